import { resolve } from 'node:path';
import { sharedFiling } from '../lib/filings.ts';
import { benchFormats } from './formats.ts';
import { benchGrowth } from './growth.ts';
import { benchPdf } from './pdf.ts';
import { benchRepeated } from './repeated.ts';

/**
 * Times of reading and checking; what fails a target is only said, since a clock depends on the machine.
 * npm run bench [-- repeated [FILE.txt] | growth [CHARACTERS] | pdf [PAGES] | formats [PAGES]]
 */
const parts: Record<string, (argument?: string) => Promise<void>> = {
  repeated: (file) => benchRepeated(file ?? sharedFiling('cloudwalk_2023.txt') ?? resolve('assets/sample/sample.txt')),
  growth: (characters) => benchGrowth(Number(characters ?? 10_000_000)),
  pdf: (pages) => benchPdf(Number(pages ?? 800)),
  formats: (pages) => benchFormats(Number(pages ?? 300)),
};
const [name, argument] = process.argv.slice(2);
if (name !== undefined && !parts[name]) {
  console.error(`usage: npm run bench [-- ${Object.keys(parts).join(' | ')}]`);
  process.exit(2);
}
for (const [part, run] of Object.entries(parts)) if (name === undefined || name === part) await run(argument);
