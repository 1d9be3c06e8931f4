import { createHash } from 'node:crypto';

/** How a text stands in the committed labels: the first 12 hex digits of its SHA-256 after NFKC and without any white space; an empty text stays empty. */
export function hashText(text: string): string {
  const bare = text.normalize('NFKC').replace(/\s/gu, '');
  return bare === '' ? '' : createHash('sha256').update(bare, 'utf8').digest('hex').slice(0, 12);
}
