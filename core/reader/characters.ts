/** Character classes and widths that the reader's decisions rest on. */

/** Han characters, kana, full-width forms and CJK punctuation: joined without a blank, one em wide. */
export function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0xd840 && code <= 0xdfff) ||
    code === 0x2014 ||
    code === 0x2018 ||
    code === 0x2019 ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2026 ||
    code === 0x25a1 ||
    code === 0x221a ||
    (code >= 0x2460 && code <= 0x24ff)
  );
}

/** Blank, tab, no-break and ideographic blank. */
export function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0x3000 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0xfeff
  );
}

export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** Width in ems: a wide character 1, a Latin one 0.5, a blank 0.25. */
export function widthOf(text: string, start = 0, end = text.length): number {
  let quarters = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    if (isBlank(code)) quarters += code === 0x3000 ? 4 : 1;
    else quarters += isWide(code) ? 4 : 2;
  }
  return quarters / 4;
}

/** The text without any blank. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u3000\u00a0\ufeff]/g, '');
}

const chineseDigits = '零一二三四五六七八九';

/** 一 to 九百九十九, 〇 and 两 allowed; null where the text is none. */
export function chineseOrdinal(text: string): number | null {
  let total = 0;
  let pending = 0;
  let digits = 0;
  if (text === '') return null;
  for (const character of text) {
    if (character === '十' || character === '百') {
      total += (pending === 0 ? 1 : pending) * (character === '十' ? 10 : 100);
      pending = 0;
      digits = 0;
      continue;
    }
    const value = character === '〇' || character === '○' ? 0 : chineseDigits.indexOf(character);
    if (value < 0) return null;
    pending = digits > 0 ? pending * 10 + value : value;
    digits += 1;
  }
  return total + pending;
}

/** A sentence is over: full stop, exclamation, question mark, semicolon or colon, closing quotes after them allowed. */
export function endsSentence(text: string): boolean {
  let at = text.length - 1;
  while (at >= 0 && (isBlank(text.charCodeAt(at)) || '”’」』）)】》'.includes(text[at] as string))) at -= 1;
  if (at < 0) return false;
  return '。！？；：!?;:…'.includes(text[at] as string);
}

const valueForm = /^[-－−+＋]?[（(]?[-－−+]?[\d０-９][\d０-９,，.．]{0,30}[）)]?[%％‰]?[）)]?$/;
const emptyForm = /^(?:[-－—–/／]{1,3}|不适用|N\/?A|无)$/;

/** A token that reads as a table value: an amount, a percentage, or a mark for none. */
export function isValueToken(token: string): boolean {
  return valueForm.test(token) || emptyForm.test(token);
}

/** A token that is an amount or a percentage. */
export function isAmountToken(token: string): boolean {
  return valueForm.test(token);
}
