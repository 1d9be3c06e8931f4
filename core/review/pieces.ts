import type { Span } from './diff.ts';

/** A stretch of text that carries the same marks throughout. */
export interface Piece<Mark> {
  text: string;
  start: number;
  marks: Mark[];
}

/**
 * Cuts a text at the edges of the marks laid over it. Marks may overlap; empty ones and those beyond
 * the text are left out. The pieces put together are the text.
 */
export function cutAtMarks<Mark extends Span>(text: string, marks: readonly Mark[]): Piece<Mark>[] {
  const inside = marks.filter((mark) => mark.end > mark.start && mark.start < text.length && mark.end > 0);
  if (inside.length === 0) return text === '' ? [] : [{ text, start: 0, marks: [] }];
  const edges = new Set<number>([0, text.length]);
  for (const mark of inside) {
    edges.add(Math.max(0, mark.start));
    edges.add(Math.min(text.length, mark.end));
  }
  const sorted = [...edges].sort((left, right) => left - right);
  const byStart = [...inside].sort((left, right) => left.start - right.start);
  const pieces: Piece<Mark>[] = [];
  let next = 0;
  let active: Mark[] = [];
  for (let index = 0; index + 1 < sorted.length; index += 1) {
    const start = sorted[index] ?? 0;
    const end = sorted[index + 1] ?? 0;
    active = active.filter((mark) => mark.end > start);
    while (next < byStart.length && (byStart[next]?.start ?? 0) <= start) {
      const mark = byStart[next];
      if (mark && mark.end > start) active.push(mark);
      next += 1;
    }
    pieces.push({ text: text.slice(start, end), start, marks: [...active] });
  }
  return pieces;
}
