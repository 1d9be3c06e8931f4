import type { Filing } from '../../core/model/filing.ts';

/**
 * How often each of the filing's terms stands in it outside its definition: in the blocks and in the
 * cells of tables that are no glossary. One pass over the text: at each character only the terms that
 * begin with the same two are tried.
 */
export function termUses(filing: Filing): number[] {
  const uses = filing.terms.map(() => 0);
  const byStart = new Map<string, { index: number; term: string }[]>();
  filing.terms.forEach(({ term }, index) => {
    if (term === '') return;
    const start = term.slice(0, 2);
    const list = byStart.get(start);
    if (list) list.push({ index, term });
    else byStart.set(start, [{ index, term }]);
  });
  const singles = new Set([...byStart.keys()].filter((start) => start.length === 1));
  const count = (text: string): void => {
    for (let at = 0; at < text.length; at++) {
      for (const { index, term } of byStart.get(text.slice(at, at + 2)) ?? []) {
        if (text.startsWith(term, at)) uses[index] = (uses[index] ?? 0) + 1;
      }
      const single = text[at] as string;
      if (!singles.has(single) || at + 1 === text.length) continue;
      for (const { index } of byStart.get(single) ?? []) uses[index] = (uses[index] ?? 0) + 1;
    }
  };
  for (const block of filing.blocks) count(block.text);
  for (const table of filing.tables) {
    if (table.kind === 'glossary') continue;
    for (const row of table.rows) for (const cell of row.cells) if (!cell.spanned) count(cell.text);
  }
  filing.terms.forEach(({ place }, index) => {
    const definedInCounted = place.in === 'block' || filing.tables[place.table]?.kind !== 'glossary';
    if (definedInCounted) uses[index] = Math.max(0, (uses[index] ?? 0) - 1);
  });
  return uses;
}
