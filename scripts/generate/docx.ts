import { strToU8, zipSync } from 'fflate';
import { header } from '../sample/build.mjs';
import { escaped } from '../sample/html.mjs';
import { type Block, type Cell, placedCells, type Run, type TableBlock } from './blocks.ts';
import { Numbering, numberingPart } from './docx-numbering.ts';
import {
  contentTypes,
  documentRelations,
  documentXml,
  footerXml,
  footnotesXml,
  headerXml,
  packageRelations,
  stylesXml,
} from './docx-parts.ts';

/**
 * The blocks as a Word document: headings by style with numbers that Word generates, merged cells, nested
 * tables, tracked changes, footnotes, a running header and page numbers. The same blocks give the same bytes.
 */
export function writeDocx(blocks: readonly Block[]): Uint8Array {
  const parts = docxParts(blocks);
  const files = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
  return zipSync(files, { mtime: writtenAt });
}

/** The time that a package's parts are told to be of. */
export const writtenAt = new Date(2025, 4, 30, 12);

/** The parts of the package by name, as XML. */
export function docxParts(blocks: readonly Block[]): Record<string, string> {
  const writer: Writer = { numbering: new Numbering(), notes: [], changes: 0 };
  const body = blocks.map((block) => blockXml(block, writer)).join('\n');
  return {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': packageRelations,
    'word/document.xml': documentXml(body),
    'word/_rels/document.xml.rels': documentRelations,
    'word/styles.xml': stylesXml,
    'word/numbering.xml': numberingPart,
    'word/footnotes.xml': footnotesXml(writer.notes),
    'word/header1.xml': headerXml(header),
    'word/footer1.xml': footerXml,
  };
}

interface Writer {
  numbering: Numbering;
  notes: string[];
  changes: number;
}

const textXml = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

function blockXml(block: Block, writer: Writer): string {
  if (block.kind === 'heading') return headingXml(block, writer);
  if (block.kind === 'table') {
    const unit = block.unit ? `<w:p><w:pPr><w:pStyle w:val="Unit"/></w:pPr>${textXml(block.unit)}</w:p>` : '';
    return `${unit}${tableXml(block)}<w:p/>`;
  }
  if (block.kind === 'page') return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
  if (block.kind === 'toc') return contentsXml;
  const centred = block.kind === 'center' ? '<w:pPr><w:pStyle w:val="Centred"/></w:pPr>' : '';
  return `<w:p>${centred}${block.runs.map((run) => runXml(run, writer)).join('')}</w:p>`;
}

/** A field that Word fills in when it is asked to; printed empty. */
const contentsXml =
  '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>';

/** Word writes the number where its own count gives the printed one; else the number stays in the text. */
function headingXml({ level, text }: { level: number; text: string }, { numbering }: Writer): string {
  const number = numbering.next(level, text);
  const off = number === null ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' : '';
  const shown = number === null ? text : text.slice(number.length).trimStart();
  return `<w:p><w:pPr><w:pStyle w:val="Heading${level}"/>${off}</w:pPr>${textXml(shown)}</w:p>`;
}

function runXml({ text, change, note }: Run, writer: Writer): string {
  const shown = escaped(text);
  if (change) {
    writer.changes += 1;
    const by = `w:id="${900 + writer.changes}" w:author="陆清和" w:date="2025-05-20T09:00:00Z"`;
    return change === 'in'
      ? `<w:ins ${by}>${textXml(text)}</w:ins>`
      : `<w:del ${by}><w:r><w:delText xml:space="preserve">${shown}</w:delText></w:r></w:del>`;
  }
  if (note === undefined) return textXml(text);
  const id = writer.notes.push(note);
  return `${textXml(text)}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
}

function tableXml(table: TableBlock): string {
  const width = Math.floor(9000 / table.columns);
  const grid = `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(table.columns)}</w:tblGrid>`;
  const begins = placesOf(table);
  const rows = table.rows.map((_, r) => {
    const cells: string[] = [];
    for (let c = 0; c < table.columns; ) {
      const held = begins.get(`${r},${c}`);
      if (!held) throw new Error(`nothing stands in row ${r}, column ${c}`);
      cells.push(cellXml(held.cell, held.first, width));
      c += held.cell.across;
    }
    const head = r < table.head ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    return `<w:tr>${head}${cells.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>${grid}${rows.join('\n')}</w:tbl>`;
}

/** What begins in each row and column; a cell over several rows begins in each of them, `first` in the first. */
function placesOf(table: TableBlock): Map<string, { cell: Cell; first: boolean }> {
  const places = new Map<string, { cell: Cell; first: boolean }>();
  for (const { cell, row, column } of placedCells(table))
    for (let down = 0; down < cell.down; down += 1) places.set(`${row + down},${column}`, { cell, first: down === 0 });
  return places;
}

function cellXml(cell: Cell, first: boolean, width: number): string {
  const across = cell.across > 1 ? `<w:gridSpan w:val="${cell.across}"/>` : '';
  const down = cell.down === 1 ? '' : first ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const inner =
    cell.nested && first
      ? `${tableXml(nestedTable(cell.nested))}<w:p/>`
      : `<w:p>${first && cell.text !== '' ? textXml(cell.text) : ''}</w:p>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${width * cell.across}" w:type="dxa"/>${across}${down}</w:tcPr>${inner}</w:tc>`;
}

const nestedTable = (rows: string[][]): TableBlock => ({
  kind: 'table',
  unit: null,
  head: 0,
  columns: rows[0]?.length ?? 0,
  rows: rows.map((row) => row.map((text) => ({ text, down: 1, across: 1 }))),
  wrap: [],
});
