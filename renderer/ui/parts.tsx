import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type ErrorReport, reportOf, sentenceFor } from '../../core/contract/errors.ts';
import { severityNames, statusNames } from '../../core/contract/labels.ts';
import type { FindingStatus } from '../../core/contract/rows.ts';
import type { Severity } from '../../core/model/finding.ts';
import { useWords } from '../i18n/index.ts';

/** Severity by word and colour. */
export function SeverityChip({ severity }: { severity: Severity }) {
  const { say } = useWords();
  return <span className={`sev ${severity}`}>{say(severityNames[severity])}</span>;
}

/** Status by word, colour and the shape before it. */
export function StatusWord({ status }: { status: FindingStatus }) {
  const { say } = useWords();
  return <span className={`st ${status}`}>{say(statusNames[status])}</span>;
}

/** What a pane shows where it has nothing to show. */
export function Empty({
  icon,
  title,
  hint,
  children,
}: {
  icon?: ReactNode;
  title: string;
  hint?: string;
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      {icon}
      <b>{title}</b>
      {hint ? <span>{hint}</span> : null}
      {children}
    </div>
  );
}

const widths = [72, 88, 54, 80, 64, 92, 48, 76];

/** Grey lines in the place of what is being read; they stand still. */
export function Skeleton({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} style={{ width: `${widths[row % widths.length]}%` }} />
      ))}
    </div>
  );
}

/** A pane whose query failed: the sentence, and another try. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const { t, language } = useWords();
  const report: ErrorReport = reportOf(error);
  return (
    <div className="empty" role="alert">
      <IconAlertTriangle size={26} stroke={1.5} aria-hidden />
      <span>{sentenceFor(report, language)}</span>
      {again ? (
        <button type="button" className="btn small" onClick={again}>
          {t('errors.retry')}
        </button>
      ) : null}
    </div>
  );
}
