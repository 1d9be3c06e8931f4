import type { PickedNumber } from '../../contract/rows.ts';
import type { Filing, NumberMention } from '../../model/filing.ts';
import { lineAt } from '../../model/places.ts';
import type { Place } from '../../model/text.ts';
import { anchorsOf } from './anchor.ts';

/** The first quantity that touches a place, with words that lead to it again; null where there is none. */
export function pickNumber(filing: Filing, place: Place): PickedNumber | null {
  let found: NumberMention | null = null;
  for (const number of filing.numbers) {
    if (number.kind !== 'quantity' || number.value === null || !touches(number.place, place)) continue;
    if (!found || number.place.start < found.place.start) found = number;
  }
  const operand = found ? anchorsOf(filing).anchorOf(found.index) : null;
  if (!found || !operand) return null;
  return { operand, raw: found.raw, unit: found.unit, ...lineAt(filing, found.place) };
}

function touches(own: Place, asked: Place): boolean {
  if (own.end < asked.start || own.start > asked.end) return false;
  if (own.in === 'block') return asked.in === 'block' && own.block === asked.block;
  return asked.in === 'cell' && own.table === asked.table && own.row === asked.row && own.column === asked.column;
}
