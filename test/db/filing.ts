import type { Filing } from '../../core/model/filing.ts';
import type { CheckReport, Finding, Mention } from '../../core/model/finding.ts';
import { packReading } from '../../db/reading.ts';
import type { NewFiling } from '../../db/repositories/filings.ts';
import { readingRows } from '../../db/rows/reading-rows.ts';

/** An invented filing of one section, one paragraph and one table, built by hand so that no reader is needed. */
export function inventedFiling(): Filing {
  const lines = ['第一节 概况', '报告期末，公司的毛利率为 35%，员工 120 人。', '项目\t金额', '甲\t1', '合计\t2'];
  const placed = (text: string, line: number, column = 0) => ({
    text,
    segments: text === '' ? [] : [{ at: 0, line, column, length: text.length }],
  });
  const cell = (text: string, line: number, column: number) => ({
    ...placed(text, line, column),
    spanned: false,
    edited: false,
  });
  const row = (texts: [string, string], line: number, role: 'header' | 'data' | 'total') => ({
    cells: [cell(texts[0], line, 0), cell(texts[1], line, texts[0].length + 1)],
    role,
    indent: 0,
    ofWhich: false,
    line,
    page: null,
  });
  const quantity = { kind: 'quantity' as const, approximation: 'exact' as const, date: null, digits: 0 };
  return {
    source: {
      name: 'invented.txt',
      format: 'txt',
      encoding: 'utf-8',
      characters: lines.join('').length,
      pages: null,
      sha256: '0'.repeat(64),
      lines: lines.map((text) => ({ text, page: null })),
      layout: null,
      marks: null,
      warnings: [],
    },
    roles: lines.map(() => 'body' as const),
    blocks: [
      { ...placed('概况', 1, 4), index: 0, kind: 'heading', table: null, section: 0, line: 1, page: null },
      { ...placed(lines[1] as string, 2), index: 1, kind: 'paragraph', table: null, section: 0, line: 2, page: null },
      { ...placed('', 3), index: 2, kind: 'table', table: 0, section: 0, line: 3, page: null },
    ],
    sections: [
      { id: 'S1', index: 0, parentId: null, level: 1, number: '第一节', title: '概况', line: 1, page: null, block: 0 },
    ],
    tables: [
      {
        id: 'T1',
        index: 0,
        kind: 'grid',
        title: '收入构成',
        unit: '元',
        columnUnits: [null, null],
        section: 0,
        block: 2,
        line: 3,
        endLine: 5,
        page: null,
        endPage: null,
        headerRows: 1,
        columns: ['项目', '金额'],
        rows: [row(['项目', '金额'], 3, 'header'), row(['甲', '1'], 4, 'data'), row(['合计', '2'], 5, 'total')],
        parts: 1,
        confidence: 1,
      },
    ],
    numbers: [
      {
        ...quantity,
        index: 0,
        place: { in: 'block', block: 1, start: 12, end: 15 },
        raw: '35%',
        value: '0.35',
        ulp: '0.01',
        unit: '%',
        dimension: '%',
      },
      {
        ...quantity,
        index: 1,
        place: { in: 'cell', table: 0, row: 2, column: 1, start: 0, end: 1 },
        raw: '2',
        value: '2',
        ulp: '1',
        unit: '元',
        dimension: '元',
      },
    ],
    facts: [{ id: 'f1', number: 0, subject: '公司', measure: '毛利率', period: null, scope: null }],
    terms: [
      { term: '毛利率', meaning: '毛利除以收入', kind: 'inline', place: { in: 'block', block: 1, start: 8, end: 11 } },
    ],
    references: [],
    report: {
      pages: null,
      pagesWithoutText: [],
      headings: 1,
      tables: 1,
      joinedTables: 0,
      cells: 2,
      numbers: 2,
      rejoinedNumbers: 0,
      characters: 20,
      placedCharacters: 20,
      furnitureCharacters: 0,
      unplacedCharacters: 0,
    },
    warnings: [],
  };
}

/** A report with one finding, on the table's total, whose operands have the given fingerprint; none for null. */
export function inventedReport(fingerprint: string | null): CheckReport {
  const mention: Mention = {
    place: { in: 'cell', table: 0, row: 2, column: 1, start: 0, end: 1 },
    sectionId: 'S1',
    line: 5,
    page: null,
    quote: '合计 2',
    focus: { start: 3, end: 4 },
    value: '2',
    unit: '元',
    number: 1,
    role: 'stated',
  };
  const finding: Finding = {
    id: 'table.foot-1',
    rule: 'table.foot',
    severity: 'high',
    title: { zh: '合计不符', en: 'The total does not foot' },
    explanation: { zh: '合计应为 1。', en: 'The total should be 1.' },
    stated: '2',
    expected: '1',
    difference: '1',
    confidence: 0.9,
    group: null,
    fingerprint: fingerprint ?? '',
    formula: null,
    mentions: [mention],
  };
  return {
    findings: fingerprint === null ? [] : [finding],
    checks: [
      {
        id: 'c1',
        rule: 'table.foot',
        status: fingerprint === null ? 'pass' : 'fail',
        formula: ['1 = ', { mention: 0, text: '2' }],
        stated: '2',
        recomputed: '1',
        reason: null,
        mentions: [mention],
      },
    ],
    ledger: [
      { number: 0, status: 'unchecked', rules: [], reason: 'no-second-mention' },
      { number: 1, status: fingerprint === null ? 'pass' : 'fail', rules: ['table.foot'], reason: null },
    ],
    timings: { 'table.foot': 1 },
  };
}

/** What an import of a filing stores. */
export function newFiling(filing: Filing): NewFiling {
  const { name, format, encoding, characters, pages, sha256, lines } = filing.source;
  return {
    name,
    format,
    encoding,
    characters,
    lines: lines.length,
    pages,
    sha256,
    importedAt: '2024-01-01T00:00:00.000Z',
    readMs: 1,
    checkMs: 1,
    bytes: new TextEncoder().encode(lines.map((line) => line.text).join('\n')),
    reading: packReading(filing),
    layout: [],
    rows: readingRows(filing),
  };
}
