import { f } from '../sample/data.mjs';
import { client, field, person, place, supplier } from './names.ts';
import type { Random } from './random.ts';

/** What a chapter's sentences can speak of. */
export interface Told {
  random: Random;
  short: string;
  goods: readonly string[];
  /** What was said already, so that no passage stands twice with other figures. */
  said: Set<string>;
}

export const dateOf = (random: Random, from = 2021, to = 2024): string =>
  `${random.whole(from, to)}年${random.whole(1, 12)}月${random.whole(1, 28)}日`;

type Say = (told: Told, about: string) => string;

const history: Say[] = [
  ({ random, short }) =>
    `${dateOf(random, 2019, 2022)}，经股东会审议通过，${short}的注册地址迁至${place(random)}市，并办理了相应的变更登记。`,
  ({ random, short }) =>
    `${dateOf(random, 2019, 2022)}，${short}的法定代表人变更为${person(random)}，原任${person(random)}因工作调动不再担任该职务。`,
  ({ random, short }) => `${dateOf(random, 2020, 2023)}，${short}通过了高新技术企业的复审，证书有效期为三年。`,
];
const market: Say[] = [
  ({ random, short }) =>
    `${field(random)}领域的客户对系统的稳定性与响应速度要求较高，${short}根据现场条件提供定制的方案，并由驻场人员负责后续的维护。`,
  ({ random, short }) =>
    `从需求看，${field(random)}的新建项目数量趋于平稳，既有系统的升级改造成为主要的增量来源，${short}的项目周期一般为${random.whole(4, 14)}个月。`,
  ({ random, short }) =>
    `${short}的市场以${place(random)}、${place(random)}等地为主，通过公开招标取得的项目约占八成，其余通过竞争性磋商取得。`,
  ({ random }) =>
    `行业的参与者较多，竞争的重点由设备的价格转向数据的质量、交付的周期和服务的范围，先进入${field(random)}领域的企业具有一定的优势。`,
];
const model: Say[] = [
  ({ random, short }) =>
    `${short}的主要原材料为芯片、结构件和线缆，由供应链中心统一采购，关键物料保持不少于${random.whole(2, 4)}家合格供应商，其中包括${supplier(random)}。`,
  ({ random, short }) =>
    `${short}采用以销定产、适度备货的方式组织生产，整机装配和老化测试由自有人员完成，贴片等工序委托${supplier(random)}加工。`,
];
const product: Say[] = [
  ({ short }, about) =>
    `${short}的${about}面向既有系统的接入与改造，采用统一的接口屏蔽不同设备的差异，能够在不中断业务的情况下完成部署和升级。`,
  ({ random, short }, about) =>
    `${short}的${about}的核心部件由${place(random)}的研发团队自主设计，于${random.whole(2019, 2023)}年完成首个项目的验收，此后在${random.whole(6, 48)}个项目中得到应用。`,
  ({ random, short }, about) =>
    `${short}的${about}以整机和授权两种方式销售，质保期一般为${random.whole(1, 5)}年，质保期满后按年收取服务费用。`,
];
const feature: Say[] = [
  ({ random, short }, about) =>
    `${short}的${about}的平均无故障工作时间不低于${f(random.whole(20, 90) * 1000, 0)}小时，工作温度为零下${random.whole(10, 40)}℃至${random.whole(45, 70)}℃。`,
  ({ random, short }, about) =>
    `与上一代相比，${short}的${about}功耗降低${random.whole(8, 35)}%，体积缩小约三分之一，单台的安装时间由${random.whole(60, 90)}分钟缩短至${random.whole(20, 45)}分钟。`,
  ({ random, short }, about) =>
    `${short}的${about}支持断点续传和带宽自适应，在网络中断不超过${random.whole(2, 72)}小时的情况下不丢失数据。`,
];
const capacity: Say[] = [
  ({ random, short }, about) =>
    `截至2024年12月31日，${short}的${about}设计产能为${f(random.whole(8, 60) * 500, 0)}台/年，产线位于${place(random)}市，${random.whole(2016, 2021)}年建成投产。`,
];
const sales: Say[] = [
  ({ random, short }) =>
    `${short}的董事、监事和高级管理人员在上述客户中均不占有权益；${client(random)}为${random.whole(2022, 2024)}年新增的客户。`,
  ({ random, short }) =>
    `${short}与主要客户的合作均在${random.whole(2, 6)}年以上，结算周期一般为${random.whole(3, 9)}个月。`,
];
const staff: Say[] = [
  ({ random, short }) =>
    `${short}与全体员工签订了劳动合同，并委托${place(random)}市的人力资源机构为${random.whole(3, 40)}名异地员工缴纳社会保险。`,
];
const growth: Say[] = [
  () => '收入增长主要系既有客户的升级改造需求释放、单个项目的平均金额提高所致。',
  ({ random }) => `收入变动主要系${client(random)}的项目于当年完成验收所致。`,
  ({ random }) => `${field(random)}领域的收入占比有所提高，其他领域基本保持稳定。`,
];
const margin: Say[] = [
  ({ short }) => `${short}的毛利率受产品结构的影响，软件与服务的毛利率高于硬件产品。`,
  ({ random }) => `原材料的采购价格在${random.whole(2022, 2024)}年有所回落，部分抵消了人工成本的上升。`,
];
const cost: Say[] = [
  ({ short }) => `${short}的期间费用以研发费用和销售费用为主，主要为人员薪酬，与人员规模的变动相匹配。`,
  ({ random, short }) =>
    `${short}于${random.whole(2022, 2024)}年在${place(random)}市设立了服务网点，相应的租赁和差旅费用有所增加。`,
];
const receivable: Say[] = [
  ({ random, short }) =>
    `${short}的客户以国有企业为主，付款审批的环节较多；截至2025年4月30日，期后回款为${f(random.amount(400, 2800))}万元。`,
  ({ short }) => `账龄较长的款项主要为工程尾款与质保金，${short}已按照账龄计提了坏账准备。`,
];
const risk: Say[] = [
  ({ random }) =>
    `如果${field(random)}领域的投资放缓，或者主要客户的付款周期进一步延长，经营业绩和现金流量将受到不利影响。`,
  ({ random, short }) =>
    `${short}的关键部件依赖${supplier(random)}等少数供应商，若供应中断或者价格大幅上涨，产品的交付将受到影响。`,
  ({ short }) => `${short}的规模相对较小，核心人员的流失可能延缓产品的升级，对其竞争力造成不利影响。`,
];
const suit: Say[] = [
  ({ random, short }) => {
    const [owed, fine] = [random.amount(60, 480), random.amount(4, 40)];
    return `${dateOf(random)}，${short}因买卖合同纠纷向${place(random)}市人民法院起诉${supplier(random)}，请求支付货款${f(owed)}万元并支付违约金${f(fine)}万元，涉案金额合计${f(owed + fine)}万元。截至本募集说明书签署日，该案尚在审理之中。`;
  },
  ({ short }) => `截至本募集说明书签署日，${short}不存在尚未了结的重大诉讼、仲裁案件。`,
];
const later: Say[] = [
  ({ random, short }) =>
    `2025年${random.whole(1, 3)}月${random.whole(1, 28)}日，${short}与${client(random)}签订补充协议，合同金额增加${f(random.amount(50, 600))}万元。`,
  ({ short }) => `资产负债表日后，${short}未发生需要披露的重大事项。`,
];

const kinds = {
  history,
  market,
  model,
  product,
  feature,
  capacity,
  sales,
  staff,
  growth,
  margin,
  cost,
  receivable,
  risk,
  suit,
  later,
};
export type Kind = keyof typeof kinds;

/**
 * One sentence or two of a kind, of those not yet said of `about` (a product, by default one of the company's);
 * all may come again where none is left.
 */
export function sentence(told: Told, kind: Kind, about = told.random.pick(told.goods)): string {
  const list = kinds[kind];
  const keyOf = (say: Say): string => `${kind}/${list.indexOf(say)}/${about}`;
  const fresh = list.filter((say) => !told.said.has(keyOf(say)));
  const say = told.random.pick(fresh.length > 0 ? fresh : list);
  told.said.add(keyOf(say));
  return say(told, about);
}
