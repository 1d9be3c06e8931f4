import type { NumberKind } from '../model/filing.ts';
import type { ScannedNumber } from './scan.ts';

/** What one step of the scan found, and where the next begins. */
export interface ScanStep {
  number: ScannedNumber | null;
  resume: number;
}

/** A step that found a number without a value: an identifier, an ordinal, a date. */
export function made(text: string, start: number, end: number, kind: NumberKind, date: string | null = null): ScanStep {
  return {
    number: {
      start,
      end,
      raw: text.slice(start, end),
      kind,
      value: null,
      digits: 0,
      ulp: null,
      unit: null,
      dimension: null,
      approximation: 'exact',
      date,
    },
    resume: end,
  };
}
