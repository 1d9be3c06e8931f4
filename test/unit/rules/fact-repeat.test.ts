import { describe, expect, it } from 'vitest';
import { factRepeat } from '../../../core/rules/fact-repeat.ts';
import { check, marked } from '../check/filing.ts';

const passage = (count: string, date = '2022 年 12 月 31 日'): string =>
  `公司先后 9 次获得行业奖项。公司受邀参与了智能制造国家标准、信息安全行业标准等${count}国家和行业标准的制定工作，并承担多个重大科研项目的建设任务。截至${date}，公司拥有 356 项专利、501 项软件著作权等知识产权。`;

const filing = (...passages: string[]): string =>
  `${passages.map((text, index) => `第${'一二三四五六'[index]}节 ${'概览业务发行募投风险声明'.slice(index * 2, index * 2 + 2)}\n一、${'甲乙丙丁戊己'[index]}部分的说明\n${text}\n`).join('')}`;

describe('fact.repeat', () => {
  it('finds the odd one of four and shows all passages', async () => {
    const report = await check(
      filing(passage(' 49 项'), passage('49项'), passage(' 43 项'), passage(' 49 项')),
      factRepeat,
    );
    expect(report.findings).toHaveLength(1);
    const finding = report.findings[0]!;
    expect(finding.severity).toBe('high');
    expect(marked(finding)).toEqual(['43项', '49项', '49项', '49项']);
    expect([finding.stated, finding.expected, finding.difference]).toEqual(['43', '49', '6']);
    expect(finding.explanation.en).toContain('43项');
  });

  it('passes one value in several forms', async () => {
    const one = '本次发行的股票自上市之日起六个月内不得转让，法律法规另有规定的从其规定。';
    const other = '本次发行的股票自上市之日起 6 个月内不得转让，法律法规另有规定的从其规定。';
    const report = await check(filing(one, other), factRepeat);
    expect(report.findings).toEqual([]);
    expect(report.checks.map((entry) => entry.status)).toContain('pass');
  });

  it('does not compare what is dated differently', async () => {
    const at = (date: string, count: number): string =>
      `截至${date}，公司及其子公司共拥有员工 ${count} 人，均已签订劳动合同并缴纳社会保险。`;
    const report = await check(filing(at('2021 年 12 月 31 日', 512), at('2022 年 12 月 31 日', 640)), factRepeat);
    expect(report.findings).toEqual([]);
  });

  it('does not compare one form filled in for two things', async () => {
    const one = '甲有限公司成立于 2015 年，注册资本为 500 万元，主要从事软件开发业务。';
    const other = '乙有限公司成立于 2015 年，注册资本为 800 万元，主要从事软件开发业务。';
    const report = await check(filing(one, other), factRepeat);
    expect(report.findings).toEqual([]);
  });

  describe('a clause that sentences of another make share', () => {
    const clause = (count: number) =>
      `作为主要单位参与编制了仓储物流、冷链装备、包装材料等领域的 ${count} 项国家标准和行业标准`;
    const dated = (count: number, date = '2024 年 12 月 31 日') =>
      `截至 ${date}，公司${clause(count)}，并承担科研项目 21 项。`;
    const undated = (count: number, subject = '') =>
      `公司在物流领域深耕十余年，${subject}${clause(count)}，已发布多款产品。`;

    it('is one fact where nothing but the issuer stands before it', async () => {
      const report = await check(filing(dated(38), dated(38), undated(35), dated(38)), factRepeat);
      expect(report.findings).toHaveLength(1);
      expect(report.findings[0]).toMatchObject({ severity: 'high', stated: '35', expected: '38' });
    });

    it('is another’s where somebody else is named before it', async () => {
      const report = await check(filing(dated(38), dated(38), undated(35, '远帆集团'), dated(38)), factRepeat);
      expect(report.findings).toEqual([]);
    });

    it('is another day’s where both are dated and the dates differ', async () => {
      const other = dated(35, '2023 年 12 月 31 日').replace('，并承担', '，同时还承担了');
      const report = await check(filing(dated(38), dated(38), other), factRepeat);
      expect(report.findings).toEqual([]);
    });
  });

  it('keeps a finding’s id when lines move and the values change, and changes the fingerprint', async () => {
    const before = await check(filing(passage(' 49 项'), passage('49项'), passage(' 43 项')), factRepeat);
    const after = await check(
      `公司简介。\n\n${filing(passage(' 49 项'), passage('49项'), passage(' 44 项'))}`,
      factRepeat,
    );
    expect(after.findings[0]!.id).toBe(before.findings[0]!.id);
    expect(after.findings[0]!.fingerprint).not.toBe(before.findings[0]!.fingerprint);
  });
});
