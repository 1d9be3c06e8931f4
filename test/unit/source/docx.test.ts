import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sentenceFor } from '../../../core/contract/errors.ts';
import { formatNumber } from '../../../core/source/docx/formats.ts';
import { Zip } from '../../../core/source/docx/zip.ts';
import { docx, level, list, num, numbered, p, r, tbl, tc, tr } from './docx-writer.ts';
import { failure, latin, open } from './helpers.ts';

async function lines(parts: Parameters<typeof docx>[0] | string): Promise<string[]> {
  const document = await open(docx(typeof parts === 'string' ? { body: parts } : parts));
  return document.lines.map((line) => line.text);
}

describe('a Word document', () => {
  it('is its paragraphs, a line each, without pages', async () => {
    const document = await open(docx({ body: p('甲') + p('') + p(r('乙') + r('丙', '<w:b/>')) }));
    expect(document).toMatchObject({ format: 'docx', encoding: null, pages: null, layout: null });
    expect(document.lines).toEqual([
      { text: '甲', page: null },
      { text: '', page: null },
      { text: '乙丙', page: null },
    ]);
  });

  it('is found by its relationships, whatever its parts are named', async () => {
    expect(await lines({ body: p('甲'), main: 'word/document2.xml' })).toEqual(['甲']);
  });

  it('reads as the final text: insertions in, deletions and moved text out, deleted ends joined', async () => {
    const body =
      p(
        `${r('共')}<w:del w:id="1"><w:r><w:delText>43</w:delText></w:r></w:del><w:ins w:id="2">${r('49')}</w:ins>${r('项')}`,
      ) +
      p(`<w:moveFrom w:id="3">${r('移走')}</w:moveFrom>${r('留下')}<w:moveTo w:id="4">${r('移来')}</w:moveTo>`) +
      p(r('前半'), '<w:rPr><w:del w:id="5"/></w:rPr>') +
      p(r('后半')) +
      tbl([tr([tc('甲'), tc('1')]), tr([tc('乙'), tc('2')], '<w:del w:id="6"/>'), tr([tc('丙'), tc('3')])]);
    expect(await lines(body)).toEqual(['共49项', '留下移来', '前半后半', '甲\t1', '丙\t3']);
  });

  it('leaves out hidden text, codes of fields and what an old reader would be shown instead', async () => {
    const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body =
      p(r('见') + r('暗', '<w:vanish/>') + r('明', '<w:vanish w:val="0"/>')) +
      p(
        `${field('begin')}<w:r><w:instrText> REF _Ref1 \\h </w:instrText></w:r>${field('separate')}${r('表1')}${field('end')}${r('所示')}`,
      ) +
      p(
        `${r('框外')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>${p('框内')}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>${p('框内')}</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>`,
      ) +
      `<w:sdt><w:sdtPr><w:alias w:val="名"/></w:sdtPr><w:sdtContent>${p('控件')}</w:sdtContent></w:sdt>`;
    expect(await lines(body)).toEqual(['见明', '表1所示', '框外', '框内', '控件']);
  });

  it('keeps the rest of a text whose field is never closed', async () => {
    const open = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    expect(await lines(p(r('甲') + open) + p('乙'))).toEqual(['甲', '乙']);
  });

  it('gives symbols, tabs, hyphens and breaks as they are seen', async () => {
    const body = p(
      `<w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:t>适用</w:t><w:tab/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:br/><w:t>下行</w:t></w:r>`,
    );
    expect(await lines(body)).toEqual(['☑适用\t1-2', '下行']);
  });

  it('raises the digits of an exponent', async () => {
    expect(await lines(p(r('50m') + r('2', '<w:vertAlign w:val="superscript"/>')))).toEqual(['50m²']);
  });

  it('names pictures by their lines', async () => {
    const document = await open(docx({ body: p('甲') + p('<w:r><w:drawing><a:blip/></w:drawing></w:r>') }));
    expect(document.warnings).toMatchObject([{ code: 'picture-lost', line: 2 }]);
  });
});

