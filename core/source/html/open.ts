import type { SourceDocument } from '../../model/source.ts';
import { MarkedBuilder } from '../marked/builder.ts';
import { markedDocument } from '../marked/document.ts';
import type { DecodedText } from '../text/decode.ts';
import { walkPage } from './walk.ts';

/**
 * A web page as lines with marks: what a person sees of it without its style sheets and scripts. Where
 * most lines stand at places of their own, as converters from PDF set them, the page has no paragraphs
 * and no tables to go by: its lines then come without marks, and are read as plain text is. Throws
 * `file-empty`.
 */
export function openHtml(decoded: DecodedText, file: { name: string; sha256: string }): SourceDocument {
  const builder = new MarkedBuilder();
  const { paragraphs, placedAlone } = walkPage(closeEmptyTags(decoded.text), (flow) => builder.add(flow));
  const document = markedDocument(builder, { ...file, format: 'html' }, decoded);
  const paged = placedAlone > paragraphs / 2 && document.marks?.tables.length === 0;
  return paged ? { ...document, marks: null } : document;
}

/** A tag is looked for this far back from its end. */
const longestTag = 2000;

/** Elements whose content a parser of HTML takes as it is, to the end of the file if they are not closed. */
const rawTags = ['script', 'style', 'title', 'iframe', 'textarea', 'noscript', 'noframes', 'xmp'];

/**
 * In XHTML an empty element may close itself (`<script src="a"/>`), which HTML does not know: the rest of
 * the page would go into the script. Such tags are given their end.
 */
function closeEmptyTags(text: string): string {
  if (!text.trimStart().startsWith('<?xml')) return text;
  let result = '';
  let from = 0;
  for (let at = text.indexOf('/>'); at >= 0; at = text.indexOf('/>', at + 2)) {
    const reach = text.slice(Math.max(from, at - longestTag), at);
    const name = /^<([a-z]+)/i.exec(reach.slice(reach.lastIndexOf('<')))?.[1]?.toLowerCase() ?? '';
    if (!rawTags.includes(name)) continue;
    result += `${text.slice(from, at)}></${name}>`;
    from = at + 2;
  }
  return result + text.slice(from);
}
