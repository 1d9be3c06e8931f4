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
  roles: readonly LineRole[],
  taken: Int32Array,
  first: number,
): DraftTable[] {
  const lineText = (line: number): string => lines[line - 1]?.text ?? '';
  const parts: RuledPart[] = [];
  for (const page of layout) for (const part of readRuledPage(page, lines, roles)) parts.push(part);
  return joinParts(parts, lineText).map(({ draft, lines: own }, at) => {
    for (const line of own) taken[line - 1] = first + at;
    return draft;
  });
}
