import type { Filing } from '../model/filing.ts';
import type { Place } from '../model/text.ts';

/**
 * The whole filing as one string to search words in: paragraphs, headings, captions and cells, each on a line
 * of its own, blanks taken out except a single one between two Latin letters or digits. What is found in it
 * leads back to its place; nothing is found across two hosts, so a line's or a cell's edge makes no words.
 */
export interface JoinedText {
  text: string;
  hosts: JoinedHost[];
  /** The place of a stretch that lies within one host. */
  placeOf(start: number, end: number): Place;
  hostAt(offset: number): JoinedHost;
}

export interface JoinedHost {
  /** `term` and `meaning` are the two columns of a glossary. */
  kind: 'paragraph' | 'heading' | 'cell' | 'term' | 'meaning';
  block: number;
  table: number;
  row: number;
  column: number;
  section: number;
  /** Range in the joined text. */
  start: number;
  end: number;
}

export function joinText(filing: Filing): JoinedText {
  const hosts: JoinedHost[] = [];
  const parts: string[] = [];
  let size = 0;
  for (const block of filing.blocks) size += block.text.length + 1;
  for (const table of filing.tables)
    for (const row of table.rows) for (const cell of row.cells) size += cell.text.length + 1;
  const offsets = new Int32Array(size + 1);
  let length = 0;
  const add = (text: string, host: Omit<JoinedHost, 'start' | 'end'>): void => {
    const start = length;
    // The runs between blanks; one string grown by its characters would be copied at every look at its last one.
    const runs: string[] = [];
    let from = 0;
    let blankAt = -1;
    let last = -1;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (isBlank(unit)) {
        if (blankAt < 0) {
          runs.push(text.slice(from, i));
          blankAt = i;
        }
        continue;
      }
      if (blankAt >= 0) {
        if (isLatinOrDigit(unit) && isLatinOrDigit(last)) {
          offsets[length++] = blankAt;
          runs.push(' ');
        }
        from = i;
      }
      blankAt = -1;
      offsets[length++] = i;
      last = unit;
    }
    if (last < 0) return;
    if (blankAt < 0) runs.push(text.slice(from));
    hosts.push({ ...host, start, end: length });
    offsets[length++] = text.length;
    parts.push(runs.join(''), '\n');
  };
  for (const block of filing.blocks) {
    if (block.kind === 'table') {
      const table = block.table === null ? undefined : filing.tables[block.table];
      table?.rows.forEach((row, r) => {
        row.cells.forEach((cell, c) => {
          if (cell.spanned) return;
          const kind = table.kind !== 'glossary' ? 'cell' : c === 0 ? 'term' : 'meaning';
          add(cell.text, { kind, block: -1, table: table.index, row: r, column: c, section: table.section });
        });
      });
      continue;
    }
    if (block.kind === 'contents') continue;
    const kind = block.kind === 'heading' ? 'heading' : 'paragraph';
    add(block.text, { kind, block: block.index, table: -1, row: -1, column: -1, section: block.section });
  }
  const hostAt = (offset: number): JoinedHost => {
    let low = 0;
    let high = hosts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((hosts[middle] as JoinedHost).start <= offset) low = middle;
      else high = middle - 1;
    }
    const host = hosts[low];
    if (!host) throw new RangeError('an empty filing has no places');
    return host;
  };
  return {
    text: parts.join(''),
    hosts,
    hostAt,
    placeOf(start, end) {
      const host = hostAt(start);
      const from = offsets[start] as number;
      const to = (offsets[end - 1] as number) + 1;
      return host.block >= 0
        ? { in: 'block', block: host.block, start: from, end: to }
        : { in: 'cell', table: host.table, row: host.row, column: host.column, start: from, end: to };
    },
  };
}

/** How often a part stands in a text, places that overlap counted once. */
export function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

export function isBlank(unit: number): boolean {
  return (
    unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000 || unit === 0x200b || unit === 0xfeff
  );
}

export function isLatinOrDigit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

export function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}
