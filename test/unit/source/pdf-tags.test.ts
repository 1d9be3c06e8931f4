import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../core/model/source.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { compareMarks } from '../../../core/reader/tables/compare-marks.ts';
import { open } from './helpers.ts';
import { marked, show, writePdf } from './pdf-writer.ts';

/** A heading above a table of two columns, of which the last row stands on a second page. */
const cells = [
  ['item', '2023', '2022'],
  ['income', '100.00', '90.00'],
  ['cost', '59.00', '50.00'],
  ['profit', '41.00', '40.00'],
];
const columns = [20, 90, 150];

function tagged(options: { span?: boolean; kids?: (kids: string) => string } = {}): Uint8Array {
  const first = [marked(0, show('Business', 20, 90, 12))];
  const second: string[] = [];
  cells.forEach((row, at) => {
    row.forEach((text, column) => {
      const id = at < 3 ? 1 + 3 * at + column : column;
      (at < 3 ? first : second).push(marked(id, show(text, columns[column] ?? 0, at < 3 ? 70 - 15 * at : 80)));
    });
  });
  return writePdf({
    pages: [{ content: first.join('') }, { content: second.join('') }],
    structure: (root, pages) => {
      const objects: string[] = [];
      const add = (body: string) => root + 2 + objects.push(body) - 1;
      const heading = add(`<< /S /Title1 /Pg ${pages[0]} 0 R /K 0 >>`);
      const rows = cells.map((row, at) => {
        const page = pages[at < 3 ? 0 : 1];
        const kids = row.map((_, column) => {
          const id = at < 3 ? 1 + 3 * at + column : column;
          const paragraph = add(`<< /S /P /Pg ${page} 0 R /K [ ${id} ] >>`);
          const span = options.span && at === 0 && column === 1 ? '/A [ << /O /Table /ColSpan 2 >> ]' : '';
          return add(`<< /S ${at === 0 ? '/TH' : '/TD'} ${span} /K ${paragraph} 0 R >>`);
        });
        if (options.span && at === 0) kids.pop();
        return add(`<< /S /TR /K [ ${kids.map((kid) => `${kid} 0 R`).join(' ')} ] >>`);
      });
      const table = add(`<< /S /Table /K [ ${rows.map((row) => `${row} 0 R`).join(' ')} ] >>`);
      const kids = `[ ${heading} 0 R ${table} 0 R ]`;
      return [
        `<< /Type /StructTreeRoot /RoleMap << /Title1 /H2 >> /K ${root + 1} 0 R >>`,
        `<< /S /Document /K ${options.kids?.(kids) ?? kids} >>`,
        ...objects,
      ];
    },
  });
}

function textsOf({ lines, marks }: SourceDocument): string[][] {
  const rows: string[][] = [];
  for (const { row, column, pieces } of marks?.tables[0]?.cells ?? []) {
    rows[row] ??= [];
    (rows[row] as string[])[column] = pieces
      .map(({ line, start, end }) => lines[line - 1]?.text.slice(start, end))
      .join('');
  }
  return rows;
}

describe('a tagged PDF', () => {
  it('gives its headings, and its tables as pieces of lines, over pages too', async () => {
    const source = await open(tagged());
    expect(source.warnings).toEqual([]);
    expect(source.marks?.headings).toEqual([{ line: 1, level: 2 }]);
    expect(source.marks?.tables).toMatchObject([{ line: 2, endLine: 5, rows: 4, columns: 3 }]);
    expect(textsOf(source)).toEqual(cells);
    expect(source.marks?.tables[0]?.cells.map(({ header }) => header).slice(0, 4)).toEqual([true, true, true, false]);
  });

  it('gives the same where its objects are packed in streams', async () => {
    const packed = await (await PDFDocument.load(tagged())).save({ useObjectStreams: true });
    expect(Buffer.from(packed).includes('/ObjStm')).toBe(true);
    const source = await open(packed);
    expect(source.warnings).toEqual([]);
    expect(textsOf(source)).toEqual(cells);
  });

  it('places cells that span columns', async () => {
    const { marks } = await open(tagged({ span: true }));
    expect(marks?.tables[0]?.cells.slice(0, 3)).toMatchObject([
      { row: 0, column: 0, columnSpan: 1 },
      { row: 0, column: 1, columnSpan: 2 },
      { row: 1, column: 0 },
    ]);
  });

  it('has no marks where it is not tagged', async () => {
    expect((await open(writePdf({ pages: [{ content: show('a', 9, 9) }] }))).marks).toBeNull();
  });

  it('says so where its tags are damaged, and is read by its layout', async () => {
    for (const kids of [() => '(', () => '['.repeat(5000), () => '<< /S /P '.repeat(5000)]) {
      const source = await open(tagged({ kids }));
      expect(source.marks).toBeNull();
      expect(source.warnings).toMatchObject([{ code: 'marks-differ' }]);
      expect(source.lines[0]?.text).toBe('Business');
    }
  });

  it('ends where its elements hold each other', async () => {
    const source = await open(tagged({ kids: (kids) => kids.replace(']', ' 7 0 R 8 0 R 9 0 R 10 0 R ]') }));
    expect(textsOf(source)).toEqual(cells);
  });
});

describe('a table that only tags tell of', () => {
  it('is read by them, and agrees with them', async () => {
    const source = await open(tagged());
    const filing = readFiling(source);
    expect(filing.tables.map(({ rows }) => rows.map((row) => row.cells.map((cell) => cell.text)))).toEqual([cells]);
    expect(filing.tables[0]).toMatchObject({ headerRows: 1, parts: 2, page: 1, endPage: 2 });
    expect(compareMarks(source, filing.roles, filing.tables)).toMatchObject({ compared: 1, agreeing: 1 });
  });
});

describe('the comparison of tags with the layout', () => {
  const read = async (change: (cells: string[][]) => string[][]) => {
    const source = await open(tagged());
    const filing = readFiling(source);
    const [table] = filing.tables;
    if (!table) throw new Error('no table was read');
    const rows = table.rows.map((row) => row.cells);
    const texts = change(rows.map((row) => row.map((cell) => cell.text)));
    // Rows of texts that stand for cells: several texts in one are several cells joined.
    const byText = new Map(rows.flat().map((cell) => [`${cell.segments[0]?.line} ${cell.text}`, cell]));
    table.rows = table.rows.map((row, at) => ({
      ...row,
      cells: (texts[at] ?? []).map((text) => {
        const parts = text.split('+').flatMap((part) => byText.get(`${at + 2} ${part}`) ?? []);
        return { ...row.cells[0], text, segments: parts.flatMap((part) => part.segments) } as (typeof row.cells)[0];
      }),
    }));
    return compareMarks(source, filing.roles, filing.tables);
  };

  it('finds the same cells the same', async () => {
    expect(await read((texts) => texts)).toMatchObject({ compared: 1, agreeing: 1, warnings: [] });
  });

  it('names a table of which cells were joined, with its page', async () => {
    const { agreeing, warnings } = await read((texts) => texts.map(([a, b, c]) => [`${a}+${b}`, c ?? '']));
    expect(agreeing).toBe(0);
    expect(warnings).toMatchObject([{ code: 'marks-differ', line: 2, page: 1 }]);
    expect(warnings[0]?.message.zh).toContain('8 个单元格按版面与其他单元格相连');
  });

  it('names a table of which a cell was lost', async () => {
    const { warnings } = await read((texts) => texts.map((row, at) => (at === 2 ? row.slice(0, 2) : row)));
    expect(warnings[0]?.message.zh).toContain('1 个单元格按版面不在表格中');
  });
});
