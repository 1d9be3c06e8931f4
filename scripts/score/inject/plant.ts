import type { RuleId } from '../../../core/model/finding.ts';
import type { MarkedPiece, SourceDocument, SourceMarks } from '../../../core/model/source.ts';

export const kinds = [
  'digit',
  'transposition',
  'sign',
  'scale',
  'unit',
  'period',
  'swapped pair',
  'name',
  'count',
  'reference',
  'date',
  'direction',
] as const;

export type Kind = (typeof kinds)[number];

/** Words of a line put in the place of others. */
interface Change {
  /** 0-based line and columns, `end` exclusive. */
  line: number;
  start: number;
  end: number;
  text: string;
}

/** One error to plant. */
export interface Plant {
  kind: Kind;
  changes: Change[];
  was: string;
  now: string;
  /**
   * What in the filing speaks against it: the same number or words elsewhere, a total that it is part of,
   * its own sentence or list. Null where the injector knows nothing that could.
   */
  against: 'elsewhere' | 'total' | 'own text' | null;
  /** The rules whose finding names an error of this kind. */
  rules: readonly RuleId[];
}

/** The source with the plants in it; what they do not touch is shared with it. */
export function withPlants(source: SourceDocument, plants: readonly Plant[]): SourceDocument {
  const byLine = Map.groupBy(
    plants.flatMap(({ changes }) => changes),
    ({ line }) => line,
  );
  const lines = source.lines.slice();
  const boxes = new Map<number, Float32Array>();
  for (const page of source.layout ?? []) for (const line of page.lines) boxes.set(line.line, line.boxes);
  const moved = new Map<number, Float32Array>();
  for (const [line, changes] of byLine) {
    const old = source.lines[line];
    if (!old) continue;
    let text = old.text;
    let places = boxes.get(line + 1);
    for (const change of changes.sort((a, b) => b.start - a.start)) {
      text = text.slice(0, change.start) + change.text + text.slice(change.end);
      if (places) places = replaceBoxes(places, change);
    }
    lines[line] = { ...old, text };
    if (places) moved.set(line + 1, places);
  }
  const layout =
    source.layout?.map((page) => ({
      ...page,
      lines: page.lines.map((line) => ({ ...line, boxes: moved.get(line.line) ?? line.boxes })),
    })) ?? null;
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  return { ...source, characters, lines, layout, marks: source.marks && moveMarks(source.marks, byLine) };
}

/** The marks of changed lines, in step with what now stands there. */
function moveMarks(marks: SourceMarks, byLine: ReadonlyMap<number, readonly Change[]>): SourceMarks {
  const move = (piece: MarkedPiece): MarkedPiece => {
    const changes = byLine.get(piece.line - 1) ?? [];
    const moved = (at: number): number =>
      changes.reduce(
        (sum, { start, end, text }) => (end <= at ? sum + text.length - (end - start) : sum - Math.max(0, at - start)),
        at,
      );
    return changes.length === 0 ? piece : { ...piece, start: moved(piece.start), end: moved(piece.end) };
  };
  return {
    ...marks,
    tables: marks.tables.map((table) => ({
      ...table,
      cells: table.cells.map((cell) => ({ ...cell, pieces: cell.pieces.map(move) })),
    })),
    footnotes: marks.footnotes.map((note) => ({ ...note, mark: move(note.mark) })),
  };
}

/** The new words share the room of those that stood there. */
function replaceBoxes(boxes: Float32Array, { start, end, text }: Change): Float32Array {
  const result = new Float32Array(boxes.length + 4 * (text.length - (end - start)));
  result.set(boxes.subarray(0, 4 * start));
  const left = boxes[4 * start] ?? 0;
  const right = boxes[4 * end - 2] ?? left;
  for (let at = 0; at < text.length; at += 1) {
    result.set(
      [
        left + ((right - left) * at) / text.length,
        boxes[4 * start + 1] ?? 0,
        left + ((right - left) * (at + 1)) / text.length,
        boxes[4 * start + 3] ?? 0,
      ],
      4 * (start + at),
    );
  }
  result.set(boxes.subarray(4 * end), 4 * (start + text.length));
  return result;
}
