import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount } from '../../../core/export/sheets/sheet.ts';

describe('printed amounts in a workbook', () => {
  test.each([
    ['162,709.49', 162709.49, '#,##0.00'],
    ['-2,133.68', -2133.68, '#,##0.00'],
    ['−2,133.68', -2133.68, '#,##0.00'],
    ['(1,234.5)', -1234.5, '#,##0.0'],
    ['45.62%', 0.4562, '0.00%'],
    ['0.00', 0, '0.00'],
    ['12', 12, '0'],
  ])('%s is a number that shows as it was printed', (printed, value, format) => {
    const cell = amount(printed);
    expect(cell.value).toBeCloseTo(value, 12);
    expect(cell.format).toBe(format);
  });

  test.each(['000123', '不适用', '-', '2023 年', '1-1-6', '12345678901234567.89', '1,23', ''])(
    '%s stays text',
    (printed) => {
      expect(amount(printed)).toEqual({ value: printed });
    },
  );

  test('a tick mark is part of the format, the value stays a number', () => {
    expect(amount('1,000', '✓')).toEqual({ value: 1000, format: '#,##0" ✓"' });
  });

  test('what is printed with separators has the value printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999999999, max: 999999999 }), fc.integer({ min: 0, max: 4 }), (n, digits) => {
        const value = n / 10 ** digits;
        const cell = amount(
          value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
        );
        expect(cell.value).toBeCloseTo(value, digits + 1);
      }),
    );
  });
});
