import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { clauseSpans } from '../check/sentences.ts';
import { where } from '../check/words.ts';
import type { Filing, NumberMention } from '../model/filing.ts';
import type { Place } from '../model/text.ts';
import { checkHeadingsOfRows } from './count-list-headings.ts';
import { checkRankings } from './count-list-ranking.ts';
import { checkCountsOfRows } from './count-list-rows.ts';

/**
 * A count against the list it introduces or closes: “4 个子项目，分别是甲、乙、丙和丁”, “甲、乙、丙三大领域”. Only
 * closed lists are judged whole: one that ends in 等 names examples, and is wrong only where it names more than the
 * count. 和 and 及 may join two items or stand inside one, so a list stands for a range of counts, and only a count
 * outside it is wrong. A count that a table right after it lists (共有 6 家子公司，具体如下) is held to its rows.
 */
export const countList: Rule = {
  id: 'count.list',
  needs: ['blocks', 'sections', 'tables', 'numbers'],
  run(filing, out, context) {
    for (const host of hostsOf(filing, context)) {
      context.stopIfCancelled();
      for (const { count, start, end, number } of countsIn(filing, host)) {
        const list = listAfter(host.text, end) ?? listDealt(host.text, end) ?? listBefore(host.text, start);
        if (list) judge({ count, start, end, number }, list, host, out, context);
      }
    }
    checkCountsOfRows(filing, out, context);
    checkRankings(filing, out, context);
    checkHeadingsOfRows(filing, out, context);
  },
};

/** A paragraph, or a cell whose words run like one. */
interface Host {
  text: string;
  numbers: readonly number[];
  place(start: number, end: number): Place;
}

function* hostsOf(filing: Filing, context: CheckContext): Generator<Host> {
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' || !block.text.includes('、')) continue;
    const place = (start: number, end: number): Place => ({ in: 'block', block: block.index, start, end });
    yield { text: block.text, numbers: context.numbersOfBlock(block.index), place };
  }
  for (const table of filing.tables) {
    for (let row = table.headerRows; row < table.rows.length; row++) {
      const cells = table.rows[row]?.cells ?? [];
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column];
        if (!cell || cell.spanned || cell.text.length < 20 || !cell.text.includes('、')) continue;
        const place = (start: number, end: number): Place => ({
          in: 'cell',
          table: table.index,
          row,
          column,
          start,
          end,
        });
        yield { text: cell.text, numbers: context.numbersOfCell(table.index, row, column), place };
      }
    }
  }
}

interface Count {
  count: number;
  start: number;
  end: number;
  /** Index in `Filing.numbers`, or −1 where the reading took the numeral for a word (六地, 五步走). */
  number: number;
}

const numerals = '零一二三四五六七八九十';

function countsIn(filing: Filing, host: Host): Count[] {
  const counts: Count[] = [];
  for (const index of host.numbers) {
    const number = filing.numbers[index] as NumberMention;
    const count = countOf(number);
    if (count !== null) counts.push({ count, start: number.place.start, end: number.place.end, number: index });
  }
  for (const match of host.text.matchAll(/(?<![一二三四五六七八九十百第])([二三四五六七八九十])(地|步)/g)) {
    const start = match.index;
    if (counts.some((one) => one.start < start + 2 && one.end > start)) continue;
    counts.push({ count: numerals.indexOf(match[1] as string), start, end: start + 2, number: -1 });
  }
  return counts;
}

