/** A unit as it can follow a number: what it measures, and the power of ten it carries. */
export interface UnitMatch {
  /** As printed, inner blanks left out: `万元`, `元/股`, `%`. Empty where only a bare scale stands (`3 万`: `万`). */
  unit: string;
  /** Base unit: 元, 股, `%` for ratios, `pp` for percentage points, else the counter; null for a bare scale. */
  dimension: string | null;
  /** The value in the base unit is the printed number times ten to this power. */
  power: number;
  /** Offset after the unit, in the text that was searched. */
  end: number;
}

/** Scale words, longest first, with their power of ten. */
const scales: readonly [string, number][] = [
  ['万亿', 12],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['百亿', 10],
  ['千亿', 11],
  ['亿', 8],
  ['万', 4],
  ['萬', 4],
  ['億', 8],
  ['千', 3],
  ['百', 2],
];

interface UnitEntry {
  name: string;
  dimension: string;
  power: number;
  /** Characters that, right after the unit, make it another word: 股 before 东 (股东), 项 before 目. */
  notBefore: string;
}

const currencies: Record<string, string> = {
  元: '元',
  人民币元: '元',
  元人民币: '元',
  圆: '元',
  美元: '美元',
  美金: '美元',
  港元: '港元',
  港币: '港元',
  欧元: '欧元',
  日元: '日元',
  英镑: '英镑',
  韩元: '韩元',
  新台币: '新台币',
  台币: '新台币',
  新加坡元: '新加坡元',
  新元: '新加坡元',
  澳元: '澳元',
  加元: '加元',
  瑞士法郎: '瑞士法郎',
  卢布: '卢布',
  卢比: '卢比',
  泰铢: '泰铢',
  越南盾: '越南盾',
  林吉特: '林吉特',
  马币: '林吉特',
};

/** Counters and measures; after a space, the characters that may not follow. */
const counters = `
项 目 | 个 别体性 | 个月 | 名 称义单录词 | 家 庭用族居电具 | 座 谈 | 天 然津线 | 日 常元期程用志内 | 年 报鉴龄级轻 | 月
人 民才工事力均脸机体群 | 人次 | 人月 | 人天 | 次 数级要新日序之 | 台 湾州 | 套 期利餐 | 件 | 款 项式 | 种 植子 | 类 型别似 | 倍
亩 | 公顷 | 平方米 | 平方公里 | 平方千米 | 立方米 | 平米 | 平方英尺 | 吨 | 千克 | 公斤 | 克 服 | 公里 | 千米 | 米 | 厘米 | 毫米 | 微米 | 纳米 | 升 级高 | 毫升
千瓦 | 千瓦时 | 兆瓦 | 兆瓦时 | 吉瓦 | 瓦 斯 | 瓦时 | 伏 | 安时 | 度 | 赫兹 | 摄氏度 | 帕 | 兆帕 | 转
小时 | 分钟 | 秒 | 毫秒 | 周 期边转年 | 周年 | 周岁 | 岁 | 季度 | 季 | 工作日 | 交易日 | 自然日 | 日历日 | 会计年度 | 年度 报
股 东权 | 份 额 | 手 段机续工册 | 票 据 | 张 | 只 能有是要需 | 支 付持出撑部 | 条 件款例线 | 条款 | 款 项 | 宗 旨 | 起 诉点草到始 | 笔 | 单 位独一项方元价纯 | 处 于理罚置 | 位 于置
辆 | 艘 | 架 构 | 列 示 | 颗 | 粒 子 | 块 链 | 片 区剂 | 根 据 | 台套 | 台次 | 套件 | 户 外均型口 | 户次 | 栋 | 间 接隔 | 门 店户诊 | 所 有在得述示需持属 | 场 所景地次馆 | 篇 | 部 分门件署委 | 本 次公集人质土地着科期行报 | 册 | 轮 | 届 | 批 准复量发文 | 批次 | 站 点 | 席 | 遍 | 例 如外 | 点 | 层 面级次 | 道 路 | 行 业政为使动情 | 字 | 页 | 组 织成建件合 | 对 于应外比方象 | 双 方 | 箱 | 包 括含装 | 瓶 | 盒 | 桶 | 袋 | 枚 | 卷 | 路 径线由 | 通道 | 核 心 | 寸 | 英寸 | 英尺 | 口 径 | 国 家际内有务 | 省 份 | 市 场值 | 县 | 村 | 镇 | 乡 | 区 域间别 | 门店 | 像素 | 比特 | 参数 | 课时 | 学时 | 桌 | 杯 | 棵 | 株 | 头 部 | 匹 配 | 羽 | 尾 | 床 | 床位 | 车次 | 班次 | 航次 | 架次 | 人份 | 标准箱 | 基点 | BP | bp | bps
kg | g | km | m | cm | mm | um | μm | nm | KG | KM | MM | MW | KW | kW | Kw | kw | GW | kWh | KWh | KWH | kwh | MWh | MWH | GWh | GWH | Wh | W | KV | kV | kv | kVA | KVA | MVA | mAh | Ah | Hz | KHz | kHz | MHz | GHz | MB | GB | TB | PB | KB | Mbps | Gbps | kbps | ms | s | h | min | L | ml | mL | t | fps | FPS | dpi | TOPS | TFLOPS | FLOPS | PFLOPS | ppm | ppb | MPa | Mpa | kPa | KPa | Pa | bar | N | kN | KN | Nm | rpm | ℃ | °C | ° | ㎡ | m² | m2 | ㎥ | m³ | m3 | dB | lm | Lux | lux | mg | μg | cc | DWT | TEU | TEUs | USD | RMB | HKD | EUR
`;

