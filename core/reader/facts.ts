import type { Block, Fact, NumberMention, Section, Table } from '../model/filing.ts';
import { readCellFacts } from './cell-facts.ts';
import { reportingPeriods } from './periods.ts';
import { readTextFacts } from './text-facts.ts';

/**
 * What each quantity of the filing is about: subject, measure, period or as-of date, and 合并 or 母公司,
 * from the words around it in text and from the labels and headings of its table. One fact a quantity,
 * in the order of the numbers.
 */
export function readFacts(blocks: Block[], tables: Table[], sections: Section[], numbers: NumberMention[]): Fact[] {
  const periods = reportingPeriods(blocks, tables);
  const facts: Fact[] = [];
  let at = 0;
  while (at < numbers.length) {
    const first = numbers[at];
    if (first === undefined) break;
    let end = at + 1;
    while (end < numbers.length && sameHolder(first, numbers[end])) end++;
    const group = numbers.slice(at, end);
    if (first.place.in === 'block') {
      const block = blocks[first.place.block];
      if (block !== undefined) facts.push(...readTextFacts(block, group, sections, periods));
    } else {
      const table = tables[first.place.table];
      if (table !== undefined) facts.push(...readCellFacts(table, group, sections, periods));
    }
    at = end;
  }
  return facts.map((fact, index) => ({ ...fact, id: `N${index + 1}` }));
}

function sameHolder(left: NumberMention, right: NumberMention | undefined): boolean {
  if (right === undefined) return false;
  if (left.place.in === 'block') return right.place.in === 'block' && right.place.block === left.place.block;
  return right.place.in === 'cell' && right.place.table === left.place.table;
}
