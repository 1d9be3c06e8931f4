import type { Filing, LineRole, NumberMention, ReadingReport } from '../model/filing.ts';
import { hostOf } from '../model/places.ts';
import type { SourceDocument } from '../model/source.ts';
import type { PlacedText } from '../model/text.ts';
import { isBlank } from './characters.ts';

type Read = Pick<Filing, 'source' | 'roles' | 'blocks' | 'sections' | 'tables' | 'numbers'>;

/** Counts what was read and where every character went; linear in the text. */
export function reportOf(filing: Read): ReadingReport {
  const { source, roles, sections, tables, numbers } = filing;
  const cells = tables
    .flatMap((table) => table.rows.slice(table.headerRows))
    .flatMap((row) => row.cells)
    .filter((cell) => cell.text !== '' && !cell.spanned);
  const characters = countCharacters(source, roles, placedCharacters(filing));
  return {
    pages: source.pages,
    pagesWithoutText: source.warnings.flatMap(({ code, page }) =>
      code === 'page-without-text' && page !== null ? [page] : [],
    ),
    headings: sections.length,
    tables: tables.length,
    joinedTables: tables.filter((table) => table.parts > 1).length,
    cells: cells.length,
    numbers: numbers.filter((number) => number.kind === 'quantity').length,
    rejoinedNumbers: numbers.filter((number) => isRejoined(filing, number)).length,
    ...characters,
  };
}

/** One flag a UTF-16 code unit of a line, true where a block or cell holds it; index 0 is line 1. */
export function placedCharacters(filing: Pick<Filing, 'source' | 'blocks' | 'tables'>): Uint8Array[] {
  const placed = filing.source.lines.map((line) => new Uint8Array(line.text.length));
  const mark = (text: PlacedText): void => {
    for (const { line, column, length } of text.segments) placed[line - 1]?.fill(1, column, column + length);
  };
  for (const block of filing.blocks) mark(block);
  for (const table of filing.tables) for (const row of table.rows) for (const cell of row.cells) mark(cell);
  return placed;
}

function countCharacters(
  source: SourceDocument,
  roles: readonly LineRole[],
  placed: readonly Uint8Array[],
): Pick<ReadingReport, 'characters' | 'placedCharacters' | 'furnitureCharacters' | 'unplacedCharacters'> {
  let characters = 0;
  let inPlace = 0;
  let furniture = 0;
  source.lines.forEach(({ text }, at) => {
    const flags = placed[at] as Uint8Array;
    for (let column = 0; column < text.length; column += 1) {
      if (isBlank(text.charCodeAt(column))) continue;
      characters += 1;
      if (flags[column] === 1) inPlace += 1;
      else if (roles[at] === 'furniture') furniture += 1;
    }
  });
  return {
    characters,
    placedCharacters: inPlace,
    furnitureCharacters: furniture,
    unplacedCharacters: characters - inPlace - furniture,
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
