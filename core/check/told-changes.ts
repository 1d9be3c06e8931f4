import type { Fact, Filing, NumberMention } from '../model/filing.ts';
import { exact } from '../numbers/exact.ts';
import { change, compare, type Interval, intervalOf, negate, subtract } from '../numbers/interval.ts';
import { type FigureFinder, figureAt, figureFinder, type Row } from './figures.ts';
import { looksLikeSlip } from './linear.ts';
import { onceARun } from './once.ts';
import { changeFormula, changeName, type ProseRelation } from './prose.ts';
import type { CheckContext } from './rule.ts';
import { yearBefore } from './statements.ts';

/** A change told in the text (货币资金较上年末增加 x 万元，增幅 p%) beside the two figures that it leads between. */
export interface ToldChange {
  stated: NumberMention;
  measure: string;
  /** The words that tell its direction; null for 变动. */
  word: string | null;
  up: boolean | null;
  now: NumberMention;
  before: NumberMention;
  /** The change that the two figures make, of the kind stated. */
  made: Interval;
  kind: 'amount' | 'rate' | 'points';
  verdict: 'pass' | 'rounding' | 'fail' | 'contrary';
  /** Whether a miss is an error: the other of the pair, amount and rate of one change, holds, or it is a slip's. */
  sure: boolean;
}

const changeWords =
  /^(.{2,30}?)(?:余额|金额)?(?:(?:同比|环比)|(?:较|比)(?:上年|去年|上年末|上年同期|上期|上期末|期初|年初|\d{4}年(?:末|度|同期)?)(?:末|同期)?)?(?:的)?(增加|增长|上升|提高|提升|上涨|下降|减少|降低|下滑|下跌|增幅|降幅|涨幅|跌幅|增长率|增长幅度|下降幅度|变动幅度|变动率|变动比例)(?:额|了|幅度|比例)?$/;
const mostNumbers = 500;
const downWords = /下降|减少|降低|下滑|下跌|降幅|跌幅/;

/** The changes that the running text tells of measures whose figures the filing prints; found once a run. */
export const toldChanges = onceARun(findChanges);

function findChanges(filing: Filing, context: CheckContext): readonly ToldChange[] {
  const find = figureFinder(filing, context);
  const found: ToldChange[] = [];
  for (const fact of filing.facts) {
    const number = filing.numbers[fact.number];
    if (number?.place.in !== 'block' || number.value === null || number.approximation !== 'exact') continue;
    if (fact.scope === 'parent' || !ofIssuer(fact.subject)) continue;
    const told = changeWords.exec(fact.measure.replace(/\s/g, ''));
    const dated = told ? periodsOf(filing, fact, number, context) : null;
    if (!told || !dated) continue;
    const one = explain(filing, number, told, dated, find);
    if (one) found.push(one);
  }
  return backedByPairs(found);
}

function ofIssuer(subject: string): boolean {
  return subject === '' || subject === '公司' || subject === '发行人' || subject === '本公司';
}

interface Dated {
  now: string;
  /** What the change may be measured from; one where the sentence names it. */
  bases: string[];
  /** The sentence names the later date. */
  named: boolean;
}

/** 2024 年末相较于 2023 年末: the date after 较 or 比 is the base, the one before it what is told of. */
function periodsOf(filing: Filing, fact: Fact, stated: NumberMention, context: CheckContext): Dated | null {
  if (stated.place.in !== 'block') return null;
  const { block, start } = stated.place;
  // No paragraph that a person wrote holds as many; each is searched for its dates anew.
  if (context.numbersOfBlock(block).length > mostNumbers) return null;
  const text = filing.blocks[block]?.text ?? '';
  const span = context.sentencesOf(block).find((one) => one.start <= start && start < one.end);
  let now: string | null = null;
  let base: string | null = null;
  for (const index of context.numbersOfBlock(block)) {
    const number = filing.numbers[index] as NumberMention;
    if (number.kind !== 'date' || number.date === null || number.place.start < (span?.start ?? 0)) continue;
    if (number.place.end > start) break;
    const lead = text.slice(Math.max(0, number.place.start - 4), number.place.start).replace(/\s/g, '');
    if (/(较|比|较于|比于|较之)$/.test(lead)) base = number.date;
    else [now, base] = [number.date, null];
  }
  // 2022 年和 2023 年分别下降: which date goes with which number is the reader's to say.
  const dealt = /分别|各期/.test(text.slice(span?.start ?? 0, start));
  if (dealt) [now, base] = [null, null];
  const period = now ?? fact.period;
  if (period === null) return null;
  return { now: period, bases: base === null ? earlier(period) : [base], named: now !== null };
}

