/** Numbers as Word's number formats print them (ECMA-376-1, 17.18.59, ST_NumberFormat). */

const han = '零一二三四五六七八九';
const legal = '零壹贰叁肆伍陆柒捌玖';
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

/** 十二, 二十, 一百零三; from ten thousand on the digits alone. */
function counting(value: number, digits: string, units: readonly string[], zero: string, short: boolean): string {
  if (value === 0) return zero;
  if (value >= 10_000) return [...String(value)].map((digit) => digits[Number(digit)]).join('');
  let text = '';
  let gap = false;
  for (let power = 3; power >= 0; power -= 1) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    if (gap) text += zero;
    gap = false;
    if (!(short && power === 1 && digit === 1 && text === '')) text += digits[digit];
    text += units[power] ?? '';
  }
  return text;
}

function letters(value: number, first: number): string {
  if (value < 1) return '';
  // Word doubles the letter after Z: AA, BB, CC.
  return String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.min(20, Math.floor((value - 1) / 26) + 1));
}

const romans: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let rest = Math.min(value, 32_767);
  let text = '';
  for (const [worth, sign] of romans) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

/** A number in a row of characters, or in plain digits beyond their end. */
function enclosed(value: number, ranges: readonly { from: number; to: number; first: number }[]): string {
  const range = ranges.find(({ from, to }) => value >= from && value <= to);
  return range ? String.fromCharCode(range.first + value - range.from) : String(value);
}

const inTens = ['', '十', '百', '千'];
const inLegalTens = ['', '拾', '佰', '仟'];

/** 〇 in 一百〇三, as against 零 in 一百零三. */
function openCounting(value: number): string {
  return counting(value, han, inTens, '〇', true);
}

function roundCounting(value: number): string {
  return counting(value, han, inTens, '零', true);
}

/** 二〇二三 */
function digital(value: number): string {
  return [...String(value)].map((digit) => `〇${han.slice(1)}`[Number(digit)]).join('');
}

function circled(value: number): string {
  return enclosed(value, [
    { from: 1, to: 20, first: 0x2460 },
    { from: 21, to: 35, first: 0x3251 },
    { from: 36, to: 50, first: 0x32b1 },
  ]);
}

const formats: Record<string, (value: number) => string> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value, 65),
  lowerLetter: (value) => letters(value, 97),
  chineseCounting: openCounting,
  taiwaneseCounting: openCounting,
  japaneseCounting: openCounting,
  chineseCountingThousand: roundCounting,
  taiwaneseCountingThousand: roundCounting,
  chineseLegalSimplified: (value) => counting(value, legal, inLegalTens, '零', false),
  ideographDigital: digital,
  japaneseDigitalTenThousand: digital,
  ideographTraditional: (value) => stems[value - 1] ?? String(value),
  ideographZodiac: (value) => branches[value - 1] ?? String(value),
  ideographZodiacTraditional: (value) =>
    value >= 1 && value <= 60 ? `${stems[(value - 1) % 10]}${branches[(value - 1) % 12]}` : String(value),
  decimalFullWidth: wide,
  decimalFullWidth2: wide,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => enclosed(value, [{ from: 1, to: 20, first: 0x2474 }]),
  decimalEnclosedFullstop: (value) => enclosed(value, [{ from: 1, to: 20, first: 0x2488 }]),
  ideographEnclosedCircle: (value) => enclosed(value, [{ from: 1, to: 10, first: 0x3280 }]),
  ordinal: (value) => `${value}${ordinalEnding(value)}`,
};

function wide(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
}

function ordinalEnding(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

/** A number in a format of Word's; plain digits in one that is not known here. */
export function formatNumber(value: number, format: string): string {
  return formats[format]?.(value) ?? String(value);
}
