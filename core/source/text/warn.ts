import type { ReadWarning, SourceLine, WarningCode } from '../../model/source.ts';
import type { Bilingual } from '../../model/text.ts';
import type { DecodedText } from './decode.ts';

/** Lines named one by one for one kind of trouble; the rest are told in one sentence. */
const namedLines = 20;

/** What a person should know of how a text was decoded, and of characters in it that are none to read. */
export function textWarnings(decoded: Omit<DecodedText, 'text'>, lines: SourceLine[]): ReadWarning[] {
  const warnings: ReadWarning[] = [];
  const whole = (code: WarningCode, message: Bilingual, line: number | null = null) =>
    warnings.push({ code, message, line, page: line === null ? null : (lines[line - 1]?.page ?? null) });
  if (decoded.guessed) {
    whole('encoding-guessed', {
      zh: `文件没有标明编码，按最可能的 ${decoded.encoding} 读取。`,
      en: `The file does not tell its encoding; it was read as ${decoded.encoding}, the likeliest.`,
    });
  }
  if (decoded.cutOff) {
    whole(
      'replacement-character',
      {
        zh: '文件在一个字符中间结束，可能被截断；不完整的字符未读入。',
        en: 'The file ends in the middle of a character and may be cut off; that character was left out.',
      },
      lines.length,
    );
  }
  warnings.push(
    ...warnByLine(lines, 'replacement-character', isLost, {
      line: (count) => ({ zh: `有 ${count} 个字符无法识别。`, en: `Unreadable characters: ${count}.` }),
      rest: (count) => ({
        zh: `另有 ${count} 行含无法识别的字符。`,
        en: `Further lines with unreadable characters: ${count}.`,
      }),
    }),
    ...warnByLine(lines, 'control-character', isControl, {
      line: (count) => ({ zh: `有 ${count} 个控制字符。`, en: `Control characters: ${count}.` }),
      rest: (count) => ({ zh: `另有 ${count} 行含控制字符。`, en: `Further lines with control characters: ${count}.` }),
    }),
  );
  return warnings;
}

function isLost(unit: number): boolean {
  return unit === 0xfffd;
}

function isControl(unit: number): boolean {
  return unit < 0x20 ? unit !== 9 : unit >= 0x7f && unit < 0xa0;
}

function warnByLine(
  lines: SourceLine[],
  code: WarningCode,
  matches: (unit: number) => boolean,
  sentence: { line: (characters: number) => Bilingual; rest: (lines: number) => Bilingual },
): ReadWarning[] {
  const warnings: ReadWarning[] = [];
  let rest = 0;
  lines.forEach(({ text, page }, index) => {
    let count = 0;
    for (let i = 0; i < text.length; i++) {
      if (matches(text.charCodeAt(i))) count++;
    }
    if (count === 0) return;
    if (warnings.length < namedLines) warnings.push({ code, message: sentence.line(count), line: index + 1, page });
    else rest++;
  });
  if (rest > 0) warnings.push({ code, message: sentence.rest(rest), line: null, page: null });
  return warnings;
}
