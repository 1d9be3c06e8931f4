import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { sharedFilings } from '../lib/filings.ts';
import { which } from '../lib/program.mjs';
import { generatedFiling } from './files.ts';
import { mb, median, ms, readInProcess, wholeProcess } from './measure.ts';

/** Runs of each, by turns, so that the machine's moods meet both. */
const runs = 5;
const pagesAsked = 100;

/** Reading PDFs beside `pdftotext -layout`, and a PDF of 800 pages read and checked with its memory. */
export async function benchPdf(pages: number): Promise<void> {
  const large = await generatedFiling({ format: 'pdf', pages, seed: 1 });
  console.log(`\nPDF of ${pages} pages, read and checked in a process of its own (target: under 600 MB)`);
  const once = readInProcess(large, true);
  console.log(
    `  ${once.pages} pages, ${once.characters} characters, ${once.headings} headings, ${once.tables} tables, ${once.numbers} numbers, ${once.findings} findings\n` +
      `  read ${ms(once.readMs)}  check ${ms(once.checkMs)}  process ${ms(once.processMs)}  peak ${mb(once.maxRssMb)}`,
  );
  const pdftotext = which('pdftotext');
  if (!pdftotext) {
    console.log('\npdftotext is not installed (Debian: poppler-utils, poppler-data): no ratio');
    return;
  }
  const data = existsSync('/usr/share/poppler/cidToUnicode')
    ? 'with poppler-data'
    : 'WITHOUT poppler-data, which it needs for Chinese';
  console.log(`\nbeside pdftotext -layout (${data}), medians of ${runs} runs by turns; target: at most 4`);
  for (const path of [...sharedFilings('pdf'), large]) besideIt(pdftotext, path);
}

function besideIt(pdftotext: string, path: string): void {
  const theirs: number[] = [];
  const whole: number[] = [];
  const within: number[] = [];
  let pages = 0;
  for (let run = 0; run < runs; run += 1) {
    theirs.push(wholeProcess(pdftotext, ['-layout', path, '/dev/null']).ms);
    const ours = readInProcess(path, false);
    if ((ours.pages ?? 0) < pagesAsked) return;
    pages = ours.pages ?? 0;
    whole.push(ours.processMs);
    within.push(ours.readMs);
  }
  const reference = median(theirs);
  const ratio = (values: number[]): string => (median(values) / reference).toFixed(2);
  console.log(
    `  ${basename(path).padEnd(32)} ${String(pages).padStart(4)} pages  pdftotext ${ms(reference)}  whole process ${ms(median(whole))} = ${ratio(whole)}` +
      `  opening and reading alone ${ms(median(within))} = ${ratio(within)}`,
  );
}
