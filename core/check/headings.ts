import type { Filing, Section } from '../model/filing.ts';
import type { Place } from '../model/text.ts';

/** The whole line of a section's heading. */
export function headingPlace(filing: Filing, { block }: Section): Place {
  return { in: 'block', block, start: 0, end: filing.blocks[block]?.text.length ?? 0 };
}
