import type { MarkedCell, MarkedPiece, MarkedTable } from '../../../model/source.ts';
import type { PdfFile } from './file.ts';
import { type Dictionary, isDictionary, type PdfObject, Ref } from './objects.ts';

/** A tagged table; the pieces of its cells, and so its lines, are found when the pages are read. */
export type TaggedTable = Omit<MarkedTable, 'line' | 'endLine'>;

export interface TaggedHeading {
  level: number;
  pieces: MarkedPiece[];
}

/** A page's marked contents by their id (ISO 32000-1, 14.7.4), each with where its pieces of lines go. */
export type WantedContents = Map<number, MarkedPiece[]>;

/** The headings and tables of a structure tree, and which contents of which page, by its object's number, are theirs. */
export interface TagTree {
  headings: TaggedHeading[];
  tables: TaggedTable[];
  wanted: Map<number, WantedContents>;
}

/** Elements nested deeper than this are an attack on the stack. */
const deepest = 200;
/** No table of a page spans as much; a larger span is damage. */
const longestSpan = 1000;

/** What holds a paragraph's text; no table or heading stands in it. */
const leaves = new Set('P Span Link Figure Formula Form Lbl TOC Caption Reference Quote Note Code'.split(' '));

/** Reads the structure tree of a tagged file; null where it has none. Throws an Error where it is damaged. */
export function readTree(file: PdfFile): TagTree | null {
  const catalog = file.dictionary(file.trailer['/Root']);
  const root = file.dictionary(catalog?.['/StructTreeRoot']);
  if (!root) return null;
  const walk = new Walk(file, file.dictionary(root['/RoleMap']));
  walk.visit(root['/K'], 0);
  return walk.tree;
}

class Walk {
  readonly tree: TagTree = { headings: [], tables: [], wanted: new Map() };
  readonly #file: PdfFile;
  readonly #roles: Dictionary | null;
  /** Object numbers of the elements on the way and before: each is visited once. */
  readonly #seen = new Set<number>();

  constructor(file: PdfFile, roles: Dictionary | null) {
    this.#file = file;
    this.#roles = roles;
  }

  /** Looks for headings and tables in an element, or in several. */
  visit(kids: PdfObject | undefined, depth: number): void {
    for (const element of this.#elements(kids, depth)) {
      const type = this.#typeOf(element);
      const level = /^H([1-6])?$/.exec(type);
      if (level) {
        const pieces: MarkedPiece[] = [];
        this.tree.headings.push({ level: Number(level[1] ?? 1), pieces });
        this.#want(element, pieces, null, depth);
      } else if (type === 'Table') this.#readTable(element, depth);
      else if (!leaves.has(type)) this.visit(element['/K'], depth + 1);
    }
  }

  #readTable(table: Dictionary, depth: number): void {
    const cells: MarkedCell[] = [];
    /** The first row that is free again below what was set so far, by column. */
    const free: number[] = [];
    let row = 0;
    const readRows = (kids: PdfObject | undefined, at: number) => {
      for (const element of this.#elements(kids, at)) {
        const type = this.#typeOf(element);
        if (type === 'TR') this.#readRow(element, row++, free, cells, at + 1);
        else if (type === 'THead' || type === 'TBody' || type === 'TFoot') readRows(element['/K'], at + 1);
      }
    };
    readRows(table['/K'], depth + 1);
    this.tree.tables.push({ rows: row, columns: free.length, cells });
  }

  #readRow(tr: Dictionary, row: number, free: number[], cells: MarkedCell[], depth: number): void {
    let column = 0;
    for (const element of this.#elements(tr['/K'], depth)) {
      const type = this.#typeOf(element);
      if (type !== 'TD' && type !== 'TH') continue;
      while ((free[column] ?? 0) > row) column++;
      const { rowSpan, columnSpan } = this.#spans(element);
      const cell: MarkedCell = { row, column, rowSpan, columnSpan, header: type === 'TH', pieces: [] };
      for (let end = column + columnSpan; column < end; column++) free[column] = row + rowSpan;
      cells.push(cell);
      this.#want(element, cell.pieces, null, depth);
    }
  }

  #spans(cell: Dictionary): { rowSpan: number; columnSpan: number } {
    const spans = { rowSpan: 1, columnSpan: 1 };
    const attributes = this.#file.resolve(cell['/A']);
    for (const entry of Array.isArray(attributes) ? attributes : [attributes]) {
      const owned = this.#file.dictionary(entry);
      if (!owned) continue;
      spans.rowSpan = spanOf(owned['/RowSpan']) ?? spans.rowSpan;
      spans.columnSpan = spanOf(owned['/ColSpan']) ?? spans.columnSpan;
    }
    return spans;
  }

  /** Notes that all contents of an element, whatever it is made of, go to `pieces`. */
  #want(element: Dictionary, pieces: MarkedPiece[], outerPage: number | null, depth: number): void {
    if (depth > deepest) throw new Error('the structure is nested too deep');
    const page = element['/Pg'] instanceof Ref ? element['/Pg'].number : outerPage;
    const kids = this.#file.resolve(element['/K']);
    for (const entry of Array.isArray(kids) ? kids : [kids]) {
      if (typeof entry === 'number') this.#wantContent(page, entry, pieces);
      else if (isFresh(this.#seen, entry)) {
        const kid = this.#file.resolve(entry);
        if (!isDictionary(kid)) continue;
        if (kid['/S'] !== undefined) this.#want(kid, pieces, page, depth + 1);
        else if (typeof kid['/MCID'] === 'number' && kid['/Stm'] === undefined) {
          const own = kid['/Pg'];
          this.#wantContent(own instanceof Ref ? own.number : page, kid['/MCID'], pieces);
        }
      }
    }
  }

  #wantContent(page: number | null, id: number, pieces: MarkedPiece[]): void {
    if (page === null) return;
    let contents = this.tree.wanted.get(page);
    if (!contents) {
      contents = new Map();
      this.tree.wanted.set(page, contents);
    }
    contents.set(id, pieces);
  }

  /** The elements among an element's kids, in order. */
  #elements(kids: PdfObject | undefined, depth: number): Dictionary[] {
    if (depth > deepest) throw new Error('the structure is nested too deep');
    const found = this.#file.resolve(kids);
    const elements: Dictionary[] = [];
    for (const entry of Array.isArray(found) ? found : [kids ?? null]) {
      if (!isFresh(this.#seen, entry)) continue;
      const kid = this.#file.resolve(entry);
      if (isDictionary(kid) && kid['/S'] !== undefined) elements.push(kid);
    }
    return elements;
  }

  /** The element's type without its slash, a name of the file's own by what it stands for. */
  #typeOf(element: Dictionary): string {
    let type = element['/S'];
    for (let steps = 0; steps < 8 && typeof type === 'string'; steps++) {
      const role: PdfObject | undefined = this.#roles?.[type];
      if (typeof role !== 'string' || role === type) break;
      type = role;
    }
    return typeof type === 'string' ? type.slice(1) : '';
  }
}

/** False for a reference that was followed before. */
function isFresh(seen: Set<number>, object: PdfObject): boolean {
  if (!(object instanceof Ref)) return true;
  if (seen.has(object.number)) return false;
  seen.add(object.number);
  return true;
}

function spanOf(value: PdfObject | undefined): number | null {
  if (typeof value !== 'number' || !(value >= 1)) return null;
  return Math.min(longestSpan, Math.floor(value));
}
