import type { Cell } from '../../model/filing.ts';
import { squeeze } from '../characters.ts';

const unitWords =
  '(?:人民币)?(?:元/股|元／股|万元/吨|元/吨|元/件|元/台|元/个|亿元|百万元|千万元|万元|千元|元|万股|亿股|股|%|％|‰|个百分点|百分点|倍|万人|人|名|家|户|个|件|项|台|套|座|次|天|日|月|年|吨|万吨|千克|公斤|克|千瓦时|万千瓦时|千瓦|兆瓦|平方米|万平方米|平方公里|公里|千米|米|毫米|亩|辆|万辆|只|份|笔|张|万张|支|美元|万美元|港元|万港元|欧元|万欧元|日元|立方米|万立方米|升|度|小时|万|亿)';
const unitLine = new RegExp(
  `^[（(]?\\s?(?:(?:金额|货币|计量|数量|股份)?\\s?单\\s?位|货币单位|金额单位)\\s?[：:为]?\\s?(${unitWords}(?:[、，,/／和及]\\s?${unitWords}){0,4})\\s?(?:币种[：:]?\\s?人民币)?(?:[，,；;、]?\\s?.{0,12})?\\s?[）)]?$`,
);
const unitAnywhere = new RegExp(`单\\s?位\\s?[：:]\\s?(${unitWords}(?:[、，,/／和及]\\s?${unitWords}){0,4})`);
/** 单位：片/万件 and other units of a trade, whatever they are. */
const plainLine = /^[（(]?\s?单\s?位\s?[：:]\s?([^\s，。；：]{1,10})\s?[）)]?$/;
const inBrackets = new RegExp(`[（(]\\s?(?:单位[：:])?\\s?(${unitWords})\\s?[）)]`);
const afterSlash = new RegExp(`[/／]\\s?(${unitWords})$`);

/** The unit that a line such as 单位：万元 states, or null where the line says anything else. */
export function unitOfLine(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 48 || !trimmed.includes('位')) return null;
  const match = unitLine.exec(trimmed);
  if (match) return squeeze(match[1] as string).replace(/^人民币/, '');
  const plain = plainLine.exec(trimmed);
  if (plain) return squeeze(plain[1] as string);
  const loose = trimmed.length <= 36 ? unitAnywhere.exec(trimmed) : null;
  return loose ? squeeze(loose[1] as string).replace(/^人民币/, '') : null;
}

/** The unit in a caption, such as 资产负债表（单位：万元）, or null. */
export function unitInCaption(text: string): string | null {
  const match = unitAnywhere.exec(text) ?? inBrackets.exec(text);
  return match ? squeeze(match[1] as string).replace(/^人民币/, '') : null;
}

/** The unit that a column's heading gives in brackets or after a slash, or null. */
function columnUnit(name: string): string | null {
  const flat = squeeze(name);
  const match = inBrackets.exec(flat) ?? afterSlash.exec(flat);
  if (match) return (match[1] as string).replace(/^人民币/, '');
  return /(?:^|\/)[%％]$/.test(flat) ? '%' : null;
}

const ratioColumn = /(?:占比|比例|比重|率|增减|变动幅度|增幅|百分比|持股比)(?:[（(].{0,8}[）)])?$/;
const perShareColumn = /(?:每股|价格|单价|均价|发行价)/;

/**
 * Deals out what a unit line states: 单位：亿元、% is 亿元 for the table and % for its columns of
 * ratios. A unit in a column's own heading goes before.
 */
export function dealUnits(
  stated: string | null,
  columns: readonly string[],
): { unit: string | null; columnUnits: (string | null)[] } {
  const [unit, ...others] = stated === null ? [] : stated.split(/[、，,和及]/);
  const columnUnits = columns.map((name) => {
    const own = columnUnit(name);
    if (own !== null) return own;
    const flat = squeeze(name);
    if (others.some((other) => /[%％]/.test(other)) && ratioColumn.test(flat)) return '%';
    return others.includes('元/股') && perShareColumn.test(flat) ? '元/股' : null;
  });
  return { unit: unit ?? null, columnUnits };
}

/** Column headings: the storeys of a header joined by “/”, the same words not twice. */
export function columnNames(header: readonly (readonly Cell[])[], columns: number): string[] {
  const names: string[] = [];
  for (let column = 0; column < columns; column += 1) {
    const storeys: string[] = [];
    for (const row of header) {
      if (header.length > 1 && spansAll(row)) continue;
      const text = row[column]?.text.trim() ?? '';
      if (text !== '' && storeys.at(-1) !== text) storeys.push(text);
    }
    names.push(storeys.join('/'));
  }
  return names;
}

/** One text over all columns: a title inside the frame. */
export function spansAll(row: readonly Cell[]): boolean {
  return (
    row.length > 1 &&
    row[0]?.spanned === false &&
    row.slice(1).every((cell) => cell.spanned && cell.text === row[0]?.text)
  );
}
