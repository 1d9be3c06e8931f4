import type { Filing } from '../../core/model/filing.ts';
import type { CheckReport } from '../../core/model/finding.ts';
import { hostOf } from '../../core/model/places.ts';
import type { PlacedText } from '../../core/model/text.ts';
import { isBlank } from '../../core/reader/characters.ts';
import { accountFor, whereabouts } from '../../core/reader/whereabouts.ts';

/** What is wrong with a read and checked filing, in words; nothing where all holds. */
export function faultsOf(filing: Filing, report: CheckReport): string[] {
  return [...shapeFaults(filing), ...provenanceFaults(filing), ...lossFaults(filing), ...reportFaults(filing, report)];
}

/** Rows as wide as their table, indices that lead where they say. */
function* shapeFaults({ source, roles, blocks, sections, tables, numbers, facts }: Filing): Generator<string> {
  if (roles.length !== source.lines.length) yield 'roles and lines differ in number';
  const characters = source.lines.reduce((all, { text }) => all + text.length, 0);
  if (characters !== source.characters) yield `${source.characters} characters are told and ${characters} are there`;
  for (const table of tables) {
    if (blocks[table.block]?.table !== table.index) yield `${table.id} and its block do not know each other`;
    for (const row of table.rows) if (row.cells.length !== table.columns.length) yield `${table.id} has a ragged row`;
    if (table.headerRows > table.rows.length) yield `${table.id} has more header rows than rows`;
  }
  for (const section of sections) {
    if (blocks[section.block]?.kind !== 'heading') yield `${section.id} has no heading`;
    if (section.level < 1) yield `${section.id} has level ${section.level}`;
  }
  for (const fact of facts) if (!numbers[fact.number]) yield `${fact.id} is of no number`;
}

/** Every character of every block and cell leads back to itself in the source; numbers stand where they say. */
function* provenanceFaults(filing: Filing): Generator<string> {
  for (const block of filing.blocks) yield* placedFaults(filing, block, `block ${block.index}`);
  for (const table of filing.tables)
    for (const [r, row] of table.rows.entries())
      for (const [c, cell] of row.cells.entries())
        yield* placedFaults(filing, cell, `${table.id} row ${r} column ${c}`);
  for (const { index, place, raw } of filing.numbers) {
    const { text } = hostOf(filing, place);
    if (text.slice(place.start, place.end) !== raw) yield `number ${index} is not “${raw}” at its place`;
  }
}

function* placedFaults({ source }: Filing, { text, segments }: PlacedText, where: string): Generator<string> {
  let end = 0;
  for (const { at, line, column, length } of segments) {
    if (at < end) yield `${where}: segments overlap or are out of order`;
    if (length <= 0) yield `${where}: a segment of length ${length}`;
    const words = source.lines[line - 1]?.text.slice(column, column + length);
    if (words !== text.slice(at, at + length))
      yield `${where}: “${text.slice(at, at + length)}” is not at line ${line}, column ${column}`;
    for (; end < at; end += 1) if (!isBlank(text.charCodeAt(end))) yield `${where}: “${text[end]}” comes from nowhere`;
    end = at + length;
  }
  for (; end < text.length; end += 1)
    if (!isBlank(text.charCodeAt(end))) yield `${where}: “${text[end]}” comes from nowhere`;
}

/** Every character that is no blank is placed, set aside, or reported by a warning at or above its line. */
function* lossFaults(filing: Filing): Generator<string> {
  const { source, roles, report, warnings } = filing;
  const { fates } = accountFor(filing);
  const reported = new Set(warnings.filter(({ code }) => code === 'text-unplaced').map(({ line }) => line));
  const placed = source.lines.map(({ text }) => new Uint8Array(text.length));
  const mark = ({ segments }: PlacedText): void => {
    for (const { line, column, length } of segments) placed[line - 1]?.fill(1, column, column + length);
  };
  for (const block of filing.blocks) mark(block);
  for (const table of filing.tables) for (const row of table.rows) for (const cell of row.cells) mark(cell);
  let [all, inPlace, unplaced] = [0, 0, 0];
  let covered = false;
  for (const [at, { text }] of source.lines.entries()) {
    let [here, lost] = [0, 0];
    for (let column = 0; column < text.length; column += 1) {
      if (isBlank(text.charCodeAt(column))) continue;
      here += 1;
      if (placed[at]?.[column]) inPlace += 1;
      else if (fates[at]?.[column] === whereabouts.unplaced) lost += 1;
      else if (fates[at]?.[column] !== whereabouts.aside)
        yield `line ${at + 1}: a character is neither placed nor aside nor reported`;
    }
    all += here;
    unplaced += lost;
    // A stretch of lines has one warning, at its first line; blanks and furniture do not end it.
    if (reported.has(at + 1)) covered = true;
    else if (lost === 0 && roles[at] !== 'furniture' && roles[at] !== 'blank') covered = false;
    if (lost > 0 && !covered) yield `line ${at + 1}: ${lost} characters are lost without a word`;
  }
  if (all !== report.characters) yield `${report.characters} characters are reported and ${all} are there`;
  if (inPlace !== report.placedCharacters) yield `${report.placedCharacters} are reported as placed and ${inPlace} are`;
  if (unplaced !== report.unplacedCharacters)
    yield `${report.unplacedCharacters} are reported as unplaced and ${unplaced} are`;
}

/** One ledger entry a number; quotes that hold their focus. */
function* reportFaults(filing: Filing, { ledger, findings, checks }: CheckReport): Generator<string> {
  if (ledger.length !== filing.numbers.length)
    yield `${ledger.length} ledger entries for ${filing.numbers.length} numbers`;
  for (const { id, mentions } of [...findings, ...checks])
    for (const { quote, focus } of mentions)
      if (focus.start < 0 || focus.end < focus.start || focus.end > quote.length)
        yield `${id}: the focus lies outside of its quote`;
}
