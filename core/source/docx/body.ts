import type { Flow, Paragraph } from '../marked/flow.ts';
import type { Numbering } from './numbering.ts';
import { ParagraphDraft } from './paragraph.ts';
import type { Styles } from './styles.ts';
import { symbolOf } from './symbols.ts';
import { TableDraft } from './table.ts';
import { type Attributes, integer, isOn, type XmlHandler } from './xml.ts';

/** What is in the file and is not part of the final text, or is shown once more elsewhere. */
const skipped = new Set([
  'moveFrom',
  'instrText',
  'delText',
  'delInstrText',
  'rt',
  'sdtPr',
  'tblPr',
  'tblPrEx',
  'docPartPr',
]);

/** What a body is read with, and where it goes. */
export interface BodyContext {
  styles: Styles;
  numbering: Numbering;
  /** Takes what stands outside all tables and text boxes, in reading order. */
  sink(flow: Flow): void;
  /** The mark and the key of the next note; null where there is no such note. */
  note(kind: 'footnote' | 'endnote', id: string): { mark: string; key: string } | null;
  /** Keys that each paragraph is to bear. */
  keys(): string[];
  /** Told of content that lies in a file of its own and is not read. */
  onForeign(): void;
}

/**
 * Reads the body of a document (or of its notes) from XML events: tracked changes as the final text,
 * fields by their results, text boxes after the paragraph that they are anchored in.
 */
export class BodyReader implements XmlHandler {
  private readonly context: BodyContext;
  private readonly path: string[] = [];
  private skipping = 0;
  private readonly paragraphs: ParagraphDraft[] = [];
  private readonly tables: TableDraft[] = [];
  /** Where flow goes: the innermost text box or cell, else out. */
  private readonly places: { flow(): Flow[] | null; carried: ParagraphDraft | null }[] = [
    { flow: () => null, carried: null },
  ];
  /** Fields that are open: whether their code or their result is being read. */
  private fields: ('code' | 'result')[] = [];
  private readonly choices: boolean[] = [];
  private reading = false;

  constructor(context: BodyContext) {
    this.context = context;
  }

  open(name: string, attribute: Attributes): void {
    const parent = this.path.at(-1) ?? '';
    const grand = this.path.at(-2) ?? '';
    this.path.push(name);
    if (this.skipping > 0) {
      this.skipping += 1;
      return;
    }
    if (this.skips(name, parent, grand)) {
      this.skipping = 1;
      return;
    }
    if (name === 'p' && parent !== 'r') this.paragraphs.push(new ParagraphDraft());
    else if (this.openTable(name, parent, attribute)) return;
    else if (name === 'txbxContent') this.openBox();
    else if (name === 'AlternateContent') this.choices.push(false);
    else if (name === 'Choice') this.choices[this.choices.length - 1] = true;
    else if (name === 'altChunk' || name === 'subDoc') this.context.onForeign();
    else {
      const paragraph = this.paragraphs.at(-1);
      if (!paragraph) return;
      if (parent === 'pPr' || grand === 'pPr') this.property(paragraph, name, parent, attribute);
      else if (parent === 'rPr') runProperty(paragraph, name, attribute);
      else this.content(paragraph, name, parent, attribute);
    }
  }

  close(name: string): void {
    this.path.pop();
    if (this.skipping > 0) {
      this.skipping -= 1;
      return;
    }
    const parent = this.path.at(-1);
    if (name === 't') this.reading = false;
    else if (name === 'p' && parent !== 'r') this.closeParagraph();
    else if (name === 'tc') {
      this.leavePlace();
      this.tables.at(-1)?.endCell();
    } else if (name === 'tr') this.tables.at(-1)?.endRow();
    else if (name === 'tbl') {
      const table = this.tables.pop();
      if (table) this.put(table.finish());
    } else if (name === 'txbxContent') this.leavePlace();
    else if (name === 'AlternateContent') this.choices.pop();
    else if (name === 'body' || name === 'footnote' || name === 'endnote') this.flushCarried();
  }

  text(text: string): void {
    if (this.reading && this.skipping === 0) this.say(text);
  }

  private skips(name: string, parent: string, grand: string): boolean {
    if (skipped.has(name) && !(name === 'moveFrom' && parent === 'rPr')) return true;
    if (name.endsWith('Change')) return true;
    if (name === 'Fallback') return this.choices.at(-1) === true;
    if (name === 'del') {
      if (parent === 'trPr') this.tables.at(-1)?.markDeleted();
      return !(parent === 'rPr' && grand === 'pPr');
    }
    return name === 'tc' && this.tables.at(-1)?.inDeletedRow === true;
  }

  private openTable(name: string, parent: string, attribute: Attributes): boolean {
    if (name === 'tbl') {
      this.tables.push(new TableDraft());
      return true;
    }
    const table = this.tables.at(-1);
    if (!table) return false;
    if (name === 'gridCol' && parent === 'tblGrid') table.width(integer(attribute, 'w') ?? Number.MAX_SAFE_INTEGER);
    else if (name === 'tr') table.beginRow();
    else if (name === 'tc') {
      table.beginCell();
      this.places.push({ flow: () => table.flow, carried: null });
    } else if (parent === 'trPr' && name === 'gridBefore') table.skip(integer(attribute, 'val') ?? 0);
    else if (parent === 'trPr' && name === 'tblHeader' && isOn(attribute)) table.markHeader();
    else if (parent === 'tcPr' && name === 'gridSpan') table.span(integer(attribute, 'val') ?? 1);
    else if (parent === 'tcPr' && name === 'vMerge') table.mergeDown(attribute('val') === 'restart');
    else if (parent === 'tcPr' && name === 'hMerge') table.mergeRight(attribute('val') === 'restart');
    else return false;
    return true;
  }

