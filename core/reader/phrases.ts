import { isHan } from '../numbers/context.ts';

/** Words between a measure and its number: 为, 达到, 合计, 人民币, and what bounds the number. */
const copulas = [
  '分别为',
  '分别是',
  '分别达',
  '分别约为',
  '分别',
  '合计为',
  '合计',
  '共计',
  '总计',
  '累计',
  '约为',
  '约',
  '为',
  '是',
  '达到',
  '达',
  '至',
  '到',
  '人民币',
  '不超过',
  '不低于',
  '不少于',
  '超过',
  '超',
  '近',
  '逾',
  '至少',
  '不足',
  '不高于',
  '高于',
  '低于',
  '仅',
  '仅为',
  '共',
  '计',
  '已达',
  '已',
  '均',
  '均为',
  '即',
  '系',
  '有',
  '突破',
  '接近',
  '大约',
  '各',
  '另',
  '也',
  '其中',
  '前',
  '上',
  '最高',
  '最低',
  '不得超过',
  '不得低于',
  '上升至',
  '下降至',
  '增加至',
  '减少至',
  '增长至',
  '提高至',
  '降至',
  '升至',
  '增至',
  '减至',
  '变更为',
  '增加到',
  '减少到',
  '将',
  '有望',
  '预计',
  '大致',
].sort((left, right) => right.length - left.length);

/** Words before a measure or an object that are no part of it. */
const leads = [
  '拟投入',
  '投入',
  '实现了',
  '实现',
  '取得了',
  '取得',
  '获得了',
  '获得',
  '共拥有',
  '拥有',
  '合计持有',
  '直接持有',
  '间接持有',
  '持有',
  '支付',
  '完成',
  '形成',
  '具有',
  '包括',
  '包含',
  '含有',
  '合计控制',
  '确认',
  '计提',
  '收到',
  '募集',
  '参与了',
  '参与',
  '存在',
  '产生',
  '新增',
  '占用',
  '覆盖',
  '服务',
  '聘请',
  '设立',
  '召开',
  '享有',
  '共有',
  '涉及',
  '对应',
  '由',
  '以',
  '将',
  '按照',
  '按',
  '截至',
  '公司',
  '本公司',
  '发行人',
  '其中',
  '其',
  '并',
  '且',
  '及',
  '和',
  '与',
  '的',
  '在',
  '于',
  '了',
  '该',
  '而',
  '但',
  '若',
  '如',
  '则',
  '因',
  '对',
  '从',
  '向',
  '同时',
  '目前',
  '此外',
  '另外',
  '末',
  '度',
  '签约',
  '内',
  '各期末',
  '各期',
].sort((left, right) => right.length - left.length);

/** Words that begin like a lead and are whole terms: 其他应收款, 在建工程, 募集资金. */
const terms = [
  '其他',
  '在建',
  '在手',
  '在产品',
  '在职',
  '在岗',
  '在研',
  '在途',
  '在册',
  '对外',
  '对子公司',
  '使用权',
  '发行费',
  '募集资金',
  '持有待售',
  '持有至到期',
  '服务收入',
  '服务费',
  '服务成本',
  '服务业务',
  '服务毛利',
  '服务人',
  '支付的',
  '支付给',
  '支付其他',
  '以公允',
  '以摊余',
  '以权益',
  '应',
  '公司债',
  '与资产',
  '与收益',
  '收到的',
  '收到其他',
  '收到税',
  '取得子公司',
  '取得借款',
  '取得投资',
  '内部',
  '内销',
  '内资',
  '如期',
  '因素',
  '从业',
  '从事',
  '从价',
  '向特定',
  '并购',
  '以前年度',
  '以后年度',
  '投入产出',
  '由于',
  '度电',
];

/** Marks at which a noun phrase ends; 、 is one too, except inside what stands after a number. */
const stops = '，。；：！？“”‘’《》〈〉（）()[]【】\n\t=＝+＋×÷,;:';

