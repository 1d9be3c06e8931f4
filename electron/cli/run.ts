import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type DraftReport, reportDraft } from '../../core/check/prior/draft-report.ts';
import type { Prior } from '../../core/check/rule.ts';
import { GoujiError, reportOf, sentenceFor } from '../../core/contract/errors.ts';
import { checkStatusNames, ruleNames, severityNames } from '../../core/contract/labels.ts';
import { type ExportData, undecidedRow } from '../../core/export/data.ts';
import { coverageOf, documentPieces } from '../../core/export/document.ts';
import { placeText } from '../../core/export/sheets/findings.ts';
import { severities } from '../../core/model/finding.ts';
import type { Language } from '../../core/model/text.ts';
import { readChecks } from '../backend/checks-file.ts';
import { type ExportWhat, writeExport } from '../backend/export/write.ts';
import { type Checked, checkAll, checkRead, type Read, readPath } from '../backend/pipeline.ts';
import { type CliCommand, parseArguments } from './options.ts';

/** What the command writes to: standard output waits when its reader is slow. */
export interface Streams {
  out(text: string): Promise<void>;
  /** One line of progress or error. */
  err(line: string): void;
}

/**
 * Runs the gouji command and answers its exit code: 0 done, whatever was found; 1 a finding at or above
 * `--fail-on`; 2 wrong usage or unreadable input, with one line that says what and why.
 */
export async function run(words: readonly string[], streams: Streams, version: string): Promise<number> {
  const english = words.some((word, index) => word === '--lang=en' || (word === 'en' && words[index - 1] === '--lang'));
  try {
    return await perform(parseArguments(words, version), streams, version);
  } catch (thrown) {
    streams.err(sentenceFor(reportOf(thrown), english ? 'en' : 'zh').replaceAll('\n', ' '));
    return 2;
  }
}

async function perform(command: CliCommand, streams: Streams, version: string): Promise<number> {
  if (command.name === 'help') {
    await streams.out(command.text);
    return 0;
  }
  const { file, options } = command;
  if (command.name === 'export') return exportFile(file, command.options, streams, version);
  // What is wrong with a file of checks is said before anything long begins.
  const checks =
    command.name === 'check' && command.options.rules !== undefined ? await readChecks(command.options.rules) : [];
  const read = await readPath(file, options.password === undefined ? {} : { password: options.password });
  if (command.name === 'read') {
    if (command.options.json) {
      for (const piece of documentPieces(read.filing, { language: options.lang, readMs: read.readMs }))
        await streams.out(piece);
    } else await streams.out(readSummary(read, options.lang));
    return 0;
  }
  const { json, ledger, failOn } = command.options;
  const setup = { settings: {}, checks };
  const { draft, priorYear } = command.options;
  const earlier = draft === undefined ? null : await readOther('--draft', draft, options);
  const lastYear = priorYear === undefined ? null : await readOther('--prior-year', priorYear, options);
  const priors: Prior[] = [];
  if (lastYear) priors.push({ relation: 'prior-year', filing: lastYear.filing });
  if (earlier) priors.push({ relation: 'earlier-draft', filing: earlier.filing });
  const checked = await checkAll(read, setup, { priors });
  const drafts = earlier
    ? reportDraft(read.filing, checked.report.findings, {
        filing: earlier.filing,
        findings: (await checkAll(earlier, setup)).report.findings,
      })
    : null;
  if (json) {
    const { filing, report, readMs, checkMs } = checked;
    const settings = {
      language: options.lang,
      readMs,
      checkMs,
      report,
      ledger: ledger === true,
      ...(drafts ? { draft: drafts } : {}),
    };
    for (const piece of documentPieces(filing, settings)) await streams.out(piece);
  } else {
    await streams.out(checkSummary(checked, options.lang));
    if (drafts) await streams.out(draftSummary(drafts, options.lang));
  }
  const worst = failOn === undefined ? -1 : severities.indexOf(failOn);
  return checked.report.findings.some(({ severity }) => severities.indexOf(severity) <= worst) ? 1 : 0;
}

/** Reads the filing that an option names; what is wrong with it is said with the option's name. */
async function readOther(option: string, file: string, { password }: { password?: string }): Promise<Read> {
  try {
    return await readPath(file, password === undefined ? {} : { password });
  } catch (thrown) {
    const report = reportOf(thrown);
    const reason = { zh: sentenceFor(report, 'zh'), en: sentenceFor(report, 'en') };
    throw new GoujiError('other-file', { option, reason }, { cause: thrown });
  }
}

const kinds: Record<string, ExportWhat> = {
  '.xlsx': { kind: 'xlsx' },
  '.csv': { kind: 'findings-csv' },
  '.html': { kind: 'html' },
};

