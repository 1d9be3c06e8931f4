import { push } from '../check/push.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import type { Filing, Section, Table } from '../model/filing.ts';

/** Fewest rows of a table that headings must repeat before they count as its parts. */
const fewest = 3;

/**
 * A table whose rows are each taken up by a numbered heading after it (项目 … 1、交易性金融资产 2、其他应收款): every row
 * has its heading, and the last heading's number is the number of rows. Only agreement is said; a row without a heading
 * may need none.
 */
export function checkHeadingsOfRows(filing: Filing, out: RuleOutput, context: CheckContext): void {
  const children = new Map<string, Section[]>();
  for (const section of filing.sections) {
    if (section.parentId === null || section.number === '') continue;
    push(children, section.parentId, section);
  }
  for (const table of filing.tables) {
    if (table.kind !== 'grid') continue;
    const section = filing.sections[table.section];
    if (!section) continue;
    // The table may stand under the first of the headings.
    for (const parent of [section.id, section.parentId]) {
      const titles = parent === null ? undefined : children.get(parent);
      if (titles && titles.length >= fewest && match(filing, table, titles, out, context)) break;
    }
  }
}

function match(
  filing: Filing,
  table: Table,
  sections: readonly Section[],
  out: RuleOutput,
  context: CheckContext,
): boolean {
  const labels = context
    .gridOf(table.index)
    .labels.map((label, row) => ({ label: plain(label), row }))
    .filter(({ row, label }) => row >= table.headerRows && table.rows[row]?.role === 'data' && label !== '');
  const rows = new Map(labels.map(({ label, row }) => [label, row]));
  const shared = sections.filter((section) => rows.has(plain(section.title)));
  const last = shared[shared.length - 1];
  if (!last || shared.length < fewest || shared.length !== rows.size || rows.size !== labels.length) return false;
  const row = rows.get(plain(last.title)) as number;
  const column = table.rows[row]?.cells.findIndex((cell) => plain(cell.text) === plain(last.title)) ?? -1;
  if (column < 0) return false;
  const heading = filing.blocks[last.block];
  const cell = table.rows[row]?.cells[column];
  if (!heading || !cell) return false;
  const mentions = [
    context.mention({ in: 'block', block: last.block, start: 0, end: heading.text.length }, 'stated'),
    context.mention({ in: 'cell', table: table.index, row, column, start: 0, end: cell.text.length }, 'operand'),
  ];
  out.check({
    status: 'pass',
    formula: [{ mention: 0, text: `${shared.length} 个标题` }, ' = ', { mention: 1, text: `表列 ${rows.size} 行` }],
    mentions,
    stated: String(shared.length),
    recomputed: String(rows.size),
  });
  return true;
}

function plain(text: string): string {
  return text.replace(/\s/g, '').replace(/[：:；;。]$/, '');
}
