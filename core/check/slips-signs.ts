import type { TextSlip } from './text-slips.ts';

const name = { zh: '标点有误', en: 'Punctuation slip' };

/** Signs that stand twice (，，) or against each other (，。), and a pause mark before 等 (、等). */
export function slipsOfSigns(text: string): TextSlip[] {
  const slips: TextSlip[] = [];
  for (const match of text.matchAll(/[\u4e00-\u9fff）)”》%\d]([，。；：、]{2,4})/g)) {
    const signs = match[1] as string;
    if (/^。{3,}$/.test(signs)) continue;
    const start = match.index + 1;
    slips.push({
      start: start - 1,
      end: start + signs.length,
      right: null,
      name,
      reason: {
        zh: `标点“${signs}”连用，应只留一个`,
        en: `the signs “${signs}” stand one after the other; one of them should go`,
      },
      confidence: 0.8,
      severity: 'low',
      usual: null,
    });
  }
  for (const match of text.matchAll(/[\u4e00-\u9fff）”》]、等(?![级额效值待比同边离温压电分候于级宽长高距深])/g)) {
    slips.push({
      start: match.index,
      end: match.index + match[0].length,
      right: match[0].replace('、', ''),
      name,
      reason: {
        zh: '“等”前多了顿号，或漏了一项',
        en: 'the pause mark before 等 is one too many, or an item is missing',
      },
      confidence: 0.65,
      severity: 'low',
      usual: null,
    });
  }
  return slips;
}
