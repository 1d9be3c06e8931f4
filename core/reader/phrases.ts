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
  '即',
].sort((left, right) => right.length - left.length);

/** Verbs that lead to a measure or an object and are no part of it. */
const verbs = [
  '本项目计划投资',
  '拟投入',
  '投入',
  '实现',
  '取得',
  '获得',
  '拥有',
  '持有',
  '支付',
  '完成',
  '形成',
  '具有',
  '包括',
  '包含',
  '含有',
  '合计持有',
  '直接持有',
  '间接持有',
  '合计控制',
  '确认',
  '计提',
  '收到',
  '使用',
  '募集',
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
  '发行了',
  '发行',
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
  '较',
].sort((left, right) => right.length - left.length);

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
  '共',
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
  '起',
  '内',
  '后',
  '前',
  '以',
  '不',
  '未',
  '正',
  '尚',
  '即',
  '从',
  '对',
  '向',
  '与',
  '及',
  '和',
  '或',
  '较',
  '同比',
  '增',
  '下降',
  '减',
  '参加',
  '持有',
  '通过',
  '提供',
  '系',
  '的',
];

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
    const word = verbs.find((one) => start + one.length <= end && text.startsWith(one, start));
    if (word === undefined) break;
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
  if (text[start] === '的') start++;
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

const selves = ['本公司', '发行人', '公司', '本集团', '贵公司'];

/** Ends of the names of those whom a filing speaks of. */
const nameEnds = [
  '有限公司',
  '股份公司',
  '公司',
  '集团',
  '合伙）',
  '合伙)',
  '企业',
  '研究院',
  '银行',
  '基金',
  '分行',
  '工厂',
  '中心',
];

/**
 * Whom a number is about: the last company or body named before it in its sentence. 本公司 and 发行人
 * count as 公司. Empty where none is named.
 */
export function subjectBefore(text: string, from: number, at: number): string {
  let best = -1;
  let word = '';
  for (const name of nameEnds) {
    const found = text.lastIndexOf(name, at - name.length);
    if (found >= from && found + name.length > best) {
      best = found + name.length;
      word = name;
    }
  }
  const self = selves.find((name) => text.lastIndexOf(name, at - name.length) >= from);
  const selfAt = self === undefined ? -1 : text.lastIndexOf(self, at - self.length) + self.length;
  if (best < 0 && self === undefined) return '';
  if (selfAt > best) return '公司';
  const start = nameStart(text, from, best - word.length);
  const name = text.slice(start, best).replace(/\s+/g, '');
  return selves.some((one) => one === name) || name === '' ? '公司' : name;
}

/** A name reaches back to a mark or a word that can't be part of one. */
function nameStart(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && at - start < 24) {
    const char = text[start - 1] ?? '';
    if (`${stops.replace(/[（）()]/g, '')}、的由与和及向对为在是将被于从以了让给至到其`.includes(char)) break;
    start--;
  }
  return start;
}
