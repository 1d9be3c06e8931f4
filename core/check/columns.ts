import type { NumberMention } from '../model/filing.ts';
import type { CheckStatus, FormulaToken } from '../model/finding.ts';
import type { Bilingual } from '../model/text.ts';
import { type Exact, exact } from '../numbers/exact.ts';
import { add, change, compare, type Interval, intervalOf, negate, ratio, subtract } from '../numbers/interval.ts';
import { type Grid, numberIn } from './grid.ts';
import { type Relation, recompute, relationsOf } from './relations.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { show, showAs, where } from './words.ts';

/** How a kind of relation reads in a sentence. */
const names: Record<Relation['kind'], Bilingual> = {
  change: { zh: '变动幅度', en: 'change' },
  ratio: { zh: '比率', en: 'ratio' },
  share: { zh: '占比', en: 'share' },
  difference: { zh: '差额', en: 'difference' },
  sum: { zh: '横向合计', en: 'row sum' },
};

/**
 * Checks every row of the columns that are made of others in one of the given ways. The way is taken from the
 * whole column, so a row can only fail where most rows hold; a row that another reading of the same columns
 * explains is left open.
 */
export function checkColumns(
  tables: readonly { index: number; kind: string }[],
  kinds: readonly Relation['kind'][],
  out: RuleOutput,
  context: CheckContext,
): void {
  for (const table of tables) {
    if (table.kind !== 'grid') continue;
    context.stopIfCancelled();
    const grid = context.gridOf(table.index);
    for (const relation of relationsOf(grid)) {
      if (!kinds.includes(relation.kind)) continue;
      for (const row of relation.rows) checkRow(grid, relation, row, out, context);
    }
  }
}

function checkRow(grid: Grid, relation: Relation, row: number, out: RuleOutput, context: CheckContext): void {
  const stated = numberIn(grid, row, relation.target);
  if (!stated) return;
  const operands = operandsOf(grid, relation, row);
  if (!operands) return;
  const made = compute(relation, operands);
  if (!made) return;
  let status: CheckStatus = compare(intervalOf(stated), made);
  let reason: Bilingual | null = null;
  if (status === 'fail') {
    const doubt = doubtOf(grid, relation, row, stated, operands);
    if (doubt) {
      status = doubt.status;
      reason = doubt.reason;
    }
  } else if (status === 'rounding') {
    reason = { zh: '操作数四舍五入所致的尾差', en: 'Explained by the rounding of the operands' };
  }
  const mentions = [
    context.numberMention(stated.index, 'stated'),
    ...operands.map((one) => context.numberMention(one.index, 'operand')),
  ];
  const formula = formulaOf(relation, stated, operands);
  const recomputed = tidy(made.mid);
  const draft = { status, formula, mentions, stated: stated.value, recomputed, reason };
  out.check(
    status === 'fail' ? { ...draft, finding: findingOf(grid, relation, row, stated, made, mentions, context) } : draft,
  );
}

function operandsOf(grid: Grid, relation: Relation, row: number): NumberMention[] | null {
  if (relation.kind === 'sum') {
    const addends: NumberMention[] = [];
    for (let column = relation.x; column <= relation.y; column++) {
      const number = grid.kinds[column] === 'words' ? null : numberIn(grid, row, column);
      if (number) addends.push(number);
    }
    return addends.length >= 2 ? addends : null;
  }
  const x = numberIn(grid, row, relation.x);
  if (!x) return null;
  if (relation.kind !== 'share') {
    const y = numberIn(grid, row, relation.y);
    return y ? [x, y] : null;
  }
  if (relation.base?.row === row) return null;
  const base =
    relation.base?.row === null || relation.base === null ? null : numberIn(grid, relation.base.row, relation.x);
  return base ? [x, base] : [x];
}

function compute(relation: Relation, operands: NumberMention[]): Interval | null {
  const [x, y] = operands.map((number) => intervalOf(number)) as [Interval, Interval | undefined];
  switch (relation.kind) {
    case 'sum':
      return operands.map((number) => intervalOf(number)).reduce((sum, one) => add(sum, one));
    case 'share': {
      const base = y ?? baseInterval(relation);
      return base ? ratio(x, base) : null;
    }
    case 'difference':
      return y ? subtract(x, y) : null;
    case 'ratio':
      return y ? ratio(x, y) : null;
    case 'change':
      if (!y) return null;
      return isPercentage(operands) ? subtract(x, y) : change(x, y);
  }
}

