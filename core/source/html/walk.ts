import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import type { Flow, Paragraph } from '../marked/flow.ts';
import { type ListDraft, listOf, nextItem } from './list.ts';
import { attributeOf, breaksPage, headingLevel, isBlock, isHidden, isPlacedAlone } from './styles.ts';
import { TableDraft } from './table.ts';
import { TextDraft } from './text.ts';

type Node =
  | DefaultTreeAdapterTypes.ChildNode
  | DefaultTreeAdapterTypes.Document
  | DefaultTreeAdapterTypes.DocumentFragment;
type Element = DefaultTreeAdapterTypes.Element;

/** What came of a walk besides the flow. */
export interface Walked {
  /** Paragraphs, and those of them that stand at places of their own on a page. */
  paragraphs: number;
  placedAlone: number;
}

/** A page's text as paragraphs and tables in reading order, told one by one. */
export function walkPage(html: string, sink: (flow: Flow) => void): Walked {
  return new Walker(sink, null).walk(parse(html, { scriptingEnabled: false }));
}

/** The same for a piece of HTML inside another text; `lineOf` gives the file's line for a line of the piece. */
export function walkPiece(html: string, lineOf: (line: number) => number, sink: (flow: Flow) => void): Walked {
  const fragment = parseFragment(html, { scriptingEnabled: false, sourceCodeLocationInfo: true });
  return new Walker(sink, lineOf).walk(fragment);
}

class Walker {
  private readonly sink: (flow: Flow) => void;
  private readonly lineOf: ((line: number) => number) | null;
  private readonly text = new TextDraft();
  private readonly tables: TableDraft[] = [];
  private readonly lists: (ListDraft | null)[] = [];
  private headings: number[] = [];
  private kept = 0;
  private raised = 0;
  private linked = 0;
  private alone = 0;
  private readonly walked: Walked = { paragraphs: 0, placedAlone: 0 };

  constructor(sink: (flow: Flow) => void, lineOf: ((line: number) => number) | null) {
    this.sink = sink;
    this.lineOf = lineOf;
  }

