import { describe, expect, it } from 'vitest';
import { nameVariant } from '../../../core/rules/name-variant.ts';
import { tableShare } from '../../../core/rules/table-share.ts';
import { check, marked } from '../check/filing.ts';

const body = (...lines: string[]): string => `第一节 概览\n一、基本情况\n${lines.join('\n')}\n`;

describe('lists that run alike', () => {
  it('finds an item that differs by a character between the same neighbours', async () => {
    const report = await check(
      body('通过安全防范、监管执法、监测预警、联合调度实现融合。', '系统分为安全防范、监督执法、监测预警三个平台。'),
      nameVariant,
    );
    expect(report.findings.map((one) => marked(one).sort())).toEqual([['监督执法', '监管执法']]);
  });

  it('finds an item that the same list lacks in two places', async () => {
    const list = (more: string): string =>
      `对象包括基金管理公司、证券公司、信托投资公司、财务公司、${more}保险机构投资者、境外机构投资者等。`;
    const report = await check(body(list(''), list('资产管理公司、'), list('')), nameVariant);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['资产管理公司']);
  });

  it('leaves other words and other lists alone', async () => {
    const report = await check(
      body(
        '包括东部地区、一号项目组、西部地区、南部。',
        '包括东部地区、二号项目组、西部地区、南部。',
        '包括东部地区、质量管理部、西部地区。',
      ),
      nameVariant,
    );
    expect(report.findings).toEqual([]);
  });
});

describe('a percent sign in a column that has it in its heading', () => {
  const table = (last: string): string =>
    `序号\t股东名称\t持股比例（%）\n1\t甲公司\t40.00\n2\t乙公司\t30.00\n3\t丙公司\t10.00\n合计\t\t${last}`;

  it('finds the one figure that has it', async () => {
    const report = await check(body(table('80.00%')), tableShare);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['80.00%']);
    expect((await check(body(table('80.00')), tableShare)).findings).toEqual([]);
  });
});
