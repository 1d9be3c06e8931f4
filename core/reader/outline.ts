import { endsSentence, squeeze, widthOf } from './characters.ts';
import { type HeadingMarks, marksTitle } from './heading-marks.ts';
import {
  type HeadingNumber,
  headingNumber,
  isCheckboxLine,
  isFrontTitle,
  isStatementRow,
  readsAsTitle,
  titleNumber,
} from './headings.ts';
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
  /** Level that the file marks it with, or null. */
  marked: number | null;
}

/** Where numbers that could be headings stand, by form and ordinal: what comes further down. */
export class Ahead {
  private readonly lines = new Map<string, number[]>();

  constructor(units: Iterable<Unit>) {
    for (const unit of units) {
      const number = titleNumber(unit.text);
      if (!number || isStatementRow(unit.text.slice(number.end))) continue;
      const key = `${number.form} ${number.ordinal}`;
      const list = this.lines.get(key);
      if (list) list.push(unit.line);
      else this.lines.set(key, [unit.line]);
    }
  }

  /** Whether anything is known of what comes. */
  get used(): boolean {
    return this.lines.size > 0;
  }

  /** First line below `line` that begins with the number, or infinity. */
  next(form: string, ordinal: number, line: number): number {
    const list = this.lines.get(`${form} ${ordinal}`) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] as number) > line) high = middle;
      else low = middle + 1;
    }
    return list[low] ?? Number.POSITIVE_INFINITY;
  }
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
  private readonly ahead: Ahead;
  /** Level of a list that began anew inside a sequence that goes on below it; what it holds is no heading either. */
  private within = Number.POSITIVE_INFINITY;

  /** Sequences that a heading closed, with what they stood under, the latest last: a row taken for a heading closes them wrongly. */
  private left: Open[][] = [];
  private readonly marks: HeadingMarks | null;

  /**
   * `ahead` tells what comes further down; without it a number that begins anew always opens a new sequence.
   * `marks` is what the file says of its headings itself.
   */
  constructor(ahead: Ahead = new Ahead([]), marks: HeadingMarks | null = null) {
    this.ahead = ahead;
    this.marks = marks;
  }

  /** Whether the number goes on a sequence that is open, or begins one where one may begin. */
  fits(number: HeadingNumber): 'next' | 'first' | 'repeat' | 'no' {
    const open = this.lastOf(number);
    if (open && open.ordinal + 1 === number.ordinal) return 'next';
    if (open?.ordinal === number.ordinal) return 'repeat';
    if (number.ordinal === 1) return 'first';
    return this.leftBy(number) ? 'next' : 'no';
  }

  /** The long sequence that was closed before this number, its next, came. */
  private leftBy({ form, ordinal }: HeadingNumber): Open[] | undefined {
    return ordinal < 6
      ? undefined
      : this.left.find((stack) => stack.at(-1)?.form === form && stack.at(-1)?.ordinal === ordinal - 1);
  }

  /** Remembers the sequences that a heading of this level closes; takes up again one that was closed before its time. */
  private reopen(number: HeadingNumber): void {
    if (!this.ahead.used) return;
    if (number.level === 1) {
      this.left = [];
      return;
    }
    const open = this.lastOf(number);
    const before = open && open.ordinal + 1 === number.ordinal ? undefined : this.leftBy(number);
    if (before) {
      this.stack.splice(0, this.stack.length, ...before);
      this.left = this.left.filter((stack) => stack !== before);
      return;
    }
    this.stack.forEach((entry, at) => {
      const closes = entry.level > number.level || (entry.form === number.form && entry.ordinal + 1 !== number.ordinal);
      if (closes && entry.ordinal >= 5) this.left.push(this.stack.slice(0, at + 1));
    });
    if (this.left.length > 8) this.left = this.left.slice(-8);
  }

  /** Notes that a number is one of a list in running text. */
  private asItem({ form, ordinal }: HeadingNumber): null {
    this.lists.set(form, ordinal);
    return null;
  }

  /** Whether a heading of this form is open. */
  has(form: string): boolean {
    return this.stack.some((open) => open.form === form);
  }

  private lastOf(number: HeadingNumber): Open | undefined {
    return this.stack[this.placeOf(number)];
  }

  /** Where the last open heading of this level and form stands, or −1. */
  private placeOf({ level, form }: HeadingNumber): number {
    let at = this.stack.length - 1;
    while (at >= 0 && !(this.stack[at]?.level === level && this.stack[at]?.form === form)) at -= 1;
    return at;
  }

  /** Takes the unit as a heading where it is one; null where it is text. */
  take(unit: Unit, next: Unit | null): Heading | null {
    const number = headingNumber(unit.text);
    const marked = this.marks?.levelOf(unit) ?? null;
    const taken = marked === null ? null : this.takeMarked(unit, number, marked);
    if (taken) return taken;
    const front = number ? null : this.front(unit, next);
    if (front) return front;
    const title = number ? unit.text.slice(number.end) : '';
    const inQuotes = this.quotes > 0;
    this.count(unit.text);
    if (!number) {
      if (unit.lines > 1 && endsSentence(unit.text)) this.within = Number.POSITIVE_INFINITY;
      return null;
    }
    // A long title that ends like a sentence is known by the answer below it: □ 适用 √ 不适用.
    const answered = next !== null && isCheckboxLine(next.text) && title.indexOf('。') === title.length - 1;
    if (!answered && !readsAsTitle(title, number.level)) return this.asItem(number);
    if (this.ahead.used && isStatementRow(title)) {
      this.within = Math.min(this.within, number.level);
      return null;
    }
    const fit = this.fits(number);
    if (this.marks?.marksForm(number.form) && !(number.level <= 2 && fit === 'next')) return this.asItem(number);
    const list = this.lists.get(number.form);
    const inList = list !== undefined && list + 1 === number.ordinal && fit !== 'next';
    if (inQuotes && !(number.level <= 3 && fit === 'next')) return this.asItem(number);
    if (number.level === 1) return this.open(unit, number, fit === 'no');
    if (this.interrupts(number, fit, unit.line)) {
      if (fit !== 'next') this.within = Math.min(this.within, number.level);
      return this.asItem(number);
    }
    if (inList) return this.asItem(number);
    if (fit === 'no') {
      const top = this.lastOf(number);
      const gap = top !== undefined && number.ordinal > top.ordinal && number.ordinal <= top.ordinal + 3;
      const strong = number.level <= 3 && widthOf(title) <= 40;
      if (!gap && !strong) return this.asItem(number);
      return this.open(unit, number, true);
    }
    if (fit === 'repeat') {
      const top = this.lastOf(number);
      const same = top !== undefined && squeeze(top.title) === squeeze(title);
      return this.open(unit, number, !same);
    }
    return this.open(unit, number, false);
  }

  /**
   * Whether a number begins anew, or goes on, inside a sequence that is taken up again further down:
   * rows of a statement or a list with numbers of their own. A sequence is taken up again where its
   * next number comes before the next number of what it stands under.
   */
  private interrupts(number: HeadingNumber, fit: ReturnType<Outline['fits']>, line: number): boolean {
    const at = this.placeOf(number);
    if (at < 0) return fit === 'first' && number.level > this.within;
    const limit = this.endOf(at, line);
    const open = this.stack[at] as Open;
    if (fit === 'next') {
      return (
        this.lists.get(number.form) === number.ordinal - 1 && this.ahead.next(number.form, number.ordinal, line) < limit
      );
    }
    return fit !== 'no' && this.ahead.next(open.form, open.ordinal + 1, line) < limit;
  }

  /** Line at which what the open heading stands under ends. */
  private endOf(at: number, line: number): number {
    let end = Number.POSITIVE_INFINITY;
    for (const open of this.stack.slice(0, at))
      if (open.form !== '') end = Math.min(end, this.ahead.next(open.form, open.ordinal + 1, line));
    return end;
  }

  /** What the file marks as a heading: the form of its number goes before the mark, which only places it where it has none. */
  private takeMarked(unit: Unit, number: HeadingNumber | null, marked: number): Heading | null {
    const title = number ? unit.text.slice(number.end) : unit.text;
    if (!marksTitle(title)) return null;
    if (number) return this.open(unit, number, this.fits(number) === 'no', marked);
    this.lists.clear();
    this.within = Number.POSITIVE_INFINITY;
    this.quotes = 0;
    const within = marked === 1 ? 0 : this.stack.findIndex((open) => open.marked !== null && open.marked >= marked);
    if (within >= 0) this.stack.length = within;
    const above = this.stack.at(-1);
    const level = Math.min(9, (above?.level ?? 0) + 1);
    const heading: Heading = { level, number: null, titleStart: 0, parent: above?.index ?? -1, doubtful: false };
    this.push(heading, 0, '', unit.text, marked);
    return heading;
  }

  private open(unit: Unit, number: HeadingNumber, doubtful: boolean, marked: number | null = null): Heading {
    this.lists.clear();
    this.within = Number.POSITIVE_INFINITY;
    this.quotes = 0;
    this.reopen(number);
    while (this.stack.length > 0 && closes(number, marked, this.stack.at(-1) as Open)) this.stack.pop();
    const parent = this.stack.at(-1)?.index ?? -1;
    const heading: Heading = { level: number.level, number, titleStart: number.end, parent, doubtful };
    this.push(heading, number.ordinal, number.form, unit.text.slice(number.end), marked);
    return heading;
  }

  /** A part of the front or back matter, by its words; `unit` begins with no number. */
  private front(unit: Unit, next: Unit | null): Heading | null {
    if (unit.lines > 1 || isCheckboxLine(unit.text) || !isFrontTitle(unit.text)) return null;
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

  private push(heading: Heading, ordinal: number, form: string, title: string, marked: number | null = null): void {
    this.stack.push({ level: heading.level, ordinal, form, title, index: this.headings.length, marked });
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

/** Whether a numbered heading ends an open one: by the forms of both, by the marks where the open one has no number. */
function closes(number: HeadingNumber, marked: number | null, open: Open): boolean {
  if (open.form === '' && open.marked !== null && marked !== null && number.level > 1) return open.marked >= marked;
  return open.level >= number.level;
}
