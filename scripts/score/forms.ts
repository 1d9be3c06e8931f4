/**
 * Whether a filing reads the same from a PDF, from that PDF's text and from its layout text: headings, and
 * the figures of the statements. Runs pdftotext on the PDFs of the folder that GOUJI_SHARED names, by
 * default ../shared, or on those given.
 *
 *   node scripts/score/forms.ts [--verbose] [FILE.pdf …]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Filing } from '../../core/model/filing.ts';
import { readPath } from '../../electron/backend/pipeline.ts';
import { sharedFilings } from '../lib/filings.ts';
import { flat } from './golden.ts';

const verbose = process.argv.includes('--verbose');

/** Headings as compared: number and title, blanks and the width of brackets left out. */
function headings(filing: Filing): string[] {
  return filing.sections.map(({ number, title }) => evened(number + title));
}

function evened(text: string): string {
  return flat(text).replace(/\(/g, '（').replace(/\)/g, '）').replace(/:/g, '：').replace(/,/g, '，');
}

const statementTitle = /^.{0,16}?(合并|母公司|公司)?(资产负债表|利润表|现金流量表)(?:[（(]续[）)])?$/;

/** Figures of each statement: row label, period and value; a table counts to the statement whose title stands above it. */
function statements(filing: Filing): Map<string, Set<string>> {
  const periods = new Map(filing.facts.map((fact) => [fact.number, fact.period]));
  const values = new Map<string, { value: string; period: string }>();
  for (const { index, place, value } of filing.numbers) {
    if (place.in !== 'cell' || value === null) continue;
    values.set(`${place.table}.${place.row}.${place.column}`, { value, period: periods.get(index) ?? '?' });
  }
  const found = new Map<string, Set<string>>();
  let open: Set<string> | null = null;
  for (const block of filing.blocks) {
    if (block.kind !== 'table') {
      const title = flat(filing.sections.find((section) => section.block === block.index)?.title ?? block.text);
      const match = statementTitle.exec(title);
      if (match) {
        const name = `${(match[1] ?? '合并').replace(/^公司/, '母公司')}${match[2]}`;
        open = found.get(name) ?? new Set();
        found.set(name, open);
      } else if (block.kind === 'heading') open = null;
      continue;
    }
    if (!open || block.table === null) continue;
    for (const [row, { cells }] of (filing.tables[block.table]?.rows ?? []).entries()) {
      const label = evened(cells[0]?.text ?? '').replace(
        /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)/,
        '',
      );
      cells.forEach((_, column) => {
        const cell = values.get(`${block.table}.${row}.${column}`);
        if (cell && column > 0) open?.add(`${label} | ${cell.period} | ${cell.value}`);
      });
    }
  }
  return found;
}

/** What one list has and the other lacks, each as often as it lacks it, in its own order. */
function lacking(mine: Iterable<string>, other: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const entry of other) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  const missing: string[] = [];
  for (const entry of mine) {
    const left = counts.get(entry) ?? 0;
    if (left === 0) missing.push(entry);
    else counts.set(entry, left - 1);
  }
  return missing;
}

function compare(name: string, own: readonly string[], theirs: readonly string[]): string {
  const missed = lacking(own, theirs);
  const extra = lacking(theirs, own);
  const share = (count: number, of: number): string => (of === 0 ? '–' : ((100 * (of - count)) / of).toFixed(1));
  const line = `${name.padEnd(20)} PDF ${String(own.length).padStart(5)}, here ${String(theirs.length).padStart(5)}   precision ${share(extra.length, theirs.length).padStart(5)}  recall ${share(missed.length, own.length).padStart(5)}`;
  if (!verbose) return line;
  return [line, ...missed.map((entry) => `      − ${entry}`), ...extra.map((entry) => `      + ${entry}`)].join('\n');
}

const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const files = given.length > 0 ? given : sharedFilings('pdf');
const work = mkdtempSync(join(tmpdir(), 'gouji-forms-'));
try {
  for (const file of files) {
    const pdf = (await readPath(file)).filing;
    console.log(`\n${basename(file)}`);
    for (const [form, flags] of [
      ['text', []],
      ['layout text', ['-layout']],
    ] as const) {
      const path = join(work, `${basename(file, '.pdf')}.${form.replace(' ', '-')}.txt`);
      execFileSync('pdftotext', [...flags, file, path], { stdio: ['ignore', 'ignore', 'ignore'] });
      const text = (await readPath(path)).filing;
      console.log(`  ${form}`);
      console.log(`    ${compare('headings', headings(pdf), headings(text))}`);
      const [ours, theirs] = [statements(pdf), statements(text)];
      for (const name of new Set([...ours.keys(), ...theirs.keys()]))
        console.log(`    ${compare(name, [...(ours.get(name) ?? [])], [...(theirs.get(name) ?? [])])}`);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
