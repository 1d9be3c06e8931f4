import type { PlacedText, Segment } from '../core/model/text.ts';

/** The way back to the source of a text as stored: `at,line,column,length` of each segment, parted by `;`. */
export function packSegments({ segments }: Pick<PlacedText, 'segments'>): string {
  return segments.map(({ at, line, column, length }) => `${at},${line},${column},${length}`).join(';');
}

export function unpackSegments(packed: string): Segment[] {
  if (packed === '') return [];
  return packed.split(';').map((one) => {
    const [at = 0, line = 0, column = 0, length = 0] = one.split(',').map(Number);
    return { at, line, column, length };
  });
}
