/** Words that begin a change or a share of something measured before. */
const changeWords = [
  '较',
  '比',
  '同比',
  '环比',
  '增',
  '减',
  '下降',
  '上升',
  '提高',
  '降低',
  '变动',
  '占',
  '降幅',
  '增幅',
  '涨幅',
  '跌幅',
  '增速',
];

/** Whether a phrase says only how something changed (同比下降, 占营业收入比例), not what. */
export function isChange(measure: string): boolean {
  return measure.length <= 14 && changeWords.some((word) => measure.startsWith(word));
}

/** 营业收入同比增长 as the base of a second change is 营业收入. */
export function baseOf(measure: string): string {
  let end = measure.length;
  for (const word of [
    '同比',
    '环比',
    '较',
    '占',
    '增加',
    '增长',
    '减少',
    '下降',
    '降低',
    '上升',
    '提高',
    '增幅',
    '降幅',
  ]) {
    const at = measure.indexOf(word);
    if (at > 1) end = Math.min(end, at);
  }
  return measure.slice(0, end);
}
