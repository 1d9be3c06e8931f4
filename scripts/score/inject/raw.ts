import type { SourceDocument } from '../../../core/model/source.ts';

/**
 * A filing's raw text as the injector sees it: its lines, and all of them run together without blanks, so
 * that words which a line break cuts can be found. The reader is not asked.
 */
export interface Raw {
  lines: readonly string[];
  /** Every character that is no blank. */
  text: string;
  /** 0-based line and column of each character of `text`. */
  line: Int32Array;
  column: Int32Array;
  /** Offset in `text` of each line's first character. */
  begins: Int32Array;
}

const blank = /\s/;

export function rawOf(source: SourceDocument): Raw {
  const lines = source.lines.map((line) => line.text);
  const total = lines.reduce((sum, line) => sum + line.length, 0);
  const line = new Int32Array(total);
  const column = new Int32Array(total);
  const begins = new Int32Array(lines.length);
  const parts: string[] = [];
  let at = 0;
  lines.forEach((words, number) => {
    begins[number] = at;
    for (let index = 0; index < words.length; index += 1) {
      const character = words[index] as string;
      if (blank.test(character)) continue;
      parts.push(character);
      line[at] = number;
      column[at] = index;
      at += 1;
    }
  });
  return { lines, text: parts.join(''), line, column, begins };
}

/** Offset in `raw.text` of a place in a line; that of the next character where a blank stands there. */
export function offsetOf(raw: Raw, line: number, column: number): number {
  let at = raw.begins[line] ?? 0;
  while (at < raw.text.length && raw.line[at] === line && (raw.column[at] ?? 0) < column) at += 1;
  return at;
}

/** A stretch of `raw.text` as a stretch of one line; null where it goes over a line's end or blanks stand in it. */
export function stretchOf(raw: Raw, from: number, to: number): { line: number; start: number; end: number } | null {
  const line = raw.line[from];
  if (line === undefined || to <= from || raw.line[to - 1] !== line) return null;
  const start = raw.column[from] ?? 0;
  const end = (raw.column[to - 1] ?? 0) + 1;
  return end - start === to - from ? { line, start, end } : null;
}
