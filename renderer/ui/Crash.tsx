import { Component, type ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';

/** Keeps a failure of one part from taking the window with it, and offers to show the part again. */
export class Crash extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Crashed reason={error.message} again={() => this.setState({ error: null })} />;
  }
}

function Crashed({ reason, again }: { reason: string; again: () => void }) {
  const { t } = useWords();
  return (
    <div className="empty" role="alert">
      <b>{t('errors.crashTitle')}</b>
      <span>{t('errors.crashText')}</span>
      <code className="faint">{reason}</code>
      <button type="button" className="btn" onClick={again}>
        {t('errors.tryAgain')}
      </button>
    </div>
  );
}
