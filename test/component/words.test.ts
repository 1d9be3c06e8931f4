import { describe, expect, it } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { zh } from '../../renderer/i18n/zh.ts';

function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('the words of the window', () => {
  const english = new Map(leaves(en));
  const chinese = new Map(leaves(zh));

  it('are the same in both languages, but for the singular of English', () => {
    const keys = [...english.keys()].filter((key) => !key.endsWith('_one'));
    expect(keys.sort()).toEqual([...chinese.keys()].sort());
  });

  it('have the same gaps to fill', () => {
    for (const [key, text] of chinese) expect([key, holes(english.get(key) ?? '')]).toEqual([key, holes(text)]);
  });

  it('leave none empty', () => {
    for (const [key, text] of [...english, ...chinese]) expect([key, text.trim() === '']).toEqual([key, false]);
  });
});
