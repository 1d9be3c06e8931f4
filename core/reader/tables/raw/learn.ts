import type { Alignment, ColumnModel } from './align.ts';
import type { Atom } from './atoms.ts';

/**
 * What the columns hold as dealt out so far: how many values, how wide their full lines are. Each
 * cell counts once, however many lines it has, so that one cell dealt out wrongly misleads little.
 */
export function learnColumns(atoms: readonly Atom[], alignment: Alignment, columns: number): ColumnModel[] {
  const reaches: number[][] = Array.from({ length: columns }, () => []);
  const widest: number[][] = Array.from({ length: columns }, () => []);
  const cells = new Array<number>(columns).fill(0);
  const values = new Array<number>(columns).fill(0);
  const amounts = new Array<number>(columns).fill(0);
  const percents = new Array<number>(columns).fill(0);
  let full = 0;
  let most = 0;
  for (let at = 0; at < atoms.length; at += 1) {
    const atom = atoms[at] as Atom;
    const column = alignment.column[at] as number;
    cells[column] = (cells[column] as number) + 1;
    if (atom.value) values[column] = (values[column] as number) + 1;
    if (atom.amount) {
      amounts[column] = (amounts[column] as number) + 1;
      if (/[%％]$/.test(atom.text)) percents[column] = (percents[column] as number) + 1;
    }
    if (atom.last && atom.ended === false) full = Math.max(full, atom.reach);
    else most = Math.max(most, atom.reach);
    const ends =
      at + 1 === atoms.length || alignment.column[at + 1] !== column || alignment.row[at + 1] !== alignment.row[at];
    if (!ends) continue;
    if (full > 0) (reaches[column] as number[]).push(full);
    if (most > 0) (widest[column] as number[]).push(Math.min(most, 40));
    full = 0;
    most = 0;
  }
  return reaches.map((list, column) => {
    const width = median(list);
    const seen = widest[column] as number[];
    const reach = seen.length === 0 ? 0 : Math.max(...seen);
    return {
      values: cells[column] === 0 ? -1 : (values[column] as number) / (cells[column] as number),
      percents: amounts[column] === 0 ? -1 : (percents[column] as number) / (amounts[column] as number),
      width,
      widest: width > 0 ? Math.min(reach, width + 0.5) : reach,
    };
  });
}

function median(list: number[]): number {
  if (list.length === 0) return 0;
  list.sort((a, b) => a - b);
  return list[Math.floor(list.length / 2)] as number;
}

export function blankModels(columns: number): ColumnModel[] {
  return Array.from({ length: columns }, () => ({ values: -1, percents: -1, width: 0, widest: 0 }));
}
