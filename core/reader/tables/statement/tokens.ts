import { endsSentence, isValueToken, squeeze } from '../../characters.ts';
import { headingNumber, isCheckboxLine, isFrontTitle } from '../../headings.ts';
import type { Line } from '../../lines.ts';
import { atomsOf } from '../raw/atoms.ts';
import { unitOfLine } from '../units.ts';

/** A cell or part of one in text that lost its columns: a label, a value, or a column's period. */
export interface Token {
  kind: 'label' | 'value' | 'period';
  text: string;
  line: number;
  start: number;
  end: number;
  page: number | null;
  /** A blank line, a page's end or another kind of line stands before it. */
  block: boolean;
  /** First of its line. */
  first: boolean;
}

/** A stretch of lines that reads as one statement. */
export interface Stretch {
  header: Token[];
  tokens: Token[];
  /** How many columns of values. */
  values: number;
  lines: Line[];
}

const period =
  /^(?:(?:19|20)\d\d年?(?:\d{1,2}(?:-\d{1,2})?月)?(?:\d{1,2}日)?(?:年?度|末|初)?|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|(?:本期|上期|本年|上年|期末|期初|年初|年末|上年年末)(?:金额|余额|数|发生额|累计数?)?|(?:本|上)年?(?:度|同期)(?:金额|数)?)$/;
const label = /^(?:项目|科目|报表项目)$/;

/** At most so many lines lie between the word 项目 and the periods of the columns. */
const headerReach = 80;

/** The tokens of a line; null where it is none of a statement's. */
function tokensOf(line: Line, block: boolean): Token[] | null {
  const atoms = atomsOf([line], false, new Set());
  const tokens: Token[] = [];
  for (const { text, start, end } of atoms) {
    const flat = squeeze(text);
    const kind = period.test(flat) ? 'period' : isValueToken(flat) && flat !== '无' ? 'value' : 'label';
    const last = tokens.at(-1);
    if (kind === 'label' && last?.kind === 'label') {
      last.end = end;
      last.text = line.text.slice(last.start, end);
    } else if (kind === 'label' && last) return null;
    else tokens.push({ kind, text, line: line.number, start, end, page: line.page, block, first: tokens.length === 0 });
  }
  return tokens;
}

function ends(line: Line): boolean {
  const text = line.text.slice(line.start, line.end);
  if (unitOfLine(text) !== null || isCheckboxLine(text) || isFrontTitle(text)) return true;
  if (headingNumber(text)?.level === 1 || /^(?:编制单位|法定代表人|公司负责人|企业负责人)[：:]/.test(text)) return true;
  if (/(?:资产负债表|利润表|现金流量表|权益变动表)(?:[（(]续[）)])?$/.test(squeeze(text)) && line.width < 24)
    return true;
  return line.width > 36 || (endsSentence(text) && line.width > 14 && !/[：:]$/.test(text));
}

/**
 * The statement that begins at `lines[at]`, body lines only: a line that says 项目, with or without the
 * periods of its columns, under a unit line; then labels and values up to a sentence, a unit line or
 * another header. Null where there is none.
 */
export function stretchAt(lines: readonly Line[], at: number, gaps: ReadonlySet<number>): Stretch | null {
  const opening = tokensOf(lines[at] as Line, true);
  const word = opening?.[0];
  if (!opening || !word || !label.test(squeeze(word.text)) || !underUnit(lines, at)) return null;
  const header: Token[] = [word, ...opening.slice(1)];
  if (opening.slice(1).some((token) => token.kind !== 'period')) return null;
  const tokens: Token[] = [];
  const inLine = opening.length > 1;
  let settled = inLine;
  let parted = false;
  let lastValue = -1;
  let lastLine = at;
  for (let index = at + 1; index < lines.length; index += 1) {
    const line = lines[index] as Line;
    if (ends(line)) break;
    const found = tokensOf(line, parted || gaps.has(line.number));
    if (!found) break;
    parted = true;
    if (found.every((token) => token.kind === 'period')) {
      if (!settled) header.push(...found);
      else if (!isRepeat(found, header)) break;
      continue;
    }
    const first = found[0] as Token;
    if (label.test(squeeze(first.text))) {
      if (inLine && !sameHeader(found, header)) break;
      if (line.page === word.page && !inLine) break;
      continue;
    }
    parted = false;
    if (!settled && header.length > 1) settled = found.some((token) => token.kind === 'value');
    if (!settled && index - at > headerReach) return null;
    tokens.push(...found);
    if (found.some((token) => token.kind === 'value')) {
      lastValue = tokens.length;
      lastLine = index;
    }
  }
  const values = header.length - 1;
  if (values < 2 || values > 8) return null;
  tokens.length = Math.max(0, lastValue);
  return { header, tokens, values, lines: lines.slice(at, lastLine + 1) };
}

function sameHeader(found: readonly Token[], header: readonly Token[]): boolean {
  return (
    found.length === header.length &&
    found.every((token, at) => squeeze(token.text) === squeeze(header[at]?.text ?? ''))
  );
}

function isRepeat(found: readonly Token[], header: readonly Token[]): boolean {
  const known = new Set(header.map((token) => squeeze(token.text)));
  return found.every((token) => known.has(squeeze(token.text)));
}

function underUnit(lines: readonly Line[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 4); back -= 1)
    if (unitOfLine((lines[back] as Line).text) !== null) return true;
  return false;
}
