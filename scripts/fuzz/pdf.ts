import type { Block } from '../generate/blocks.ts';
import { layPages } from '../generate/text.ts';

/**
 * A small PDF with nothing compressed, so that a flipped byte reaches its objects, its content and its character
 * map alike: the text's pages in 10 points, cells of a table in columns with rulings around them.
 */
export function writePlainPdf(blocks: readonly Block[]): Uint8Array {
  const pages = (layPages(blocks) as { text: string }[][]).map((lines) => lines.map(({ text }) => text));
  const codes = [...new Set(pages.flat().flatMap((line) => [...line.replaceAll('\t', '')]))].sort();
  const codeOf = new Map(codes.map((char, at) => [char, at + 1]));
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${7 + 2 * at} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [${codes
      .map((char, at) => (char < '\u00ff' ? `${at + 1} [500]` : ''))
      .join(' ')}] >>`,
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    streamOf(unicodeMap(codes)),
  ];
  for (const lines of pages) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
      streamOf(contentOf(lines, codeOf)),
    );
  }
  return Buffer.from(fileOf(objects), 'latin1');
}

const left = 72;
const top = 780;
const leading = 18;
const columnWidth = 110;

function contentOf(lines: readonly string[], codeOf: ReadonlyMap<string, number>): string {
  const operators: string[] = [];
  lines.forEach((line, at) => {
    const y = top - at * leading;
    const cells = line.replace('\f', '').split('\t');
    const step = Math.min(columnWidth, 450 / cells.length);
    cells.forEach((cell, column) => {
      const x = left + (cells.length > 1 ? column * step + 4 : 0);
      const hex = [...cell].map((char) => (codeOf.get(char) ?? 0).toString(16).padStart(4, '0')).join('');
      if (cell !== '') operators.push(`BT /F 10 Tf 1 0 0 1 ${x.toFixed(1)} ${y} Tm <${hex}> Tj ET`);
      if (cells.length > 1) operators.push(`${(x - 4).toFixed(1)} ${y - 5} ${step.toFixed(1)} ${leading} re S`);
    });
  });
  return operators.join('\n');
}

const unicodeMap = (codes: readonly string[]): string =>
  [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...chunks(codes.map((char, at) => `<${(at + 1).toString(16).padStart(4, '0')}> <${utf16(char)}>`)).map(
      (chunk) => `${chunk.length} beginbfchar\n${chunk.join('\n')}\nendbfchar`,
    ),
    'endcmap end end',
  ].join('\n');

/** A character map may list a hundred at a time (Adobe Technical Note 5014). */
const chunks = (list: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(list.length / 100) }, (_, at) => list.slice(at * 100, at * 100 + 100));

const utf16 = (char: string): string =>
  Array.from({ length: char.length }, (_, at) => char.charCodeAt(at).toString(16).padStart(4, '0')).join('');

const streamOf = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

function fileOf(objects: readonly string[]): string {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
