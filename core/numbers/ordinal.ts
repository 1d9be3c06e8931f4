const chinese = '零一二三四五六七八九十';

/** The value of a heading's number, up to 99; null for other forms. */
export function ordinalOf(number: string): number | null {
  const plain = number.replace(/\s/g, '');
  const digits = /\d+/.exec(plain);
  if (digits) return Number(digits[0]);
  const circled = /[①-⑳]/.exec(plain);
  if (circled) return circled[0].charCodeAt(0) - 0x245f;
  const numeral = /[一二三四五六七八九十]+/.exec(plain)?.[0];
  if (!numeral) return null;
  const ten = numeral.indexOf('十');
  if (ten < 0) return numeral.length === 1 ? chinese.indexOf(numeral) : null;
  const tens = ten === 0 ? 1 : chinese.indexOf(numeral[0] as string);
  const ones = ten === numeral.length - 1 ? 0 : chinese.indexOf(numeral[numeral.length - 1] as string);
  return tens * 10 + ones;
}
