import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FindingRow } from '../../../core/contract/rows.ts';
import { parseTags } from '../../../core/review/patch.ts';
import { useActions } from '../../api/actions.ts';
import { useReadOnly } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';

/** The tags of a finding, added by Enter and taken off by their cross. */
export function TagBox({ filingId, row }: { filingId: number; row: FindingRow }) {
  const { t } = useWords();
  const { updateFindings } = useActions();
  const readOnly = useReadOnly();
  const [text, setText] = useState('');
  const set = (tags: string[]) => void updateFindings(filingId, [row.id], { tags });
  const add = () => {
    const tags = parseTags(text);
    setText('');
    if (tags.some((tag) => !row.tags.includes(tag))) set([...new Set([...row.tags, ...tags])].slice(0, 30));
  };
  return (
    <section className="tag-box" aria-label={t('evidence.tags')}>
      {row.tags.map((tag) => (
        <span className="tag" key={tag}>
          {tag}
          {readOnly ? null : (
            <button
              type="button"
              aria-label={`${t('evidence.tags')}: ${tag} ✕`}
              onClick={() => set(row.tags.filter((one) => one !== tag))}
            >
              <IconX size={11} />
            </button>
          )}
        </span>
      ))}
      {readOnly ? null : (
        <input
          className="tag-input"
          placeholder={t('evidence.tagsPlaceholder')}
          aria-label={t('evidence.tags')}
          value={text}
          maxLength={60}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') add();
            if (event.key === 'Backspace' && text === '' && row.tags.length > 0) set(row.tags.slice(0, -1));
          }}
        />
      )}
    </section>
  );
}