function baseInterval(relation: Relation): Interval | null {
  if (!relation.base) return null;
  const lo = exact(String(relation.base.low));
  const hi = exact(String(relation.base.high));
  return { lo, mid: lo.plus(hi).div(2), hi };
}

function isPercentage(operands: NumberMention[]): boolean {
  return operands.every((number) => number.dimension === '%' || number.dimension === 'pp');
}

/** Why a row that does not hold is still not called wrong; null where it is. */
function doubtOf(
  grid: Grid,
  relation: Relation,
  row: number,
  stated: NumberMention,
  operands: NumberMention[],
): { status: CheckStatus; reason: Bilingual } | null {
  const open = (zh: string, en: string): { status: CheckStatus; reason: Bilingual } => ({
    status: 'not-checkable',
    reason: { zh, en },
  });
  const statedInterval = intervalOf(stated);
  const [x, y] = operands as [NumberMention, NumberMention | undefined];
  if (relation.kind === 'change' && y) {
    const loss = Number(y.value) < 0 || Number(x.value) < 0;
    const made = compute(relation, operands);
    if (made && compare(statedInterval, negate(made)) !== 'fail') {
      return loss
        ? {
            status: 'pass',
            reason: { zh: '亏损额按绝对值计算变动', en: 'The change of a loss, measured the other way round' },
          }
        : open('幅度相符，但正负号与列的其余各行相反', 'The size agrees, the sign is the other way round');
    }
    if (loss)
      return open(
        '基期或本期为负，变动幅度的口径不唯一',
        'One of the two is a loss, so the change can be measured in several ways',
      );
    if (Number(stated.value) > 10) return open('变动幅度过大，通常不作列示', 'A change this large is seldom computed');
  }
  if (/平均|均值|中位/.test(grid.labels[row] ?? '')) {
    return open('平均数行可由各行的比率平均而得，口径不唯一', 'A row of averages may average the rates themselves');
  }
  if (relation.kind === 'share' && plugsToWhole(grid, relation, stated, operands)) {
    return {
      status: 'rounding',
      reason: { zh: '末位调整，使该列之和等于合计', en: 'Its last digit was adjusted so that the column adds up' },
    };
  }
  if (relation.holds < 3 || relation.holds * 10 < (relation.rows.length - (relation.base?.row == null ? 0 : 1)) * 7) {
    return open('该列能成立的行太少，不足以确定口径', 'Too few rows of the column hold to be sure how it is made');
  }
  if (relation.kind === 'share' && relation.base?.row === null && relation.holds < 5) {
    return open('占比的基数在表中没有列出', 'The base of the share is not in the table');
  }
  if (grid.table.confidence < 0.5) return open('表格识别的把握不足', 'The table was read with too little confidence');
  if (otherReading(grid, relation, row, stated, compute(relation, operands))) {
    return open('按同行另一组数计算则相符', 'Another pair of columns in the row explains it');
  }
  return null;
}

/** Off by one in the last digit, in a column whose printed shares add up to the printed total exactly. */
function plugsToWhole(grid: Grid, relation: Relation, stated: NumberMention, operands: NumberMention[]): boolean {
  const made = compute(relation, operands);
  const ulp = exact(stated.ulp ?? 0);
  if (
    !made ||
    made.mid
      .minus(stated.value ?? 0)
      .abs()
      .gt(ulp.times(1.6))
  )
    return false;
  const total = relation.base?.row ?? null;
  let sum = exact(0);
  const shares: Exact[] = [];
  for (const row of relation.rows) {
    const number = numberIn(grid, row, relation.target);
    if (!number?.value) continue;
    shares.push(exact(number.value));
    if (row !== total && !grid.table.rows[row]?.ofWhich) sum = sum.plus(number.value);
  }
  if (total !== null && sum.equals(numberIn(grid, total, relation.target)?.value ?? 0)) return true;
  // A part of a group: the group's share less the other part's.
  const value = exact(stated.value ?? 0);
  return shares.some((whole) => shares.some((part) => !part.isZero() && whole.minus(part).equals(value)));
}

