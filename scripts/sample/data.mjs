// The fictional issuer's figures. Amounts in 万元; arrays run 2024, 2023, 2022 (newest first, as the tables print them).
// Everything that follows from other figures is computed here, so that the clean text agrees with itself.

/** Rounds half up to two decimals, on the printed value (万元 to the hundredth). */
export const r2 = (x) => {
  const y = Math.round((Math.abs(x) + 1e-9) * 100) / 100;
  return x < 0 ? 0 - y : y;
};
export const sum = (list) => r2(list.reduce((a, b) => a + b, 0));
const by = (fn) => [0, 1, 2].map((i) => r2(fn(i)));

/** 1234.5 → 1,234.50; a negative number takes a minus; nil is “-”. */
export function f(x, digits = 2) {
  if (x === null) return '-';
  const [whole, part] = Math.abs(x).toFixed(digits).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? `.${part}` : '');
  return x < 0 ? `-${text}` : text;
}
export const n = (x) => f(x, 0);
export const pct = (a, b, digits = 2) =>
  `${f(r2((a / b) * 10 ** 2 * 10 ** (digits - 2)) / 10 ** (digits - 2), digits)}%`;
/** Growth of `now` over `before`, in percent. */
export const grow = (now, before) => pct(now - before, Math.abs(before));
export const cagr = (last, first, years) => `${f(r2(((last / first) ** (1 / years) - 1) * 100))}%`;
export const cells = (list, format = f) => list.map((x) => format(x)).join(' | ');

// ---------------------------------------------------------------- income
export const products = [
  { name: '视图平台软件', revenue: [27415.86, 21873.5, 18246.35], cost: [6853.97, 5359.01, 4379.12] },
  { name: '行业解决方案', revenue: [41267.94, 36402.18, 32518.72], cost: [28062.2, 25117.5, 22763.1] },
  { name: '智能视觉终端', revenue: [15328.45, 13956.27, 12084.16], cost: [11036.48, 10187.21, 8942.28] },
  { name: '技术服务', revenue: [9806.12, 7948.63, 6327.4], cost: [5197.24, 4371.75, 3543.34] },
];
export const product = Object.fromEntries(products.map((p) => [p.name, p]));
export const mainRevenue = by((i) => sum(products.map((p) => p.revenue[i])));
export const mainCost = by((i) => sum(products.map((p) => p.cost[i])));
export const mainProfit = by((i) => mainRevenue[i] - mainCost[i]);
export const otherRevenue = [531.28, 486.71, 412.35];
export const otherCost = [318.46, 297.83, 251.62];
export const revenue = by((i) => mainRevenue[i] + otherRevenue[i]);
export const cost = by((i) => mainCost[i] + otherCost[i]);

export const rd = {
  职工薪酬: [10684.35, 9046.72, 7918.26],
  折旧与摊销: [1846.27, 1623.48, 1352.94],
  直接材料: [942.16, 876.35, 718.43],
  委托开发费: [1215.4, 978.62, 806.37],
  其他: [788.64, 693.39, 606.37],
};
export const rdTotal = by((i) => sum(Object.values(rd).map((v) => v[i])));

