import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';

interface Props {
  title: string;
  /** Width in pixels. */
  size: number;
  close: () => void;
  submit: () => void;
  /** What the button says that Enter presses too. */
  done: ReactNode;
  /** False while something is missing. */
  ready?: boolean;
  children: ReactNode;
}

/** A dialog that asks for something: its fields, the way out, and the button that sends them. */
export function FormDialog({ title, size, close, submit, done, ready = true, children }: Props) {
  const { t } = useWords();
  return (
    <Modal opened onClose={close} size={size} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {children}
        <div className="form-end">
          <button type="button" className="btn" onClick={close}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="btn primary" disabled={!ready}>
            {done}
          </button>
        </div>
      </form>
    </Modal>
  );
}
