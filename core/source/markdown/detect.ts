/** Telling Markdown from plain text by what plain text does not have. */

/** A row that parts a pipe table's header from its body: dashes, colons and pipes alone, two cells at least. */
export function isDelimiterRow(line: string): boolean {
  if (line.length > 2000 || !line.includes('|') || !line.includes('-') || !/^[\s|:-]+$/.test(line)) return false;
  const cells = line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|');
  return cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell)) && (cells.length > 1 || line.trim().startsWith('|'));
}

/** The level of an ATX heading (`## 标题`), or null. */
export function atxLevel(line: string): number | null {
  const match = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line.slice(0, 12));
  return match ? (match[1] as string).length : null;
}

/** Headings this many speak for themselves; a pipe table or an HTML table needs none. */
const enoughHeadings = 3;

/**
 * Whether a text is Markdown: three ATX headings, or a pipe table with its row of dashes under a row of as
 * many cells, or a heading and an HTML table. Text with form feeds comes from a PDF and never is.
 */
export function isMarkdown(text: string): boolean {
  if (text.includes('\f')) return false;
  let headings = 0;
  let tags = 0;
  let before = '';
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, Math.min(end, start + 4000));
    const level = atxLevel(line);
    if (level !== null && line.trim().length > level + 1) headings += 1;
    if (/^\s*<table[\s>]/i.test(line)) tags += 1;
    if (headings >= enoughHeadings || (headings > 0 && tags > 0)) return true;
    if (before.includes('|') && isDelimiterRow(line) && pipes(before) === pipes(line)) return true;
    before = line;
    start = end + 1;
  }
  return false;
}

/** Pipes between cells; those at the ends, and those that stand for themselves, left out. */
function pipes(line: string): number {
  const row = line
    .trim()
    .replace(/\\\|/g, '')
    .replace(/^\||\|$/g, '');
  return row.split('|').length;
}
