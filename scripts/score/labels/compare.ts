import { push } from '../../../core/check/push.ts';
import type { Filing, NumberMention, Table } from '../../../core/model/filing.ts';
import { lineAt } from '../../../core/model/places.ts';
import { commonCells } from '../golden.ts';
import type { LabelledFiling, LabelledTable } from './form.ts';
import { hashText } from './hash.ts';

/** How often the reading agrees with the labels: what both have, what was found, what was asked for. */
export interface Tally {
  hits: number;
  found: number;
  expected: number;
}

export interface Comparison {
  headings: Tally;
  /** Tables of which at least half the cells were found in one table of the reading. */
  tables: Tally;
  /** Of those: the same pages and the same number of rows, so neither cut nor grown together with another. */
  whole: Tally;
  /** Tables over several pages that came out whole. */
  joined: Tally;
  cells: Tally;
  numbers: Tally;
  units: Tally;
  values: Tally;
  periods: Tally;
  /** One line each for what went wrong, by page; a label's own words are not known here. */
  notes: string[];
}

export function compare(filing: Filing, labels: LabelledFiling): Comparison {
  const notes: string[] = [];
  return {
    headings: headings(filing, labels, notes),
    ...tables(filing, labels, notes),
    ...numbers(filing, labels, notes),
    notes,
  };
}

function headings(filing: Filing, labels: LabelledFiling, notes: string[]): Tally {
  const key = (page: number | null, text: string): string => `${page} ${text}`;
  const unsure = new Set(labels.headings.filter((label) => label.unsure).map((label) => key(label.page, label.text)));
  const open = new Map<string, number | null>();
  const wanted = labels.headings.filter((label) => !label.unsure);
  for (const label of wanted) open.set(key(label.page, label.text), label.level);
  const pages = new Set(labels.pages);
  let hits = 0;
  let found = 0;
  for (const section of filing.sections) {
    if (section.page === null || !pages.has(section.page)) continue;
    const name = key(section.page, hashText(section.number + section.title));
    if (unsure.has(name)) continue;
    found += 1;
    const level = open.get(name);
    if (level === undefined) notes.push(`p${section.page} heading not labelled: ${section.number}${section.title}`);
    else if (level !== null && level !== section.level)
      notes.push(`p${section.page} heading's level ${section.level}, labelled ${level}: ${section.number}`);
    else hits += 1;
    open.delete(name);
  }
  for (const name of open.keys()) notes.push(`p${name} heading missed`);
  return { hits, found, expected: wanted.length };
}

/** A table's rows as hashes, the column that says 指 in a glossary left out. */
function rowsOf(table: Table): string[][] {
  return table.rows.map((row) => row.cells.map((cell) => hashText(cell.text)));
}

const parting = hashText('指');

function withoutParting(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((row) => row.filter((cell) => cell !== parting));
}

const count = (rows: readonly (readonly string[])[]): number => rows.reduce((sum, row) => sum + row.length, 0);

function tables(
  filing: Filing,
  labels: LabelledFiling,
  notes: string[],
): Pick<Comparison, 'tables' | 'whole' | 'joined' | 'cells'> {
  const pages = new Set(labels.pages);
  const begun = filing.tables.filter((table) => table.page !== null && pages.has(table.page));
  const matched = new Set<number>();
  const asked = labels.tables.filter((label) => !label.unsure).length;
  const all: Tally = { hits: 0, found: begun.length, expected: asked };
  const whole: Tally = { hits: 0, found: 0, expected: asked };
  const joined: Tally = { hits: 0, found: 0, expected: 0 };
  const cells: Tally = { hits: 0, found: 0, expected: 0 };
  for (const label of labels.tables.filter((entry) => !entry.unsure)) {
    const name = `p${label.page}–${label.endPage} table of ${label.rows?.length ?? label.rowCount} rows`;
    const several = label.endPage > label.page;
    if (several) joined.expected += 1;
    const best = bestOf(filing, label, matched);
    if (label.rows) cells.expected += count(withoutParting(label.rows));
    if (!best) {
      notes.push(`${name}: missed`);
      continue;
    }
    const { table, common } = best;
    matched.add(table.index);
    all.hits += 1;
    if (!begun.includes(table)) all.found += 1;
    whole.found += 1;
    const rows = withoutParting(rowsOf(table));
    const counted = label.rows?.length ?? label.rowCount ?? 0;
    const right = table.page === label.page && table.endPage === label.endPage && rows.length === counted;
    if (right) whole.hits += 1;
    else notes.push(`${name}: read as ${table.id} p${table.page}–${table.endPage}, ${rows.length} rows`);
    if (several) joined.found += 1;
    if (several && right) joined.hits += 1;
    if (!label.rows) continue;
    const labelled = count(withoutParting(label.rows));
    cells.hits += common;
    cells.found += count(rows);
    if (common < labelled) notes.push(`${name}: ${table.id} has ${common} of ${labelled} cells, ${count(rows)} read`);
  }
  return { tables: all, whole, joined, cells };
}

