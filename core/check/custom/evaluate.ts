import type { NumberMention } from '../../model/filing.ts';
import type { CheckStatus } from '../../model/finding.ts';
import type { Bilingual } from '../../model/text.ts';
import {
  certain,
  compare,
  comparePrinted,
  divide,
  type Interval,
  intervalOf,
  multiply,
  subtract,
  sum,
} from '../../numbers/interval.ts';
import type { Missing } from './anchor.ts';
import type { Operand, RelationCheck } from './format.ts';

/** An operand as found: a number of the filing or a constant. */
export type Found = NumberMention | { constant: string };

export type Verdict =
  | {
      status: Exclude<CheckStatus, 'not-checkable'>;
      /** What the operands give, as printed. */
      recomputed: string;
      stated: string;
      difference: string;
    }
  | { status: 'not-checkable'; reason: Bilingual };

/** Whether a relation holds, by the rounding that the operands are printed with. */
export function evaluate(kind: RelationCheck['kind'], result: Found, operands: readonly Found[]): Verdict {
  const units = kind === 'product' || kind === 'ratio' ? null : unlike([result, ...operands]);
  if (units) return unable(`单位不同：${units.join('、')}`, `the units differ: ${units.join(', ')}`);
  const stated = interval(result);
  const parts = operands.map((one) => interval(one));
  const given = combined(kind, parts);
  if (given === null) return unable('除数可能为零', 'the divisor may be zero');
  const status = kind === 'equal' ? worst(parts.map((part) => comparePrinted(stated, part))) : compare(stated, given);
  // Of several operands that should all be equal the one that is farthest off is named.
  const shown = kind === 'equal' ? farthest(stated, parts) : given;
  return {
    status,
    stated: stated.mid.toString(),
    recomputed: shown.mid.toSignificantDigits(16).toString(),
    difference: stated.mid.minus(shown.mid).toSignificantDigits(16).toString(),
  };
}

/** Why an operand can't be taken, in words. */
export function missingReason(missing: Missing, name: string): Bilingual {
  if (missing.why === 'none') {
    return { zh: `找不到“${name}”`, en: `“${name}” was not found` };
  }
  if (missing.why === 'no-number') return { zh: `“${name}”处没有数字`, en: `there is no number at “${name}”` };
  return {
    zh: `“${name}”对应 ${missing.count} 处，无法确定是哪一处`,
    en: `“${name}” stands in ${missing.count} places; which is meant can’t be told`,
  };
}

/** What to call an operand. */
export function operandName(operand: Operand): string {
  if ('constant' in operand) return operand.constant;
  if (operand.label !== undefined) return operand.label;
  if ('passage' in operand) return `…${operand.passage.before.slice(-12)}#${operand.passage.after.slice(0, 6)}…`;
  const { table, row, column } = operand.cell;
  return [table, row, column].filter((part) => part !== '').join(' · ');
}

function interval(found: Found): Interval {
  return 'constant' in found ? certain(found.constant) : intervalOf(found);
}

function combined(kind: RelationCheck['kind'], parts: readonly Interval[]): Interval | null {
  const [first, ...rest] = parts;
  if (!first) return null;
  if (kind === 'sum') return sum(parts);
  if (kind === 'difference') return rest.reduce((left, right) => subtract(left, right), first);
  if (kind === 'product') return rest.reduce((left, right) => multiply(left, right), first);
  const [second] = rest;
  return kind === 'ratio' && second ? divide(first, second) : first;
}

const order = ['pass', 'rounding', 'fail'] as const;

function worst(all: readonly (typeof order)[number][]): (typeof order)[number] {
  return order[Math.max(...all.map((one) => order.indexOf(one)))] ?? 'pass';
}

function farthest(stated: Interval, parts: readonly Interval[]): Interval {
  let far = parts[0] as Interval;
  for (const part of parts) {
    if (part.mid.minus(stated.mid).abs().gt(far.mid.minus(stated.mid).abs())) far = part;
  }
  return far;
}

/** A share, points of it and multiples are all numbers to the base 1. */
const pureNumbers = new Set(['%', 'pp', '倍']);

/** The units in which numbers that should be added or compared are told, where they don't agree. */
function unlike(all: readonly Found[]): string[] | null {
  const seen = new Map<string, string>();
  for (const one of all) {
    if ('constant' in one || one.dimension === null) continue;
    const key = pureNumbers.has(one.dimension) ? '%' : one.dimension;
    if (!seen.has(key)) seen.set(key, one.unit ?? one.dimension);
  }
  return seen.size > 1 ? [...seen.values()] : null;
}

function unable(zh: string, en: string): Verdict {
  return { status: 'not-checkable', reason: { zh, en } };
}