export const finance = {
  利息费用: [618.42, 574.88, 496.31],
  利息收入: [412.57, 386.24, 351.69],
  fee: [38.26, 33.17, 29.85],
};
const IS = {
  税金及附加: [512.36, 448.12, 391.57],
  销售费用: [9826.41, 8654.37, 7612.85],
  管理费用: [6948.23, 6315.74, 5782.66],
  研发费用: rdTotal,
  财务费用: by((i) => finance.利息费用[i] - finance.利息收入[i] + finance.fee[i]),
  其他收益: [2846.55, 2513.42, 2187.94],
  投资收益: [312.47, -86.35, 214.6],
  信用减值损失: [-1865.23, -1412.68, -1106.45],
  资产减值损失: [-386.72, -298.41, -264.13],
  资产处置收益: [12.46, -3.28, null],
  营业外收入: [86.35, 64.27, 52.18],
  营业外支出: [41.26, 38.95, 27.64],
  所得税费用: [968.34, 742.15, 655.28],
  少数股东损益: [-126.48, -84.36, 35.72],
};
IS.营业总成本 = by(
  (i) => cost[i] + IS.税金及附加[i] + IS.销售费用[i] + IS.管理费用[i] + IS.研发费用[i] + IS.财务费用[i],
);
IS.营业利润 = by(
  (i) =>
    revenue[i] -
    IS.营业总成本[i] +
    IS.其他收益[i] +
    IS.投资收益[i] +
    IS.信用减值损失[i] +
    IS.资产减值损失[i] +
    (IS.资产处置收益[i] ?? 0),
);
IS.利润总额 = by((i) => IS.营业利润[i] + IS.营业外收入[i] - IS.营业外支出[i]);
IS.净利润 = by((i) => IS.利润总额[i] - IS.所得税费用[i]);
IS.归母净利润 = by((i) => IS.净利润[i] - IS.少数股东损益[i]);
export const nonRecurring = by((i) => [1862.37, 1548.26, 1437.15][i]);
IS.扣非净利润 = by((i) => IS.归母净利润[i] - nonRecurring[i]);

export { IS };

// ---------------------------------------------------------------- receivables
export const ageBands = ['1年以内（含1年）', '1至2年', '2至3年', '3至4年', '4至5年', '5年以上'];
export const ageRates = [0.05, 0.1, 0.3, 0.5, 0.8, 1];
export const ageBalance = [
  [24186.52, 20547.38, 17862.94],
  [7624.35, 6218.46, 5037.21],
  [2948.17, 2136.72, 1684.35],
  [1126.4, 864.15, 512.6],
  [468.25, 286.34, 163.28],
  [215.63, 124.5, 86.42],
];
export const ageProvision = ageBalance.map((row, k) => row.map((x) => r2(x * ageRates[k])));
export const arBalance = by((i) => sum(ageBalance.map((row) => row[i])));
export const arProvision = by((i) => sum(ageProvision.map((row) => row[i])));
export const arNet = by((i) => arBalance[i] - arProvision[i]);

// ---------------------------------------------------------------- inventories
export const stock = [
  { name: '原材料', gross: [3246.18, 2984.52, 2637.4], loss: [186.42, 152.37, 124.85] },
  { name: '在产品', gross: [1184.36, 1026.75, 948.62], loss: [0, 0, 0] },
  { name: '库存商品', gross: [4527.93, 4106.38, 3715.24], loss: [268.15, 217.46, 183.29] },
  { name: '合同履约成本', gross: [8362.71, 7245.19, 6482.35], loss: [124.57, 96.38, 72.14] },
  { name: '发出商品', gross: [1638.42, 1493.26, 1286.57], loss: [0, 0, 0] },
];
export const stockGross = by((i) => sum(stock.map((s) => s.gross[i])));
export const stockLoss = by((i) => sum(stock.map((s) => s.loss[i])));
export const stockNet = by((i) => stockGross[i] - stockLoss[i]);

// ---------------------------------------------------------------- fixed assets, roll-forward of 2024
export const assetKinds = ['房屋及建筑物', '机器设备', '电子设备', '运输设备', '办公设备'];
export const asset = {
  open: [18642.35, 6428.17, 5236.84, 418.62, 846.25],
  buy: [0, 1264.38, 1487.92, 62.4, 113.76],
  build: [2846.5, 412.75, 0, 0, 0],
  sell: [0, 186.24, 342.16, 48.35, 27.43],
  depOpen: [3527.46, 2318.64, 2846.37, 236.18, 412.59],
  depAdd: [912.38, 684.27, 1026.45, 58.36, 132.74],
  depSell: [0, 158.3, 318.62, 45.93, 24.16],
};
asset.close = assetKinds.map((_, k) => r2(asset.open[k] + asset.buy[k] + asset.build[k] - asset.sell[k]));
asset.depClose = assetKinds.map((_, k) => r2(asset.depOpen[k] + asset.depAdd[k] - asset.depSell[k]));
asset.netClose = assetKinds.map((_, k) => r2(asset.close[k] - asset.depClose[k]));
asset.netOpen = assetKinds.map((_, k) => r2(asset.open[k] - asset.depOpen[k]));
export const withTotal = (list) => [...list, sum(list)];
export const nil = (x) => (x === 0 ? '-' : f(x));

