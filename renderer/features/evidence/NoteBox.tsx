import { useEffect, useRef, useState } from 'react';
import type { FindingRow } from '../../../core/contract/rows.ts';
import { useActions } from '../../api/actions.ts';
import { useReadOnly } from '../../app/session.tsx';
import { ui, useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';

/** Milliseconds of quiet after which what was typed is kept. */
const quiet = 900;

/** The note; kept by itself after a pause, on leaving the field and on Escape. */
export function NoteBox({ filingId, row }: { filingId: number; row: FindingRow }) {
  const { t } = useWords();
  const { updateFindings } = useActions();
  const readOnly = useReadOnly();
  const wish = useUi((state) => state.noteWish);
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(row.note);
  const kept = useRef(row.note);
  const latest = useRef(text);
  latest.current = text;

  useEffect(() => {
    if (wish !== row.id) return;
    field.current?.focus();
    field.current?.scrollIntoView({ block: 'nearest' });
    ui.set({ noteWish: null });
  }, [wish, row.id]);

  // An undo or a colleague's change comes from outside; what is being typed is not written over.
  useEffect(() => {
    if (row.note === kept.current) return;
    const untouched = latest.current === kept.current;
    kept.current = row.note;
    if (untouched) setText(row.note);
  }, [row.note]);

  const keep = () => {
    if (latest.current === kept.current) return;
    kept.current = latest.current;
    void updateFindings(filingId, [row.id], { note: latest.current });
  };
  const keepLatest = useRef(keep);
  keepLatest.current = keep;

  useEffect(() => {
    if (text === kept.current) return;
    const timer = setTimeout(() => keepLatest.current(), quiet);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => () => keepLatest.current(), []);

  return (
    <section>
      <h3>
        <label htmlFor="finding-note">
          {t('decide.note')} <kbd>N</kbd>
        </label>
      </h3>
      <textarea
        id="finding-note"
        ref={field}
        className="box"
        rows={2}
        maxLength={20000}
        readOnly={readOnly}
        placeholder={t('evidence.notePlaceholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
            keep();
            event.currentTarget.blur();
          }
        }}
      />
    </section>
  );
}
