import type { Block, LineRole, Table } from '../model/filing.ts';
import type { ReadWarning, SourceDocument } from '../model/source.ts';
import type { PlacedText } from '../model/text.ts';
import { isBlank, squeeze } from './characters.ts';

/** What became of each character: a blank, in a block or cell, set aside as furniture, or in no place. */
export const whereabouts = { blank: 0, placed: 1, aside: 2, unplaced: 3 } as const;

interface Read {
  source: SourceDocument;
  roles: readonly LineRole[];
  blocks: readonly Block[];
  tables: readonly Table[];
}

export interface Account {
  /** One of `whereabouts` a UTF-16 code unit of each line; index 0 is line 1. */
  fates: Uint8Array[];
  /** The roles given, lines that went nowhere turned to `furniture` or `unplaced`. */
  roles: LineRole[];
  warnings: ReadWarning[];
}

/**
 * Accounts for every character: what no block and no cell holds is set aside only for a reason — a running header or page
 * number, a table's column headings printed again inside it, the word 指 between a term and its
 * meaning — and else reported, one warning a stretch of lines. Linear in the text.
 */
export function accountFor({ source, roles: before, blocks, tables }: Read): Account {
  const roles = [...before];
  const fates = source.lines.map((line) => new Uint8Array(line.text.length));
  const mark = ({ segments }: PlacedText): void => {
    for (const { line, column, length } of segments) {
      const { text } = source.lines[line - 1] as SourceDocument['lines'][number];
      const flags = fates[line - 1] as Uint8Array;
      for (let at = column; at < column + length; at += 1)
        if (!isBlank(text.charCodeAt(at))) flags[at] = whereabouts.placed;
    }
  };
  for (const block of blocks) mark(block);
  for (const table of tables) for (const row of table.rows) for (const cell of row.cells) mark(cell);
  const tableAt = tablesByLine(source.lines.length, tables);
  const headers = new Map<Table, string[]>();
  const lost: Lost[] = [];
  for (const [at, { text, page }] of source.lines.entries()) {
    const flags = fates[at] as Uint8Array;
    const left = leftOver(text, flags);
    if (left.words.length === 0) continue;
    const table = tableAt[at];
    const aside = roles[at] === 'furniture' || (table !== undefined && belongsToFrame(left.words, table, headers));
    settle(text, flags, aside ? whereabouts.aside : whereabouts.unplaced);
    if (left.whole) roles[at] = aside ? 'furniture' : 'unplaced';
    if (!aside) lost.push({ line: at + 1, page, words: left.words });
  }
  return { fates, roles, warnings: stretches(lost, roles).map(unplaced) };
}

interface Lost {
  line: number;
  page: number | null;
  words: string[];
}

function tablesByLine(lines: number, tables: readonly Table[]): (Table | undefined)[] {
  const at = new Array<Table | undefined>(lines).fill(undefined);
  for (const table of tables) at.fill(table, table.line - 1, table.endLine);
  return at;
}

/** The words of a line that stand in no place, parted at blanks and at what is placed; `whole` where nothing is placed. */
function leftOver(text: string, flags: Uint8Array): { words: string[]; whole: boolean } {
  const words: string[] = [];
  let whole = true;
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const placed = flags[at] === whereabouts.placed;
    const open = at < text.length && !placed && !isBlank(text.charCodeAt(at));
    if (placed) whole = false;
    if (open && start < 0) start = at;
    if (!open && start >= 0) {
      words.push(text.slice(start, at));
      start = -1;
    }
  }
  return { words, whole };
}

function settle(text: string, flags: Uint8Array, fate: number): void {
  for (let at = 0; at < text.length; at += 1)
    if (flags[at] !== whereabouts.placed && !isBlank(text.charCodeAt(at))) flags[at] = fate;
}

/** Column headings printed again, or the word that parts a glossary's columns. */
function belongsToFrame(words: readonly string[], table: Table, headers: Map<Table, string[]>): boolean {
  if (words.length === 1 && words[0] === '指' && table.kind === 'glossary') return true;
  if (words.join('') === rowText(table.rows[0])) return true;
  let header = headers.get(table);
  if (!header) {
    header = table.rows
      .slice(0, table.headerRows)
      .flatMap((row) => row.cells)
      .map((cell) => squeeze(cell.text))
      .filter((text) => text !== '');
    headers.set(table, header);
  }
  const known = header;
  return words.every((word) => isMadeOf(word, known));
}

function rowText(row: Table['rows'][number] | undefined): string {
  return squeeze((row?.cells ?? []).map((cell) => (cell.spanned ? '' : cell.text)).join(''));
}

/** Whether a word is put together of pieces of the column headings, however its cells were broken and set. */
function isMadeOf(word: string, header: readonly string[]): boolean {
  let at = 0;
  while (at < word.length) {
    let longest = 0;
    for (const heading of header) {
      let length = longest + 1;
      while (at + length <= word.length && heading.includes(word.slice(at, at + length))) {
        longest = length;
        length += 1;
      }
    }
    if (longest === 0) return false;
    at += longest;
  }
  return true;
}

/** Lines of which nothing else was read between them are one stretch. */
function stretches(lost: readonly Lost[], roles: readonly LineRole[]): Lost[] {
  const found: Lost[] = [];
  let end = 0;
  for (const entry of lost) {
    const last = found.at(-1);
    let next = end + 1;
    while (next < entry.line && (roles[next - 1] === 'blank' || roles[next - 1] === 'furniture')) next += 1;
    if (last && next === entry.line) last.words.push(...entry.words);
    else found.push({ ...entry, words: [...entry.words] });
    end = entry.line;
  }
  return found;
}

function unplaced({ line, page, words }: Lost): ReadWarning {
  const all = words.join(' ');
  const short = all.length > 40 ? `${all.slice(0, 40)}…` : all;
  return {
    code: 'text-unplaced',
    message: {
      zh: `“${short}”未能归入任何段落或表格。`,
      en: `“${short}” went into no paragraph and no table.`,
    },
    line,
    page,
  };
}
