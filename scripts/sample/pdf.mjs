// Prints the sample as a tagged PDF with ruled tables, a running header and page numbers, through Chromium.
//   node scripts/sample/pdf.mjs OUT.pdf [--planted] [--section 第四节] [--pages 1-8]
// Chromium is taken from CHROMIUM, or /usr/bin/chromium.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PDFDocument } from 'pdf-lib';
import { chromium } from 'playwright-core';
import { header, readBlocks } from './build.mjs';
import { spaced } from './layout.mjs';
import { plain } from './markup.mjs';

const html = (text) => plain(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const isFigure = (text) => /^[-(]?[\d,.]+[)%]?$|^-$/.test(text);

const style = `
  body { font: 12pt/1.7 "Noto Serif CJK SC", serif; margin: 0; }
  p { margin: 0; text-indent: 2em; text-align: justify; }
  p.center { text-align: center; text-indent: 0; }
  p.unit { text-align: right; text-indent: 0; font-size: 10pt; break-after: avoid; }
  h1, h2, h3, h4, h5, h6 { margin: 0.4em 0; font-size: 12pt; font-weight: normal; break-after: avoid; }
  h1 { font-size: 15pt; text-align: center; break-before: page; }
  h1:first-child { break-before: auto; }
  table { width: 100%; border-collapse: collapse; font-size: 9.5pt; line-height: 1.5; margin: 0 0 0.6em; }
  th, td { border: 0.6pt solid #000; padding: 1pt 4pt; font-weight: normal; text-align: left; }
  th { text-align: center; background: #eee; }
  td.figure { text-align: right; white-space: nowrap; }
  tr { break-inside: avoid; }
`;

function tableHtml(block) {
  const head = block.rows.slice(0, block.head);
  const cell = (text) => `<td${isFigure(plain(text)) ? ' class="figure"' : ''}>${html(text)}</td>`;
  const rows = block.rows.slice(block.head).map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  const unit = block.unit ? `<p class="unit">${html(block.unit)}</p>` : '';
  const top = head.map((row) => `<tr>${row.map((text) => `<th scope="col">${html(text)}</th>`).join('')}</tr>`);
  return `${unit}<table>${top.length > 0 ? `<thead>${top.join('')}</thead>` : ''}<tbody>${rows.join('')}</tbody></table>`;
}

function blockHtml(block) {
  if (block.kind === 'table') return tableHtml(block);
  if (block.kind === 'heading') return `<h${block.level}>${html(spaced(block.text))}</h${block.level}>`;
  if (block.kind === 'text') return `<p>${html(spaced(block.text))}</p>`;
  if (block.kind === 'center') return `<p class="center">${html(spaced(block.text))}</p>`;
  return block.kind === 'page' ? '<div style="break-after: page"></div>' : '';
}

/** The blocks of one part, from its heading to the next of the first level; all of them without a name. */
function part(blocks, name) {
  if (!name) return blocks;
  const isTop = (block) => block.kind === 'heading' && block.level === 1;
  const from = blocks.findIndex((block) => isTop(block) && plain(block.text).startsWith(name));
  if (from < 0) throw new Error(`there is no part that begins with ${name}`);
  const length = blocks.slice(from + 1).findIndex(isTop);
  return length < 0 ? blocks.slice(from) : blocks.slice(from, from + 1 + length);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { planted: { type: 'boolean', default: false }, section: { type: 'string' }, pages: { type: 'string' } },
});
if (positionals.length !== 1) {
  console.error('usage: node scripts/sample/pdf.mjs OUT.pdf [--planted] [--section NAME] [--pages FROM-TO]');
  process.exit(2);
}
const blocks = part(readBlocks(values.planted).blocks, values.section);
const content = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${html(header)}</title><style>${style}</style></head><body>${blocks.map(blockHtml).join('\n')}</body></html>`;
const line = 'font: 9pt Noto Serif CJK SC, serif; width: 100%; margin: 0 22mm;';
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  await page.setContent(content);
  const [issuer, title] = header.split(/ {4,}/);
  const printed = await page.pdf({
    format: 'A4',
    tagged: true,
    outline: true,
    displayHeaderFooter: true,
    margin: { top: '26mm', bottom: '22mm', left: '22mm', right: '22mm' },
    headerTemplate: `<div style="${line} display: flex; justify-content: space-between; border-bottom: 0.5pt solid #000;"><span>${issuer}</span><span>${title}</span></div>`,
    footerTemplate: `<div style="${line} text-align: center;">1-1-<span class="pageNumber"></span></div>`,
    pageRanges: values.pages ?? '',
  });
  // Chromium writes the structure tree uncompressed; object streams make the file a third of the size.
  const document = await PDFDocument.load(printed, { updateMetadata: false });
  writeFileSync(positionals[0], await document.save({ useObjectStreams: true }));
} finally {
  await browser.close();
}
