import { escaped } from '../sample/html.mjs';

/** The parts of a Word package that are the same for every filing, and the frames of those that are not. */
const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const parts = ['styles', 'numbering', 'footnotes', 'header1', 'footer1'];
const kindOf = (part: string): string => part.replace(/\d$/, '');

export const contentTypes = `${prolog}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/>${parts
  .map((part) => `<Override PartName="/word/${part}.xml" ContentType="${main}.${kindOf(part)}+xml"/>`)
  .join('')}</Types>`;

const relations = (list: string): string =>
  `${prolog}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;

export const packageRelations = relations(
  `<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>`,
);

export const documentRelations = relations(
  parts
    .map((part, at) => `<Relationship Id="rId${at + 1}" Type="${office}/${kindOf(part)}" Target="${part}.xml"/>`)
    .join(''),
);

/** word/document.xml around a body; A4 with the running header and the page number. */
export const documentXml = (body: string): string =>
  `${prolog}<w:document ${word} xmlns:r="${office}"><w:body>\n${body}\n<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1474" w:right="1247" w:bottom="1247" w:left="1247" w:header="851" w:footer="851" w:gutter="0"/></w:sectPr></w:body></w:document>`;

/** word/footnotes.xml; a note's id is its place in the list, from 1. */
export const footnotesXml = (notes: readonly string[]): string =>
  `${prolog}<w:footnotes ${word}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>${notes
    .map(
      (note, at) =>
        `<w:footnote w:id="${at + 1}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> ${escaped(note)}</w:t></w:r></w:p></w:footnote>`,
    )
    .join('')}</w:footnotes>`;

export const headerXml = (text: string): string =>
  `${prolog}<w:hdr ${word}><w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p></w:hdr>`;

export const footerXml = `${prolog}<w:ftr ${word}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>1-1-</w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`;

const headingStyle = (level: number): string =>
  `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/>${level === 1 ? '<w:pageBreakBefore/>' : ''}<w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="1"/></w:numPr>${level === 1 ? '<w:jc w:val="center"/>' : ''}<w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:sz w:val="${level === 1 ? 30 : 24}"/></w:rPr></w:style>`;

const paragraphStyle = (id: string, align: string): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="${align}"/></w:pPr></w:style>`;

const border = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;

export const stylesXml = `${prolog}<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${[1, 2, 3, 4, 5, 6].map(headingStyle).join('')}${paragraphStyle('Centred', 'center')}${paragraphStyle('Unit', 'right')}<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders></w:tblPr></w:style></w:styles>`;
