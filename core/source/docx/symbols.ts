/** Characters of Word's symbol fonts, by the code within the font. */
const wingdings: Record<number, string> = {
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  114: '❒',
  117: '◆',
  118: '❖',
  167: '▪',
  168: '□',
  161: '○',
  216: '➢',
  251: '×',
  252: '√',
  253: '☒',
  254: '☑',
};

const wingdings2: Record<number, string> = {
  79: '×',
  80: '√',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  163: '□',
  42: '□',
};

const symbol: Record<number, string> = {
  163: '≤',
  165: '∞',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  187: '≈',
  229: '∑',
  214: '√',
};

const fonts: Record<string, Record<number, string>> = {
  wingdings,
  'wingdings 2': wingdings2,
  symbol,
};

/** The character that a `w:sym` shows; the replacement character where the font's is not known. */
export function symbolOf(font: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (Number.isNaN(code)) return '\ufffd';
  // Symbol fonts are mapped to the private use area: F0xx is the font's own xx.
  const known = fonts[font.toLowerCase()]?.[code & 0xff];
  if (known !== undefined) return known;
  return code >= 0xe000 && code <= 0xf8ff ? '\ufffd' : String.fromCharCode(code);
}
