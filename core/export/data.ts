import type { AnnotationRow, FilingRow, FindingRow, HistoryRow } from '../contract/rows.ts';
import type { Filing } from '../model/filing.ts';
import type { CheckReport, Finding, Mention } from '../model/finding.ts';
import { sectionAt } from '../model/places.ts';
import { asPrinted } from './as-printed.ts';

/**
 * All that an export can draw on, as plain data: the store fills it for a project, the command line for
 * a file that nobody has reviewed yet.
 */
export interface ExportData {
  /** Name of the project, or null on the command line. */
  projectName: string | null;
  /** The filing as it stands now, edits applied. */
  filing: Filing;
  filingRow: FilingRow;
  /** In the order of the check. */
  findings: { row: FindingRow; finding: Finding }[];
  report: CheckReport;
  /** Cells that an analyst corrected, with what was read before. */
  edits: { table: number; row: number; column: number; text: string; original: string }[];
  history: HistoryRow[];
  annotations: AnnotationRow[];
  /** Version of the program, for the foot of a report. */
  version: string;
  /** ISO instant of the export. */
  exportedAt: string;
}

/** A finding as the grid shows it before anyone decided. */
export function undecidedRow(filing: Filing, finding: Finding, rank: number, filingId: number): FindingRow {
  const pair = valuePair(finding);
  return {
    id: finding.id,
    filingId,
    rank,
    rule: finding.rule,
    severity: finding.severity,
    foundSeverity: finding.severity,
    title: finding.title,
    stated: pair.stated,
    expected: pair.expected,
    confidence: finding.confidence,
    group: finding.group,
    sections: [...new Set(finding.mentions.map((mention) => sectionAt(filing, mention.place)))],
    places: finding.mentions.map(({ line, page }) => ({ line, page })),
    status: 'open',
    reason: '',
    note: '',
    tags: [],
    reviewer: '',
    decidedAt: null,
    reopened: false,
  };
}

/**
 * The two values to set side by side, as printed where a mention prints them, else as computed and in
 * the unit and decimals of the other.
 */
export function valuePair(finding: Finding): { stated: string; expected: string } {
  const mentionOf = (value: string | null): Mention | undefined =>
    value === null ? undefined : finding.mentions.find((entry) => entry.value === value);
  const shown = (value: string | null, other: string | null): string => {
    if (value === null) return '';
    const mention = mentionOf(value);
    if (mention) return focusText(mention);
    const model = mentionOf(other);
    return model ? asPrinted(value, model) : value;
  };
  return { stated: shown(finding.stated, finding.expected), expected: shown(finding.expected, finding.stated) };
}

/** The words of a mention that matter, without line-break blanks at the ends. */
export function focusText(mention: Pick<Mention, 'quote' | 'focus'>): string {
  return mention.quote.slice(mention.focus.start, mention.focus.end).trim();
}
