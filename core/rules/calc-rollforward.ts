import type { Grid } from '../check/grid.ts';
import { type Addend, judgeSum, looksLikeSlip, sumDraft } from '../check/linear.ts';
import { type Movement, movementsOf } from '../check/movements.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { show, showAs, where } from '../check/words.ts';
import type { NumberMention } from '../model/filing.ts';
import { exact } from '../numbers/exact.ts';

/**
 * 期初 + 增加 − 减少 = 期末, along the rows of a table or down its columns. Each middle column is added,
 * subtracted or left out, the same for the whole table: first as its heading says, then as most rows have
 * it. 累计 columns take no part.
 */
export const calcRollforward: Rule = {
  id: 'calc.rollforward',
  needs: ['tables', 'numbers'],
  run(filing, out, context) {
    for (const table of filing.tables) {
      if (table.kind !== 'grid') continue;
      context.stopIfCancelled();
      const grid = context.gridOf(table.index);
      for (const movement of movementsOf(grid)) check(filing.numbers, grid, movement, out, context);
    }
  },
};

/** One line (a row, or in a table that runs downwards a column) with its opening, middles and closing. */
interface Line {
  opening: NumberMention | null;
  middles: (NumberMention | null)[];
  closing: NumberMention;
  label: string;
  /** The row, or in a table that runs downwards the column. */
  at: number;
}

function check(
  numbers: readonly NumberMention[],
  grid: Grid,
  movement: Movement,
  out: RuleOutput,
  context: CheckContext,
): void {
  const lines = linesOf(grid, movement);
  if (lines.length === 0) return;
  const used = movement.middles.map((_, i) => lines.some((line) => line.middles[i] !== null));
  const plan = planOf(movement, lines, used);
  const explained: string[] = [];
  for (const line of lines) {
    const addends = addendsOf(line, plan.signs);
    if (addends.length === 0) continue;
    const verdict = judgeSum(line.closing, addends);
    if (!verdict) continue;
    const draft = sumDraft(line.closing, addends, verdict, context);
    if (verdict.status !== 'fail') {
      out.check(draft);
      continue;
    }
    if (saidInRow(numbers, grid, movement, line, verdict.off, context) || isSumOf(verdict.off, explained)) {
      explained.push(verdict.off);
      out.check({
        ...draft,
        status: 'not-checkable',
        reason: { zh: '差额在同行的说明中另有交代', en: 'The row’s own note accounts for the difference' },
      });
      continue;
    }
    const trusted = trust(plan, lines.length, verdict.off);
    if (trusted === 0 || grid.table.confidence < 0.5) {
      out.check({
        ...draft,
        status: 'not-checkable',
        reason: {
          zh: '各变动栏的加减方向无法确定',
          en: 'It can’t be told which of the columns between add and which subtract',
        },
      });
      continue;
    }
    out.check({ ...draft, finding: finding(movement, line, verdict, trusted, draft.mentions, context) });
  }
}

/** A note in the row names the difference (其余 15,075 股已回购注销). */
function saidInRow(
  numbers: readonly NumberMention[],
  grid: Grid,
  movement: Movement,
  line: Line,
  off: string,
  context: CheckContext,
): boolean {
  if (movement.down) return false;
  const size = Math.abs(Number(off));
  return (grid.table.rows[line.at]?.cells ?? []).some((_, column) =>
    context
      .numbersOfCell(grid.table.index, line.at, column)
      .some((index) => grid.cells[line.at]?.[column] === 'words' && Math.abs(Number(numbers[index]?.value)) === size),
  );
}

/** A total's difference is that of the rows that are accounted for. */
function isSumOf(off: string, explained: string[]): boolean {
  if (explained.length === 0) return false;
  return explained.reduce((sum, one) => sum.plus(one), exact(0)).equals(off);
}

interface Plan {
  signs: (1 | -1 | 0)[];
  /** Lines that hold and that test something: a middle that is not nil. */
  holds: number;
  tested: number;
  /** Every sign is as the headings say, and the headings leave no doubt. */
  worded: boolean;
}

/** How sure a miss is an error, 0 for not at all. */
function trust(plan: Plan, lines: number, off: string): number {
  const others = plan.tested - 1;
  if (plan.holds >= 2 && plan.holds * 10 >= others * 6) return Math.min(0.92, 0.7 + 0.04 * plan.holds);
  if (!plan.worded) return 0;
  if (plan.holds >= 1 && others <= 3 && plan.holds * 2 >= others) return 0.75;
  return lines === 1 && looksLikeSlip(off) ? 0.6 : 0;
}

/** The most middles of unclear sign that are tried out. */
const mostUnclear = 5;

