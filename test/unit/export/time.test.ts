import { expect, test } from 'vitest';
import { localTime } from '../../../core/export/sheets/sheet.ts';

test('an instant is told in the reader’s own time', () => {
  const noon = new Date(2025, 5, 8, 9, 5, 59);
  expect(localTime(noon.toISOString())).toBe('2025-06-08 09:05');
});
