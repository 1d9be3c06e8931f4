import { describe, expect, it } from 'vitest';
import { readFiling } from '../../../core/reader/read.ts';
import { textSource } from './source.ts';

function lost(text: string): string[] {
  const { warnings } = readFiling(textSource(text));
  return warnings.filter(({ code }) => code === 'picture-lost').map(({ message }) => message.zh);
}

describe('pictures that plain text has lost', () => {
  it('names each figure by its caption', () => {
    expect(lost('一、市场\n市场规模持续增长。\n图 5-1 全球市场规模\n市场保持增长。\n图2：产业链\n需求旺盛。')).toEqual([
      '“图 5-1 全球市场规模”的图不在文本中，其中的内容未读入。',
      '“图2：产业链”的图不在文本中，其中的内容未读入。',
    ]);
  });

  it('leaves sentences about figures and other words alone', () => {
    expect(lost('一、市场\n图 1 显示市场规模持续增长。\n图书销售情况\n市场保持增长。')).toEqual([]);
  });
});
