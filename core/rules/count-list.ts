import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { clauseSpans } from '../check/sentences.ts';
import { where } from '../check/words.ts';
import type { NumberMention } from '../model/filing.ts';
import type { Place } from '../model/text.ts';

/**
 * A count against the list it introduces or closes: “4 个子项目，分别是甲、乙、丙和丁”, “甲、乙、丙三大领域”. Only
 * closed lists are judged: one that ends in 等 names examples. 和 and 及 may join two items or stand inside one,
 * so a list stands for a range of counts, and only a count outside it is wrong.
 */
export const countList: Rule = {
  id: 'count.list',
  needs: ['blocks', 'numbers'],
  run(filing, out, context) {
    for (const block of filing.blocks) {
      if (block.kind !== 'paragraph') continue;
      const indices = context.numbersOfBlock(block.index);
      if (indices.length === 0 || !block.text.includes('、')) continue;
      context.stopIfCancelled();
      for (const index of indices) {
        const number = filing.numbers[index] as NumberMention;
        const count = countOf(number);
        if (count === null) continue;
        const list = listAfter(block.text, number) ?? listBefore(block.text, number);
        if (list) judge(number, count, list, block.index, out, context);
      }
    }
  },
};

interface List {
  start: number;
  end: number;
  fewest: number;
  most: number;
  /** Introduced by words that leave no doubt (分别是, 包括以下): a wrong count is an error. */
  sure: boolean;
}

const counters = new Set([
  '个',
  '项',
  '大',
  '类',
  '种',
  '家',
  '名',
  '方面',
  '部分',
  '款',
  '地',
  '人',
  '座',
  '处',
  '条',
  '次',
  '期',
  '层',
  '只',
  '位',
  '所',
  '省',
  '市',
  '国',
]);

function countOf(number: NumberMention): number | null {
  if (number.kind !== 'quantity' || number.value === null || number.digits > 0 || number.approximation !== 'exact')
    return null;
  const count = Number(number.value);
  if (count < 2 || count > 20) return null;
  return number.unit !== null && counters.has(number.unit) ? count : null;
}

/** “…4 个子项目，分别是甲、乙、丙和丁。” */
function listAfter(text: string, number: NumberMention): List | null {
  const after = text.slice(number.place.end, number.place.end + 400);
  const opening = /^[^，。；：、,]{0,14}[，,：:]?(分别为|分别是|具体为|具体是|依次为|即)[：:]?/.exec(after);
  if (!opening) return null;
  const start = number.place.end + opening[0].length;
  const rest = text.slice(start);
  const stop = rest.search(/[。；;！？]/);
  const list = stop < 0 ? rest : rest.slice(0, stop);
  // Numbers dealt out over the items, explanations in brackets and commas make the items hard to tell.
  if (list.length > 300 || /[，,（(：:“\d]/.test(list)) return null;
  return counted(list, start, true);
}

/** “甲、乙、丙三大领域”: the list stands right before the count. */
function listBefore(text: string, number: NumberMention): List | null {
  const sentence = text.slice(Math.max(0, number.place.start - 160), number.place.start);
  const clauses = clauseSpans(sentence);
  const last = clauses[clauses.length - 1];
  if (!last) return null;
  const list = sentence.slice(last.start, last.end);
  if (!list.includes('、') || /[（(）)\d]/.test(list) || /[的了在有其]$/.test(list)) return null;
  return counted(list, number.place.start - list.length, false);
}

function counted(list: string, start: number, sure: boolean): List | null {
  if (/等[^、]{0,8}$|等等|其中|以及其他|其他/.test(list) || !list.includes('、')) return null;
  const marks = list.split('、').length - 1;
  const joins = list.match(/和|及|与|以及|或/g)?.length ?? 0;
  return { start, end: start + list.length, fewest: marks + 1, most: marks + 1 + joins, sure };
}

function judge(
  number: NumberMention,
  count: number,
  list: List,
  block: number,
  out: RuleOutput,
  context: CheckContext,
): void {
  const holds = count >= list.fewest && count <= list.most;
  const place: Place = { in: 'block', block, start: list.start, end: list.end };
  const mentions = [context.numberMention(number.index, 'stated'), context.mention(place, 'operand')];
  const counted = list.fewest === list.most ? String(list.fewest) : `${list.fewest}–${list.most}`;
  const base = {
    status: holds ? ('pass' as const) : ('fail' as const),
    formula: [{ mention: 0, text: number.raw }, ' = ', { mention: 1, text: `列举 ${counted} 项` }],
    mentions,
    stated: number.value,
    recomputed: String(list.fewest),
  };
  if (holds) {
    out.check(base);
    return;
  }
  if (!list.sure) {
    const reason = { zh: '不能确定所列是否就是该数所指', en: 'It is not sure that the list is what the number counts' };
    out.check({ ...base, status: 'not-checkable', reason });
    return;
  }
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const printed = number.raw.replace(/\s/g, '');
  out.check({
    ...base,
    finding: {
      severity: 'medium',
      confidence: 0.7,
      stated: number.value,
      expected: String(list.fewest),
      difference: String(Math.abs(count - list.fewest)),
      title: { zh: `列举数量不符：${printed}，实列 ${counted} 项`, en: `${printed} announced, ${counted} listed` },
      explanation: {
        zh: `${here.zh}写“${printed}”，其后逐一列出的是 ${counted} 项，且没有“等”字，数量不符。`,
        en: `${here.en} announces ${printed}, and the closed list that follows has ${counted}.`,
      },
    },
  });
}
