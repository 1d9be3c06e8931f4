import { type Flow, type NoteMark, type Paragraph, paragraphOf, shiftNotes } from '../marked/flow.ts';
import { raise } from '../marked/text.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';

/** Properties of the run whose text is being read. */
export interface Run {
  hidden: boolean;
  raised: boolean;
  style: string;
}

/** A paragraph while it is being read. */
export class ParagraphDraft {
  style = '';
  /** What the paragraph itself says; null where its style decides. */
  outline: number | null = null;
  numId: number | null = null;
  ilvl: number | null = null;
  /** A page begins with it, or with the text after it. */
  breakBefore = false;
  breakAfter = false;
  /** Its end was deleted as a tracked change: the next paragraph goes on with its text. */
  joined = false;
  pictures = 0;
  /** State of the check box of a form that is open, null where none is. */
  checkBox: boolean | null = null;
  /** Text boxes anchored in it. */
  readonly boxes: Flow[] = [];
  run: Run = { hidden: false, raised: false, style: '' };
  private text = '';
  private readonly notes: NoteMark[] = [];

  /** Takes text of the current run. */
  add(text: string, styles: Styles): void {
    const { hidden, raised, style } = this.run;
    if (hidden || (style !== '' && styles.run(style).hidden === true)) return;
    if (styles.paragraph(this.style).hidden === true) return;
    this.text += raised && /^[\d\s,，、*()[\]（）]+$/.test(text) ? raise(text) : text;
  }

  /** Takes the mark of a note. */
  mark(mark: string, key: string): void {
    if (this.run.hidden) return;
    this.notes.push({ start: this.text.length, end: this.text.length + mark.length, key });
    this.text += mark;
  }

  /** Puts what a paragraph with a deleted end left over before the text of this one. */
  precede(before: ParagraphDraft): void {
    const { text } = before;
    shiftNotes(this.notes, text.length);
    this.notes.unshift(...before.notes);
    this.text = text + this.text;
    this.pictures += before.pictures;
    this.boxes.unshift(...before.boxes);
  }

  /** The paragraph with its number and level, and the text boxes after it. */
  finish(styles: Styles, numbering: Numbering, keys: string[]): Paragraph {
    const style = styles.paragraph(this.style);
    const label = this.label(style, numbering);
    const outline = this.outline ?? style.outline;
    shiftNotes(this.notes, label.length);
    return paragraphOf(label + this.text, {
      heading: outline !== null && outline >= 0 && outline <= 8 && !style.contents ? outline + 1 : null,
      contents: style.contents,
      notes: this.notes,
      keys,
      pictures: this.pictures,
    });
  }

  private label(style: ReturnType<Styles['paragraph']>, numbering: Numbering): string {
    const numId = this.numId ?? style.numId;
    if (numId === null || numId === 0) return '';
    const own = this.numId === null ? numbering.levelOfStyle(numId, style.numberedBy) : null;
    return numbering.next(numId, this.ilvl ?? style.ilvl ?? own ?? 0);
  }
}
