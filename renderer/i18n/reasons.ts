import { en } from './en.ts';
import { zh } from './zh.ts';

/** Why a number went unchecked, in words; a code without words is shown as it is. */
export function reasonWord(code: string | null, language: 'zh' | 'en'): string {
  if (code === null) return '';
  const words: Record<string, string> = language === 'zh' ? zh.reasons : en.reasons;
  return words[code] ?? code;
}
