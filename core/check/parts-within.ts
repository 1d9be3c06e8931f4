import type { NumberMention } from '../model/filing.ts';
import type { Bilingual } from '../model/text.ts';
import type { Grid } from './grid.ts';
import { pairDraft } from './pair-draft.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { differenceOf, show, where } from './words.ts';

/**
 * What can't be more than what it is part of: a row marked 其中 than the row above it, diluted earnings a share than
 * basic ones (企业会计准则第 34 号 counts only what dilutes). Amounts that may be negative are left alone.
 */
export function checkPartsWithin(grid: Grid, out: RuleOutput, context: CheckContext): void {
  const { table } = grid;
  compareEarnings(grid, out, context);
  let whole = -1;
  for (let row = table.headerRows; row < table.rows.length; row += 1) {
    const entry = table.rows[row];
    const label = (grid.labels[row] ?? '').replace(/\s/g, '');
    if (!entry || entry.role === 'header' || entry.role === 'note') continue;
    if (/稀释每股收益/.test(label) && /基本每股收益/.test(grid.labels[row - 1] ?? ''))
      compareRows(grid, row - 1, row, diluted, out, context);
    if (!/^其中[：:]\S/.test(label)) {
      if (!entry.ofWhich) whole = row;
      continue;
    }
    if (whole >= 0 && !net.test(grid.labels[whole] ?? '')) compareRows(grid, whole, row, within, out, context);
  }
}

/** Items made of pluses and minuses. */
const net = /财务费用|收益|利润|损失|净额|净值|损益|变动|现金流/;

const within: Bilingual = { zh: '其中项不能大于其所属项目', en: 'a part can’t be more than the whole' };
const diluted: Bilingual = { zh: '稀释每股收益不应高于基本每股收益', en: 'diluted earnings can’t exceed basic ones' };

function compareRows(
  grid: Grid,
  whole: number,
  part: number,
  why: Bilingual,
  out: RuleOutput,
  context: CheckContext,
): void {
  const pairs: Pair[] = [];
  grid.kinds.forEach((kind, column) => {
    if (kind !== 'amount' && why === within) return;
    pairs.push(...pairOf(grid, [whole, column], [part, column], [grid.labels[whole], grid.labels[part]]));
  });
  // A loss, or a net amount: parts may offset each other.
  if (pairs.some(({ a, b }) => Number(a.value) <= 0 || Number(b.value) < 0)) return;
  const over = pairs.filter(({ a, b }) => Number(b.value) > Number(a.value));
  // Where most columns are so, the row is no part of the one above it.
  if (why === within && over.length > 0 && over.length * 2 >= pairs.length) return;
  for (const pair of pairs) report(pair, why, out, context);
}

/** Basic and diluted earnings in two columns. */
function compareEarnings(grid: Grid, out: RuleOutput, context: CheckContext): void {
  const at = (words: RegExp): number =>
    grid.table.columns.findIndex((heading) => words.test(heading.replace(/\s/g, '')));
  const [basic, dilutedAt] = [at(/基本每股收益/), at(/稀释每股收益/)];
  if (basic < 0 || dilutedAt < 0 || basic === dilutedAt) return;
  const { columns } = grid.table;
  for (let row = grid.table.headerRows; row < grid.cells.length; row += 1)
    for (const pair of pairOf(grid, [row, basic], [row, dilutedAt], [columns[basic], columns[dilutedAt]]))
      if (Number(pair.a.value) > 0) report(pair, diluted, out, context);
}

interface Pair {
  a: NumberMention;
  b: NumberMention;
  whole: string;
  part: string;
}

type Cell = [row: number, column: number];

function pairOf(grid: Grid, whole: Cell, part: Cell, names: [string | undefined, string | undefined]): Pair[] {
  const [a, b] = [grid.cells[whole[0]]?.[whole[1]], grid.cells[part[0]]?.[part[1]]];
  if (typeof a !== 'object' || typeof b !== 'object' || a.number.dimension !== b.number.dimension) return [];
  return [{ a: a.number, b: b.number, whole: names[0] ?? '', part: names[1] ?? '' }];
}

function report({ a, b, whole, part }: Pair, why: Bilingual, out: RuleOutput, context: CheckContext): void {
  const draft = pairDraft(b, a, context, '≤');
  if (Number(b.value) <= Number(a.value)) {
    out.check({ ...draft, status: 'pass' });
    return;
  }
  const here = where(draft.mentions[0], context);
  out.check({
    ...draft,
    status: 'fail',
    finding: {
      severity: why === diluted ? 'medium' : 'high',
      confidence: 0.75,
      stated: b.value,
      expected: a.value,
      difference: differenceOf(a, b),
      title: {
        zh: `“${part}”${show(b)} 大于“${whole}”${show(a)}`,
        en: `${part} of ${show(b)} is more than ${whole} of ${show(a)}`,
      },
      explanation: {
        zh: `${here.zh}的表中“${part}”为 ${show(b)}，大于“${whole}”的 ${show(a)}；${why.zh}。`,
        en: `In the table at ${here.en} ${part} is ${show(b)}, more than ${whole} of ${show(a)}; ${why.en}.`,
      },
    },
  });
}
