import { describe, expect, test } from 'vitest';
import { findingsOf, judge, plantedErrors } from '../../../scripts/score/planted.ts';

describe('the bundled sample', () => {
  test('its planted errors are found, nine in ten of them by the rule they were planted for', async () => {
    const planted = plantedErrors();
    const { outcomes, others } = judge(planted, await findingsOf('assets/sample/sample.txt'));
    const missed = outcomes.filter(({ result }) => result !== 'found').map((outcome) => outcome.planted.id);
    expect(missed.length, `not found: ${missed.join(', ')}`).toBeLessThanOrEqual(planted.length / 10);
    expect(others.map(({ title }) => title.zh)).toEqual([]);
  });

  test('the planted count of standards stands first', async () => {
    const [first] = await findingsOf('assets/sample/sample.txt');
    expect(first).toMatchObject({ rule: 'fact.repeat', severity: 'high', stated: '35', expected: '38' });
  });

  test('nothing is found in its clean text, traps included', async () => {
    const findings = await findingsOf('assets/sample/sample-clean.txt');
    expect(findings.map(({ title }) => title.zh)).toEqual([]);
  });
});
