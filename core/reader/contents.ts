import type { LineRole } from '../model/filing.ts';
import { squeeze } from './characters.ts';
import type { Line } from './lines.ts';

const leader = /(?:\.{5,}|…{2,}|·{5,}|．{5,}|(?:\. ){5,}|_{6,})\s?-?\s?\d{1,4}\s?-?\s*/;
const tailNumber = /[^\d\s.,，]\s{1,80}\d{1,3}$/;

/**
 * Marks the table of contents: lines with dot leaders to a page number, their neighbours that a
 * line break has cut, and the word 目录 above them.
 */
export function markContents(lines: readonly Line[], roles: LineRole[]): void {
  const body = lines.filter((line) => roles[line.number - 1] === 'body');
  const hits = body.map((line) => leader.test(line.text));
  for (let at = 0; at < body.length; at += 1) {
    if (!hits[at]) continue;
    mark(roles, body[at] as Line);
    for (let back = at - 1; back >= 0 && at - back <= 2 && !hits[back]; back -= 1) {
      const line = body[back] as Line;
      const title = squeeze(line.text) === '目录';
      const cut = hits.slice(Math.max(0, back - 2), back).some(Boolean) && !/[。；：]$/.test(line.text.trim());
      if (!title && !cut) break;
      mark(roles, line);
    }
  }
  const start = body.findIndex((line) => squeeze(line.text) === '目录');
  if (start < 0 || start > body.length / 2) return;
  let run = start + 1;
  while (run < body.length && (hits[run] || tailNumber.test((body[run] as Line).text.trim()))) run += 1;
  if (run - start > 3) for (let at = start; at < run; at += 1) mark(roles, body[at] as Line);
}

/** Marks the table of contents of a file that has marks: the lines that it names, its title, and runs that end in page numbers. */
export function markNamedContents(named: readonly number[], lines: readonly Line[], roles: LineRole[]): void {
  const entries = new Set(named);
  for (const line of lines)
    if (!line.blank && (entries.has(line.number) || squeeze(line.text) === '目录')) mark(roles, line);
  let run: Line[] = [];
  const close = (): void => {
    if (run.length >= 3) for (const line of run) mark(roles, line);
    run = [];
  };
  for (const line of lines) {
    if (roles[line.number - 1] === 'body' && /[^\d\s.,，]\t\d{1,4}\s*$/.test(line.text.slice(-16))) run.push(line);
    else if (!line.blank) close();
  }
  close();
}

function mark(roles: LineRole[], line: Line): void {
  roles[line.number - 1] = 'contents';
}
