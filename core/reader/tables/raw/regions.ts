import { endsSentence, isValueToken, squeeze } from '../../characters.ts';
import { headingNumber, isCheckboxLine, isFrontTitle, readsAsTitle, titleNumber } from '../../headings.ts';
import type { Line } from '../../lines.ts';
import { Ahead, Outline } from '../../outline.ts';
import type { Unit } from '../../units.ts';
import type { DraftTable } from '../draft.ts';
import { unitOfLine } from '../units.ts';
import { hasSeparator, readRawGlossary } from './glossary.ts';
import { readRawGrid } from './grid.ts';
import { readRawKeyValue, startsWithColonKey, startsWithKey } from './keyvalue.ts';

export interface RawContext {
  lines: readonly Line[];
  lineText: (line: number) => string;
  measure: number;
  marked: boolean;
}

export type RawItem = { kind: 'unit'; unit: Unit } | { kind: 'table'; draft: DraftTable };

/**
 * Finds tables among units of text that lost its columns: runs of short and narrow units between
 * paragraphs and headings, which read as a glossary, as particulars or as a grid.
 */
export function findRawTables(units: readonly Unit[], context: RawContext): RawItem[] {
  const items: RawItem[] = [];
  const outline = new Outline(context.marked ? undefined : new Ahead(units));
  let at = 0;
  while (at < units.length) {
    const unit = units[at] as Unit;
    if (!opensRun(units, at, context, outline)) {
      outline.take(unit, units[at + 1] ?? null);
      items.push({ kind: 'unit', unit });
      at += 1;
      continue;
    }
    const end = runEnd(units, at, context, outline);
    const found = readRun(units, at, end, context);
    for (const item of found) items.push(item);
    for (const item of found) if (item.kind === 'unit') outline.take(item.unit, null);
    at = end;
  }
  return items;
}

/** Set to the text's full width: more than one line, and its full lines reach the measure. */
function isProse(unit: Unit, context: RawContext): boolean {
  if (leadIn.test(unit.text)) return true;
  if (unit.lines === 1)
    return endsSentence(unit.text) && unit.width > 14 && !startsWithColonKey(unit.text) && !hasSeparator(unit.text);
  if (unit.lines === 2 && endsSentence(unit.text) && unit.innerWidth >= context.measure - 5) return true;
  return unit.innerWidth >= context.measure - (unit.lines === 2 ? 1 : 1.8);
}

/** Leads to what follows: no cell ends so. */
const leadIn = /(?:如下|以下|列示|所示|见下表|如下表)(?:表|图)?[：:]$/;

function isNarrow(unit: Unit, context: RawContext): boolean {
  return unit.lines > 1 && !isProse(unit, context);
}

function isHeading(unit: Unit, outline: Outline): boolean {
  if (isFrontTitle(unit.text) && unit.pageStart) return true;
  const number = titleNumber(unit.text);
  return number !== null && (outline.fits(number) !== 'no' || number.level <= 3);
}

function opensRun(units: readonly Unit[], at: number, context: RawContext, outline: Outline): boolean {
  const unit = units[at] as Unit;
  if (isProse(unit, context) || isHeading(unit, outline) || isCheckboxLine(unit.text)) return false;
  if (headingNumber(unit.text) && !hasSeparator(unit.text)) return false;
  return unitOfLine(unit.text) === null;
}

/** The run ends before a paragraph of full width, or a heading that the outline has a place for. */
function runEnd(units: readonly Unit[], from: number, context: RawContext, outline: Outline): number {
  const local = new Map<string, number>();
  let at = from;
  while (at < units.length) {
    const unit = units[at] as Unit;
    if (at > from && (unitOfLine(unit.text) !== null || isCheckboxLine(unit.text))) return at;
    if (isProse(unit, context)) {
      if (unit.lines > 1 || !returnsToTable(units, at, from, context)) return at;
      at += 1;
      continue;
    }
    if (isFrontTitle(unit.text) && unit.pageStart) return at;
    const number = headingNumber(unit.text);
    if (number) {
      const titled = readsAsTitle(unit.text.slice(number.end), number.level) && !isNarrow(unit, context);
      const seen = local.get(number.form);
      const inList = seen !== undefined && seen + 1 === number.ordinal;
      const fit = outline.fits(number);
      const plausible = fit === 'next' || (fit === 'first' && !outline.has(number.form)) || number.level === 1;
      const next = units[at + 1];
      const leads =
        next === undefined ||
        isProse(next, context) ||
        unitOfLine(next.text) !== null ||
        fit === 'next' ||
        (headingNumber(next.text)?.level ?? 0) > number.level;
      if (titled && plausible && !inList && leads) return at;
      local.set(number.form, number.ordinal);
    }
    at += 1;
  }
  return at;
}

/** A short sentence inside a cell: narrow lines or row numbers follow it before any paragraph. */
function returnsToTable(units: readonly Unit[], at: number, from: number, context: RawContext): boolean {
  if (at - from < 2 || (units[at] as Unit).width > context.measure - 4) return false;
  for (let ahead = at + 1; ahead <= at + 2 && ahead < units.length; ahead += 1) {
    const unit = units[ahead] as Unit;
    if (isNarrow(unit, context) || /^\d{1,3}$/.test(unit.text.trim())) return true;
    if (isProse(unit, context)) return false;
  }
  return false;
}

/** Reads a run of units as one table or several, with the units before and after them that are none. */
function readRun(units: readonly Unit[], from: number, to: number, context: RawContext): RawItem[] {
  const items: RawItem[] = [];
  let at = from;
  while (at < to) {
    const cut = innerHeader(units, at, to);
    while (at < cut) at += readTable(units.slice(at, cut), context, items);
  }
  return items;
}