describe('headings of a Word document', () => {
  const style = (id: string, inside: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}">${inside}</w:style>`;
  const styles =
    style('1', '<w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
    style('a', '<w:name w:val="章标题"/><w:basedOn w:val="1"/>') +
    style('b', '<w:name w:val="正文"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>') +
    style('c', '<w:name w:val="环"/><w:basedOn w:val="d"/>') +
    style('d', '<w:name w:val="环二"/><w:basedOn w:val="c"/>') +
    style('t', '<w:name w:val="toc 1"/>');

  it('come by outline level, by style and by what the style is based on', async () => {
    const body =
      p('一', '<w:pStyle w:val="1"/>') +
      p('二', '<w:pStyle w:val="a"/>') +
      p('三', '<w:pStyle w:val="b"/>') +
      p('四', '<w:outlineLvl w:val="2"/>') +
      p('五', '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>') +
      p('六', '<w:pStyle w:val="c"/>') +
      p('七\t8', '<w:pStyle w:val="t"/>');
    const { marks } = await open(docx({ body, styles }));
    expect(marks?.headings).toEqual([
      { line: 1, level: 1 },
      { line: 2, level: 1 },
      { line: 4, level: 3 },
    ]);
    expect(marks?.contents).toEqual([7]);
  });
});

describe('the numbers that Word generates', () => {
  const numbering =
    list(0, [
      level(0, 'chineseCountingThousand', '第%1节'),
      level(1, 'chineseCounting', '%2、'),
      level(2, 'chineseCounting', '（%3）'),
      level(3, 'decimal', '%4、'),
      level(4, 'decimalEnclosedCircle', '%5', '<w:suff w:val="nothing"/>'),
    ]) +
    list(1, [level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2', '<w:isLgl/>'), level(2, 'bullet', '·')]) +
    list(2, [level(0, 'upperLetter', '%1.'), level(1, 'lowerRoman', '%2)', '<w:lvlRestart w:val="0"/>')]) +
    num(1, 0) +
    num(2, 1) +
    num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>') +
    num(4, 2);
  const item = (numId: number, ilvl: number, text = '题'): string => p(text, numbered(numId, ilvl));

  it('stand before the text, start anew under a higher level and go on after a lower one', async () => {
    const body = [
      item(1, 0),
      item(1, 1),
      item(1, 2),
      item(1, 2),
      item(1, 1),
      item(1, 2),
      item(1, 3),
      item(1, 4),
      item(1, 0),
      item(1, 1),
    ];
    expect(await lines({ body: body.join(''), numbering })).toEqual([
      '第一节 题',
      '一、题',
      '（一）题',
      '（二）题',
      '二、题',
      '（一）题',
      '1、题',
      '①题',
      '第二节 题',
      '一、题',
    ]);
  });

  it('count on through lists of one definition, and start where a list says so', async () => {
    const body = [item(2, 0), item(2, 1), item(2, 1), item(3, 0), item(3, 0), item(2, 0), item(2, 1), item(2, 2)];
    expect(await lines({ body: body.join(''), numbering })).toEqual([
      '1. 题',
      '1.1 题',
      '1.2 题',
      '5. 题',
      '6. 题',
      '7. 题',
      '7.1 题',
      '题',
    ]);
  });

  it('go on over a higher level where the level never starts again', async () => {
    const body = [item(4, 0), item(4, 1), item(4, 0), item(4, 1)];
    expect(await lines({ body: body.join(''), numbering })).toEqual(['A. 题', 'i)题', 'B. 题', 'ii)题']);
  });

  it('come by the style, are taken off by 0, and fill cells that hold nothing else', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="x"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const body =
      p('甲', '<w:pStyle w:val="h"/>') +
      p('乙', `<w:pStyle w:val="h"/>${numbered(0, 0)}`) +
      p('丙', '<w:pStyle w:val="h"/>') +
      tbl([tr([tc(p('', numbered(2, 0))), tc('丁')]), tr([tc(p('', numbered(2, 0))), tc('戊')])]);
    expect(await lines({ body, styles, numbering })).toEqual(['一、甲', '乙', '二、丙', '1. \t丁', '2. \t戊']);
  });

  it('do not count a deleted row', async () => {
    const row = (text: string, more = ''): string => tr([tc(p('', numbered(2, 0))), tc(text)], more);
    const body = tbl([row('甲'), row('乙', '<w:del w:id="1"/>'), row('丙')]);
    expect(await lines({ body, numbering })).toEqual(['1. \t甲', '2. \t丙']);
  });

  it.each([
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 21, '二十一'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['chineseCountingThousand', 105, '一百零五'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographTraditional', 3, '丙'],
    ['ideographZodiac', 12, '亥'],
    ['ideographDigital', 20, '二〇'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalEnclosedCircle', 20, '⑳'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['decimalZero', 7, '07'],
    ['upperRoman', 14, 'XIV'],
    ['lowerLetter', 28, 'bb'],
    ['none', 3, ''],
    ['unheard-of', 3, '3'],
  ])('%s %i is %s', (format, value, printed) => {
    expect(formatNumber(value, format)).toBe(printed);
  });
});

describe('tables of a Word document', () => {
  it('keep their spans, and mark rows that are printed again as headers', async () => {
    const body = tbl([
      tr([tc('项目', '<w:vMerge w:val="restart"/>'), tc('金额', '<w:gridSpan w:val="2"/>')], '<w:tblHeader/>'),
      tr([tc('', '<w:vMerge/>'), tc('2024年'), tc('2023年')], '<w:tblHeader/>'),
      tr([tc('收入'), tc(p('1') + p('2')), tc('3')]),
    ]);
    const { lines: all, marks } = await open(docx({ body }));
    expect(all.map((line) => line.text)).toEqual(['项目\t金额', '2024年\t2023年', '收入\t1 2\t3']);
    const [table] = marks?.tables ?? [];
    expect(table).toMatchObject({ line: 1, endLine: 3, rows: 3, columns: 3 });
    expect(table?.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, cell.header])).toEqual([
      [0, 0, 2, 1, true],
      [0, 1, 1, 2, true],
      [1, 1, 1, 1, true],
      [1, 2, 1, 1, true],
      [2, 0, 1, 1, false],
      [2, 1, 1, 1, false],
      [2, 2, 1, 1, false],
    ]);
    expect(table?.cells[5]?.pieces).toEqual([
      { line: 3, start: 3, end: 4 },
      { line: 3, start: 5, end: 6 },
    ]);
  });

  it('take edges drawn a little apart for one', async () => {
    const rows = [
      tr([tc('甲'), tc('1', '<w:gridSpan w:val="2"/>')]),
      tr([tc('乙', '<w:gridSpan w:val="2"/>'), tc('2')]),
    ];
    const { marks } = await open(docx({ body: tbl(rows, [3000, 40, 3000]) }));
    expect(marks?.tables[0]).toMatchObject({ columns: 2, rows: 2 });
  });

  it('inside a cell become tables of their own after the outer one', async () => {
    const inner = tbl([tr([tc('内一'), tc('1')])]);
    const body = tbl([tr([tc('甲'), `<w:tc>${p('外')}${inner}${p('')}</w:tc>`]), tr([tc('乙'), tc('2')])]);
    const { lines: all, marks } = await open(docx({ body }));
    expect(all.map((line) => line.text)).toEqual(['甲\t外', '乙\t2', '内一\t1']);
    expect(marks?.tables.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 2],
      [3, 3],
    ]);
  });

  it('of one cell only frame text', async () => {
    const { lines: all, marks } = await open(docx({ body: tbl([tr([tc(p('甲。') + p('乙。'))])]) }));
    expect(all.map((line) => line.text)).toEqual(['甲。', '乙。']);
    expect(marks?.tables).toEqual([]);
  });
});

