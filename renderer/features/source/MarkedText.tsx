import { useMemo } from 'react';
import { severityNames } from '../../../core/contract/labels.ts';
import type { FindingRow, SourceMark } from '../../../core/contract/rows.ts';
import { severities } from '../../../core/model/finding.ts';
import { cutAtMarks } from '../../../core/review/pieces.ts';
import { selectFinding } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';

interface Props {
  text: string;
  marks: readonly SourceMark[];
  findings: ReadonlyMap<string, FindingRow>;
  /** The range that was jumped to. */
  target: { start: number; end: number } | null;
}

/** Text with the findings' places underlined by severity; one that is pressed chooses its finding. */
export function MarkedText({ text, marks, findings, target }: Props) {
  const { t, say } = useWords();
  const pieces = useMemo(() => {
    const spans = marks.map((mark) => ({
      start: mark.place.start,
      end: mark.place.end,
      mark: mark as SourceMark | null,
    }));
    if (target) spans.push({ start: target.start, end: target.end, mark: null });
    return cutAtMarks(text, spans);
  }, [text, marks, target]);
  return (
    <>
      {pieces.map((piece) => {
        if (piece.marks.length === 0) return piece.text;
        const hit = piece.marks.some((one) => one.mark === null);
        const own = piece.marks.flatMap((one) => (one.mark ? [one.mark] : []));
        own.sort((left, right) => severities.indexOf(left.severity) - severities.indexOf(right.severity));
        const worst = own[0];
        const finding = worst ? findings.get(worst.findingId) : undefined;
        const className = `${worst ? `under ${worst.severity}` : ''}${hit ? ' hit' : ''}`;
        if (!worst || !finding) {
          return (
            <mark key={piece.start} className={className} {...(hit ? { 'data-target': true } : {})}>
              {piece.text}
            </mark>
          );
        }
        return (
          <mark
            key={piece.start}
            className={className}
            title={t('source.markHint', { severity: say(severityNames[finding.severity]), title: say(finding.title) })}
            {...(hit ? { 'data-target': true } : {})}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a stretch of running text that can be pressed
            role="button"
            tabIndex={-1}
            onClick={() => selectFinding(finding.id)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') selectFinding(finding.id);
            }}
          >
            {piece.text}
          </mark>
        );
      })}
    </>
  );
}
