import type { Alignment, ColumnModel } from './align.ts';
import type { Atom } from './atoms.ts';

/** What the columns hold as dealt out so far: how many values, how wide their full lines are. */
export function learnColumns(atoms: readonly Atom[], alignment: Alignment, columns: number, headerRows: number): ColumnModel[] {
  const models: ColumnModel[] = [];
  for (let column = 0; column < columns; column += 1) {
    let cells = 0;
    let values = 0;
    const widths: number[] = [];
    let widest = 0;
    for (let at = 0; at < atoms.length; at += 1) {
      if (alignment.column[at] !== column || (alignment.row[at] as number) < headerRows) continue;
      const atom = atoms[at] as Atom;
      cells += 1;
      if (atom.value) values += 1;
      if (atom.last && atom.ended === false) widths.push(atom.reach);
      else widest = Math.max(widest, Math.min(atom.reach, 40));
    }
    widths.sort((a, b) => a - b);
    const width = widths.length >= 2 ? (widths[Math.floor(widths.length * 0.6)] as number) : (widths[0] ?? 0);
    models.push({ values: cells === 0 ? -1 : values / cells, width, widest: width > 0 ? Math.min(widest, width + 0.5) : widest });
  }
  return models;
}

export function blankModels(columns: number): ColumnModel[] {
  return Array.from({ length: columns }, () => ({ values: -1, width: 0, widest: 0 }));
}
