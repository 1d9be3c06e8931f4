import type { StatementKind } from './statements.ts';

/** A relation between line items of one column: `target` = the sum of the parts. */
export interface Tie {
  kind: StatementKind;
  target: string;
  plus: readonly string[];
  minus: readonly string[];
  /** Items that count as nil where the statement has no such row. */
  optional: readonly string[];
}

const tie = (
  kind: StatementKind,
  target: string,
  plus: readonly string[],
  minus: readonly string[] = [],
  optional: readonly string[] = [],
): Tie => ({ kind, target, plus, minus, optional });

/** What holds within each statement by the forms of 财会〔2019〕6 号 and its predecessors. */
export const ties: readonly Tie[] = [
  tie('balance', '资产总计', ['流动资产合计', '非流动资产合计']),
  tie('balance', '负债合计', ['流动负债合计', '非流动负债合计']),
  tie('balance', '资产总计', ['负债合计', '所有者权益合计']),
  tie('balance', '负债和权益总计', ['负债合计', '所有者权益合计']),
  tie('balance', '资产总计', ['负债和权益总计']),
  tie('balance', '所有者权益合计', ['归母权益', '少数股东权益']),
  tie('income', '利润总额', ['营业利润', '营业外收入'], ['营业外支出']),
  tie('income', '净利润', ['利润总额'], ['所得税费用']),
  tie('income', '净利润', ['归母净利润', '少数股东损益']),
  tie('income', '净利润', ['持续经营净利润', '终止经营净利润'], [], ['终止经营净利润']),
  tie('income', '综合收益总额', ['净利润', '其他综合收益的税后净额']),
  tie('cash', '经营现金净额', ['经营流入'], ['经营流出']),
  tie('cash', '投资现金净额', ['投资流入'], ['投资流出']),
  tie('cash', '筹资现金净额', ['筹资流入'], ['筹资流出']),
  tie('cash', '现金净增加额', ['经营现金净额', '投资现金净额', '筹资现金净额', '汇率影响'], [], ['汇率影响']),
  tie('cash', '期末现金', ['期初现金', '现金净增加额']),
];

/** Costs taken off the revenue on the way to 营业利润, and gains added; a gain stands with its own sign. */
export const costs = [
  '营业成本',
  '利息支出',
  '手续费及佣金支出',
  '税金及附加',
  '销售费用',
  '管理费用',
  '研发费用',
  '财务费用',
] as const;
export const gains = [
  '其他收益',
  '投资收益',
  '汇兑收益',
  '净敞口套期收益',
  '公允价值变动收益',
  '信用减值损失',
  '资产减值损失',
  '资产处置收益',
] as const;
