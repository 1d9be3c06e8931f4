import type { Grid } from './grid.ts';
import type { Relation, Value } from './relations.ts';

/** The target is the share of x in one base: that of the total row, or the one that most rows have in common. */
export function shareOf(
  grid: Grid,
  values: Map<number, (Value | null)[]>,
  target: number,
  x: number,
  rows: number[],
): Relation | null {
  const spans: { row: number; low: number; high: number }[] = [];
  // A share with the other sign than its part is no evidence of a base, but has to hold like the others.
  const contrary: number[] = [];
  let totalRow: number | null = null;
  for (const row of rows) {
    const share = values.get(target)?.[row];
    const part = values.get(x)?.[row];
    if (!share || !part || part.percent || !share.percent) continue;
    if (share.v * part.v < 0 && Math.abs(share.v) > share.h) contrary.push(row);
    if (share.v <= share.h || part.v <= 0) continue;
    const low = (part.v - part.h) / (share.v + share.h);
    const high = (part.v + part.h) / (share.v - share.h);
    spans.push({ row, low: low * (1 - 1e-12), high: high * (1 + 1e-12) });
    const role = grid.table.rows[row]?.role;
    if (Math.abs(share.v - 1) < 1e-9 && (role === 'total' || role === 'subtotal')) totalRow = row;
  }
  const all = spanOfWhole(values, target, x, spans);
  if (all)
    return {
      kind: 'share',
      target,
      x,
      y: -1,
      rows: spans.map((span) => span.row),
      holds: spans.length,
      base: { ...all, row: null },
    };
  if (spans.length < 3) return null;
  let base: Relation['base'] = null;
  if (totalRow !== null) {
    const total = values.get(x)?.[totalRow] as Value;
    base = { low: total.v - total.h, high: total.v + total.h, row: totalRow };
  } else {
    const common = deepest(spans);
    if (common) base = { ...common, row: null };
  }
  if (!base) return null;
  const { low, high } = base;
  const good = spans.filter((span) => span.low <= high && span.high >= low && span.row !== totalRow).length;
  const tried = spans.length - (totalRow === null ? 0 : 1);
  if (good < 2 || good * 10 < tried * 6 || (totalRow === null && (good < 3 || high - low > low * 0.05))) return null;
  return { kind: 'share', target, x, y: -1, rows: [...spans.map((span) => span.row), ...contrary], holds: good, base };
}

/** Without a total row, shares that add up to 100% are shares of the sum of their rows. */
function spanOfWhole(
  values: Map<number, (Value | null)[]>,
  target: number,
  x: number,
  spans: { row: number; low: number; high: number }[],
): { low: number; high: number } | null {
  let share = { v: 0, h: 0 };
  let part = { v: 0, h: 0 };
  for (const { row } of spans) {
    const one = values.get(target)?.[row] as Value;
    const other = values.get(x)?.[row] as Value;
    share = { v: share.v + one.v, h: share.h + one.h };
    part = { v: part.v + other.v, h: part.h + other.h };
  }
  if (spans.length < 2 || Math.abs(share.v - 1) > share.h) return null;
  const base = { low: (part.v - part.h) * (1 - 1e-12), high: (part.v + part.h) * (1 + 1e-12) };
  return spans.every((span) => span.low <= base.high && span.high >= base.low) ? base : null;
}

/** The stretch that the most spans cover. */
function deepest(spans: { low: number; high: number }[]): { low: number; high: number } | null {
  const edges = spans.flatMap(({ low, high }) => [
    { at: low, open: true },
    { at: high, open: false },
  ]);
  edges.sort((a, b) => a.at - b.at || Number(b.open) - Number(a.open));
  let depth = 0;
  let best = 0;
  let low = 0;
  let found: { low: number; high: number } | null = null;
  for (const edge of edges) {
    depth += edge.open ? 1 : -1;
    if (edge.open && depth > best) {
      best = depth;
      low = edge.at;
      found = null;
    } else if (!edge.open && found === null) found = { low, high: edge.at };
  }
  return found;
}
