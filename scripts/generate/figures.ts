import { r2, sum } from '../sample/data.mjs';
import { goodsOf } from './names.ts';
import type { Random } from './random.ts';

/** Three years, newest first, in 万元. */
export type Years = [number, number, number];

export const years = (of: (year: 0 | 1 | 2) => number): Years => [r2(of(0)), r2(of(1)), r2(of(2))];

/** A measure that began at about `last` in the latest year and grew by some share a year. */
function grown(random: Random, last: number, low = 0.02, high = 0.22): Years {
  const first = r2(last * (0.9 + random.unit() * 0.2));
  const before = r2(first / (1 + low + random.unit() * (high - low)));
  return [first, before, r2(before / (1 + low + random.unit() * (high - low)))];
}

export interface Product {
  name: string;
  revenue: Years;
  cost: Years;
}

export type Figures = ReturnType<typeof figuresOf>;

/** A company's statements, all of which agree: totals are computed, cash and operating cash are what is left. */
export function figuresOf(random: Random) {
  const size = 8000 + random.unit() * 60000;
  const products: Product[] = goodsOf(random, random.whole(3, 5)).map((name) => {
    const revenue = grown(random, (size / 4) * (0.5 + random.unit()));
    const rate = 0.48 + random.unit() * 0.24;
    return { name, revenue, cost: years((y) => revenue[y] * (rate + random.unit() * 0.02)) };
  });
  const revenue = years((y) => sum(products.map((product) => product.revenue[y])));
  const cost = years((y) => sum(products.map((product) => product.cost[y])));
  const share = (part: number): Years => grown(random, size * part);
  const income = incomeOf(revenue, cost, share);
  const sheet = sheetOf(random, share, income.净利润);
  const flow = flowOf(share, sheet.货币资金);
  return {
    products,
    revenue,
    cost,
    income,
    sheet,
    flow,
    ageing: ageingOf(random, sheet.应收账款),
    staff: staffOf(random),
  };
}

function incomeOf(revenue: Years, cost: Years, share: (part: number) => Years) {
  const 税金及附加 = share(0.006);
  const 销售费用 = share(0.08);
  const 管理费用 = share(0.06);
  const 研发费用 = share(0.09);
  const 财务费用 = share(0.004);
  const 其他收益 = share(0.02);
  const impaired = share(0.008);
  const 信用减值损失 = years((y) => -impaired[y]);
  const 营业外收入 = share(0.001);
  const 营业外支出 = share(0.0006);
  const 所得税费用 = share(0.011);
  const 营业利润 = years(
    (y) =>
      revenue[y] -
      cost[y] -
      税金及附加[y] -
      销售费用[y] -
      管理费用[y] -
      研发费用[y] -
      财务费用[y] +
      其他收益[y] +
      信用减值损失[y],
  );
  const 利润总额 = years((y) => 营业利润[y] + 营业外收入[y] - 营业外支出[y]);
  const 净利润 = years((y) => 利润总额[y] - 所得税费用[y]);
  return {
    税金及附加,
    销售费用,
    管理费用,
    研发费用,
    财务费用,
    其他收益,
    信用减值损失,
    营业利润,
    营业外收入,
    营业外支出,
    利润总额,
    所得税费用,
    净利润,
  };
}

