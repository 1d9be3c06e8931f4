import { chapterOf } from '../generate/chapter.ts';
import { type TextShape, writeText } from '../generate/text.ts';
import { ms, readAndCheck } from './measure.ts';

/** Text of about so many characters, chapters of the fictional issuer with figures of their own each. */
function textOf(characters: number, shape: TextShape): string {
  const parts: string[] = [];
  for (let at = 0, length = 0; length < characters; at += 1) {
    const part = writeText(chapterOf(1, at), shape);
    parts.push(part);
    length += part.length;
  }
  return parts.join(shape === 'raw' ? '\n' : '\f').slice(0, characters);
}

interface Times {
  readMs: number;
  checkMs: number;
  rules: Record<string, number>;
}

async function time(text: string): Promise<Times> {
  const { readMs, checkMs, report } = await readAndCheck(text, 'growth.txt');
  return { readMs, checkMs, rules: report.timings };
}

/** Reading and checking of text that grows up to `most` characters; ten times the text should take ten times as long. */
export async function benchGrowth(most: number): Promise<void> {
  for (const shape of ['tabbed', 'raw', 'columns'] as const) {
    console.log(`\ntext that grows (${shape}); ten times the text should take about ten times as long`);
    await time(textOf(most / 100, shape));
    const sizes = [most / 100, most / 10, most / 2, most];
    const all: Times[] = [];
    for (const size of sizes) {
      const times = await time(textOf(size, shape));
      all.push(times);
      console.log(`  ${String(size).padStart(9)} characters  read ${ms(times.readMs)}  check ${ms(times.checkMs)}`);
    }
    const [, tenth, , whole] = all as [Times, Times, Times, Times];
    console.log(
      `  ${most / 10} to ${most}: reading × ${(whole.readMs / tenth.readMs).toFixed(1)}, checking × ${(whole.checkMs / tenth.checkMs).toFixed(1)}`,
    );
    const slow = Object.entries(whole.rules)
      .map(([rule, spent]) => ({ rule, spent, ratio: spent / Math.max(tenth.rules[rule] ?? 0, 0.5) }))
      .filter(({ spent, ratio }) => ratio > 14 && spent > 100);
    for (const { rule, spent, ratio } of slow)
      console.log(`  grows faster than the text: ${rule} ${ms(spent)} × ${ratio.toFixed(1)}`);
  }
}
