import type { Grid } from './grid.ts';

/**
 * A stretch of a table that leads from an opening to a closing figure: columns of one row (`down` false,
 * `lines` are rows), or rows of one column (`down` true, `lines` are columns).
 */
export interface Movement {
  down: boolean;
  opening: number;
  closing: number;
  middles: Middle[];
  lines: number[];
  /** The closing heading or label as printed. */
  closingName: string;
}

interface Middle {
  at: number;
  /** As the words say; null where they don't. */
  sign: 1 | -1 | null;
}

const openingWords = /期初|年初|上年(年)?末|上期末|1月1日/;
const closingWords = /期末|年末|12月31日|6月30日/;
const noMovement =
  /累计|比例|比率|占|%|％|率$|预算|进度|来源|备注|账面价值|减值准备期末|其中|原因|本金|利息资本化|利率|公允价值$/;
const plusWords =
  /增加|计提|购置|购入|新增|转入|企业合并|投入|增持|外购|自行|内部研发|收到|追加|发行|支付的现金影响|确认|买入|派生|资本化|^加/;
const minusWords =
  /减少|转回|转销|核销|处置|报废|转出|转为|转入固定资产|转入当期|转固|偿还|支付|摊销|减持|收回|终止确认|出售|赎回|使用|注销|^减/;

/** The roll-forwards of a table. */
export function movementsOf(grid: Grid): Movement[] {
  return [...acrossOf(grid), ...downOf(grid)];
}

function acrossOf(grid: Grid): Movement[] {
  const { table } = grid;
  const headings = table.columns.map((heading) => heading.replace(/\s/g, ''));
  const movements: Movement[] = [];
  let opening = -1;
  headings.forEach((heading, column) => {
    if (isOpening(heading)) opening = column;
    if (!isClosing(heading) || opening < 0 || opening >= column - 1) return;
    const middles = between(headings, opening, column).filter(
      ({ at }) => grid.kinds[at] !== 'words' || hasNumbers(grid, at),
    );
    const lines = table.rows.map((_, r) => r).filter((r) => r >= table.headerRows && table.rows[r]?.role !== 'header');
    const start = opening;
    opening = -1;
    if (middles.length === 0) return;
    const closingName = table.columns[column] ?? '';
    movements.push({ down: false, opening: start, closing: column, middles, lines, closingName });
  });
  return movements;
}

function hasNumbers(grid: Grid, column: number): boolean {
  return grid.cells.some((row) => typeof row[column] === 'object');
}

function between(headings: string[], opening: number, closing: number): Middle[] {
  const middles: Middle[] = [];
  for (let at = opening + 1; at < closing; at++) {
    const heading = headings[at] as string;
    if (noMovement.test(heading) || isOpening(heading) || isClosing(heading)) continue;
    middles.push({ at, sign: signOf(heading) });
  }
  return middles;
}

/** What the words say of the sign; the last storey of a heading speaks before the ones above it. */
function signOf(words: string): 1 | -1 | null {
  for (const storey of words.split('/').reverse()) {
    const minus = minusWords.test(storey);
    const plus = plusWords.test(storey);
    if (minus && !plus) return -1;
    if (plus && !minus) return 1;
    // 在建工程转入 adds, 转入固定资产 takes away, 收回或转回 and 转销 take away.
    if (plus && minus) return /转入固定资产|转入当期|转为|转固|^减|减少|终止确认/.test(storey) ? -1 : null;
  }
  return null;
}

function isOpening(words: string): boolean {
  return openingWords.test(words) && !/互抵|增减|变动/.test(words);
}

function isClosing(words: string): boolean {
  return (
    closingWords.test(words) &&
    !openingWords.test(words) &&
    !/互抵|增减|变动|减值准备|跌价准备|坏账准备|折旧/.test(words)
  );
}

const numbering =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、](?!\d)|[（(]\d+[）)]|[①-⑳])/;

/** The form of a label's number: labels of one form stand on one level. */
function levelOf(label: string): string {
  const mark = numbering.exec(label)?.[0] ?? '';
  return mark
    .replace(/[一二三四五六七八九十]+/, '一')
    .replace(/\d+/, '1')
    .replace(/[①-⑳]/, '①')
    .replace('．', '.');
}

function downOf(grid: Grid): Movement[] {
  const { table, labels } = grid;
  const columns = grid.kinds.map((_, c) => c).filter((c) => hasNumbers(grid, c));
  const movements: Movement[] = [];
  let opening = -1;
  for (let r = table.headerRows; r < table.rows.length; r++) {
    const label = labels[r] ?? '';
    const plain = label.replace(numbering, '');
    if (/账面价值|账面净值/.test(plain)) continue;
    if (isOpening(plain) && !/在本期|转入|调整/.test(plain)) {
      opening = r;
      continue;
    }
    if (opening < 0 || !isClosing(plain) || /现金/.test(plain)) continue;
    const level = levelOf(labels[opening] ?? '');
    const middles: Middle[] = [];
    for (let at = opening + 1; at < r; at++) {
      const words = labels[at] ?? '';
      const own = words.replace(numbering, '');
      if (levelOf(words) !== level || table.rows[at]?.ofWhich || /在本期|累计/.test(own)) continue;
      if (!grid.cells[at]?.some((cell) => typeof cell === 'object')) continue;
      middles.push({ at, sign: /增减变动/.test(own) ? 1 : signOf(own) });
    }
    const start = opening;
    opening = -1;
    if (middles.length === 0) continue;
    movements.push({ down: true, opening: start, closing: r, middles, lines: columns, closingName: label });
  }
  return movements;
}