// ---------------------------------------------------------------- balance sheet
export const dividend = { perTen: [1.2, 1.0, 0.8], paid: [2952, 2460, 1968] };
const surplusAdded = [1024.36, 812.45, 748.12];
const BS = {
  交易性金融资产: [12000, 15000, 8000],
  应收票据: [1246.38, 1087.52, 964.15],
  应收账款: arNet,
  预付款项: [1864.27, 1592.36, 1318.74],
  其他应收款: [926.45, 864.18, 792.36],
  存货: stockNet,
  合同资产: [4318.62, 3726.45, 3184.27],
  其他流动资产: [738.16, 682.47, 594.38],
  长期股权投资: [2486.35, 2173.88, 2260.23],
  固定资产: [sum(asset.netClose), sum(asset.netOpen), 21463.72],
  在建工程: [6248.37, 5426.18, 3185.64],
  使用权资产: [1824.63, 2136.48, 2418.25],
  无形资产: [5162.48, 4836.27, 4527.93],
  长期待摊费用: [486.25, 542.18, 617.34],
  递延所得税资产: [1628.47, 1364.25, 1126.38],
  其他非流动资产: [812.46, 685.32, 524.17],
  短期借款: [9600, 8800, 7500],
  应付票据: [2486.37, 2164.25, 1938.46],
  应付账款: [14826.53, 13248.76, 11964.28],
  合同负债: [5738.46, 5126.38, 4582.17],
  应付职工薪酬: [4286.17, 3748.62, 3316.45],
  应交税费: [1642.38, 1428.57, 1236.94],
  其他应付款: [1184.26, 1046.38, 968.52],
  一年内到期的非流动负债: [1562.48, 1386.24, 1148.37],
  其他流动负债: [746.18, 668.42, 594.27],
  长期借款: [4000, 4800, 5200],
  租赁负债: [1236.45, 1548.27, 1824.36],
  递延收益: [2164.38, 1946.25, 1728.46],
  递延所得税负债: [186.42, 214.37, 162.58],
  股本: [24600, 24600, 24600],
  少数股东权益: [1486.27, 1612.75, 1697.11],
};
const reserve0 = 96842.17;
BS.资本公积 = [r2(reserve0 + 1024.6 + 986.35), r2(reserve0 + 1024.6), reserve0];
BS.盈余公积 = [r2(2846.35 + surplusAdded[1] + surplusAdded[0]), r2(2846.35 + surplusAdded[1]), 2846.35];
const retained0 = 14826.53;
const retained1 = r2(retained0 + IS.归母净利润[1] - surplusAdded[1] - dividend.paid[1]);
BS.未分配利润 = [r2(retained1 + IS.归母净利润[0] - surplusAdded[0] - dividend.paid[0]), retained1, retained0];
const currentOther = [
  '交易性金融资产',
  '应收票据',
  '应收账款',
  '预付款项',
  '其他应收款',
  '存货',
  '合同资产',
  '其他流动资产',
];
const fixed = [
  '长期股权投资',
  '固定资产',
  '在建工程',
  '使用权资产',
  '无形资产',
  '长期待摊费用',
  '递延所得税资产',
  '其他非流动资产',
];
const short = [
  '短期借款',
  '应付票据',
  '应付账款',
  '合同负债',
  '应付职工薪酬',
  '应交税费',
  '其他应付款',
  '一年内到期的非流动负债',
  '其他流动负债',
];
const long = ['长期借款', '租赁负债', '递延收益', '递延所得税负债'];
const total = (names) => by((i) => sum(names.map((name) => BS[name][i])));
BS.流动负债合计 = total(short);
BS.非流动负债合计 = total(long);
BS.负债合计 = by((i) => BS.流动负债合计[i] + BS.非流动负债合计[i]);
BS.归母权益 = total(['股本', '资本公积', '盈余公积', '未分配利润']);
BS.权益合计 = by((i) => BS.归母权益[i] + BS.少数股东权益[i]);
BS.资产总计 = by((i) => BS.负债合计[i] + BS.权益合计[i]);
BS.非流动资产合计 = total(fixed);
BS.流动资产合计 = by((i) => BS.资产总计[i] - BS.非流动资产合计[i]);
BS.货币资金 = by((i) => BS.流动资产合计[i] - sum(currentOther.map((name) => BS[name][i])));

