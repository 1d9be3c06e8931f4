import type { LineRole } from '../../../model/filing.ts';
import type { PageLayout } from '../../../model/source.ts';
import { endsSentence } from '../../characters.ts';
import { headingNumber, isCheckboxLine, readsAsTitle } from '../../headings.ts';
import type { Line } from '../../lines.ts';
import type { DraftTable } from '../draft.ts';
import { unitOfLine } from '../units.ts';
import { readGapped } from './columns.ts';
import { boxesByLine, type Fragment, pdfFragments, textFragments } from './fragments.ts';

interface Row {
  line: Line;
  fragments: Fragment[];
  /** A blank line stands before it. */
  gap: boolean;
}

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
  const boxes = layout ? boxesByLine(layout) : null;
  const tables: DraftTable[] = [];
  let run: Row[] = [];
  let gap = true;
  const close = (): void => {
    const rows = trimRun(run);
    run = [];
    if (!isEvident(rows)) return;
    const draft = readGapped(rows);
    if (!draft) return;
    for (const row of rows) taken[row.line.number - 1] = first + tables.length;
    tables.push(draft);
  };
  for (const line of lines) {
    if (line.blank) {
      gap = true;
      continue;
    }
    if (roles[line.number - 1] === 'furniture') continue;
    if (roles[line.number - 1] !== 'body' || (taken[line.number - 1] as number) >= 0) {
      close();
      continue;
    }
    const box = boxes?.get(line.number);
    const fragments = box ? pdfFragments(line, box.boxes, box.size) : textFragments(line);
    const row = { line, fragments, gap };
    gap = false;
    if (endsRun(row, run)) close();
    if (run.length > 0 || fragments.length >= 2) run.push(row);
  }
  close();
  return tables;
}

/** A sentence, a heading or a unit line stands outside tables; so does a wide line of one piece. */
function endsRun(row: Row, run: readonly Row[]): boolean {
  const text = row.line.text.trim();
  if (row.fragments.length >= 2) {
    const number = headingNumber(text);
    return number !== null && number.level === 1;
  }
  if (unitOfLine(text) !== null || isCheckboxLine(text)) return true;
  if (row.line.width > 30 || (endsSentence(text) && row.line.width > 12 && !/[：:]$/.test(text))) return true;
  const number = headingNumber(text);
  if (!number || !readsAsTitle(text.slice(number.end), number.level)) return false;
  const before = run.at(-1);
  return (
    before === undefined || row.gap || Math.abs((row.fragments[0]?.left ?? 0) - (before.fragments[0]?.left ?? 0)) > 3
  );
}

function trimRun(run: readonly Row[]): Row[] {
  let end = run.length;
  while (end > 0 && (run[end - 1] as Row).fragments.length < 2 && (run[end - 1] as Row).gap) end -= 1;
  return run.slice(0, end);
}

/** At least three lines of several pieces, and values or three columns in most of them. */
function isEvident(rows: readonly Row[]): boolean {
  const several = rows.filter((row) => row.fragments.length >= 2);
  if (several.length < 3 || several.length < rows.length * 0.4) return false;
  const speaking = several.filter(
    (row) => row.fragments.length >= 3 || row.fragments.slice(1).some((fragment) => fragment.value),
  );
  return speaking.length >= several.length * 0.6;
}
