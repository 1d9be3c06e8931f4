import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../core/review/passages.ts';
import { mention } from '../../component/fake.ts';

const same = '公司参与编制了视频领域的 38 项国家标准和行业标准';
const odd = '公司参与编制了视频领域的 35 项国家标准';

describe('the passages of a finding', () => {
  it('sets the value of most places against the deviating one, and says where else it stands', () => {
    const mentions = [
      mention(odd, '35', { value: '35', role: 'stated' }),
      mention(same, '38', { value: '38', role: 'operand' }),
      mention(same, '38', { value: '38', role: 'operand' }),
      mention('另一处也写 38 项', '38', { value: '38', role: 'operand' }),
    ];
    const evidence = evidenceOf(mentions, 'fact.repeat');
    expect(evidence.shown.map(({ mention: at, side }) => [at, side])).toEqual([
      [1, 'agreed'],
      [0, 'deviating'],
    ]);
    expect(evidence.same?.mentions).toEqual([2, 3]);
    const marked = evidence.shown[0]?.differing.map(({ start, end }) => same.slice(start, end));
    expect(marked).toEqual(['38', '和行业标准']);
  });

  it('keeps to the first of the agreed places unless another is much nearer', () => {
    const said = (quote: string) => mention(quote, '38', { value: '38', role: 'operand' });
    const stated = mention(odd, '35', { value: '35', role: 'stated' });
    const lead = (...quotes: string[]) => evidenceOf([stated, ...quotes.map(said)], 'fact.repeat').shown[0]?.mention;
    expect(lead(`${same}，并获奖`, same)).toBe(1);
    expect(
      lead('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃 38 项', odd.replace('35', '38')),
    ).toBe(2);
  });

  it('shows a total with its operands behind it', () => {
    const cell = (word: string, role: 'stated' | 'operand') => mention(`合计 ${word}`, word, { value: word, role });
    const evidence = evidenceOf([cell('10', 'stated'), cell('4', 'operand'), cell('5', 'operand')], 'table.foot');
    expect(evidence.shown.map(({ mention: at }) => at)).toEqual([0]);
    expect(evidence.rest).toEqual([1, 2]);
  });

  it('compares names by their letters', () => {
    const mentions = [mention('云衫平台', '云衫平台'), mention('云杉平台', '云杉平台', { role: 'operand' })];
    const evidence = evidenceOf(mentions, 'name.variant');
    expect(evidence.shown.map(({ side }) => side)).toEqual(['agreed', 'deviating']);
    expect(evidence.shown[1]?.differing).toEqual([{ start: 1, end: 2 }]);
  });

  it('shows a single passage alone, and nothing for none', () => {
    expect(evidenceOf([mention('留空【●】', '【●】')], 'text.slip').shown).toHaveLength(1);
    expect(evidenceOf([], 'text.slip')).toEqual({ shown: [], same: null, rest: [] });
  });
});
