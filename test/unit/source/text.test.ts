import { describe, expect, it } from 'vitest';
import { failure, fixture, latin, open } from './helpers.ts';

const lines = [
  '青禾测控股份有限公司募集说明书',
  '',
  '一、发行概况',
  '　　本次发行不超过 1,200.00 万股，募集资金总额为 36,500.25 万元。',
  '截至 2022 年 12 月 31 日，公司拥有专利 49 项（其中发明专利 12 项）。',
];

describe('the encoding of a text file', () => {
  it.each([
    ['utf-8.txt', 'utf-8'],
    ['utf-8-bom.txt', 'utf-8'],
    ['utf-16le-bom.txt', 'utf-16le'],
    ['utf-16be-bom.txt', 'utf-16be'],
    ['utf-16le.txt', 'utf-16le'],
    ['utf-16be.txt', 'utf-16be'],
    ['gb18030.txt', 'gb18030'],
  ])('is found in %s', async (name, encoding) => {
    const document = await open(fixture(name), { name });
    expect(document.encoding).toBe(encoding);
    expect(document.lines.map((line) => line.text)).toEqual(lines);
    expect(document.warnings).toEqual([]);
    expect(document).toMatchObject({
      name,
      format: 'txt',
      pages: null,
      layout: null,
      marks: null,
      characters: lines.join('').length,
    });
  });

  it('is found for Chinese in UTF-16 without a mark, a blank or a line break', async () => {
    const chinese = '募集说明书真实准确完整不存在虚假记载误导性陈述或重大遗漏';
    const bytes = Buffer.from(chinese, 'utf16le');
    expect(await open(bytes)).toMatchObject({ encoding: 'utf-16le', lines: [{ text: chinese }] });
    expect(await open(bytes.swap16())).toMatchObject({ encoding: 'utf-16be', lines: [{ text: chinese }] });
  });

  it('is called guessed where the characters are too few to tell', async () => {
    const document = await open(latin('\xc9\xf9\xc3\xf7'));
    expect(document).toMatchObject({ encoding: 'gb18030', lines: [{ text: '声明' }] });
    expect(document.warnings.map((warning) => warning.code)).toEqual(['encoding-guessed']);
  });
});

describe('a damaged text', () => {
  it.each([
    ['UTF-8', Buffer.from('公司声明'), 'utf-8'],
    ['UTF-16', Buffer.from('\ufeff公司声明', 'utf16le'), 'utf-16le'],
    ['GB18030', latin('\xb9\xab\xcb\xbe\xc9\xf9\xc3\xf7'), 'gb18030'],
  ])('that ends within a character of %s is read up to it', async (_, bytes, encoding) => {
    const document = await open(bytes.subarray(0, bytes.length - 1));
    expect(document).toMatchObject({ encoding, lines: [{ text: '公司声' }] });
    expect(document.warnings).toContainEqual(expect.objectContaining({ code: 'replacement-character', line: 1 }));
  });

  it('with a bad byte here and there is read, and the lines are named', async () => {
    const good = Buffer.from('本公司及全体董事、监事、高级管理人员承诺募集说明书真实准确完整。\n');
    const document = await open(Buffer.concat([good, good, latin('\xff\xfe'), good]));
    expect(document.encoding).toBe('utf-8');
    expect(document.lines[2]?.text).toContain('\ufffd\ufffd本公司');
    expect(document.warnings).toEqual([
      expect.objectContaining({ code: 'replacement-character', line: 3, page: null }),
    ]);
  });

  it('has its control characters named by line, the first twenty one by one', async () => {
    const document = await open(Buffer.from(`${'资料不存在虚假记载\u0007误导性陈述。\n'.repeat(23)}\u0080`));
    const warnings = document.warnings.filter((warning) => warning.code === 'control-character');
    expect(warnings).toHaveLength(21);
    expect(warnings.map((warning) => warning.line).slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(warnings[20]?.line).toBeNull();
    expect(warnings[20]?.message.en).toContain('4');
  });
});

describe('the lines of a text file', () => {
  const texts = async (text: string) => (await open(Buffer.from(text))).lines.map((line) => [line.text, line.page]);

  it('end at \\n, \\r\\n and \\r, and the last break adds none', async () => {
    expect(await texts('甲\n乙\r\n丙\r丁\n\n戊\n')).toEqual(
      ['甲', '乙', '丙', '丁', '', '戊'].map((text) => [text, null]),
    );
    expect(await texts(' 甲 \n乙')).toEqual([
      [' 甲 ', null],
      ['乙', null],
    ]);
  });

  it('are counted into pages by form feeds, which start no line', async () => {
    expect(await texts('一\n\f二\n三\n\f\f五\n\f')).toEqual([
      ['一', 1],
      ['二', 2],
      ['三', 2],
      ['五', 4],
    ]);
    expect((await open(Buffer.from('一\n\f二\n\f'))).pages).toBe(2);
  });

  it('keep their numbers where a form feed stands within or at the end of one', async () => {
    expect(await texts('一\f首\n二\n三\f\n四')).toEqual([
      ['一 首', 1],
      ['二', 2],
      ['三', 2],
      ['四', 3],
    ]);
  });
});

describe('what is no text', () => {
  it.each([
    ['empty.txt', 'file-empty'],
    ['blank.txt', 'file-empty'],
    ['random.txt', 'file-not-text'],
    ['picture-named.pdf', 'file-kind-unknown'],
  ])('%s is refused as %s', async (name, code) => {
    expect((await failure(fixture(name), { name })).toReport()).toMatchObject({ code, details: { name } });
  });

  it.each([
    ['a lone mark', latin('\xef\xbb\xbf\n')],
    ['ideographic blanks', Buffer.from('\u3000\u3000\n\u00a0')],
  ])('%s counts as empty', async (_, bytes) => {
    expect((await failure(bytes)).code).toBe('file-empty');
  });

  it.each([
    [
      'text in a Western code page',
      latin('Soci\xe9t\xe9 g\xe9n\xe9rale, \xe9tats financiers consolid\xe9s, ann\xe9e \xe9coul\xe9e'),
    ],
    ['mostly control characters', latin('a\x01\x02\x03b\x04\x05\x06'.repeat(20))],
  ])('%s is refused as no text', async (_, bytes) => {
    expect((await failure(bytes)).code).toBe('file-not-text');
  });
});
