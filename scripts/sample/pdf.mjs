// Prints the sample as a tagged PDF with ruled tables, a running header and page numbers, through Chromium.
//   node scripts/sample/pdf.mjs OUT.pdf [--planted] [--section 第四节] [--pages 1-8]
// Chromium is taken from CHROMIUM, or /usr/bin/chromium.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { header, readBlocks } from './build.mjs';
import { escaped, htmlPage, isFigure } from './html.mjs';
import { spaced } from './layout.mjs';
import { plain } from './markup.mjs';
import { printPdf } from './print.mjs';

const html = (text) => escaped(plain(text));

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
const content = htmlPage(header, blocks.map(blockHtml).join('\n'));
writeFileSync(positionals[0], await printPdf(content, header, { pageRanges: values.pages }));
