/** What DOCX, HTML and Markdown have in common once their markup is read: paragraphs and tables, in reading order. */

/** A range of a paragraph's text that stands for a footnote. */
export interface NoteMark {
  start: number;
  end: number;
  /** Names the note: a paragraph that bears the key in `keys` holds its text. */
  key: string;
}

export interface Paragraph {
  kind: 'paragraph';
  /** `\n` is a line break inside the paragraph. */
  text: string;
  /** Level as marked, 1 to 9, or null. */
  heading: number | null;
  /** An entry of a table of contents, by its markup. */
  contents: boolean;
  notes: NoteMark[];
  /** Names by which a note's mark may speak of this paragraph. */
  keys: string[];
  /** Pictures in it that hold no text. */
  pictures: number;
  /** 1-based line of the file, where its lines are kept; else null. */
  at: number | null;
}

export interface FlowCell {
  /** 0-based column of the table's grid. */
  column: number;
  columnSpan: number;
  /** 1 and more; clipped to the table's rows when it is placed. */
  rowSpan: number;
  header: boolean;
  flow: Flow[];
}

export interface FlowRow {
  cells: FlowCell[];
  /** 1-based line of the file, where its lines are kept; else null. */
  at: number | null;
}

export interface FlowTable {
  kind: 'table';
  rows: FlowRow[];
}

/** A page break stands where the file starts a new page by itself. */
export type Flow = Paragraph | FlowTable | { kind: 'break' };

/** Moves notes on as the text before them grows by so many characters. */
export function shiftNotes(notes: readonly NoteMark[], by: number): void {
  for (const note of notes) {
    note.start += by;
    note.end += by;
  }
}

/** A plain paragraph; what is given goes before. */
export function paragraphOf(text: string, over: Partial<Omit<Paragraph, 'kind' | 'text'>> = {}): Paragraph {
  return {
    kind: 'paragraph',
    text,
    heading: null,
    contents: false,
    notes: [],
    keys: [],
    pictures: 0,
    at: null,
    ...over,
  };
}