  private openBox(): void {
    const boxes = this.paragraphs.at(-1)?.boxes;
    if (!boxes) return;
    this.places.push({ flow: () => boxes, carried: null });
  }

  private leavePlace(): void {
    this.flushCarried();
    if (this.places.length > 1) this.places.pop();
  }

  private property(paragraph: ParagraphDraft, name: string, parent: string, attribute: Attributes): void {
    if (parent === 'pPr') {
      if (name === 'pStyle') paragraph.style = attribute('val') ?? '';
      else if (name === 'outlineLvl') paragraph.outline = integer(attribute, 'val');
      else if (name === 'pageBreakBefore' && isOn(attribute)) paragraph.breakBefore = true;
      else if (name === 'sectPr') paragraph.breakAfter = true;
    } else if (parent === 'numPr') {
      if (name === 'numId') paragraph.numId = integer(attribute, 'val');
      else if (name === 'ilvl') paragraph.ilvl = integer(attribute, 'val');
    } else if (parent === 'rPr' && (name === 'del' || name === 'moveFrom')) paragraph.joined = true;
    else if (parent === 'sectPr' && name === 'type' && attribute('val') === 'continuous') paragraph.breakAfter = false;
  }

  private content(paragraph: ParagraphDraft, name: string, parent: string, attribute: Attributes): void {
    if (name === 'r') paragraph.run = { hidden: false, raised: false, style: '' };
    else if (name === 't') this.reading = true;
    else if (name === 'fldChar') this.field(attribute('fldCharType') ?? '');
    else if (name === 'checkBox' && parent === 'ffData') paragraph.checkBox = false;
    else if ((name === 'checked' || name === 'default') && parent === 'checkBox') {
      if (name === 'checked' || paragraph.checkBox === false) paragraph.checkBox = isOn(attribute);
    } else if (name === 'blip' || name === 'imagedata' || name === 'chart' || name === 'relIds')
      paragraph.pictures += 1;
    else if (parent === 'r') this.character(paragraph, name, attribute);
  }

  /** Elements of a run that stand for a character. */
  private character(paragraph: ParagraphDraft, name: string, attribute: Attributes): void {
    if (name === 'tab' || name === 'ptab') this.say('\t');
    else if (name === 'br') {
      if ((attribute('type') ?? 'textWrapping') === 'textWrapping') this.say('\n');
      else if (attribute('type') === 'page') paragraph.breakAfter = true;
    } else if (name === 'cr') this.say('\n');
    else if (name === 'noBreakHyphen') this.say('-');
    else if (name === 'sym') this.say(symbolOf(attribute('font') ?? '', attribute('char') ?? ''));
    else if (name === 'footnoteReference' || name === 'endnoteReference') {
      const note = this.context.note(name === 'footnoteReference' ? 'footnote' : 'endnote', attribute('id') ?? '');
      if (note) paragraph.mark(attribute('customMarkFollows') === undefined ? note.mark : '', note.key);
    }
  }

  private say(text: string): void {
    if (this.fields.includes('code')) return;
    this.paragraphs.at(-1)?.add(text.replace(/\u00ad/g, ''), this.context.styles);
  }

  private field(type: string): void {
    if (type === 'begin') this.fields.push('code');
    else if (type === 'separate' && this.fields.length > 0) this.fields[this.fields.length - 1] = 'result';
    else if (type === 'end') {
      this.fields.pop();
      const paragraph = this.paragraphs.at(-1);
      if (paragraph?.checkBox != null) {
        const checked = paragraph.checkBox;
        paragraph.checkBox = null;
        this.say(checked ? '☑' : '□');
      }
    }
  }

  private closeParagraph(): void {
    const draft = this.paragraphs.pop();
    const place = this.places.at(-1);
    if (!draft || !place) return;
    // A field's code never runs on into the next paragraph; one left open must not swallow the rest.
    this.fields = this.fields.filter((state) => state === 'result');
    if (place.carried) draft.precede(place.carried);
    place.carried = null;
    if (draft.joined) place.carried = draft;
    else this.putParagraph(draft);
  }

  private flushCarried(): void {
    const place = this.places.at(-1);
    if (!place?.carried) return;
    const draft = place.carried;
    place.carried = null;
    this.putParagraph(draft);
  }

  private putParagraph(draft: ParagraphDraft): void {
    if (draft.breakBefore) this.put({ kind: 'break' });
    const paragraph: Paragraph = draft.finish(this.context.styles, this.context.numbering, this.context.keys());
    this.put(paragraph);
    for (const box of draft.boxes) this.put(box);
    if (draft.breakAfter) this.put({ kind: 'break' });
  }

  private put(flow: Flow): void {
    const into = this.places.at(-1)?.flow();
    if (into) into.push(flow);
    else if (this.places.length === 1) this.context.sink(flow);
  }
}

function runProperty(paragraph: ParagraphDraft, name: string, attribute: Attributes): void {
  if (name === 'vanish') paragraph.run.hidden = isOn(attribute);
  else if (name === 'vertAlign') paragraph.run.raised = attribute('val') === 'superscript';
  else if (name === 'rStyle') paragraph.run.style = attribute('val') ?? '';
}
