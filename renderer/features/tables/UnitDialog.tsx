import { useState } from 'react';
import { useActions } from '../../api/actions.ts';
import { useFiling } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

const common = ['元', '千元', '万元', '百万元', '亿元', '股', '万股', '%', '倍', '人'];

interface Props {
  table: number;
  /** Null for the table's own unit. */
  column: number | null;
  name: string;
  unit: string | null;
  close: () => void;
}

/** Sets the unit of a table or of one of its columns; empty for none. */
export function UnitDialog({ table, column, name, unit, close }: Props) {
  const { t } = useWords();
  const filing = useFiling();
  const { correct } = useActions();
  const [text, setText] = useState(unit ?? '');
  const keep = (value: string) => {
    const next = value.trim() === '' ? null : value.trim();
    if (filing && next !== unit) void correct(filing.id, { kind: 'unit', table, column, unit: next });
    close();
  };
  return (
    <FormDialog
      size={420}
      title={
        column === null ? t('tableTools.unitTitle') : t('tableTools.columnUnitTitle', { name: name || column + 1 })
      }
      close={close}
      submit={() => keep(text)}
      done={
        <>
          {t('common.save')} <kbd>Enter</kbd>
        </>
      }
    >
      <label className="form-label">
        {t('tables.unit')}
        <input
          className="field"
          data-autofocus
          maxLength={30}
          value={text}
          placeholder={t('tableTools.unitNone')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div className="choices">
        {common.map((word) => (
          <button type="button" key={word} className="pill" onClick={() => keep(word)}>
            {word}
          </button>
        ))}
      </div>
    </FormDialog>
  );
}