function sheetOf(random: Random, share: (part: number) => Years, profit: Years) {
  const current = {
    应收票据: share(0.02),
    应收账款: share(0.24),
    预付款项: share(0.02),
    其他应收款: share(0.01),
    存货: share(0.18),
  };
  const fixed = {
    长期股权投资: share(0.03),
    固定资产: share(0.26),
    在建工程: share(0.05),
    无形资产: share(0.06),
    递延所得税资产: share(0.01),
  };
  const short = {
    短期借款: share(0.08),
    应付票据: share(0.03),
    应付账款: share(0.14),
    合同负债: share(0.05),
    应付职工薪酬: share(0.04),
    应交税费: share(0.02),
  };
  const long = { 长期借款: share(0.06), 递延收益: share(0.02) };
  const total = (list: Years[]): Years => years((y) => sum(list.map((item) => item[y])));
  const capital = random.whole(20, 90) * 100;
  const 实收资本: Years = [capital, capital, capital];
  const reserve = share(0.5)[2];
  const 资本公积: Years = [reserve, reserve, reserve];
  const first = r2(capital * 0.4);
  const 未分配利润: Years = [r2(first + profit[1] + profit[0]), r2(first + profit[1]), first];
  const 所有者权益合计 = total([实收资本, 资本公积, 未分配利润]);
  const 流动负债合计 = total(Object.values(short));
  const 非流动负债合计 = total(Object.values(long));
  const 负债合计 = total([流动负债合计, 非流动负债合计]);
  const 资产总计 = total([负债合计, 所有者权益合计]);
  const 非流动资产合计 = total(Object.values(fixed));
  const 流动资产合计 = years((y) => 资产总计[y] - 非流动资产合计[y]);
  const 货币资金 = years((y) => 流动资产合计[y] - sum(Object.values(current).map((item) => item[y])));
  return {
    货币资金,
    ...current,
    流动资产合计,
    ...fixed,
    非流动资产合计,
    资产总计,
    ...short,
    流动负债合计,
    ...long,
    非流动负债合计,
    负债合计,
    实收资本,
    资本公积,
    未分配利润,
    所有者权益合计,
  };
}

function flowOf(share: (part: number) => Years, cash: Years) {
  const 期初余额: Years = [cash[1], cash[2], r2(cash[2] * 0.93)];
  const 净增加额 = years((y) => cash[y] - 期初余额[y]);
  const 收回投资 = share(0.2);
  const 投资收益 = share(0.004);
  const 购建支付 = share(0.08);
  const 投资支付 = share(0.18);
  const 投资流入 = years((y) => 收回投资[y] + 投资收益[y]);
  const 投资流出 = years((y) => 购建支付[y] + 投资支付[y]);
  const 投资净额 = years((y) => 投资流入[y] - 投资流出[y]);
  const 取得借款 = share(0.1);
  const 偿还债务 = share(0.09);
  const 偿付利息 = share(0.006);
  const 筹资流出 = years((y) => 偿还债务[y] + 偿付利息[y]);
  const 筹资净额 = years((y) => 取得借款[y] - 筹资流出[y]);
  const 经营净额 = years((y) => 净增加额[y] - 投资净额[y] - 筹资净额[y]);
  const 购买支付 = share(0.5);
  const 职工支付 = share(0.2);
  const 税费支付 = share(0.04);
  const 经营流出 = years((y) => 购买支付[y] + 职工支付[y] + 税费支付[y]);
  const 经营流入 = years((y) => 经营流出[y] + 经营净额[y]);
  return {
    经营流入,
    购买支付,
    职工支付,
    税费支付,
    经营流出,
    经营净额,
    收回投资,
    投资收益,
    投资流入,
    购建支付,
    投资支付,
    投资流出,
    投资净额,
    取得借款,
    偿还债务,
    偿付利息,
    筹资流出,
    筹资净额,
    净增加额,
    期初余额,
  };
}

const bands: [string, number, number][] = [
  ['1年以内（含1年）', 0.7, 0.05],
  ['1至2年', 0.16, 0.1],
  ['2至3年', 0.08, 0.3],
  ['3至4年', 0.04, 0.5],
  ['4年以上', 0.02, 1],
];

/** The balance's ageing in the last two years, each band net of its provision; the nearest band takes what is left. */
function ageingOf(random: Random, net: Years) {
  const year = (y: 0 | 1) => {
    const older = bands.slice(1).map(([, part, rate]) => {
      const gross = r2(net[y] * part * (0.8 + random.unit() * 0.4));
      return { gross, provision: r2(gross * rate) };
    });
    const left = r2(net[y] - sum(older.map(({ gross, provision }) => gross - provision)));
    const gross = r2(left / 0.95);
    return [{ gross, provision: r2(gross - left) }, ...older];
  };
  const [now, before] = [year(0), year(1)];
  return bands.map(([band], at) => ({ band, now: now[at] as (typeof now)[0], before: before[at] as (typeof now)[0] }));
}

function staffOf(random: Random): { kind: string; count: number }[] {
  return ['研发人员', '销售人员', '生产人员', '技术服务人员', '管理及行政人员'].map((kind) => ({
    kind,
    count: random.whole(18, 240),
  }));
}