/** Words at which a phrase after a number ends. */
const enders = [
  '为代表',
  '为',
  '由',
  '在',
  '已',
  '被',
  '均',
  '并',
  '将',
  '用于',
  '进行',
  '分别',
  '合计',
  '共计',
  '等',
  '以及',
  '是',
  '占',
  '符合',
  '主要',
  '组成',
  '构成',
  '可以',
  '可',
  '未',
  '正在',
  '尚',
  '即',
  '从',
  '向',
  '较',
  '同比',
  '增长',
  '增加',
  '下降',
  '减少',
  '参加',
  '持有',
  '通过',
  '提供',
  '系',
  '的',
];

/** Words that right after a unit say that no noun follows: 六个月内, 5 次以上. */
const nounless = ['内', '后', '前', '不', '起', '有效', '测算', '计算', '获得', '以来', '之', '止', '期满', '（', '('];

/** Bounds between a unit and its noun, passed over: 二只以上产品. */
const bounds = ['以上', '以下', '以内', '左右', '及以上', '（含本数）', '（含）', '(含)', '余', '多'];

/**
 * The noun phrase before a number, up to the mark or the number before it: in 公司实现营业收入为 5 元 it is
 * 营业收入. Looks at most 40 characters back.
 */
export function phraseBefore(text: string, from: number, at: number): string {
  let end = at;
  let start = Math.max(from, at - 40);
  for (let index = end - 1; index >= start; index--) {
    if (stops.includes(text[index] ?? '') && !isColonBeforeNumber(text, index, at)) {
      start = index + 1;
      break;
    }
    if (text[index] === '、') {
      start = index + 1;
      break;
    }
  }
  end = trimEndWords(text, start, end);
  start = trimStartWords(text, start, end);
  return text.slice(start, end).replace(/\s+/g, '');
}

/** 公司名称：, 注册资本： keep their colon's left side as the phrase. */
function isColonBeforeNumber(text: string, index: number, at: number): boolean {
  const char = text[index];
  return (char === '：' || char === ':') && text.slice(index + 1, at).trim() === '';
}

function trimEndWords(text: string, start: number, from: number): number {
  let end = from;
  for (let guard = 0; guard < 8; guard++) {
    while (end > start && (isBlank(text[end - 1]) || '：:￥¥$'.includes(text[end - 1] ?? ''))) end--;
    const word = copulas.find((one) => end - one.length >= start && text.startsWith(one, end - one.length));
    if (word === undefined) break;
    end -= word.length;
  }
  if (text[end - 1] === '的' || text[end - 1] === '了') end--;
  return end;
}

function trimStartWords(text: string, from: number, end: number): number {
  let start = from;
  for (let guard = 0; guard < 8; guard++) {
    while (start < end && isBlank(text[start])) start++;
    if (terms.some((term) => text.startsWith(term, start))) break;
    const word = leads.find((one) => start + one.length <= end && text.startsWith(one, start));
    if (word === undefined || start + word.length === end) break;
    start += word.length;
  }
  return start;
}

/**
 * The noun after a count, modifiers before the last 、和 left out: in 49 项国际、国家和行业标准 it is
 * 行业标准. Looks at most 30 characters on, and no further than `to`, the next number.
 */
export function phraseAfter(text: string, at: number, to: number): string {
  let start = at;
  const limit = Math.min(to, at + 30);
  while (start < limit && isBlank(text[start])) start++;
  const bound = bounds.find((word) => text.startsWith(word, start));
  if (bound !== undefined) start += bound.length;
  if (text[start] === '的') start++;
  if (nounless.some((word) => text.startsWith(word, start)) || enders.some((word) => text.startsWith(word, start)))
    return '';
  let end = start;
  let last = start;
  while (end < limit) {
    const char = text[end] ?? '';
    if (stops.includes(char)) break;
    if (char === '、' || char === '和' || char === '及' || char === '与' || char === '或') {
      // 5 名董事、高管和监事 goes on to its last member; 3 项专利、2 项商标 does not, for a number follows.
      if (end > last && to < limit && !hasStop(text, end, to)) break;
      last = end + 1;
    } else if (end > last && enders.some((word) => text.startsWith(word, end))) break;
    end++;
  }
  const phrase = text.slice(last, end).replace(/\s+/g, '');
  return isHan(phrase[0]) || /^[A-Za-z]/.test(phrase) ? phrase : '';
}

