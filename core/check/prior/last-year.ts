import type { Filing, NumberMention } from '../../model/filing.ts';
import type { CheckStatus } from '../../model/finding.ts';
import type { Bilingual } from '../../model/text.ts';
import { exact } from '../../numbers/exact.ts';
import type { CheckContext, RuleOutput } from '../rule.ts';
import { differenceOf, show, where } from '../words.ts';
import { pairByStatement, statementFigures } from './by-statement.ts';
import { type Family, familiesOf } from './dated-cells.ts';
import { type OtherFiling, otherNumber, showPeriod, whereOther } from './other-mentions.ts';
import { type CellPair, type FamilyPair, pairFamilies } from './pair-cells.ts';
import { regroupings } from './regrouped.ts';
import { type Restatements, restatementsOf } from './restated.ts';
import { checkToldLastYear } from './told-last-year.ts';

/**
 * Figures of earlier periods against last year's report: comparatives and opening balances of the statements and
 * of tables of like heading, then sentences. What the filing says it restated is shown as explained.
 */
export function checkLastYear(filing: Filing, other: OtherFiling, out: RuleOutput, context: CheckContext): void {
  const before = familiesOf(other.filing, other.context);
  const lastEnd = lastPeriodOf(before);
  if (lastEnd === null) return;
  const run: Run = { other, out, context, restated: restatementsOf(filing, context), unlike: false };
  const pairs = pairFamilies(familiesOf(filing, context), before, lastEnd);
  const figures = statementFigures(before);
  const paired = pairs.map((pair) => pairByStatement(pair, figures));
  const all = countsOf(paired.flatMap((pair) => pair.pairs));
  run.unlike = all.agreeing < all.failing;
  for (const pair of paired) reportFamily(pair, run);
  if (!run.unlike) checkToldLastYear(filing, other, lastEnd, out, context);
}

interface Run {
  other: OtherFiling;
  out: RuleOutput;
  context: CheckContext;
  restated: Restatements;
  /** More figures differ than agree: the other filing is hardly this one's last year's report. */
  unlike: boolean;
}

/** Fewest figures of one period from which on it is taken for the report's own where it has no statements. */
const fewestCells = 5;