/** Units whose scale is part of the name or that are known by another name. */
const special: readonly UnitEntry[] = [
  { name: '%', dimension: '%', power: -2, notBefore: '' },
  { name: '％', dimension: '%', power: -2, notBefore: '' },
  { name: '﹪', dimension: '%', power: -2, notBefore: '' },
  { name: '‰', dimension: '%', power: -3, notBefore: '' },
  { name: '个百分点', dimension: 'pp', power: -2, notBefore: '' },
  { name: '百分点', dimension: 'pp', power: -2, notBefore: '' },
  { name: '个基点', dimension: 'pp', power: -4, notBefore: '' },
  { name: '基点', dimension: 'pp', power: -4, notBefore: '' },
  { name: 'BP', dimension: 'pp', power: -4, notBefore: '' },
  { name: 'bp', dimension: 'pp', power: -4, notBefore: '' },
  { name: '日', dimension: '天', power: 0, notBefore: '常元期程用志' },
  { name: '千克', dimension: '千克', power: 0, notBefore: '' },
  { name: '公斤', dimension: '千克', power: 0, notBefore: '' },
  { name: 'kg', dimension: '千克', power: 0, notBefore: '' },
  { name: '平米', dimension: '平方米', power: 0, notBefore: '' },
  { name: '㎡', dimension: '平方米', power: 0, notBefore: '' },
  { name: 'm²', dimension: '平方米', power: 0, notBefore: '' },
  { name: 'm2', dimension: '平方米', power: 0, notBefore: '' },
  { name: '千瓦', dimension: '千瓦', power: 0, notBefore: '' },
  { name: '千瓦时', dimension: '千瓦时', power: 0, notBefore: '' },
  { name: '千米', dimension: '公里', power: 0, notBefore: '' },
  { name: '个交易日', dimension: '交易日', power: 0, notBefore: '' },
  { name: '个工作日', dimension: '工作日', power: 0, notBefore: '' },
  { name: '个自然日', dimension: '天', power: 0, notBefore: '' },
  { name: '自然日', dimension: '天', power: 0, notBefore: '' },
  { name: '个小时', dimension: '小时', power: 0, notBefore: '' },
  { name: '个季度', dimension: '季度', power: 0, notBefore: '' },
  { name: '个年度', dimension: '年', power: 0, notBefore: '' },
  { name: '个会计年度', dimension: '会计年度', power: 0, notBefore: '' },
  { name: '周年', dimension: '年', power: 0, notBefore: '' },
  { name: '周岁', dimension: '岁', power: 0, notBefore: '' },
  { name: 'USD', dimension: '美元', power: 0, notBefore: '' },
  { name: 'RMB', dimension: '元', power: 0, notBefore: '' },
  { name: 'HKD', dimension: '港元', power: 0, notBefore: '' },
  { name: 'EUR', dimension: '欧元', power: 0, notBefore: '' },
];

const unitsByFirst = buildIndex();

/** Chinese counters that may follow a Chinese numeral; a Latin measure never does. */
export function isCounterStart(char: string | undefined): boolean {
  return char !== undefined && unitsByFirst.has(char) && char > '\u2e80';
}

/**
 * The unit that begins at `at`: scale, name and a `/` with what it is counted by (`元/股`, `万元/年`).
 * Blanks inside and before are passed over. Null where no unit begins there.
 */
