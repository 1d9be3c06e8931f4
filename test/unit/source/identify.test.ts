import { describe, expect, it } from 'vitest';
import { sentenceFor } from '../../../core/contract/errors.ts';
import { assertReadableSize, maxFileBytes, readableSize } from '../../../core/source/limits.ts';
import { failure, fixture, latin, open } from './helpers.ts';

const nothing = '\0'.repeat(64);

describe('what kind of file it is', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'JPEG'],
    ['\x89PNG\r\n\x1a\n', 'PNG'],
    ['GIF89a', 'GIF'],
    ['RIFF\0\0\0\0WEBP', 'WebP'],
    [`BM\0\0\0\0`, 'BMP'],
    ['PK\x03\x04 xl/workbook.xml', 'XLSX'],
    ['PK\x03\x04 OFD.xml', 'OFD'],
    ['PK\x03\x04 a.txt', 'ZIP'],
    ['PK\x05\x06', 'ZIP'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'DOC'],
    ['Rar!\x1a\x07', 'RAR'],
    ['7z\xbc\xaf\x27\x1c', '7z'],
    ['SQLite format 3\0', 'SQLite'],
  ])('%j is named %s in both languages', async (head, word) => {
    const error = await failure(latin(head + nothing), { name: 'filing.pdf' });
    expect(error.code).toBe('file-kind-unknown');
    expect(sentenceFor(error, 'zh')).toContain(word);
    expect(sentenceFor(error, 'en')).toContain(word);
  });

  it.each([
    ['<?xml version="1.0"?><report/>', 'XML'],
    ['{\\rtf1\\ansi}', 'RTF'],
    ['MIME-Version: 1.0\n', 'MHTML'],
  ])('markup %j is named %s in any encoding', async (text, word) => {
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
      const error = await failure(bytes);
      expect(error.code).toBe('file-kind-unknown');
      expect(error.message).toContain(word);
    }
  });

  it('is told by its content, not by its name', async () => {
    expect((await open(fixture('text.pdf'), { name: 'filing.txt' })).format).toBe('pdf');
    expect((await open(fixture('utf-8.txt'), { name: 'filing.pdf' })).format).toBe('txt');
  });

  it('is PDF with the header anywhere in the first 1024 bytes', async () => {
    const lead = Buffer.from('HTTP/1.1 200 OK\r\n\r\n'.padEnd(900, '\n'));
    const document = await open(Buffer.concat([lead, fixture('text.pdf')]));
    expect(document).toMatchObject({ format: 'pdf', pages: 3 });
  });

  it('is text where a text begins like something else', async () => {
    expect((await open(Buffer.from('BM 牌机械密封件'))).format).toBe('txt');
    expect((await open(Buffer.from('MZ 系列产品'))).format).toBe('txt');
    expect((await open(Buffer.from('文件头为 %PDF-1.7 的文件'))).format).toBe('txt');
  });
});

describe('the size of a file', () => {
  it('is written for people', () => {
    expect([0, 1023, 1536, maxFileBytes, 200 * 1024 * 1024].map(readableSize)).toEqual([
      '0 B',
      '1023 B',
      '1.5 KB',
      '150 MB',
      '200 MB',
    ]);
  });

  it('over the limit is refused before a byte is read', () => {
    expect(() => assertReadableSize('filing.pdf', maxFileBytes)).not.toThrow();
    expect(() => assertReadableSize('filing.pdf', 200 * 1024 * 1024)).toThrow(
      'The file “filing.pdf” is 200 MB, over the limit of 150 MB; it was not imported.',
    );
  });

  it('over the limit is refused when the bytes are there already', async () => {
    expect((await failure(new Uint8Array(maxFileBytes + 1))).code).toBe('file-too-large');
  });
});
