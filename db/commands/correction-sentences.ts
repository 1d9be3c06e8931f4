import type { Bilingual } from '../../core/model/text.ts';

/** The audit trail's sentences for corrections of the reading. */

const longest = 48;

function short(text: string): string {
  const line = text.replaceAll(/[\n\t]/g, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

export function headingSentence(text: string, level: number | null): Bilingual {
  const words = short(text);
  return level === null
    ? { zh: `“${words}”改为正文`, en: `“${words}” made plain text` }
    : { zh: `“${words}”定为 ${level} 级标题`, en: `“${words}” made a heading of level ${level}` };
}

const tableWords = {
  'take-before': { zh: '并入上方一行“{}”', en: 'took in the line above, “{}”' },
  'take-after': { zh: '并入下方一行“{}”', en: 'took in the line below, “{}”' },
  'give-first': { zh: '开头 {} 行退回正文', en: 'gave rows back to the text: the first {}' },
  'give-last': { zh: '末尾 {} 行退回正文', en: 'gave rows back to the text: the last {}' },
  split: { zh: '从第 {} 行起拆为另一张表', en: 'split: another table begins at row {}' },
  join: { zh: '与下一张表“{}”合并', en: 'joined with the next one, “{}”' },
  'split-cell': { zh: '单元格拆为“{}”', en: 'cell split into “{}”' },
  'split-column': { zh: '整列拆开，如“{}”', en: 'column split, as in “{}”' },
  'join-cells': { zh: '单元格合并“{}”', en: 'cells joined, “{}”' },
  'join-columns': { zh: '第 {} 列与右边一列合并', en: 'column {} joined with the one to its right' },
  header: { zh: '表头定为 {} 行', en: 'header rows set to {}' },
  unit: { zh: '单位改为“{}”', en: 'unit set to “{}”' },
} as const satisfies Record<string, Bilingual>;

export function tableSentence(title: string, what: keyof typeof tableWords, words: string): Bilingual {
  const { zh, en } = tableWords[what];
  return {
    zh: `表“${short(title)}”${zh.replace('{}', () => short(words))}`,
    en: `Table “${short(title)}” ${en.replace('{}', () => short(words))}`,
  };
}

/** Columns are counted from 1 for people. */
export function columnSentence(title: string, column: number, unit: string): Bilingual {
  return {
    zh: `表“${short(title)}”第 ${column + 1} 列单位改为“${short(unit)}”`,
    en: `Table “${short(title)}”, column ${column + 1}: unit set to “${short(unit)}”`,
  };
}

export function droppedSentence({ zh, en }: Bilingual): Bilingual {
  return { zh: `取消修正：${zh}`, en: `Correction dropped: ${en}` };
}

export function acceptedSentence(message: Bilingual | null, count: number, accepted: boolean): Bilingual {
  const which = message
    ? { zh: `“${short(message.zh)}”`, en: `“${short(message.en)}”` }
    : { zh: `${count} 处读取存疑`, en: `${count} doubts of the reading` };
  return accepted
    ? { zh: `${which.zh}按原样接受`, en: `${which.en} accepted as it is` }
    : { zh: `${which.zh}不再按原样接受`, en: `${which.en} no longer accepted` };
}

export function rereadSentence(name: string, findings: number, unapplied: number): Bilingual {
  return {
    zh: `重新读取“${name}”，共 ${findings} 处差异${unapplied > 0 ? `；${unapplied} 项修正找不到位置` : ''}`,
    en: `“${name}” read again; ${findings} findings${unapplied > 0 ? `; ${unapplied} corrections found no place` : ''}`,
  };
}
