/**
 * Radicals of the block U+2E80 to U+2EF3, each followed by the character that it stands for in
 * running text (Unicode Character Database, EquivalentUnifiedIdeograph.txt); those that never stand
 * for a whole character are left out.
 */
const radicals =
  '⺁厂⺇几⺟母⺠民⺩王⺫目⺬示⺮竹⺰纟⺶羊⺷羊⺼肉⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟';

const byCode = new Map<number, number>();
for (let i = 0; i < radicals.length; i += 2) byCode.set(radicals.charCodeAt(i), radicals.charCodeAt(i + 1));

/**
 * The ordinary Chinese character for a code point that only looks like one. Many programs that write
 * PDF name a glyph by the radical (⼀ U+2F00, ⻓ U+2ED3) or compatibility form (U+F900 on) that shares
 * it, and the same word would then differ from itself. Full-width forms are left as they are.
 */
export function unifiedHan(code: number): number {
  if (code >= 0x2e80 && code <= 0x2ef3) return byCode.get(code) ?? code;
  if ((code >= 0x2f00 && code <= 0x2fd5) || (code >= 0xf900 && code <= 0xfaff)) {
    return String.fromCharCode(code).normalize('NFKC').codePointAt(0) ?? code;
  }
  return code;
}
