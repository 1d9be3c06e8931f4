import type { SourceDocument } from '../../model/source.ts';
import { walkPiece } from '../html/walk.ts';
import { MarkedBuilder } from '../marked/builder.ts';
import { markedDocument } from '../marked/document.ts';
import { type FlowRow, paragraphOf } from '../marked/flow.ts';
import type { DecodedText } from '../text/decode.ts';
import { atxLevel, isDelimiterRow } from './detect.ts';
import { inline } from './inline.ts';

/**
 * Markdown as lines with marks. Each paragraph, row and heading keeps the line on which it begins in the
 * file; lines that only go on with it, and lines of signs alone, are left blank. It is text, so its
 * format is `txt`. Throws `file-empty`.
 */
export function openMarkdown(decoded: DecodedText, file: { name: string; sha256: string }): SourceDocument {
  const lines = decoded.text.split(/\r\n|\n|\r/);
  const builder = new MarkedBuilder();
  new Blocks(lines, builder).read();
  return markedDocument(builder, { ...file, format: 'txt' }, decoded);
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const setext = /^ {0,3}(=+|-+)[ \t]*$/;
const bullet = /^\s{0,12}[-*+][ \t]+/;
const ordered = /^\s{0,12}\d{1,9}[.)](?:[ \t]+|$)/;
const quote = /^ {0,3}>[ \t]?/;
const noteText = /^\[\^([^\]\s]{1,40})\]:[ \t]*/;
const linkTarget = /^ {0,3}\[[^\]^][^\]]{0,200}\]:[ \t]*<?(?:https?:|mailto:|#|\.{0,2}\/)/;
const htmlBlock =
  /^ {0,3}<(?:\/?(?:table|thead|tbody|tfoot|tr|td|th|div|p|center|details|summary|section|h[1-6]|ul|ol|li|dl|dt|dd|figure|figcaption|blockquote|html|body|caption|hr)(?=[\s/>]|$)|!--)/i;

class Blocks {
  private readonly lines: readonly string[];
  private readonly builder: MarkedBuilder;
  private at = 0;

  constructor(lines: readonly string[], builder: MarkedBuilder) {
    this.lines = lines;
    this.builder = builder;
  }

  read(): void {
    if (this.lines[0]?.trim() === '---') this.frontMatter();
    while (this.at < this.lines.length) this.block();
  }

  private line(at: number): string {
    return this.lines[at] ?? '';
  }

  private block(): void {
    const { at } = this;
    const line = this.line(at).replace(quote, '');
    if (line.trim() === '' || rule.test(line) || linkTarget.test(line)) {
      this.at += 1;
      return;
    }
    const level = atxLevel(line);
    if (level !== null) {
      this.heading(line.replace(/^ {0,3}#{1,6}/, '').replace(/[ \t]#+[ \t]*$/, ''), level);
      this.at += 1;
    } else if (fence.test(line)) this.fenced(line);
    else if (this.isTable(at)) this.table();
    else if (htmlBlock.test(line)) this.html();
    else this.paragraph();
  }

  private heading(source: string, level: number): void {
    this.builder.add({ ...inline(source.trim()), heading: level, contents: false, at: this.at + 1 });
  }

  /** Code, and what stands before a file's text, goes line by line as it is. */
  private verbatim(from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      if (this.line(at).trim() !== '') this.builder.add(paragraphOf(this.line(at), { at: at + 1 }));
    }
  }

  private frontMatter(): void {
    let end = 1;
    while (end < Math.min(this.lines.length, 200) && this.line(end).trim() !== '---') end += 1;
    if (this.line(end).trim() !== '---') return;
    this.verbatim(1, end);
    this.at = end + 1;
  }

  private fenced(line: string): void {
    const mark = (fence.exec(line)?.[1] ?? '```') as string;
    const from = this.at + 1;
    let end = from;
    while (end < this.lines.length && !this.line(end).trim().startsWith(mark)) end += 1;
    this.verbatim(from, end);
    this.at = end + 1;
  }

  private isTable(at: number): boolean {
    return this.line(at).includes('|') && isDelimiterRow(this.line(at + 1));
  }

  private table(): void {
    const rows: FlowRow[] = [];
    const from = this.at;
    for (; this.at < this.lines.length; this.at += 1) {
      if (this.at === from + 1) continue;
      const line = this.line(this.at);
      if (line.trim() === '' || !line.includes('|')) break;
      const cells = cellsOf(line);
      if (this.at === from && cells.every((cell) => cell === '')) continue;
      rows.push({
        at: this.at + 1,
        // A pipe table has to have a first row of headings; whether it is one, its rows tell.
        cells: cells.map((cell, column) => ({
          column,
          columnSpan: 1,
          rowSpan: 1,
          header: false,
          flow: [inline(cell)],
        })),
      });
    }
    this.builder.add({ kind: 'table', rows });
  }

  /** A stretch of HTML runs to a blank line outside all tables, as converters write them over several lines. */
  private html(): void {
    const from = this.at;
    let depth = 0;
    while (this.at < this.lines.length) {
      const line = this.line(this.at);
      if (depth <= 0 && this.at > from && (line.trim() === '' || atxLevel(line) !== null)) break;
      depth += count(line, '<table') - count(line, '</table');
      this.at += 1;
      if (depth <= 0 && count(line, '</table') > 0) break;
    }
    const piece = this.lines.slice(from, this.at).join('\n');
    walkPiece(
      piece,
      (line) => from + line,
      (flow) => {
        this.builder.add(flow.kind === 'paragraph' ? { ...flow, at: from + 1 } : flow);
      },
    );
  }

  private paragraph(): void {
    const from = this.at;
    const note = noteText.exec(this.line(from));
    const parts = [stripped(this.line(from), note?.[0].length ?? 0)];
    this.at += 1;
    let level: number | null = null;
    for (; this.at < this.lines.length; this.at += 1) {
      const line = this.line(this.at);
      const under = setext.exec(line);
      if (under) {
        level = (under[1] as string).startsWith('=') ? 1 : 2;
        this.at += 1;
        break;
      }
      if (this.endsParagraph(this.at)) break;
      const last = parts.pop() as string;
      const broken = hardBreak(this.line(this.at - 1));
      parts.push(broken ? `${last.trimEnd().replace(/\\$/, '')}\n` : wrapped(last), stripped(line, 0));
    }
    const text = parts.join('');
    const found = inline(text.replace(/\s+$/, ''));
    this.builder.add({
      ...found,
      heading: level,
      contents: found.contents && level === null,
      at: from + 1,
      keys: note ? [`^${note[1] as string}`] : [],
    });
  }

  private endsParagraph(at: number): boolean {
    const line = this.line(at);
    return (
      line.trim() === '' ||
      atxLevel(line) !== null ||
      fence.test(line) ||
      rule.test(line) ||
      bullet.test(line) ||
      ordered.test(line) ||
      noteText.test(line) ||
      htmlBlock.test(line) ||
      this.isTable(at)
    );
  }
}

/** A line without the signs of a quotation or a list's bullet; the number of a numbered item stays. */
function stripped(line: string, from: number): string {
  return line.slice(from).replace(quote, '').replace(bullet, '').replace(/^\s+/, '');
}

function hardBreak(line: string): boolean {
  return / {2}$/.test(line) || /[^\\]\\$/.test(line);
}

/** A wrapped line and the next: no blank between Chinese characters. */
function wrapped(text: string): string {
  return /[\u2e80-\u9fff\uff00-\uff60]\s*$/.test(text.slice(-8)) ? text.trimEnd() : `${text.trimEnd()} `;
}

function count(line: string, tag: string): number {
  return line.toLowerCase().split(tag).length - 1;
}

/** The cells of a row of a pipe table; `\|` is a pipe in a cell. */
function cellsOf(line: string): string[] {
  const row = line.trim();
  const cells: string[] = [];
  let cell = '';
  for (let at = row.startsWith('|') ? 1 : 0; at < row.length; at += 1) {
    const sign = row[at] as string;
    if (sign === '\\' && row[at + 1] === '|') {
      cell += '|';
      at += 1;
    } else if (sign === '|') {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  if (cell.trim() !== '' || !row.endsWith('|')) cells.push(cell.trim());
  return cells;
}
