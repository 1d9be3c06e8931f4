import type { Block, Table, Term } from '../model/filing.ts';
import type { Place } from '../model/text.ts';

/**
 * The words that a filing defines: glossary entries (X 指 Y), short names given in the text
 * (以下简称“X”, 简称“X”), abbreviations in brackets after a name, and titles in 《》, each once.
 */
export function readTerms(blocks: Block[], tables: Table[]): Term[] {
  const terms: Term[] = [];
  const titles = new Set<string>();
  for (const block of blocks) {
    if (block.kind === 'contents') continue;
    if (block.kind === 'table') {
      const table = block.table === null ? undefined : tables[block.table];
      if (table !== undefined) tableTerms(table, terms, titles);
      continue;
    }
    const at = (start: number, end: number): Place => ({ in: 'block', block: block.index, start, end });
    if (block.kind === 'paragraph') glossaryLine(block.text, at, terms);
    textTerms(block.text, at, terms, titles);
  }
  return withoutRepeats(terms);
}

/** One entry for each definition: a commitment that is printed five times defines its terms once. */
function withoutRepeats(terms: Term[]): Term[] {
  const seen = new Set<string>();
  return terms.filter((term) => {
    const key = `${term.kind}\n${term.term}\n${term.meaning}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

type At = (start: number, end: number) => Place;

function tableTerms(table: Table, terms: Term[], titles: Set<string>): void {
  for (const [rowIndex, row] of table.rows.entries()) {
    const at =
      (column: number): At =>
      (start, end) => ({ in: 'cell', table: table.index, row: rowIndex, column, start, end });
    const marked = row.cells.some((cell) => cell.text.trim() === '指');
    if (marked || (table.kind === 'glossary' && row.role !== 'header')) glossaryRow(row.cells, at, terms);
    for (const [column, cell] of row.cells.entries()) {
      if (!cell.spanned) textTerms(cell.text, at(column), terms, titles);
    }
  }
}

function glossaryRow(cells: Table['rows'][number]['cells'], at: (column: number) => At, terms: Term[]): void {
  const first = cells.findIndex((cell) => cell.text.trim() !== '');
  const rest = cells.slice(first + 1).filter((cell) => cell.text.trim() !== '' && cell.text.trim() !== '指');
  const meaning = rest.map((cell) => cell.text.trim()).join(' ');
  const name = cells[first];
  if (name === undefined || meaning === '') return;
  for (const [start, end] of namesIn(name.text)) {
    terms.push({ term: name.text.slice(start, end), meaning, kind: 'glossary', place: at(first)(start, end) });
  }
}

/** X、Y 指 Z in a paragraph of its own, as a glossary without ruled lines reads. */
function glossaryLine(text: string, at: At, terms: Term[]): void {
  const mark = markOf(text);
  if (mark < 0) return;
  const meaning = text
    .slice(mark + 1)
    .replace(/^[\s：:]+/, '')
    .trim();
  if (meaning === '') return;
  for (const [start, end] of namesIn(text.slice(0, mark))) {
    terms.push({ term: text.slice(start, end), meaning, kind: 'glossary', place: at(start, end) });
  }
}

/** Offset of the 指 that parts a glossary line: blanks stand around it and the term before it is short. */
function markOf(text: string): number {
  for (let at = text.indexOf('指'); at > 0 && at <= 60; at = text.indexOf('指', at + 1)) {
    const before = text[at - 1] ?? '';
    const after = text[at + 1] ?? '';
    if (isBlank(before) && isBlank(after) && !/[。；]/.test(text.slice(0, at))) return at;
  }
  return -1;
}

/** Ranges of the names that share one entry: 公司、本公司、发行人 or 公司/发行人. */
function namesIn(text: string): [number, number][] {
  const ranges: [number, number][] = [];
  let depth = 0;
  let start = 0;
  const close = (end: number): void => {
    let from = start;
    let to = end;
    while (from < to && (isBlank(text[from]) || isQuote(text[from]))) from++;
    while (
      to > from &&
      (isBlank(text[to - 1]) || isQuote(text[to - 1]) || text[to - 1] === '：' || text[to - 1] === ':')
    )
      to--;
    if (to > from) ranges.push([from, to]);
    start = end + 1;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if ('（(《“'.includes(char)) depth++;
    else if ('）)》”'.includes(char)) depth--;
    else if (
      depth <= 0 &&
      (char === '、' || char === '，' || (char === '/' && isWide(text[at - 1]) && isWide(text[at + 1])))
    )
      close(at);
  }
  close(text.length);
  return ranges;
}

function textTerms(text: string, at: At, terms: Term[], titles: Set<string>): void {
  for (let open = text.indexOf('《'); open >= 0; open = text.indexOf('《', open + 1)) {
    const close = titleEnd(text, open);
    if (close < 0) continue;
    const title = text.slice(open + 1, close);
    if (titles.has(title)) continue;
    titles.add(title);
    terms.push({ term: title, meaning: '', kind: 'title', place: at(open + 1, close) });
  }
  for (const word of ['简称', '以下称', '下称']) {
    for (let mark = text.indexOf(word); mark >= 0; mark = text.indexOf(word, mark + 1)) {
      shortName(text, mark, mark + word.length, at, terms);
    }
  }
  for (let mark = text.indexOf('（即“'); mark >= 0; mark = text.indexOf('（即“', mark + 1)) {
    shortName(text, mark + 1, mark + 2, at, terms);
  }
  abbreviations(text, at, terms);
}

/** The 》 that closes the title opened at `open`; titles nest, and are at most 120 characters long. */
function titleEnd(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length && at < open + 120; at++) {
    if (text[at] === '《' || text[at] === '〈') depth++;
    else if (text[at] === '》' || text[at] === '〉') {
      depth--;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** 以下简称“甲公司”或“甲” : each quoted name, or the bare words up to the closing bracket. */
function shortName(text: string, mark: number, wordEnd: number, at: At, terms: Term[]): void {
  let from = wordEnd;
  while (from < text.length && (isBlank(text[from]) || '为：:是'.includes(text[from] ?? ''))) from++;
  const opening = openingBefore(text, mark);
  const meaning = meaningBefore(text, opening);
  if (meaning === '') return;
  if (text[from] !== '“' && text[from] !== '"' && text[from] !== '「' && text[from] !== '‘') {
    const end = bareEnd(text, from);
    if (opening >= 0 && end > from && end - from <= 20) {
      terms.push({ term: text.slice(from, end), meaning, kind: 'inline', place: at(from, end) });
    }
    return;
  }
  while (from < text.length && isOpenQuote(text[from])) {
    const end = closingQuote(text, from);
    if (end < 0) return;
    terms.push({ term: text.slice(from + 1, end), meaning, kind: 'inline', place: at(from + 1, end) });
    from = end + 1;
    while ('、或及和/，'.includes(text[from] ?? '∎') && !isOpenQuote(text[from])) from++;
  }
}

function openingBefore(text: string, mark: number): number {
  for (let at = mark - 1; at >= 0 && at > mark - 60; at--) {
    if (text[at] === '（' || text[at] === '(') return at;
    if ('。；）)'.includes(text[at] ?? '')) return -1;
  }
  return -1;
}

/** What stands before the bracket that gives a short name: a quoted or 《》 title whole, or the words back to a boundary. */
function meaningBefore(text: string, opening: number): string {
  if (opening <= 0) return '';
  let end = opening;
  while (end > 0 && isBlank(text[end - 1])) end--;
  let start = end;
  let depth = 0;
  while (start > 0 && end - start < 100) {
    const char = text[start - 1] ?? '';
    if ('》”）)'.includes(char)) depth++;
    else if ('《“（('.includes(char)) {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && '，。；：、！？\n\t'.includes(char)) break;
    start--;
  }
  return plainMeaning(text.slice(start, end).trim());
}

/** Verbs and prepositions before the name that a bracket gives a short form of. */
const lead =
  /^(?:[（(][0-9一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、.）)]|主要系|系|根据|按照|依据|通过|由|与|和|及|对|向|经|在|为|其|并|是|即|就)/;

/** The name itself: a whole 《》 title, or the words without what leads to them. */
function plainMeaning(words: string): string {
  if (words.endsWith('》')) {
    const open = words.lastIndexOf('《');
    if (open >= 0) return words.slice(open);
  }
  const body =
    /(?:收购了?|签署了|签订了|走访了|受让了?|转让给|成立了)([^，。]{4,60}(?:公司|（有限合伙）|合伙企业|研究院|大学))$/.exec(
      words,
    );
  if (body?.[1] !== undefined) return body[1];
  const plain = words.replace(lead, '');
  return plain.length >= 2 ? plain : words;
}

function bareEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end < from + 24 && !'）)，。；、“”'.includes(text[end] ?? '')) end++;
  return '）)'.includes(text[end] ?? '∎') ? end : from;
}

/** 人工智能（Artificial Intelligence，AI）, 美国国家标准与技术研究院（NIST）: Latin letters alone in brackets after a name. */
function abbreviations(text: string, at: At, terms: Term[]): void {
  for (let open = nextOpen(text, 0); open >= 0; open = nextOpen(text, open + 1)) {
    let end = open + 1;
    while (end < text.length && end < open + 60 && isLatinName(text[end])) end++;
    if (text[end] !== '）' && text[end] !== ')') continue;
    const inner = text.slice(open + 1, end);
    const parts = inner.split(/[，,]/);
    const short = (parts[parts.length - 1] ?? '').trim();
    const start = end - (parts[parts.length - 1] ?? '').length;
    const meaning = meaningBefore(text, open);
    if (
      /\d{3}/.test(short) ||
      !/^[A-Z][A-Za-z0-9&-]{1,11}$/.test(short) ||
      !/[A-Z]{2}/.test(short) ||
      meaning === '' ||
      !isWide(meaning.at(-1))
    )
      continue;
    const lead = (parts[parts.length - 1] ?? '').length - (parts[parts.length - 1] ?? '').trimStart().length;
    terms.push({ term: short, meaning, kind: 'abbreviation', place: at(start + lead, start + lead + short.length) });
  }
}

function nextOpen(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '（' || text[at] === '(') return at;
  return -1;
}

function isLatinName(char: string | undefined): boolean {
  return char !== undefined && /[A-Za-z0-9 ,，&.’'-]/.test(char);
}

function closingQuote(text: string, open: number): number {
  const mark = text[open] === '“' ? '”' : text[open] === '「' ? '」' : text[open] === '‘' ? '’' : '"';
  const end = text.indexOf(mark, open + 1);
  return end > open + 1 && end - open <= 40 ? end : -1;
}

function isOpenQuote(char: string | undefined): boolean {
  return char === '“' || char === '"' || char === '「' || char === '‘';
}

function isQuote(char: string | undefined): boolean {
  return isOpenQuote(char) || char === '”' || char === '」' || char === '’';
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\u3000' || char === '\u00a0' || char === '\t';
}

function isWide(char: string | undefined): boolean {
  return char !== undefined && char > '\u2e80';
}
