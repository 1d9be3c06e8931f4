import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Checked } from '../../electron/backend/pipeline.ts';
import { ms, readAndCheck } from './measure.ts';
import { shifted } from './shift.ts';

/** The median of three runs by total time; the first, cold one is shown apart. */
async function measure(text: string, name: string): Promise<{ cold: Checked; median: Checked }> {
  const cold = await readAndCheck(text, name);
  const runs = [await readAndCheck(text, name), await readAndCheck(text, name), await readAndCheck(text, name)];
  runs.sort((a, b) => a.readMs + a.checkMs - (b.readMs + b.checkMs));
  return { cold, median: runs[1] as Checked };
}

const total = (times: Checked): number => times.readMs + times.checkMs;

function show(label: string, times: Checked): void {
  const { source, sections, tables, numbers } = times.filing;
  console.log(
    `${label.padEnd(22)} ${String(source.characters).padStart(9)} chars  read ${ms(times.readMs)}  check ${ms(times.checkMs)}  ` +
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
