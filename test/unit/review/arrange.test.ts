import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingRow } from '../../../core/contract/rows.ts';
import { type Arrangement, arrange, neighbour } from '../../../core/review/arrange.ts';
import { matcher, noFilter, progressOf, sectionTree } from '../../../core/review/filter.ts';
import { parseTags, withPending } from '../../../core/review/patch.ts';
import { finding } from '../../component/fake.ts';

const plan: Arrangement = {
  groupBy: 'none',
  sort: null,
  folded: new Set(),
  matches: () => true,
  topOf: (section) => section,
  ruleName: (rule) => rule,
  title: (row) => row.title.zh,
};
const keys = (rows: readonly FindingRow[], change: Partial<Arrangement> = {}) =>
  arrange(rows, { ...plan, ...change }).map((row) => row.key);

const root = finding('root', { rank: 1 });
const child = finding('child', { rank: 5, group: 'root', severity: 'medium', rule: 'table.share' });
const grandchild = finding('grandchild', { rank: 6, group: 'child' });
const other = finding('other', { rank: 2, severity: 'low', rule: 'text.slip', sections: [4] });
const all = [other, child, root, grandchild];

describe('the order of findings', () => {
  it('puts what follows under its root, and folds it away', () => {
    expect(keys(all)).toEqual(['root', 'child', 'grandchild', 'other']);
    expect(arrange(all, plan).map((row) => (row.kind === 'finding' ? row.depth : -1))).toEqual([0, 1, 2, 0]);
    expect(keys(all, { folded: new Set(['root']) })).toEqual(['root', 'other']);
  });

  it('lets a consequence stand alone where its root is filtered out', () => {
    const rows = arrange(all, { ...plan, matches: (row) => row.id !== 'root' });
    expect(rows[0]).toMatchObject({ key: 'other' });
    expect(rows[1]).toMatchObject({ key: 'child', depth: 0, orphan: true });
  });

  it('sorts roots, and keeps consequences with theirs', () => {
    expect(keys(all, { sort: { key: 'severity', descending: true } })).toEqual([
      'other',
      'root',
      'child',
      'grandchild',
    ]);
  });

  it('groups with headers that count what is in them, folded or not', () => {
    const rows = arrange(all, { ...plan, groupBy: 'rule', folded: new Set(['group:rule:fact.repeat']) });
    expect(rows.map((row) => row.key)).toEqual(['group:rule:fact.repeat', 'group:rule:text.slip', 'other']);
    expect(rows[0]).toMatchObject({ kind: 'group', count: 3, decided: 0, folded: true });
  });

  it('loses none and doubles none, whatever follows from what', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.option(fc.integer({ min: 0, max: 12 }))), {
      maxLength: 13,
    });
    const by = fc.constantFrom('none', 'rule', 'severity', 'section') as fc.Arbitrary<Arrangement['groupBy']>;
    fc.assert(
      fc.property(rows, by, (pairs, groupBy) => {
        const made = [...new Map(pairs).entries()].map(([id, group], rank) =>
          finding(`f${id}`, { rank, group: group === null ? null : `f${group}` }),
        );
        const shown = arrange(made, { ...plan, groupBy }).flatMap((row) => (row.kind === 'finding' ? [row.key] : []));
        expect([...shown].sort()).toEqual(made.map((row) => row.id).sort());
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
  });

  it('steps to the neighbour and stays at the ends', () => {
    const rows = arrange(all, { ...plan, groupBy: 'rule' });
    expect(neighbour(rows, null, 1)).toBe('root');
    expect(neighbour(rows, 'root', 1)).toBe('child');
    expect(neighbour(rows, 'root', -1)).toBe('root');
    expect(neighbour(rows, 'other', 1)).toBe('other');
    expect(neighbour([], 'other', 1)).toBeNull();
  });
});

describe('the filter', () => {
  const tree = sectionTree([
    { index: 3, id: 'S1', parentId: null },
    { index: 4, id: 'S1.1', parentId: 'S1' },
    { index: 5, id: 'S1.1.1', parentId: 'S1.1' },
  ]);
  const passes = (change: Partial<typeof noFilter>, row: FindingRow) =>
    matcher({ ...noFilter, ...change }, tree.below, () => '文字疏漏')(row);

  it('takes a section with all below it', () => {
    expect(passes({ sections: [3] }, other)).toBe(true);
    expect(passes({ sections: [5] }, other)).toBe(false);
    expect(tree.topOf(5)).toBe(3);
  });

  it('finds words in title, values, note, tags, rule and place', () => {
    const row = finding('x', { note: '请会计师核对', tags: ['重要'] });
    for (const text of ['会计师', '重要', '38', 'p.3', '差异x', 'finding x', '文字', '核对 重要']) {
      expect([text, passes({ text }, row)]).toEqual([text, true]);
    }
    expect(passes({ text: '会计师 没有' }, row)).toBe(false);
  });

  it('joins kinds by and, choices of one kind by or', () => {
    expect(passes({ severities: ['low', 'high'], statuses: ['open'] }, other)).toBe(true);
    expect(passes({ severities: ['low'], statuses: ['ask'] }, other)).toBe(false);
  });

  it('counts what is decided', () => {
    expect(progressOf([root, { status: 'dismissed' }, { status: 'ask' }])).toEqual({ decided: 2, all: 3 });
  });
});

describe('changes on their way', () => {
  it('lie over the rows in the order they were made', () => {
    const rows = withPending(all, [
      { findingIds: ['root', 'other'], patch: { status: 'dismissed', reason: '四舍五入' } },
      { findingIds: ['root'], patch: { status: 'confirmed' } },
    ]);
    expect(rows.find((row) => row.id === 'root')).toMatchObject({ status: 'confirmed' });
    expect(rows.find((row) => row.id === 'other')).toMatchObject({ status: 'dismissed', reason: '四舍五入' });
    expect(rows.find((row) => row.id === 'child')).toBe(child);
  });

  it('splits tags as people part them', () => {
    expect(parseTags(' 重要、待查, 重要；下周 ')).toEqual(['重要', '待查', '下周']);
  });
});
