import type { LineRole } from '../../../model/filing.ts';
import type { PageLayout } from '../../../model/source.ts';
import { endsSentence } from '../../characters.ts';
import { headingNumber, isCheckboxLine, titleNumber } from '../../headings.ts';
import type { Line } from '../../lines.ts';
import type { DraftTable } from '../draft.ts';
import { unitOfLine } from '../units.ts';
import { type GappedRow, readGapped } from './columns.ts';
import { boxesByLine, pdfFragments, textFragments, wideColumns } from './fragments.ts';

/**
 * Tables whose columns only gaps show, in layout text and in a PDF without ruling lines: runs of
 * lines that fall into the same columns. `taken` receives each line's table.
 */
export function findGappedTables(
  layout: readonly PageLayout[] | null,
  lines: readonly Line[],
  roles: readonly LineRole[],
  taken: Int32Array,
  first: number,
): DraftTable[] {
  const rows = bodyRows(layout, lines, roles, taken);
  const tables: DraftTable[] = [];
  let run: GappedRow[] = [];
  const close = (): void => {
    const trimmed = trimRun(run);
    run = [];
    if (!isEvident(trimmed)) return;
    const draft = readGapped(trimmed, layout === null);
    if (!draft) return;
    for (const row of trimmed) taken[row.line.number - 1] = first + tables.length;
    tables.push(draft);
  };
  rows.forEach((row, at) => {
    if (row === null) {
      close();
      return;
    }
    if (endsRun(row, run) && !returnsToRun(rows, at, run)) close();
    if (run.length > 0 || row.fragments.length >= 2) run.push(row);
  });
  close();
  return tables;
}

/** Body lines cut at their gaps; null where something else stands between, furniture left out. */
function bodyRows(
  layout: readonly PageLayout[] | null,
  lines: readonly Line[],
  roles: readonly LineRole[],
  taken: Int32Array,
): (GappedRow | null)[] {
  const boxes = layout ? boxesByLine(layout) : null;
  const wide = layout ? 1 : wideColumns(lines);
  const rows: (GappedRow | null)[] = [];
  let gap = true;
  for (const line of lines) {
    if (line.blank) gap = true;
    if (line.blank || roles[line.number - 1] === 'furniture') continue;
    if (roles[line.number - 1] !== 'body' || (taken[line.number - 1] as number) >= 0) {
      if (rows.at(-1) !== null) rows.push(null);
      continue;
    }
    const box = boxes?.get(line.number);
    const fragments = box ? pdfFragments(line, box.boxes, box.size) : textFragments(line, wide);
    rows.push({ line, fragments, gap });
    gap = false;
  }
  return rows;
}

/** A sentence, a heading or a unit line stands outside tables; so does a wide line of one piece. */
function endsRun(row: GappedRow, run: readonly GappedRow[]): boolean {
  const text = row.line.text.trim();
  if (row.fragments.length >= 2) {
    const number = headingNumber(text);
    return number !== null && number.level === 1;
  }
  if (isOutside(row)) return true;
  if (titleNumber(text) === null) return false;
  const before = run.at(-1);
  return (
    before === undefined ||
    row.gap ||
    isHeaded(run) ||
    Math.abs((row.fragments[0]?.left ?? 0) - (before.fragments[0]?.left ?? 0)) > 3
  );
}

/** A line of column headings stands first. */
function isHeaded(run: readonly GappedRow[]): boolean {
  const header = run[0]?.fragments ?? [];
  return header.length >= 2 && !header.some((fragment) => fragment.value);
}

/** A unit line, boxes to tick, a sentence or a line too wide for a label. */
function isOutside(row: GappedRow): boolean {
  const text = row.line.text.trim();
  if (unitOfLine(text) !== null || isCheckboxLine(text)) return true;
  return row.line.width > 30 || (endsSentence(text) && row.line.width > 12 && !/[：:]$/.test(text));
}

/** Labels without values may follow each other for so long. */
const farthest = 40;

/**
 * 三、营业利润 or （二）按所有权归属分类 in a statement is a row's label, not a heading: rows with values
 * in no more columns than the table has follow before any header, unit line or sentence.
 */
function returnsToRun(rows: readonly (GappedRow | null)[], at: number, run: readonly GappedRow[]): boolean {
  const header = run[0]?.fragments ?? [];
  const open = rows[at];
  if (!open || isOutside(open) || open.fragments.length > 1 || !isHeaded(run)) return false;
  const begun = run.slice(0, 12).some((row) => row.fragments.slice(1).some((fragment) => fragment.value));
  if (run.length > 6 && !begun) return false;
  for (let ahead = at + 1; ahead < Math.min(rows.length, at + farthest); ahead += 1) {
    const row = rows[ahead];
    if (!row) return false;
    if (row.fragments.length >= 2)
      return row.fragments.length <= header.length && row.fragments.slice(1).some((fragment) => fragment.value);
    if (isOutside(row) || headingNumber(row.line.text.trim())?.level === 1) return false;
  }
  return false;
}

function trimRun(run: readonly GappedRow[]): GappedRow[] {
  let end = run.length;
  while (end > 0 && (run[end - 1] as GappedRow).fragments.length < 2 && (run[end - 1] as GappedRow).gap) end -= 1;
  return run.slice(0, end);
}

/** At least three lines of several pieces, and values or three columns in most of them. */
function isEvident(rows: readonly GappedRow[]): boolean {
  const several = rows.filter((row) => row.fragments.length >= 2);
  const headed = rows[0] !== undefined && rows[0].fragments.length >= 3 && several.length >= 6;
  if (several.length < 3 || several.length < rows.length * (headed ? 0.25 : 0.4)) return false;
  const speaking = several.filter(
    (row) => row.fragments.length >= 3 || row.fragments.slice(1).some((fragment) => fragment.value),
  );
  return speaking.length >= several.length * 0.6;
}
