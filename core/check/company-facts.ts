import type { Filing, NumberMention, Table } from '../model/filing.ts';
import { compact } from '../reader/columns.ts';
import { type EventTelling, isDay } from './events.ts';
import type { CheckContext } from './rule.ts';
import { clauseSpans } from './sentences.ts';

const company = /^[\u4e00-\u9fffA-Za-z（）()·]{2,30}(?:有限公司|有限责任公司|股份公司|（有限合伙）|\(有限合伙\))/;
const nameLabel = /^(公司|企业|单位|机构|合伙企业|中文)?名称$/;
const capitalLabel = /^注册(资本|资金)$/;
const foundedLabel = /^成立(日期|时间)$/;
/** Words that say that a capital was another one at the time. */
const history = /设立时|变更|增至|增加|增资|减资|减少|由[^于]|原|当时|历史|曾|转让|截至/;

/** The registered capital and the day of foundation of companies, by their full name, in blocks of particulars and text. */
export function companyTellings(filing: Filing, context: CheckContext): EventTelling[] {
  const found: EventTelling[] = [];
  for (const table of filing.tables) if (table.columns.length <= 4) particulars(filing, table, context, found);
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' || !/注册资[本金]|成立于/.test(block.text)) continue;
    const numbers = context.numbersOfBlock(block.index).map((index) => filing.numbers[index] as NumberMention);
    for (const span of context.sentencesOf(block.index)) {
      const sentence = block.text.slice(span.start, span.end);
      const names = clauseSpans(sentence).flatMap((clause) => {
        const name = company.exec(compact(sentence.slice(clause.start, clause.end)))?.[0];
        return name && !/[和与及由将的]/.test(name) ? [{ name, at: span.start + clause.start }] : [];
      });
      if (names.length === 0) continue;
      const inside = numbers.filter((one) => one.place.start >= span.start && one.place.end <= span.end);
      for (const number of inside) {
        const name = names.filter((one) => one.at < number.place.start).pop()?.name;
        if (!name) continue;
        const lead = compact(block.text.slice(Math.max(span.start, number.place.start - 14), number.place.start));
        const behind = compact(block.text.slice(number.place.end, number.place.end + 2));
        if (isDay(number) && (/成立(日期|时间)?(于|为|：)$/.test(lead) || behind === '成立'))
          add(found, name, 'founded', number);
        const current = !history.test(compact(sentence)) && /注册(资本|资金)(为|：|:)?(人民币)?$/.test(lead);
        if (current && isAmount(number)) add(found, name, 'capital', number);
      }
    }
  }
  return found;
}

/** 公司名称 … 注册资本 … 成立日期 …: labels and values in turn along the rows. */
function particulars(filing: Filing, table: Table, context: CheckContext, found: EventTelling[]): void {
  let name = '';
  for (let row = 0; row < table.rows.length; row++) {
    const cells = table.rows[row]?.cells ?? [];
    for (let column = 0; column + 1 < cells.length; column++) {
      const label = compact(cells[column]?.text ?? '').replace(/[：:]$/, '');
      const value = compact(cells[column + 1]?.text ?? '');
      if (nameLabel.test(label)) name = company.exec(value)?.[0] === value ? value : '';
      if (name === '') continue;
      const numbers = context
        .numbersOfCell(table.index, row, column + 1)
        .map((index) => filing.numbers[index] as NumberMention);
      const only = numbers.length === 1 ? numbers[0] : undefined;
      if (!only) continue;
      if (capitalLabel.test(label) && isAmount(only)) add(found, name, 'capital', only);
      if (foundedLabel.test(label) && isDay(only)) add(found, name, 'founded', only);
    }
  }
}

function add(found: EventTelling[], name: string, what: 'capital' | 'founded', number: NumberMention): void {
  found.push({ event: name.replace(/\(/g, '（').replace(/\)/g, '）'), what, number, party: '' });
}

function isAmount(number: NumberMention): boolean {
  return (
    number.kind === 'quantity' && number.dimension === '元' && number.value !== null && Number(number.value) >= 1e4
  );
}
