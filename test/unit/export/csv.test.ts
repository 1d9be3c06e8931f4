import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteOrderMark, csvFile, csvLine, neutralised } from '../../../core/export/csv.ts';

describe('CSV', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+SUM(A1)', "'+SUM(A1)"],
    ['@cmd', "'@cmd"],
    ['-2+3', "'-2+3"],
    ['＝HYPERLINK("x")', '\'＝HYPERLINK("x")'],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
  ])('text that a spreadsheet would run is neutralised: %s', (given, safe) => {
    expect(neutralised(given)).toBe(safe);
  });

  test.each(['-2,133.68', '-5', '+3.2%', '-0.46%', '4.4', '合计', '000123', '减：营业成本'])(
    '%s is left as it is',
    (given) => {
      expect(neutralised(given)).toBe(given);
    },
  );

  test('quotes, commas and line breaks are kept in one field', () => {
    expect(csvLine(['a"b', 'c,d', '第一行\n第二行', null, -5.25])).toBe('"a""b","c,d","第一行\n第二行",,-5.25\r\n');
  });

  test('starts with a byte order mark so that Excel reads it as UTF-8', () => {
    const file = [...csvFile(['差异'], [['标准']])].join('');
    expect(file).toBe(`${byteOrderMark}差异\r\n标准\r\n`);
  });

  test('any text comes back from the file as it went in, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 })), (rows) => {
        const text = [...csvFile(['a', 'b'], rows)].join('').slice(1);
        expect(parse(text).slice(1)).toEqual(rows.map((row) => row.map(neutralised)));
      }),
    );
  });
});

/** A plain RFC 4180 reader, to look at what was written with other eyes. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] as string;
    if (quoted) {
      if (letter !== '"') field += letter;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ',') {
      row.push(field);
      field = '';
    } else if (letter === '\r' && text[at + 1] === '\n') {
      rows.push([...row, field]);
      row = [];
      field = '';
      at += 1;
    } else field += letter;
  }
  return rows;
}
