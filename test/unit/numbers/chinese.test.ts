import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChinese } from '../../../core/numbers/chinese.ts';

const digits = '零一二三四五六七八九';

/** The usual spelling of an integer below a million million. */
function spell(value: number): string {
  if (value === 0) return '零';
  const group = (part: number): string => {
    let text = '';
    let zero = false;
    for (const [scale, word] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(part / scale) % 10;
      if (digit === 0) zero = text !== '';
      else {
        text += `${zero ? '零' : ''}${digits[digit]}${word}`;
        zero = false;
      }
    }
    return text;
  };
  const high = Math.floor(value / 100_000_000);
  const middle = Math.floor(value / 10_000) % 10_000;
  const low = value % 10_000;
  let text = high > 0 ? `${group(high)}亿` : '';
  if (middle > 0) text += `${text !== '' && middle < 1000 ? '零' : ''}${group(middle)}万`;
  if (low > 0) text += `${text !== '' && (low < 1000 || middle === 0) ? '零' : ''}${group(low)}`;
  return text;
}

describe('parseChinese', () => {
  it('reads back what is spelt', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => parseChinese(spell(value)) === value),
    );
  });

  it('reads short, digit-by-digit and cheque forms', () => {
    expect(['十', '二十', '十五', '百万', '二〇二三', '两', '壹仟贰佰', '三万亿'].map(parseChinese)).toEqual([
      10, 20, 15, 1_000_000, 2023, 2, 1200, 3_000_000_000_000,
    ]);
  });

  it('gives null for what makes no number', () => {
    expect(['', '十百', '十四五', '万'].map(parseChinese)).toEqual([null, null, null, null]);
  });
});
