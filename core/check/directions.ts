/** What words say of how a series moves. */
export interface Direction {
  up: boolean;
  /**
   * `steps`: each step goes that way (逐年, 持续); `trend`: the series as a whole does, and its last step
   * (呈增长趋势); `overall`: only first against last (总体, 整体).
   */
  claim: 'steps' | 'trend' | 'overall';
  /** The words, and where they stand in the text given. */
  words: string;
  start: number;
  end: number;
}

const ups = ['增长', '上升', '提高', '提升', '增加', '上涨', '走高', '攀升', '扩大'];
const downs = ['下降', '减少', '降低', '下滑', '下跌', '走低', '收窄', '缩减'];
const strict = ['逐年', '持续', '不断', '连续', '逐期', '逐步', '稳步'];
const soft = ['呈现', '呈', '保持'];
const fillers = [
  '小幅',
  '稳步',
  '快速',
  '持续',
  '逐年',
  '稳定',
  '逐步',
  '不断',
  '较快',
  '大幅',
  '略有',
  '的',
  '了',
  '高速',
  '良好',
  '一定',
  '有所',
];
const opposites = ['后', '先', '波动'];

/**
 * The first direction told in a clause: 逐年小幅上升, 呈现逐年增长趋势, 整体呈下降态势. Null where none is, or where
 * the clause speaks of a turn (先升后降, 波动).
 */
export function directionIn(clause: string): Direction | null {
  const start = firstOf(clause, [...strict, ...soft]);
  if (start < 0) return null;
  let at = start;
  let steps = false;
  for (let guard = 0; guard < 8; guard++) {
    const word = [...strict, ...soft, ...fillers].find((one) => clause.startsWith(one, at));
    if (!word) break;
    if (strict.includes(word)) steps = true;
    at += word.length;
  }
  const up = ups.find((word) => clause.startsWith(word, at));
  const down = downs.find((word) => clause.startsWith(word, at));
  const verb = up ?? down;
  if (!verb) return null;
  const end = at + verb.length;
  const around = clause.slice(Math.max(0, start - 8), end + 8);
  if (opposites.some((word) => around.includes(word)) || /^(速度|幅度|率|额|的?幅|后|额度)/.test(clause.slice(end)))
    return null;
  const hedged = /总体|整体|大体|基本|大致/.test(clause.slice(Math.max(0, start - 8), start));
  // 逐步 and 稳步 alone describe a manner; with 呈 … 趋势 they claim a trend.
  const manner =
    /逐步|稳步/.test(clause.slice(start, end)) && !/逐年|持续|不断|连续|逐期/.test(clause.slice(start, end));
  const claim = hedged ? 'overall' : steps && !manner ? 'steps' : 'trend';
  return { up: up !== undefined, claim, words: clause.slice(start, end), start, end };
}

function firstOf(text: string, words: readonly string[]): number {
  let first = -1;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at >= 0 && (first < 0 || at < first)) first = at;
  }
  return first;
}
