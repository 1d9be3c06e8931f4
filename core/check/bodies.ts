import { isHan, isLatinOrDigit, type JoinedText } from './joined.ts';

/** One place where a body is called by its full name. */
export interface BodyPlace {
  /** Range of the whole name in the joined text. */
  start: number;
  end: number;
  /** The name without its legal form, brackets in full width; the whole name where it has none. */
  stem: string;
  /** `股份有限公司`, `有限责任公司`, `有限公司`; empty for an association, a centre, an institute. */
  form: string;
}

/** The legal forms of companies as their names end in them. */
export const companyForms = ['股份有限公司', '有限责任公司', '有限公司'];
const otherEnds = ['协会', '学会', '联合会', '商会', '研究院', '研究所', '事务所', '交易所', '基金会', '中心'];

const shortestStem = 4;
const shortestOther = 8;
const longest = 30;

/** Words that stand right before a name and are none of it; the name begins after the last of them. */
const leads =
  /公司|同意|通过|根据|担任|现任|历任|曾任|兼任|聘请|委托|以及|股东|发行人|受让|转让|持有|关于|设立|作为|包括|收购|控制|收到|名称|核准|受理|取得|获得|本次|顺利|机构|参股|[的由至]/g;

/** Where a name of a Chinese body mostly begins. */
const places =
  /中国|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾|深圳/g;

/**
 * The full names of bodies in a text, in its order. A name that stands between two signs or behind a word that is no
 * part of names shows where it begins; one in the middle of a sentence is told by the longest name so known that it
 * ends like. Linear in the text.
 */
export function bodiesOf(joined: JoinedText): BodyPlace[] {
  const { text } = joined;
  const ends = endsOf(text);
  const known = new Set<string>();
  const runs = ends.map(({ end, form }) => {
    const start = startOf(text, end, end - form.length);
    const stem = plain(text.slice(start, end - form.length));
    if (isStem(stem, form)) known.add(stem + kindOf(form));
    return start;
  });
  const bodies: BodyPlace[] = [];
  ends.forEach(({ end, form }, index) => {
    const stop = end - form.length;
    for (let start = runs[index] as number; stop - start >= shortestStem; start++) {
      const stem = plain(text.slice(start, stop));
      if (!known.has(stem + kindOf(form)) || !isStem(stem, form)) continue;
      bodies.push({ start, end, stem, form });
      return;
    }
  });
  return bodies;
}

/** A name with its brackets in one width. */
function plain(name: string): string {
  return name.replace(/\(/g, '（').replace(/\)/g, '）');
}

/** Companies are one kind whatever their form. */
function kindOf(form: string): string {
  return form === '' ? '' : '|';
}

function isStem(stem: string, form: string): boolean {
  return stem.length >= (form === '' ? shortestOther : shortestStem) && stem.length <= longest;
}

function endsOf(text: string): { end: number; form: string }[] {
  const ends: { end: number; form: string }[] = [];
  for (let at = text.indexOf('有限'); at >= 0; at = text.indexOf('有限', at + 2)) {
    const rest = text.startsWith('有限公司', at) ? 4 : text.startsWith('有限责任公司', at) ? 6 : 0;
    if (rest === 0) continue;
    const end = at + rest;
    const form = companyForms.find((one) => text.startsWith(one, end - one.length)) as string;
    ends.push({ end, form });
  }
  for (const word of otherEnds) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (word !== '学会' || text[at - 1] !== '大') ends.push({ end: at + word.length, form: '' });
    }
  }
  return ends.sort((a, b) => a.end - b.end);
}

/** Where the name that ends here, its legal form left off, begins at the earliest: after a sign, a word that leads to names, else at a place's name. */
function startOf(text: string, end: number, stop: number): number {
  let start = end;
  let closed = 0;
  while (start > 0 && end - start < longest + 8) {
    const sign = text[start - 1] as string;
    if (sign === '）' || sign === ')') closed++;
    else if (sign === '（' || sign === '(') {
      if (closed === 0) break;
      closed--;
    } else if (!isHan(text.charCodeAt(start - 1)) && !isLatinOrDigit(text.charCodeAt(start - 1)) && sign !== '·') break;
    start--;
  }
  while (/[）)\d]/.test(text[start] ?? '')) start++;
  const run = text.slice(start, stop);
  let from = 0;
  for (const match of run.matchAll(leads)) from = match.index + match[0].length;
  for (const match of run.slice(from).matchAll(places)) {
    if (/[（(]/.test(run[from + match.index - 1] ?? '') || run.length - from - match.index < shortestStem) continue;
    return start + from + match.index;
  }
  // 对众合（江左）科技有限公司: a small word that hardly any name begins with.
  return start + from + (/[对与及于给将被]/.test(run[from] ?? '') ? 1 : 0);
}
