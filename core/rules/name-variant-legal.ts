import { companyForms } from '../check/bodies.ts';
import { isHan, isLatinOrDigit, type JoinedText } from '../check/joined.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';

const partnerships = ['（特殊普通合伙）', '(特殊普通合伙)', '（有限合伙）', '(有限合伙)', '（普通合伙）', '(普通合伙)'];

/** A partnership that is also called a company. */
export function legalForms(joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  for (const form of partnerships) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      const after = at + form.length;
      const company = companyForms.find((word) => text.startsWith(word, after));
      if (!company) continue;
      let start = at;
      while (
        start > 0 &&
        at - start < 24 &&
        (isHan(text.charCodeAt(start - 1)) || isLatinOrDigit(text.charCodeAt(start - 1)))
      )
        start--;
      const stem = usualStem(text, start, at, form);
      const mention = context.mention(joined.placeOf(stem.start, after + company.length), 'stated');
      const usual = stem.at.map((place) =>
        context.mention(joined.placeOf(place, place + (after - stem.start)), 'operand'),
      );
      const full = text.slice(stem.start, after + company.length);
      const proper = text.slice(stem.start, after);
      const here = where(mention, context);
      out.finding({
        severity: 'medium',
        confidence: usual.length > 0 ? 0.95 : 0.85,
        title: { zh: `机构名称有误：“${full}”`, en: `Wrong legal form: “${full}”` },
        explanation: {
          zh: `${here.zh}写“${full}”，合伙企业不能同时是“${company}”${usual.length > 0 ? `；其他 ${usual.length} 处写“${proper}”` : ''}。`,
          en: `${here.en} has “${full}”: a partnership can’t be a company as well${usual.length > 0 ? `; ${usual.length} other places have “${proper}”` : ''}.`,
        },
        mentions: [mention, ...usual],
        anchors: [0],
      });
    }
  }
}

/** The end of the words before the form that stands oftenest with the form alone elsewhere, and where. */
function usualStem(text: string, start: number, at: number, form: string): { start: number; at: number[] } {
  let best: { start: number; at: number[] } = { start, at: [] };
  for (let from = start; from <= at - 4; from++) {
    const proper = text.slice(from, at + form.length);
    const places: number[] = [];
    for (let found = text.indexOf(proper); found >= 0 && places.length < 5; found = text.indexOf(proper, found + 1)) {
      if (found === from || /^(有限|股份)/.test(text.slice(found + proper.length, found + proper.length + 2))) continue;
      places.push(found);
    }
    if (places.length > best.at.length) best = { start: from, at: places };
  }
  return best;
}
