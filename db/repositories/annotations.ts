import type { AnnotationRow } from '../../core/contract/rows.ts';
import type { Place } from '../../core/model/text.ts';
import type { ReadableDb } from '../connection.ts';

interface AnnotationSqlRow {
  id: number;
  filing_id: number;
  finding_id: string | null;
  place: string | null;
  quote: string;
  text: string;
  author: string;
  created_at: string;
}

/** A filing's annotations, oldest first. */
export function listAnnotations(db: ReadableDb, filingId: number): AnnotationRow[] {
  return db
    .all<AnnotationSqlRow>('SELECT * FROM annotation WHERE filing_id = ? ORDER BY id', filingId)
    .map(annotationRow);
}

/** One annotation, or null. */
export function getAnnotation(db: ReadableDb, id: number): AnnotationRow | null {
  const row = db.get<AnnotationSqlRow>('SELECT * FROM annotation WHERE id = ?', id);
  return row ? annotationRow(row) : null;
}

function annotationRow(row: AnnotationSqlRow): AnnotationRow {
  return {
    id: row.id,
    filingId: row.filing_id,
    findingId: row.finding_id,
    place: row.place === null ? null : (JSON.parse(row.place) as Place),
    quote: row.quote,
    text: row.text,
    author: row.author,
    createdAt: row.created_at,
  };
}