export function matchUnit(text: string, at: number): UnitMatch | null {
  const start = skipBlanks(text, at);
  const latin = isLatin(text[start]);
  if (latin) return withDenominator(text, matchName(text, start, 0, ''));
  const plain = matchName(text, start, 0, '');
  const scale = scales.find(([word]) => text.startsWith(word, start));
  if (scale === undefined) return withDenominator(text, plain);
  // 千瓦 and 百分点 begin like a scale but are names; the longer reading wins.
  const after = start + scale[0].length;
  const approx = text[after] === '余' || text[after] === '多' ? 1 : 0;
  const scaled = matchName(text, skipBlanks(text, after + approx), scale[1], scale[0]);
  if (plain !== null && (scaled === null || plain.end >= scaled.end)) return withDenominator(text, plain);
  if (scaled !== null) return withDenominator(text, scaled);
  if (scale[0] === '百' || scale[0] === '千') return null;
  return { unit: scale[0], dimension: null, power: scale[1], end: after };
}

/**
 * Reads a unit that stands alone, as in a column heading or a unit line: `万元`, `人民币万元`, `%`.
 * Null where the text is not a known unit.
 */
export function parseUnit(text: string): UnitMatch | null {
  const plain = text.trim().replace(/^人民币/, '');
  const match = matchUnit(plain, 0);
  return match !== null && skipBlanks(plain, match.end) === plain.length ? match : null;
}

/** The first offset at or after `at` that holds no blank; looks at most 6 characters ahead. */
export function skipBlanks(text: string, at: number): number {
  let end = at;
  while (end < at + 6 && (text[end] === ' ' || text[end] === '\u3000' || text[end] === '\u00a0' || text[end] === '\t'))
    end++;
  return end;
}

export function isLatin(char: string | undefined): boolean {
  if (char === undefined) return false;
  const code = char.charCodeAt(0);
  return (
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  );
}

function matchName(text: string, at: number, power: number, scale: string): UnitMatch | null {
  const entries = unitsByFirst.get(text[at] ?? '');
  if (entries === undefined) return null;
  for (const entry of entries) {
    if (!text.startsWith(entry.name, at)) continue;
    const end = at + entry.name.length;
    const next = text[end];
    if (isLatin(text[at]) && (isLatin(next) || isAsciiDigit(next))) continue;
    if (next !== undefined && entry.notBefore.includes(next)) continue;
    return { unit: scale + entry.name, dimension: entry.dimension, power: power + entry.power, end };
  }
  return null;
}

function withDenominator(text: string, match: UnitMatch | null): UnitMatch | null {
  if (match === null || match.dimension === '%') return match;
  let unit = match.unit;
  let dimension = match.dimension;
  let end = match.end;
  for (let step = 0; step < 2; step++) {
    const slash = skipBlanks(text, end);
    if (text[slash] !== '/' && text[slash] !== '／') break;
    const from = skipBlanks(text, slash + 1);
    const below = matchName(text, from, 0, '') ?? matchScaledName(text, from);
    if (below === null) break;
    unit += `/${below.unit}`;
    dimension = `${dimension}/${below.dimension}`;
    end = below.end;
  }
  return { unit, dimension, power: match.power, end };
}

/** 万股 in 元/万股: kept as printed in the dimension, so that it never compares with 元/股 by accident. */
function matchScaledName(text: string, at: number): UnitMatch | null {
  const scale = scales.find(([word]) => text.startsWith(word, at));
  if (scale === undefined) return null;
  const match = matchName(text, at + scale[0].length, 0, scale[0]);
  return match === null ? null : { ...match, dimension: match.unit };
}

function isAsciiDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

function buildIndex(): Map<string, UnitEntry[]> {
  const byName = new Map<string, UnitEntry>();
  for (const piece of counters.split(/[|\n]/)) {
    const [name, notBefore] = piece.trim().split(' ');
    if (name === undefined || name === '') continue;
    const before = byName.get(name)?.notBefore ?? '';
    byName.set(name, { name, dimension: name, power: 0, notBefore: before + (notBefore ?? '') });
  }
  for (const [name, dimension] of Object.entries(currencies)) {
    byName.set(name, { name, dimension, power: 0, notBefore: name === '元' ? '素件器旦宵' : '' });
  }
  for (const entry of special) byName.set(entry.name, entry);
  const index = new Map<string, UnitEntry[]>();
  for (const entry of byName.values()) {
    const first = entry.name[0] ?? '';
    const list = index.get(first) ?? [];
    list.push(entry);
    index.set(first, list);
  }
  for (const list of index.values()) list.sort((left, right) => right.name.length - left.name.length);
  return index;
}
