import type { Bilingual } from '../model/text.ts';
import { isMarkdown } from './markdown/detect.ts';

/** What a file's first bytes say it is; `text` means that no known signature stands there. */
export type FileKind = { kind: 'pdf' | 'docx' | 'locked-office' | 'text' } | { kind: 'other'; found: Bilingual };

/** How far into a file the PDF header may stand (PDF 1.7, annex H, implementation note 13). */
const pdfHeaderReach = 1024;

/** The container of old Office documents, and of those encrypted with a password. */
const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** Name of the stream that holds an encrypted document (MS-OFFCRYPTO, 2.3.4), as its directory writes it. */
const encryptedStream = [...'EncryptedPackage'].map((letter) => `${letter}\0`).join('');

const signatures: { at: number; bytes: string; found: Bilingual }[] = [
  { at: 0, bytes: '\xff\xd8\xff', found: { zh: ' JPEG 图片', en: 'a JPEG picture' } },
  { at: 0, bytes: '\x89PNG\r\n', found: { zh: ' PNG 图片', en: 'a PNG picture' } },
  { at: 0, bytes: 'GIF8', found: { zh: ' GIF 图片', en: 'a GIF picture' } },
  { at: 0, bytes: 'II*\0', found: { zh: ' TIFF 图片', en: 'a TIFF picture' } },
  { at: 0, bytes: 'MM\0*', found: { zh: ' TIFF 图片', en: 'a TIFF picture' } },
  { at: 8, bytes: 'WEBP', found: { zh: ' WebP 图片', en: 'a WebP picture' } },
  { at: 4, bytes: 'ftyp', found: { zh: '视频或图片（MP4/HEIF）', en: 'a video or picture (MP4/HEIF)' } },
  {
    at: 0,
    bytes: compoundFile,
    found: { zh: '旧版 Office 文档（DOC/XLS/WPS）', en: 'an old Office document (DOC/XLS/WPS)' },
  },
  { at: 0, bytes: '\x1f\x8b', found: { zh: ' GZIP 压缩包', en: 'a GZIP archive' } },
  { at: 0, bytes: '7z\xbc\xaf\x27\x1c', found: { zh: ' 7z 压缩包', en: 'a 7z archive' } },
  { at: 0, bytes: 'Rar!\x1a\x07', found: { zh: ' RAR 压缩包', en: 'a RAR archive' } },
  { at: 0, bytes: 'SQLite format 3\0', found: { zh: ' SQLite 数据库', en: 'an SQLite database' } },
  { at: 0, bytes: '\x7fELF', found: { zh: '可执行程序', en: 'a program' } },
  { at: 0, bytes: '%!PS', found: { zh: ' PostScript 文件', en: 'a PostScript file' } },
];

/** Names of parts inside a ZIP that tell what kind of document it packs. */
const zipParts: { part: string; found: Bilingual }[] = [
  { part: 'xl/', found: { zh: ' Excel 工作簿（XLSX）', en: 'an Excel workbook (XLSX)' } },
  { part: 'ppt/', found: { zh: ' PowerPoint 演示文稿（PPTX）', en: 'a PowerPoint presentation (PPTX)' } },
  { part: 'OFD.xml', found: { zh: ' OFD 版式文件', en: 'an OFD document' } },
  { part: 'opendocument', found: { zh: ' OpenDocument 文档', en: 'an OpenDocument file' } },
];

const zipArchive: Bilingual = { zh: ' ZIP 压缩包', en: 'a ZIP archive' };
const program: Bilingual = { zh: '可执行程序', en: 'a program' };
const bitmap: Bilingual = { zh: ' BMP 图片', en: 'a BMP picture' };
const webArchive: Bilingual = { zh: '网页存档或邮件（MHTML）', en: 'a web archive or mail (MHTML)' };
const xml: Bilingual = { zh: ' XML 数据', en: 'XML data' };
const rtf: Bilingual = { zh: ' RTF 文档', en: 'an RTF document' };