async function exportFile(
  file: string,
  options: { out: string; lang: Language; password?: string },
  streams: Streams,
  version: string,
): Promise<number> {
  const what = kinds[path.extname(options.out).toLowerCase()];
  if (!what) throw new GoujiError('bad-usage', { reason: '--out OUT.xlsx | OUT.csv | OUT.html' });
  const checked = checkRead(await readPath(file, options.password === undefined ? {} : { password: options.password }));
  const partial = path.join(path.dirname(options.out), `.${path.basename(options.out)}.${process.pid}.part`);
  try {
    await writeExport({ what, language: options.lang }, exportData(checked, version), partial);
    await rename(partial, options.out);
  } catch (thrown) {
    await rm(partial, { force: true });
    throw writeError(thrown, options.out);
  }
  streams.err(options.lang === 'zh' ? `已写入 ${options.out}` : `Wrote ${options.out}`);
  return 0;
}

/** A failure to write, as the sentence a person should read. */
function writeError(thrown: unknown, target: string): unknown {
  const code = thrown instanceof Error ? (thrown as NodeJS.ErrnoException).code : undefined;
  if (code === 'ENOSPC') return new GoujiError('disk-full', { name: path.basename(target) }, { cause: thrown });
  if (code === undefined || thrown instanceof GoujiError) return thrown;
  return new GoujiError('target-unwritable', { name: path.basename(target), reason: code }, { cause: thrown });
}

function exportData({ filing, report, readMs, checkMs }: Checked, version: string): ExportData {
  const { numbers, checked } = coverageOf(filing, report.ledger);
  const exportedAt = new Date().toISOString();
  return {
    projectName: null,
    filing,
    filingRow: {
      id: 1,
      name: filing.source.name,
      format: filing.source.format,
      pages: filing.source.pages,
      characters: filing.source.characters,
      importedAt: exportedAt,
      findings: report.findings.length,
      decided: 0,
      readMs,
      checkMs,
      coverage: numbers === 0 ? 0 : checked / numbers,
      outdated: false,
    },
    findings: report.findings.map((finding, rank) => ({ row: undecidedRow(filing, finding, rank, 1), finding })),
    report,
    edits: [],
    history: [],
    annotations: [],
    version,
    exportedAt,
  };
}

function readSummary({ filing, readMs }: Read, language: Language): string {
  const { sections, tables, facts, terms, warnings, source } = filing;
  const parts =
    language === 'zh'
      ? [
          `${source.name}：${source.characters} 字符`,
          `${sections.length} 个标题`,
          `${tables.length} 张表`,
          `${facts.length} 个事实`,
          `${terms.length} 个术语`,
          `${warnings.length} 条提示`,
          `用时 ${Math.round(readMs)} ms`,
        ]
      : [
          `${source.name}: ${source.characters} characters`,
          `${sections.length} headings`,
          `${tables.length} tables`,
          `${facts.length} facts`,
          `${terms.length} terms`,
          `${warnings.length} notes`,
          `${Math.round(readMs)} ms`,
        ];
  return `${parts.join(language === 'zh' ? '，' : ', ')}\n`;
}

function checkSummary(checked: Checked, language: Language): string {
  const lines = checked.report.findings.map((finding) => {
    const places = [...new Set(finding.mentions.map((mention) => placeText(mention, language)))].join(', ');
    const lead = `[${severityNames[finding.severity][language]}] ${ruleNames[finding.rule][language]}`;
    return `${finding.group === null ? '' : '  ↳ '}${lead}  ${finding.title[language]}  (${places})\n    ${finding.explanation[language]}\n`;
  });
  const { numbers, checked: reached } = coverageOf(checked.filing, checked.report.ledger);
  const foot =
    language === 'zh'
      ? `${lines.length} 处差异；${reached} / ${numbers} 个数字已核对；读取 ${Math.round(checked.readMs)} ms，检查 ${Math.round(checked.checkMs)} ms`
      : `${lines.length} findings; ${reached} of ${numbers} numbers checked; read ${Math.round(checked.readMs)} ms, checked ${Math.round(checked.checkMs)} ms`;
  return `${lines.join('')}${unable(checked, language)}${foot}\n`;
}

/** The custom checks that could not be made, with the reason. */
function unable({ report }: Checked, language: Language): string {
  const name = checkStatusNames['not-checkable'][language];
  return report.checks
    .filter(({ rule, status }) => rule === 'custom' && status === 'not-checkable')
    .map(({ reason }) => `[${name}] ${ruleNames.custom[language]}  ${reason?.[language] ?? ''}\n`)
    .join('');
}

function draftSummary({ document, settled, added, remaining, changes }: DraftReport, language: Language): string {
  const changed = remaining.filter((one) => one.changed).length;
  const figures = changes.reduce((sum, change) => sum + change.figures.length, 0);
  const lines = settled.map((finding) => `  ✓ ${finding.title[language]}\n`);
  const head =
    language === 'zh'
      ? `与前稿（${document}）相比：${changes.length} 处文字有改动，其中 ${figures} 个数；已解决 ${settled.length} 处，新出现 ${added.length} 处，仍有 ${remaining.length} 处（${changed} 处数值已变）\n`
      : `Against the earlier draft (${document}): ${changes.length} passages changed, ${figures} figures among them; ${settled.length} findings settled, ${added.length} new, ${remaining.length} remain (${changed} with other values)\n`;
  return head + lines.join('');
}
