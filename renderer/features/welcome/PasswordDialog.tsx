import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useActions } from '../../api/actions.ts';
import { useWords } from '../../i18n/index.ts';

interface Props {
  name: string;
  wrong: boolean;
  /** The file to import, or the filing whose kept file is read again. */
  handle?: string;
  filingId?: number;
  close: () => void;
}

/** Asks for a PDF's password and goes on with its import or new reading. */
export function PasswordDialog(props: Props) {
  const { t } = useWords();
  const { importFiling, reread } = useActions();
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === '') return;
    props.close();
    if (props.filingId !== undefined) void reread(props.filingId, password);
    else if (props.handle !== undefined)
      void importFiling({ handle: props.handle, name: props.name, size: null }, password);
  };
  return (
    <Modal
      opened
      onClose={props.close}
      size={420}
      title={t('password.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form className="form" onSubmit={submit}>
        <p>{t('password.text', { name: props.name })}</p>
        {props.wrong ? (
          <p className="wrong" role="alert">
            {t('password.wrong')}
          </p>
        ) : null}
        <label className="form-label">
          {t('password.label')}
          <input
            className="field"
            type="password"
            autoComplete="off"
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </label>
        <div className="form-end">
          <button type="button" className="btn" onClick={props.close}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="btn primary" disabled={password === ''}>
            {t('password.open')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
