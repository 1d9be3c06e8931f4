import { chineseOrdinal, endsSentence, isBlank, squeeze, widthOf } from './characters.ts';

/** The number that a heading begins with. */
export interface HeadingNumber {
  /** By its form: 第X节 1, 一、 2, （一） 3, 1、 4, （1） 5, ① 6, 1） 7, A、 8. */
  level: number;
  ordinal: number;
  /** Two forms of one level (1、 and 1.1) count apart; the same form counts on. */
  form: string;
  /** As printed, blanks inside left out. */
  number: string;
  /** Offset of the title in the text. */
  end: number;
}

const han = '一二三四五六七八九十百零〇○';
const section = new RegExp(`^第\\s?([${han}]{1,5}|\\d{1,3})\\s?([节章编])`);
const part = new RegExp(`^第\\s?([${han}]{1,3})\\s?(部分)`);
const hanComma = new RegExp(`^([${han}]{1,4})\\s?[、．.]`);
const hanBrackets = new RegExp(`^[（(]\\s?([${han}]{1,4})\\s?[）)]\\s?、?`);
/** 1.1, 1.2.3; an amount such as 12.5 亿元 or 3.05 counts no sections. */
const decimalPath =
  /^([1-9]\d?(?:[.．][1-9]\d?){1,3})(?![\d,，%％‰])(?!\s?(?:[年月日万亿元股倍%％‰个至和与或～~及，。；）)-]|百分点|、\s?\d))[、.．]?\s{0,3}/;
/** A digit after the mark makes it a list (1、2、3) or a decimal, but for a year: 1、2020年向特定对象发行股票. */
const digitComma = /^(\d{1,3})\s?[、．](?!\d(?!\d{3}\s?年))/;
const digitDot = /^(\d{1,2})\s?\.(?!\d)/;
const digitBrackets = /^[（(]\s?(\d{1,2})\s?[）)]\s?、?/;
const digitBracket = /^(\d{1,2})\s?[）)]\s?、?/;
const letterForm = /^([A-Za-z])\s?(?:[、．]|\.(?=[\s\u2e80-\u9fff]))/;
const letterBrackets = /^[（(]([A-Za-z])[）)]/;

function circled(code: number): number | null {
  if (code >= 0x2460 && code <= 0x2473) return code - 0x245f;
  if (code >= 0x2474 && code <= 0x2487) return code - 0x2473;
  return null;
}

const wideDigits = /[０-９]/g;

function narrow(digit: string): string {
  return String.fromCharCode(digit.charCodeAt(0) - 0xfee0);
}

/** The number at the head of a text, or null. Looks at its first characters only; full-width digits count as digits. */
export function headingNumber(text: string): HeadingNumber | null {
  const head = text.slice(0, 16).replace(wideDigits, narrow);
  const first = head.charCodeAt(0);
  let match = section.exec(head) ?? part.exec(head);
  if (match) {
    const raw = match[1] as string;
    const ordinal = /\d/.test(raw) ? Number(raw) : chineseOrdinal(raw);
    if (ordinal === null) return null;
    return made(1, ordinal, match[2] as string, match[0], head);
  }
  const circle = circled(first);
  if (circle !== null) return made(6, circle, '①', head[0] as string, head);
  match = hanComma.exec(head);
  if (match) return ordinalOf(2, '一、', match, head);
  match = hanBrackets.exec(head);
  if (match) return ordinalOf(3, '（一）', match, head);
  match = decimalPath.exec(head);
  if (match) {
    const path = (match[1] as string).split(/[.．]/);
    return made(Math.min(8, 3 + path.length), Number(path.at(-1)), `#${path.slice(0, -1).join('.')}.`, match[0], head);
  }
  match = digitComma.exec(head) ?? digitDot.exec(head);
  if (match) return made(4, Number(match[1]), '1、', match[0], head);
  match = digitBrackets.exec(head);
  if (match) return made(5, Number(match[1]), '（1）', match[0], head);
  match = digitBracket.exec(head);
  if (match) return made(7, Number(match[1]), '1）', match[0], head);
  match = letterForm.exec(head) ?? letterBrackets.exec(head);
  if (match)
    return made(
      8,
      (match[1] as string).toUpperCase().charCodeAt(0) - 64,
      (match[0] as string).startsWith('(') || (match[0] as string).startsWith('（')
        ? '（A）'
        : /[a-z]/.test(match[1] as string)
          ? 'a、'
          : 'A、',
      match[0],
      head,
    );
  return null;
}

