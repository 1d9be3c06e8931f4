import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFiling } from '../../../core/check/engine.ts';
import { alignPassages } from '../../../core/check/prior/align-drafts.ts';
import { reportDraft } from '../../../core/check/prior/draft-report.ts';
import type { Passage } from '../../../core/check/prior/passages.ts';
import { statuses } from './invented.ts';
import { checkBeside, read } from './two-filings.ts';

const filing = (first: string, second: string, third = '云桥平台已经在多个城市投入使用。') => `
第一节 概况

一、经营情况

2024年度，公司实现营业收入${first}万元，主要来自视觉终端的销售。

二、其他

${third}

第二节 财务

一、收入分析

报告期内，公司营业收入${second}万元，较上年有所增长。
`;

describe('doc.prior beside an earlier draft', () => {
  test('a figure changed in one place and left in another is found, and the draft’s place is named', () => {
    const { findings } = checkBeside(
      filing('95,281.47', '94,349.65'),
      filing('94,349.65', '94,349.65'),
      'earlier-draft',
    );
    expect(findings).toHaveLength(1);
    const [found] = findings;
    expect(found).toMatchObject({ severity: 'high', stated: '952814700', expected: '943496500' });
    expect(found?.mentions.map((mention) => mention.role)).toEqual(['stated', 'operand']);
    expect(found?.other?.[0]).toMatchObject({ relation: 'earlier-draft', value: '943496500' });
    for (const words of ['95,281.47', '94,349.65', 'before.txt']) expect(found?.explanation.zh).toContain(words);
  });

  test('a figure changed everywhere passes', () => {
    const result = checkBeside(filing('95,281.47', '95,281.47'), filing('94,349.65', '94,349.65'), 'earlier-draft');
    expect(result.findings).toEqual([]);
    expect(statuses(result).pass).toBe(2);
  });

  test('an error set right, and a figure that stood once, are no findings', () => {
    expect(
      checkBeside(filing('94,349.65', '94,349.65'), filing('94,394.65', '94,349.65'), 'earlier-draft').findings,
    ).toEqual([]);
    expect(checkBeside(filing('94,349.65', '88'), filing('94,349.65', '77'), 'earlier-draft').findings).toEqual([]);
  });

  test('equal values of different things do not bind each other', () => {
    const draft = filing('94,349.65', '94,349.65', '公司共有员工126人。');
    const now = filing('94,349.65', '94,349.65', '公司共有员工131人。');
    const add = (text: string) => text.replace('万元，较上年有所增长', '万元，客户126家，较上年有所增长');
    expect(checkBeside(add(now), add(draft), 'earlier-draft').findings).toEqual([]);
  });

  test('a paragraph that moved is no change, and its figures are followed', () => {
    const moved = filing('95,281.47', '94,349.65').replace(/二、其他\n\n(.*)\n/, '二、其他\n');
    const result = checkBeside(
      `${moved}\n二、其他情况\n\n云桥平台已经在多个城市投入使用。\n`,
      filing('94,349.65', '94,349.65'),
      'earlier-draft',
    );
    expect(result.findings).toHaveLength(1);
  });

  test('settled, new and remaining findings; changed passages', () => {
    const check = (text: string) => {
      const one = read(text);
      return { filing: one, findings: checkFiling(one).findings };
    };
    const clean = check(readFileSync('assets/sample/sample-clean.txt', 'utf8'));
    const planted = check(readFileSync('assets/sample/sample.txt', 'utf8'));
    const fixed = reportDraft(clean.filing, clean.findings, planted);
    expect(fixed.settled).toHaveLength(planted.findings.length);
    expect(fixed.added).toEqual([]);
    expect(fixed.changes.length).toBeGreaterThan(30);
    expect(fixed.changes.every((change) => change.kind === 'changed' || change.figures.length === 0)).toBe(true);
    const broken = reportDraft(planted.filing, planted.findings, clean);
    expect(broken.added).toHaveLength(planted.findings.length);
    const same = reportDraft(planted.filing, planted.findings, planted);
    expect(same).toMatchObject({ settled: [], added: [], changes: [] });
    expect(same.remaining.every((one) => !one.changed && one.finding === one.before)).toBe(true);
    expect(same.remaining).toHaveLength(planted.findings.length);
  });

  test('nothing is found in a sample whose errors were set right, and half-made changes are in one whose were not', () => {
    const clean = readFileSync('assets/sample/sample-clean.txt', 'utf8');
    const planted = readFileSync('assets/sample/sample.txt', 'utf8');
    expect(checkBeside(clean, planted, 'earlier-draft').findings).toEqual([]);
    const found = checkBeside(planted, clean, 'earlier-draft').findings;
    expect(found.length).toBeGreaterThanOrEqual(9);
    expect(found.every((finding) => (finding.other ?? []).length === 1)).toBe(true);
  });
});

describe('alignment of drafts', () => {
  const passage = (text: string): Passage => ({
    text,
    masked: text,
    numbers: [],
    place: { in: 'block', block: 0, start: 0, end: text.length },
  });
  const lines = fc.array(fc.constantFrom('甲方案一', '乙方案二', '丙方案三', '丁方案四', '戊方案五', '己方案六'), {
    maxLength: 30,
  });

  test('every passage is paired once, removed or added, and equal drafts pair in order', () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const { pairs, removed, added } = alignPassages(one.map(passage), other.map(passage));
        expect(
          pairs
            .map((pair) => pair.before)
            .concat(removed)
            .sort((a, b) => a - b),
        ).toEqual(one.map((_, index) => index));
        expect(
          pairs
            .map((pair) => pair.now)
            .concat(added)
            .sort((a, b) => a - b),
        ).toEqual(other.map((_, index) => index));
      }),
    );
    fc.assert(
      fc.property(lines, (one) => {
        const { pairs } = alignPassages(one.map(passage), one.map(passage));
        expect(pairs.every((pair) => pair.before === pair.now)).toBe(true);
      }),
    );
  });

  test('it stays linear: 40,000 paragraphs with a change in every tenth within seconds', () => {
    const words = (index: number, turn: number) =>
      `第${index}段内容说明事项${(index * 7919) % 9973}以及${index % 10 === 0 ? turn : 0}`;
    const draft = (turn: number) => Array.from({ length: 40_000 }, (_, index) => passage(words(index, turn)));
    const began = performance.now();
    const { pairs } = alignPassages(draft(1), draft(2));
    expect(pairs).toHaveLength(40_000);
    expect(performance.now() - began).toBeLessThan(6000);
  });
});
