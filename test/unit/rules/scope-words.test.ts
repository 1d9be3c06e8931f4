import { describe, expect, it } from 'vitest';
import { factRepeat } from '../../../core/rules/fact-repeat.ts';
import { check, marked } from '../check/filing.ts';

const told = (what: string): string =>
  `公司作为主要单位受邀参与了视频图像结构化、公共数据安全等领域的 49 项${what}标准的制定工作，并取得了良好的成效。`;
const filing = (one: string, other: string): string =>
  `第一节 概览\n一、技术优势\n${told(one)}\n第二节 募集资金运用\n一、项目可行性\n${told(other)}\n`;

describe('fact.repeat, one count of two ranges', () => {
  it('finds a count that once includes an item and once does not', async () => {
    const report = await check(filing('国际、国家和行业', '国家和行业'), factRepeat);
    expect(report.findings.map((one) => [one.severity, ...marked(one)])).toEqual([['medium', '49项', '49项']]);
    expect(report.findings[0]?.explanation.zh).toContain('“国际”');
  });

  it('says nothing where the words agree, or where no list is cut short', async () => {
    expect((await check(filing('国家和行业', '国家和行业'), factRepeat)).findings).toEqual([]);
    expect((await check(filing('国家和行业', '重要国家和行业'), factRepeat)).findings).toEqual([]);
  });
});
