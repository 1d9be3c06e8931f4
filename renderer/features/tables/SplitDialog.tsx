import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useActions } from '../../api/actions.ts';
import { useFiling } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';

interface Props {
  table: number;
  row: number;
  column: number;
  text: string;
  close: () => void;
}

/** Splits a cell where the caret stands in its text, at first at the first gap. */
export function SplitDialog({ table, row, column, text, close }: Props) {
  const { t } = useWords();
  const filing = useFiling();
  const { correct } = useActions();
  const [offset, setOffset] = useState(() => firstGap(text));
  const [whole, setWhole] = useState(false);
  const left = text.slice(0, offset).trim();
  const right = text.slice(offset).trim();
  const possible = left !== '' && right !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!filing || !possible) return;
    void correct(filing.id, {
      kind: 'split-cell',
      table,
      row,
      column,
      offset: text.length - text.slice(offset).trimStart().length,
      whole,
    });
    close();
  };
  return (
    <Modal
      opened
      onClose={close}
      size={480}
      title={t('tableTools.splitTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form className="form" onSubmit={submit}>
        <label className="form-label">
          {t('tableTools.splitCaret')}
          <input
            className="field"
            data-autofocus
            readOnly
            value={text}
            ref={(field) => {
              if (field && document.activeElement !== field) field.setSelectionRange(offset, offset);
            }}
            onSelect={(event) => setOffset(event.currentTarget.selectionStart ?? 0)}
          />
        </label>
        <div className="split-parts" aria-live="polite">
          <span>{left === '' ? '–' : left}</span>
          <i aria-hidden>│</i>
          <span>{right === '' ? '–' : right}</span>
        </div>
        <label className="check-line">
          <input type="checkbox" checked={whole} onChange={(event) => setWhole(event.currentTarget.checked)} />
          {t('tableTools.splitWhole')}
        </label>
        <div className="form-end">
          <button type="button" className="btn" onClick={close}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="btn primary" disabled={!possible}>
            {t('tableTools.split')} <kbd>Enter</kbd>
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** Where the second word begins, or the middle of a text of one word. */
export function firstGap(text: string): number {
  const gap = /\S(\s+)\S/.exec(text);
  if (gap) return gap.index + 1 + (gap[1]?.length ?? 0);
  return Math.ceil(text.length / 2);
}
