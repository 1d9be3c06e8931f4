import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { isSerial, serialColumn } from '../check/serials.ts';
import { where } from '../check/words.ts';
import type { Filing, NumberMention, Table } from '../model/filing.ts';

const counters = new Set(['家', '项', '名', '个', '宗', '处', '起', '笔', '件', '人', '位', '座', '只', '款']);
/** Words that leave some of what was counted out of the table. */
const partial = /主要|部分|前|重要|最近|以上|以下|典型|代表|例如|如果|剩余|其余|另|超过|约/;

/**
 * A count in the sentence that opens a table (公司共有 6 家控股子公司，具体情况如下：) against the table's rows. Only a
 * table that numbers its rows from 1 on without a gap is held to it, and only the sentence's one count.
 */
export function checkCountsOfRows(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (let at = 0; at < filing.blocks.length; at++) {
    const block = filing.blocks[at];
    if (block?.kind !== 'paragraph' || !/(如下|如下表|下表)(所示)?\s*[：:。]?\s*$/.test(block.text)) continue;
    const table = tableAfter(filing, at);
    const rows = table ? numberedRows(table) : 0;
    if (!table || rows < 2) continue;
    const span = context.sentencesOf(block.index).slice(-1)[0];
    const numbers = context
      .numbersOfBlock(block.index)
      .map((index) => filing.numbers[index] as NumberMention)
      .filter((one) => one.kind === 'quantity' && one.place.start >= (span?.start ?? 0));
    const stated = numbers[0];
    if (!stated || numbers.length !== 1 || stated.digits > 0 || stated.approximation !== 'exact') continue;
    const sentence = block.text.slice(span?.start ?? 0);
    if (!counters.has(stated.unit ?? '') || partial.test(sentence)) continue;
    // 共有, 拥有 and the like say that the count is of the things themselves, not of a table's other column.
    if (!/(共|共有|拥有|设有|设立|取得|持有|包括|有|为)(了)?(以下|下列)?$/.test(wordsBefore(block.text, stated)))
      continue;
    const count = Number(stated.value);
    if (count >= 2 && count <= 300) judge(stated, count, rows, table, out, context);
  }
}

function wordsBefore(text: string, number: NumberMention): string {
  return text.slice(Math.max(0, number.place.start - 12), number.place.start).replace(/\s/g, '');
}

/** The table right after a paragraph; a unit line or a caption may stand between. */
function tableAfter(filing: Filing, at: number): Table | null {
  for (let next = at + 1; next <= at + 2; next++) {
    const block = filing.blocks[next];
    if (block?.kind === 'table') return block.table === null ? null : (filing.tables[block.table] ?? null);
    if (!block || block.kind === 'heading' || block.text.length > 20) return null;
  }
  return null;
}

/** How many rows a table numbers 1, 2, 3 …; 0 where the numbers do not run through. */
function numberedRows(table: Table): number {
  const column = serialColumn(table);
  if (column < 0 || table.confidence < 0.5) return 0;
  let last = 0;
  for (let row = table.headerRows; row < table.rows.length; row++) {
    const cell = table.rows[row]?.cells[column];
    if (!cell || cell.spanned || cell.text.trim() === '') continue;
    if (!isSerial(cell.text)) {
      if (table.rows[row]?.role === 'data') return 0;
      continue;
    }
    if (Number(cell.text) !== last + 1) return 0;
    last++;
  }
  return last;
}

function judge(
  stated: NumberMention,
  count: number,
  rows: number,
  table: Table,
  out: RuleOutput,
  context: CheckContext,
): void {
  const first = table.rows[table.headerRows]?.cells[0];
  const place = {
    in: 'cell' as const,
    table: table.index,
    row: table.headerRows,
    column: 0,
    start: 0,
    end: first?.text.length ?? 0,
  };
  const mentions = [context.numberMention(stated.index, 'stated'), context.mention(place, 'operand')];
  const base = {
    formula: [{ mention: 0, text: stated.raw }, ' = ', { mention: 1, text: `表列 ${rows} 行` }],
    mentions,
    stated: stated.value,
    recomputed: String(rows),
  };
  if (count === rows) {
    out.check({ ...base, status: 'pass' });
    return;
  }
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const printed = stated.raw.replace(/\s/g, '');
  out.check({
    ...base,
    status: 'fail',
    finding: {
      severity: 'medium',
      confidence: 0.75,
      stated: stated.value,
      expected: String(rows),
      difference: String(Math.abs(count - rows)),
      title: { zh: `数量与表不符：${printed}，表列 ${rows} 行`, en: `${printed} announced, ${rows} rows in the table` },
      explanation: {
        zh: `${here.zh}写“${printed}”，紧接的表按序号列出 ${rows} 行，数量不符。`,
        en: `${here.en} announces ${printed}, and the table right after it numbers ${rows} rows.`,
      },
    },
  });
}
