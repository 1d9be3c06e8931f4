import type { Term } from '../model/filing.ts';

/** The spellings under which an entry can be used: 公司、本公司、发行人 is three. */
export function spellings(term: Pick<Term, 'term'>): string[] {
  return term.term
    .split(/[、/／，,；;|\n]|或者|或|以及/)
    .map(joinedForm)
    .filter((form) => form.length > 0);
}

/** A term as the joined text would hold it. */
export function joinedForm(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ (?![A-Za-z0-9])|(?<![A-Za-z0-9]) /g, '');
}
