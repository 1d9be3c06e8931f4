import { GoujiError } from '../contract/errors.ts';
import type { Filing, LineRole } from '../model/filing.ts';
import type { SourceDocument } from '../model/source.ts';
import { assemble, type Item } from './assemble.ts';
import { markContents, markNamedContents } from './contents.ts';
import { readFacts } from './facts.ts';
import { findFurniture, plainRoles } from './furniture.ts';
import { measureLayout } from './geometry.ts';
import { type Line, measureOf, prepareLines, shapeOf } from './lines.ts';
import { readNumbers } from './numbers.ts';
import { lostPictures } from './pictures.ts';
import { readReferences } from './references.ts';
import { reportOf } from './report.ts';
import { compareMarks } from './tables/compare-marks.ts';
import type { DraftTable } from './tables/draft.ts';
import { findGappedTables } from './tables/gapped/find.ts';
import { findMarkedTables } from './tables/marked.ts';
import { findRawTables } from './tables/raw/regions.ts';
import { findRuledTables } from './tables/ruled/find.ts';
import { findStatements } from './tables/statement/find.ts';
import { findTabbedTables } from './tables/tabbed.ts';
import { findTaggedTables } from './tables/tagged.ts';
import { readTerms } from './terms.ts';
import { joinUnits, type Unit, type UnitContext } from './units.ts';
import { accountFor } from './whereabouts.ts';

export interface ReadOptions {
  /** Told 0 to 1. */
  onProgress?: (share: number) => void;
  /** Ends the reading between two steps with the error `cancelled`. */
  signal?: AbortSignal;
}

/**
 * Reads a source to a filing: furniture out, lines joined, headings nested, tables found and bounded.
 * Synchronous, and linear in the text. Throws `GoujiError` `cancelled` when aborted.
 */
export function readFiling(source: SourceDocument, options: ReadOptions = {}): Filing {
  const step = (share: number): void => {
    if (options.signal?.aborted) throw new GoujiError('cancelled');
    options.onProgress?.(share);
  };
  step(0);
  const shape = shapeOf(source);
  const lines = prepareLines(source, shape);
  // What marks a file's paragraphs has no page, and nothing printed on each of them.
  const marks = shape === 'structured' ? source.marks : null;
  const roles = marks ? plainRoles(lines) : findFurniture(lines);
  const taken = new Int32Array(lines.length).fill(-1);
  const drafts: DraftTable[] = [];
  if (marks) drafts.push(...findMarkedTables(marks.tables, lines, taken));
  const free = marks ? lines.filter((line) => (taken[line.number - 1] as number) < 0) : lines;
  if (marks) markNamedContents(marks.contents ?? [], free, roles);
  markContents(free, roles);
  markPageStarts(lines, roles);
  step(0.1);
  const lineText = (line: number): string => source.lines[line - 1]?.text ?? '';
  if (shape === 'tabbed') drafts.push(...findTabbedTables(lines, roles, taken, drafts.length));
  if (shape === 'raw') drafts.push(...findStatements(lines, roles, taken, drafts.length));
  if (source.layout) drafts.push(...findRuledTables(source.layout, lines, roles, taken, drafts.length));
  if (shape === 'pdf' && source.marks)
    drafts.push(...findTaggedTables(source.marks.tables, lines, roles, taken, drafts.length));
  if (shape === 'layout' || shape === 'pdf')
    drafts.push(...findGappedTables(source.layout, lines, roles, taken, drafts.length));
  step(0.3);
  const context = contextOf(source, lines, shape);
  const items = itemsOf(lines, roles, taken, drafts, context);
  step(0.5);
  const { blocks, sections, tables, warnings } = assemble(items, lineText, marks, shape);
  const account = accountFor({ source, roles, blocks, tables });
  const comparison = compareMarks(source, account.roles, tables);
  step(0.6);
  const numbers = readNumbers(blocks, tables, sections);
  step(0.75);
  const facts = readFacts(blocks, tables, sections, numbers);
  step(0.9);
  const terms = readTerms(blocks, tables);
  const references = readReferences(blocks, sections, tables);
  step(1);
  const report = reportOf({ source, roles: account.roles, blocks, sections, tables, numbers }, account.fates);
  return {
    source,
    roles: account.roles,
    blocks,
    sections,
    tables,
    numbers,
    facts,
    terms,
    references,
    report,
    warnings: [
      ...source.warnings,
      ...warnings,
      ...account.warnings,
      ...lostPictures(blocks, source.format),
      ...comparison.warnings,
    ],
  };
}

/** What follows a page number or running header in text without page marks begins a page. */
function markPageStarts(lines: readonly Line[], roles: readonly LineRole[]): void {
  let turned = false;
  for (const line of lines) {
    const role = roles[line.number - 1];
    if (role === 'furniture') turned = true;
    else if (role === 'body' && turned) {
      line.pageStart = true;
      turned = false;
    }
  }
}

function contextOf(source: SourceDocument, lines: readonly Line[], shape: UnitContext['shape']): UnitContext {
  return { shape, measure: measureOf(lines), geometry: source.layout ? measureLayout(source.layout) : null };
}

function itemsOf(
  lines: readonly Line[],
  roles: readonly LineRole[],
  taken: Int32Array,
  drafts: readonly DraftTable[],
  context: UnitContext,
): Item[] {
  const items: Item[] = [];
  const placed = new Set<number>();
  for (const segment of joinUnits(lines, roles, taken, context)) {
    if (segment.kind === 'unit') items.push({ kind: 'unit', unit: segment.unit });
    else if (!placed.has(segment.key)) {
      // Lines of a damaged page may stand between two parts of one table: it has one place.
      placed.add(segment.key);
      items.push({ kind: 'table', draft: drafts[segment.key] as DraftTable });
    }
  }
  const marked = context.shape === 'marked';
  const found = marked || context.shape === 'raw' ? rawTables(items, lines, context.measure, marked) : items;
  return insertContents(found, lines, roles);
}

/** In text that lost its columns tables are found among the units. */
function rawTables(items: readonly Item[], lines: readonly Line[], measure: number, marked: boolean): Item[] {
  const context = { lines, lineText: (line: number): string => lines[line - 1]?.text ?? '', measure, marked };
  const found: Item[] = [];
  let units: Unit[] = [];
  const close = (): void => {
    for (const item of findRawTables(units, context)) found.push(item);
    units = [];
  };
  for (const item of items) {
    if (item.kind === 'unit') units.push(item.unit);
    else {
      close();
      found.push(item);
    }
  }
  close();
  return found;
}

/** Contents lines as blocks of their own, at their place. */
function insertContents(items: Item[], lines: readonly Line[], roles: readonly LineRole[]): Item[] {
  const contents: Item[] = [];
  for (const line of lines) {
    if (roles[line.number - 1] !== 'contents') continue;
    const unit: Unit = {
      pieces: [{ line: line.number, start: line.start, end: line.end }],
      text: line.text.slice(line.start, line.end),
      line: line.number,
      page: line.page,
      pageStart: line.pageStart,
      innerWidth: 0,
      width: line.width,
      lines: 1,
      ended: true,
      gap: true,
    };
    contents.push({ kind: 'contents', unit });
  }
  if (contents.length === 0) return items;
  const lineOf = (item: Item): number => (item.kind === 'table' ? item.draft.line : item.unit.line);
  const merged: Item[] = [];
  let at = 0;
  for (const item of items) {
    while (at < contents.length && lineOf(contents[at] as Item) < lineOf(item)) {
      merged.push(contents[at] as Item);
      at += 1;
    }
    merged.push(item);
  }
  merged.push(...contents.slice(at));
  return merged;
}
