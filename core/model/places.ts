import type { Filing } from './filing.ts';
import type { Place, PlacedText, Segment } from './text.ts';

/** The block's or cell's whole text that a place lies in. */
export function hostOf(filing: Filing, place: Place): PlacedText {
  const host =
    place.in === 'block'
      ? filing.blocks[place.block]
      : filing.tables[place.table]?.rows[place.row]?.cells[place.column];
  if (!host) throw new RangeError(`no such place: ${JSON.stringify(place)}`);
  return host;
}

/** The words at a place. */
export function textAt(filing: Filing, place: Place): string {
  return hostOf(filing, place).text.slice(place.start, place.end);
}

/** Index of the section a place stands in, −1 before the first heading. */
export function sectionAt(filing: Filing, place: Place): number {
  return (place.in === 'block' ? filing.blocks[place.block]?.section : filing.tables[place.table]?.section) ?? -1;
}

/** The segment that covers an offset, else the next one after it, else the last before it. */
export function segmentAt(text: PlacedText, offset: number): Segment | null {
  const { segments } = text;
  let low = 0;
  let high = segments.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle] as Segment;
    if (offset < segment.at) high = middle - 1;
    else if (offset >= segment.at + segment.length) low = middle + 1;
    else return segment;
  }
  return segments[low] ?? segments[high] ?? null;
}

/** 1-based source line and page of a place's first character; an edited cell answers with its row's. */
export function lineAt(filing: Filing, place: Place): { line: number; page: number | null } {
  const segment = segmentAt(hostOf(filing, place), place.start);
  const row = place.in === 'cell' ? filing.tables[place.table]?.rows[place.row] : filing.blocks[place.block];
  const line = segment?.line ?? row?.line ?? 1;
  return { line, page: filing.source.lines[line - 1]?.page ?? row?.page ?? null };
}

const sentenceEnd = /[。！？；!?]/;

/**
 * The source's own words around a place: in a block the sentence (at most `limit` characters, cut evenly
 * on both sides), in a table the row's cells joined by blanks. `focus` is the place within them.
 */
export function quoteAt(
  filing: Filing,
  place: Place,
  limit = 240,
): { quote: string; focus: { start: number; end: number } } {
  if (place.in === 'cell') return rowQuote(filing, place);
  const { text } = hostOf(filing, place);
  let from = place.start;
  while (from > 0 && place.start - from < limit / 2 && !sentenceEnd.test(text[from - 1] as string)) from -= 1;
  let to = place.end;
  while (to < text.length && to - place.end < limit / 2) {
    to += 1;
    if (sentenceEnd.test(text[to - 1] as string)) break;
  }
  while (from < place.start && /\s/.test(text[from] as string)) from += 1;
  while (to > place.end && /\s/.test(text[to - 1] as string)) to -= 1;
  return { quote: text.slice(from, to), focus: { start: place.start - from, end: place.end - from } };
}

function rowQuote(filing: Filing, place: Extract<Place, { in: 'cell' }>): ReturnType<typeof quoteAt> {
  const cells = filing.tables[place.table]?.rows[place.row]?.cells ?? [];
  let quote = '';
  let focus = { start: 0, end: 0 };
  cells.forEach((cell, column) => {
    if (cell.text === '' && column !== place.column) return;
    if (quote !== '') quote += ' ';
    if (column === place.column) focus = { start: quote.length + place.start, end: quote.length + place.end };
    quote += cell.text;
  });
  return { quote, focus };
}

/** Headings from the top section down to the one given, as printed. */
export function headingPath(filing: Filing, section: number): string[] {
  const path: string[] = [];
  const byId = new Map<string, number>();
  for (const entry of filing.sections) byId.set(entry.id, entry.index);
  for (let index: number | undefined = section; index !== undefined && index >= 0; ) {
    const entry: Filing['sections'][number] | undefined = filing.sections[index];
    if (!entry) break;
    path.unshift(`${entry.number}${entry.title}`);
    index = entry.parentId === null ? undefined : byId.get(entry.parentId);
  }
  return path;
}
