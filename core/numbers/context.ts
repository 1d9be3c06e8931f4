import type { Approximation } from '../model/filing.ts';
import { isLatin } from './units.ts';

/** Words before a number that say how it bounds the true one; longer ones first where one ends another. */
const before: readonly [string, Approximation][] = [
  ['不超过', 'at-most'],
  ['不超出', 'at-most'],
  ['未超过', 'at-most'],
  ['不高于', 'at-most'],
  ['不大于', 'at-most'],
  ['不多于', 'at-most'],
  ['不得超过', 'at-most'],
  ['不得高于', 'at-most'],
  ['至多', 'at-most'],
  ['最多', 'at-most'],
  ['最高', 'at-most'],
  ['不少于', 'at-least'],
  ['不低于', 'at-least'],
  ['不得低于', 'at-least'],
  ['不得少于', 'at-least'],
  ['不小于', 'at-least'],
  ['不短于', 'at-least'],
  ['不长于', 'at-most'],
  ['至少', 'at-least'],
  ['最少', 'at-least'],
  ['最低', 'at-least'],
  ['大于等于', 'at-least'],
  ['小于等于', 'at-most'],
  ['超过', 'over'],
  ['突破', 'over'],
  ['多于', 'over'],
  ['高于', 'over'],
  ['大于', 'over'],
  ['长于', 'over'],
  ['逾', 'over'],
  ['超', 'over'],
  ['少于', 'under'],
  ['低于', 'under'],
  ['小于', 'under'],
  ['短于', 'under'],
  ['不足', 'under'],
  ['不到', 'under'],
  ['未达', 'under'],
  ['未满', 'under'],
  ['不满', 'under'],
  ['大约', 'about'],
  ['约为', 'about'],
  ['约', 'about'],
  ['接近', 'about'],
  ['将近', 'about'],
  ['近', 'about'],
  ['≥', 'at-least'],
  ['≤', 'at-most'],
  ['>', 'over'],
  ['＞', 'over'],
  ['<', 'under'],
  ['＜', 'under'],
  ['≈', 'about'],
];

const beforeByLast = new Map<string, [string, Approximation][]>();
for (const entry of before) {
  const last = entry[0].slice(-1);
  const list = beforeByLast.get(last) ?? [];
  list.push(entry);
  beforeByLast.set(last, list);
}
for (const list of beforeByLast.values()) list.sort((left, right) => right[0].length - left[0].length);

/** Characters before 约 or 近 that make another word: 合约, 签约, 最近, 附近. */
const otherWords: Record<string, string> = { 约: '合签制节预契公条和履违租大隐', 近: '最附相邻靠临远', 超: '高班赶' };

const after: readonly [string, Approximation][] = [
  ['以上', 'at-least'],
  ['及以上', 'at-least'],
  ['或以上', 'at-least'],
  ['以下', 'at-most'],
  ['及以下', 'at-most'],
  ['以内', 'at-most'],
  ['之内', 'at-most'],
  ['左右', 'about'],
  ['上下', 'about'],
];

/** The bound that the words before `at` set; blanks, a currency sign and 人民币 between are passed over. */
export function approximationBefore(text: string, at: number, timeSpan: boolean): Approximation {
  let end = backBlanks(text, at);
  if (isCurrencySign(text[end - 1])) end = backBlanks(text, end - 1);
  if (text.startsWith('人民币', end - 3)) end = backBlanks(text, end - 3);
  const candidates = beforeByLast.get(text[end - 1] ?? '');
  if (candidates === undefined) return 'exact';
  for (const [word, bound] of candidates) {
    if (!text.startsWith(word, end - word.length) || end < word.length) continue;
    const previous = text[end - word.length - 1];
    if (previous !== undefined && otherWords[word]?.includes(previous)) return 'exact';
    // 近三年 is the last three years, not about three.
    return word === '近' && timeSpan ? 'exact' : bound;
  }
  return 'exact';
}

/** The bound that the words right after a number and its unit set. */
export function approximationAfter(text: string, at: number): Approximation {
  for (const [word, bound] of after) if (text.startsWith(word, at)) return bound;
  return 'exact';
}

/** The offset after the last non-blank character before `at`; looks at most 4 characters back. */
export function backBlanks(text: string, at: number): number {
  let end = at;
  while (end > 0 && end > at - 4 && (text[end - 1] === ' ' || text[end - 1] === '\u3000' || text[end - 1] === '\u00a0'))
    end--;
  return end;
}