function ordinalOf(level: number, form: string, match: RegExpExecArray, head: string): HeadingNumber | null {
  const ordinal = chineseOrdinal(match[1] as string);
  return ordinal === null || ordinal === 0 ? null : made(level, ordinal, form, match[0], head);
}

function made(level: number, ordinal: number, form: string, matched: string, head: string): HeadingNumber {
  let end = matched.length;
  while (end < head.length && isBlank(head.charCodeAt(end))) end += 1;
  return { level, ordinal, form, number: squeeze(matched), end };
}

/** A title as one writes it: 释  义 set wide is 释义. */
export function titleOf(text: string): string {
  const trimmed = text.trim();
  return widthOf(squeeze(trimmed)) <= 4 ? squeeze(trimmed) : trimmed.replace(/[ \u3000\t]{2,}/g, ' ');
}

/** Words that name a part of the front or back matter on a line of their own. */
const frontTitle =
  /^(?:(?:公司|本公司|发行人|董事会|保荐人|保荐机构|声明及|重要|郑重)?(?:声明|承诺|提示)(?:与承诺|及承诺)?|声\s*明|发行概况|本次发行概况|目\s*录|释\s*义|(?:重大|特别|重要)(?:事项|风险)?提示|重要提示、?目录和释义|备查文件(?:目录)?|(?:常用)?(?:词语|名词)释义|概\s*览|附\s*[录件表]|前\s*言|引\s*言|摘\s*要|致\s*投资者|董事会致辞|风险提示|公司简介|投资者关系)$/;

export function isFrontTitle(text: string): boolean {
  return frontTitle.test(text.trim()) && squeeze(text).length <= 14;
}

const checkbox = /[□√☑☒■✓]\s?(?:适用|不适用|是|否)/;

/** □适用 √不适用: an answer to the heading above it, never a heading. */
export function isCheckboxLine(text: string): boolean {
  return checkbox.test(text);
}

const statementRow =
  /以“?[-－—]”?号填列|^(?:营业总收入|营业总成本|营业利润|利润总额|净利润|其他综合收益的税后净额|综合收益总额|[一-龥]{0,8}每股收益|(?:持续|终止)经营净利润|[一-龥]{2}活动产生的现金流量|汇率变动对现金|(?:期末)?现金及现金等价物(?:净增加额|余额)|(?:上年期末|本年期初|本期期末)余额|本期增减|所有者(?:$|权|投入)|提取(?:盈余|一般)|对所有者|(?:资本|盈余)公积(?:转|弥)|设定受益计|股份支付计入|本期(?:提取|使用)|其他权益(?:$|工具持有)|[有无]限售条件股份|国有法人持股|其他内资持股|外资持股|人民币普通股|境[内外]上市的外资股|股份总数$|账面原值|累计(?:折旧|摊销)|账面价值|期初余额|期末余额|本期增加金额|本期减少金额)/;

/** Whether a title is that of a line of the statements or of a movement table, which number their lines themselves. */
export function isStatementRow(title: string): boolean {
  return statementRow.test(title.trim()) || /\d,\d{3}\.\d\d(?!\d)/.test(title);
}

/** The number of a text that could be a numbered heading, its place in the sequence left aside; else null. */
export function titleNumber(text: string): HeadingNumber | null {
  const number = headingNumber(text);
  return number && readsAsTitle(text.slice(number.end), number.level) ? number : null;
}

/** Ends of a long title with a colon that names a matter, where a list's item would state one. */
const namesMatter =
  /^(?![^：:]*(?:以下|如下|下列|，))[^：:]*(?:方案|预案|情况|说明|方法|政策|措施|程序|原则|安排|事项)[：:]$/;

/**
 * Whether what follows the number reads as a title: no sentence, no list item. `strict` leaves out
 * what only stands in doubt, such as a title that ends in a colon.
 */
export function readsAsTitle(title: string, level: number): boolean {
  const trimmed = title.trim();
  if (trimmed === '') return false;
  if (trimmed.includes('。') || trimmed.includes('；') || /[;；]$/.test(trimmed)) return false;
  const width = widthOf(trimmed);
  if (width > (level <= 3 ? 84 : 68)) return false;
  if (/[，,、－—-]$/.test(trimmed)) return false;
  if (/[：:]$/.test(trimmed)) return width <= (namesMatter.test(trimmed) ? 50 : level <= 3 ? 22 : 12);
  if (endsSentence(trimmed)) return /[？?…]$/.test(trimmed) && width < 40;
  if (isCheckboxLine(trimmed)) return false;
  const open = trimmed.split('“').length - trimmed.split('”').length;
  if (open !== 0) return false;
  if (/^[\d,.\s%％\-－（）()]+$/.test(trimmed)) return false;
  return true;
}
