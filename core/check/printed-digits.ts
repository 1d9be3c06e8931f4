import type { NumberMention } from '../model/filing.ts';

/** The digits of a number as printed, without the zeros before them. */
export function digitsOf(number: NumberMention): string {
  return number.raw.replace(/\D/g, '').replace(/^0+/, '');
}

/** How many digits tell a number from others: those that are left without the zeros at either end. */
export function tellingLength(number: NumberMention): number {
  return digitsOf(number).replace(/0+$/, '').length;
}