interface List {
  start: number;
  end: number;
  fewest: number;
  most: number;
  /** Introduced by words that leave no doubt (分别是, 包括以下): a wrong count is an error. */
  sure: boolean;
  /** Ends in 等: it names examples, and can only name too many. */
  open: boolean;
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

/** “3 次奖项分别在甲（…）、乙（…）、丙（…）等会议上获得”: dealt out one by one, explanations in brackets left out. */
function listDealt(text: string, end: number): List | null {
  const opening = /^[^，。；：、,]{0,16}[，,]?分别(在|由|于|来自|获得?|为|系)/.exec(text.slice(end, end + 40));
  if (!opening) return null;
  const start = end + opening[0].length;
  const rest = text.slice(start, start + 300);
  const closing = /等[^、（(]{0,16}/.exec(rest.replace(/（[^（）]{0,60}）/g, (inner) => '　'.repeat(inner.length)));
  if (!closing) return null;
  const list = rest.slice(0, closing.index);
  const bare = list.replace(/（[^（）]{0,60}）/g, '');
  if (!bare.includes('、') || /[，。；：,\d和及与]/.test(bare)) return null;
  const count = bare.split('、').length;
  return { start, end: start + list.length, fewest: count, most: count, sure: false, open: false };
}

/** “…4 个子项目，分别是甲、乙、丙和丁。” */
function listAfter(text: string, end: number): List | null {
  const after = text.slice(end, end + 400);
  const opening =
    /^[^，。；：、,]{0,14}[，,：:]?(分别为|分别是|具体为|具体是|依次为|即)[：:]?/.exec(after) ??
    /^[^，。；：、,]{0,16}[，,]?(包括|包含|涵盖)[：:]?/.exec(after);
  if (!opening) return null;
  const start = end + opening[0].length;
  const rest = text.slice(start);
  const stop = rest.search(/[，,。；;！？]/);
  const list = stop < 0 ? rest : rest.slice(0, stop);
  // Numbers dealt out over the items, explanations in brackets and commas make the items hard to tell.
  if (list.length > 300 || /[（(：:“\d]/.test(list)) return null;
  const named = /包括|包含|涵盖/.test(opening[1] as string);
  if (!named && (rest[stop] === '，' || rest[stop] === ',')) return null;
  return counted(list, start, !named);
}

/** “甲、乙、丙三大领域”: the list stands right before the count. */
function listBefore(text: string, end: number): List | null {
  const sentence = text.slice(Math.max(0, end - 160), end);
  const clauses = clauseSpans(sentence);
  const last = clauses[clauses.length - 1];
  if (!last) return null;
  const list = sentence.slice(last.start, last.end);
  // 5G is a word, 5 is a number.
  if (!list.includes('、') || /[（(）)\d]/.test(list.replace(/\d+[A-Za-z]+/g, '')) || /[的了在有其]$/.test(list))
    return null;
  const found = counted(list, end - list.length, false);
  if (!found || found.open) return null;
  const people = namesOfPeople(list);
  return people === null ? found : { ...found, fewest: people, most: people, sure: true };
}

/** “为甲某、乙某、丙某和丁某”: two to four characters each, so that 和 and 与 inside a name can be told from a joint. */
function namesOfPeople(list: string): number | null {
  const from = Math.max(list.lastIndexOf('为'), list.lastIndexOf('是'), list.lastIndexOf('：'));
  if (from < 0) return null;
  const items = list
    .slice(from + 1)
    .replace(/\s/g, '')
    .split('、');
  const last = /^([\u4e00-\u9fff]{2,4}?)(?:和|及|以及)([\u4e00-\u9fff]{2,4})$/.exec(items[items.length - 1] ?? '');
  if (items.length < 3 || !last) return null;
  const plain = [...items.slice(0, -1), last[1] as string, last[2] as string];
  return plain.every((item) => /^[\u4e00-\u9fff]{2,4}$/.test(item)) ? plain.length : null;
}

function counted(list: string, start: number, sure: boolean): List | null {
  if (/其中|其他/.test(list) || !list.includes('、')) return null;
  const open = /等[^、]{0,8}$|等等/.test(list);
  const marks = list.split('、').length - 1;
  const joins = list.match(/和|及|与|以及|或/g)?.length ?? 0;
  return { start, end: start + list.length, fewest: marks + 1, most: open ? 99 : marks + 1 + joins, sure, open };
}

function judge(stated: Count, list: List, host: Host, out: RuleOutput, context: CheckContext): void {
  const { count, number } = stated;
  const holds = list.open ? count >= list.fewest : count >= list.fewest && count <= list.most;
  if (list.open && holds) return;
  const place = host.place(list.start, list.end);
  const mentions = [
    number < 0
      ? context.mention(host.place(stated.start, stated.end), 'stated')
      : context.numberMention(number, 'stated'),
    context.mention(place, 'operand'),
  ];
  const printed = host.text.slice(stated.start, stated.end).replace(/\s/g, '');
  const least = list.open ? '至少 ' : '';
  const counted = list.fewest === list.most || list.open ? String(list.fewest) : `${list.fewest}–${list.most}`;
  const base = {
    status: holds ? ('pass' as const) : ('fail' as const),
    formula: [{ mention: 0, text: printed }, ' = ', { mention: 1, text: `列举${least || ' '}${counted} 项` }],
    mentions,
    stated: String(count),
    recomputed: String(list.fewest),
  };
  if (holds) {
    out.check(base);
    return;
  }
  if (!list.sure && !list.open) {
    const reason = { zh: '不能确定所列是否就是该数所指', en: 'It is not sure that the list is what the number counts' };
    out.check({ ...base, status: 'not-checkable', reason });
    return;
  }
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const listed = list.open
    ? `列出的已有 ${counted} 项，且有“等”字未列尽`
    : `逐一列出的却是 ${counted} 项，且没有“等”字`;
  out.check({
    ...base,
    finding: {
      severity: list.open ? 'low' : 'medium',
      confidence: list.open ? 0.6 : 0.7,
      stated: String(count),
      expected: String(list.fewest),
      difference: String(Math.abs(count - list.fewest)),
      title: {
        zh: `列举数量不符：${printed}，实列 ${least}${counted} 项`,
        en: `${printed} announced, ${counted} listed`,
      },
      explanation: {
        zh: `${here.zh}写“${printed}”，${listed}，数量不符。`,
        en: `${here.en} announces ${printed}, and the list beside it has ${list.open ? 'at least ' : ''}${counted}.`,
      },
    },
  });
}
