import type { DraftReport } from '../check/prior/draft-report.ts';
import type {
  CliCheck,
  CliDraft,
  CliFact,
  CliFinding,
  CliLedgerEntry,
  CliMention,
  CliOther,
  CliReference,
  CliSection,
  CliTable,
  CliTerm,
} from '../contract/cli.ts';
import type { Fact, Filing, NumberMention, Reference, Section, Table, Term } from '../model/filing.ts';
import type {
  Check,
  CheckReport,
  Finding,
  FormulaToken,
  LedgerEntry,
  Mention,
  OtherMention,
} from '../model/finding.ts';
import { lineAt, quoteAt, sectionAt } from '../model/places.ts';
import type { Language, Place } from '../model/text.ts';

/**
 * A read, and where given checked, filing as the command line's JSON (core/contract/cli.ts), in pieces
 * that a stream can take one after another: a large filing is never held as one string.
 */
export function* documentPieces(
  filing: Filing,
  options: {
    language: Language;
    readMs: number;
    report?: CheckReport;
    checkMs?: number;
    ledger?: boolean;
    draft?: DraftReport;
  },
): Generator<string> {
  const { language, report } = options;
  const { name, format, encoding, characters, pages, sha256 } = filing.source;
  yield `{\n"schema": 1,\n"source": ${JSON.stringify({ name, format, encoding, characters, pages, sha256 })}`;
  yield* list('sections', filing.sections, sectionEntry);
  yield* list('tables', filing.tables, (table) => tableEntry(filing, table));
  yield* list('facts', filing.facts, (fact) => factEntry(filing, fact));
  yield* list('terms', filing.terms, (term) => termEntry(filing, term));
  yield* list('references', filing.references, (reference) => referenceEntry(filing, reference));
  yield* list('warnings', filing.warnings, ({ code, message, line, page }) => ({
    code,
    message: message[language],
    line,
    page,
  }));
  if (report) {
    yield* list('findings', report.findings, (finding) => findingEntry(finding, language));
    yield* list('checks', report.checks, (check) => checkEntry(check, language));
    yield `,\n"coverage": ${JSON.stringify(coverageOf(filing, report.ledger))}`;
    if (options.draft) yield `,\n"draft": ${JSON.stringify(draftEntry(options.draft, language))}`;
    if (options.ledger) yield* list('ledger', report.ledger, (entry) => ledgerEntry(filing, entry));
  }
  const { readMs, checkMs } = options;
  yield `,\n"timings": ${JSON.stringify(report ? { readMs, checkMs } : { readMs })}\n}\n`;
}

function* list<Item>(key: string, items: readonly Item[], entry: (item: Item) => unknown): Generator<string> {
  yield `,\n${JSON.stringify(key)}: [`;
  let separator = '\n';
  for (const item of items) {
    yield separator + JSON.stringify(entry(item));
    separator = ',\n';
  }
  yield ']';
}

function sectionEntry(section: Section): CliSection {
  const { id, parentId, level, number, title, line, page } = section;
  return { id, parentId, level, number, title, line, page };
}

function tableEntry(filing: Filing, table: Table): CliTable {
  const body = table.rows.slice(table.headerRows);
  const { id, title, unit, columnUnits, line, endLine, page, endPage, headerRows, columns } = table;
  return {
    id,
    title,
    unit,
    columnUnits,
    sectionId: filing.sections[table.section]?.id ?? null,
    line,
    endLine,
    page,
    endPage,
    headerRows,
    columns,
    rows: body.map((row) => row.cells.map((cell) => cell.text)),
    totalRows: body.flatMap((row, index) => (row.role === 'total' ? [index] : [])),
  };
}

function factEntry(filing: Filing, fact: Fact): CliFact {
  const number = filing.numbers[fact.number] as NumberMention;
  return {
    id: fact.id,
    subject: fact.subject,
    measure: fact.measure,
    value: number.value ?? '0',
    digits: number.digits,
    unit: number.unit,
    approximate: number.approximation !== 'exact',
    period: fact.period,
    ...whereIs(filing, number.place),
    quote: quoteAt(filing, number.place).quote,
  };
}

