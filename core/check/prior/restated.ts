import type { Filing, NumberMention } from '../../model/filing.ts';
import type { Place } from '../../model/text.ts';
import { exact } from '../../numbers/exact.ts';
import type { CheckContext } from '../rule.ts';

/** What a filing says of figures of earlier periods that it shows otherwise than they were reported. */
export interface Restatements {
  /** Where it says that they were restated, or null. */
  said: Place | null;
  /** The figure that it states as adjusted from one value to another. */
  adjusted(before: string, after: string): NumberMention | null;
  /** The amount that it states as the adjustment that makes the difference. */
  amount(difference: string): NumberMention | null;
}

const beforeWords = /(?:调整|重述|更正|变更|追溯)前|原列报|原报告|上年披露/;
const afterWords = /(?:调整|重述|更正|变更|追溯)后|现列报/;
const amountWords = /影响(?:数|额|金额)|调整(?:数|额|金额)|更正(?:数|金额)|重分类(?:金额)?$|重新计量/;
const question = /追溯调整或(?:者)?重述以前年度/;
const subjects = /上年|上期|比较|可比|期初|以前年度|前期|年初/;
const verbs = /追溯调整|追溯重述|重述|重新列报|重分类/;
const denials = /不|未|无需|无影响|没有/;
const telling = /会计政策变更|差错更正|会计估计|会计政策、|重要提示|其他重要事项|主要会计数据/;
/** Digits from which on an amount says by itself which adjustment it is. */
const fewestDigits = 4;

/** Reads what the filing says of restatements: its answer to the question of the form, sentences, and tables of adjusted figures. */
export function restatementsOf(filing: Filing, context: CheckContext): Restatements {
  const pairs = new Map<string, NumberMention>();
  const amounts = new Map<string, NumberMention>();
  for (const table of filing.tables) {
    if (table.kind !== 'grid') continue;
    const before = columnsThat(table.columns, beforeWords);
    const after = columnsThat(table.columns, afterWords);
    const amount = columnsThat(table.columns, amountWords);
    // 2020-12-31, 2021-01-01 and 调整数 side by side: closing as reported, opening as adjusted.
    const opened = amount.length > 0 ? openings(table.columns) : null;
    if (opened) {
      before.push(opened.closing);
      after.push(opened.opening);
    }
    if (before.length === 0 && after.length === 0 && amount.length === 0) continue;
    const grid = context.gridOf(table.index);
    for (const row of grid.cells) {
      const at = (column: number) => {
        const cell = row[column];
        return typeof cell === 'object' ? cell.number : null;
      };
      for (const left of before) {
        for (const right of after) {
          const one = at(left);
          const other = at(right);
          if (one && other && one.value !== other.value) pairs.set(`${one.value}|${other.value}`, other);
        }
      }
      for (const column of amount) {
        const found = at(column);
        if (found?.value && found.raw.replace(/\D/g, '').length >= fewestDigits) {
          amounts.set(exact(found.value).abs().toString(), found);
        }
      }
    }
  }
  return {
    said: saidSo(filing, context),
    adjusted: (before, after) => pairs.get(`${before}|${after}`) ?? null,
    amount: (difference) => amounts.get(difference) ?? null,
  };
}

function columnsThat(columns: readonly string[], words: RegExp): number[] {
  const found: number[] = [];
  columns.forEach((heading, column) => {
    if (words.test(heading.replace(/\s/g, ''))) found.push(column);
  });
  return found;
}

/** Columns headed by the last day of a year and by the first of the next. */
function openings(columns: readonly string[]): { closing: number; opening: number } | null {
  const plain = columns.map((heading) => heading.replace(/\s/g, ''));
  const closing = plain.findIndex((heading) => /12月31日/.test(heading));
  const opening = plain.findIndex((heading) => /(?<!\d)0?1月0?1日/.test(heading));
  return closing < 0 || opening < 0 ? null : { closing, opening };
}

/** The form's question answered with yes, or a sentence of a section on changed policies or corrected errors. */
function saidSo(filing: Filing, context: CheckContext): Place | null {
  for (const [index, block] of filing.blocks.entries()) {
    if (block.kind === 'contents' || block.kind === 'table') continue;
    const plain = block.text.replace(/\s/g, '');
    if (question.test(plain)) {
      const answer =
        plain +
        filing.blocks
          .slice(index + 1, index + 3)
          .map((one) => one.text.replace(/\s/g, ''))
          .join('');
      if (/[√☑■✓]是/.test(answer)) return { in: 'block', block: index, start: 0, end: block.text.length };
      continue;
    }
    if (block.kind === 'heading' || !verbs.test(plain) || !telling.test(context.headingOf(block.section))) continue;
    for (const { start, end } of context.sentencesOf(index)) {
      const sentence = block.text.slice(start, end);
      if (verbs.test(sentence) && subjects.test(sentence) && !denials.test(sentence)) {
        return { in: 'block', block: index, start, end };
      }
    }
  }
  return null;
}
