import { header } from '../sample/build.mjs';
import { escaped, htmlPage, isFigure } from '../sample/html.mjs';
import { type Block, type Cell, gridOf, type Run, type TableBlock } from './blocks.ts';

/** The blocks as a web page: spans, nested tables, footnotes as marks that lead to notes at the end. */
export function writeHtml(blocks: readonly Block[], { notesBelow = false } = {}): string {
  const notes: string[] = [];
  const body = blocks.map((block) => htmlOf(block, notes, notesBelow)).join('\n');
  const list = notes.map((note, at) => `<li id="note-${at + 1}">${escaped(note)}</li>`).join('\n');
  const end = list === '' ? '' : `\n<ol class="notes">\n${list}\n</ol>`;
  return htmlPage(header, body + end);
}

function htmlOf(block: Block, notes: string[], notesBelow: boolean): string {
  if (block.kind === 'heading') return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
  if (block.kind === 'table') return htmlTable(block);
  if (block.kind === 'page') return '<div style="break-after: page"></div>';
  if (block.kind === 'toc') return '';
  const below: string[] = [];
  const runs = block.runs.map(({ text, change, note }) => {
    if (change === 'out') return '';
    if (note === undefined) return escaped(text);
    if (notesBelow) return `${escaped(text)}<sup>${below.push(note)}</sup>`;
    const at = notes.push(note);
    return `${escaped(text)}<sup><a href="#note-${at}">${at}</a></sup>`;
  });
  const paragraph = `<p${block.kind === 'center' ? ' class="center"' : ''}>${runs.join('')}</p>`;
  return [paragraph, ...below.map((note, at) => `<p class="note"><sup>${at + 1}</sup> ${escaped(note)}</p>`)].join(
    '\n',
  );
}

function htmlTable(table: TableBlock): string {
  const cellOf = (cell: Cell, name: string): string => {
    const spans = `${cell.down > 1 ? ` rowspan="${cell.down}"` : ''}${cell.across > 1 ? ` colspan="${cell.across}"` : ''}`;
    const inner = cell.nested
      ? `<table>${cell.nested.map((row) => `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`).join('')}</table>`
      : escaped(cell.text);
    return `<${name}${spans}${name === 'td' && isFigure(cell.text) ? ' class="figure"' : ''}>${inner}</${name}>`;
  };
  const rows = (from: number, to: number, name: string): string =>
    table.rows
      .slice(from, to)
      .map((row) => `<tr>${row.map((cell) => cellOf(cell, name)).join('')}</tr>`)
      .join('\n');
  const unit = table.unit ? `<p class="unit">${escaped(table.unit)}</p>\n` : '';
  const head = table.head > 0 ? `<thead>${rows(0, table.head, 'th')}</thead>\n` : '';
  return `${unit}<table>\n${head}<tbody>${rows(table.head, table.rows.length, 'td')}</tbody>\n</table>`;
}

/** The blocks as Markdown: pipe tables, and HTML for tables with spans. */
export function writeMarkdown(blocks: readonly Block[]): string {
  let count = 0;
  const notes: string[] = [];
  const called = ({ text, change, note }: Run): string => {
    if (change === 'out') return '';
    if (note === undefined) return text;
    count += 1;
    notes.push(`[^${count}]: ${note}`);
    return `${text}[^${count}]`;
  };
  const parts = blocks.flatMap((block): string[] => {
    if (block.kind === 'heading') return [`${'#'.repeat(block.level)} ${block.text}`];
    if (block.kind === 'table') return [...(block.unit ? [block.unit] : []), markdownTable(block)];
    return block.kind === 'text' || block.kind === 'center' ? [block.runs.map(called).join('')] : [];
  });
  return `${[...parts, ...notes].join('\n\n')}\n`;
}

function markdownTable(table: TableBlock): string {
  if (table.rows.some((row) => row.some((cell) => cell.down + cell.across > 2)))
    return htmlTable({ ...table, unit: null });
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  const grid = gridOf(table);
  const head = table.head === 0 ? new Array<string>(table.columns).fill('') : (grid[0] as string[]);
  const rule = `|${' --- |'.repeat(table.columns)}`;
  return [line(head), rule, ...grid.slice(table.head === 0 ? 0 : 1).map(line)].join('\n');
}
