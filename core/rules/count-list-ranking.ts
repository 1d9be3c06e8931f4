import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { show, where } from '../check/words.ts';
import type { Filing, NumberMention, Table } from '../model/filing.ts';
import type { Mention } from '../model/finding.ts';
import { exact } from '../numbers/exact.ts';

/** A heading or caption that announces a ranking: 前五名客户, 前十大股东. */
const ranking = /前(?:三|五|十|5|10)(?:名|大|位)/;
/** The column that ranks; shares, provisions and last year's figures follow it. */
const ranks = /余额|金额|销售额|采购额|销售收入|持股数量|持股总数|收入/;
const follows = /坏账|减值|准备|比例|占比|期初|变动|质押|冻结|限售|上年|年初/;

/**
 * Rankings (前五名, 前十大) by amount: a row that is larger than the one before it stands in the wrong place, or one
 * of the two amounts is wrong. A table that steps up more than once is sorted by something else.
 */
export function checkRankings(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (const table of filing.tables) {
    if (table.kind !== 'grid' || table.confidence < 0.5 || !isRanking(filing, table)) continue;
    const column = table.columns.findIndex((heading) => ranks.test(heading) && !follows.test(heading));
    const numbers = column < 0 ? null : columnOf(filing, table, column, context);
    if (!numbers || numbers.length < 4 || numbers.length > 12) continue;
    const steps = numbers.flatMap((number, at) => (at > 0 && above(number, numbers[at - 1]) ? [at] : []));
    if (steps.length > 1) continue;
    const formula = ['按金额由大到小排列'];
    if (steps.length === 0) {
      const mentions = numbers.map(({ index }) => context.numberMention(index, 'operand'));
      out.check({ status: 'pass', formula, mentions });
      continue;
    }
    const at = steps[0] as number;
    report(numbers[at] as NumberMention, numbers[at - 1] as NumberMention, table, formula, out, context);
  }
}

function isRanking(filing: Filing, table: Table): boolean {
  if (ranking.test(table.title) || ranking.test(filing.sections[table.section]?.title ?? '')) return true;
  for (let at = table.block - 1; at >= Math.max(0, table.block - 2); at--) {
    const block = filing.blocks[at];
    if (!block || block.kind === 'table') return false;
    if (block.text.length < 80 && ranking.test(block.text)) return true;
  }
  return false;
}

/** The numbers of a column's data rows; null where a row lacks its one, or the rows are of several rankings. */
function columnOf(filing: Filing, table: Table, column: number, context: CheckContext): NumberMention[] | null {
  const numbers: NumberMention[] = [];
  for (let row = table.headerRows; row < table.rows.length; row++) {
    if (table.rows[row]?.role !== 'data') {
      // A total between two rankings of one table (one for each year) parts them.
      if (row + 1 < table.rows.length && table.rows[row]?.role !== 'note') return null;
      continue;
    }
    const inside = context.numbersOfCell(table.index, row, column);
    const number = inside.length === 1 ? filing.numbers[inside[0] as number] : undefined;
    if (number?.kind !== 'quantity' || number.value === null) return null;
    numbers.push(number);
  }
  return numbers;
}

function above(number: NumberMention, before: NumberMention | undefined): boolean {
  return before !== undefined && exact(number.value as string).gt(before.value as string);
}

function report(
  here: NumberMention,
  before: NumberMention,
  table: Table,
  formula: string[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const mentions: [Mention, Mention] = [
    context.numberMention(here.index, 'stated'),
    context.numberMention(before.index, 'stated'),
  ];
  const place = where(mentions[0], context);
  const [large, small] = [show(here), show(before)];
  const title = table.title === '' ? '' : `“${table.title}”`;
  out.check({
    status: 'fail',
    formula,
    mentions,
    stated: here.value,
    finding: {
      severity: 'low',
      confidence: 0.75,
      stated: here.value,
      title: {
        zh: `排名次序颠倒：${small} 排在 ${large} 之前`,
        en: `A ranking out of order: ${small} before ${large}`,
      },
      explanation: {
        zh: `${place.zh}的排名表${title}按金额由大到小排列，${small} 却排在 ${large} 之前，次序或金额有误。`,
        en: `The ranking at ${place.en} runs from large to small, but ${small} stands before ${large}: the order or an amount is wrong.`,
      },
    },
  });
}
