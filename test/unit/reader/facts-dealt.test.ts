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

  it('takes what stands before each of several counts, not the next one’s', () => {
    expect(told('其中高级工程师 6 人、工程师 58 人、会计 5 人。')).toEqual([
      '6 人||高级工程师',
      '58 人||工程师',
      '5 人||会计',
    ]);
  });

  it('takes what a share is of from a base that has a number itself', () => {
    expect(told('解除限售的数量为 15 股，约占总股本 208 股的 0.74%。')).toEqual([
      '15 股||解除限售的数量',
      '208 股||总股本',
      '0.74%||解除限售的数量占总股本',
    ]);
  });

  it('takes the measure of a number in brackets from before them, and of one that is something from behind 为', () => {
    expect(told('乙方持有甲公司股份中的 4%股份（98 股）。').map((one) => one.split('|')[2])).toEqual(['股份', '股份']);
    expect(told('拥有 356 项专利（其中 155 项为发明专利）。')).toEqual(['356 项||专利', '155 项||发明专利']);
  });

  it('knows a time from what is measured in it', () => {
    expect(told('近三年及一期研发费用为 5 万元。')).toEqual(['三年||', '5 万元||研发费用']);
    expect(factsOf([paragraph('截至 2024 年，其他负债为 5 万元。')])[0]?.period).toBe('2024-12-31');
  });
});