export { BS };

// ---------------------------------------------------------------- cash flow
export const restricted = [812.46, 745.3, 688.15];
export const cashClose = by((i) => BS.货币资金[i] - restricted[i]);
export const cashOpen = [cashClose[1], cashClose[2], 88652.47];
const CF = {
  销售收现: [98436.27, 84562.38, 72846.15],
  税费返还: [1624.35, 1486.27, 1247.53],
  其他经营收: [3286.42, 2918.64, 2546.37],
  付职工: [28642.38, 25418.63, 22364.57],
  付税费: [4826.37, 4218.46, 3764.28],
  其他经营付: [10246.85, 9184.37, 8426.19],
  收回投资: [48000, 30000, 26000],
  投资收现: [386.25, 214.36, 264.18],
  处置收现: [42.18, 18.64, 12.35],
  购建付现: [6486.37, 7248.62, 5826.43],
  投资付现: [45000, 37000, 24000],
  借款收: [11200, 10400, 9600],
  其他筹资收: [0, 0, 420],
  还债: [10825.4, 9200, 8100],
  分利: [3548.27, 3016.45, 2452.38],
  其他筹资付: [986.42, 924.37, 876.15],
  汇率: [12.46, -8.35, 16.27],
};
CF.净增加 = by((i) => cashClose[i] - cashOpen[i]);
CF.经营流入 = by((i) => CF.销售收现[i] + CF.税费返还[i] + CF.其他经营收[i]);
CF.投资流入 = by((i) => CF.收回投资[i] + CF.投资收现[i] + CF.处置收现[i]);
CF.投资流出 = by((i) => CF.购建付现[i] + CF.投资付现[i]);
CF.投资净额 = by((i) => CF.投资流入[i] - CF.投资流出[i]);
CF.筹资流入 = by((i) => CF.借款收[i] + CF.其他筹资收[i]);
CF.筹资流出 = by((i) => CF.还债[i] + CF.分利[i] + CF.其他筹资付[i]);
CF.筹资净额 = by((i) => CF.筹资流入[i] - CF.筹资流出[i]);
CF.经营净额 = by((i) => CF.净增加[i] - CF.投资净额[i] - CF.筹资净额[i] - CF.汇率[i]);
CF.经营流出 = by((i) => CF.经营流入[i] - CF.经营净额[i]);
CF.购买付现 = by((i) => CF.经营流出[i] - CF.付职工[i] - CF.付税费[i] - CF.其他经营付[i]);

export { CF };
export const interestPaid = CF.分利.map((x, i) => r2(x - dividend.paid[i]));

/** One row of a statement: its name, then three years. */
export const row = (label, list, format = f) => `${label} | ${cells(list, format)}`;

// ---------------------------------------------------------------- share capital
export const shares = 246000000;
export const holders = [
  ['顾行舟', '境内自然人', 46740000],
  ['澜州岫远企业管理合伙企业（有限合伙）', '境内非国有法人', 24600000],
  ['沈知白', '境内自然人', 17220000],
  ['澜江产业投资基金（有限合伙）', '其他', 14760000],
  ['云泽市国有资本投资运营有限公司', '国有法人', 9840000],
  ['韩映川', '境内自然人', 7380000],
  ['岱岳鼎新创业投资有限公司', '境内非国有法人', 4920000],
  ['望舒成长混合型证券投资基金', '其他', 3690000],
  ['叶既白', '境内自然人', 2460000],
  ['青梧养老金产品', '其他', 1968000],
];
export const holderTotal = holders.reduce((a, h) => a + h[2], 0);

