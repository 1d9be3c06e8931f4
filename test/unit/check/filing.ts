import { checkFiling } from '../../../core/check/engine.ts';
import type { Rule } from '../../../core/check/rule.ts';
import type { Filing } from '../../../core/model/filing.ts';
import type { CheckReport, Finding } from '../../../core/model/finding.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { openSource } from '../../../core/source/open.ts';

/** A filing read from text, as a file of the kind would be: cells separated by tabs, a form feed a page. */
export async function filingOf(text: string): Promise<Filing> {
  const source = await openSource(new TextEncoder().encode(text), { name: 'invented.txt', sha256: '0'.repeat(64) });
  return readFiling(source);
}

export async function check(text: string, ...rules: Rule[]): Promise<CheckReport> {
  return checkFiling(await filingOf(text), { rules });
}

/** What a finding marks: the words or numbers in question, in the order of its mentions. */
export function marked(finding: Finding): string[] {
  return finding.mentions.map(({ quote, focus }) => quote.slice(focus.start, focus.end).replace(/\s/g, ''));
}

const sections = ['概览', '业务', '分析', '风险', '声明', '附录'];

/** A filing of up to six texts, each in a section of its own. */
export function inSections(...texts: string[]): string {
  return texts
    .map((text, at) => `第${'一二三四五六'[at]}节 ${sections[at]}\n一、${sections[at]}的说明\n${text}\n`)
    .join('');
}
