/** Compares the reading of the reference filing with its answers (headings, table bounds, cells), and of the others with the labels. */
import { join } from 'node:path';
import type { Filing } from '../../core/model/filing.ts';
import { readPath } from '../../electron/backend/pipeline.ts';
import { shared } from '../lib/paths.mjs';
import { commonCells, flat, type GoldenSection, type GoldenTable, golden, score, show } from './golden.ts';
import { scoreLabelled } from './labelled.ts';

const verbose = process.argv.includes('--verbose');
const withHeldOut = process.argv.includes('--held-out');

function scoreHeadings(filing: Filing, answers: readonly GoldenSection[]): void {
  const unsure = new Set(answers.filter((answer) => answer.unsure).map((answer) => answer.line));
  const wanted = answers.filter((answer) => !answer.unsure);
  const key = (line: number, level: number, title: string): string => `${line} ${level} ${flat(title)}`;
  const open = new Set(wanted.map((answer) => key(answer.line, answer.level, answer.title)));
  const found = filing.sections.filter((section) => !unsure.has(section.line));
  let hits = 0;
  const parents: boolean[] = [];
  for (const section of found) {
    const name = key(section.line, section.level, section.title);
    if (open.delete(name)) hits += 1;
    else if (verbose)
      console.log(`  not asked for: ${section.line} ${section.level} ${section.number}${section.title}`);
    const answer = wanted.find((entry) => entry.line === section.line);
    if (answer) parents.push(answer.id.split('.').length === section.id.split('.').length);
  }
  if (verbose) for (const name of open) console.log(`  missed: ${name}`);
  console.log(show('headings', score(hits, found.length, wanted.length)));
  console.log(`nesting depth right    ${parents.filter(Boolean).length} of ${parents.length}`);
}

/** Rows as compared: blanks left out, header rows left out; a key-value block is rows of two cells. */
function rowsOf(table: Filing['tables'][number]): string[][] {
  const rows = table.rows
    .filter((row) => row.role !== 'header' && row.role !== 'note')
    .map((row) => row.cells.map((cell) => flat(cell.text)));
  if (table.kind === 'glossary') return rows.map((row) => row.filter((cell) => cell !== '指'));
  if (table.kind === 'key-value')
    return rows.flatMap((row) => pairs(row)).map((row) => row.map((cell) => cell.replace(/[：:]$/, '')));
  return rows;
}

function pairs(row: readonly string[]): string[][] {
  if (row.length !== 4) return [[...row]];
  const rows = [[row[0] ?? '', row[1] ?? '']];
  if (row[2] !== '' || row[3] !== '') rows.push([row[2] ?? '', row[3] ?? '']);
  return rows;
}

function scoreTables(filing: Filing, answers: readonly GoldenTable[]): void {
  let bounded = 0;
  let hits = 0;
  let found = 0;
  let expected = 0;
  for (const answer of answers) {
    const overlap = filing.tables.filter((table) => table.line <= answer.end_line && table.endLine >= answer.line);
    const best = overlap.sort(
      (a, b) =>
        Math.abs(a.line - answer.line) +
        Math.abs(a.endLine - answer.end_line) -
        Math.abs(b.line - answer.line) -
        Math.abs(b.endLine - answer.end_line),
    )[0];
    const exact = best?.line === answer.line && best.endLine === answer.end_line;
    if (exact) bounded += 1;
    const note: string[] = [`${answer.id} ${answer.line}–${answer.end_line}`];
    note.push(
      best
        ? `${exact ? 'bounds right' : `found ${overlap.map((table) => `${table.line}–${table.endLine}`).join(', ')}`}`
        : 'MISSED',
    );
    if (answer.rows) {
      const wanted = [...answer.rows, ...(answer.total_row ? [answer.total_row] : [])].map((row) => row.map(flat));
      const rows = best ? rowsOf(best) : [];
      const common = commonCells(rows, wanted);
      const counted = rows.reduce((sum, row) => sum + row.length, 0);
      const asked = wanted.reduce((sum, row) => sum + row.length, 0);
      hits += common;
      found += counted;
      expected += asked;
      note.push(`cells ${common} of ${asked}, ${counted} found`);
      if (verbose && best && common < asked) showMisses(rows, wanted);
    }
    console.log(`  ${note.join('  ')}`);
  }
  console.log(
    `tables bounded right   ${bounded} of ${answers.length}; the filing's tables in all: ${filing.tables.length}`,
  );
  console.log(show('cells', score(hits, found, expected)));
}

function showMisses(rows: readonly string[][], wanted: readonly string[][]): void {
  const have = new Set(rows.map((row) => row.join(' | ')));
  const asked = new Set(wanted.map((row) => row.join(' | ')));
  for (const row of wanted) if (!have.has(row.join(' | '))) console.log(`    wanted ${row.join(' | ')}`);
  for (const row of rows) if (!asked.has(row.join(' | '))) console.log(`    read   ${row.join(' | ')}`);
}

const sections = golden<GoldenSection>('sections');
const tables = golden<GoldenTable>('tables');
if (!sections || !tables) {
  console.log(`No answers in ${shared}; nothing to score.`);
} else {
  const { filing, readMs } = await readPath(join(shared, 'filings', 'cloudwalk_2023.txt'));
  scoreHeadings(filing, sections);
  scoreTables(filing, tables);
  console.log(`read in ${readMs.toFixed(0)} ms`);
}
if (!(await scoreLabelled({ verbose, heldOut: withHeldOut }))) console.log('No labelled filing is at hand.');
