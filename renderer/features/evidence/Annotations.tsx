import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FindingDetail } from '../../../core/contract/rows.ts';
import { useActions } from '../../api/actions.ts';
import { useReadOnly } from '../../app/session.tsx';
import { instant } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';

/** Remarks hung on the finding, each with who and when. */
export function Annotations({ filingId, detail }: { filingId: number; detail: FindingDetail }) {
  const { t } = useWords();
  const { attempt } = useActions();
  const readOnly = useReadOnly();
  const [text, setText] = useState<string | null>(null);
  const add = async () => {
    const wanted = (text ?? '').trim();
    if (wanted === '') return;
    const first = detail.mentions[0];
    const added = await attempt('annotations.add', {
      filingId,
      findingId: detail.row.id,
      place: first?.place ?? null,
      quote: first?.quote.slice(0, 20000) ?? '',
      text: wanted,
    });
    if (added) setText(null);
  };
  return (
    <section>
      <h3>
        {t('evidence.annotations')}
        {readOnly || text !== null ? null : (
          <button type="button" className="link" onClick={() => setText('')}>
            {t('evidence.annotate')}
          </button>
        )}
      </h3>
      <ul className="annotations">
        {detail.annotations.map((one) => (
          <li key={one.id}>
            <p>{one.text}</p>
            <small className="faint">
              {one.author === '' ? t('history.anonymous') : one.author} · {instant(one.createdAt)}
            </small>
            {readOnly ? null : (
              <button
                type="button"
                className="icon-btn small"
                aria-label={t('evidence.remove')}
                title={t('evidence.remove')}
                onClick={() => void attempt('annotations.remove', { id: one.id })}
              >
                <IconX size={13} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {text === null ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <textarea
            className="box"
            // biome-ignore lint/a11y/noAutofocus: the field was just asked for
            autoFocus
            rows={2}
            maxLength={20000}
            aria-label={t('evidence.annotatePlaceholder')}
            placeholder={t('evidence.annotatePlaceholder')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Escape') setText(null);
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
            }}
          />
          <div className="form-end">
            <button type="button" className="btn small" onClick={() => setText(null)}>
              {t('common.cancel')}
            </button>
            <button type="submit" className="btn small primary" disabled={text.trim() === ''}>
              {t('evidence.add')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
