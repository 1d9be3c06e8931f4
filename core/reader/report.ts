import type { Filing, NumberMention, ReadingReport } from '../model/filing.ts';
import { hostOf } from '../model/places.ts';

type Read = Pick<Filing, 'source' | 'roles' | 'blocks' | 'sections' | 'tables' | 'numbers'>;

/** Counts what was read and, from the whereabouts of every character (`accountFor`), where they went; linear in the text. */
export function reportOf(filing: Read, fates: readonly Uint8Array[]): ReadingReport {
  const { source, sections, tables, numbers } = filing;
  const cells = tables
    .flatMap((table) => table.rows.slice(table.headerRows))
    .flatMap((row) => row.cells)
    .filter((cell) => cell.text !== '' && !cell.spanned);
  return {
    pages: source.pages,
    pagesWithoutText: source.warnings.flatMap(({ code, page, endPage }) =>
      code === 'page-without-text' && page !== null ? pagesBetween(page, endPage ?? page) : [],
    ),
    headings: sections.length,
    tables: tables.length,
    joinedTables: tables.filter((table) => table.parts > 1).length,
    cells: cells.length,
    numbers: numbers.filter((number) => number.kind === 'quantity').length,
    rejoinedNumbers: numbers.filter((number) => isRejoined(filing, number)).length,
    ...countCharacters(fates),
  };
}

function countCharacters(
  fates: readonly Uint8Array[],
): Pick<ReadingReport, 'characters' | 'placedCharacters' | 'furnitureCharacters' | 'unplacedCharacters'> {
  const counts = [0, 0, 0, 0];
  for (const flags of fates) for (const fate of flags) counts[fate] = (counts[fate] as number) + 1;
  const [, placedCharacters = 0, furnitureCharacters = 0, unplacedCharacters = 0] = counts;
  return {
    characters: placedCharacters + furnitureCharacters + unplacedCharacters,
    placedCharacters,
    furnitureCharacters,
    unplacedCharacters,
  };
}

/** A number whose digits lie on more than one source line. */
function isRejoined(filing: Read, { place }: NumberMention): boolean {
  const host = hostOf(filing as Filing, place);
  let first = 0;
  for (const { at, length, line } of host.segments) {
    if (at + length <= place.start || at >= place.end) continue;
    if (first === 0) first = line;
    else if (line !== first) return true;
  }
  return false;
}

function pagesBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
