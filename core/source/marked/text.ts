/** Small matters of text that the marked formats share. */

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Digits set raised as the raised digits that one sees: a footnote's mark or an exponent in plain digits
 * would run together with the word or number before it.
 */
export function raise(text: string): string {
  return text.replace(/\d/g, (digit) => raised[Number(digit)] as string);
}

/** Whether a text is an entry of a table of contents: `linked` of its characters, all but page numbers and leaders, lead to a place in the file. */
export function isLinkedEntry(text: string, linked: number): boolean {
  return linked > 0 && linked >= text.replace(/[\s.…·\d]/g, '').length && text.length > 3;
}

/** Characters that are set without a blank between them: Han, kana, full-width forms and punctuation. */
export function isHanLike(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    code === 0x2018 ||
    code === 0x2019 ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2026 ||
    code === 0x2014
  );
}

/** From this many characters a line is taken for full: what follows its break goes on with it. */
const fullLine = 28;

/**
 * The paragraphs that a text with line breaks (`\n`) amounts to. A break after a full line that ends no
 * sentence only wraps, as files converted from a PDF have it; any other parts what stands on lines of
 * its own. Ranges are of the given text, `\n` left out.
 */
export function partsOf(text: string): { start: number; end: number }[][] {
  const parts: { start: number; end: number }[][] = [];
  let start = 0;
  let wraps = false;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const last = parts[parts.length - 1];
    if (wraps && last) last.push({ start, end });
    else parts.push([{ start, end }]);
    const line = text.slice(start, end).trim();
    wraps = line.length >= fullLine && !/[。！？；：!?;:”）)]$/.test(line);
    start = end + 1;
  }
  return parts;
}

/** True where a blank has to stand between two stretches that are put on one line. */
export function needsBlank(before: string, after: string): boolean {
  if (before === '' || after === '') return false;
  return !isHanLike(before.charCodeAt(before.length - 1)) && !isHanLike(after.charCodeAt(0));
}
