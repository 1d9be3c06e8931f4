import type { Filing } from '../model/filing.ts';
import { isHan, isLatinOrDigit, type JoinedText } from './joined.ts';

export interface KnownName {
  text: string;
  /** `defined`: the glossary or a 简称; `title`: in 《》; `name`: stands alone and ends like a name. */
  from: 'defined' | 'title' | 'name';
}

const nameEnd =
  /(公司|企业|事务所|合伙|集团|银行|研究院|研究所|大学|学院|协会|学会|委员会|管理局|中心|系统|平台|项目|产品|基地|基金|准则|办法|规定|条例|指引|规则|通知|协议|合同|证书|标准|奖)$/;
const lead = /^[0-9０-９、.．()（）①-⑳\s]+/;

/**
 * The names of a filing: what it defines, what it puts in 《》, and what stands alone between two signs or in
 * a cell and ends like a name. Each once, five characters or more.
 */
export function knownNames(filing: Filing, joined: JoinedText): KnownName[] {
  const names = new Map<string, KnownName>();
  const add = (raw: string, from: KnownName['from']): void => {
    const text = raw.replace(/\s/g, '').replace(lead, '');
    if (text.length < (from === 'defined' ? 4 : 5) || text.length > 40 || names.has(text) || !hasHan(text)) return;
    names.set(text, { text, from });
  };
  for (const term of filing.terms) {
    for (const part of term.term.split(/[、/／，,；;]/)) add(part, 'defined');
  }
  const { text } = joined;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 10;
    if (isHan(unit) || isLatinOrDigit(unit) || unit === 0xff08 || unit === 0xff09) continue;
    const opened = text[start - 1];
    if (i - start >= 5 && i - start <= 40) {
      const piece = text.slice(start, i);
      if (opened === '《' && text[i] === '》') add(piece, 'title');
      else if (nameEnd.test(piece)) add(piece, 'name');
    }
    start = i + 1;
  }
  return [...names.values()];
}

function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) return true;
  return false;
}