function hasStop(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (stops.includes(text[index] ?? '')) return true;
  return false;
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\u3000' || char === '\u00a0' || char === '\t';
}

const selves = ['本公司', '发行人', '公司', '本集团'];

/** Ends of the names of those whom a filing speaks of; the first four are legal forms. */
const nameEnds = [
  '有限责任公司',
  '有限公司',
  '股份公司',
  '（有限合伙）',
  '公司',
  '集团',
  '研究院',
  '银行',
  '分行',
  '企业',
];

/** Words inside a stretch before 公司 that are no part of a name: 占公司, 持有公司, 有效期自公司. */
const nameBreaks = [
  '占',
  '持有',
  '直接',
  '间接',
  '通过',
  '截至',
  '根据',
  '签约',
  '超过',
  '有效期自',
  '自',
  '控制',
  '作为',
  '成为',
  '担任',
  '归属于',
  '归属',
  '对于',
  '关于',
  '其中',
  '同时',
  '目前',
  '收购',
  '转让',
  '设立',
];

/**
 * Whom a number is about: the last company or body that opens a clause of its sentence before it, else
 * the last one named. 本公司 and 发行人 count as 公司. Empty where none is named.
 */
export function subjectBefore(text: string, from: number, at: number): string {
  let nearest = '';
  let end = at;
  for (let guard = 0; guard < 6; guard++) {
    const found = lastName(text, from, end);
    if (found === null) break;
    const opens = found.start === from || /[，；：。、“（(\s]/.test(text[found.start - 1] ?? '，');
    if (opens && found.name !== '') return found.name;
    if (nearest === '') nearest = found.name;
    end = found.start;
    if (end <= from) break;
  }
  return nearest;
}

function lastName(text: string, from: number, at: number): { start: number; name: string } | null {
  let best = -1;
  let word = '';
  for (const name of nameEnds) {
    const found = lastIndexWithin(text, name, from, at);
    if (found >= 0 && (found + name.length > best || (found + name.length === best && name.length > word.length))) {
      best = found + name.length;
      word = name;
    }
  }
  const issuer = lastIndexWithin(text, '发行人', from, at);
  if (issuer >= 0 && issuer + 3 > best) return { start: issuer, name: '公司' };
  if (best < 0) return null;
  const start = nameStart(text, from, best - word.length, word.length > 2);
  const name = text.slice(start, best).replace(/\s+/g, '').replace(/^\d+/, '');
  if (name === '母公司') return { start, name: '' };
  return { start, name: selves.includes(name) ? '公司' : name };
}

/** Like lastIndexOf, and looks no further back than `from` and 200 characters. */
function lastIndexWithin(text: string, word: string, from: number, at: number): number {
  const start = Math.max(from, at - 200);
  const found = text.slice(start, at).lastIndexOf(word);
  return found < 0 ? -1 : start + found;
}

/** A name reaches back to a mark or a word that can't be part of one; 云从 and 华为 may stand in a legal name. */
function nameStart(text: string, from: number, at: number, legal: boolean): number {
  let start = at;
  const marks = `${stops.replace(/[（）()]/g, '')}、的由是将被${legal ? '' : '与和及向对为在于从以了让给至到'}`;
  while (start > from && at - start < 24 && !marks.includes(text[start - 1] ?? '')) start--;
  const stretch = text.slice(start, at);
  let cut = 0;
  for (const word of nameBreaks) {
    const found = stretch.lastIndexOf(word);
    if (found >= 0) cut = Math.max(cut, found + word.length);
  }
  return start + cut;
}
