/**
 * Search by character pairs. SQLite's trigram tokenizer finds nothing for two characters, which is the
 * commonest Chinese query; so the index holds every pair of neighbouring characters, blanks left out,
 * as hexadecimal words. It names candidates; `findFolded` then verifies them in the text itself.
 */

/** A text with blanks left out, letters in lower case and full-width forms made narrow. */
export interface Folded {
  text: string;
  /** For each code unit of `text`, its offset in the original. */
  offsets: number[];
}

/** Folds a text for search; one code unit stays one code unit. */
export function fold(text: string): Folded {
  const offsets: number[] = [];
  let folded = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isBlank(code)) continue;
    offsets.push(index);
    if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCharCode(lower(code - 0xfee0));
    else folded += String.fromCharCode(lower(code));
  }
  return { text: folded, offsets };
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000;
}

/** The words to index for a text: its pairs, each once, and its last character alone. */
export function pairsOf(text: string): string {
  const folded = fold(text).text;
  const words = new Set<string>();
  for (let index = 0; index + 1 < folded.length; index++) words.add(hex(folded, index) + hex(folded, index + 1));
  if (folded.length > 0) words.add(hex(folded, folded.length - 1));
  return [...words].join(' ');
}

/** The index query whose results contain every text in which `query` stands; null for a query of blanks. */
export function pairsQuery(query: string): string | null {
  const folded = fold(query).text;
  if (folded === '') return null;
  if (folded.length === 1) return `${hex(folded, 0)}*`;
  const words = new Set<string>();
  for (let index = 0; index + 1 < folded.length; index++) words.add(`${hex(folded, index)}${hex(folded, index + 1)}`);
  return [...words].map((word) => `"${word}"`).join(' AND ');
}

function hex(text: string, index: number): string {
  return text.charCodeAt(index).toString(16).padStart(4, '0');
}

/** Where a folded query stands in a text: ranges of the original, not overlapping. */
export function findFolded(text: string, foldedQuery: string): { start: number; end: number }[] {
  const hits: { start: number; end: number }[] = [];
  const folded = fold(text);
  for (
    let at = folded.text.indexOf(foldedQuery);
    at >= 0;
    at = folded.text.indexOf(foldedQuery, at + foldedQuery.length)
  ) {
    const last = folded.offsets[at + foldedQuery.length - 1] as number;
    hits.push({ start: folded.offsets[at] as number, end: last + 1 });
  }
  return hits;
}
