import type { NumberMention, Table, TableRow } from '../model/filing.ts';
import { fractionDigits } from './scaled.ts';

/** What a cell holds for arithmetic: one number, nothing (a dash or a blank), or words. */
export type GridCell = { number: NumberMention } | 'nil' | 'words';

/**
 * `amount` adds up; `share` is a percentage of a whole and adds up to the whole's; `rate` (a growth, a margin,
 * a price, an average) never adds up; `words` holds no numbers to speak of.
 */
export type ColumnKind = 'amount' | 'share' | 'rate' | 'words';

export interface Grid {
  table: Table;
  /** `cells[row][column]`, header rows included. */
  cells: GridCell[][];
  kinds: ColumnKind[];
  labels: string[];
}

const nil = new Set(['', '-', '—', '--', '－', '——', '–', '/', '不适用', '无', 'N/A', '/A', '－－', '―']);
const rateWords =
  /率|计提|单价|均价|价格|平均|增长|增幅|变动|增减|同比|环比|年限|期限|年龄|倍|排名|序号|日期|时间|每股|利率|面值|每|天数|评分|得分|基点|指数|净资产收益/;
const shareWords = /占|比例|比重|百分比|构成|结构|持股|股权|股比/;
const amountChange = /变动额|变动金额|增减额|增减金额|增加额|减少额/;

/** A number cut at a cell's edge or broken inside: a comma first or last, a group of one or two digits, a blank. */
const broken = /^[,，.]|[,，]$|[,，]\d{1,2}(?!\d)|\d\s+\d|[,，]\s/;

/** Reads a table for arithmetic. A row with a broken number is not read at all: its other cells may be cut too. */
export function readGrid(
  table: Table,
  numbersOfCell: (row: number, column: number) => readonly number[],
  numbers: readonly NumberMention[],
): Grid {
  const cells = table.rows.map((row, r) => {
    if (row.cells.some((cell) => /^[\d,，.\s-]+$/.test(cell.text) && broken.test(cell.text.trim()))) {
      return row.cells.map((): GridCell => 'words');
    }
    return row.cells.map((cell, c): GridCell => {
      if (cell.spanned) return 'words';
      const text = cell.text.trim();
      if (nil.has(text)) return 'nil';
      let found: NumberMention | null = null;
      for (const index of numbersOfCell(r, c)) {
        const number = numbers[index];
        if (number?.kind !== 'quantity' || number.value === null) return 'words';
        if (found) return 'words';
        found = number;
      }
      if (!found) return 'words';
      // A number within words (前 5 名, 注 1) is no amount.
      const rest = text.length - (found.place.end - found.place.start);
      return rest > 2 ? 'words' : { number: found };
    });
  });
  const kinds = table.columns.map((heading, column) => kindOf(heading, column, table, cells));
  return { table, cells, kinds, labels: table.rows.map((row) => labelOfRow(row)) };
}

function kindOf(heading: string, column: number, table: Table, cells: GridCell[][]): ColumnKind {
  let numbers = 0;
  let percents = 0;
  let words = 0;
  for (let r = table.headerRows; r < cells.length; r++) {
    const cell = cells[r]?.[column];
    if (cell === undefined || cell === 'nil') continue;
    if (cell === 'words') words++;
    else {
      numbers++;
      if (cell.number.dimension === '%' || cell.number.dimension === 'pp') percents++;
    }
  }
  if (numbers === 0 || words > numbers) return 'words';
  const plain = heading.replace(/\s/g, '');
  if (/序号|编号|行次|排名|代码|电话|附注|注释|年份|日期/.test(plain)) return 'words';
  if (percents * 2 > numbers) {
    if (/率|计提|增长|增幅|变动|增减|同比|环比/.test(plain) || !shareWords.test(plain)) return 'rate';
    return 'share';
  }
  if (amountChange.test(plain)) return 'amount';
  if (rateWords.test(plain)) return 'rate';
  return shareWords.test(plain) && /%|％/.test(plain) ? 'share' : 'amount';
}

/** The first words of a row; a year that groups several rows names it only where nothing else does. */
function labelOfRow(row: TableRow): string {
  let year = '';
  for (const cell of row.cells) {
    const text = cell.text.replace(/\s/g, '');
    if (text === '' || !/[\u4e00-\u9fffA-Za-z]/.test(text)) continue;
    if (!/^(19|20)\d\d年(度|末)?$/.test(text)) return text;
    if (year === '') year = text;
  }
  return year;
}

/** The number of a cell; null where it holds none, or words beside it. */
export function numberIn(grid: Grid, row: number, column: number): NumberMention | null {
  const cell = grid.cells[row]?.[column];
  return typeof cell === 'object' ? cell.number : null;
}

/** The numbers of a column in whole units of its finest printed digit, so that sums are exact. */
export function columnDigits(grid: Grid, column: number, rows: readonly number[]): number {
  let digits = 0;
  for (const row of rows) {
    const cell = grid.cells[row]?.[column];
    if (typeof cell === 'object' && cell.number.ulp !== null) {
      digits = Math.max(digits, fractionDigits(cell.number.ulp), fractionDigits(cell.number.value ?? ''));
    }
  }
  return digits;
}
