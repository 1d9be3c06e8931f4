import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LabelledFiling, LabelledHeading, LabelledNumber, LabelledTable } from './form.ts';
import { hashText } from './hash.ts';
import { writeLabels } from './write.ts';

/**
 * Turns plain label files, which hold text of filings and stay out of the repository, into test/labels/NAME.json,
 * which holds none: every text becomes its hash. A plain file has the same form (form.ts) with the texts themselves.
 * Usage: node scripts/score/labels/freeze.ts FOLDER [NAME …]. With names only those files of the folder are frozen.
 */

function flag<Name extends string>(name: Name, on: boolean | undefined): Partial<Record<Name, true>> {
  return on === true ? ({ [name]: true } as Record<Name, true>) : {};
}

function hashed<Name extends string>(name: Name, text: string | undefined): Partial<Record<Name, string>> {
  return text === undefined ? {} : ({ [name]: hashText(text) } as Record<Name, string>);
}

function frozenHeading(heading: LabelledHeading) {
  return {
    page: heading.page,
    text: hashText(heading.text),
    level: heading.level,
    ...flag('unnumbered', heading.unnumbered),
    ...flag('unsure', heading.unsure),
  };
}

function frozenTable(table: LabelledTable, where: string) {
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

function frozenQuantity(quantity: LabelledNumber) {
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
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .filter((name) => names.length === 0 || names.includes(name) || names.includes(basename(name, '.json')))
  .sort();
if (files.length === 0) throw new Error(`No label files to freeze in ${folder}`);
const written: Record<string, unknown> = {};
for (const name of files) {
  const plain = JSON.parse(readFileSync(join(folder, name), 'utf8')) as LabelledFiling;
  const frozen = {
    file: plain.file,
    pages: plain.pages,
    headings: plain.headings.map(frozenHeading),
    tables: plain.tables.map((table, at) => frozenTable(table, `${name}, table ${at + 1} (page ${table.page})`)),
    numbers: plain.numbers.map(frozenQuantity),
  };
  written[name] = frozen;
  const { headings, tables, numbers } = frozen;
  console.log(`${name}: ${headings.length} headings, ${tables.length} tables, ${numbers.length} numbers`);
}
writeLabels(written);
