import type { Block, Cell, Fact, NumberMention, Section, Table, TableRow } from '../../../core/model/filing.ts';
import { readFacts } from '../../../core/reader/facts.ts';
import { readNumbers } from '../../../core/reader/numbers.ts';

/** Blocks, sections and tables made by hand, for tests of what is read from them. */

export function paragraph(text: string, over: Partial<Block> = {}): Block {
  return { text, segments: [], index: 0, kind: 'paragraph', table: null, section: -1, line: 1, page: null, ...over };
}

export function numbered(blocks: Block[]): Block[] {
  return blocks.map((block, index) => ({ ...block, index }));
}

const cell = (text: string): Cell => ({ text, segments: [], spanned: false, edited: false });

export function table(rows: string[][], over: Partial<Table> = {}): Table {
  const [columns = []] = rows;
  const headerRows = over.headerRows ?? 1;
  const made = rows.map(
    (texts, index): TableRow => ({
      cells: texts.map(cell),
      role: index < headerRows ? 'header' : texts[0] === '合计' ? 'total' : 'data',
      indent: 0,
      ofWhich: false,
      line: index + 1,
      page: null,
    }),
  );
  return {
    id: 'T1',
    index: 0,
    kind: 'grid',
    title: '',
    unit: null,
    columnUnits: columns.map(() => null),
    section: -1,
    block: 0,
    line: 1,
    endLine: rows.length,
    page: null,
    endPage: null,
    headerRows,
    columns: headerRows === 0 ? columns.map(() => '') : columns,
    rows: made,
    parts: 1,
    confidence: 1,
    ...over,
  };
}

export function section(id: string, number: string, title: string, index: number, block: number): Section {
  const dot = id.lastIndexOf('.');
  return {
    id,
    index,
    parentId: dot < 0 ? null : id.slice(0, dot),
    level: id.split('.').length,
    number,
    title,
    line: 1,
    page: null,
    block,
  };
}

export interface ReadFact {
  raw: string;
  value: string | null;
  unit: string | null;
  subject: string;
  measure: string;
  period: string | null;
  scope: Fact['scope'];
}

/** Facts of paragraphs and tables together with their numbers. */
export function factsOf(blocks: Block[], tables: Table[] = [], sections: Section[] = []): ReadFact[] {
  const all = numbered(blocks);
  const numbers = readNumbers(all, tables, sections);
  return readFacts(all, tables, sections, numbers).map((fact) => withNumber(fact, numbers));
}

function withNumber(fact: Fact, numbers: NumberMention[]): ReadFact {
  const number = numbers[fact.number];
  if (number === undefined) throw new Error(`fact ${fact.id} has no number`);
  const { raw, value, unit } = number;
  return { raw, value, unit, subject: fact.subject, measure: fact.measure, period: fact.period, scope: fact.scope };
}

/** The block that marks a table's place. */
export function tableBlock(index = 0): Block {
  return paragraph('', { kind: 'table', table: index });
}
