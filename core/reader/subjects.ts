import { isDigit } from '../numbers/dates.ts';
import { stops } from './words.ts';

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
  '合伙企业',
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
  '同意股东',
  '同意',
  '股东',
  '约定',
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
    const opens = found.start === from || /[，；：。\s]/.test(text[found.start - 1] ?? '，');
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
  const name = text.slice(start, best).replace(/\s+/g, '');
  if (name === '母公司') return { start, name: '' };
  if (word === '公司') {
    const kind = kindsOfCompany.find((one) => name.endsWith(`${one}公司`));
    return { start, name: kind === undefined ? '公司' : `${kind}公司` };
  }
  return { start, name: selves.includes(name) ? '公司' : name };
}

/** What 公司 is, where it is not the issuer; the longer of two that end alike first. */
const kindsOfCompany = [
  '同行业可比上市',
  '可比上市',
  '同行业上市',
  '同行业可比',
  '可比',
  '全资子',
  '控股子',
  '子',
  '孙',
  '参股',
  '联营',
  '合营',
  '标的',
  '目标',
  '项目',
  '关联',
  '控股',
  '上市',
  '贵',
];

/** Like lastIndexOf, and looks no further back than `from` and 200 characters. */
function lastIndexWithin(text: string, word: string, from: number, at: number): number {
  const start = Math.max(from, at - 200);
  const found = text.slice(start, at).lastIndexOf(word);
  return found < 0 ? -1 : start + found;
}

/** A name reaches back to a mark or a word that can't be part of one; 从 and 为 may well stand in a legal name. */
function nameStart(text: string, from: number, at: number, legal: boolean): number {
  let start = at;
  const marks = `${stops.replace(/[（）()]/g, '')}、的由是将被${legal ? '' : '与和及向对为在于从以了让给至到'}`;
  while (start > from && at - start < 24 && !marks.includes(text[start - 1] ?? '') && !isDigit(text[start - 1]))
    start--;
  const stretch = text.slice(start, at);
  let cut = 0;
  for (const word of nameBreaks) {
    const found = stretch.lastIndexOf(word);
    if (found >= 0) cut = Math.max(cut, found + word.length);
  }
  return start + cut;
}