function explain(
  filing: Filing,
  stated: NumberMention,
  told: RegExpExecArray,
  dated: Dated,
  find: FigureFinder,
): ToldChange | null {
  const section = filing.blocks[stated.place.in === 'block' ? stated.place.block : -1]?.section ?? -1;
  const measure = told[1] as string;
  const word = told[2] as string;
  const up = /^变动/.test(word) ? null : !downWords.test(word);
  let first: ToldChange | null = null;
  for (const row of find(section, measure)) {
    for (const base of dated.bases) {
      const one = judge(stated, row, dated.now, base);
      if (!one) continue;
      const verdict = verdictOf(stated, one.made, up);
      const change: ToldChange = { stated, measure, word: up === null ? null : word, up, ...one, verdict, sure: false };
      if (verdict === 'pass' || verdict === 'rounding') return change;
      // Any row of the name may be another thing; only the section's own and the statements can contradict.
      if (
        row.from === 'near' &&
        dated.named &&
        (first === null || (verdict === 'contrary' && first.verdict !== 'contrary'))
      )
        first = change;
    }
  }
  return first;
}

/** The periods that a change of this one may be measured from: a year before, and for a part of a year the year's end. */
function earlier(period: string): string[] {
  const before = yearBefore(period);
  return period.includes('/') ? [before] : [...new Set([before, `${before.slice(0, 4)}-12-31`])];
}

function judge(
  stated: NumberMention,
  { figures }: Row,
  period: string,
  base: string,
): Pick<ToldChange, 'now' | 'before' | 'made' | 'kind'> | null {
  const now = figureAt(figures, period);
  const before = figureAt(figures, base);
  if (!now?.value || !before?.value || now.dimension !== before.dimension) return null;
  if (now.index === stated.index || before.index === stated.index) return null;
  const [a, b] = [intervalOf(now), intervalOf(before)];
  const percent = now.dimension === '%';
  if (stated.dimension === 'pp' || (percent && stated.dimension === '%')) {
    return percent ? { now, before, made: subtract(a, b), kind: 'points' } : null;
  }
  if (stated.dimension === '%') {
    const made = change(a, b);
    return made ? { now, before, made, kind: 'rate' } : null;
  }
  return stated.dimension === now.dimension ? { now, before, made: subtract(a, b), kind: 'amount' } : null;
}

function verdictOf(stated: NumberMention, made: Interval, up: boolean | null): ToldChange['verdict'] {
  const printed = intervalOf(stated);
  const size = compare(printed, made);
  const mirrored = compare(printed, negate(made));
  if (size === 'fail' && mirrored === 'fail') return 'fail';
  if (Number(stated.value) < 0 || up === null) return size === 'fail' ? (mirrored as 'pass') : size;
  const rises = made.mid.gt(0);
  if (rises !== up && made.mid.abs().gt(made.hi.minus(made.lo))) return 'contrary';
  return size === 'fail' ? (mirrored as 'pass') : size;
}

/**
 * An amount and a rate of one change bear each other out. Where neither holds, only a difference that a slip of the
 * pen leaves is an error, and one between figures of the same paragraph.
 */
function backedByPairs(changes: ToldChange[]): ToldChange[] {
  const held = new Set<string>();
  const key = (one: ToldChange): string => `${one.measure}|${one.now.index}|${one.before.index}`;
  for (const one of changes) {
    if (one.verdict === 'pass' || one.verdict === 'rounding') held.add(`${key(one)}|${one.kind}`);
  }
  const kinds = ['amount', 'rate', 'points'] as const;
  return changes.map((one) => {
    const paired = kinds.some((kind) => kind !== one.kind && held.has(`${key(one)}|${kind}`));
    return { ...one, sure: paired || besideFigures(one) || isSlip(one) };
  });
}

function besideFigures({ stated, now, before }: ToldChange): boolean {
  const { place } = stated;
  return [now, before].every(
    (one) => one.place.in === 'block' && place.in === 'block' && one.place.block === place.block,
  );
}

function isSlip({ stated, made }: ToldChange): boolean {
  const ulp = exact(stated.ulp ?? 1);
  const units = made.mid
    .abs()
    .div(ulp)
    .toDecimalPlaces(0)
    .minus(
      exact(stated.value ?? 0)
        .abs()
        .div(ulp)
        .toDecimalPlaces(0),
    );
  return looksLikeSlip(units.toString());
}

/** The change as a relation of the running text, with its formula. */
export function relationOfChange(one: ToldChange): ProseRelation {
  const { stated, now, before, made, sure } = one;
  const base = { stated, operands: [now, before], made, sure };
  if (one.kind === 'rate') return { ...base, formula: changeFormula(stated, now, before), name: changeName };
  const formula = [
    { mention: 0, text: stated.raw },
    ' = ',
    { mention: 1, text: now.raw },
    ' − ',
    { mention: 2, text: before.raw },
  ];
  return { ...base, formula, name: { zh: '变动额', en: 'difference' } };
}
