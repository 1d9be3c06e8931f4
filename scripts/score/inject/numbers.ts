import { push } from '../../../core/check/push.ts';
import type { RuleId } from '../../../core/model/finding.ts';
import { below } from '../random.ts';
import type { Plant } from './plant.ts';
import type { Raw } from './raw.ts';
import type { Token } from './tokens.ts';
import type { FoundTotal } from './totals.ts';

/** What the injector knows of the numbers of a filing, from the raw text alone. */
export interface NumberSites {
  raw: Raw;
  /** Tokens whose value stands elsewhere. */
  elsewhere: ReadonlySet<Token>;
  inTotal: ReadonlySet<Token>;
  /** Tokens whose value stands elsewhere beside the words that begin their own line. */
  labelled: ReadonlySet<Token>;
}

export const numberRules: readonly RuleId[] = [
  'fact.repeat',
  'fact.table',
  'fact.event',
  'table.foot',
  'table.crossfoot',
  'table.share',
  'table.repeat',
  'calc.change',
  'calc.ratio',
  'calc.cagr',
  'calc.rollforward',
  'calc.sentence',
  'calc.statement',
  'calc.trend',
  'unit.scale',
  'count.list',
];

/** Digits enough that two of the same value are one fact. */
const tellingDigits = 5;
const contextLength = 6;

/** Which tokens stand elsewhere too: a telling value again, or a short one with the same unit and the same words beside it. */
export function repeatedTokens(raw: Raw, tokens: readonly Token[]): Set<Token> {
  const byKey = new Map<string, Token[]>();
  for (const token of tokens) {
    if (token.digits >= tellingDigits) push(byKey, token.plain.replace('-', ''), token);
    else if (token.unit !== '') {
      const before = raw.text.slice(Math.max(0, token.at - contextLength), token.at);
      const from = token.at + token.printed.length;
      const after = raw.text.slice(from, from + contextLength + token.unit.length);
      if (isWords(before)) push(byKey, `${token.plain}<${before}`, token);
      if (isWords(after)) push(byKey, `${token.plain}>${after}`, token);
    }
  }
  const repeated = new Set<Token>();
  for (const list of byKey.values()) if (list.length > 1) for (const token of list) repeated.add(token);
  return repeated;
}

/** Which tokens stand elsewhere in a line that holds their own row's first words: what tells two rows changed round. */
export function labelledTokens(raw: Raw, tokens: readonly Token[]): Set<Token> {
  const byValue = Map.groupBy(
    tokens.filter(({ digits }) => digits >= 4),
    ({ plain }) => plain,
  );
  const labelled = new Set<Token>();
  for (const list of byValue.values()) {
    for (const token of list) {
      const label = /[\u4e00-\u9fff]{2,}/.exec(raw.lines[token.line] ?? '')?.[0];
      if (label === undefined || /^[合总小]\s*计/.test(label)) continue;
      const elsewhere = list.some(
        (other) => Math.abs(other.line - token.line) > 2 && (raw.lines[other.line] ?? '').includes(label),
      );
      if (elsewhere) labelled.add(token);
    }
  }
  return labelled;
}

const isWords = (text: string): boolean => text.length >= contextLength && !/\d/.test(text);

function against(sites: NumberSites, token: Token): Plant['against'] {
  if (sites.elsewhere.has(token)) return 'elsewhere';
  return sites.inTotal.has(token) ? 'total' : null;
}

function replacing(sites: NumberSites, token: Token, kind: Plant['kind'], now: string | null): Plant | null {
  if (now === null || now === token.printed) return null;
  const { line, start, end } = token;
  return {
    kind,
    changes: [{ line, start, end, text: now }],
    was: token.printed,
    now,
    against: against(sites, token),
    rules: numberRules,
  };
}

/** One digit becomes another; the first never 0. */
export function digit(sites: NumberSites, token: Token, next: () => number): Plant | null {
  if (token.digits < 2) return null;
  const places = [...token.printed].flatMap((character, at) => (/\d/.test(character) ? [at] : []));
  const at = places[below(places.length, next)] as number;
  const old = Number(token.printed[at]);
  const first = at === places[0];
  const other = first ? 1 + ((old - 1 + 1 + below(8, next)) % 9) : (old + 1 + below(9, next)) % 10;
  return replacing(sites, token, 'digit', token.printed.slice(0, at) + String(other) + token.printed.slice(at + 1));
}

/** Two digits beside each other change places. */
export function transposition(sites: NumberSites, token: Token, next: () => number): Plant | null {
  if (token.digits < 3) return null;
  const { printed } = token;
  const places: number[] = [];
  for (let at = 0; at + 1 < printed.length; at += 1) {
    const [a, b] = [printed[at] as string, printed[at + 1] as string];
    if (/\d\d/.test(a + b) && a !== b && !(at === 0 && b === '0')) places.push(at);
  }
  const at = places[below(places.length, next)];
  if (at === undefined) return null;
  const swapped = `${printed[at + 1]}${printed[at]}`;
  return replacing(sites, token, 'transposition', printed.slice(0, at) + swapped + printed.slice(at + 2));
}

/** A minus is lost or comes in; only before amounts, which have decimals or a percent sign. */
export function sign(sites: NumberSites, token: Token): Plant | null {
  if (!token.printed.includes('.') || token.digits < 3) return null;
  const negative = /^[-－]/.test(token.printed);
  return replacing(sites, token, 'sign', negative ? token.printed.slice(1) : `-${token.printed}`);
}

/** The decimal point one place off. */
export function scale(sites: NumberSites, token: Token): Plant | null {
  const [whole, fraction] = token.printed.replace(/,/g, '').split('.');
  if (whole === undefined || fraction === undefined || token.digits < 3) return null;
  const moved = `${whole}${fraction[0]}`.replace(/^([-－]?)0+(?=\d)/, '$1');
  const grouped = token.printed.includes(',') ? moved.replace(/\B(?=(?:\d{3})+$)/g, ',') : moved;
  return replacing(sites, token, 'scale', `${grouped}.${fraction.slice(1)}0`);
}

const otherUnit: Record<string, string> = { 万元: '亿元', 亿元: '万元', 元: '万元', 万股: '股', 千元: '万元' };

/** 万元 becomes 亿元 and the like, behind the number itself. */
export function unit(sites: NumberSites, token: Token): Plant | null {
  const now = otherUnit[token.unit];
  const words = sites.raw.lines[token.line] ?? '';
  const start = words.indexOf(token.unit, token.end);
  if (now === undefined || words.slice(token.end, start).trim() !== '') return null;
  return {
    kind: 'unit',
    changes: [{ line: token.line, start, end: start + token.unit.length, text: now }],
    was: token.printed,
    now: token.printed,
    against: sites.elsewhere.has(token) ? 'elsewhere' : null,
    rules: numberRules,
  };
}

/** Two parts of a total change places, so that the total still holds. */
export function swappedPair(sites: NumberSites, found: FoundTotal, next: () => number): Plant | null {
  const at = below(found.parts.length - 1, next);
  const [a, b] = [found.parts[at], found.parts[at + 1]];
  if (!a || !b || a.plain === b.plain || a.digits < 3 || b.digits < 3) return null;
  const put = (into: Token, from: Token) => ({
    line: into.line,
    start: into.start,
    end: into.end,
    text: from.printed,
  });
  return {
    kind: 'swapped pair',
    changes: [put(a, b), put(b, a)],
    was: a.printed,
    now: b.printed,
    against: sites.labelled.has(a) || sites.labelled.has(b) ? 'elsewhere' : null,
    rules: numberRules,
  };
}
