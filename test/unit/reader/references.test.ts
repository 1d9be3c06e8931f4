import { describe, expect, it } from 'vitest';
import type { Section } from '../../../core/model/filing.ts';
import { readReferences } from '../../../core/reader/references.ts';
import { numbered, paragraph, section, table, tableBlock } from './build.ts';

const sections: Section[] = [
  section('S1', '第一节', '发行人基本情况', 0, 0),
  section('S1.1', '一、', '股权结构', 1, 1),
  section('S1.1.1', '（一）', '前十名股东', 2, 2),
  section('S2', '第二节', '业务和技术', 3, 3),
  section('S2.1', '一、', '主营业务', 4, 4),
  section('S2.1.1', '（一）', '主要产品', 5, 5),
  section('S2.2', '二、', '行业情况', 6, 6),
  section('S2.2.1', '（一）', '主要产品', 7, 7),
];

/** References in a text that stands in 第二节 二、. */
function targets(text: string): [string, string | null][] {
  return readReferences(numbered([paragraph(text, { section: 6 })]), sections, []).map((reference) => [
    reference.text,
    reference.section === null ? null : (sections[reference.section]?.id ?? null),
  ]);
}

describe('references', () => {
  it.each([
    ['参见本募集说明书“第二节 业务和技术”之“一、主营业务”。', 'S2.1'],
    ['详见本招股说明书“第二节 业务和技术/二、行业情况/（一）主要产品”。', 'S2.2.1'],
    ['请参阅本节之“一、（一）主要产品”。', 'S2.1.1'],
    ['具体参见本节“二、行业情况”之“（一）主要产品”。', 'S2.2.1'],
    ['详见第一节“发行人基本情况”。', 'S1'],
    ['详见第一节之一、股权结构。', 'S1.1'],
    ['参见“第二节 业务与技术”之“二、行业情况”。', 'S2.2'],
    ['参见本节之“三、关联交易”。', null],
    ['参见“第九节 募集资金运用”。', null],
    ['详见《审计报告》之“一、主营业务”。', null],
  ])('%s', (text, id) => {
    expect(targets(text).map(([, target]) => target)).toEqual([id]);
  });

  it.each([
    [
      '公司在本报告“第二节业务和技术”之“一、主营业务”中描述了风险。',
      '本报告“第二节业务和技术”之“一、主营业务”',
      'S2.1',
    ],
    ['有权按照“第二节 业务和技术”章节之“二、行业情况”的约定行事。', '“第二节 业务和技术”章节之“二、行业情况”', 'S2.2'],
    ['请阅读本招股意向书中“第一节 发行人基本情况”全文。', '本招股意向书中“第一节 发行人基本情况”', 'S1'],
    ['本节“二、行业情况”已作披露。', '本节“二、行业情况”', 'S2.2'],
  ])('need no 参见 where a part is quoted: %s', (text, printed, id) => {
    expect(targets(text)).toEqual([[printed, id]]);
  });

  it('are none where another document is quoted or nothing bears the title', () => {
    expect(targets('《公司章程》“第一节 发行人基本情况”另有规定，“第九节 附则”亦同。')).toEqual([]);
  });

  it('hold the words as printed, and where they stand', () => {
    const [reference] = readReferences(
      numbered([paragraph('具体内容详见本节之“二、行业情况”。', { section: 4 })]),
      sections,
      [],
    );
    expect(reference?.text).toBe('具体内容详见本节之“二、行业情况”');
    expect(reference?.place).toEqual({ in: 'block', block: 0, start: 0, end: 17 });
  });

  it('take apart what 和 joins', () => {
    expect(targets('参见“第二节 业务和技术”之“一、主营业务”和“二、行业情况”。')).toEqual([
      ['参见“第二节 业务和技术”之“一、主营业务”', 'S2.1'],
      ['“二、行业情况”', 'S2.2'],
    ]);
  });

  it('lead to the table that follows 详见下表', () => {
    const blocks = numbered([
      paragraph('使用情况详见下表：'),
      paragraph('单位：万元', { kind: 'caption' }),
      tableBlock(0),
    ]);
    expect(readReferences(blocks, [], [table([['项目', '金额']])])).toMatchObject([{ section: null, table: 0 }]);
  });

  it('lead from 附注 into the notes of an annual report, an unquoted title cut short allowed', () => {
    const report: Section[] = [
      section('S1', '第一节', '公司治理', 0, 0),
      section('S1.1', '一、', '治理结构', 1, 1),
      section('S2', '第二节', '财务报告', 2, 2),
      section('S2.1', '一、', '审计报告', 3, 3),
      section('S2.2', '二、', '在其他主体中的权益', 4, 4),
      section('S2.2.1', '1、', '在子公司中的权益', 5, 5),
    ];
    const led = (text: string) =>
      readReferences(numbered([paragraph(text, { section: 1 })]), report, []).map((one) => one.section);
    expect(led('详见附注二、在其他主体中的权益。')).toEqual([4]);
    expect(led('详见财务报表附注“二、在其他主体中的权益”之“1、在子公司中的权益”。')).toEqual([5]);
    expect(led('详见附注三、租赁。')).toEqual([null]);
  });

  it('are not seen in 意见, 可见, 常见', () => {
    expect(targets('独立意见第一项。由此可见本公司经营稳定。较常见“甲”现象。审核意见：第二节。')).toEqual([]);
  });
});
