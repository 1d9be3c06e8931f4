import { parseFragment } from 'parse5';
import { type NoteMark, type Paragraph, paragraphOf } from '../marked/flow.ts';
import { isLinkedEntry, raise } from '../marked/text.ts';

/** Characters that a backslash before them makes plain. */
const escapable = /[!-/:-@[-`{-~]/;

/** Characters that mean nothing but themselves. */
const plainRun = /[^\\`*_~![\]<&]+/y;

const deepestBracket = 16;

interface Run {
  /** Offset in the output where the delimiters stand. */
  at: number;
  length: number;
  sign: string;
}

/**
 * What a reader sees of a stretch of Markdown: emphasis marks gone, links and code as their text,
 * escapes and entities as the characters they stand for. Linear in the text.
 */
export function inline(source: string): Paragraph {
  const scan = new InlineScan(source);
  scan.run();
  return scan.paragraph();
}

class InlineScan {
  private readonly source: string;
  private readonly out: string[] = [];
  private readonly open: Run[] = [];
  private readonly dropped = new Set<number>();
  private readonly notes: NoteMark[] = [];
  private pictures = 0;
  private linked = 0;
  private raised = 0;
  /** Square brackets that are open: where each stands in the output. */
  private readonly brackets: { out: number; picture: boolean }[] = [];

  constructor(source: string) {
    this.source = source;
  }

  run(): void {
    for (let at = 0; at < this.source.length; ) at = this.step(at);
  }

  paragraph(): Paragraph {
    let text = '';
    const moved = new Map<number, number>();
    const wanted = new Set(this.notes.flatMap(({ start, end }) => [start, end]));
    this.out.forEach((part, at) => {
      if (wanted.has(at)) moved.set(at, text.length);
      if (!this.dropped.has(at)) text += part;
    });
    moved.set(this.out.length, text.length);
    const notes = this.notes.map(({ start, end, key }) => ({
      start: moved.get(start) ?? 0,
      end: moved.get(end) ?? 0,
      key,
    }));
    const contents = isLinkedEntry(text.trim(), this.linked);
    return paragraphOf(text, { notes, contents, pictures: this.pictures });
  }

  private put(text: string): void {
    this.out.push(this.raised > 0 && /^\d+$/.test(text) ? raise(text) : text);
  }

  /** Reads on from an offset of the source; gives the next one. */
  private step(at: number): number {
    const { source } = this;
    plainRun.lastIndex = at;
    const run = plainRun.exec(source);
    if (run) {
      this.put(run[0]);
      return at + run[0].length;
    }
    const sign = source[at] as string;
    const next = source[at + 1] ?? '';
    if (sign === '\\') {
      if (!escapable.test(next)) return this.plain(sign, at);
      this.put(next);
      return at + 2;
    }
    if (sign === '`') return this.code(at);
    if (sign === '*' || sign === '_' || (sign === '~' && next === '~')) return this.emphasis(at, sign);
    if (sign === '!' && next === '[') {
      this.openBracket(true);
      this.put('');
      return at + 2;
    }
    if (sign === '[') return this.bracket(at);
    if (sign === ']') return this.closeBracket(at);
    if (sign === '<') return this.tag(at);
    if (sign === '&') return this.entity(at);
    return this.plain(sign, at);
  }

  private plain(sign: string, at: number): number {
    this.put(sign);
    return at + 1;
  }

  private code(at: number): number {
    let fence = at;
    while (this.source[fence] === '`') fence += 1;
    const marks = this.source.slice(at, fence);
    // Marks of a length that never closes are plain; a line's worth is looked through.
    const end = marks.length > 3 ? -1 : this.source.slice(0, fence + 2000).indexOf(marks, fence);
    if (end < 0) {
      for (const mark of marks) this.put(mark);
      return fence;
    }
    for (const character of this.source.slice(fence, end)) this.put(character);
    return end + marks.length;
  }

  /** Pairs a run of delimiters with an open one of the same sign and length (CommonMark, 6.2, made plain). */
  private emphasis(at: number, sign: string): number {
    const { source } = this;
    let end = at;
    while (source[end] === sign) end += 1;
    const length = end - at;
    const before = source[at - 1] ?? ' ';
    const after = source[end] ?? ' ';
    const opens = /\S/.test(after) && !(sign === '_' && /[\w]/.test(before));
    const closes = /\S/.test(before) && !(sign === '_' && /[\w]/.test(after));
    const first = this.out.length;
    for (let n = 0; n < length; n += 1) this.put(sign);
    if (length > 3) return end;
    if (closes) {
      for (let back = this.open.length - 1; back >= Math.max(0, this.open.length - 16); back -= 1) {
        const run = this.open[back] as Run;
        if (run.sign !== sign || run.length !== length) continue;
        for (let n = 0; n < length; n += 1) {
          this.dropped.add(run.at + n);
          this.dropped.add(first + n);
        }
        this.open.length = back;
        return end;
      }
    }
    if (opens) this.open.push({ at: first, length, sign });
    return end;
  }

  /** Links are not nested, and pictures in links once; brackets nested deeper are plain. */
  private openBracket(picture: boolean): void {
    if (this.brackets.length < deepestBracket) this.brackets.push({ out: this.out.length, picture });
  }

  private bracket(at: number): number {
    const note = /^\[\^([^\]\s]{1,40})\]/.exec(this.source.slice(at, at + 44));
    if (note) {
      const key = note[1] as string;
      const start = this.out.length;
      for (const sign of raise(/^\d+$/.test(key) ? key : '*')) this.put(sign);
      this.notes.push({ start, end: this.out.length, key: `^${key}` });
      return at + note[0].length;
    }
    this.openBracket(false);
    this.put('[');
    return at + 1;
  }

  /** `](target)` ends a link: the bracket goes, its text stays; of a picture nothing stays. */
  private closeBracket(at: number): number {
    const bracket = this.brackets.pop();
    const target =
      /^\]\(\s?<?([^()\s<>]{0,800}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)>?(?:\s{1,9}["'(][^"'()]{0,200}["')])?\s?\)/.exec(
        this.source.slice(at, at + 1600),
      );
    if (!bracket || !target) {
      if (bracket?.picture) this.out[bracket.out] = '![';
      return this.plain(']', at);
    }
    if (bracket.picture) {
      for (let drop = bracket.out; drop < this.out.length; drop += 1) this.dropped.add(drop);
      this.pictures += 1;
    } else {
      this.dropped.add(bracket.out);
      if ((target[1] ?? '').startsWith('#'))
        this.linked += this.out
          .slice(bracket.out + 1)
          .join('')
          .replace(/\s/g, '').length;
    }
    return at + target[0].length;
  }

  /** HTML tags inside a line go, but for a line break; a bare address in angle brackets is its text. */
  private tag(at: number): number {
    const piece = this.source.slice(at, at + 1000);
    if (piece.startsWith('<!--')) {
      const end = piece.indexOf('-->');
      return end < 0 ? this.plain('<', at) : at + end + 3;
    }
    const match = /^<(\/?)([A-Za-z][A-Za-z0-9]{0,20})(?:\s[^<>]{0,900})?\/?>/.exec(piece);
    if (!match) return this.plain('<', at);
    const name = (match[2] as string).toLowerCase();
    if (name === 'br') this.put('\n');
    else if (name === 'img') this.pictures += 1;
    else if (name === 'sup') this.raised = Math.max(0, this.raised + (match[1] === '/' ? -1 : 1));
    return at + match[0].length;
  }

  private entity(at: number): number {
    const match = /^&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});/.exec(
      this.source.slice(at, at + 34),
    );
    if (!match) return this.plain('&', at);
    const [node] = parseFragment(match[0]).childNodes;
    for (const sign of node && 'value' in node ? node.value : match[0]) this.put(sign);
    return at + match[0].length;
  }
}
