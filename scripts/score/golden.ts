import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from '../lib/paths.mjs';

export interface GoldenSection {
  id: string;
  level: number;
  title: string;
  line: number;
  unsure?: boolean;
}

export interface GoldenTable {
  id: string;
  title: string;
  line: number;
  end_line: number;
  unit: string | null;
  columns?: string[];
  rows?: string[][];
  total_row?: string[] | null;
}

/** Parses one file of the answers; null where the folder is absent. */
export function golden<T>(name: 'sections' | 'tables'): T[] | null {
  const path = join(shared, 'golden', `${name}.json`);
  if (!existsSync(path)) return null;
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const list = Array.isArray(parsed) ? parsed : Object.values(parsed as Record<string, unknown>).find(Array.isArray);
  return (list ?? []) as T[];
}

/** Text as compared: every blank left out. */
export function flat(text: string): string {
  return text.replace(/\s/g, '');
}

/** Cells in common, by the longest run of rows matched in order, each row cell by cell. */
export function commonCells(found: readonly string[][], wanted: readonly string[][]): number {
  const width = wanted.length + 1;
  let before = new Array<number>(width).fill(0);
  for (const row of found) {
    const now = new Array<number>(width).fill(0);
    wanted.forEach((other, at) => {
      let same = 0;
      for (let column = 0; column < Math.min(row.length, other.length); column += 1)
        if (row[column] === other[column]) same += 1;
      now[at + 1] = Math.max(now[at] as number, before[at + 1] as number, (before[at] as number) + same);
    });
    before = now;
  }
  return before.at(-1) ?? 0;
}

export interface Score {
  precision: number;
  recall: number;
  f1: number;
  hits: number;
  found: number;
  expected: number;
}

export function score(hits: number, found: number, expected: number): Score {
  const precision = found === 0 ? 0 : hits / found;
  const recall = expected === 0 ? 0 : hits / expected;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    hits,
    found,
    expected,
  };
}

export function show(name: string, result: Score): string {
  const percent = (value: number): string => (value * 100).toFixed(2).padStart(6);
  return `${name.padEnd(22)} P ${percent(result.precision)}  R ${percent(result.recall)}  F1 ${percent(result.f1)}  (${result.hits} of ${result.expected}, ${result.found} found)`;
}
