import type { CorrectionRow, DoubtRow, Quality } from '../../core/contract/quality-rows.ts';
import type { ReadingReport } from '../../core/model/filing.ts';
import type { WarningCode } from '../../core/model/source.ts';
import { type Correction, spotsOf } from '../../core/reader/corrections/correction.ts';
import type { ReadableDb } from '../connection.ts';
import { listCorrections } from './corrections.ts';
import { getFiling } from './filings.ts';

interface Stretch {
  block: number;
  table: number | null;
  kind: DoubtRow['kind'];
  line: number;
  endLine: number;
}

/** The reading report, the doubts with their places and what became of them, and the corrections. */
export function quality(db: ReadableDb, filingId: number): Quality {
  const stored = db.get<{ body: string }>('SELECT body FROM reading_report WHERE filing_id = ?', filingId);
  const stretches = stretchesOf(db, filingId);
  const made = listCorrections(db, filingId);
  return {
    report: stored ? (JSON.parse(stored.body) as ReadingReport) : null,
    outdated: getFiling(db, filingId).outdated,
    doubts: doubtsOf(db, filingId, stretches, made),
    corrections: made.map(
      ({ id, correction, sentence, who, at, unapplied }): CorrectionRow => ({
        id,
        kind: correction.kind,
        sentence,
        who,
        at,
        applied: !unapplied,
        block: stretchAt(stretches, spotsOf(correction)[0]?.line ?? null)?.block ?? null,
      }),
    ),
  };
}

interface WarningSqlRow {
  code: WarningCode;
  message_zh: string;
  message_en: string;
  line: number | null;
  page: number | null;
}

/** A doubt is the same one in every reading of the file by its kind and place. */
function doubtKey({ code, line, page }: Pick<WarningSqlRow, 'code' | 'line' | 'page'>): string {
  return `${code}:${line ?? ''}:${line === null ? (page ?? '') : ''}`;
}

function doubtsOf(
  db: ReadableDb,
  filingId: number,
  stretches: readonly Stretch[],
  made: ReturnType<typeof listCorrections>,
): DoubtRow[] {
  const accepted = new Set(
    db.all<{ key: string }>('SELECT key FROM accepted_doubt WHERE filing_id = ?', filingId).map(({ key }) => key),
  );
  const lines = made.flatMap(({ correction, unapplied }) => (unapplied ? [] : linesOf(correction)));
  const pages = firstOfPages(db, filingId);
  const rows = new Map<string, DoubtRow>();
  for (const warning of db.all<WarningSqlRow>(
    'SELECT code, message_zh, message_en, line, page FROM warning WHERE filing_id = ? ORDER BY position',
    filingId,
  )) {
    const { code, line, page } = warning;
    const key = doubtKey(warning);
    const at = line === null ? pages(page) : stretchAt(stretches, line);
    const message = { zh: warning.message_zh, en: warning.message_en };
    const seen = rows.get(key);
    if (seen) {
      if (seen.message.zh === message.zh) continue;
      seen.message = { zh: `${seen.message.zh} ${message.zh}`, en: `${seen.message.en} ${message.en}` };
      continue;
    }
    const from = Math.min(line ?? 0, at?.line ?? line ?? 0);
    const to = Math.max(line ?? 0, at?.endLine ?? line ?? 0);
    const set = line !== null && lines.some((one) => settles(code, one.kind) && one.line >= from && one.line <= to);
    rows.set(key, {
      key,
      code,
      message,
      line,
      page,
      block: at?.block ?? null,
      table: at?.table ?? null,
      kind: at?.kind ?? null,
      state: set ? 'set-right' : accepted.has(key) ? 'accepted' : 'open',
    });
  }
  return [...rows.values()];
}

function linesOf(correction: Correction): { kind: Correction['kind']; line: number }[] {
  return spotsOf(correction).map(({ line }) => ({ kind: correction.kind, line }));
}

/** Which corrections settle a doubt: another text in one cell says nothing of a table's bounds. */
function settles(code: WarningCode, kind: Correction['kind']): boolean {
  if (code === 'table-doubtful' || code === 'marks-differ') return kind !== 'cell-text';
  if (code === 'heading-doubtful') return kind === 'heading' || kind === 'take-in';
  return true;
}

/** Blocks and tables with their first and last lines, in reading order. */
function stretchesOf(db: ReadableDb, filingId: number): Stretch[] {
  return db.all<Stretch>(
    `SELECT b.position AS block, b.table_position AS "table", b.kind, coalesce(t.line, b.line) AS line,
       coalesce(t.end_line, b.line) AS endLine
     FROM block b LEFT JOIN filing_table t ON t.filing_id = b.filing_id AND t.position = b.table_position
     WHERE b.filing_id = ? ORDER BY line, b.position`,
    filingId,
  );
}

/** The table or the text that a line stands in: of those that begin at or before it the last. */
function stretchAt(stretches: readonly Stretch[], line: number | null): Stretch | null {
  if (line === null) return null;
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return stretches[low - 1] ?? stretches[0] ?? null;
}

/** What stands on a page or, where nothing does, first after it. */
function firstOfPages(db: ReadableDb, filingId: number): (page: number | null) => Stretch | null {
  let rows: (Omit<Stretch, 'endLine'> & { page: number })[] | null = null;
  return (page) => {
    if (page === null) return null;
    // Most filings have no doubt of a whole page.
    rows ??= db.all(
      `SELECT position AS block, table_position AS "table", kind, line, page FROM block
       WHERE filing_id = ? AND page IS NOT NULL ORDER BY position`,
      filingId,
    );
    const row = rows.find((one) => one.page >= page) ?? rows.at(-1);
    return row ? { ...row, endLine: row.line } : null;
  };
}
