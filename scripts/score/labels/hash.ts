import { createHash } from 'node:crypto';

/** What of a text is hashed: NFKC, without any white space. */
export function bareText(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

/** How a text stands in the committed labels: the first 12 hex digits of the SHA-256 of its bare form; an empty text stays empty. */
export function hashText(text: string): string {
  const bare = bareText(text);
  return bare === '' ? '' : createHash('sha256').update(bare, 'utf8').digest('hex').slice(0, 12);
}
