import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GoujiError } from '../../../core/contract/errors.ts';
import type { SourceDocument } from '../../../core/model/source.ts';
import { encodeGb18030 } from './gb18030-encoder.ts';
import { fixture, open } from './helpers.ts';

/** Lines as an editor counts them. */
function editorLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** Control characters, marks and codes that are no characters. */
function isNoText(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfeff || (code >= 0xfffd && code <= 0xffff);
}

/** Any Unicode text that a file could hold as text: no control characters but breaks and tabs. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => [...text].filter((character) => !isNoText(character)).join('')),
      fc.constantFrom('\n', '\r\n', '\r', '\t', '一、发行概况', '（万元）', '2022 年'),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((parts) => `声明${parts.join('')}`);

/** Chinese as filings have it. */
const chineseText = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('本公司', '募集资金', '人民币', '报告期内', '万元', '不存在', '承诺', '风险'),
      },
      { weight: 2, arbitrary: fc.constantFrom('，', '。', '（', '）', '《', '》', '、', '：', '\u3000', '“', '”') },
      { weight: 2, arbitrary: fc.nat().map(String) },
      { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '\r\n', '%', 'A', 'GB/T') },
    ),
    { minLength: 12, maxLength: 200 },
  )
  .map((parts) => `公司声明\n${parts.join('')}`);

const encoders: [name: string, encoding: string, encode: (text: string) => Uint8Array | null][] = [
  ['UTF-8', 'utf-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', 'utf-8', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16LE with a mark', 'utf-16le', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16BE with a mark', 'utf-16be', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['GB18030 with a mark', 'gb18030', withGbMark],
];

const plainEncoders: typeof encoders = [
  ['UTF-16LE', 'utf-16le', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16BE', 'utf-16be', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['GB18030', 'gb18030', encodeGb18030],
];

function withGbMark(text: string): Uint8Array | null {
  const bytes = encodeGb18030(text);
  return bytes && Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), bytes]);
}

async function expectSame(text: string, encoding: string, bytes: Uint8Array): Promise<void> {
  const document = await open(bytes);
  expect(document.encoding).toBe(encoding);
  expect(document.lines.map((line) => line.text)).toEqual(editorLines(text));
}

describe('a text comes back as it was written, line by line', () => {
  it.each(encoders)('any text in %s', async (_, encoding, encode) => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const bytes = encode(text);
        fc.pre(bytes !== null);
        await expectSame(text, encoding, bytes);
      }),
    );
  });

  it.each(plainEncoders)('Chinese in %s without a mark', async (_, encoding, encode) => {
    await fc.assert(
      fc.asyncProperty(chineseText, async (text) => {
        const bytes = encode(text);
        fc.pre(bytes !== null);
        await expectSame(text, encoding, bytes);
      }),
    );
  });

  it('with form feeds the line numbers stay those of an editor and the pages count up', async () => {
    const parts = fc.array(fc.constantFrom('甲', ' ', '\n', '\n\f', '\f', '\r\n\f', '乙丙'), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(parts, async (chosen) => {
        const text = `起${chosen.join('')}\n终\n`;
        const document = await open(Buffer.from(text));
        const expected = editorLines(text);
        expect(document.lines).toHaveLength(expected.length);
        const feeds = expected.map((line) => line.split('\f').length - 1);
        let passed = 0;
        document.lines.forEach((line, index) => {
          const raw = expected[index] ?? '';
          const leading = raw.length - raw.replace(/^\f+/, '').length;
          expect(line.text).not.toContain('\f');
          expect(line.text.replaceAll(' ', '')).toBe(raw.replaceAll(/[\f ]/g, ''));
          if (text.includes('\f')) expect(line.page).toBe(1 + passed + leading);
          passed += feeds[index] ?? 0;
        });
      }),
    );
  });
});

/** A document of consistent shape, or the GoujiError that was thrown; anything else fails the test. */
async function openOrRefuse(bytes: Uint8Array): Promise<SourceDocument | GoujiError> {
  try {
    const document = await open(bytes);
    expect(document.lines.length).toBeGreaterThan(0);
    for (const page of document.layout ?? []) {
      for (const { line, boxes } of page.lines) {
        const source = document.lines[line - 1];
        expect(source?.page).toBe(page.page);
        expect(boxes).toHaveLength(4 * (source?.text.length ?? 0));
      }
    }
    return document;
  } catch (error) {
    if (error instanceof GoujiError) return error;
    throw error;
  }
}

describe('whatever the bytes, a document comes back or a GoujiError', () => {
  it('for arbitrary bytes', async () => {
    const anyBytes = fc.uint8Array({ maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => void (await openOrRefuse(bytes))),
      { numRuns: 500 },
    );
    const heads = fc.constantFrom(
      '%PDF-1.7\n1 0 obj',
      'PK\x03\x04',
      '\xff\xfe',
      '\xfe\xff',
      '\xef\xbb\xbf',
      '\x84\x31\x95\x33',
    );
    const led = fc.tuple(heads, fc.uint8Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(led, async ([head, tail]) => {
        await openOrRefuse(Buffer.concat([Buffer.from(head, 'latin1'), tail]));
      }),
    );
  });

  it.each(['text.pdf', 'scan.pdf', 'user-password.pdf', 'gb18030.txt', 'utf-16le.txt'])(
    'for %s with bytes changed, cut off or cut out',
    async (name) => {
      const whole = fixture(name);
      const change = fc.record({
        at: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 30 }),
        end: fc.oneof({ weight: 3, arbitrary: fc.constant(whole.length) }, fc.nat(whole.length)),
        hole: fc.tuple(fc.nat(whole.length), fc.nat(400)),
      });
      await fc.assert(
        fc.asyncProperty(change, async ({ at, end, hole: [from, length] }) => {
          const bytes = Buffer.from(whole);
          for (const [index, value] of at) bytes[index] = value;
          await openOrRefuse(Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]).subarray(0, end));
        }),
        { numRuns: 60 },
      );
    },
    60_000,
  );
});
