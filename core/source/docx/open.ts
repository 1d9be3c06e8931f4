import { GoujiError } from '../../contract/errors.ts';
import type { ReadWarning, SourceDocument } from '../../model/source.ts';
import { readableSize } from '../limits.ts';
import { MarkedBuilder } from '../marked/builder.ts';
import { markedDocument } from '../marked/document.ts';
import type { Flow, Paragraph } from '../marked/flow.ts';
import { raise } from '../marked/text.ts';
import { BodyReader } from './body.ts';
import { Numbering } from './numbering.ts';
import { findParts, type Parts } from './parts.ts';
import { Styles } from './styles.ts';
import { readXml } from './xml.ts';
import { maxInflatedBytes, Zip, ZipError } from './zip.ts';

type NoteKind = 'footnote' | 'endnote';

/** Texts of the notes by `kind:id`, until they are put down. */
type Notes = Map<string, Paragraph[]>;

/**
 * A Word document as lines with marks: its body as one reads it with all tracked changes accepted.
 * Headers, footers and comments are no part of it. Throws `docx-damaged`, `docx-password`,
 * `docx-too-large`, `file-empty`.
 */
export function openDocx(bytes: Uint8Array, file: { name: string; sha256: string }): SourceDocument {
  const { name, sha256 } = file;
  try {
    const zip = new Zip(bytes);
    return read(zip, findParts(zip), { name, sha256 });
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    if (error.fault === 'encrypted') throw new GoujiError('docx-password', { name }, { cause: error });
    if (error.fault === 'too-large') {
      const limit = readableSize(maxInflatedBytes);
      throw new GoujiError('docx-too-large', { name, limit }, { cause: error });
    }
    throw new GoujiError('docx-damaged', { name }, { cause: error });
  }
}

function read(zip: Zip, parts: Parts, file: { name: string; sha256: string }): SourceDocument {
  const styles = new Styles(zip, parts.styles);
  const numbering = new Numbering(zip, parts.numbering);
  const warnings: ReadWarning[] = [];
  const builder = new MarkedBuilder();
  const notes: Notes = new Map();
  const shared = {
    styles,
    numbering,
    onForeign: (): void => {
      warnings.push({
        code: 'text-unplaced',
        message: {
          zh: '文档中嵌入了另一个文件，其内容未读入。',
          en: 'Another file is embedded in the document; its content was not read.',
        },
        line: builder.lines.length + 1,
        page: null,
      });
    },
  };
  for (const kind of ['footnote', 'endnote'] as const) readNotes(zip, parts, kind, notes, shared);
  const counts = { footnote: 0, endnote: 0 };
  let pending: Flow[] = [];
  const body = new BodyReader({
    ...shared,
    keys: () => [],
    sink(flow) {
      builder.add(flow);
      for (const note of pending) builder.add(note);
      pending = [];
    },
    note(kind, id) {
      const key = `${kind}:${id}`;
      const texts = notes.get(key);
      if (!texts) return null;
      notes.delete(key);
      counts[kind] += 1;
      const mark = raise(String(counts[kind]));
      const [first] = texts;
      if (first) first.text = `${mark} ${first.text.trimStart()}`;
      pending.push(...texts);
      return { mark, key };
    },
  });
  readXml(zip, parts.document, body);
  for (const note of pending) builder.add(note);
  return markedDocument(builder, { ...file, format: 'docx' }, null, warnings);
}

function readNotes(
  zip: Zip,
  parts: Parts,
  kind: NoteKind,
  notes: Notes,
  shared: { styles: Styles; numbering: Numbering; onForeign(): void },
): void {
  const part = kind === 'footnote' ? parts.footnotes : parts.endnotes;
  if (part === '') return;
  let key = '';
  const reader = new BodyReader({
    ...shared,
    keys: () => [key],
    sink(flow) {
      if (key !== '') for (const paragraph of paragraphsIn(flow)) notes.get(key)?.push(paragraph);
    },
    note: () => null,
  });
  readXml(zip, part, {
    open(name, attribute) {
      if (name === kind) {
        // Separators are notes by their form only.
        const type = attribute('type') ?? 'normal';
        key = type === 'normal' ? `${kind}:${attribute('id') ?? ''}` : '';
        if (key !== '') notes.set(key, []);
      }
      reader.open(name, attribute);
    },
    close(name) {
      reader.close(name);
      if (name === kind) key = '';
    },
    text: (text) => reader.text(text),
  });
}

/** The paragraphs with text of a note; those of a table in it one by one. */
function paragraphsIn(flow: Flow): Paragraph[] {
  if (flow.kind === 'table')
    return flow.rows.flatMap((row) => row.cells.flatMap((cell) => cell.flow.flatMap(paragraphsIn)));
  if (flow.kind === 'break') return [];
  return flow.text.trim() === '' ? [] : [{ ...flow, heading: null }];
}
