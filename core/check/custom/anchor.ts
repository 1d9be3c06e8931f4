import type { Filing, NumberMention } from '../../model/filing.ts';
import { sectionAt } from '../../model/places.ts';
import type { Place } from '../../model/text.ts';
import { push } from '../push.ts';
import type { CellAnchor, PassageAnchor, PlacedOperand } from './format.ts';
import { type CellAt, cellKey, indexCells, rowLabel } from './index-cells.ts';
import { indexPassages, longestContext, type PassageAt } from './index-passages.ts';
import { masked, plain } from './plain.ts';

/** Why an operand is not there. `several`: its words stand more than once, or not as often as they did. */
export type Missing = { why: 'none' } | { why: 'no-number' } | { why: 'several'; count: number };

export interface Anchors {
  /** The number that an operand means now. */
  find(operand: PlacedOperand): NumberMention | Missing;
  /** Words that lead to a number again; null for a number that is no quantity. */
  anchorOf(number: number): PlacedOperand | null;
}

/** Finds operands in a filing and makes them. Its indexes are made on first use. */
export function anchorsOf(filing: Filing): Anchors {
  let cells: ReturnType<typeof indexCells> | null = null;
  let passages: PassageAt[] | null = null;
  let byCell: Map<string, NumberMention[]> | null = null;

  const sectionTitle = (place: Place): string => plain(filing.sections[sectionAt(filing, place)]?.title ?? '');
  const numbersIn = ({ table, row, column }: CellAt): NumberMention[] => {
    byCell ??= quantitiesByCell(filing);
    return byCell.get(`${table}.${row}.${column}`) ?? [];
  };
  const cellsAt = (anchor: CellAnchor): CellAt[] => {
    cells ??= indexCells(filing);
    const all = cells.get(cellKey(plain(anchor.table), plain(anchor.row), plain(anchor.column))) ?? [];
    const titleOf = ({ table }: CellAt): string =>
      plain(filing.sections[filing.tables[table]?.section ?? -1]?.title ?? '');
    return inSection(all, anchor.section, titleOf);
  };
  const passagesAt = ({ before, after, section }: PassageAnchor): PassageAt[] => {
    passages ??= indexPassages(filing);
    const [left, right] = [masked(before), masked(after)];
    const all = passages.filter(
      (one) => one.before.endsWith(left) && (one.after.startsWith(right) || one.afterDigits.startsWith(right)),
    );
    return inSection(all, section, ({ number }) => sectionTitle((filing.numbers[number] as NumberMention).place));
  };

  const anchorCell = (number: NumberMention, at: CellAt): PlacedOperand => {
    const table = filing.tables[at.table];
    const row = table?.rows[at.row];
    if (!table || !row) throw new RangeError(`no table ${at.table} with a row ${at.row}`);
    const section = filing.sections[table.section]?.title;
    let bare: CellAnchor = { table: table.title, row: rowLabel(table, row), column: table.columns[at.column] ?? '' };
    let alike = cellsAt(bare);
    // The section is named only where it decides: a heading that is worded anew must not lose the rest.
    if (section !== undefined && (alike.length > 1 || table.title.trim() === '')) {
      bare = { ...bare, section };
      alike = cellsAt(bare);
    }
    const is = alike.findIndex((one) => one.table === at.table && one.row === at.row && one.column === at.column) + 1;
    const own = numbersIn(at);
    const cell: CellAnchor = {
      ...bare,
      ...(alike.length > 1 && is > 0 ? { nth: { is, of: alike.length } } : {}),
      ...(own.length > 1 ? { number: own.indexOf(number) + 1 } : {}),
    };
    return { cell, label: labelOf(bare.row, bare.column, number.raw) };
  };

  const anchorPassage = (number: NumberMention): PlacedOperand => {
    passages ??= indexPassages(filing);
    const own = passages.find((one) => one.number === number.index);
    if (!own) throw new RangeError(`no passage of number ${number.index}`);
    const section = filing.sections[sectionAt(filing, number.place)]?.title;
    let anchor: PassageAnchor = { before: '', after: '' };
    let alike: PassageAt[] = [];
    // The fewest words that lead to this number alone: they are the likeliest to stand in the next draft.
    for (let length = 12; length <= longestContext; length += 4) {
      anchor = { before: own.before.slice(-length), after: own.after.slice(0, length) };
      alike = passagesAt(anchor);
      if (alike.length === 1) return { passage: anchor, label: labelOf(own.before.slice(-12), '', number.raw) };
    }
    if (section !== undefined) anchor = { ...anchor, section };
    alike = passagesAt(anchor);
    const is = alike.indexOf(own) + 1;
    if (alike.length > 1) anchor = { ...anchor, nth: { is, of: alike.length } };
    return { passage: anchor, label: labelOf(own.before.slice(-12), '', number.raw) };
  };

  return {
    find(operand) {
      if ('cell' in operand) {
        const at = only(cellsAt(operand.cell), operand.cell.nth);
        if ('why' in at) return at;
        const numbers = numbersIn(at);
        const wanted = operand.cell.number;
        if (wanted === undefined && numbers.length > 1) return { why: 'several', count: numbers.length };
        return numbers[(wanted ?? 1) - 1] ?? { why: 'no-number' };
      }
      const at = only(passagesAt(operand.passage), operand.passage.nth);
      return 'why' in at ? at : (filing.numbers[at.number] as NumberMention);
    },
    anchorOf(index) {
      const number = filing.numbers[index];
      if (number?.kind !== 'quantity' || number.value === null) return null;
      return number.place.in === 'cell' ? anchorCell(number, number.place) : anchorPassage(number);
    },
  };
}

/** Those in the section named; all where none is. */
function inSection<Item>(all: readonly Item[], section: string | undefined, titleOf: (item: Item) => string): Item[] {
  if (section === undefined) return [...all];
  const wanted = plain(section);
  return all.filter((item) => titleOf(item) === wanted);
}

/** The one item, or the one of several that `nth` means while there are as many as there were. */
function only<Item>(items: readonly Item[], nth: { is: number; of: number } | undefined): Item | Missing {
  if (items.length === 0) return { why: 'none' };
  const wanted = nth ?? { is: 1, of: 1 };
  const item = items[wanted.is - 1];
  return items.length === wanted.of && item !== undefined ? item : { why: 'several', count: items.length };
}

function labelOf(row: string, column: string, raw: string): string {
  const name = [row, column].filter((part) => part !== '').join(' · ');
  return (name === '' ? raw : name).slice(0, 300);
}

function quantitiesByCell(filing: Filing): Map<string, NumberMention[]> {
  const byCell = new Map<string, NumberMention[]>();
  for (const number of filing.numbers) {
    if (number.kind !== 'quantity' || number.value === null || number.place.in !== 'cell') continue;
    const { table, row, column } = number.place;
    const key = `${table}.${row}.${column}`;
    push(byCell, key, number);
  }
  for (const list of byCell.values()) list.sort((a, b) => a.place.start - b.place.start);
  return byCell;
}