function planOf(movement: Movement, lines: Line[], used: boolean[]): Plan {
  const worded = movement.middles.map((middle, i) => (used[i] ? middle.sign : 0));
  const unclear = movement.middles.map((_, i) => i).filter((i) => used[i] && worded[i] === null);
  let best: Plan | null = null;
  const consider = (signs: (1 | -1 | 0)[], asWorded: boolean): void => {
    const plan = { signs, ...score(lines, signs), worded: asWorded };
    if (!best || plan.holds > best.holds) best = plan;
  };
  for (const signs of assignments(worded, unclear.slice(0, mostUnclear))) consider(signs, unclear.length === 0);
  const first = best as unknown as Plan;
  // Headings may mislead (a 减少 printed with its minus): where they explain next to nothing, all ways are tried.
  if (first.holds * 2 < first.tested) {
    const all = movement.middles.map((_, i) => i).filter((i) => used[i]);
    if (all.length <= mostUnclear) {
      for (const signs of assignments(worded, all)) consider(signs, false);
      const found = best as unknown as Plan;
      if (found.holds < 2 || found.holds * 10 < found.tested * 6) return first;
    }
  }
  return best as unknown as Plan;
}

/** All signs for the middles at `open`, those with the fewest left out first; the others stay as given. */
function* assignments(given: (1 | -1 | 0 | null)[], open: number[]): Generator<(1 | -1 | 0)[]> {
  const choices = [1, -1, 0] as const;
  const count = choices.length ** open.length;
  for (let code = 0; code < count; code++) {
    const signs = given.map((sign) => sign ?? 0);
    let rest = code;
    for (const i of open) {
      signs[i] = choices[rest % 3] as 1 | -1 | 0;
      rest = Math.floor(rest / 3);
    }
    yield signs;
  }
}

function score(lines: Line[], signs: (1 | -1 | 0)[]): { holds: number; tested: number } {
  let holds = 0;
  let tested = 0;
  for (const line of lines) {
    if (line.middles.every((middle) => middle === null || Number(middle.value) === 0)) continue;
    const verdict = judgeSum(line.closing, addendsOf(line, signs));
    if (!verdict) continue;
    tested++;
    if (verdict.status !== 'fail') holds++;
  }
  return { holds, tested };
}

function addendsOf(line: Line, signs: (1 | -1 | 0)[]): Addend[] {
  const addends: Addend[] = line.opening ? [{ number: line.opening, sign: 1 }] : [];
  line.middles.forEach((number, i) => {
    const sign = signs[i];
    if (number && sign) addends.push({ number, sign });
  });
  return addends;
}

function linesOf(grid: Grid, movement: Movement): Line[] {
  const lines: Line[] = [];
  for (const at of movement.lines) {
    const cell = (cross: number) => (movement.down ? grid.cells[cross]?.[at] : grid.cells[at]?.[cross]);
    const opening = cell(movement.opening);
    const closing = cell(movement.closing);
    const middles = movement.middles.map((middle) => cell(middle.at));
    if ([opening, closing, ...middles].some((one) => one === 'words' || one === undefined)) continue;
    if (typeof closing !== 'object') continue;
    const numberOf = (one: typeof opening) => (typeof one === 'object' ? one.number : null);
    const label = movement.down ? (grid.table.columns[at] ?? '') : (grid.labels[at] ?? '');
    lines.push({ opening: numberOf(opening), middles: middles.map(numberOf), closing: closing.number, label, at });
  }
  return lines;
}

function finding(
  movement: Movement,
  line: Line,
  verdict: { off: string; sum: string },
  confidence: number,
  mentions: ReturnType<CheckContext['numberMention']>[],
  context: CheckContext,
) {
  const stated = line.closing;
  const should = showAs(verdict.sum, stated);
  const difference = verdict.off.replace(/^-/, '');
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const { closingName } = movement;
  const trifle = Math.abs(Number(difference)) <= 2 * Number(stated.ulp);
  return {
    severity: trifle ? ('low' as const) : ('high' as const),
    confidence: trifle ? Math.min(confidence, 0.7) : confidence,
    stated: stated.value,
    expected: verdict.sum,
    difference,
    title: {
      zh: `期初期末变动不符：“${line.label}”${closingName} ${show(stated)}`,
      en: `Roll-forward of ${line.label} doesn’t close: ${closingName} ${show(stated)}`,
    },
    explanation: {
      zh: `${here.zh}的表中，“${line.label}”的${closingName}写 ${show(stated)}，由期初数加减各变动栏应为 ${should}，相差 ${showAs(difference, stated)}，超出四舍五入所能解释的范围。`,
      en: `In the table at ${here.en}, ${line.label} closes at ${show(stated)} (${closingName}), while its opening balance and movements give ${should}; the difference of ${showAs(difference, stated)} is more than rounding explains.`,
    },
  };
}
