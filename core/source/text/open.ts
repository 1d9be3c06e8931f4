import { GoujiError } from '../../contract/errors.ts';
import type { SourceDocument } from '../../model/source.ts';
import { identifyText } from '../identify.ts';
import { decodeText } from './decode.ts';
import { splitLines } from './lines.ts';
import { textWarnings } from './warn.ts';

/**
 * A plain text file as lines. Throws `file-not-text` for bytes that are text in no known encoding,
 * `file-kind-unknown` for markup, `file-empty` for nothing but white space.
 */
export function openText(bytes: Uint8Array, file: { name: string; sha256: string }): SourceDocument {
  const { name, sha256 } = file;
  const decoded = decodeText(bytes);
  if (!decoded) throw new GoujiError('file-not-text', { name });
  const found = identifyText(decoded.text);
  if (found) throw new GoujiError('file-kind-unknown', { name, found });
  const { lines, pages } = splitLines(decoded.text);
  if (lines.every((line) => line.text.trim() === '')) throw new GoujiError('file-empty', { name });
  let characters = 0;
  for (const line of lines) characters += line.text.length;
  return {
    name,
    format: 'txt',
    encoding: decoded.encoding,
    characters,
    pages,
    sha256,
    lines,
    layout: null,
    marks: null,
    warnings: textWarnings(decoded, lines),
  };
}
