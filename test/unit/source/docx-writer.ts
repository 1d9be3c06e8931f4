import { strToU8, zipSync } from 'fflate';

/** Word documents built by hand, for tests of what is read from them. */

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const officeSpaces = [
  space,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
].join(' ');
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxParts {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  /** Name of the main part; by default the usual one. */
  main?: string;
}

export function docx(parts: DocxParts): Uint8Array {
  const main = parts.main ?? 'word/document.xml';
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const file = main.slice(folder.length);
  const files: Record<string, string> = {
    '_rels/.rels': relationships([['officeDocument', main]]),
    [main]: `<?xml version="1.0" encoding="UTF-8"?><w:document ${officeSpaces}><w:body>${parts.body}</w:body></w:document>`,
    'word/theme/theme1.xml': '<a/>',
  };
  const links: [string, string][] = [];
  const add = (kind: 'styles' | 'numbering' | 'footnotes'): void => {
    if (parts[kind] === undefined) return;
    files[`${folder}${kind}.xml`] = `<w:${kind} ${officeSpaces}>${parts[kind]}</w:${kind}>`;
    links.push([kind, `${kind}.xml`]);
  };
  add('styles');
  add('numbering');
  add('footnotes');
  files[`${folder}_rels/${file}.rels`] = relationships(links);
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function relationships(links: readonly (readonly [string, string])[]): string {
  const all = links.map(
    ([kind, target], at) => `<Relationship Id="r${at}" Type="${relations}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

export const r = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph; `inside` is text, or runs where it begins with a tag. */
export const p = (inside: string, properties = ''): string => {
  const runs = inside === '' ? '' : inside.startsWith('<') ? inside : r(inside);
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
};

export const numbered = (numId: number, ilvl: number): string =>
  `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`;

export const tc = (inside: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${inside.startsWith('<w:p') || inside.startsWith('<w:tbl') ? inside : p(inside)}</w:tc>`;

export const tr = (cells: string[], properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;

export const tbl = (rows: string[], widths: number[] = []): string =>
  `<w:tbl><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;

/** One level of a list's definition. */
export const level = (ilvl: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

export const list = (id: number, levels: string[], more = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${more}${levels.join('')}</w:abstractNum>`;

export const num = (id: number, abstract: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;