/** Some other pair of the row's numbers gives the stated one in the same way, or a third one makes up the rest. */
function otherReading(
  grid: Grid,
  relation: Relation,
  row: number,
  stated: NumberMention,
  made: Interval | null,
): boolean {
  const numbers: NumberMention[] = [];
  grid.kinds.forEach((_, column) => {
    const number = column === relation.target ? null : numberIn(grid, row, column);
    if (number) numbers.push(number);
  });
  const asValue = (number: NumberMention) => ({
    v: Number(number.value),
    h: Number(number.ulp) / 2,
    percent: isPercentage([number]),
  });
  const aim = asValue(stated);
  if (relation.kind === 'difference' || relation.kind === 'sum') {
    // Opening + in − out = closing, where most rows have nothing in one of the columns.
    const rest = Math.abs(aim.v - Number(made?.mid ?? 0));
    if (numbers.some((one) => Math.abs(Math.abs(Number(one.value)) - rest) <= aim.h * 6)) return true;
  }
  const { kind } = relation;
  if (kind === 'sum' || kind === 'share') return false;
  for (const x of numbers) {
    for (const y of numbers) {
      if (x === y) continue;
      const other = recompute(kind, asValue(x), asValue(y));
      if (other && Math.abs(Math.abs(other.v) - Math.abs(aim.v)) <= aim.h + other.h) return true;
    }
  }
  return false;
}

function formulaOf(relation: Relation, stated: NumberMention, operands: NumberMention[]): FormulaToken[] {
  const target: FormulaToken = { mention: 0, text: stated.raw };
  const part = (i: number): FormulaToken => ({ mention: i + 1, text: operands[i]?.raw ?? '' });
  switch (relation.kind) {
    case 'sum':
      return [target, ' = ', ...operands.flatMap((_, i): FormulaToken[] => (i === 0 ? [part(0)] : [' + ', part(i)]))];
    case 'difference':
      return [target, ' = ', part(0), ' − ', part(1)];
    case 'ratio':
      return [target, ' = ', part(0), ' ÷ ', part(1)];
    case 'share':
      return operands.length === 2 ? [target, ' = ', part(0), ' ÷ ', part(1)] : [target, ' = ', part(0), ' ÷ 基数'];
    case 'change':
      return isPercentage(operands)
        ? [target, ' = ', part(0), ' − ', part(1)]
        : [target, ' = (', part(0), ' − ', part(1), ') ÷ |', part(1), '|'];
  }
}

function tidy(value: Exact): string {
  return value.toSignificantDigits(20).toString();
}

function findingOf(
  grid: Grid,
  relation: Relation,
  row: number,
  stated: NumberMention,
  made: Interval,
  mentions: ReturnType<CheckContext['numberMention']>[],
  context: CheckContext,
) {
  const label = grid.labels[row] ?? '';
  const heading = grid.table.columns[relation.target] ?? '';
  const off = made.mid.minus(stated.value ?? 0).abs();
  const steps = off.div(exact(stated.ulp ?? 1));
  const should = showAs(tidy(made.mid.toDecimalPlaces(12)), stated);
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const name = names[relation.kind];
  return {
    // One step of the last digit is a rounding done wrong.
    severity: steps.lte(1) ? ('low' as const) : steps.lte(3) ? ('medium' as const) : ('high' as const),
    confidence: Math.min(0.95, 0.6 + 0.05 * relation.holds),
    stated: stated.value,
    expected: tidy(made.mid),
    difference: tidy(off),
    title: {
      zh: `${name.zh}不符：“${label}”“${heading}”列 ${show(stated)}`,
      en: `${label}, column ${heading}: ${show(stated)} is not the ${name.en}`,
    },
    explanation: {
      zh: `${here.zh}的表中，“${label}”行“${heading}”列写 ${show(stated)}，按同列其余 ${relation.holds} 行的算法应为 ${should}，四舍五入不能解释。`,
      en: `In the table at ${here.en}, ${label} in column ${heading} says ${show(stated)}; computed as the ${relation.holds} other rows of the column are, it should be ${should}, which rounding does not explain.`,
    },
  };
}
