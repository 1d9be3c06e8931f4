import {
  checkStatusNames,
  ruleNames,
  severityNames,
  statusNames,
  uncheckedReasonNames,
} from '../../contract/labels.ts';
import { findingStatuses } from '../../contract/rows.ts';
import { type RuleId, ruleIds, severities } from '../../model/finding.ts';
import type { Language } from '../../model/text.ts';
import type { ExportData } from '../data.ts';
import { coverageOf } from '../document.ts';
import { count, localTime, type Sheet, type SheetCell, text } from './sheet.ts';

const words = {
  zh: {
    name: '概览',
    filing: '申报文件',
    pages: '页数',
    characters: '字符数',
    exported: '导出时间',
    version: '勾稽工作台版本',
    project: '项目',
    findings: '差异',
    bySeverity: '按级别',
    byStatus: '按状态',
    byRule: '按规则',
    checks: '核对',
    rule: '规则',
    coverage: '数字覆盖',
    numbers: '数字总数',
    checked: '已核对',
    reading: '读取',
    headings: '标题',
    tables: '表格',
    joined: '跨页合并的表格',
    facts: '事实',
    terms: '术语',
    references: '交叉引用',
    warnings: '读取提示',
    sha: '文件 SHA-256',
  },
  en: {
    name: 'Overview',
    filing: 'Filing',
    pages: 'Pages',
    characters: 'Characters',
    exported: 'Exported',
    version: 'Gouji version',
    project: 'Project',
    findings: 'Findings',
    bySeverity: 'By severity',
    byStatus: 'By status',
    byRule: 'By rule',
    checks: 'Checks',
    rule: 'Rule',
    coverage: 'Number coverage',
    numbers: 'Numbers in all',
    checked: 'Checked',
    reading: 'Reading',
    headings: 'Headings',
    tables: 'Tables',
    joined: 'Tables joined over pages',
    facts: 'Facts',
    terms: 'Terms',
    references: 'References',
    warnings: 'Reading notes',
    sha: 'SHA-256 of the file',
  },
} satisfies Record<Language, Record<string, string>>;

/** The first page of the workbook: what was checked, and what came of it. */
export function overviewSheet(data: ExportData, language: Language): Sheet {
  const { filing, filingRow, findings, report } = data;
  const label = words[language];
  const coverage = coverageOf(filing, report.ledger);
  const pair = (name: string, value: string | number | null): SheetCell[] => [
    text(name, 'label'),
    typeof value === 'number' ? count(value) : text(value),
  ];
  const title = (name: string): SheetCell[] => [text(name, 'title')];
  const rows: SheetCell[][] = [
    pair(label.filing, filingRow.name),
    ...(data.projectName === null ? [] : [pair(label.project, data.projectName)]),
    pair(label.pages, filing.source.pages),
    pair(label.characters, filing.source.characters),
    pair(label.exported, localTime(data.exportedAt)),
    pair(label.version, data.version),
    pair(label.sha, filing.source.sha256),
    [],
    title(`${label.findings} · ${label.bySeverity}`),
    ...severities.map((severity) => [
      text(severityNames[severity][language], severity),
      count(findings.filter(({ row }) => row.severity === severity).length),
    ]),
    [],
    title(`${label.findings} · ${label.byStatus}`),
    ...findingStatuses.map((status) =>
      pair(statusNames[status][language], findings.filter(({ row }) => row.status === status).length),
    ),
    [],
    title(`${label.checks} · ${label.byRule}`),
    [
      text(label.rule, 'head'),
      text(checkStatusNames.pass[language], 'head'),
      text(checkStatusNames.rounding[language], 'head'),
      text(checkStatusNames.fail[language], 'head'),
      text(checkStatusNames['not-checkable'][language], 'head'),
      text(label.findings, 'head'),
    ],
    ...ruleRows(data, language),
    [],
    title(label.coverage),
    pair(label.numbers, coverage.numbers),
    pair(label.checked, coverage.checked),
    ...Object.entries(coverage.unchecked)
      .sort(([, a], [, b]) => b - a)
      .map(([reason, n]) => pair(uncheckedReasonNames[reason]?.[language] ?? reason, n)),
    [],
    title(label.reading),
    pair(label.headings, filing.sections.length),
    pair(label.tables, filing.tables.length),
    pair(label.joined, filing.tables.filter((table) => table.parts > 1).length),
    pair(label.facts, filing.facts.length),
    pair(label.terms, filing.terms.length),
    pair(label.references, filing.references.length),
    pair(label.warnings, filing.warnings.length),
  ];
  return {
    name: label.name,
    columns: [
      { header: label.name, width: 30 },
      { header: '', width: 40, wrap: true },
      { header: '', width: 12 },
      { header: '', width: 12 },
      { header: '', width: 12 },
      { header: '', width: 12 },
    ],
    records: false,
    rows,
  };
}

function ruleRows({ report, findings }: ExportData, language: Language): SheetCell[][] {
  const tallies = new Map<RuleId, Record<string, number>>();
  const tally = (rule: RuleId, key: string) => {
    const entry = tallies.get(rule) ?? {};
    entry[key] = (entry[key] ?? 0) + 1;
    tallies.set(rule, entry);
  };
  for (const check of report.checks) tally(check.rule, check.status);
  for (const { row } of findings) tally(row.rule, 'findings');
  return ruleIds.flatMap((rule) => {
    const entry = tallies.get(rule);
    if (!entry) return [];
    const keys = ['pass', 'rounding', 'fail', 'not-checkable', 'findings'];
    return [[text(ruleNames[rule][language]), ...keys.map((key) => count(entry[key] ?? 0))]];
  });
}
