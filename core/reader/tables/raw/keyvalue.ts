import { isBlank, squeeze, widthOf } from '../../characters.ts';
import { type Piece, trimPiece } from '../../placed.ts';
import type { Unit } from '../../units.ts';
import { type DraftRow, type DraftTable, emptyCell } from '../draft.ts';

const keyWords =
  /^(?:(?:公司|企业|单位|机构|项目|中文|英文|外文|法定|发行人|基金|股东|债券|证券|股票)?(?:中文|英文|外文)?(?:名称|简称|全称|代码|类型|性质)|(?:法定|授权)代表人|执行事务合伙人|负责人|经办人|联系人|(?:成立|设立|注册|上市|发行|变更|成立)(?:日期|时间)|(?:注册|实收|认缴|缴纳)(?:资本|地址|地|资金)|住\s*所|注册地(?:址)?(?:和主要(?:生产)?经营地)?|(?:主要)?(?:办公|经营|通讯|联系|通信)(?:地址|场所)|(?:主要)?经营地(?:址)?|经营范围|主营业务.{0,16}|统一社会信用代码|(?:联系)?电话(?:号码)?|传真(?:号码)?|邮政编码|邮编|(?:公司)?(?:网址|互联网(?:网)?址)|电子(?:信箱|邮箱)|上市(?:地点|地|交易所)|股票(?:代码|简称)|证券(?:代码|简称)|董事会秘书|信息披露.{0,16}|经营期限|营业期限|股权结构|股东构成|出资额|持股比例|所属行业|注册号|股本)[：:]?$/;

/** Whether the first word of a text is one that names a particular of a company or an issue. */
export function startsWithKey(text: string): boolean {
  const word = /^\S+/.exec(text.trim())?.[0] ?? '';
  return keyWords.test(word);
}

const colonKey = /^[^：:\s，。；]{2,24}[：:](?=\s|$)/;

export function startsWithColonKey(text: string): boolean {
  return colonKey.test(text.trim());
}

interface Part {
  piece: Piece;
  text: string;
}

/** The words of a unit's last line, or its whole where that is one word; a key ends with a colon or at the first gap. */
function cellsOf(unit: Unit, lineText: (line: number) => string, colons: boolean): Piece[][] {
  if (unit.pieces.length > 1) {
    const first = unit.pieces[0] as Piece;
    const text = lineText(first.line).slice(first.start, first.end);
    const gap = firstGap(text);
    const key =
      gap > 0 && (colons ? /[：:]$/.test(text.slice(0, gap).trim()) : keyWords.test(text.slice(0, gap).trim()));
    if (!key) return [unit.pieces];
    const rest = { line: first.line, start: first.start + gap, end: first.end };
    return [[{ line: first.line, start: first.start, end: first.start + gap }], [rest, ...unit.pieces.slice(1)]];
  }
  const piece = unit.pieces[0] as Piece;
  const text = lineText(piece.line).slice(piece.start, piece.end);
  const parts: Part[] = [];
  let start = 0;
  const cut = (end: number): void => {
    if (end <= start) return;
    parts.push({
      piece: { line: piece.line, start: piece.start + start, end: piece.start + end },
      text: text.slice(start, end).trim(),
    });
    start = end;
  };
  if (colons) {
    const keys = /(?:^|\s)([^：:\s，。；（）()]{2,20}[：:])(?=\s|$)/g;
    for (let match = keys.exec(text); match; match = keys.exec(text)) {
      cut(match.index);
      cut(match.index + match[0].length);
    }
    if (parts.length === 0) {
      const gap = firstGap(text);
      if (gap > 0 && keyWords.test(text.slice(0, gap).trim())) cut(gap);
    }
  } else {
    const gap = firstGap(text);
    if (gap > 0 && widthOf(text.slice(0, gap)) <= 16) cut(gap);
    for (let at = start; at < text.length; at += 1) {
      if (!isBlank(text.charCodeAt(at)) || at === start) continue;
      const word = /^\s+(\S+)/.exec(text.slice(at, at + 40));
      if (word && keyWords.test(word[1] as string) && parts.length % 2 === 1) {
        cut(at);
        cut(at + word[0].length);
      }
    }
  }
  cut(text.length);
  return parts.map((part) => [part.piece]);
}

function firstGap(text: string): number {
  for (let at = 1; at < text.length; at += 1) if (isBlank(text.charCodeAt(at))) return at;
  return -1;
}

/**
 * A block of particulars (基本信息): a key and its value, one or two pairs a row. A value that
 * stands on its own lines follows its key.
 */
export function readRawKeyValue(units: readonly Unit[], lineText: (line: number) => string): DraftTable | null {
  const colons = units.filter((unit) => startsWithColonKey(unit.text)).length >= Math.max(2, units.length * 0.2);
  const rows: DraftRow[] = [];
  const isKey = (text: string): boolean => (colons && /[：:]$/.test(text.trim())) || keyWords.test(squeeze(text));
  const keyWidth =
    Math.max(8, ...units.flatMap((unit) => (isKey(unit.text) && unit.lines === 1 ? [widthOf(unit.text)] : []))) + 1;
  let wide = 2;
  for (const unit of units) {
    const cells = cellsOf(unit, lineText, colons)
      .map((pieces) => pieces.map((piece) => trimPiece(lineText(piece.line), piece)).filter((piece) => piece !== null))
      .filter((pieces) => pieces.length > 0);
    const last = rows.at(-1);
    if (cells.length === 1) {
      const text = unit.text;
      const waiting = last !== undefined && last.cells.length % 2 === 1;
      if (isKey(text) || (!waiting && unit.width <= keyWidth && !/[。；]$/.test(text))) rows.push(rowOf(unit, cells));
      else if (last) {
        if (waiting) last.cells.push({ pieces: cells[0] as Piece[], spanned: false });
        else last.cells.at(-1)?.pieces.push(...(cells[0] as Piece[]));
      } else return null;
      continue;
    }
    rows.push(rowOf(unit, cells));
    wide = Math.max(wide, Math.min(4, cells.length));
  }
  if (rows.length < 2) return null;
  for (const row of rows) {
    while (row.cells.length > wide) {
      const extra = row.cells.pop();
      row.cells.at(-1)?.pieces.push(...(extra?.pieces ?? []));
    }
    while (row.cells.length < wide) row.cells.push(emptyCell());
  }
  const first = units[0] as Unit;
  const end = units.at(-1) as Unit;
  return {
    kind: 'key-value',
    rows,
    headerRows: 0,
    columns: wide,
    line: first.line,
    endLine: end.pieces.at(-1)?.line ?? end.line,
    page: first.page,
    endPage: end.page,
    parts: 1,
    confidence: 0.8,
    doubts: ['lost-columns'],
  };
}

function rowOf(unit: Unit, cells: readonly Piece[][]): DraftRow {
  return {
    cells: cells.map((pieces) => ({ pieces, spanned: false })),
    line: unit.line,
    page: unit.page,
    left: null,
    header: false,
  };
}
