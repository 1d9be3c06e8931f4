import { useState } from 'react';
import { useActions } from '../../api/actions.ts';
import { useWords } from '../../i18n/index.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

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
  const submit = () => {
    if (password === '') return;
    props.close();
    if (props.filingId !== undefined) void reread(props.filingId, password);
    else if (props.handle !== undefined)
      void importFiling({ handle: props.handle, name: props.name, size: null }, password);
  };
  return (
    <FormDialog
      size={420}
      title={t('password.title')}
      close={props.close}
      submit={submit}
      ready={password !== ''}
      done={t('password.open')}
    >
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
    </FormDialog>
  );
}
