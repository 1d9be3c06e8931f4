import { valuePair } from '../../core/export/data.ts';
import type { Filing } from '../../core/model/filing.ts';
import type { CheckReport } from '../../core/model/finding.ts';
import { lineAt, quoteAt, sectionAt } from '../../core/model/places.ts';
import { placeColumns, type Row, type RowSet } from './row.ts';

/** Tables that a check of the corrected filing fills anew, with their columns. */
export const checkedTables = {
  filing_table:
    'position, id, kind, title, unit, columns, column_units, section, block, line, end_line, page, end_page, header_rows, row_count, column_count, parts, confidence',
  number:
    'position, block, table_position, row_position, column_position, start, finish, raw, kind, value, value_sort, digits, ulp, unit, dimension, approximation, date, section, line, page, status, rules, reason',
  fact: 'position, id, number, subject, measure, period, scope, quote',
  check_result: 'position, id, rule, status, formula, stated, recomputed, reason_zh, reason_en, mentions',
  check_cell: 'table_position, row_position, column_position, check_position',
  rule_time: 'rule, ms',
  finding:
    'id, position, rule, severity, title_zh, title_en, explanation_zh, explanation_en, stated, expected, difference, stated_shown, expected_shown, confidence, group_id, fingerprint, formula',
  finding_mention:
    'finding_id, position, role, block, table_position, row_position, column_position, start, finish, section, line, page, quote, focus_start, focus_finish, value, unit, number',
} as const;

export type CheckedRows = RowSet<keyof typeof checkedTables>;

/** The rows of a filing as corrected and of what its check said. */
export function checkedRows(filing: Filing, report: CheckReport): CheckedRows {
  return {
    filing_table: tableRows(filing),
    number: numberRows(filing, report),
    fact: filing.facts.map(({ id, number, subject, measure, period, scope }, index) => {
      const place = filing.numbers[number]?.place;
      return [index, id, number, subject, measure, period, scope, place ? quoteAt(filing, place).quote : ''];
    }),
    check_result: report.checks.map((check, index) => [
      index,
      check.id,
      check.rule,
      check.status,
      JSON.stringify(check.formula),
      check.stated,
      check.recomputed,
      check.reason?.zh ?? null,
      check.reason?.en ?? null,
      JSON.stringify(check.mentions),
    ]),
    check_cell: checkCellRows(report),
    rule_time: Object.entries(report.timings).map(([rule, ms]) => [rule, ms]),
    finding: report.findings.map((finding, index) => {
      const shown = valuePair(finding);
      return [
        finding.id,
        index,
        finding.rule,
        finding.severity,
        finding.title.zh,
        finding.title.en,
        finding.explanation.zh,
        finding.explanation.en,
        finding.stated,
        finding.expected,
        finding.difference,
        shown.stated,
        shown.expected,
        finding.confidence,
        finding.group,
        finding.fingerprint,
        finding.formula === null ? null : JSON.stringify(finding.formula),
      ];
    }),
    finding_mention: report.findings.flatMap((finding) =>
      finding.mentions.map(
        (mention, index): Row => [
          finding.id,
          index,
          mention.role,
          ...placeColumns(mention.place),
          sectionAt(filing, mention.place),
          mention.line,
          mention.page,
          mention.quote,
          mention.focus.start,
          mention.focus.end,
          mention.value,
          mention.unit,
          mention.number,
        ],
      ),
    ),
  };
}

function tableRows(filing: Filing): Row[] {
  return filing.tables.map((table) => [
    table.index,
    table.id,
    table.kind,
    table.title,
    table.unit,
    JSON.stringify(table.columns),
    JSON.stringify(table.columnUnits),
    table.section,
    table.block,
    table.line,
    table.endLine,
    table.page,
    table.endPage,
    table.headerRows,
    table.rows.length,
    table.columns.length,
    table.parts,
    table.confidence,
  ]);
}

function numberRows(filing: Filing, report: CheckReport): Row[] {
  const ledger = new Map(report.ledger.map((entry) => [entry.number, entry]));
  return filing.numbers.map((number) => {
    const { line, page } = lineAt(filing, number.place);
    const entry = ledger.get(number.index);
    return [
      number.index,
      ...placeColumns(number.place),
      number.raw,
      number.kind,
      number.value,
      number.value === null ? null : Number(number.value),
      number.digits,
      number.ulp,
      number.unit,
      number.dimension,
      number.approximation,
      number.date,
      sectionAt(filing, number.place),
      line,
      page,
      entry?.status ?? 'unchecked',
      entry ? entry.rules.join(' ') : '',
      entry?.reason ?? null,
    ];
  });
}

function checkCellRows(report: CheckReport): Row[] {
  const rows: Row[] = [];
  report.checks.forEach((check, index) => {
    const seen = new Set<string>();
    for (const { place } of check.mentions) {
      if (place.in !== 'cell') continue;
      const key = `${place.table} ${place.row} ${place.column}`;
      if (seen.has(key)) continue;
      seen.add(key);
      rows.push([place.table, place.row, place.column, index]);
    }
  });
  return rows;
}
