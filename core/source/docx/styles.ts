import { integer, isOn, readXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** What a style says of a paragraph or run, its own or inherited. */
export interface Style {
  /** 0 to 8 is a heading of level 1 to 9, 9 is body text; null where nothing is said. */
  outline: number | null;
  numId: number | null;
  ilvl: number | null;
  hidden: boolean | null;
  /** A style of Word's for entries of a table of contents. */
  contents: boolean;
  /** The style, of those it inherits from, that names the numbering. */
  numberedBy: string;
}

interface Raw extends Style {
  basedOn: string;
}

const none: Style = { outline: null, numId: null, ilvl: null, hidden: null, contents: false, numberedBy: '' };

/** The styles of a document, asked by id; what a style leaves open comes from the one it is based on. */
export class Styles {
  private readonly raw = new Map<string, Raw>();
  private readonly resolved = new Map<string, Style>();
  private byDefault = '';

  constructor(zip: Zip, part: string) {
    if (part === '') return;
    let style: Raw | null = null;
    const path: string[] = [];
    readXml(zip, part, {
      open: (element, attribute) => {
        path.push(element);
        if (element === 'style') {
          const id = attribute('styleId') ?? '';
          style = { ...none, basedOn: '', numberedBy: id };
          this.raw.set(id, style);
          if (attribute('type') === 'paragraph' && (attribute('default') ?? '0') !== '0') this.byDefault = id;
        }
        if (!style) return;
        const parent = path.at(-2);
        if (element === 'name' && parent === 'style') {
          const name = attribute('val') ?? '';
          style.contents = /(?:^toc|目录)\s?[1-9]$/i.test(name);
          const heading = /^(?:heading|标题)\s?([1-9])$/i.exec(name);
          if (heading && style.outline === null) style.outline = Number(heading[1]) - 1;
        } else if (element === 'basedOn') style.basedOn = attribute('val') ?? '';
        else if (element === 'outlineLvl') style.outline = integer(attribute, 'val');
        else if (element === 'numId' && parent === 'numPr') style.numId = integer(attribute, 'val');
        else if (element === 'ilvl' && parent === 'numPr') style.ilvl = integer(attribute, 'val');
        else if (element === 'vanish' && parent === 'rPr') style.hidden = isOn(attribute);
      },
      close: (element) => {
        path.pop();
        if (element === 'style') style = null;
      },
    });
  }

  /** A paragraph's style, the document's default one where the id is empty. */
  paragraph(id: string): Style {
    return this.resolve(id === '' ? this.byDefault : id);
  }

  /** A run's style. */
  run(id: string): Style {
    return this.resolve(id);
  }

  private resolve(id: string): Style {
    const known = this.resolved.get(id);
    if (known) return known;
    const result: Style = { ...none };
    const seen = new Set<string>();
    for (let at = id; at !== '' && !seen.has(at); ) {
      seen.add(at);
      const raw = this.raw.get(at);
      if (!raw) break;
      result.outline ??= raw.outline;
      if (result.numId === null && raw.numId !== null) {
        result.numId = raw.numId;
        result.ilvl ??= raw.ilvl;
        result.numberedBy = at;
      }
      result.ilvl ??= raw.ilvl;
      result.hidden ??= raw.hidden;
      result.contents ||= raw.contents;
      at = raw.basedOn;
    }
    this.resolved.set(id, result);
    return result;
  }
}
