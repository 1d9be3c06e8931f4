import { GoujiError } from '../../contract/errors.ts';
import type { SourceDocument } from '../../model/source.ts';
import type { DecodedText } from './decode.ts';
import { splitLines } from './lines.ts';
import { textWarnings } from './warn.ts';

/** A decoded plain text as lines. Throws `file-empty` for nothing but white space. */
export function openText(decoded: DecodedText, file: { name: string; sha256: string }): SourceDocument {
  const { name, sha256 } = file;
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
