/**
 * Compares the reading of the shared filings with the labels in test/labels. The held-out filing is left out
 * unless `--held-out` asks for it: a reader that is tuned on it is no longer measured by it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPath } from '../../electron/backend/pipeline.ts';
import { sharedFiling } from '../lib/filings.ts';
import { score, show } from './golden.ts';
import { type Comparison, compare, type Tally } from './labels/compare.ts';
import { heldOut, labelledFiling } from './labels/form.ts';

const folder = join(import.meta.dirname, '../../test/labels');

const measures: [Exclude<keyof Comparison, 'notes'>, string][] = [
  ['headings', 'headings'],
  ['tables', 'tables found'],
  ['whole', 'tables whole'],
  ['joined', 'tables joined'],
  ['cells', 'cells'],
  ['numbers', 'numbers'],
  ['units', 'numbers: unit'],
  ['values', 'numbers: value'],
  ['periods', 'numbers: period'],
];

/** Prints the scores of every labelled filing that is at hand and their sums; false where none is. */
export async function scoreLabelled(options: { verbose: boolean; heldOut: boolean }): Promise<boolean> {
  const sums = new Map<string, Tally>();
  let filings = 0;
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    if (!name.endsWith('.json')) continue;
    const labels = labelledFiling.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const path = sharedFiling(labels.file);
    if (!path) {
      console.log(`${labels.file}: not at hand, skipped`);
      continue;
    }
    if (labels.file === `${heldOut}.txt` && !options.heldOut) {
      console.log(`${labels.file}: held out, scored with --held-out only`);
      continue;
    }
    const { filing } = await readPath(path);
    const result = compare(filing, labels);
    console.log(`${labels.file}, ${labels.pages.length} pages`);
    for (const [measure, title] of measures) {
      const { hits, found, expected } = result[measure];
      console.log(`  ${show(title, score(hits, found, expected))}`);
      const sum = sums.get(measure) ?? { hits: 0, found: 0, expected: 0 };
      sums.set(measure, { hits: sum.hits + hits, found: sum.found + found, expected: sum.expected + expected });
    }
    if (options.verbose) for (const note of result.notes) console.log(`    ${note}`);
    filings += 1;
  }
  if (filings === 0) return false;
  console.log(`all ${filings} filings`);
  for (const [measure, title] of measures) {
    const { hits, found, expected } = sums.get(measure) as Tally;
    console.log(`  ${show(title, score(hits, found, expected))}`);
  }
  return true;
}
