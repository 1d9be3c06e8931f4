import type { MarkedCell, MarkedPiece, ReadWarning, SourceLine, SourceMarks } from '../../model/source.ts';
import type { Flow, FlowCell, FlowRow, FlowTable, NoteMark, Paragraph } from './flow.ts';
import { gridOf } from './grid.ts';
import { needsBlank, partsOf } from './text.ts';

/** Lines with pictures named one by one; the rest are told in one sentence. */
const namedPictures = 20;

/**
 * Puts paragraphs and tables down as source lines with marks: each line is a whole paragraph, or a
 * row of a table with its cells separated by tabs. Every character is put down once. A table inside a
 * cell becomes a table of its own after the outer one; a table that only frames text is no table.
 */
export class MarkedBuilder {
  readonly lines: SourceLine[] = [];
  readonly marks: Required<SourceMarks> = { headings: [], tables: [], footnotes: [], contents: [] };
  private readonly notes: { key: string; mark: MarkedPiece }[] = [];
  private readonly keyLines = new Map<string, number[]>();
  private readonly pictures: { line: number; count: number }[] = [];

  /** Puts down what comes next in reading order. */
  add(flow: Flow): void {
    // A stack instead of recursion: tables may be nested as deep as a file likes.
    const pending: Flow[] = [flow];
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (next.kind === 'break') this.put('');
      else if (next.kind === 'paragraph') this.paragraph(next);
      else {
        const after = isFrame(next) ? framed(next) : this.table(next);
        for (let at = after.length - 1; at >= 0; at -= 1) pending.push(after[at] as Flow);
      }
    }
  }

  /** Ties the notes to their texts and names the pictures; once, when all is put down. */
  finish(): ReadWarning[] {
    for (const { key, mark } of this.notes) {
      for (const line of this.keyLines.get(key) ?? []) {
        if (line > mark.line) this.marks.footnotes.push({ line, mark });
      }
    }
    return this.pictureWarnings();
  }

  /** Appends a line, first filling up with blank ones to the file's own line where that is given. */
  private put(text: string, at: number | null = null): number {
    while (at !== null && this.lines.length < at - 1) this.lines.push({ text: '', page: null });
    this.lines.push({ text, page: null });
    return this.lines.length;
  }

  private paragraph(paragraph: Paragraph): void {
    let first = 0;
    const notes = cursorOf(paragraph.notes);
    for (const part of partsOf(paragraph.text)) {
      const { text, marks } = joined(paragraph.text, part, notes);
      const line = this.put(text, first === 0 ? paragraph.at : null);
      first ||= line;
      for (const { key, start, end } of marks) this.notes.push({ key, mark: { line, start, end } });
      if (text.trim() === '') continue;
      if (paragraph.heading !== null) this.marks.headings.push({ line, level: paragraph.heading });
      if (paragraph.contents) this.marks.contents.push(line);
      for (const key of paragraph.keys) this.name(key, line);
    }
    this.picture(first, paragraph.pictures);
  }

  private name(key: string, line: number): void {
    const known = this.keyLines.get(key);
    if (known) known.push(line);
    else this.keyLines.set(key, [line]);
  }

  private picture(line: number, count: number): void {
    if (count === 0) return;
    const last = this.pictures[this.pictures.length - 1];
    if (last && last.line === line) last.count += count;
    else this.pictures.push({ line, count });
  }

  /** Puts the rows down; gives back the tables that stood inside cells. */
  private table(table: FlowTable): Flow[] {
    const grid = gridOf(table);
    const inner: Flow[] = [];
    const cells: MarkedCell[] = [];
    let line = 0;
    let endLine = 0;
    let next = 0;
    table.rows.forEach((row: FlowRow, at) => {
      // Rows that stand on one line of the file stay on it.
      const shared = row.at !== null && row.at <= this.lines.length && endLine === this.lines.length && endLine > 0;
      let text = shared ? `${this.lines[endLine - 1]?.text ?? ''}\t` : '';
      const here = shared ? endLine : Math.max(this.lines.length + 1, row.at ?? 0);
      let filled = 0;
      for (; grid.cells[next]?.row === at; next += 1) {
        const { cell, column, rowSpan, columnSpan } = grid.cells[next] as (typeof grid.cells)[number];
        if (filled > 0) text += '\t';
        filled += 1;
        const pieces: MarkedPiece[] = [];
        text = this.cell(cell, text, here, pieces, inner);
        cells.push({ row: at, column, rowSpan, columnSpan, header: cell.header, pieces });
      }
      if (shared) (this.lines[endLine - 1] as SourceLine).text = text;
      else this.put(text, row.at);
      endLine = here;
      line ||= here;
    });
    if (cells.length > 0) this.marks.tables.push({ line, endLine, rows: grid.rows, columns: grid.columns, cells });
    return inner;
  }

  /** The row's text with the cell's after it; the cell's lines are parted by a blank, its tabs are blanks. */
  private cell(cell: FlowCell, before: string, line: number, pieces: MarkedPiece[], inner: Flow[]): string {
    let row = before;
    for (const flow of cell.flow) {
      if (flow.kind === 'break') continue;
      if (flow.kind === 'table') {
        inner.push(flow);
        continue;
      }
      const texts = flow.text.split('\n');
      const notes = cursorOf(flow.notes);
      let from = 0;
      for (const raw of texts) {
        const text = raw.replace(/[\t\r]/g, ' ');
        if (text.trim() !== '') {
          if (pieces.length > 0) row += ' ';
          const start = row.length;
          row += text;
          pieces.push({ line, start, end: row.length });
          for (const note of notes(from + raw.length)) {
            const at = start + note.start - from;
            this.notes.push({ key: note.key, mark: { line, start: at, end: at + note.end - note.start } });
          }
        }
        from += raw.length + 1;
      }
      for (const key of flow.keys) this.name(key, line);
      this.picture(line, flow.pictures);
    }
    return row;
  }

  private pictureWarnings(): ReadWarning[] {
    const warnings = this.pictures.slice(0, namedPictures).map(
      ({ line, count }): ReadWarning => ({
        code: 'picture-lost',
        message: {
          zh: `此处有 ${count} 张图片，其中的内容未读入。`,
          en: `Pictures here whose content was not read: ${count}.`,
        },
        line,
        page: null,
      }),
    );
    const rest = this.pictures.slice(namedPictures).reduce((sum, { count }) => sum + count, 0);
    if (rest > 0)
      warnings.push({
        code: 'picture-lost',
        message: {
          zh: `另有 ${rest} 张图片的内容未读入。`,
          en: `Further pictures whose content was not read: ${rest}.`,
        },
        line: null,
        page: null,
      });
    return warnings;
  }
}

