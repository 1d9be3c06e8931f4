import type { Span } from './rule.ts';

const ends = new Set(['。', '！', '？', '；', ';', '!', '?', '\n']);
const closers = new Set(['”', '’', '」', '』', '）', ')', '》', '"']);

/**
 * Cuts a paragraph into sentences at 。！？； and line feeds; a closing quote or bracket after the
 * mark belongs to the sentence before it. The spans cover the whole text.
 */
export function sentenceSpans(text: string): Span[] {
  return cut(text, ends);
}

const clauseEnds = new Set([...ends, '，', ',', '：', ':']);

/** Cuts at commas and colons too, though not at the comma of a printed amount such as 1,234. */
export function clauseSpans(text: string): Span[] {
  return cut(text, clauseEnds);
}

function cut(text: string, marks: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (!marks.has(sign)) continue;
    if ((sign === ',' || sign === ':') && isDigit(text.charCodeAt(i + 1)) && isDigit(text.charCodeAt(i - 1))) continue;
    let end = i + 1;
    while (end < text.length && closers.has(text[end] as string)) end++;
    spans.push({ start, end });
    start = end;
    i = end - 1;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
