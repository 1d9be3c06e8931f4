import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { generateFiling, isFilingFormat } from './formats.ts';

/**
 * Makes a large filing from the sample's fictional issuer:
 * npm run generate -- --format pdf|docx|html|md|txt --pages N --out FILE [--seed N] [--shape tabbed|columns|raw]
 */
const { values } = parseArgs({
  options: {
    format: { type: 'string', default: 'pdf' },
    pages: { type: 'string', default: '800' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    shape: { type: 'string', default: 'tabbed' },
  },
});
const pages = Number(values.pages);
const seed = Number(values.seed);
const shapes = ['tabbed', 'columns', 'raw'] as const;
const shape = shapes.find((one) => one === values.shape);
const { format, out } = values;
if (!isFilingFormat(format) || !out || !shape || !Number.isInteger(seed) || !Number.isInteger(pages) || pages < 1) {
  console.error(
    'usage: npm run generate -- --format pdf|docx|html|md|txt --pages N --out FILE [--seed N] [--shape tabbed|columns|raw]',
  );
  process.exit(2);
}
const { bytes, note } = await generateFiling({ format, pages, seed, shape });
writeFileSync(out, bytes);
console.log(`${out}: ${(bytes.length / 1e6).toFixed(1)} MB, ${note}`);
