import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashText } from './hash.ts';

/**
 * Turns plain label files, which hold text of filings and stay out of the repository, into test/labels/NAME.json,
 * which holds none: every text becomes its hash.
 * Usage: node scripts/score/labels/freeze.ts FOLDER [NAME …]. With names only those files of the folder are frozen.
 */

interface Heading {
  page: number;
  text: string;
  level: number | null;
  unnumbered?: boolean;
  unsure?: boolean;
}

interface Table {
  page: number;
  endPage: number;
  title: string;
  unit: string | null;
  headerRows: number;
  rows: string[][] | null;
  rowCount?: number;
  columnCount?: number;
  unsure?: boolean;
}

interface Quantity {
  page: number;
  raw: string;
  before?: string;
  rowLabel?: string;
  columnHeader?: string;
  unit: string | null;
  value: string;
  period: string | null;
  periodUnsure?: boolean;
  unsure?: boolean;
}

interface Labels {
  file: string;
  pages: number[];
  headings: Heading[];
  tables: Table[];
  numbers: Quantity[];
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

function flag<Name extends string>(name: Name, on: boolean | undefined): Partial<Record<Name, true>> {
  return on === true ? ({ [name]: true } as Record<Name, true>) : {};
}

function hashed<Name extends string>(name: Name, text: string | undefined): Partial<Record<Name, string>> {
  return text === undefined ? {} : ({ [name]: hashText(text) } as Record<Name, string>);
}

function frozenHeading(heading: Heading) {
  return {
    page: heading.page,
    text: hashText(heading.text),
    level: heading.level,
    ...flag('unnumbered', heading.unnumbered),
    ...flag('unsure', heading.unsure),
  };
}

function frozenTable(table: Table, where: string) {
  const columns = table.rows?.[0]?.length ?? table.columnCount;
  if (columns === undefined) throw new Error(`${where}: neither rows nor a column count`);
  const odd = table.rows?.findIndex((row) => row.length !== columns) ?? -1;
  if (odd >= 0) throw new Error(`${where}: row ${odd + 1} has not ${columns} cells`);
  const count = table.rows?.length ?? table.rowCount;
  if (count === undefined) throw new Error(`${where}: neither rows nor a row count`);
  return {
    page: table.page,
    endPage: table.endPage,
    title: hashText(table.title),
    unit: table.unit,
    headerRows: table.headerRows,
    rowCount: count,
    columnCount: columns,
    ...flag('unsure', table.unsure),
    rows: table.rows?.map((row) => row.map(hashText)) ?? null,
  };
}

function frozenQuantity(quantity: Quantity) {
  return {
    page: quantity.page,
    raw: hashText(quantity.raw),
    ...hashed('before', quantity.before),
    ...hashed('rowLabel', quantity.rowLabel),
    ...hashed('columnHeader', quantity.columnHeader),
    unit: quantity.unit,
    value: hashText(quantity.value),
    period: quantity.period,
    ...flag('periodUnsure', quantity.periodUnsure),
    ...flag('unsure', quantity.unsure),
  };
}

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder of the plain label files.');
const target = join(root, 'test/labels');
mkdirSync(target, { recursive: true });
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .filter((name) => names.length === 0 || names.includes(name) || names.includes(basename(name, '.json')))
  .sort();
if (files.length === 0) throw new Error(`No label files to freeze in ${folder}`);
const written: string[] = [];
for (const name of files) {
  const plain = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Labels;
  const frozen = {
    file: plain.file,
    pages: plain.pages,
    headings: plain.headings.map(frozenHeading),
    tables: plain.tables.map((table, at) => frozenTable(table, `${name}, table ${at + 1} (page ${table.page})`)),
    numbers: plain.numbers.map(frozenQuantity),
  };
  const path = join(target, name);
  writeFileSync(path, `${JSON.stringify(frozen)}\n`);
  written.push(path);
  const { headings, tables, numbers } = frozen;
  console.log(`${name}: ${headings.length} headings, ${tables.length} tables, ${numbers.length} numbers`);
}
execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', ...written], {
  cwd: root,
  stdio: 'inherit',
});
