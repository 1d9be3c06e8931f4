import type { LineRole } from '../../../model/filing.ts';
import type { PageLayout } from '../../../model/source.ts';
import type { Line } from '../../lines.ts';
import type { DraftTable } from '../draft.ts';
import { joinParts } from './join.ts';
import { type RuledPart, readRuledPage } from './page.ts';

/** All tables that ruling lines frame, joined over pages; `taken` receives each line's table. */
export function findRuledTables(
  layout: readonly PageLayout[],
  lines: readonly Line[],
  roles: LineRole[],
  taken: Int32Array,
  first: number,
): DraftTable[] {
  const lineText = (line: number): string => lines[line - 1]?.text ?? '';
  const parts: RuledPart[] = [];
  for (const page of layout) for (const part of readRuledPage(page, lines, roles)) parts.push(part);
  const drafts: DraftTable[] = [];
  for (const { draft, lines: own } of joinParts(parts, lineText)) {
    if (!isTable(draft)) continue;
    for (const line of own) taken[line - 1] = first + drafts.length;
    drafts.push(draft);
  }
  return drafts;
}

/** A frame around one text is no table. */
function isTable(draft: DraftTable): boolean {
  let cells = 0;
  for (const row of draft.rows) for (const cell of row.cells) if (cell.pieces.length > 0 && !cell.spanned) cells += 1;
  return cells >= 2 && draft.columns >= 2;
}