/** Hands out the notes in order: each call those that begin before an offset and were not handed out yet. */
function cursorOf(notes: readonly NoteMark[]): (before: number) => NoteMark[] {
  const ordered = [...notes].sort((a, b) => a.start - b.start);
  let at = 0;
  return (before) => {
    const from = at;
    while (at < ordered.length && (ordered[at] as NoteMark).start < before) at += 1;
    return ordered.slice(from, at);
  };
}

/** Ranges of a text put on one line, with the notes that stand in them at their new places. */
function joined(
  text: string,
  part: readonly { start: number; end: number }[],
  notes: (before: number) => NoteMark[],
): { text: string; marks: NoteMark[] } {
  let line = '';
  const marks: NoteMark[] = [];
  for (const [at, { start, end }] of part.entries()) {
    const raw = text.slice(start, end);
    const piece = at === 0 ? raw : raw.trimStart();
    if (at > 0) line = line.trimEnd();
    if (needsBlank(line, piece)) line += ' ';
    const shift = line.length - (end - piece.length);
    for (const note of notes(end)) marks.push({ ...note, start: note.start + shift, end: note.end + shift });
    line += piece;
  }
  return { text: line, marks };
}

const hasText = (flow: Flow): boolean =>
  flow.kind === 'table' || (flow.kind === 'paragraph' && (flow.text.trim() !== '' || flow.pictures > 0));

/** From this many paragraphs a cell beside others holds a part of the document, not a value. */
const longCell = 40;

/**
 * A table that only frames or lays out what is in it: one cell, or one filled cell a row with tables or
 * headings inside, or cells with whole chapters.
 */
function isFrame(table: FlowTable): boolean {
  let cells = 0;
  let widest = 0;
  let holds = false;
  for (const row of table.rows) {
    let filled = 0;
    for (const { flow } of row.cells) {
      const full = flow.filter(hasText);
      if (full.length === 0) continue;
      filled += 1;
      const parts = full.some((one) => one.kind === 'table' || (one.kind === 'paragraph' && one.heading !== null));
      if (parts) holds = true;
      if (parts && full.length > longCell) return true;
    }
    cells += row.cells.length;
    widest = Math.max(widest, filled);
  }
  return widest <= 1 && (cells <= 1 || holds);
}

function framed(table: FlowTable): Flow[] {
  const flow: Flow[] = [];
  for (const row of table.rows) for (const cell of row.cells) flow.push(...cell.flow);
  return flow;
}
