import { isLatinOrDigit, type JoinedText } from '../check/joined.ts';
import { push } from '../check/push.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { sidesOf } from './name-variant-sides.ts';

/** A Latin name with and without a blank, or with other capitals. */
export function latinSpellings(joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  const forms = new Map<string, Map<string, number[]>>();
  const addForm = (form: string, at: number): void => {
    const key = form.replace(/ /g, '').toLowerCase();
    if (key.length < 5) return;
    const spellings = forms.get(key) ?? new Map<string, number[]>();
    forms.set(key, spellings);
    push(spellings, form, at);
  };
  for (const { start, end } of latinRuns(text)) {
    const words = text.slice(start, end).split(' ');
    let at = start;
    words.forEach((word, index) => {
      if (word.length >= 5) addForm(word, at);
      const next = words[index + 1];
      // Two words of a longer run are a phrase; only a run of exactly two can be one name with a blank too many.
      if (next !== undefined && words.length === 2) addForm(`${word} ${next}`, at);
      at += word.length + 1;
    });
  }
  for (const spellings of forms.values()) {
    if (spellings.size < 2) continue;
    const sorted = [...spellings].sort((a, b) => b[1].length - a[1].length);
    const [usual, usualAt] = sorted[0] as [string, number[]];
    for (const [form, places] of sorted.slice(1)) {
      const blank = form.includes(' ') !== usual.includes(' ');
      if (!isName(usual, form) || (!blank && (places.length > 2 || usualAt.length < 3 * places.length))) continue;
      const rare = places.map((at) => joined.placeOf(at, at + form.length));
      const others = usualAt.map((at) => joined.placeOf(at, at + usual.length));
      const { mentions, here, there } = sidesOf(rare, others, 6, context);
      out.finding({
        severity: blank ? 'medium' : 'low',
        confidence: blank ? 0.8 : 0.6,
        title: { zh: `名称写法不一：“${form}”与“${usual}”`, en: `Two spellings: “${form}” and “${usual}”` },
        explanation: {
          zh: `${here.zh}等 ${places.length} 处写“${form}”，${there.zh}等 ${usualAt.length} 处写“${usual}”，同一名称写法应一致。`,
          en: `“${form}” stands in ${places.length} places (${here.en}), “${usual}” in ${usualAt.length} (${there.en}); one name should be written one way.`,
        },
        mentions,
        anchors: [0],
      });
    }
  }
}

function latinRuns(text: string): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 10;
    const inside = isLatinOrDigit(unit) || (unit === 32 && start >= 0);
    if (inside && start < 0 && unit !== 32) start = i;
    else if (!inside && start >= 0) {
      runs.push({ start, end: i });
      start = -1;
    }
  }
  return runs;
}

/** Letters on both sides of the blank, capitals as names have them: no sentence words, no codes with digits. */
function isName(usual: string, form: string): boolean {
  const letters = /^[A-Za-z]+( [A-Za-z]+)?$/;
  return (
    letters.test(usual) &&
    letters.test(form) &&
    /^[A-Z]/.test(usual) &&
    /[A-Z]/.test(form.slice(1)) &&
    usual !== form.toUpperCase()
  );
}
