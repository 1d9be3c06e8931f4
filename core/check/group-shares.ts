import type { NumberMention } from '../model/filing.ts';
import { compare, type Interval, intervalOf, ratio } from '../numbers/interval.ts';
import type { Grid } from './grid.ts';
import { relationsOf } from './relations.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { show, showAs, where } from './words.ts';

interface Row {
  part: NumberMention;
  share: NumberMention;
  label: string;
}

/**
 * Shares in a table of several groups (customers of two years, one below the other), each with its own whole: the
 * rows of a group up to its 合计 must have one base in common. It is taken from the rows, so one that differs from
 * most others is wrong.
 */
export function checkGroupShares(grid: Grid, out: RuleOutput, context: CheckContext): void {
  const known = new Set(
    relationsOf(grid)
      .filter((one) => one.kind === 'share')
      .map((one) => one.target),
  );
  grid.kinds.forEach((kind, column) => {
    const part = column - 1;
    if (kind !== 'share' || grid.kinds[part] !== 'amount' || known.has(column)) return;
    const groups = groupsOf(grid, part, column);
    if (groups.length < 2) return;
    for (const rows of groups) checkGroup(rows, grid.table.columns[column] ?? '', out, context);
  });
}

function groupsOf(grid: Grid, part: number, share: number): Row[][] {
  const groups: Row[][] = [];
  let rows: Row[] = [];
  grid.table.rows.forEach((row, r) => {
    if (r < grid.table.headerRows || row.ofWhich) return;
    const a = grid.cells[r]?.[part];
    const b = grid.cells[r]?.[share];
    const words = row.cells
      .slice(0, part)
      .map((cell) => cell.text.replace(/\s/g, ''))
      .filter((text) => /[\u4e00-\u9fff]/.test(text));
    if (typeof a === 'object' && typeof b === 'object' && b.number.dimension === '%' && Number(b.number.value) > 0) {
      rows.push({ part: a.number, share: b.number, label: words[words.length - 1] ?? '' });
    }
    if (row.role === 'total' || row.role === 'subtotal' || words.some((text) => /^(合计|小计|总计)$/.test(text))) {
      groups.push(rows);
      rows = [];
    }
  });
  return groups.filter((group) => group.length >= 4);
}

/** Half of the rows and three at least must have one base, and tell it to a twentieth. */
function checkGroup(rows: Row[], heading: string, out: RuleOutput, context: CheckContext): void {
  const spans = rows.map((row) => baseOf(row));
  let best: Interval | null = null;
  let most = 0;
  for (const candidate of spans) {
    if (!candidate) continue;
    const cover = spans.filter((span) => span?.lo.lte(candidate.lo) && span.hi.gte(candidate.lo)).length;
    if (cover <= most) continue;
    most = cover;
    let hi = candidate.hi;
    for (const span of spans)
      if (span?.lo.lte(candidate.lo) && span.hi.gte(candidate.lo) && span.hi.lt(hi)) hi = span.hi;
    best = { lo: candidate.lo, mid: candidate.lo.plus(hi).div(2), hi };
  }
  if (!best || most < 3 || most * 10 < rows.length * 6 || best.hi.minus(best.lo).gt(best.lo.times(0.05))) return;
  for (const row of rows) {
    const made = ratio(intervalOf(row.part), best);
    if (!made) continue;
    const status = compare(intervalOf(row.share), made);
    const mentions = [
      context.numberMention(row.share.index, 'stated'),
      context.numberMention(row.part.index, 'operand'),
    ];
    const base = {
      formula: [{ mention: 0, text: row.share.raw }, ' = ', { mention: 1, text: row.part.raw }, ' ÷ 基数'],
      mentions,
      stated: row.share.value,
      recomputed: made.mid.toSignificantDigits(12).toString(),
    };
    if (status !== 'fail') {
      out.check({ ...base, status });
      continue;
    }
    // The last digit of one share is often moved so that the printed ones add up to the total.
    const ulps = made.mid
      .minus(row.share.value ?? 0)
      .abs()
      .div(row.share.ulp ?? 1);
    if (ulps.lte(1.7)) {
      const reason = {
        zh: '末位调整，使各占比之和等于合计',
        en: 'Its last digit was adjusted so that the shares add up',
      };
      out.check({ ...base, status: 'rounding', reason });
      continue;
    }
    const here = where(mentions[0] as (typeof mentions)[number], context);
    const should = showAs(made.mid.toDecimalPlaces(8).toString(), row.share);
    out.check({
      ...base,
      status,
      finding: {
        severity: 'medium',
        confidence: Math.min(0.9, 0.6 + 0.06 * most),
        stated: row.share.value,
        expected: made.mid.toSignificantDigits(12).toString(),
        title: {
          zh: `占比不符：“${row.label}” ${show(row.share)}`,
          en: `Share of ${row.label}: ${show(row.share)} does not recompute`,
        },
        explanation: {
          zh: `${here.zh}的表中，“${row.label}”${show(row.part)} 的“${heading}”写 ${show(row.share)}；同组其余 ${most} 行的占比对应同一基数，按该基数应为 ${should}。`,
          en: `In the table at ${here.en}, ${heading} of ${row.label} (${show(row.part)}) is ${show(row.share)}; the ${most} other rows of the group have one base in common, which makes it ${should}.`,
        },
      },
    });
  }
}

function baseOf({ part, share }: Row): Interval | null {
  return ratio(intervalOf(part), intervalOf(share));
}
