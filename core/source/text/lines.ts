import type { SourceLine } from '../../model/source.ts';

export interface SplitText {
  lines: SourceLine[];
  /** Number of pages, or null where the text has no form feed. */
  pages: number | null;
}

/**
 * Splits a text at \n, \r\n and \r. Line numbers are those an editor or `sed -n` shows: a form feed
 * starts a page and never a line. It is dropped from either end of a line; the rare one within a line
 * becomes a blank, the line stays on the page it began on, and the next line is on the new page.
 * What follows the last line break is a line only if it holds anything but form feeds.
 */
export function splitLines(text: string): SplitText {
  const paged = text.includes('\f');
  const lines: SourceLine[] = [];
  let page = 1;
  let start = 0;
  while (start < text.length) {
    let end = start;
    let code = 0;
    for (; end < text.length; end++) {
      code = text.charCodeAt(end);
      if (code === 10 || code === 13) break;
    }
    if (!paged) {
      lines.push({ text: text.slice(start, end), page: null });
    } else {
      const { body, before, after } = takeFeeds(text.slice(start, end));
      page += before;
      if (end < text.length || body !== '') lines.push({ text: body, page });
      page += after;
    }
    start = end + (code === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
  }
  return { lines, pages: paged ? (lines[lines.length - 1]?.page ?? 1) : null };
}

/** A line without its form feeds, and how many stood before its text and after the text began. */
function takeFeeds(raw: string): { body: string; before: number; after: number } {
  if (!raw.includes('\f')) return { body: raw, before: 0, after: 0 };
  let from = 0;
  while (raw.charCodeAt(from) === 12) from++;
  let to = raw.length;
  while (to > from && raw.charCodeAt(to - 1) === 12) to--;
  const parts = raw.slice(from, to).split('\f');
  return { body: parts.join(' '), before: from, after: parts.length - 1 + raw.length - to };
}
