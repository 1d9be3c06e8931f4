import type { Random } from './random.ts';

/** Invented names of the issuer's world; none is meant to be anybody's. */
const places = ['澜州', '云泽', '东屿', '南浦', '北屿', '青浔', '白芷', '枕溪', '鹿鸣', '松壑', '沧岚', '霁州'];
const words = [
  '岫川',
  '望舒',
  '听泉',
  '衡野',
  '沐岚',
  '云笈',
  '恒屿',
  '芯屿',
  '青梧',
  '鹭洲',
  '溪岳',
  '星砚',
  '澄观',
  '霁月',
  '栖梧',
  '远汀',
];
const trades = [
  '智能装备',
  '视觉技术',
  '数据服务',
  '系统集成',
  '交通科技',
  '水务科技',
  '精密光学',
  '能源技术',
  '软件',
  '工程技术',
  '物联科技',
  '测控技术',
];
const clients = [
  '轨道交通运营',
  '机场集团',
  '水务集团',
  '港务集团',
  '高速公路集团',
  '城市建设投资',
  '电力工程',
  '燃气集团',
  '环境治理',
  '公共交通集团',
];
const families = [
  '顾',
  '沈',
  '韩',
  '陆',
  '苏',
  '纪',
  '柏',
  '江',
  '罗',
  '卫',
  '叶',
  '程',
  '尹',
  '闻人',
  '洛',
  '阮',
  '祁',
  '商',
];
const given = [
  '行舟',
  '知白',
  '映川',
  '清和',
  '合光',
  '长宁',
  '问渠',
  '照野',
  '听澜',
  '疏桐',
  '既白',
  '与怀',
  '暮云',
  '砚秋',
  '见山',
  '望岳',
  '临溪',
  '怀瑾',
];
const goods = [
  '边缘解析设备',
  '巡检终端',
  '视图软件',
  '光学模组',
  '测控仪表',
  '数据采集终端',
  '调度平台',
  '传感组件',
  '运维服务',
  '工程服务',
  '检测设备',
  '通信模块',
];
const fields = ['城市治理', '轨道交通', '机场港口', '水务能源', '工业制造', '公共安全', '智慧园区'];
const methods = [
  '多源数据的接入方法',
  '目标轨迹的关联方法',
  '模型压缩方法及装置',
  '图像缺陷的检测方法',
  '水位标尺的识别方法',
  '设备状态的预测方法',
  '边缘节点的调度方法',
  '数据的分级加密方法',
  '光路校准装置',
  '散热结构',
  '点云的配准方法',
  '在线升级方法',
];

/** A company of the group: its full name and the short form that the chapter uses. */
export function companyName(random: Random, ordinal: number): { full: string; short: string } {
  const place = places[ordinal % places.length] as string;
  const word = words[Math.floor(ordinal / places.length + ordinal) % words.length] as string;
  const trade = random.pick(trades);
  return { full: `${place}${word}${trade}有限公司`, short: `${place.slice(0, 1)}${word}` };
}

export const person = (random: Random): string => random.pick(families) + random.pick(given);
export const client = (random: Random): string => `${random.pick(places)}${random.pick(clients)}有限公司`;
export const supplier = (random: Random): string =>
  `${random.pick(places)}${random.pick(words)}${random.pick(trades)}有限公司`;
export const field = (random: Random): string => random.pick(fields);
export const place = (random: Random): string => random.pick(places);
export const goodsOf = (random: Random, count: number): string[] => random.some(goods, count);
export const patentName = (random: Random): string =>
  `一种${random.pick(['', `面向${random.pick(fields)}的`, '基于时空约束的', '低功耗的', '可扩展的'])}${random.pick(methods)}`;

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 999 in Chinese numerals, as headings number themselves: 十, 二十三, 一百零五. */
export function chinese(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const ones = rest % 10 === 0 ? '' : digits[rest % 10];
  const tens = Math.floor(rest / 10);
  if (hundreds === 0) return tens === 0 ? (digits[rest] as string) : `${tens === 1 ? '' : digits[tens]}十${ones}`;
  if (rest === 0) return `${digits[hundreds]}百`;
  return `${digits[hundreds]}百${tens === 0 ? '零' : `${digits[tens]}十`}${ones}`;
}