// ---------------------------------------------------------------- customers and suppliers, 2024 and 2023
export const customers = [
  [
    ['澜州市轨道交通运营有限公司', 8642.35],
    ['云泽市城市运行管理中心', 6927.48],
    ['东屿机场集团有限公司', 5318.64],
    ['澜江水务集团有限公司', 4286.17],
    ['北屿港务集团有限公司', 3574.92],
  ],
  [
    ['澜州市轨道交通运营有限公司', 7156.28],
    ['东屿机场集团有限公司', 5842.36],
    ['云泽市城市运行管理中心', 4937.15],
    ['南浦高速公路集团有限公司', 3826.74],
    ['北屿港务集团有限公司', 3148.57],
  ],
];
export const suppliers = [
  ['澜州芯屿半导体有限公司', '智能芯片', 5826.37],
  ['沐光光学科技有限公司', '镜头模组', 4318.62],
  ['云泽智造电子有限公司', '代工服务', 3742.85],
  ['恒屿服务器有限公司', '服务器', 2964.18],
  ['松壑系统集成有限公司', '工程施工', 2387.54],
];
export const purchases = 41862.75;

// ---------------------------------------------------------------- staff
export const staff = { 研发人员: 612, 销售人员: 238, 技术服务人员: 316, 生产人员: 184, 管理及行政人员: 126 };
export const staffTotal = Object.values(staff).reduce((a, b) => a + b, 0);
export const degrees = { 博士研究生: 38, 硕士研究生: 427, 大学本科: 762, 大专及以下: staffTotal - 38 - 427 - 762 };

// ---------------------------------------------------------------- this issue
export const projects = [
  { name: '云杉视图平台升级及行业大模型研发项目', short: '平台升级项目', invest: 32450, raise: 30000 },
  { name: '智能视觉终端产业化项目', short: '终端产业化项目', invest: 18620, raise: 16600 },
  { name: '补充流动资金', short: '补充流动资金', invest: 12000, raise: 12000 },
];
export const investTotal = sum(projects.map((p) => p.invest));
export const raiseTotal = sum(projects.map((p) => p.raise));
/** Cost lines of the first project by year of building (T+1, T+2, T+3) and what of it is capital expenditure. */
export const platform = [
  ['场地装修费', [1260, 420, 0]],
  ['软硬件设备购置', [5842.5, 4617.35, 1248.15]],
  ['研发人员薪酬', [3926.4, 4875.6, 4418]],
  ['算力租赁及数据费', [1184.25, 1426.5, 1386.25]],
  ['其他研发费用', [348.6, 412.75, 368.65]],
  ['预备费', [0, 0, 715]],
];
export const platformYear = [0, 1, 2].map((y) => sum(platform.map((p) => p[1][y])));
export const terminal = [
  ['建筑工程费', 4286.5],
  ['设备购置及安装费', 9748.36],
  ['工程建设其他费用', 1127.64],
  ['基本预备费', 758.12],
  ['铺底流动资金', 2699.38],
];
export const terminalTotal = sum(terminal.map((t) => t[1]));

// ---------------------------------------------------------------- the last issue (IPO, 2021)
export const ipo = { shares: 6150, price: 15.28, fee: 8416.35 };
ipo.gross = r2(ipo.shares * ipo.price);
ipo.net = r2(ipo.gross - ipo.fee);
export const used = [
  ['视图平台研发及产业化项目', 36248, 36248, 35162.47, '2024年6月'],
  ['研发中心建设项目', 18426.35, 18426.35, 16738.92, '2024年12月'],
  ['营销与服务网络建设项目', 8624.5, 8624.5, 7915.36, '2023年12月'],
  ['补充流动资金', 22256.8, 22256.8, 22256.8, '不适用'],
];
export const usedTotal = [1, 2, 3].map((c) => sum(used.map((u) => u[c])));
export const ipoInterest = 1846.37;
export const ipoLeft = r2(ipo.net - usedTotal[2] + ipoInterest);

