import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useActions } from '../../api/actions.ts';
import { useWords } from '../../i18n/index.ts';

/** Asks for a PDF's password and goes on with its import. */
export function PasswordDialog(props: { handle: string; name: string; wrong: boolean; close: () => void }) {
  const { t } = useWords();
  const { importFiling } = useActions();
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === '') return;
    props.close();
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
