import type { Table, TableRow } from '../model/filing.ts';
import { isDigit } from '../numbers/dates.ts';
import { parseUnit } from '../numbers/units.ts';

/** What the numbers of a column are: values, ordinals (序号), or codes and telephone numbers. */
type ColumnRole = 'value' | 'ordinal' | 'identifier';

const ordinalWords = ['序号', '编号', '行次', '排名', '名次', '附注', '注释', '序列', 'No.'];
const identifierWords = [
  '代码',
  '号码',
  '证书号',
  '专利号',
  '登记号',
  '注册号',
  '申请号',
  '证号',
  '文号',
  '批准文号',
  '电话',
  '传真',
  '邮编',
  '邮政编码',
  '合同编号',
  '账号',
  '案号',
  '备案号',
  '许可证',
  '房产证',
  '地址',
  '住所',
  '型号',
  '规格',
];

/** Columns of dates: their bare years take no unit. */
const dateWords = ['时间', '日期', '年份', '年度', '期间', '起止'];

/** Words of a label whose values are no amounts, whatever unit the table names. */
const ratioWords = ['比例', '占比', '比重', '幅度', '增长', '变动比'];
const otherUnitWords = [
  '倍数',
  '天数',
  '次数',
  '人数',
  '数量',
  '股数',
  '每股',
  '家数',
  '户数',
  '面积',
  '单价',
  '均价',
  '年限',
  '期限',
  '比率',
  '周转',
  '年龄',
  '系数',
];

/** Tells by heading and row label what the numbers of each cell are. */
export function columnRoles(table: Table): { roleOf(column: number, label: string): ColumnRole } {
  const byColumn = table.columns.map((heading) => roleOfWords(heading));
  return {
    roleOf(column, label) {
      const role = byColumn[column] ?? 'value';
      if (role !== 'value') return role;
      return table.kind === 'key-value' && endsWithAny(label, identifierWords) ? 'identifier' : 'value';
    },
  };
}

function roleOfWords(heading: string): ColumnRole {
  const plain = compact(heading);
  if (endsWithAny(plain, identifierWords)) return 'identifier';
  return endsWithAny(plain, ordinalWords) ? 'ordinal' : 'value';
}

function endsWithAny(text: string, words: readonly string[]): boolean {
  const plain = compact(text).replace(/[：:]$/, '');
  return words.some((word) => plain.endsWith(word));
}

/**
 * The label that governs a cell: the nearest cell with words to its left. In a key-value table that is
 * the key, elsewhere the row's label.
 */
export function labelOf(table: Table, row: TableRow, column: number): string {
  if (table.kind === 'key-value') {
    for (let at = column - 1; at >= 0; at--) {
      const text = row.cells[at]?.text ?? '';
      if (text !== '') return text;
    }
    return '';
  }
  for (let at = 0; at < column; at++) {
    const text = row.cells[at]?.text ?? '';
    if (text !== '' && !isNumericCell(text)) return text;
  }
  return '';
}

/** A longer text in a row (a business's scope) describes, and labels nothing. */
const longestLabel = 40;

/** A row's label and the heading of the column where it stands. */
export interface RowLabel {
  text: string;
  heading: string;
}

/** The labels of a row before its first value, a group's name first (流动比率, 甲公司); serial numbers left out. */
export function labelsOf(table: Table, row: TableRow, column: number): RowLabel[] {
  const labels: RowLabel[] = [];
  for (let at = 0; at < column; at++) {
    const text = row.cells[at]?.text.trim() ?? '';
    const serial = endsWithAny(table.columns[at] ?? '', ordinalWords);
    if (text === '' || serial || labels.some((label) => label.text === text)) continue;
    if (isNumericCell(text) || text === '-' || text === '—') break;
    if (labels.length === 0 || text.length <= longestLabel) labels.push({ text, heading: table.columns[at] ?? '' });
  }
  return labels;
}

