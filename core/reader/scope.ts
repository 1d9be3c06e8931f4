import type { Fact } from '../model/filing.ts';

/** 合并 or 母公司, where the words name one of them. */
export function scopeOf(text: string): Fact['scope'] {
  const parent = /母公司(?!股东|所有者|的所有者|的净利润|普通股)|(?<!于)母公司(?:所有者|股东)权益变动/.test(text);
  const consolidated = /合并(?!范围|日|方)/.test(text);
  if (parent === consolidated) return null;
  return parent ? 'parent' : 'consolidated';
}
