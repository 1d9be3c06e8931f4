import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Checked, checkRead, readBytes } from '../../electron/backend/pipeline.ts';

/** What `once.ts` prints. */
export interface Once {
  readMs: number;
  checkMs: number;
  maxRssMb: number;
  pages: number | null;
  headings: number;
  tables: number;
  numbers: number;
  characters: number;
  findings: number | null;
}

/** Milliseconds from the start of a program to its end. */
export function wholeProcess(command: string, args: readonly string[]): { ms: number; output: string } {
  const began = performance.now();
  const output = execFileSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return { ms: performance.now() - began, output };
}

/** Reads a file in a process of its own, and checks it too if asked. */
export function readInProcess(path: string, check: boolean): Once & { processMs: number } {
  const { ms, output } = wholeProcess(process.execPath, [
    join(import.meta.dirname, 'once.ts'),
    path,
    ...(check ? ['--check'] : []),
  ]);
  return { ...(JSON.parse(output) as Once), processMs: ms };
}

/** Reads and checks a text in this process. */
export async function readAndCheck(text: string, name: string): Promise<Checked> {
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return checkRead(await readBytes({ name, bytes, sha256 }));
}

/** The middle value; of an even number of values the upper of the two. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

export const ms = (value: number): string => `${value.toFixed(0).padStart(7)} ms`;
export const mb = (value: number): string => `${value.toFixed(0).padStart(5)} MB`;