/** The unit that governs the bare numbers of a cell: its row's own, the column's, or the table's. */
export function cellUnit(table: Table, row: TableRow, column: number, label: string): string | null {
  const own = bracketUnit(label) ?? rowUnit(table, row, column) ?? foreignUnit(table.columns[column] ?? '', label);
  if (own !== null) return own;
  const ofColumn = table.columnUnits[column] ?? bracketUnit(table.columns[column] ?? '');
  if (ofColumn !== null) return ofColumn;
  const heading = table.columns[column] ?? '';
  if (table.unit === null || holdsDates(heading)) return null;
  const units = table.unit.split(/[、,，;；和]/).map((unit) => unit.trim());
  const ratio = namesRatio(heading) || namesRatio(label);
  if (ratio) return units.find((unit) => unit === '%' || unit === '％') ?? null;
  if (includesAny(heading, otherUnitWords) || includesAny(label, otherUnitWords)) {
    if (units.length > 1 || table.unit === '元') return units.find((unit) => fits(unit, heading + label)) ?? null;
    return [heading, label].some((words) => /(?:数量|股数)(?:$|[（(/])/.test(words)) && isCount(table.unit)
      ? table.unit
      : null;
  }
  return units.find((unit) => unit !== '%' && unit !== '％') ?? null;
}

/** A heading such as 签订日期 says that dates stand below it; one such as 2024年12月31日 or 上年度 dates the amounts. */
function holdsDates(heading: string): boolean {
  return endsWithAny(heading, dateWords) && !/[\d０-９本上]/.test(heading);
}

/** A column headed 单位 gives each row's unit. */
function rowUnit(table: Table, row: TableRow, column: number): string | null {
  const at = table.columns.findIndex((heading) => /^(?:计量)?单位$/.test(compact(heading)));
  if (at < 0 || at === column) return null;
  const text = compact(row.cells[at]?.text ?? '');
  return parseUnit(text) === null ? null : text;
}

/** 毛利率, 占比; not 汇率变动的影响, 按持股比例计算的净资产份额 and 收购甲公司100%股权, which are amounts. */
function namesRatio(words: string): boolean {
  const named = words.slice(words.lastIndexOf('计算的') + 1);
  return includesAny(named, ratioWords) || /(?<![\d.])[%％]|率(?:$|[（(/])/.test(named);
}

/** The currency of a row (其中：美元) for a column of foreign or original currency. */
function foreignUnit(heading: string, label: string): string | null {
  if (!/外币|原币/.test(heading) || /折算|人民币|汇率/.test(heading)) return null;
  const currency = compact(label).replace(/^其中[：:]/, '');
  return parseUnit(currency) !== null && /(?:[美欧港日韩澳加币]元|港币|英镑|法郎|卢布|卢比|泰铢|越南盾)$/.test(currency)
    ? currency
    : null;
}

/** 单位：股 governs a column of 数量, 单位：元 does not. */
function isCount(unit: string): boolean {
  const dimension = parseUnit(unit)?.dimension;
  return dimension !== undefined && dimension !== null && !['元', '%', 'pp'].includes(dimension);
}

function fits(unit: string, words: string): boolean {
  const dimension = parseUnit(unit)?.dimension;
  if (dimension === '股') return words.includes('股');
  if (dimension === '元') return words.includes('价') || words.includes('每股');
  return dimension !== null && dimension !== undefined && words.includes(dimension);
}

/** The unit in a label's last brackets that hold one: 流动比率（倍）, 现金分红金额（元）（含税）; null where none do. */
function bracketUnit(label: string): string | null {
  for (let end = label.length; end > 0; ) {
    const close = Math.max(label.lastIndexOf('）', end - 1), label.lastIndexOf(')', end - 1));
    if (close < 0) return null;
    const open = Math.max(label.lastIndexOf('（', close), label.lastIndexOf('(', close));
    if (open < 0 || close - open > 16) return null;
    const inner = label
      .slice(open + 1, close)
      .trim()
      .replace(/^单位[：:]\s*/, '');
    if (parseUnit(inner) !== null) return inner;
    end = open;
  }
  return null;
}

/** Whether a cell holds numbers with at most a unit and a sign, rather than words. */
export function isNumericCell(text: string): boolean {
  let digits = 0;
  let others = 0;
  let wordSince = false;
  for (const char of text) {
    if (isDigit(char)) {
      // 20 铁路 02 is a name; 4 至 5 年 would be a number.
      if (wordSince) return false;
      digits++;
    } else if (!' \u3000,，.．-－−%％()（）+/～~'.includes(char)) {
      others++;
      wordSince = digits > 0 && !'至到或、'.includes(char);
    }
  }
  return digits > 0 && others <= 3;
}

export function compact(text: string): string {
  return text.replace(/\s+/g, '');
}

function includesAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}
