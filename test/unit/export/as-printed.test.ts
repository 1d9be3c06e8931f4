import { describe, expect, it } from 'vitest';
import { asPrinted } from '../../../core/export/as-printed.ts';

function mention(quote: string, value: string) {
  return { quote, value, focus: { start: 0, end: quote.length } };
}

describe('a computed value in the dress of a printed one', () => {
  it('takes unit, decimals and thousands marks', () => {
    expect(asPrinted('117882000', mention('11,752.20万元', '117522000'))).toBe('11,788.20万元');
    expect(asPrinted('0.100145', mention('9.86%', '0.0986'))).toBe('10.01%');
    expect(asPrinted('1440', mention('1476', '1476'))).toBe('1440');
    expect(asPrinted('-5.5', mention('3.25', '3.25'))).toBe('-5.50');
  });
  it('does not round a broken count to a whole one', () => {
    expect(asPrinted('1440.5', mention('1,476', '1476'))).toBe('1,440.50');
  });
  it('leaves alone what has no number to go by', () => {
    expect(asPrinted('12', mention('十二', '12'))).toBe('12');
    expect(asPrinted('12', { quote: '0.00', value: '0', focus: { start: 0, end: 4 } })).toBe('12');
  });
});