/** What the bytes are, by content alone: the file's name has no say. */
export function identifyBytes(bytes: Uint8Array): FileKind {
  if (isPdf(bytes)) return { kind: 'pdf' };
  if (hasAt(bytes, 0, compoundFile) && indexOf(bytes, encryptedStream, 0, bytes.length) >= 0)
    return { kind: 'locked-office' };
  for (const { at, bytes: signature, found } of signatures) {
    if (hasAt(bytes, at, signature)) return { kind: 'other', found };
  }
  if (hasAt(bytes, 0, 'PK\x03\x04') || hasAt(bytes, 0, 'PK\x05\x06'))
    return holdsPart(bytes, 'word/') ? { kind: 'docx' } : { kind: 'other', found: zipKind(bytes) };
  // Two letters alone could begin a text: a program or bitmap header has NULs soon after, a text has none.
  if (hasAt(bytes, 0, 'MZ') && indexOf(bytes, '\0\0', 2, 64) >= 0) return { kind: 'other', found: program };
  if (hasAt(bytes, 0, 'BM') && hasAt(bytes, 6, '\0\0\0\0')) return { kind: 'other', found: bitmap };
  return { kind: 'text' };
}

/** What a decoded text is: a web page, Markdown or plain text that can be read, or a kind that can't. */
export type TextKind = { kind: 'html' | 'markdown' | 'plain' } | { kind: 'other'; found: Bilingual };

/** Tags that a file of HTML without its outer tags may begin with. */
const firstTag =
  /^<(?:html|head|body|meta|title|style|link|script|base|div|table|p|span|h[1-6]|center|font|ul|ol|article|section|main|header|b|strong|br|hr|a|img)(?=[\s/>])/;

/** What a decoded text is, by its content alone. */
export function identifyText(text: string): TextKind {
  const head = text.slice(0, 4096).trimStart().toLowerCase();
  if (head.startsWith('mime-version:')) return { kind: 'other', found: webArchive };
  if (head.startsWith('{\\rtf')) return { kind: 'other', found: rtf };
  const start = afterProlog(head);
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return { kind: 'html' };
  if (head.startsWith('<?xml')) {
    return head.includes('<html') ? { kind: 'html' } : { kind: 'other', found: xml };
  }
  if (isMarkdown(text)) return { kind: 'markdown' };
  return { kind: firstTag.test(start) ? 'html' : 'plain' };
}

/** What follows an XML declaration and comments, which a web page may begin with. */
function afterProlog(head: string): string {
  let rest = head;
  for (;;) {
    const end = rest.startsWith('<!--') ? rest.indexOf('-->') + 3 : rest.startsWith('<?') ? rest.indexOf('>') + 1 : 0;
    if (end < 3) return rest;
    rest = rest.slice(end).trimStart();
  }
}

function isPdf(bytes: Uint8Array): boolean {
  const at = indexOf(bytes, '%PDF-', 0, pdfHeaderReach);
  if (at < 0) return false;
  // A plain text may well quote the header; a PDF has its objects after it.
  return at === 0 || indexOf(bytes, ' obj', at, at + 65_536) >= 0;
}

function zipKind(bytes: Uint8Array): Bilingual {
  return zipParts.find(({ part }) => holdsPart(bytes, part))?.found ?? zipArchive;
}

/** Whether a ZIP names a part of that name at its beginning or in the directory at its end. */
function holdsPart(bytes: Uint8Array, part: string): boolean {
  const reach = 65_536;
  return indexOf(bytes, part, 0, reach) >= 0 || indexOf(bytes, part, bytes.length - reach, bytes.length) >= 0;
}

/** True where the bytes at `at` are the Latin-1 codes of `signature`. */
function hasAt(bytes: Uint8Array, at: number, signature: string): boolean {
  if (at + signature.length > bytes.length) return false;
  for (let i = 0; i < signature.length; i++) {
    if (bytes[at + i] !== signature.charCodeAt(i)) return false;
  }
  return true;
}

/** First place of `signature` that begins in `[from, to)`, or −1. */
function indexOf(bytes: Uint8Array, signature: string, from: number, to: number): number {
  const first = signature.charCodeAt(0);
  const end = Math.min(to, bytes.length - signature.length + 1);
  for (let i = Math.max(0, from); i < end; i++) {
    if (bytes[i] === first && hasAt(bytes, i, signature)) return i;
  }
  return -1;
}