export function isCurrencySign(char: string | undefined): boolean {
  return char === '￥' || char === '¥' || char === '$' || char === '＄' || char === '€' || char === '£';
}

const identifierWords = [
  '代码',
  '编号',
  '证号',
  '文号',
  '账号',
  '帐号',
  '账户',
  '号码',
  '电话',
  '传真',
  '邮编',
  '邮政编码',
  '证书号',
  '备案号',
  '许可证',
  '登记号',
  '专利号',
  '申请号',
  '注册号',
  '合同号',
  '热线',
  '手机',
  '字第',
  '股票简称',
  'ZL',
];

/** Whether the words just before `at` (over a colon, 为, 是 or a bracket) say that an identifier follows. */
export function identifierBefore(text: string, at: number): boolean {
  let end = backBlanks(text, at);
  let steps = 0;
  while (end > 0 && steps < 3 && '：:为是（(第'.includes(text[end - 1] ?? '')) {
    end = backBlanks(text, end - 1);
    steps++;
  }
  const tail = text.slice(Math.max(0, end - 6), end);
  return identifierWords.some((word) => tail.endsWith(word));
}

/** Bodies whose standards and codes are written as letters, a blank and digits. */
const standardBodies = new Set([
  'ISO',
  'IEC',
  'IEEE',
  'GB',
  'T',
  'Z',
  'EN',
  'UL',
  'IATF',
  'TS',
  'AS',
  'VDA',
  'SA',
  'OHSAS',
  'CMMI',
  'ITSS',
  'DIN',
  'ASTM',
  'JIS',
  'YY',
  'QB',
  'JB',
  'HG',
  'SJ',
  'YD',
  'GA',
  'CAS',
  'No',
  'NO',
  'RFC',
  'Q',
  'DB',
  'TB',
  'CJ',
  'JR',
  'NB',
  'DL',
  'ANSI',
  'API',
  'ASME',
  'FDA',
  'QC',
  'IPC',
]);

const currencyWords = new Set(['RMB', 'CNY', 'USD', 'HKD', 'EUR', 'JPY', 'GBP', 'US', 'HK']);

/** What Latin letters before a number, glued or over one blank, make of it. */
export function latinBefore(text: string, at: number): 'glued' | 'standard' | 'word' | 'currency' | null {
  let end = at;
  const glued = isLatin(text[end - 1]) || ('-._/#'.includes(text[end - 1] ?? ' ') && isLatin(text[end - 2]));
  if (!glued) {
    end = backBlanks(text, at);
    if (end === at || !isLatin(text[end - 1])) return null;
  }
  let start = end;
  while (start > 0 && start > end - 8 && isLatin(text[start - 1])) start--;
  const word = text.slice(start, end);
  if (currencyWords.has(word)) return 'currency';
  if (glued) return 'glued';
  return standardBodies.has(word) ? 'standard' : 'word';
}

/** Words after which a glued number names one of several things (附件1, 表3) rather than counts. */
const naming = [
  '附件',
  '附表',
  '附录',
  '表',
  '图',
  '注',
  '项目',
  '方案',
  '阶段',
  '问题',
  '步骤',
  '类型',
  '序号',
  '议案',
  '公式',
  '示例',
  '情形',
  '假设',
  '说明',
  '备注',
  '型',
  '组',
  '区',
  '栋',
  '楼',
  '号',
  '厂房',
  '车间',
  '客户',
  '供应商',
  '公司',
  '产品',
  '合同',
  '股东',
  '平台',
  '设备',
  '系列',
  '版本',
];

/** Characters after which a bare number is a number of its own: a verb, a preposition, a conjunction. */
const counting = '为达至是到有共了约超和与或及过于在从按近计比加减乘除以得取等值数率额价分量比例值低高多少升降长增';

/** What a bare one- or two-digit integer glued to a word is: a name's ordinal, a footnote's mark, or a number. */
export function gluedTo(text: string, at: number): 'ordinal' | 'footnote' | 'number' {
  const previous = text[at - 1];
  if (previous === undefined || !isHan(previous)) return 'number';
  const tail = text.slice(Math.max(0, at - 3), at);
  if (naming.some((word) => tail.endsWith(word))) return 'ordinal';
  return counting.includes(previous) ? 'number' : 'footnote';
}

export function isHan(char: string | undefined): boolean {
  return char !== undefined && char >= '\u4e00' && char <= '\u9fff';
}