/** The last day that last year's report covers: of its statements, else the latest that many of its figures have. */
function lastPeriodOf(families: readonly Family[]): string | null {
  const counts = new Map<string, number>();
  const statements = families.filter((family) => family.kind !== null);
  for (const { cells } of statements.length > 0 ? statements : families) {
    for (const { period } of cells) counts.set(period.slice(-10), (counts.get(period.slice(-10)) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count >= fewestCells).map(([end]) => end);
  return often.sort()[often.length - 1] ?? null;
}

function reportFamily(pair: FamilyPair, run: Run): void {
  const regrouped = regroupings(pair);
  const { agreeing, failing } = countsOf(pair.pairs);
  for (const one of pair.pairs) {
    if (one.status !== 'fail') {
      emit(one, one.status, one.reason, run);
      continue;
    }
    const explained = explanationOf(one, run) ?? mergedReasonOf(regrouped.get(one));
    if (explained) emit(one, explained.status, explained.reason, run);
    else if (run.unlike) emit(one, 'not-checkable', unlikeFilings, run);
    else if (agreeing === 0 && failing > 1) emit(one, 'not-checkable', unlikeTables, run);
    else contradict(one, pair, agreeing, failing, regrouped.get(one)?.kind === 'moved', run);
  }
}

function countsOf(pairs: readonly CellPair[]): { agreeing: number; failing: number } {
  const agreeing = pairs.filter((one) => one.status === 'pass' || one.status === 'rounding').length;
  return { agreeing, failing: pairs.filter((one) => one.status === 'fail').length };
}

const unlikeFilings: Bilingual = {
  zh: '两份文件中不同的数多于相同的数，所给文件可能不是本公司的上年报告',
  en: 'More figures of the two filings differ than agree; the one given may not be this issuer’s last year’s report',
};

const unlikeTables: Bilingual = {
  zh: '两年的同名表没有一个数相同，可能不是同一内容',
  en: 'No figure of the two tables of that name agrees; they may not be of one thing',
};

function mergedReasonOf(found: { kind: string; reason: Bilingual } | undefined): Explained | null {
  return found?.kind === 'merged' ? { status: 'pass', reason: found.reason } : null;
}

interface Explained {
  status: CheckStatus;
  reason: Bilingual;
}

/** What the filing itself says of the difference, or null. */
function explanationOf({ cell, past }: CellPair, { restated, context }: Run): Explained | null {
  const difference = past && differenceOf(cell.number, past.number);
  if (!past || difference === null) return null;
  const pair = restated.adjusted(past.number.value ?? '', cell.number.value ?? '');
  if (pair) {
    const at = where(context.numberMention(pair.index, 'other'), context);
    return {
      status: 'pass',
      reason: {
        zh: `${at.zh}列明该数由 ${show(past.number)} 调整为 ${show(pair)}`,
        en: `Explained at ${at.en}: adjusted from ${show(past.number)} to ${show(pair)}`,
      },
    };
  }
  const amount = restated.amount(difference);
  if (amount) {
    const at = where(context.numberMention(amount.index, 'other'), context);
    return {
      status: 'pass',
      reason: {
        zh: `差额为${at.zh}列明的调整金额 ${show(amount)}`,
        en: `The difference is the adjustment of ${show(amount)} stated at ${at.en}`,
      },
    };
  }
  if (restated.said) {
    const at = where(context.mention(restated.said, 'other'), context);
    return {
      status: 'not-checkable',
      reason: {
        zh: `本报告在${at.zh}说明对以前期间的数作了追溯调整或重述，未列明该数的调整金额`,
        en: `At ${at.en} this report says that earlier figures were restated, without the amount for this one`,
      },
    };
  }
  if (cell.adjusted) {
    return {
      status: 'not-checkable',
      reason: { zh: '列示的是调整后的数', en: 'The figure is shown as adjusted' },
    };
  }
  return null;
}

function emit(pair: CellPair, status: CheckStatus, reason: Bilingual | null, run: Run): void {
  const { cell, past } = pair;
  const mentions = [run.context.numberMention(cell.number.index, 'stated')];
  run.out.check({
    status,
    formula: [{ mention: 0, text: cell.number.raw }, ...(past ? [` = ${past.number.raw}`] : [])],
    mentions,
    stated: cell.number.value,
    recomputed: past?.number.value ?? null,
    reason,
    ...(past ? { other: [otherNumber(run.other, past.number.index)] } : {}),
  });
}

function contradict(
  { cell, past }: CellPair,
  { now }: FamilyPair,
  agreeing: number,
  failing: number,
  moved: boolean,
  { other, out, context }: Run,
): void {
  if (!past) return;
  const mentions = [context.numberMention(cell.number.index, 'stated')];
  const there = otherNumber(other, past.number.index);
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const far = whereOther(there);
  const period = showPeriod(cell.period);
  const [a, b] = [show(cell.number), show(past.number)];
  const column = (cell.table.columns[cell.column] ?? '').replace(/\s/g, '');
  const label = cell.label === '' ? column : cell.label;
  out.check({
    status: 'fail',
    formula: [{ mention: 0, text: cell.number.raw }, ` = ${past.number.raw}`],
    mentions,
    stated: cell.number.value,
    recomputed: past.number.value,
    other: [there],
    finding: {
      severity: moved ? 'low' : now.kind !== null || isLarge(cell.number, past.number) ? 'high' : 'medium',
      confidence: confidenceOf(agreeing, failing, now.kind !== null, moved),
      stated: cell.number.value,
      expected: past.number.value,
      difference: differenceOf(cell.number, past.number),
      title: {
        zh: `与上年报告不一致：“${label}”${period.zh} ${a}，上年报告为 ${b}`,
        en: `Not as in last year’s report: ${label}, ${period.en}: ${a}, there ${b}`,
      },
      explanation: {
        zh: `${here.zh}的表中“${label}”（${column}，${period.zh}）写 ${a}，${far.zh}同一项目写 ${b}；${moved ? '差异在该列各行之间互相抵消，合计不变，本报告未说明重分类' : '本报告未说明追溯调整或重分类，两者应当一致'}。`,
        en: `In the table at ${here.en}, ${label} (${column}, ${period.en}) is ${a}; ${far.en} has ${b} for the same item. ${moved ? 'The differences of the column’s rows offset each other, and no reclassification is stated' : 'No restatement or reclassification is stated, so the two should agree'}.`,
      },
    },
  });
}

/** A difference of money or shares by a twentieth and more is no matter of how a detail is grouped. */
function isLarge(now: NumberMention, before: NumberMention): boolean {
  if (now.dimension !== '元' && now.dimension !== '股') return false;
  const [a, b] = [exact(now.value ?? 0), exact(before.value ?? 0)];
  return a.minus(b).abs().times(20).gte(b.abs());
}

function confidenceOf(agreeing: number, failing: number, statement: boolean, moved: boolean): number {
  if (moved) return 0.5;
  const share = agreeing / Math.max(1, agreeing + failing);
  const base = statement ? 0.75 : 0.6;
  return Math.min(0.95, Math.max(0.4, base - 0.3 * (1 - share) + 0.03 * Math.min(agreeing, 8)));
}
