import { describe, expect, test } from 'vitest';
import type { MentionRow } from '../../../core/contract/rows.ts';
import { evidenceOf } from '../../../core/review/passages.ts';

function mention(role: MentionRow['role'], quote: string, focus: string, value: string | null): MentionRow {
  const start = quote.indexOf(focus);
  return {
    place: { in: 'block', block: 0, start: 0, end: 0 },
    sectionId: null,
    headings: [],
    line: 1,
    page: null,
    quote,
    focus: { start, end: start + focus.length },
    value,
    unit: null,
    role,
    block: 0,
  };
}

const said = (n: string, role: MentionRow['role'], lead = '') =>
  mention(role, `${lead}公司参与了 ${n} 项标准的制定`, n, n);

describe('the passages of a finding', () => {
  test('one value against three of another: the odd one beside the nearest of the three, the rest named', () => {
    const mentions = [
      said('35', 'stated', '截至期末，'),
      said('38', 'operand', '多年来'),
      said('38', 'operand', '截至期末，'),
      said('38', 'operand', '近年'),
    ];
    const { shown, same, rest } = evidenceOf(mentions);
    expect(shown.map(({ mention: index, side }) => [index, side])).toEqual([
      [2, 'agreed'],
      [0, 'deviating'],
    ]);
    const marked = shown.map(({ mention: index, differing }) =>
      differing.map(({ start, end }) => mentions[index]?.quote.slice(start, end)),
    );
    expect(marked).toEqual([['8'], ['5']]);
    expect(same).toEqual({ value: '38', mentions: [1, 3] });
    expect(rest).toEqual([]);
  });

  test('a rare name against its usual form', () => {
    const mentions = [
      mention('stated', '云衫平台已上线', '云衫平台', null),
      mention('operand', '云杉平台已上线', '云杉平台', null),
      mention('operand', '云杉平台的用户', '云杉平台', null),
    ];
    expect(evidenceOf(mentions).shown.map(({ mention: index }) => index)).toEqual([1, 0]);
  });

  test('a total and its parts: the total alone, the parts are for the formula', () => {
    const mentions = [
      mention('stated', '合计 30', '30', '30'),
      mention('operand', '甲 10', '10', '10'),
      mention('operand', '乙 15', '15', '15'),
    ];
    const { shown, rest } = evidenceOf(mentions);
    expect(shown.map(({ mention: index }) => index)).toEqual([0]);
    expect(rest).toEqual([1, 2]);
  });
});
