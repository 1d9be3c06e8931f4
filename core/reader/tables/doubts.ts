import type { Table } from '../../model/filing.ts';
import type { ReadWarning } from '../../model/source.ts';
import type { Bilingual } from '../../model/text.ts';
import { isAmountToken } from '../characters.ts';

/** Why a table may be misread. */
export type Doubt = 'gaps' | 'lost-columns' | 'order' | 'no-header' | 'crowded';

const reasons: Record<Doubt, Bilingual> = {
  gaps: {
    zh: '没有框线，各列按文字间的空白推断',
    en: 'it has no rulings, and its columns were told from the gaps between words',
  },
  'lost-columns': {
    zh: '原文未保留分栏，单元格按表头和数值的规律推断',
    en: 'its columns are lost in the text, and its cells were told from header and values',
  },
  order: {
    zh: '原文中行名与数值分开排列，部分对应关系无法确定',
    en: 'labels and values stand apart in the text, and some could not be matched with certainty',
  },
  'no-header': { zh: '没有找到表头', en: 'no header was found' },
  crowded: { zh: '有单元格含两个以上的数', en: 'some cells hold more than one amount' },
};

/** Below this a table is reported. */
const least = 0.6;

/**
 * How sure the reader is of a table, 0 to 1, and what speaks against it: what its finder was sure of,
 * less for a table of amounts without header, and for cells that hold several amounts.
 */
export function weighTable(table: Table, found: readonly Doubt[]): { confidence: number; doubts: Doubt[] } {
  const doubts = [...found];
  let { confidence } = table;
  let amounts = 0;
  let crowded = 0;
  for (const row of table.rows.slice(table.headerRows)) {
    for (const { text, spanned } of row.cells) {
      if (spanned || text === '') continue;
      if (isAmountToken(text)) amounts += 1;
      else if (isCrowded(text)) crowded += 1;
    }
  }
  if (table.kind === 'grid' && table.headerRows === 0 && table.columns.length > 2 && amounts > 4) {
    doubts.push('no-header');
    confidence *= 0.8;
  }
  if (crowded > 2 && crowded > amounts * 0.1) {
    doubts.push('crowded');
    confidence *= 0.6;
  }
  return { confidence, doubts };
}

/** Two amounts or more, parted by blanks, and nothing else. */
function isCrowded(text: string): boolean {
  const words = text.split(' ');
  return words.length > 1 && words.every((word) => isAmountToken(word));
}

/** The warning for a table that may be misread, its reasons named; null for one that is sure enough. */
export function doubtfulTable(table: Table, doubts: readonly Doubt[]): ReadWarning | null {
  if (table.confidence >= least) return null;
  const zh = doubts.map((doubt) => reasons[doubt].zh).join('；');
  const en = doubts.map((doubt) => reasons[doubt].en).join('; ');
  return {
    code: 'table-doubtful',
    message: {
      zh: `表格“${table.title}”的边界或单元格是推断的，请核对${zh === '' ? '' : `：${zh}`}。`,
      en: `The bounds or cells of the table “${table.title}” were inferred; please check them${en === '' ? '' : `: ${en}`}.`,
    },
    line: table.line,
    page: table.page,
  };
}
