import { ruleNames, severityNames, statusNames } from '../contract/labels.ts';
import type { Mention } from '../model/finding.ts';
import { severities } from '../model/finding.ts';
import { headingPath, sectionAt } from '../model/places.ts';
import type { Language } from '../model/text.ts';
import type { ExportData } from './data.ts';
import { coverageOf, formulaText } from './document.ts';
import { placeText } from './sheets/findings.ts';
import { overviewSheet } from './sheets/overview.ts';
import { localTime } from './sheets/sheet.ts';

const words = {
  zh: {
    title: '一致性核对报告',
    note: '备注',
    reason: '理由',
    formula: '公式',
    none: '没有发现差异。',
    by: '复核人',
    follows: '由另一项引起',
    made: '由勾稽工作台生成',
  },
  en: {
    title: 'Consistency report',
    note: 'Note',
    reason: 'Reason',
    formula: 'Formula',
    none: 'No contradictions found.',
    by: 'Reviewer',
    follows: 'follows from another finding',
    made: 'Made by Gouji',
  },
};

const style = `
@page { size: A4; margin: 16mm 14mm 18mm }
* { box-sizing: border-box }
body { font: 13px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif; color: #1b1f27; background: #fff; max-width: 900px; margin: 0 auto; padding: 28px; font-variant-numeric: tabular-nums }
h1 { font-size: 22px; margin: 0 0 4px } h2 { font-size: 16px; margin: 28px 0 10px; border-bottom: 1px solid #e3e6eb; padding-bottom: 4px }
.meta { color: #667085 } .counts { display: flex; gap: 12px; margin: 16px 0; flex-wrap: wrap } .counts div { border: 1px solid #e3e6eb; border-radius: 8px; padding: 8px 14px } .counts b { font-size: 18px; display: block }
article { border: 1px solid #e3e6eb; border-radius: 9px; padding: 12px 16px; margin: 0 0 12px; break-inside: avoid } article.follows { margin-left: 28px }
article header { display: flex; gap: 10px; align-items: baseline; flex-wrap: wrap } article h3 { margin: 4px 0; font-size: 14px }
.sev { font-weight: 600; border-radius: 4px; padding: 0 7px } .high { color: #b02a21; background: #fdecea } .medium { color: #8f4a05; background: #fdf3e4 } .low { color: #46546b; background: #eef1f5 }
blockquote { margin: 8px 0 0; padding: 6px 12px; border-left: 3px solid #d0d5dd; background: #f9fafb } blockquote p { margin: 2px 0; overflow-wrap: anywhere } mark { background: #fff0b8; font-weight: 600; padding: 0 1px } .odd mark { background: #ffd3cc }
table { border-collapse: collapse; width: 100% } td { border: 1px solid #e3e6eb; padding: 3px 8px; overflow-wrap: anywhere } code { font-family: inherit }
footer { color: #667085; margin-top: 30px; font-size: 12px }
@media print { body { padding: 0; max-width: none } }
`;

/** Text for HTML: filing text is never markup. */
export function escapeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A report of the findings that prints well on A4: one self-contained page, no script, nothing fetched. */
export function* htmlReport(data: ExportData, language: Language): Generator<string> {
  const label = words[language];
  const { filingRow, findings, filing, report } = data;
  const coverage = coverageOf(filing, report.ledger);
  yield `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(filingRow.name)} · ${label.title}</title><style>${style}</style></head><body>\n`;
  yield `<h1>${label.title}</h1><p class="meta">${escapeHtml(filingRow.name)}${data.projectName === null ? '' : ` · ${escapeHtml(data.projectName)}`} · ${escapeHtml(localTime(data.exportedAt))}</p>\n<div class="counts">`;
  for (const severity of severities) {
    const n = findings.filter(({ row }) => row.severity === severity).length;
    yield `<div><b>${n}</b><span class="sev ${severity}">${severityNames[severity][language]}</span></div>`;
  }
  yield `<div><b>${coverage.checked} / ${coverage.numbers}</b>${language === 'zh' ? '数字已核对' : 'numbers checked'}</div></div>\n`;
  yield `<h2>${language === 'zh' ? '差异' : 'Findings'}</h2>\n`;
  if (findings.length === 0) yield `<p>${label.none}</p>`;
  for (const entry of findings) yield article(data, entry, language);
  yield `<h2>${overviewSheet(data, language).name}</h2><table>`;
  for (const row of overviewSheet(data, language).rows) {
    if (row.length === 0) continue;
    yield `<tr>${row.map((cell) => `<td>${escapeHtml(String(cell.value ?? ''))}</td>`).join('')}</tr>`;
  }
  yield `</table>\n<footer>${label.made} ${escapeHtml(data.version)}</footer></body></html>\n`;
}

function article(data: ExportData, { row, finding }: ExportData['findings'][number], language: Language): string {
  const label = words[language];
  const line = (name: string, value: string) =>
    value === '' ? '' : `<p class="meta">${name}: ${escapeHtml(value)}</p>`;
  const passages = finding.mentions
    .map((mention) => passage(data, mention, mention.value !== null && mention.value === finding.stated, language))
    .join('');
  const followsFrom = row.group === null ? '' : ` · ${label.follows}`;
  return `<article${row.group === null ? '' : ' class="follows"'}><header><span class="sev ${row.severity}">${severityNames[row.severity][language]}</span><span class="meta">${ruleNames[row.rule][language]}${followsFrom} · ${statusNames[row.status][language]}</span></header><h3>${escapeHtml(row.title[language])}</h3><p>${escapeHtml(finding.explanation[language])}</p>${finding.formula ? line(label.formula, formulaText(finding.formula)) : ''}${passages}${line(label.note, row.note)}${line(label.reason, row.reason)}${line(label.by, row.reviewer)}</article>\n`;
}

function passage(data: ExportData, mention: Mention, odd: boolean, language: Language): string {
  const { quote, focus } = mention;
  const heading = headingPath(data.filing, sectionAt(data.filing, mention.place)).join(' › ');
  const marked = `${escapeHtml(quote.slice(0, focus.start))}<mark>${escapeHtml(quote.slice(focus.start, focus.end))}</mark>${escapeHtml(quote.slice(focus.end))}`;
  return `<blockquote${odd ? ' class="odd"' : ''}><p class="meta">${escapeHtml(heading)} · ${placeText(mention, language)}</p><p>${marked}</p></blockquote>`;
}
