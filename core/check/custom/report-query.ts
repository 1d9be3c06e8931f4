import type { Filing } from '../../model/filing.ts';
import { type Mention, type Severity, severities } from '../../model/finding.ts';
import type { Bilingual, Place } from '../../model/text.ts';
import type { CheckContext, RuleOutput } from '../rule.ts';
import { where } from '../words.ts';
import type { QueryCheck } from './format.ts';
import { mostRows, type QueryOutcome } from './outcome.ts';
import type { ViewValue } from './views.ts';

type Row = Record<string, ViewValue>;

/** Longest stretch of a paragraph that a row without a number marks, in UTF-16 code units. */
const longestMark = 200;

/** Takes the rows of a query as findings; a query that failed, or a row without a place, is said to be not checkable. */
export function reportQuery(
  check: QueryCheck,
  outcome: QueryOutcome,
  filing: Filing,
  out: RuleOutput,
  context: CheckContext,
): void {
  const base = { key: check.id, formula: [check.title] };
  const unable = ({ zh, en }: Bilingual): void =>
    out.check({
      ...base,
      status: 'not-checkable',
      mentions: [],
      reason: { zh: `${check.title}：${zh}`, en: `${check.title}: ${en}` },
    });
  if ('failed' in outcome) {
    unable(outcome.failed);
    return;
  }
  const mentions: Mention[] = [];
  for (const row of outcome.rows) {
    const mention = mentionOf(row, filing, context);
    if (!mention) {
      unable({
        zh: '结果的一行没有指明位置：需要 number，或 block，或 table_no、row_no、column_no',
        en: 'a row of the result names no place: number, or block, or table_no, row_no and column_no are wanted',
      });
      return;
    }
    mentions.push(mention);
  }
  const rows = outcome.rows.length;
  const first = {
    zh: `结果超过 ${mostRows} 行，只取前 ${mostRows} 行`,
    en: `only the first ${mostRows} rows were taken`,
  };
  out.check({ ...base, status: rows === 0 ? 'pass' : 'fail', mentions, reason: outcome.more ? first : null });
  outcome.rows.forEach((row, at) => {
    const mention = mentions[at] as Mention;
    const title = textOf(row.title) || check.title;
    const place = where(mention, context);
    const why = textOf(row.explanation);
    out.finding({
      key: check.id,
      severity: severityOf(row.severity) ?? check.severity,
      confidence: 0.9,
      stated: mention.value,
      title: { zh: title, en: title },
      explanation: {
        zh: `自定查询“${check.title}”：${place.zh}，${why || title}`,
        en: `The query “${check.title}” named ${place.en}: ${why || title}`,
      },
      mentions: [mention],
    });
  });
}

function mentionOf(row: Row, filing: Filing, context: CheckContext): Mention | null {
  const number = indexOf(row.number);
  if (number !== null) return filing.numbers[number] ? context.numberMention(number, 'stated') : null;
  const place = placeOf(row, filing);
  return place ? context.mention(place, 'stated') : null;
}

function placeOf(row: Row, filing: Filing): Place | null {
  const block = indexOf(row.block);
  if (block !== null) {
    const text = filing.blocks[block]?.text;
    if (text !== undefined && text !== '')
      return { in: 'block', block, start: 0, end: Math.min(text.length, longestMark) };
  }
  const table = indexOf(row.table_no ?? row.table);
  if (table === null) return null;
  const at = { table, row: indexOf(row.row_no ?? row.row) ?? 0, column: indexOf(row.column_no ?? row.column) ?? 0 };
  const cell = filing.tables[at.table]?.rows[at.row]?.cells[at.column];
  return cell ? { in: 'cell', ...at, start: 0, end: cell.text.length } : null;
}

function indexOf(value: ViewValue | undefined): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

function textOf(value: ViewValue | undefined): string {
  return value === undefined || value === null ? '' : String(value).slice(0, 1000);
}

function severityOf(value: ViewValue | undefined): Severity | null {
  return severities.find((one) => one === value) ?? null;
}