/** The table on the label's pages that has most of its cells; at least half of them, or of the counts where no cell was labelled. */
function bestOf(
  filing: Filing,
  label: LabelledTable,
  taken: ReadonlySet<number>,
): { table: Table; common: number } | null {
  let best: { table: Table; common: number } | null = null;
  const wanted = label.rows ? withoutParting(label.rows) : null;
  for (const table of filing.tables) {
    if (taken.has(table.index) || table.page === null) continue;
    if (table.page > label.endPage || (table.endPage ?? table.page) < label.page) continue;
    const asked = wanted ? count(wanted) : (label.rowCount ?? 0);
    const common = wanted
      ? commonCells(withoutParting(rowsOf(table)), wanted)
      : asked - Math.abs(asked - table.rows.length);
    if (common * 2 >= asked && common > (best?.common ?? 0)) best = { table, common };
  }
  return best;
}

function numbers(
  filing: Filing,
  labels: LabelledFiling,
  notes: string[],
): Pick<Comparison, 'numbers' | 'units' | 'values' | 'periods'> {
  const byPage = new Map<string, NumberMention[]>();
  const pages = new Set(labels.pages);
  for (const number of filing.numbers) {
    const { page } = lineAt(filing, number.place);
    if (page === null || !pages.has(page)) continue;
    push(byPage, `${page} ${hashText(digitsOf(number.raw))}`, number);
  }
  const periods = new Map(filing.facts.map((fact) => [fact.number, fact.period]));
  const tally = (): Tally => ({ hits: 0, found: 0, expected: 0 });
  const result = { numbers: tally(), units: tally(), values: tally(), periods: tally() };
  for (const label of labels.numbers.filter((entry) => !entry.unsure)) {
    result.numbers.expected += 1;
    const same = byPage.get(`${label.page} ${label.raw}`) ?? [];
    const inRow = same.filter((number) => label.rowLabel !== undefined && labelOf(filing, number) === label.rowLabel);
    const candidates = inRow.length > 0 ? inRow : same;
    result.units.expected += 1;
    result.values.expected += 1;
    if (!label.periodUnsure) result.periods.expected += 1;
    if (candidates.length === 0) {
      notes.push(`p${label.page} number missed (${label.unit ?? 'no unit'})`);
      continue;
    }
    result.numbers.found += 1;
    result.numbers.hits += 1;
    result.units.found += 1;
    result.values.found += 1;
    const best = candidates
      .map((number) => ({
        number,
        unit: sameUnit(number.unit, label.unit),
        value: number.value !== null && hashText(number.value) === label.value,
        period: (periods.get(number.index) ?? number.date ?? null) === label.period,
      }))
      .sort((a, b) => rank(b) - rank(a))[0];
    if (!best) continue;
    if (best.unit) result.units.hits += 1;
    else notes.push(`p${label.page} ${best.number.raw}: unit ${best.number.unit}, labelled ${label.unit}`);
    if (best.value) result.values.hits += 1;
    else notes.push(`p${label.page} ${best.number.raw}: value ${best.number.value} is not the labelled one`);
    if (label.periodUnsure) continue;
    const period = periods.get(best.number.index) ?? null;
    if (period !== null) result.periods.found += 1;
    if (best.period && label.period !== null) result.periods.hits += 1;
    else if (label.period === null) result.periods.expected -= 1;
    else notes.push(`p${label.page} ${best.number.raw}: period ${period}, labelled ${label.period}`);
  }
  return result;
}

const rank = (entry: { unit: boolean; value: boolean; period: boolean }): number =>
  (entry.value ? 4 : 0) + (entry.unit ? 2 : 0) + (entry.period ? 1 : 0);

function digitsOf(raw: string): string {
  return (/[-－−(（]?[\d,，.．]*\d/.exec(raw)?.[0] ?? raw).replace(/^[(（]/, '');
}

/** 个 stands for no unit, and a percentage's sign may be full width. */
function sameUnit(read: string | null, labelled: string | null): boolean {
  const plain = (unit: string | null): string =>
    (unit ?? '')
      .normalize('NFKC')
      .replace(/^人民币/, '')
      .replace(/\s/g, '');
  return plain(read) === plain(labelled);
}

function labelOf(filing: Filing, { place }: NumberMention): string | null {
  if (place.in !== 'cell') return null;
  const row = filing.tables[place.table]?.rows[place.row];
  const label = row?.cells.find((cell) => cell.text !== '' && !/^\d+$/.test(cell.text));
  return label ? hashText(label.text) : null;
}
