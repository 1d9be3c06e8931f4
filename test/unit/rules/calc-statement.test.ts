import { describe, expect, it } from 'vitest';
import { calcStatement } from '../../../core/rules/calc-statement.ts';
import { runRule, stated, statuses } from './invented.ts';

interface Figures {
  total?: string;
  profit?: string;
  opening?: string;
  keyEquity?: string;
  noteCash?: string;
}

/** Three small statements that tie, a key-figure table in 万元 and a note, with places for errors. */
function filing({
  total = '1,000.00',
  profit = '90.00',
  opening = '150.00',
  keyEquity = '580.00',
  noteCash = '200.00',
}: Figures): string {
  return `
第一节 主要数据
一、主要财务数据
单位：万元
项目\t2024年12月31日/2024年度\t2023年12月31日/2023年度
资产总额\t${total}\t900.00
归属于母公司所有者权益\t${keyEquity}\t520.00
营业收入\t500.00\t450.00
净利润\t75.00\t63.00
以上数据经审计。
第二节 财务报表
一、合并资产负债表
单位：万元
项目\t2024年12月31日\t2023年12月31日
货币资金\t200.00\t150.00
应收账款\t100.00\t120.00
存货\t100.00\t90.00
流动资产合计\t400.00\t360.00
固定资产\t500.00\t450.00
无形资产\t100.00\t90.00
非流动资产合计\t600.00\t540.00
资产总计\t${total}\t900.00
短期借款\t100.00\t90.00
应付账款\t200.00\t180.00
流动负债合计\t300.00\t270.00
长期借款\t100.00\t90.00
非流动负债合计\t100.00\t90.00
负债合计\t400.00\t360.00
归属于母公司所有者权益合计\t580.00\t520.00
少数股东权益\t20.00\t20.00
所有者权益合计\t600.00\t540.00
负债和所有者权益总计\t1,000.00\t900.00
二、合并利润表
单位：万元
项目\t2024年度\t2023年度
一、营业收入\t500.00\t450.00
减：营业成本\t300.00\t280.00
税金及附加\t5.00\t4.00
销售费用\t40.00\t38.00
管理费用\t50.00\t46.00
研发费用\t20.00\t18.00
财务费用\t5.00\t4.00
其中：利息费用\t6.00\t5.00
加：其他收益\t10.00\t15.00
投资收益（损失以“－”号填列）\t-\t1.00
信用减值损失（损失以“－”号填列）\t-2.00\t-1.00
二、营业利润\t88.00\t75.00
加：营业外收入\t3.00\t2.00
减：营业外支出\t1.00\t1.00
三、利润总额\t${profit}\t76.00
减：所得税费用\t15.00\t13.00
四、净利润\t75.00\t63.00
三、合并现金流量表
单位：万元
项目\t2024年度\t2023年度
经营活动现金流入小计\t520.00\t470.00
经营活动现金流出小计\t440.00\t400.00
经营活动产生的现金流量净额\t80.00\t70.00
投资活动现金流入小计\t10.00\t10.00
投资活动现金流出小计\t60.00\t50.00
投资活动产生的现金流量净额\t-50.00\t-40.00
筹资活动现金流入小计\t120.00\t100.00
筹资活动现金流出小计\t100.00\t90.00
筹资活动产生的现金流量净额\t20.00\t10.00
现金及现金等价物净增加额\t50.00\t40.00
加：期初现金及现金等价物余额\t${opening}\t110.00
期末现金及现金等价物余额\t200.00\t150.00
第三节 附注
一、货币资金
单位：万元
项目\t期末余额\t期初余额
库存现金\t1.00\t1.00
银行存款\t199.00\t149.00
合计\t${noteCash}\t150.00
以上为全部货币资金。
`;
}

describe('calc.statement', () => {
  it('passes statements, key figures and notes that tie', () => {
    const report = runRule(calcStatement, filing({}));
    expect(report.findings).toEqual([]);
    expect(statuses(report)).not.toHaveProperty('not-checkable');
    expect(report.checks.filter((check) => check.status === 'pass').length).toBeGreaterThan(30);
  });

  it('finds a key figure that differs from the statement, by item, year and scope', () => {
    const report = runRule(calcStatement, filing({ keyEquity: '680.00' }));
    expect(report.findings).toHaveLength(1);
    expect(stated(report.findings[0] as never)).toEqual(['680.00']);
    expect(report.findings[0]?.explanation.zh).toContain('580.00');
  });

  it('finds a total that is not its parts', () => {
    const report = runRule(calcStatement, filing({ total: '1,010.00' }));
    expect(report.findings.map((finding) => finding.difference)).toContain('100000');
  });

  it('finds profit that does not follow from operating profit', () => {
    const report = runRule(calcStatement, filing({ profit: '99.00' }));
    expect(new Set(report.findings.flatMap((finding) => stated(finding)))).toEqual(new Set(['99.00', '75.00']));
  });

  it('holds the opening cash to last year’s closing', () => {
    const report = runRule(calcStatement, filing({ opening: '155.00' }));
    expect(report.findings.some((finding) => finding.title.zh.includes('期初现金'))).toBe(true);
  });

  it('finds a note whose total is not the statement’s', () => {
    const report = runRule(calcStatement, filing({ noteCash: '207.00' }));
    expect(stated(report.findings[0] as never)).toEqual(['207.00']);
  });

  it('says nothing of a table about another company', () => {
    const report = runRule(
      calcStatement,
      `${filing({})}
二、重要联营企业
单位：万元
项目\t期末余额\t期初余额
流动资产\t33.00\t31.00
资产总额\t77.00\t71.00
营业收入\t12.00\t11.00
以上为联营企业的数据。
`,
    );
    expect(report.findings).toEqual([]);
  });
});
