import { push } from '../check/push.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import type { Filing, Term } from '../model/filing.ts';
import { sidesOf } from './name-variant-sides.ts';

const ruleEnd = /(办法|规则|条例|准则|规定|指引|制度)$/;
/** Words that a title loses when a word is forgotten; others (暂行, 实施, 补充) make the title of another rule. */
const droppable = new Set([
  '管理',
  '股票',
  '证券',
  '上市',
  '注册',
  '发行',
  '监督',
  '监督管理',
  '公司',
  '企业',
  '信息',
  '信息披露',
]);
const shortest = 8;

/**
 * The title of a rule with a word left out beside the full title: 《上市公司证券发行注册办法》 where the glossary has
 * 《上市公司证券发行注册管理办法》. Every title is looked up with each of its droppable words taken out.
 */
export function shortenedTitles(filing: Filing, out: RuleOutput, context: CheckContext): void {
  const titles = new Map<string, Term[]>();
  for (const term of filing.terms) {
    const title = term.term.replace(/[\s《》]/g, '');
    if (term.kind !== 'title' || title.length < shortest || !ruleEnd.test(title)) continue;
    push(titles, title, term);
  }
  const told = new Set<string>();
  for (const [full, usual] of titles) {
    for (const word of droppable) {
      for (let at = full.indexOf(word); at >= 4; at = full.indexOf(word, at + 1)) {
        const short = full.slice(0, at) + full.slice(at + word.length);
        const rare = titles.get(short);
        if (!rare || rare.length > usual.length || told.has(short)) continue;
        told.add(short);
        report(short, full, rare, usual, out, context);
      }
    }
  }
}

function report(
  short: string,
  full: string,
  rare: readonly Term[],
  usual: readonly Term[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const placeOf = ({ place }: Term) => place;
  const { mentions, here, there } = sidesOf(rare.map(placeOf), usual.map(placeOf), 4, context);
  out.finding({
    severity: 'medium',
    confidence: 0.75,
    title: { zh: `法规名称不一：《${short}》与《${full}》`, en: `One rule, two titles: 《${short}》 and 《${full}》` },
    explanation: {
      zh: `${here.zh}写《${short}》，${there.zh}写《${full}》，前者少了几个字，疑为同一文件。`,
      en: `${here.en} has 《${short}》, ${there.en} 《${full}》: the first lacks a word, and they should be one rule.`,
    },
    mentions,
    anchors: [0],
  });
}
