import { describe, expect, it } from 'vitest';
import { checkFiling } from '../../../core/check/engine.ts';
import type { Filing } from '../../../core/model/filing.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { faultsOf } from '../../../scripts/fuzz/faults.ts';
import { judge } from '../../../scripts/fuzz/judge.ts';
import { mutated } from '../../../scripts/fuzz/mutate.ts';
import { runFuzz } from '../../../scripts/fuzz/run.ts';
import { fuzzFormats, seedsOf } from '../../../scripts/fuzz/seeds.ts';
import { textSource } from '../reader/source.ts';

describe('changed files (300 of each format; npm run fuzz runs 10,000)', () => {
  it.each(fuzzFormats)(
    '%s: nothing but errors of the product, no hang, no silent loss',
    { timeout: 120_000 },
    async (format) => {
      const tally = await runFuzz({ format, seed: 1, from: 0, count: 300 });
      expect(tally.faults).toEqual([]);
      const refused = Object.values(tally.refused).reduce((all, times) => all + times, 0);
      expect(tally.read + refused).toBe(300);
      // A change that nothing survives tests nothing.
      expect(tally.read).toBeGreaterThan(90);
    },
  );

  it('makes the same file of the same seed and case number, and another of the next', () => {
    const seeds = seedsOf('txt-raw');
    const once = mutated('txt-raw', seeds, 1, 7);
    expect(mutated('txt-raw', seeds, 1, 7)).toEqual(once);
    expect(mutated('txt-raw', seeds, 1, 8)).not.toEqual(once);
    expect(mutated('txt-raw', seeds, 2, 7)).not.toEqual(once);
  });

  it.each([9844, 1152, 2709])('pdf case %d of seed 11, in which one table had two places', async (at) => {
    expect(await judge(mutated('pdf', seedsOf('pdf'), 11, at), 'pdf')).toMatchObject({ kind: 'read' });
  });

  it('reads every unchanged file of every format', async () => {
    for (const format of fuzzFormats)
      for (const bytes of seedsOf(format)) expect(await judge(bytes, format)).toMatchObject({ kind: 'read' });
  });
});

describe('what counts as a fault', () => {
  const text = '第一节 释义\n一、概况\n公司拥有专利49项，营业收入为1,200.50万元。\n项目\t金额\n甲\t1.00\n合计\t1.00\n';
  const faultsAfter = (change: (filing: Filing) => void): string[] => {
    const filing = readFiling(textSource(text));
    const report = checkFiling(filing);
    change(filing);
    return faultsOf(filing, report);
  };

  it('a filing as read has none', () => {
    expect(faultsAfter(() => undefined)).toEqual([]);
  });

  it('a segment that leads to other words', () => {
    const faults = faultsAfter(({ blocks }) => {
      (blocks[2] as Filing['blocks'][number]).segments = [{ at: 0, line: 2, column: 0, length: 4 }];
    });
    expect(faults.join()).toMatch(/is not at line 2/);
  });

  it('words that come from nowhere', () => {
    const faults = faultsAfter(({ blocks }) => {
      (blocks[2] as Filing['blocks'][number]).text += '亿元';
    });
    expect(faults.join()).toMatch(/comes from nowhere/);
  });

  it('a paragraph that is gone without a word', () => {
    const faults = faultsAfter((filing) => {
      (filing.blocks[2] as Filing['blocks'][number]).segments = [];
      (filing.blocks[2] as Filing['blocks'][number]).text = '';
    });
    expect(faults.join()).toMatch(/lost without a word/);
  });
});