describe('footnotes of a Word document', () => {
  it('stand after the paragraph or table that calls them, tied to their marks', async () => {
    const call = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const footnotes =
      `<w:footnote w:type="separator" w:id="0">${p('线')}</w:footnote>` +
      `<w:footnote w:id="2">${p('<w:r><w:footnoteRef/></w:r><w:r><w:t> 注甲</w:t></w:r>')}</w:footnote>` +
      `<w:footnote w:id="3">${p('注乙')}</w:footnote>`;
    const body =
      p(r('收入') + call(2) + r('增长')) + tbl([tr([tc(r('甲') + call(3)), tc('1')]), tr([tc('乙'), tc('2')])]);
    const { lines: all, marks } = await open(docx({ body, footnotes }));
    expect(all.map((line) => line.text)).toEqual(['收入¹增长', '¹ 注甲', '甲²\t1', '乙\t2', '² 注乙']);
    expect(marks?.footnotes).toEqual([
      { line: 2, mark: { line: 1, start: 2, end: 3 } },
      { line: 5, mark: { line: 3, start: 1, end: 2 } },
    ]);
  });
});

describe('a Word document that can’t be read', () => {
  const whole = docx({ body: p('甲'.repeat(4000)) });

  it.each([
    ['cut off', whole.subarray(0, whole.length - 200)],
    ['with a part gone bad', whole.map((byte, at) => (at > 600 && at < 640 ? byte ^ 0x55 : byte))],
    ['that is no XML', zipSync({ 'word/document.xml': strToU8('<w:document><w:p>') })],
    ['without its document', zipSync({ 'word/styles.xml': strToU8('<w:styles/>') })],
    [
      'with an entity that would expand',
      zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>') }),
    ],
  ])('%s is named damaged', async (_, bytes) => {
    const error = await failure(bytes);
    expect(error.code).toBe('docx-damaged');
    expect(sentenceFor(error, 'zh')).toContain('已损坏');
  });

  it('that would unpack to more than there is room for is refused while it unpacks', () => {
    const limit = 1024 * 1024;
    const zip = new Zip(zipSync({ 'word/document.xml': new Uint8Array(8 * limit) }), limit);
    let seen = 0;
    expect(() => zip.read('word/document.xml', (piece) => (seen += piece.length))).toThrow('too-large');
    expect(seen).toBeLessThanOrEqual(limit);
  });

  it('with a password says so', async () => {
    const name = [...'EncryptedPackage'].map((letter) => `${letter}\0`).join('');
    const error = await failure(latin(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(500)}${name}`));
    expect(error.code).toBe('docx-password');
    expect(sentenceFor(error, 'en')).toContain('password');
  });

  it('with no text in it is empty', async () => {
    expect((await failure(docx({ body: p('') }))).code).toBe('file-empty');
  });
});
