import { formatNumber } from './formats.ts';
import { type Attributes, integer, isOn, readXml } from './xml.ts';
import type { Zip } from './zip.ts';

interface Level {
  start: number;
  format: string;
  /** `%1` to `%9` stand for the numbers of the levels. */
  text: string;
  suffix: string;
  /** 1-based level after which it starts again, 0 for never, null for after any higher one. */
  restart: number | null;
  /** All numbers in it in plain digits. */
  legal: boolean;
  /** Style that is bound to the level. */
  style: string;
}

interface Abstract {
  levels: (Level | undefined)[];
  /** A style of numbering that it takes its levels from, or that it defines. */
  linkTo: string;
  linkFrom: string;
}

interface Numbered {
  abstract: string;
  starts: (number | undefined)[];
  levels: (Level | undefined)[];
}

interface List {
  /** The definition that its numbers are counted by. */
  key: string;
  levels: (Level | undefined)[];
  starts: (number | undefined)[];
}

const deepest = 9;

const plain: Level = { start: 1, format: 'decimal', text: '', suffix: 'tab', restart: null, legal: false, style: '' };

/**
 * The numbers that Word generates for paragraphs (ECMA-376-1, 17.9). Paragraphs are to be asked in the
 * order of the document: lists that share a definition count on through each other, as in Word.
 */
export class Numbering {
  private readonly abstracts = new Map<string, Abstract>();
  private readonly numbers = new Map<string, Numbered>();
  private readonly styleDefinitions = new Map<string, string>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly started = new Set<string>();
  private readonly lists = new Map<number, List>();

  constructor(zip: Zip, part: string) {
    if (part !== '') readXml(zip, part, this.handler());
    for (const [id, { linkFrom }] of this.abstracts) if (linkFrom !== '') this.styleDefinitions.set(linkFrom, id);
  }

  /** The level that a style is bound to in a list, where the paragraph does not name one. */
  levelOfStyle(numId: number, style: string): number | null {
    const { levels } = this.listOf(numId) ?? { levels: [] };
    const at = levels.findIndex((level) => level?.style === style);
    return at >= 0 ? at : null;
  }

  /** The next number of a list with what stands after it; empty where the list prints none. */
  next(numId: number, ilvl: number): string {
    const list = this.listOf(numId);
    const at = Math.min(Math.max(ilvl, 0), deepest - 1);
    const level = list?.levels[at];
    if (!list || !level) return '';
    let counters = this.counters.get(list.key);
    if (!counters) {
      counters = [];
      this.counters.set(list.key, counters);
    }
    const forced = list.starts[at];
    const first = `${numId}.${at}`;
    const before = counters[at];
    if (forced !== undefined && !this.started.has(first)) counters[at] = forced;
    else counters[at] = before === undefined ? level.start : before + 1;
    this.started.add(first);
    for (let deeper = at + 1; deeper < deepest; deeper += 1) {
      const restart = list.levels[deeper]?.restart ?? null;
      if (restart === null || (restart > 0 && at < restart)) counters[deeper] = undefined;
    }
    return printed(list.levels, counters, at);
  }

  private listOf(numId: number): List | undefined {
    const known = this.lists.get(numId);
    if (known) return known;
    const number = this.numbers.get(String(numId));
    if (!number) return undefined;
    let key = number.abstract;
    const linked = this.styleDefinitions.get(this.abstracts.get(key)?.linkTo ?? '');
    if (linked !== undefined) key = linked;
    const own = this.abstracts.get(key)?.levels ?? [];
    const levels = Array.from({ length: deepest }, (_, at) => number.levels[at] ?? own[at]);
    const list = { key, levels, starts: number.starts };
    this.lists.set(numId, list);
    return list;
  }

  private handler(): { open(name: string, attribute: Attributes): void; close(name: string): void } {
    let abstract: Abstract | null = null;
    let number: Numbered | null = null;
    let level: Level | null = null;
    let override = -1;
    return {
      open: (name, attribute) => {
        const value = attribute('val') ?? '';
        if (name === 'abstractNum') {
          abstract = { levels: [], linkTo: '', linkFrom: '' };
          this.abstracts.set(attribute('abstractNumId') ?? '', abstract);
        } else if (name === 'num') {
          number = { abstract: '', starts: [], levels: [] };
          this.numbers.set(attribute('numId') ?? '', number);
        } else if (name === 'abstractNumId' && number) number.abstract = value;
        else if (name === 'numStyleLink' && abstract) abstract.linkTo = value;
        else if (name === 'styleLink' && abstract) abstract.linkFrom = value;
        else if (name === 'lvlOverride') override = integer(attribute, 'ilvl') ?? -1;
        else if (name === 'startOverride' && number && override >= 0 && override < deepest)
          number.starts[override] = integer(attribute, 'val') ?? 1;
        else if (name === 'lvl') {
          level = { ...plain };
          const at = integer(attribute, 'ilvl') ?? -1;
          if (at >= 0 && at < deepest) {
            if (number) number.levels[at] = level;
            else if (abstract) abstract.levels[at] = level;
          }
        } else if (level) readLevel(level, name, value, attribute);
      },
      close: (name) => {
        if (name === 'abstractNum') abstract = null;
        else if (name === 'num') number = null;
        else if (name === 'lvl') level = null;
        else if (name === 'lvlOverride') override = -1;
      },
    };
  }
}

function readLevel(level: Level, name: string, value: string, attribute: Attributes): void {
  if (name === 'start') level.start = integer(attribute, 'val') ?? 1;
  else if (name === 'numFmt') level.format = value === 'custom' ? (attribute('format') ?? '') : value;
  else if (name === 'lvlText') level.text = value;
  else if (name === 'suff') level.suffix = value;
  else if (name === 'lvlRestart') level.restart = integer(attribute, 'val');
  else if (name === 'isLgl') level.legal = isOn(attribute);
  else if (name === 'pStyle') level.style = value;
}

function printed(
  levels: readonly (Level | undefined)[],
  counters: readonly (number | undefined)[],
  at: number,
): string {
  const own = levels[at] as Level;
  // A bullet says nothing that a text could be checked by.
  if (own.format === 'bullet') return '';
  const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const level = levels[index];
    if (index > at || !level) return '';
    const value = counters[index] ?? level.start;
    return own.legal ? String(value) : printedNumber(value, level.format);
  });
  if (text === '' || own.suffix === 'nothing') return text;
  // A tab after 一、 or （1） only sets the title off; after a bare 1 or 第一节 a blank has to.
  return /[、，）．。】〕)]$/.test(text) ? text : `${text} `;
}

/** A custom format shows by its example how many digits are printed: `001, 002, 003, ...`. */
function printedNumber(value: number, format: string): string {
  const example = /^0*1(?=,)/.exec(format)?.[0];
  return example ? String(value).padStart(example.length, '0') : formatNumber(value, format);
}
