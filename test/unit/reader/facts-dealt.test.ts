import { describe, expect, it } from 'vitest';
import { factsOf, paragraph } from './build.ts';

function told(text: string): string[] {
  return factsOf([paragraph(text)]).map(({ raw, subject, measure }) => `${raw}|${subject}|${measure}`);
}

describe('subjects and measures', () => {
  it('gives a shared measure to each subject that 分别 names', () => {
    expect(told('甲公司、乙公司和丙公司的持股比例分别为 10%、20%和 70%。')).toEqual([
      '10%|甲公司|持股比例',
      '20%|乙公司|持股比例',
      '70%|丙公司|持股比例',
    ]);
  });

  it('takes what a range counts from behind it', () => {
    expect(told('公司每年新增 3-5 家客户。')).toEqual(['3|公司|客户', '5 家|公司|客户']);
  });

  it('takes what is counted from between two counts', () => {
    expect(told('公司拥有三十五项专利和两座工厂。')).toEqual(['三十五项|公司|专利', '两座|公司|工厂']);
    expect(told('公司拥有 3 项专利、2 项商标。')).toEqual(['3 项|公司|专利', '2 项|公司|商标']);
  });

  it('knows no measure where only a bound stands before the number', () => {
    expect(told('最多 10 人。')).toEqual(['10 人||']);
    expect(told('毛利率在 10%至 20%之间。')).toEqual(['10%||毛利率', '20%||毛利率']);
  });
});
