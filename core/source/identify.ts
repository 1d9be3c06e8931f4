import type { Bilingual } from '../model/text.ts';

/** What a file's first bytes say it is; `text` means that no known signature stands there. */
export type FileKind = { kind: 'pdf' } | { kind: 'text' } | { kind: 'other'; found: Bilingual };

/** How far into a file the PDF header may stand (PDF 1.7, annex H, implementation note 13). */
const pdfHeaderReach = 1024;

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
    bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
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
  {
    part: 'word/',
    found: {
      zh: ' Word 文档（DOCX），本版本尚不能读取',
      en: 'a Word document (DOCX), which this version can’t read yet',
    },
  },
  { part: 'xl/', found: { zh: ' Excel 工作簿（XLSX）', en: 'an Excel workbook (XLSX)' } },
  { part: 'ppt/', found: { zh: ' PowerPoint 演示文稿（PPTX）', en: 'a PowerPoint presentation (PPTX)' } },
  { part: 'OFD.xml', found: { zh: ' OFD 版式文件', en: 'an OFD document' } },
  { part: 'opendocument', found: { zh: ' OpenDocument 文档', en: 'an OpenDocument file' } },
];

const zipArchive: Bilingual = { zh: ' ZIP 压缩包', en: 'a ZIP archive' };
const program: Bilingual = { zh: '可执行程序', en: 'a program' };
const bitmap: Bilingual = { zh: ' BMP 图片', en: 'a BMP picture' };
const html: Bilingual = {
  zh: '网页（HTML），本版本尚不能读取',
  en: 'a web page (HTML), which this version can’t read yet',
};
const webArchive: Bilingual = { zh: '网页存档或邮件（MHTML）', en: 'a web archive or mail (MHTML)' };
const xml: Bilingual = { zh: ' XML 数据', en: 'XML data' };
const rtf: Bilingual = { zh: ' RTF 文档', en: 'an RTF document' };

/** What the bytes are, by content alone: the file's name has no say. */
export function identifyBytes(bytes: Uint8Array): FileKind {
  if (isPdf(bytes)) return { kind: 'pdf' };
  for (const { at, bytes: signature, found } of signatures) {
    if (hasAt(bytes, at, signature)) return { kind: 'other', found };
  }
  if (hasAt(bytes, 0, 'PK\x03\x04') || hasAt(bytes, 0, 'PK\x05\x06')) return { kind: 'other', found: zipKind(bytes) };
  // Two letters alone could begin a text: a program or bitmap header has NULs soon after, a text has none.
  if (hasAt(bytes, 0, 'MZ') && indexOf(bytes, '\0\0', 2, 64) >= 0) return { kind: 'other', found: program };
  if (hasAt(bytes, 0, 'BM') && hasAt(bytes, 6, '\0\0\0\0')) return { kind: 'other', found: bitmap };
  return { kind: 'text' };
}

/** What a decoded text is where it is no plain text (markup in any encoding), else null. */
export function identifyText(text: string): Bilingual | null {
  const head = text.slice(0, 2048).trimStart().toLowerCase();
  if (head.startsWith('<!doctype html') || head.startsWith('<html')) return html;
  if (head.startsWith('<?xml')) return head.includes('<html') ? html : xml;
  if (head.startsWith('mime-version:')) return webArchive;
  if (head.startsWith('{\\rtf')) return rtf;
  return null;
}

function isPdf(bytes: Uint8Array): boolean {
  const at = indexOf(bytes, '%PDF-', 0, pdfHeaderReach);
  if (at < 0) return false;
  // A plain text may well quote the header; a PDF has its objects after it.
  return at === 0 || indexOf(bytes, ' obj', at, at + 65_536) >= 0;
}

function zipKind(bytes: Uint8Array): Bilingual {
  const reach = 65_536;
  for (const { part, found } of zipParts) {
    if (indexOf(bytes, part, 0, reach) >= 0 || indexOf(bytes, part, bytes.length - reach, bytes.length) >= 0)
      return found;
  }
  return zipArchive;
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
