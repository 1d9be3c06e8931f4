import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkFiling } from '../../core/check/engine.ts';
import type { Filing } from '../../core/model/filing.ts';
import type { CheckReport } from '../../core/model/finding.ts';
import { readFiling } from '../../core/reader/read.ts';
import { openSource } from '../../core/source/open.ts';
import { ms } from './measure.ts';
import { shifted } from './shift.ts';

interface Times {
  characters: number;
  readMs: number;
  checkMs: number;
  filing: Filing;
  report: CheckReport;
}

async function time(text: string, name: string): Promise<Times> {
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const start = performance.now();
  const source = await openSource(bytes, { name, sha256 });
  const filing = readFiling(source);
  const read = performance.now();
  const report = checkFiling(filing);
  const checkMs = performance.now() - read;
  return { characters: source.characters, readMs: read - start, checkMs, filing, report };
}

/** The median of three runs by total time; the first, cold one is shown apart. */
async function measure(text: string, name: string): Promise<{ cold: Times; median: Times }> {
  const cold = await time(text, name);
  const runs = [await time(text, name), await time(text, name), await time(text, name)];
  runs.sort((a, b) => a.readMs + a.checkMs - (b.readMs + b.checkMs));
  return { cold, median: runs[1] as Times };
}

const total = (times: Times): number => times.readMs + times.checkMs;

function show(label: string, times: Times): void {
  const { sections, tables, numbers } = times.filing;
  console.log(
    `${label.padEnd(22)} ${String(times.characters).padStart(9)} chars  read ${ms(times.readMs)}  check ${ms(times.checkMs)}  ` +
      `total ${ms(total(times))}  (${sections.length} headings, ${tables.length} tables, ${numbers.length} numbers, ${times.report.findings.length} findings)`,
  );
}

/**
 * One filing, and the same filing eight times over with its amounts and names shifted. The ratio is the figure
 * to look at: eight times the text should take about eight times as long.
 */
export async function benchRepeated(file: string): Promise<void> {
  const original = readFileSync(file, 'utf8');
  const eight = Array.from({ length: 8 }, (_, turn) => shifted(original, turn)).join('\n');
  console.log(path.basename(file));
  const once = await measure(original, path.basename(file));
  show('once, first run', once.cold);
  show('once, median of 3', once.median);
  const octuple = await measure(eight, path.basename(file));
  show('eight times, median', octuple.median);
  console.log(`eight times : once    ${(total(octuple.median) / total(once.median)).toFixed(2)} (at most 9 is asked)`);
  console.log('\nshare of the checking time by rule, eight times:');
  const sum = Object.values(octuple.median.report.timings).reduce((a, b) => a + b, 0);
  for (const [rule, spent] of Object.entries(octuple.median.report.timings).sort(([, a], [, b]) => b - a)) {
    console.log(`  ${rule.padEnd(18)} ${ms(spent)}  ${((100 * spent) / sum).toFixed(1).padStart(5)} %`);
  }
}
