import { below } from '../random.ts';
import { numberRules } from './numbers.ts';
import type { Plant } from './plant.ts';
import { type Raw, stretchOf } from './raw.ts';
import type { Token } from './tokens.ts';

/** Errors in words: names, counts, references, dates, periods, direction words. Sites come from the raw text alone. */

const common = 5;

/** A character of a company's name that stands at least five times is lost or another. */
export function names(raw: Raw, next: () => number): Plant[] {
  const plants: Plant[] = [];
  const suffix = /(?:股份有限公司|有限责任公司|有限公司)/g;
  const counts = new Map<string, number>();
  const ends: number[] = [];
  for (let match = suffix.exec(raw.text); match; match = suffix.exec(raw.text)) {
    const end = match.index + match[0].length;
    ends.push(end);
    for (let length = match[0].length + 4; length <= 22; length += 1) {
      const name = raw.text.slice(end - length, end);
      if (/^[\u4e00-\u9fff]+$/.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  for (const end of ends) {
    const name = longestCommon(raw, end, counts);
    if (name === null) continue;
    const stretch = stretchOf(raw, end - name.length, end);
    if (!stretch) continue;
    const at = 2 + below(name.length - 7, next);
    const lose = next() < 0.5;
    const other = raw.text[below(raw.text.length, next)] ?? '';
    if (!lose && (!/[\u4e00-\u9fff]/.test(other) || other === name[at])) continue;
    const now = name.slice(0, at) + (lose ? '' : other) + name.slice(at + 1);
    const { line, start, end: stop } = stretch;
    plants.push({
      kind: 'name',
      changes: [{ line, start, end: stop, text: now }],
      was: name,
      now,
      against: 'elsewhere',
      rules: ['name.variant', 'text.slip', 'term.glossary', 'fact.repeat', 'table.repeat'],
    });
  }
  return plants;
}

/** The longest name ending here that is common; null where it is but the tail of many names (…科技有限公司). */
function longestCommon(raw: Raw, end: number, counts: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  for (let length = 8; length <= 22; length += 1) {
    const name = raw.text.slice(end - length, end);
    if ((counts.get(name) ?? 0) < common) break;
    best = name;
  }
  if (best === null) return null;
  const before = raw.text[end - best.length - 1] ?? '';
  return best.length >= 10 || !/[\u4e00-\u9fff]/.test(before) ? best : null;
}

/** A full date that stands elsewhere with the same dozen characters beside it: its day another. */
export function dates(raw: Raw, next: () => number): Plant[] {
  const date = /((?:19|20)\d\d年\d{1,2}月)(\d{1,2})日/g;
  const found: { at: number; head: string; day: string; keys: string[] }[] = [];
  const counts = new Map<string, number>();
  for (let match = date.exec(raw.text); match; match = date.exec(raw.text)) {
    const at = match.index;
    const after = at + match[0].length;
    const keys = [
      `${match[0]}<${raw.text.slice(at - 12, at)}`,
      `${match[0]}>${raw.text.slice(after, after + 12)}`,
      `${match[0]}<${raw.text.slice(at - 6, at)}>${raw.text.slice(after, after + 6)}`,
    ];
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    found.push({ at, head: match[1] as string, day: match[2] as string, keys });
  }
  return found.flatMap(({ at, head, day, keys }): Plant[] => {
    const stretch = stretchOf(raw, at + head.length, at + head.length + day.length);
    if (!stretch) return [];
    const now = String(1 + ((Number(day) + below(26, next)) % 28));
    if (now === String(Number(day))) return [];
    return [
      {
        kind: 'date',
        changes: [{ ...stretch, text: now }],
        was: `${head}${day}日`,
        now: `${head}${now}日`,
        against: keys.some((key) => (counts.get(key) ?? 0) > 1) ? 'elsewhere' : null,
        rules: ['fact.repeat', 'fact.event', 'fact.table', 'date.order', 'date.asof', 'table.repeat'],
      },
    ];
  });
}

/**
 * The year before a telling number is another. Something speaks against it where the clause from the year to the
 * number stands elsewhere too, the same in all characters.
 */
export function periods(raw: Raw, tokens: readonly Token[], elsewhere: ReadonlySet<Token>): Plant[] {
  const clauses = new Map<string, number>();
  const dated = tokens.flatMap((token) => {
    if (token.digits < 5) return [];
    const from = Math.max(0, token.at - 40);
    const clause = /.*(20\d\d年[^。；]*)$/s.exec(raw.text.slice(from, token.at))?.[1];
    if (clause === undefined) return [];
    const key = clause + token.plain;
    clauses.set(key, (clauses.get(key) ?? 0) + 1);
    return [{ token, key, at: token.at - clause.length, year: clause.slice(0, 4) }];
  });
  return dated.flatMap(({ token, key, at, year }): Plant[] => {
    const stretch = stretchOf(raw, at, at + 4);
    if (!stretch) return [];
    const now = String(Number(year) - 1);
    return [
      {
        kind: 'period',
        changes: [{ ...stretch, text: now }],
        was: `${year}年`,
        now: `${now}年`,
        against: (clauses.get(key) ?? 0) > 1 && elsewhere.has(token) ? 'elsewhere' : null,
        rules: [...numberRules, 'date.order', 'date.asof'],
      },
    ];
  });
}

/** “第六节 …” that quotes a heading of the filing gets another number. */
export function references(raw: Raw, next: () => number): Plant[] {
  const numerals = [...'一二三四五六七八九'];
  const headings = new Map<string, string>();
  for (const line of raw.lines) {
    const match = /^第([一二三四五六七八九十]{1,3})节(\S{2,20})$/.exec(line.replace(/\s/g, ''));
    if (match && !/[.…]/.test(line)) headings.set(match[1] as string, match[2] as string);
  }
  const plants: Plant[] = [];
  const reference = /[“"‘「《]?第([一二三四五六七八九十]{1,3})节/g;
  for (let match = reference.exec(raw.text); match; match = reference.exec(raw.text)) {
    const ordinal = match[1] as string;
    const title = headings.get(ordinal);
    const end = match.index + match[0].length;
    if (
      title === undefined ||
      !raw.text.startsWith(title, end) ||
      !/[参见详“"（(之]/.test(raw.text.slice(match.index - 6, match.index + 1))
    )
      continue;
    const from = end - 1 - ordinal.length;
    const stretch = stretchOf(raw, from, from + ordinal.length);
    const other = numerals[below(numerals.length, next)] as string;
    if (!stretch || other === ordinal) continue;
    plants.push({
      kind: 'reference',
      changes: [{ ...stretch, text: other }],
      was: `第${ordinal}节`,
      now: `第${other}节`,
      against: 'own text',
      rules: ['ref.target', 'fact.repeat'],
    });
  }
  return plants;
}

/** “共 5 家，分别为 A、B、C、D 和 E。” announces one more or less than it lists. */
export function counts(raw: Raw): Plant[] {
  const plants: Plant[] = [];
  const announced =
    /(\d{1,2}|[二三四五六七八九])(?:家|个|项|名|种|类|座|条)[\u4e00-\u9fff]{0,12}[，,：:](?:分别(?:为|是|系)|即)[：:]?([^。；;\d]{4,160})[。；;]/g;
  for (let match = announced.exec(raw.text); match; match = announced.exec(raw.text)) {
    const [, told = '', list = ''] = match;
    const items = list.split(/[、]|和|及/).filter((item) => item !== '');
    const value = /\d/.test(told) ? Number(told) : '零一二三四五六七八九'.indexOf(told);
    if (
      value < 2 ||
      list.includes('等') ||
      list.split('、').length + (/[和及]/.test(list) ? 1 : 0) !== value ||
      items.length < 2
    )
      continue;
    const stretch = stretchOf(raw, match.index, match.index + told.length);
    if (!stretch) continue;
    const more = value + 1;
    const now = /\d/.test(told) ? String(more) : ('零一二三四五六七八九十'[more] as string);
    plants.push({
      kind: 'count',
      changes: [{ ...stretch, text: now }],
      was: told,
      now,
      against: 'own text',
      rules: ['count.list', 'fact.repeat', 'calc.sentence'],
    });
  }
  return plants;
}

const opposite: Record<string, string> = { 增长: '下降', 上升: '下降', 增加: '减少', 下降: '上升', 减少: '增加' };

/** “由 12.5 万元增长至 14.3 万元”: the word turned round. */
export function directions(raw: Raw): Plant[] {
  const plants: Plant[] = [];
  const told =
    /[由从](?:20\d\d年[^，。；\d]{0,12})?的?([\d,]+(?:\.\d+)?)(?:万元|亿元|元|%|人|家|台|个)?[^，。；\d]{0,6}?(增长|上升|增加|下降|减少)(?:到|至)(?:20\d\d年[^，。；\d]{0,12})?的?([\d,]+(?:\.\d+)?)/g;
  for (let match = told.exec(raw.text); match; match = told.exec(raw.text)) {
    const [whole, from = '', word = '', to = ''] = match;
    const rises = Number(to.replace(/,/g, '')) > Number(from.replace(/,/g, ''));
    if (rises !== /[增上]/.test(word)) continue;
    const at = match.index + whole.indexOf(word, whole.indexOf(from) + from.length);
    const stretch = stretchOf(raw, at, at + word.length);
    if (!stretch) continue;
    const now = opposite[word] as string;
    plants.push({
      kind: 'direction',
      changes: [{ ...stretch, text: now }],
      was: word,
      now,
      against: 'own text',
      rules: ['calc.trend', 'calc.change', 'text.slip', 'calc.sentence', 'fact.repeat'],
    });
  }
  return plants;
}
