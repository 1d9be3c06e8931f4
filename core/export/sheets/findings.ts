import { ruleNames, severityNames, statusNames } from '../../contract/labels.ts';
import type { Section } from '../../model/filing.ts';
import type { Finding } from '../../model/finding.ts';
import { headingPath, sectionAt } from '../../model/places.ts';
import type { Language } from '../../model/text.ts';
import { asPrinted } from '../as-printed.ts';
import { type ExportData, focusText } from '../data.ts';
import { formulaText } from '../document.ts';
import { count, localTime, type Sheet, text } from './sheet.ts';

const headers = {
  zh: [
    '级别',
    '规则',
    '差异',
    '说明',
    '一处',
    '另一处',
    '差额',
    '章节',
    '位置',
    '置信度',
    '状态',
    '排除理由',
    '备注',
    '标签',
    '复核人',
    '决定时间',
    '编号',
    '由何引起',
  ],
  en: [
    'Severity',
    'Rule',
    'Finding',
    'Explanation',
    'Stated',
    'Expected',
    'Difference',
    'Section',
    'Place',
    'Confidence',
    'Status',
    'Reason',
    'Note',
    'Tags',
    'Reviewer',
    'Decided',
    'Id',
    'Follows from',
  ],
} satisfies Record<Language, string[]>;
const widths = [7, 12, 40, 60, 16, 16, 14, 30, 12, 9, 9, 20, 30, 14, 10, 17, 24, 24];

/** Names of the sheets that link to each other. */
export const sheetNames = {
  findings: { zh: '差异', en: 'Findings' },
  evidence: { zh: '证据', en: 'Evidence' },
  tables: { zh: '表格', en: 'Tables' },
  tableList: { zh: '表格目录', en: 'Table list' },
} as const;

/** Where a thing stands, for people: the page, or the line where there are no pages. */
export function placeText(place: { line: number; page: number | null }, language: Language): string {
  if (place.page !== null) return `p.${place.page}`;
  return language === 'zh' ? `行 ${place.line}` : `line ${place.line}`;
}

/** The findings, one a row, in the check's order, each linked to its evidence. */
export function findingsSheet(data: ExportData, language: Language): Sheet {
  const evidenceRows = evidenceStarts(data);
  return {
    name: sheetNames.findings[language],
    columns: headers[language].map((header, index) => ({
      header,
      width: widths[index] as number,
      wrap: [2, 3, 7, 11, 12].includes(index),
    })),
    records: true,
    rows: data.findings.map(({ row, finding }) => [
      text(severityNames[row.severity][language], row.severity),
      text(ruleNames[row.rule][language]),
      {
        value: row.title[language],
        link: { sheet: sheetNames.evidence[language], row: evidenceRows.get(row.id) as number },
      },
      text(finding.explanation[language]),
      text(row.stated),
      text(row.expected),
      text(shownDifference(finding)),
      text(
        row.sections
          .map((section) => sectionTitle(data, section))
          .filter(Boolean)
          .join('\n'),
      ),
      text([...new Set(row.places.map((place) => placeText(place, language)))].join(' · ')),
      { value: row.confidence, format: '0.00' },
      text(statusNames[row.status][language]),
      text(row.reason),
      text(row.note),
      text(row.tags.join(', ')),
      text(row.reviewer),
      text(row.decidedAt === null ? null : localTime(row.decidedAt)),
      text(row.id, 'muted'),
      text(row.group, 'muted'),
    ]),
  };
}

/** The difference in the unit and with the decimals of the number stated. */
function shownDifference({ difference, mentions }: Finding): string | null {
  const stated = mentions.find(({ role }) => role === 'stated');
  return difference !== null && stated ? asPrinted(difference, stated) : difference;
}

function sectionTitle(data: ExportData, index: number): string {
  const section: Section | undefined = data.filing.sections[index];
  return section ? `${section.number}${section.title}` : '';
}

const evidenceHeaders = {
  zh: ['差异编号', '规则', '差异', '作用', '数值或用语', '原文', '章节', '行', '页', '公式'],
  en: ['Finding', 'Rule', 'Title', 'Role', 'Value or words', 'Source text', 'Section', 'Line', 'Page', 'Formula'],
} satisfies Record<Language, string[]>;
const roleNames = {
  stated: { zh: '所称', en: 'Stated' },
  operand: { zh: '运算数', en: 'Operand' },
  other: { zh: '另一处', en: 'Other place' },
};

/** Every passage of every finding, one a row, linked back to its finding. */
export function evidenceSheet(data: ExportData, language: Language): Sheet {
  const evidenceWidths = [24, 12, 36, 9, 18, 80, 40, 8, 7, 40];
  return {
    name: sheetNames.evidence[language],
    columns: evidenceHeaders[language].map((header, index) => ({
      header,
      width: evidenceWidths[index] as number,
      wrap: index === 5 || index === 6 || index === 9,
    })),
    records: true,
    rows: data.findings.flatMap(({ row, finding }, rank) =>
      finding.mentions.map((mention) => [
        { value: row.id, style: 'muted' as const, link: { sheet: sheetNames.findings[language], row: rank + 2 } },
        text(ruleNames[row.rule][language]),
        text(row.title[language]),
        text(roleNames[mention.role][language]),
        text(focusText(mention)),
        text(mention.quote),
        text(headingPath(data.filing, sectionAt(data.filing, mention.place)).join(' › ')),
        count(mention.line),
        mention.page === null ? text(null) : count(mention.page),
        text(finding.formula ? formulaText(finding.formula) : null),
      ]),
    ),
  };
}

/** 1-based sheet row at which each finding's evidence begins. */
function evidenceStarts(data: ExportData): Map<string, number> {
  const starts = new Map<string, number>();
  let next = 2;
  for (const { row, finding } of data.findings) {
    starts.set(row.id, next);
    next += finding.mentions.length;
  }
  return starts;
}