function whereIs(filing: Filing, place: Place): { sectionId: string | null; line: number; page: number | null } {
  return { sectionId: filing.sections[sectionAt(filing, place)]?.id ?? null, ...lineAt(filing, place) };
}

function termEntry(filing: Filing, { term, meaning, kind, place }: Term): CliTerm {
  return { term, meaning, kind, ...lineAt(filing, place) };
}

function referenceEntry(filing: Filing, reference: Reference): CliReference {
  const section = reference.section === null ? undefined : filing.sections[reference.section];
  const table = reference.table === null ? undefined : filing.tables[reference.table];
  return { text: reference.text, target: section?.id ?? table?.id ?? null, ...lineAt(filing, reference.place) };
}

function mentionEntry(mention: Mention): CliMention {
  const { sectionId, line, page, quote, value, unit } = mention;
  return { sectionId, line, page, quote, value, unit };
}

function findingEntry(finding: Finding, language: Language): CliFinding {
  const { id, rule, severity, stated, expected, difference, confidence, group } = finding;
  return {
    id,
    rule,
    severity,
    title: finding.title[language],
    explanation: finding.explanation[language],
    stated,
    expected,
    difference,
    confidence,
    group,
    mentions: finding.mentions.map(mentionEntry),
    ...(finding.other ? { other: finding.other.map(otherEntry) } : {}),
  };
}

function checkEntry(check: Check, language: Language): CliCheck {
  const { id, rule, status, stated, recomputed, reason } = check;
  return {
    id,
    rule,
    status,
    formula: formulaText(check.formula),
    stated,
    recomputed,
    reason: reason?.[language] ?? null,
    mentions: check.mentions.map(mentionEntry),
    ...(check.other ? { other: check.other.map(otherEntry) } : {}),
  };
}

function otherEntry({ relation, document, heading, line, page, quote, value, unit }: OtherMention): CliOther {
  return { relation, document, heading, line, page, quote, value, unit };
}

function draftEntry({ document, settled, added, remaining, changes }: DraftReport, language: Language): CliDraft {
  return {
    document,
    settled: settled.map(({ id, rule, severity, title }) => ({ id, rule, severity, title: title[language] })),
    new: added.map(({ id }) => id),
    remaining: remaining.map(({ finding, before, changed }) => ({ id: finding.id, draftId: before.id, changed })),
    changes: changes.map(({ kind, now, before, figures }) => ({
      kind,
      now: now && { line: now.line, page: now.page, quote: now.quote },
      draft: before && { line: before.line, page: before.page, quote: before.quote },
      figures: figures.map((figure) => ({ from: figure.before, to: figure.now })),
    })),
  };
}

/** A formula as one line of plain text. */
export function formulaText(formula: readonly FormulaToken[]): string {
  return formula.map((token) => (typeof token === 'string' ? token : token.text)).join('');
}

/** How many numbers some check reached, and why the others were not checked. Dates, ordinals and the like count as numbers. */
export function coverageOf(
  filing: Filing,
  ledger: readonly LedgerEntry[],
): { numbers: number; checked: number; unchecked: Record<string, number> } {
  const unchecked: Record<string, number> = {};
  let checked = 0;
  for (const entry of ledger) {
    if (entry.status === 'pass' || entry.status === 'rounding' || entry.status === 'fail') {
      checked += 1;
      continue;
    }
    const reason = entry.reason ?? entry.status;
    unchecked[reason] = (unchecked[reason] ?? 0) + 1;
  }
  return { numbers: filing.numbers.length, checked, unchecked };
}

function ledgerEntry(filing: Filing, entry: LedgerEntry): CliLedgerEntry {
  const number = filing.numbers[entry.number] as NumberMention;
  const { status, rules, reason } = entry;
  return { value: number.value, ...lineAt(filing, number.place), status, rules, reason };
}
