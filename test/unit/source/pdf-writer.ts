/** Writes small PDFs from content streams, for tests of where text stands on a page. */

export interface PageSpec {
  /** Operators of the page's content; the fonts are /F (Helvetica) and those of {@link PdfSpec}. */
  content: string;
  rotate?: number;
  /** Left, bottom, right, top; 200 × 100 at the origin by default. */
  box?: [number, number, number, number];
}

export interface PdfSpec {
  pages: PageSpec[];
  /** Dictionaries of further fonts by name; `ToUnicode` may be given as a stream of its own. */
  fonts?: Record<string, { dictionary: string; toUnicode?: string }>;
  /** Objects of a structure tree, the first of which is numbered `first`, for pages of these numbers; the first is the root. */
  structure?: (first: number, pages: number[]) => string[];
}

export function writePdf({ pages, fonts = {}, structure }: PdfSpec): Uint8Array {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  const add = (body: string) => objects.push(body);
  const stream = (content: string) => add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  const fontRefs = [`/F ${add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')} 0 R`];
  for (const [name, { dictionary, toUnicode }] of Object.entries(fonts)) {
    const map = toUnicode === undefined ? '' : `/ToUnicode ${stream(toUnicode)} 0 R`;
    fontRefs.push(`/${name} ${add(`<< /Type /Font ${dictionary} ${map} >>`)} 0 R`);
  }
  const kids = pages.map(({ content, rotate = 0, box = [0, 0, 200, 100] }) => {
    const body = stream(content);
    const resources = `<< /Font << ${fontRefs.join(' ')} >> >>`;
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [${box.join(' ')}] /Rotate ${rotate} /Resources ${resources} /Contents ${body} 0 R >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  if (structure) {
    const first = objects.length + 1;
    objects[0] = `<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot ${first} 0 R >>`;
    objects.push(...structure(first, kids));
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** A ToUnicode map of single bytes. */
export function toUnicode(map: Record<string, number>): string {
  const rows = Object.entries(map).map(
    ([from, to]) => `<${from.charCodeAt(0).toString(16)}> <${to.toString(16).padStart(4, '0')}>`,
  );
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    `${rows.length} beginbfchar ${rows.join('\n')} endbfchar`,
    'endcmap end end',
  ].join('\n');
}

/** Operators that print `text` with its baseline's start at (x, y). */
export function show(text: string, x: number, y: number, size = 10, font = 'F'): string {
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`;
}

/** Operators marked as the content of an id on its page. */
export function marked(id: number, content: string): string {
  return `/P << /MCID ${id} >> BDC\n${content}EMC\n`;
}
