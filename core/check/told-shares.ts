import type { Filing, NumberMention } from '../model/filing.ts';
import { comparePrinted, intervalOf } from '../numbers/interval.ts';
import { pairDraft } from './pair-draft.ts';
import { push } from './push.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { differenceOf, show, where } from './words.ts';

/**
 * An amount and its share in one breath (持有 46,740,000 股，占总股本的 19.60%) against the row of a table that prints
 * the same amount with a share of the same whole. The amount, of six digits or more, names the row.
 */
export function checkToldShares(filing: Filing, out: RuleOutput, context: CheckContext): void {
  const cells = shareCells(filing, context);
  if (cells.size === 0) return;
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph') continue;
    const numbers = context.numbersOfBlock(block.index).map((index) => filing.numbers[index] as NumberMention);
    for (const { amount, share, whole } of pairsIn(block.text, numbers)) {
      const rows = lookUp(cells, amount);
      if (rows.length === 0 || rows.length > 3) continue;
      const matching = rows.filter((row) => sameWhole(whole, row.heading));
      const first = matching[0];
      if (!first) continue;
      const agreeing = matching.find((row) => comparePrinted(intervalOf(share), intervalOf(row.share)) !== 'fail');
      const row = agreeing ?? first;
      report(amount, share, row.amount, row.share, agreeing !== undefined, out, context);
    }
  }
}

interface ToldPair {
  amount: NumberMention;
  share: NumberMention;
  whole: string;
}

/** Amounts and shares told together; of A、B 和 C，占 … 的 p、q 和 r the first goes with the first. */
function* pairsIn(text: string, numbers: readonly NumberMention[]): Generator<ToldPair> {
  for (let i = 1; i < numbers.length; i++) {
    const last = numbers[i - 1] as NumberMention;
    const first = numbers[i] as NumberMention;
    if (!isShare(first)) continue;
    const whole = wholeIn(text.slice(last.place.end, first.place.start).replace(/\s/g, ''));
    if (whole === null) continue;
    let amounts = 1;
    while (joined(text, numbers[i - 1 - amounts], numbers[i - amounts])) amounts++;
    let shares = 1;
    while (joined(text, numbers[i + shares - 1], numbers[i + shares])) shares++;
    if (amounts !== shares) continue;
    for (let k = 0; k < shares; k++) {
      const amount = numbers[i - amounts + k] as NumberMention;
      const share = numbers[i + k] as NumberMention;
      if (isShare(share)) yield { amount, share, whole };
    }
  }
}

function isShare(number: NumberMention): boolean {
  return number.dimension === '%' && number.value !== null && number.approximation === 'exact';
}

function joined(text: string, one: NumberMention | undefined, other: NumberMention | undefined): boolean {
  if (!one || !other || one.dimension !== other.dimension) return false;
  return /^[、，,和及与]{1,2}$/.test(text.slice(one.place.end, other.place.start).replace(/\s/g, ''));
}

interface ShareCell {
  amount: NumberMention;
  share: NumberMention;
  heading: string;
}

/** By value in the base unit; a bare count of shares in a column of 数量 has no unit of its own. */
function keyOf(number: NumberMention): string | null {
  const { dimension, value, raw } = number;
  if (value === null || (dimension !== '股' && dimension !== '元' && dimension !== null)) return null;
  return raw.replace(/\D/g, '').length < 6 ? null : `${dimension ?? ''}|${value}`;
}

function lookUp(cells: Map<string, ShareCell[]>, amount: NumberMention): ShareCell[] {
  const key = amount.dimension === null ? null : keyOf(amount);
  if (key === null) return [];
  return [...(cells.get(key) ?? []), ...(amount.dimension === '股' ? (cells.get(`|${amount.value}`) ?? []) : [])];
}

/** Amounts in tables with the share printed right after them, by dimension and value. */
function shareCells(filing: Filing, context: CheckContext): Map<string, ShareCell[]> {
  const found = new Map<string, ShareCell[]>();
  for (const table of filing.tables) {
    if (table.kind !== 'grid') continue;
    const grid = context.gridOf(table.index);
    grid.kinds.forEach((kind, column) => {
      if (kind !== 'share' || grid.kinds[column - 1] !== 'amount') return;
      for (let r = table.headerRows; r < grid.cells.length; r++) {
        const amount = grid.cells[r]?.[column - 1];
        const share = grid.cells[r]?.[column];
        if (typeof amount !== 'object' || typeof share !== 'object' || share.number.dimension !== '%') continue;
        const key = keyOf(amount.number);
        if (key === null) continue;
        const cell = {
          amount: amount.number,
          share: share.number,
          heading: (table.columns[column] ?? '').replace(/\s/g, ''),
        };
        push(found, key, cell);
      }
    });
  }
  return found;
}

/** What the share is of, from 股股份，占公司总股本的: the words after 占. */
function wholeIn(between: string): string | null {
  if (between.length > 36) return null;
  const found = /^[^占，；]{0,10}[，,]?占([^占，；]{2,24}?)(的比例为?|的比重为?|比例为?|比重为?|的)?$/.exec(between);
  return found?.[1] ?? null;
}

function sameWhole(whole: string, heading: string): boolean {
  const named = /占(.{2,20}?)(的)?(比例|比重|比)?(（%）|\(%\))?$/.exec(heading)?.[1];
  if (named) {
    const plain = (words: string) =>
      words.replace(/^(公司|发行人|当期|同期|本期|各期)/, '').replace(/(总额|金额|合计|的)$/, '');
    return plain(whole).includes(plain(named)) || plain(named).includes(plain(whole));
  }
  return (
    /持股|股权|股份|股比/.test(heading) &&
    /总股本|股份总数|总股份|股本总额/.test(whole) &&
    !/发行后|发行完成后/.test(whole)
  );
}

function report(
  amount: NumberMention,
  share: NumberMention,
  cell: NumberMention,
  own: NumberMention,
  agrees: boolean,
  out: RuleOutput,
  context: CheckContext,
): void {
  const pair = pairDraft(share, own, context);
  const others = [amount, cell].map((number) => context.numberMention(number.index, 'other'));
  const base = { ...pair, mentions: [...pair.mentions, ...others] };
  if (agrees) {
    out.check({ ...base, status: share.value === own.value ? 'pass' : 'rounding' });
    return;
  }
  const [here, there] = [where(pair.mentions[0], context), where(pair.mentions[1], context)];
  const [a, b, n] = [show(share), show(own), show(amount)];
  out.check({
    ...base,
    status: 'fail',
    finding: {
      severity: 'high',
      confidence: 0.85,
      stated: share.value,
      expected: own.value,
      difference: differenceOf(share, own),
      title: {
        zh: `文表不符：${n}的占比 ${a}，表中为 ${b}`,
        en: `Text against table: the share of ${n} is ${a}, ${b} in the table`,
      },
      explanation: {
        zh: `${here.zh}写 ${n} 占 ${a}，${there.zh}的表中同一数量的占比为 ${b}。`,
        en: `At ${here.en} ${n} is ${a} of the whole, in the table at ${there.en} the same amount is ${b}.`,
      },
    },
  });
}
