import { isHan } from './joined.ts';

/** Characters that are taken for each other by their shape. */
const lookAlikes: readonly string[] =
  '己已巳 未末 贷货 碎粹 侯候 拆折析 微徽 券卷 土士 干千 人入 日曰 午牛 大太 问间 住往 侍待 拔拨 幅副辐 竟竞 治冶 戊戌戍 壁璧 陪赔 管营 低抵 担坦 权杈 帅师 崇祟 历厉 免兔 乌鸟 栋拣 摧催 稀烯 逐遂 募幕慕暮墓 准淮 经径轻 购构沟 签鉴 存荐 损捐 项顷 预顶 额颜 期朝 朋明 批比 滩摊 推椎 抛抑 仰抑 泄泻 宣宜 寄奇 召名 另别 员贡 善普 困因 型形 密蜜 建健 账帐 杉衫'.split(
    ' ',
  );

const shapes = new Map<string, Set<number>>();
lookAlikes.forEach((group, index) => {
  for (const sign of group) shapes.set(sign, (shapes.get(sign) ?? new Set<number>()).add(index));
});

/** What share of a text's characters may lie between two in the order of their sounds for the two to sound alike. */
const nearness = 0.006;

/**
 * Tells whether two characters of a text sound alike or look alike, as the keyboard and the eye confuse them. The
 * sounds are taken from the platform's collation of Chinese by pinyin: what sounds alike stands together there.
 */
export function likeness(text: string): (one: string, other: string) => boolean {
  let ranks: Map<string, number> | null = null;
  return (one, other) => {
    const own = shapes.get(one);
    for (const group of shapes.get(other) ?? []) if (own?.has(group)) return true;
    ranks ??= rankBySound(text);
    const apart = Math.abs((ranks.get(one) ?? Number.NaN) - (ranks.get(other) ?? Number.NaN));
    return apart <= Math.max(3, ranks.size * nearness);
  };
}

function rankBySound(text: string): Map<string, number> {
  const met = new Uint8Array(0x10000);
  for (let i = 0; i < text.length; i++) met[text.charCodeAt(i)] = 1;
  const signs: string[] = [];
  for (let unit = 0; unit < met.length; unit++)
    if (met[unit] === 1 && isHan(unit)) signs.push(String.fromCharCode(unit));
  signs.sort(new Intl.Collator('zh-Hans-u-co-pinyin').compare);
  return new Map(signs.map((sign, rank) => [sign, rank]));
}
