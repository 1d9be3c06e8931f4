import { squeeze, widthOf } from './characters.ts';
import { type HeadingNumber, headingNumber, isCheckboxLine, isFrontTitle, readsAsTitle } from './headings.ts';
import type { Unit } from './units.ts';

/** A unit that the outline takes as a heading. */
export interface Heading {
  level: number;
  number: HeadingNumber | null;
  /** Offset of the title in the unit's text. */
  titleStart: number;
  parent: number;
  /** The number fits no open sequence. */
  doubtful: boolean;
}

interface Open {
  level: number;
  ordinal: number;
  form: string;
  title: string;
  index: number;
}

/**
 * Takes units in reading order and tells which are headings, by form and by whether the number is
 * the next of a sequence that is open. A list inside a sentence, quotation or table is passed over:
 * its first item was no heading, so the later ones fit nothing.
 */
export class Outline {
  readonly headings: Heading[] = [];
  private readonly stack: Open[] = [];
  private quotes = 0;
  private quotedUnits = 0;
  /** Lists that are running text: form to the last ordinal seen. */
  private readonly lists = new Map<string, number>();

  /** Whether a unit could be a heading at all, its place in the sequence left aside. */
  static candidate(unit: Unit): HeadingNumber | null {
    const number = headingNumber(unit.text);
    if (!number) return null;
    if (!readsAsTitle(unit.text.slice(number.end), number.level)) return null;
    return number;
  }

  /** Whether the number goes on a sequence that is open, or begins one where one may begin. */
  fits(number: HeadingNumber): 'next' | 'first' | 'repeat' | 'no' {
    for (let at = this.stack.length - 1; at >= 0; at -= 1) {
      const open = this.stack[at] as Open;
      if (open.level !== number.level) continue;
      if (open.form !== number.form) continue;
      if (open.ordinal + 1 === number.ordinal) return 'next';
      if (open.ordinal === number.ordinal) return 'repeat';
      return number.ordinal === 1 ? 'first' : 'no';
    }
    return number.ordinal === 1 ? 'first' : 'no';
  }

  /** Whether a heading of this form is open. */
  has(form: string): boolean {
    return this.stack.some((open) => open.form === form);
  }

  private lastOf(number: HeadingNumber): Open | undefined {
    for (let at = this.stack.length - 1; at >= 0; at -= 1) {
      const open = this.stack[at] as Open;
      if (open.level === number.level && open.form === number.form) return open;
    }
    return undefined;
  }

  /** Takes the unit as a heading where it is one; null where it is text. */
  take(unit: Unit, next: Unit | null): Heading | null {
    const front = this.front(unit, next);
    if (front) return front;
    const number = headingNumber(unit.text);
    const title = number ? unit.text.slice(number.end) : '';
    const inQuotes = this.quotes > 0;
    this.count(unit.text);
    if (!number) return null;
    if (!readsAsTitle(title, number.level)) {
      this.lists.set(number.form, number.ordinal);
      return null;
    }
    const fit = this.fits(number);
    const list = this.lists.get(number.form);
    const inList = list !== undefined && list + 1 === number.ordinal && fit !== 'next';
    if (inQuotes && !(number.level <= 3 && fit === 'next')) {
      this.lists.set(number.form, number.ordinal);
      return null;
    }
    if (number.level === 1) return this.open(unit, number, fit === 'no');
    if (inList) {
      this.lists.set(number.form, number.ordinal);
      return null;
    }
    if (fit === 'no') {
      const top = this.lastOf(number);
      const gap = top !== undefined && number.ordinal > top.ordinal && number.ordinal <= top.ordinal + 3;
      const strong = number.level <= 3 && widthOf(title) <= 40;
      if (!gap && !strong) {
        this.lists.set(number.form, number.ordinal);
        return null;
      }
      return this.open(unit, number, true);
    }
    if (fit === 'repeat') {
      const top = this.lastOf(number);
      const same = top !== undefined && squeeze(top.title) === squeeze(title);
      return this.open(unit, number, !same);
    }
    return this.open(unit, number, false);
  }

  private open(unit: Unit, number: HeadingNumber, doubtful: boolean): Heading {
    this.lists.clear();
    this.quotes = 0;
    while (this.stack.length > 0 && (this.stack.at(-1) as Open).level >= number.level) this.stack.pop();
    const parent = this.stack.at(-1)?.index ?? -1;
    const heading: Heading = { level: number.level, number, titleStart: number.end, parent, doubtful };
    this.push(heading, number.ordinal, number.form, unit.text.slice(number.end));
    return heading;
  }

  private front(unit: Unit, next: Unit | null): Heading | null {
    if (unit.lines > 1 || headingNumber(unit.text) || isCheckboxLine(unit.text)) return null;
    if (!isFrontTitle(unit.text)) return null;
    if (!unit.pageStart && this.stack.length > 0 && next !== null && next.pageStart === false && !unit.gap) return null;
    const chapter = this.stack.find((open) => open.form === '节' || open.form === '章' || open.form === '部分');
    this.quotes = 0;
    if (chapter) {
      // Inside a chapter an unnumbered title interrupts nothing: the numbers go on after it.
      if (!unit.pageStart) return null;
      const inner: Heading = { level: 2, number: null, titleStart: 0, parent: chapter.index, doubtful: false };
      this.headings.push(inner);
      return inner;
    }
    const heading: Heading = { level: 1, number: null, titleStart: 0, parent: -1, doubtful: false };
    this.stack.length = 0;
    this.lists.clear();
    this.push(heading, 0, '', unit.text);
    return heading;
  }

  private push(heading: Heading, ordinal: number, form: string, title: string): void {
    this.stack.push({ level: heading.level, ordinal, form, title, index: this.headings.length });
    this.headings.push(heading);
  }

  /** Follows quotation marks over units: what is quoted has no headings of the filing's own. */
  private count(text: string): void {
    let depth = this.quotes;
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at];
      if (character === '“') depth += 1;
      else if (character === '”') depth = Math.max(0, depth - 1);
    }
    this.quotedUnits = depth > 0 ? this.quotedUnits + 1 : 0;
    this.quotes = this.quotedUnits > 80 ? 0 : Math.min(depth, 1);
  }
}
