import { describe, expect, it } from 'vitest';
import { checkFiling } from '../../../core/check/engine.ts';
import { hashText } from '../../../core/check/hash.ts';
import type { Rule } from '../../../core/check/rule.ts';
import { findVariants } from '../../../core/check/variants.ts';
import { tableFoot } from '../../../core/rules/table-foot.ts';
import { tableShare } from '../../../core/rules/table-share.ts';
import { check, filingOf } from './filing.ts';

const text = `第一节 概览
一、基本情况
公司拥有 12 项专利，设立于 2015 年 3 月 27 日。
单位：万元
项目\t2022年\t占比
甲产品\t120.00\t60.00%
乙产品\t60.00\t30.00%
丙产品\t20.00\t10.00%
合计\t210.00\t100.00%
上述数据已经审计。
`;

const finds = (severity: 'high' | 'medium' | 'low', confidence: number, id: Rule['id'] = 'custom'): Rule => ({
  id,
  needs: ['blocks'],
  run(filing, out, context) {
    const number = filing.numbers.find((one) => one.kind === 'quantity')!;
    out.finding({
      severity,
      confidence,
      title: { zh: severity, en: severity },
      explanation: { zh: severity, en: severity },
      mentions: [context.numberMention(number.index, 'stated')],
    });
  },
});

describe('checkFiling', () => {
  it('puts severity first, then confidence', async () => {
    const filing = await filingOf(text);
    const report = checkFiling(filing, {
      rules: [
        finds('low', 0.9, 'text.slip'),
        finds('high', 0.6, 'unit.scale'),
        finds('medium', 0.9, 'date.order'),
        finds('high', 0.9),
      ],
    });
    expect(report.findings.map((finding) => [finding.severity, finding.confidence])).toEqual([
      ['high', 0.9],
      ['high', 0.6],
      ['medium', 0.9],
      ['low', 0.9],
    ]);
  });

  it('gives the second finding of one passage an ordinal', async () => {
    const filing = await filingOf(text);
    const { findings } = checkFiling(filing, { rules: [finds('high', 0.9), finds('high', 0.8)] });
    expect(findings[1]!.id).toBe(`${findings[0]!.id}-2`);
  });

  it('folds a finding under the one whose stated number it draws on, and loses none', async () => {
    const wrong = text.replace('合计\t210.00\t100.00%', '合计\t200.00\t99.00%');
    const report = await check(wrong, tableFoot, tableShare);
    expect(report.findings.length).toBeGreaterThan(0);
    const ids = new Set(report.findings.map((finding) => finding.id));
    for (const finding of report.findings) if (finding.group !== null) expect(ids.has(finding.group)).toBe(true);
  });

  it('has one ledger entry for each number, checked or with a reason', async () => {
    const filing = await filingOf(text);
    const report = checkFiling(filing, { rules: [tableFoot] });
    expect(report.ledger.map((entry) => entry.number)).toEqual(filing.numbers.map((number) => number.index));
    for (const entry of report.ledger)
      expect(entry.status === 'unchecked' ? entry.reason : entry.rules[0]).toBeTruthy();
    const reasons = Object.fromEntries(report.ledger.map((entry) => [filing.numbers[entry.number]!.raw, entry.reason]));
    expect(reasons['2015 年 3 月 27 日']).toBe('date');
    expect(reasons['12 项']).toBe('no-second-mention');
  });

  it('gives every quote a focus that is the number as printed', async () => {
    const filing = await filingOf(text);
    const report = checkFiling(filing, { rules: [tableFoot] });
    for (const entry of report.checks) {
      for (const mention of entry.mentions) {
        expect(mention.quote.slice(mention.focus.start, mention.focus.end)).toBe(filing.numbers[mention.number!]!.raw);
      }
    }
  });

  it('tells its progress and ends with `cancelled`', async () => {
    const filing = await filingOf(text);
    const seen: number[] = [];
    checkFiling(filing, { rules: [tableFoot, tableShare], onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([0, 0.5, 1]);
    const controller = new AbortController();
    controller.abort();
    expect(() => checkFiling(filing, { signal: controller.signal })).toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    );
  });
});

describe('hashText', () => {
  it('is FNV-1a of 64 bits over UTF-16 bytes', () => {
    const reference = (input: string): string => {
      let hash = 0xcbf29ce484222325n;
      for (let i = 0; i < input.length; i++) {
        for (const byte of [input.charCodeAt(i) & 0xff, input.charCodeAt(i) >> 8]) {
          hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
        }
      }
      return hash.toString(16).padStart(16, '0');
    };
    for (const input of ['', 'a', '勾稽', '49 项国家标准'.repeat(20)]) expect(hashText(input)).toBe(reference(input));
  });
});

describe('findVariants', () => {
  it('finds another, a missing, an added and two swapped characters, and not the name itself', () => {
    const forms = ['资产负债表', '资产负责表', '资产负表', '资产负债务表', '资产债负表'];
    const found = findVariants(forms.join('。'), ['资产负债表']);
    expect(found.map((one) => forms.join('。').slice(one.start, one.end))).toEqual(forms.slice(1));
  });
});
