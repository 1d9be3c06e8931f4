import { GoujiError } from '../../core/contract/errors.ts';
import type { AnnotationRow } from '../../core/contract/rows.ts';
import type { WritableDb } from '../connection.ts';
import { getAnnotation } from '../repositories/annotations.ts';
import { type Author, findingKeys, makeChange } from './changes.ts';
import { annotationSentence } from './sentences.ts';

/** Attaches a remark to a finding, a place, or the filing as a whole. */
export function addAnnotation(
  db: WritableDb,
  author: Author,
  request: Pick<AnnotationRow, 'filingId' | 'findingId' | 'place' | 'quote' | 'text'>,
): AnnotationRow {
  return db.transaction(() => {
    // An id is given once: history may still speak of an annotation that was removed.
    const last = db.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'annotation'");
    const annotation: AnnotationRow = {
      id: (last?.seq ?? 0) + 1,
      filingId: request.filingId,
      findingId: request.findingId,
      place: request.place,
      quote: request.quote,
      text: request.text,
      author: author.who,
      createdAt: author.at,
    };
    change(db, author, annotation, false);
    return annotation;
  });
}

/** Takes a remark away; answers what it was. Fails with `not-found`. */
export function removeAnnotation(db: WritableDb, author: Author, id: number): AnnotationRow {
  return db.transaction(() => {
    const annotation = getAnnotation(db, id);
    if (!annotation) throw new GoujiError('not-found', { what: { zh: '批注', en: 'annotation' } });
    change(db, author, annotation, true);
    return annotation;
  });
}

function change(db: WritableDb, author: Author, annotation: AnnotationRow, removed: boolean): void {
  const { id, filingId, findingId, text } = annotation;
  makeChange(db, author, {
    kind: removed ? 'annotation.remove' : 'annotation.add',
    sentence: annotationSentence(text, removed),
    subject: findingId ?? `annotation ${id}`,
    keys: findingId === null ? [] : findingKeys(filingId, [findingId]),
    values: [
      { entity: 'annotation', filingId, id, old: removed ? annotation : null, new: removed ? null : annotation },
    ],
  });
}
