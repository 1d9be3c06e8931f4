/** Values of numeral characters; 两 and 廿 too, and the forms used on cheques (大写). */
const digitValues = new Map<string, number>([
  ...[...'零一二三四五六七八九'].map((char, value): [string, number] => [char, value]),
  ...[...'零壹贰叁肆伍陆柒捌玖'].map((char, value): [string, number] => [char, value]),
  ['〇', 0],
  ['○', 0],
  ['Ｏ', 0],
  ['两', 2],
  ['貳', 2],
  ['參', 3],
  ['陸', 6],
]);

const smallScales = new Map<string, number>([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);

const bigScales = new Map<string, number>([
  ['万', 10_000],
  ['萬', 10_000],
  ['亿', 100_000_000],
  ['億', 100_000_000],
]);

/** Whether the character can be part of a Chinese numeral. */
export function isNumeral(char: string | undefined): boolean {
  return char !== undefined && (digitValues.has(char) || smallScales.has(char) || bigScales.has(char));
}

/** Whether the character is one of 零 to 九, 〇, 两. */
export function isNumeralDigit(char: string | undefined): boolean {
  return char !== undefined && digitValues.has(char);
}

/**
 * The value of a Chinese numeral: `三十五` 35, `十二` 12, `一百零八` 108, `百万` 1000000, `二〇二三` 2023.
 * Null where the characters make no number (`十百一`, `一二三` is 123 read digit by digit).
 */
export function parseChinese(text: string): number | null {
  if (text === '') return null;
  if ([...text].every((char) => digitValues.has(char))) {
    if (text.length > 15) return null;
    return Number([...text].map((char) => digitValues.get(char)).join(''));
  }
  let total = 0;
  let section = 0;
  let pending: number | null = null;
  let lastSmall = Number.POSITIVE_INFINITY;
  let lastBig = Number.POSITIVE_INFINITY;
  let previousZero = false;
  for (const char of text) {
    const digit = digitValues.get(char);
    const small = smallScales.get(char);
    const big = bigScales.get(char);
    if (digit !== undefined) {
      if (pending !== null && pending !== 0) return null;
      pending = digit;
      previousZero = digit === 0;
    } else if (small !== undefined) {
      if (small >= lastSmall) return null;
      // 十二 and 百余: a scale that begins a group stands for one of itself.
      if (pending === null && section !== 0) return null;
      section += (pending === null || (pending === 0 && previousZero) ? 1 : pending) * small;
      pending = null;
      lastSmall = small;
    } else if (big !== undefined) {
      const group = section + (pending ?? 0);
      if (group === 0 && total === 0) return null;
      if (big === lastBig) return null;
      total = big > lastBig ? (total + group) * big : total + (group === 0 ? 1 : group) * big;
      section = 0;
      pending = null;
      lastSmall = Number.POSITIVE_INFINITY;
      lastBig = big;
    }
  }
  return total + section + (pending ?? 0);
}
