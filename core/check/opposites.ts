/**
 * Characters that make two names two things, not two spellings: numerals, parties, directions, opposites,
 * and the small words that a phrase takes or leaves.
 */
const families = [
  '一二三四五六七八九十百千万两首末〇零壹贰叁肆伍陆柒捌玖拾',
  '甲乙丙丁戊己庚辛',
  '东西南北中',
  '上下前后内外左右里间',
  '增减加降升涨跌高低大小多少长短快慢强弱',
  '新旧老原现本该此各每其我贵',
  '男女父母夫妻子正副主辅总分',
  '进出入买卖购销收付借贷存取盈亏',
  '年月日季周元角股期次届号',
  '有无不未非是否可应需须',
  '动定静',
  '的地得之于与及和或并而且也等为由以被把将对向从在至到给已曾正所使令了着过者性化们只仅均都按就因若如式型类等内各两该',
  '初末期',
];

const groups = new Map<string, number>();
families.forEach((family, index) => {
  for (const sign of family) groups.set(sign, index);
});

/** Whether a difference of `was` against `is` tells two things apart rather than two spellings of one. */
export function tellsApart(was: string, is: string): boolean {
  for (const part of [was, is]) {
    if (part === '') continue;
    for (const sign of part) if (!/[\u4e00-\u9fff]/.test(sign)) return true;
  }
  if (was.length === 2) return false;
  if (was === '' || is === '') return groups.has(was || is);
  const one = groups.get(was);
  const other = groups.get(is);
  return one !== undefined || other !== undefined;
}

/** How many of the families number, order or point: 一期 and 二期, 甲方 and 乙方, 东区 and 西区 are never one thing. */
const counting = 4;

/** Whether a difference is of numerals, parties or directions, which tell even two full names apart. */
export function countsApart(was: string, is: string): boolean {
  for (const part of [was, is]) {
    for (const sign of part) {
      const family = groups.get(sign);
      if ((family !== undefined && family < counting) || !/[\u4e00-\u9fff]/.test(sign)) return true;
    }
  }
  return false;
}

const smallWords = families.findIndex((family) => family.startsWith('的'));

/** Whether one character is the opposite or the next of its kind of the other (增 and 减, 新 and 旧), or a small word. */
export function opposed(was: string, is: string): boolean {
  const one = groups.get(was);
  const other = groups.get(is);
  return other === smallWords || (one !== undefined && one === other);
}
