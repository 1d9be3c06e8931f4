import { useState } from 'react';
import { useActions } from '../../api/actions.ts';
import { useFiling } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

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
  const submit = () => {
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
    <FormDialog
      size={480}
      title={t('tableTools.splitTitle')}
      close={close}
      submit={submit}
      ready={possible}
      done={
        <>
          {t('tableTools.split')} <kbd>Enter</kbd>
        </>
      }
    >
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
    </FormDialog>
  );
}

/** Where the second word begins, or the middle of a text of one word. */
export function firstGap(text: string): number {
  const gap = /\S(\s+)\S/.exec(text);
  if (gap) return gap.index + 1 + (gap[1]?.length ?? 0);
  return Math.ceil(text.length / 2);
}
