import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Zip, ZipError } from './zip.ts';

/** Attributes of an element by their names without a prefix. */
export type Attributes = (name: string) => string | undefined;

/** What a part of the package is read by; names come without their prefix. */
export interface XmlHandler {
  open(name: string, attribute: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
}

/** Elements may be nested this deep; Word itself stops far before. */
const deepest = 2000;

/**
 * Reads a part of the package as XML while it inflates. Ill-formed XML is a damaged package. Entities
 * other than XML's five are refused by the parser, so none can expand.
 */
export function readXml(zip: Zip, part: string, handler: XmlHandler): void {
  const parser = new SaxesParser();
  let depth = 0;
  let tag: SaxesTagPlain | null = null;
  const attribute: Attributes = (name) => attributeOf(tag, name);
  parser.on('error', (error) => {
    throw new ZipError('damaged', `${part}: ${error.message}`);
  });
  parser.on('opentag', (opened) => {
    depth += 1;
    if (depth > deepest) throw new ZipError('damaged', `${part}: nested too deep`);
    tag = opened;
    handler.open(local(opened.name), attribute);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close(local(name));
  });
  if (handler.text) parser.on('text', (text) => handler.text?.(text));
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  zip.read(part, (piece) => {
    decoder ??= new TextDecoder(encodingOf(piece));
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') parser.write(text);
  });
  if (decoder) parser.close();
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function attributeOf(tag: SaxesTagPlain | null, name: string): string | undefined {
  if (!tag) return undefined;
  const { attributes } = tag;
  const usual = attributes[`w:${name}`] ?? attributes[name];
  if (usual !== undefined) return usual;
  for (const key of Object.keys(attributes)) if (local(key) === name) return attributes[key];
  return undefined;
}

function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Whether an on-off property that is present is on: `w:val` absent, or neither 0, false nor off. */
export function isOn(attribute: Attributes): boolean {
  const value = attribute('val');
  return value !== '0' && value !== 'false' && value !== 'off';
}

/** An attribute as an integer, or null. */
export function integer(attribute: Attributes, name: string): number | null {
  const value = attribute(name);
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : null;
}