// ---------------------------------------------------------------- phrases
/** Three years in running text run oldest first: “a万元、b万元和c万元”. */
export const three = (list, unit = '万元') => oldest(list.map((x) => `${f(x)}${unit}`));
export const oldest = (texts) => `${texts[2]}、${texts[1]}和${texts[0]}`;
export const margin = (r, c) => [0, 1, 2].map((i) => pct(r[i] - c[i], r[i]));
export const share = (a, b) => [0, 1, 2].map((i) => pct(a[i], b[i]));
export const growth = (list) => [grow(list[0], list[1]), grow(list[1], list[2])];
export const gm = (name) => margin(product[name].revenue, product[name].cost);
export const eps = IS.归母净利润.map((x) => r2(x / BS.股本[0]));
export const ratios = {
  流动比率: by((i) => BS.流动资产合计[i] / BS.流动负债合计[i]),
  速动比率: by((i) => (BS.流动资产合计[i] - BS.存货[i]) / BS.流动负债合计[i]),
  资产负债率: share(BS.负债合计, BS.资产总计),
  每股净资产: by((i) => BS.归母权益[i] / BS.股本[i]),
  每股经营现金流: by((i) => CF.经营净额[i] / BS.股本[i]),
};
const arBefore = 21486.35;
const stockBefore = 13264.72;
ratios.应收账款周转率 = by((i) => revenue[i] / ((arBalance[i] + [arBalance[1], arBalance[2], arBefore][i]) / 2));
ratios.存货周转率 = by((i) => cost[i] / ((stockGross[i] + [stockGross[1], stockGross[2], stockBefore][i]) / 2));
/** Provision for receivables in 2024 and 2023: opening, charged, written off, closing. */
export const writtenOff = [126.35, 84.17];
export const provisionMove = [0, 1].map((i) => [
  arProvision[i + 1],
  r2(arProvision[i] - arProvision[i + 1] + writtenOff[i]),
  writtenOff[i],
  arProvision[i],
]);

// ---------------------------------------------------------------- notes to the statements
export const regions = { 江左省内: [42186.35, 36824.17, 32418.96], 境外: [486.27, 312.64, 0] };
regions.江左省外 = by((i) => mainRevenue[i] - regions.江左省内[i] - regions.境外[i]);
export const costKinds = {
  直接材料: [26384.52, 23416.38, 20847.15],
  直接人工: [9862.47, 8476.53, 7314.26],
  其他费用: [3186.24, 2748.35, 2416.28],
};
costKinds.外协及施工费 = by((i) => mainCost[i] - costKinds.直接材料[i] - costKinds.直接人工[i] - costKinds.其他费用[i]);
const nonTrading = by((i) => IS.营业外收入[i] - IS.营业外支出[i]);
export const unusual = {
  disposal: IS.资产处置收益,
  wealth: [224.18, 206.37, 194.52],
  other: nonTrading,
  tax: [328.65, 273.22, 253.61],
  minority: [18.42, 12.36, 9.85],
};
unusual.grant = by(
  (i) =>
    nonRecurring[i] +
    unusual.tax[i] +
    unusual.minority[i] -
    unusual.wealth[i] -
    unusual.other[i] -
    (unusual.disposal[i] ?? 0),
);
/** A negative amount in parentheses. */
export const paren = (x) => (x !== null && x < 0 ? `(${f(-x)})` : f(x));
export const building = { 研发办公楼二期: [3846.25, 2462.18, 2846.5], 终端装配线改造: [846.37, 528.64, 412.75] };
const builtElse = [r2(BS.在建工程[1] - 3846.25 - 846.37), 0, 0];
builtElse[1] = r2(BS.在建工程[0] - (3846.25 + 2462.18 - 2846.5) - (846.37 + 528.64 - 412.75) - builtElse[0]);
building.其他零星工程 = builtElse;
export const intangible = [
  ['土地使用权', 3642.58, 486.35],
  ['软件使用权', 2184.36, 1026.48],
];
intangible.push(['专利及非专利技术', r2(BS.无形资产[0] + 643.27 - 3156.23 - 1157.88), 643.27]);
export const loans = { 信用借款: [7600, 6900, 6000], 保证借款: [2000, 1900, 1500] };
export const debtors = [
  ['澜州市轨道交通运营有限公司', 4826.37],
  ['云泽市城市运行管理中心', 3642.18],
  ['澜江水务集团有限公司', 2418.65],
  ['北屿港务集团有限公司', 1786.42],
  ['南浦高速公路集团有限公司', 1524.93],
];
export const debtorTotal = sum(debtors.map((d) => d[1]));
export const grants = [1846.27, 1592.36, 1368.45];
