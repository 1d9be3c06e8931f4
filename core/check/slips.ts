import type { NumberMention } from '../model/filing.ts';
import { digitsOf } from './printed-digits.ts';

/** Whether two printed values differ by a slip of the hand: one digit, two neighbours changed round, the point, the sign. */
export function differBySlip(one: NumberMention, other: NumberMention): boolean {
  if (one.value === null || other.value === null || one.value === other.value) return false;
  const [a, b] = [digitsOf(one), digitsOf(other)];
  if (a.replace(/0+$/, '') === b.replace(/0+$/, '')) return true;
  if (a.length !== b.length || one.ulp !== other.ulp) return false;
  const apart: number[] = [];
  for (let at = 0; at < a.length && apart.length < 3; at += 1) if (a[at] !== b[at]) apart.push(at);
  if (apart.length === 1) return true;
  const [first, second] = apart as [number, number];
  return apart.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}