/** Reads the first table of a run, or all of the run as text; gives the number of units used. */
function readTable(run: readonly Unit[], context: RawContext, items: RawItem[]): number {
  const separators = run.filter((unit) => hasSeparator(unit.text)).length;
  const glossary = separators >= 2 && separators >= run.length * 0.25 ? readRawGlossary(run, context.lineText) : null;
  const particulars = glossary === null && holdsKeys(run) ? readRawKeyValue(run, context.lineText) : null;
  const whole = glossary ?? particulars;
  if (whole) {
    items.push({ kind: 'table', draft: whole });
    return run.length;
  }
  const lead = captionsBefore(run);
  const body = run.slice(lead);
  const end = body.length >= 2 && hasEvidence(body, context) ? tableEnd(body) : 0;
  const grid = end > 0 ? readRawGrid(linesOf(body.slice(0, end), context), context.marked) : null;
  if (!grid || grid.rows.length < 2) {
    for (const unit of run) items.push({ kind: 'unit', unit });
    return run.length;
  }
  for (const unit of run.slice(0, lead)) items.push({ kind: 'unit', unit });
  items.push({ kind: 'table', draft: grid });
  return lead + end;
}

function holdsKeys(run: readonly Unit[]): boolean {
  if (isHeaderLine(run[0] as Unit)) return false;
  let keys = 0;
  for (const { text } of run) {
    if (startsWithColonKey(text) || (startsWithKey(text) && (/\S\s+\S/.test(text) || text.includes('：')))) keys += 1;
  }
  return keys >= 3 && keys >= run.length * 0.35;
}

/** A second header inside a run, with values right under it: another table begins there, at its caption if it has one. */
function innerHeader(units: readonly Unit[], from: number, to: number): number {
  const first = squeeze(units[from]?.text ?? '');
  for (let at = from + 2; at + 1 < to; at += 1) {
    const unit = units[at] as Unit;
    if (unit.lines > 1 || !isHeaderLine(unit) || squeeze(unit.text) === first) continue;
    const words = unit.text.trim().split(/\s+/);
    const values = (units[at + 1] as Unit).text.trim().split(/\s+/);
    if (
      words.length !== values.length ||
      values.slice(1).filter((word) => isValueToken(word)).length < words.length - 1
    )
      continue;
    const caption = units[at - 1] as Unit;
    const captioned =
      at - 1 > from && caption.lines === 1 && !/\s/.test(caption.text.trim()) && !/[：:]$/.test(caption.text.trim());
    return captioned ? at - 1 : at;
  }
  return to;
}

const headerStart =
  /^(?:序\s*号|项\s*目|名\s*称|类\s*别|公司名称|股东名称|姓\s*名|年\s*度|期\s*间|时\s*间|产\s*品|科\s*目|客户名称|供应商|指\s*标|截止日|日\s*期|建设内容|项目名称|企业名称|主体|单位名称|内\s*容)/;

function isHeaderLine(unit: Unit): boolean {
  const words = unit.text.trim().split(/\s+/);
  return (
    words[0] === '序号' || (words.length >= 3 && words.every((word) => !isValueToken(word) && !/[：:]$/.test(word)))
  );
}

/** Captions and chart titles that stand before the first header line. */
function captionsBefore(run: readonly Unit[]): number {
  const limit = Math.min(4, run.length - 1);
  for (let at = 0; at <= limit; at += 1) {
    const unit = run[at] as Unit;
    if (headerStart.test(unit.text.trim())) return at;
  }
  for (let at = 0; at <= limit; at += 1) {
    const unit = run[at] as Unit;
    if (isHeaderLine(unit)) return at;
    if (unit.text.trim().split(/\s+/).length > 1) return at;
  }
  return 0;
}

/** What speaks for a table: rows of values, narrow cells, row numbers. */
function hasEvidence(run: readonly Unit[], context: RawContext): boolean {
  let values = 0;
  let narrow = 0;
  let numbers = 0;
  let expected = 1;
  for (const unit of run) {
    const words = unit.text.trim().split(/\s+/);
    const amounts = words.filter((word) => isValueToken(word)).length;
    if (amounts >= 2 || (amounts === 1 && words.length >= 2 && words.length <= 4)) values += 1;
    if (isNarrow(unit, context)) narrow += 1;
    if (words[0] === String(expected)) {
      numbers += 1;
      expected += 1;
    }
  }
  const first = run[0] as Unit;
  const header = headerStart.test(first.text.trim()) || isHeaderLine(first);
  const storeys = run.slice(0, 4).some(
    (unit) =>
      unit.text
        .trim()
        .split(/\s+/)
        .filter((word) => word.length >= 2).length >= 8,
  );
  return (
    (header && (storeys || values >= 1 || narrow >= 2 || numbers >= 1)) || values >= 3 || (numbers >= 2 && narrow >= 3)
  );
}

/** A total row ends the table, unless rows of values follow it. */
function tableEnd(run: readonly Unit[]): number {
  for (let at = 1; at < run.length; at += 1) {
    const words = (run[at] as Unit).text.trim().split(/\s+/);
    const label = squeeze(words[0] === '合' ? words.slice(0, 2).join('') : (words[0] as string));
    if (!/^(?:合计|总计)$/.test(label)) continue;
    const next = run[at + 1];
    if (!next) return run.length;
    const follows = next.text
      .trim()
      .split(/\s+/)
      .filter((word) => isValueToken(word)).length;
    if (words.length > 1 && follows === 0) return at + 1;
  }
  return run.length;
}

function linesOf(units: readonly Unit[], context: RawContext): Line[] {
  const lines: Line[] = [];
  for (const unit of units) {
    for (const piece of unit.pieces) {
      const line = context.lines[piece.line - 1];
      if (line) lines.push(line);
    }
  }
  return lines;
}