  /** Visits all nodes with a stack of its own: a page may be nested deeper than calls may be. */
  walk(root: Node): Walked {
    const stack: { node: Node; leave: boolean }[] = [{ node: root, leave: false }];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { node, leave } = next;
      if (leave) {
        this.leave(node as Element);
        continue;
      }
      if ('value' in node && node.nodeName === '#text') {
        this.text.add(node.value, { kept: this.kept > 0, raised: this.raised > 0, linked: this.linked > 0 });
        continue;
      }
      if (!('childNodes' in node)) continue;
      if ('tagName' in node) {
        if (!this.enter(node)) continue;
        stack.push({ node, leave: true });
      }
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1)
        stack.push({ node: node.childNodes[at] as Node, leave: false });
    }
    this.flush();
    return this.walked;
  }

  /** False where the element's content is not to be visited. */
  private enter(element: Element): boolean {
    const { tagName } = element;
    if (isHidden(element)) return false;
    if (tagName === 'br') this.text.break();
    else if (tagName === 'img' || tagName === 'svg') {
      this.text.picture();
      return false;
    } else if (tagName === 'input') {
      const checkBox = /^(?:checkbox|radio)$/i.test(attributeOf(element, 'type') ?? '');
      if (checkBox) this.say(attributeOf(element, 'checked') === null ? '□' : '☑');
    }
    if (isBlock(element) || isPartOfTable(tagName)) this.flush();
    if (breaksPage(element)) this.put({ kind: 'break' });
    this.names(element);
    const level = headingLevel(element);
    if (level !== null) this.headings.push(level);
    if (tagName === 'pre') this.kept += 1;
    else if (tagName === 'sup') this.raised += 1;
    else if (tagName === 'ol' || tagName === 'ul') this.lists.push(listOf(element));
    else if (tagName === 'li') this.item(element);
    else if (tagName === 'a' && isInner(element)) return this.link(element);
    if (isPlacedAlone(element)) this.alone += 1;
    this.openTable(element);
    return true;
  }

  private leave(element: Element): void {
    const { tagName } = element;
    if (isBlock(element) || isPartOfTable(tagName)) this.flush();
    if (headingLevel(element) !== null) this.headings.pop();
    if (tagName === 'pre') this.kept -= 1;
    else if (tagName === 'sup') this.raised -= 1;
    else if (tagName === 'ol' || tagName === 'ul') this.lists.pop();
    else if (tagName === 'a' && isInner(element)) this.linked -= 1;
    else if (tagName === 'td' || tagName === 'th') this.tables.at(-1)?.endCell();
    else if (tagName === 'table') {
      const table = this.tables.pop();
      if (table) this.put(table.finish());
    }
    if (isPlacedAlone(element)) this.alone -= 1;
  }

  private openTable(element: Element): void {
    const { tagName } = element;
    if (tagName === 'table') this.tables.push(new TableDraft());
    const table = this.tables.at(-1);
    if (!table) return;
    if (tagName === 'thead' || tagName === 'tbody' || tagName === 'tfoot') table.beginGroup(element);
    else if (tagName === 'tr') table.beginRow(this.lineAt(element));
    else if (tagName === 'td' || tagName === 'th') table.beginCell(element);
  }

  private lineAt(element: Element): number | null {
    const line = element.sourceCodeLocation?.startLine;
    return this.lineOf && line !== undefined ? this.lineOf(line) : null;
  }

  private item(element: Element): void {
    const list = this.lists.at(-1);
    if (list) this.text.number(nextItem(list, element));
  }

  /** A short link to another place of the page that stands raised or in brackets is a note's mark. */
  private link(element: Element): boolean {
    const text = textOf(element, 12).trim();
    const mark = /^(?:\[?\d{1,3}\]?|[*†‡]{1,3}|[①-⑳])$/.test(text);
    const raisedIn = this.raised > 0 || element.childNodes.some((child) => child.nodeName === 'sup');
    if (mark && (raisedIn || text.startsWith('['))) {
      this.text.mark(text, decodeKey((attributeOf(element, 'href') as string).slice(1)));
      return false;
    }
    this.linked += 1;
    return true;
  }

  private names(element: Element): void {
    const id = attributeOf(element, 'id') ?? (element.tagName === 'a' ? attributeOf(element, 'name') : null);
    if (id !== null && id !== '') this.text.key(id);
  }

  private say(text: string): void {
    this.text.add(text, { kept: false, raised: false, linked: false });
  }

  private flush(): void {
    const paragraph: Paragraph | null = this.text.take(this.headings.at(-1) ?? null);
    if (!paragraph) return;
    this.walked.paragraphs += 1;
    if (this.alone > 0) this.walked.placedAlone += 1;
    this.put(paragraph);
  }

  private put(flow: Flow): void {
    // A caption stands in no cell of its table: it goes before the table, where that is.
    for (let at = this.tables.length - 1; at >= 0; at -= 1) {
      const into = this.tables[at]?.flow;
      if (into) {
        into.push(flow);
        return;
      }
    }
    this.sink(flow);
  }
}

function isPartOfTable(tagName: string): boolean {
  return tagName === 'tr' || tagName === 'td' || tagName === 'th' || tagName === 'caption';
}

function isInner(element: Element): boolean {
  const href = attributeOf(element, 'href');
  return href?.startsWith('#') === true && href.length > 1;
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch (error) {
    if (error instanceof URIError) return key;
    throw error;
  }
}

/** The text in an element, no more than a little over `limit` characters of it. */
function textOf(element: Element, limit: number): string {
  let text = '';
  const stack: Node[] = [element];
  for (let next = stack.pop(); next && text.length <= limit; next = stack.pop()) {
    if ('value' in next && next.nodeName === '#text') text += next.value;
    if ('childNodes' in next)
      for (let at = next.childNodes.length - 1; at >= 0; at -= 1) stack.push(next.childNodes[at] as Node);
  }
  return text;
}
