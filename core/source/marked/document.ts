import { GoujiError } from '../../contract/errors.ts';
import type { ReadWarning, SourceDocument, SourceFormat } from '../../model/source.ts';
import type { DecodedText } from '../text/decode.ts';
import { textWarnings } from '../text/warn.ts';
import type { MarkedBuilder } from './builder.ts';

/**
 * The document that a builder has put down. `decoded` is how its text was decoded, null where the
 * format has no encoding of its own. Throws `file-empty` where nothing but blanks was put down.
 */
export function markedDocument(
  builder: MarkedBuilder,
  file: { name: string; sha256: string; format: SourceFormat },
  decoded: DecodedText | null,
  warnings: ReadWarning[] = [],
): SourceDocument {
  const { lines, marks } = builder;
  const found = builder.finish();
  if (lines.every((line) => line.text.trim() === '')) throw new GoujiError('file-empty', { name: file.name });
  let characters = 0;
  for (const line of lines) characters += line.text.length;
  const how = decoded ?? { encoding: 'utf-8', guessed: false, cutOff: false, damaged: false };
  return {
    ...file,
    encoding: decoded?.encoding ?? null,
    characters,
    pages: null,
    lines,
    layout: null,
    marks,
    warnings: [...warnings, ...textWarnings(how, lines), ...found],
  };
}
