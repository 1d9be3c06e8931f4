import { squeeze } from '../../characters.ts';
import type { Line } from '../../lines.ts';
import type { Atom } from './atoms.ts';

/** Number of cells that the header's words come to, cells broken over lines counted once. */
export function headerCells(atoms: readonly Atom[], until: number): number {
  let cells = 0;
  for (let at = 0; at < until; at += 1) {
    const atom = atoms[at] as Atom;
    const previous = atoms[at - 1];
    const goesOn = previous !== undefined && atom.first && previous.ended === false;
    if (!goesOn && !(atom.soft && !atom.first)) cells += 1;
  }
  return cells;
}

/**
 * Lines of a header that is printed again: the words of the header's lines, in the same order, at a
 * later place. Gives the 1-based numbers of those lines.
 */
export function repeatedHeaders(lines: readonly Line[], header: number): Map<number, number> {
  const found = new Map<number, number>();
  if (header === 0) return found;
  const texts = lines.map((line) => squeeze(line.text));
  const first = texts.slice(0, header).join('');
  if (first.length < 4) return found;
  for (let at = header; at < lines.length; at += 1) {
    if (!first.startsWith(texts[at] as string)) continue;
    let joined = '';
    let end = at;
    while (end < lines.length && joined.length < first.length && first.startsWith(joined)) {
      joined += texts[end];
      end += 1;
    }
    if (joined !== first) continue;
    for (let inside = at; inside < end; inside += 1) found.set((lines[inside] as Line).number, (lines[at] as Line).number);
    at = end - 1;
  }
  return found;
}
