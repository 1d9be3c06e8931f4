import { describe, expect, it } from 'vitest';
import { dateOrder } from '../../../core/rules/date-order.ts';
import { runRule, stated, statuses } from './invented.ts';

const filing = (sentence: string): string => `
第一节 募投项目
一、项目实施进度
${sentence}
以上为实施进度。
`;

describe('date.order', () => {
  it('passes steps in their order', () => {
    const report = runRule(dateOrder, filing('技术预研于2023年3月启动，并于2023年11月通过技术委员会的评审。'));
    expect(statuses(report)).toEqual({ pass: 1 });
  });

  it('finds a second step that lies before the first', () => {
    const report = runRule(dateOrder, filing('技术预研于2024年3月启动，并于2023年11月通过技术委员会的评审。'));
    expect(stated(report.findings[0] as never)).toEqual(['2023年11月']);
    expect(report.findings[0]?.explanation.zh).toContain('2024年3月');
    expect(report.findings[0]?.explanation.en).toContain('2023年11月');
  });

  it('finds a span that ends before it begins', () => {
    const report = runRule(dateOrder, filing('租赁期限为2024年5月1日至2023年4月30日。'));
    expect(report.findings).toHaveLength(1);
  });

  it('finds a row of a table whose last day lies before its first', () => {
    const report = runRule(
      dateOrder,
      filing(`姓名\t职务\t任期起始日期\t任期终止日期
甲\t董事\t2023年5月18日\t2026年5月17日
乙\t董事\t2023年5月18日\t2021年5月17日`),
    );
    expect(statuses(report)).toEqual({ pass: 1, fail: 1 });
  });

  it('leaves dates alone that are told in another order without a claim', () => {
    const report = runRule(dateOrder, filing('公司于2024年3月签订合同，该项目系2023年11月通过评审的项目。'));
    expect(report.findings).toEqual([]);
  });
});
