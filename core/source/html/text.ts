import { type NoteMark, type Paragraph, paragraphOf, shiftNotes } from '../marked/flow.ts';
import { isHanLike, isLinkedEntry, raise } from '../marked/text.ts';

/** White space that a page folds to one blank; a no-break blank is none. */
const folded = /[ \t\n\r\f]+/g;

/** A paragraph of a page while its text is read: white space folded, line breaks kept. */
export class TextDraft {
  private text = '';
  private readonly notes: NoteMark[] = [];
  private keys: string[] = [];
  private pictures = 0;
  /** Characters that stand in a link to a place in the page. */
  private linked = 0;
  private pending: 'none' | 'blank' | 'break' = 'none';
  private label = '';

  /** Takes text; `raised` digits are set as such, `linked` text belongs to a link within the page. */
  add(raw: string, how: { kept: boolean; raised: boolean; linked: boolean }): void {
    if (how.kept) {
      this.append(raw.replace(/\r\n?/g, '\n'), how);
      return;
    }
    let at = 0;
    for (const match of raw.matchAll(folded)) {
      this.append(raw.slice(at, match.index), how);
      if (this.pending === 'none') this.pending = 'blank';
      if (/[\n\r]/.test(match[0])) this.pending = this.pending === 'blank' ? 'break' : this.pending;
      at = match.index + match[0].length;
    }
    this.append(raw.slice(at), how);
  }

  private append(part: string, how: { raised: boolean; linked: boolean }): void {
    const text = part.replace(/\u00ad/g, '');
    if (text === '') return;
    this.fold(text);
    this.text += how.raised && /^[\d\s,*()[\]（）]+$/.test(text) ? raise(text) : text;
    if (how.linked) this.linked += text.trim().length;
  }

  /** A blank between two stretches; none at a line's start, and none where the source only wraps Chinese text. */
  private fold(next: string): void {
    const { pending, text } = this;
    this.pending = 'none';
    if (pending === 'none' || text === '' || text.endsWith('\n')) return;
    const wraps = pending === 'break' && isHanLike(text.charCodeAt(text.length - 1)) && isHanLike(next.charCodeAt(0));
    if (!wraps) this.text += ' ';
  }

  /** A line break. */
  break(): void {
    this.pending = 'none';
    this.text += '\n';
  }

  /** Takes the mark of a note: what it reads, and what it leads to. */
  mark(mark: string, key: string): void {
    const text = raise(mark);
    this.fold(text);
    this.notes.push({ start: this.text.length, end: this.text.length + text.length, key });
    this.text += text;
  }

  key(key: string): void {
    this.keys.push(key);
  }

  picture(): void {
    this.pictures += 1;
  }

  /** The number of a list's item goes before its text, unless the text brings one. */
  number(label: string): void {
    if (label === '' || this.text !== '') return;
    this.label = label;
  }

  /** The paragraph and an empty draft in its place; null where there is nothing in it. */
  take(heading: number | null): Paragraph | null {
    const bare = this.text.trim();
    if (bare === '' && this.pictures === 0) return null;
    const ends = this.text.replace(/\n+$/, '');
    const label = this.label !== '' && bare !== '' && !ownNumber.test(bare) ? `${this.label} ` : '';
    shiftNotes(this.notes, label.length);
    const paragraph = paragraphOf(label + ends, {
      heading,
      contents: heading === null && isLinkedEntry(bare, this.linked),
      notes: [...this.notes],
      keys: this.keys,
      pictures: this.pictures,
    });
    this.text = '';
    this.notes.length = 0;
    this.keys = [];
    this.pictures = 0;
    this.linked = 0;
    this.pending = 'none';
    this.label = '';
    return paragraph;
  }
}

/** A number that an item brings itself, as filings number their paragraphs. */
const ownNumber =
  /^(?:第?[一二三四五六七八九十\d]{1,4}\s?[、.．）)节章]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳])/;
