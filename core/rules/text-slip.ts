import type { JoinedText } from '../check/joined.ts';
import { tellsApart } from '../check/opposites.ts';
import { pairsOf } from '../check/pairs.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { countNames, findVariants } from '../check/variants.ts';
import { where } from '../check/words.ts';
import { doubledCharacters, doubledWords } from './text-slip-doubled.ts';
import { contrarySigns } from './text-slip-signs.ts';
import { fixedTerms } from './text-slip-terms.ts';

/**
 * Slips of the pen: a word printed twice in a row, a blank left to fill, a term of law or accounting with a
 * character wrong, missing or too many. Chinese doubles many words by right (人人), and where one word ends as
 * the next begins (控股控股股东), so a doubling counts only where the filing's own usage speaks against it.
 */
export const textSlip: Rule = {
  id: 'text.slip',
  needs: ['blocks', 'tables', 'numbers'],
  run(filing, out, context) {
    const joined = context.joined();
    const pairs = pairsOf(joined);
    doubledWords(joined, pairs, out, context);
    doubledCharacters(joined, pairs, out, context);
    contrarySigns(filing, out, context);
    blanks(joined, out, context);
    misspeltTerms(joined, pairs, out, context);
  },
};

const blankMarks = [
  '【●】',
  '[●]',
  '【】',
  '【 】',
  '【*】',
  '【•】',
  '【·】',
  '【○】',
  '（●）',
  '〔●〕',
  '【XX】',
  '【X】',
  '【x】',
  '【XXX】',
];

/** Blanks of a draft. They come together as one finding for each kind of mark: a draft may hold hundreds. */
function blanks(joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  for (const mark of blankMarks) {
    const places: number[] = [];
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) places.push(at);
    reportBlanks(joined, places, mark, out, context);
  }
  const crosses: number[] = [];
  for (const match of text.matchAll(/[xX×]{2,6}/g)) {
    const around =
      text.slice(match.index - 1, match.index) +
      text.slice(match.index + match[0].length, match.index + match[0].length + 1);
    if (/^[\u4e00-\u9fff][\u4e00-\u9fff]$/.test(around)) crosses.push(match.index);
  }
  reportBlanks(joined, crosses, 'XX', out, context);
}

function reportBlanks(
  joined: JoinedText,
  places: number[],
  mark: string,
  out: RuleOutput,
  context: CheckContext,
): void {
  if (places.length === 0) return;
  const mentions = places
    .slice(0, 12)
    .map((at, i) => context.mention(joined.placeOf(at, at + mark.length), i === 0 ? 'stated' : 'operand'));
  const here = where(mentions[0] as (typeof mentions)[number], context);
  out.finding({
    severity: 'low',
    confidence: 0.7,
    title: { zh: `留空未填：${mark}（${places.length} 处）`, en: `Blank left to fill: ${mark} (${places.length})` },
    explanation: {
      zh: `${here.zh}等 ${places.length} 处仍有占位符“${mark}”，尚未填写。`,
      en: `The placeholder “${mark}” still stands in ${places.length} places, the first at ${here.en}.`,
    },
    mentions,
    anchors: [0],
  });
}

/** Fixed terms of law and accounting with one character wrong, where the filing has them right elsewhere. */
function misspeltTerms(
  joined: JoinedText,
  pairs: ReadonlyMap<string, number>,
  out: RuleOutput,
  context: CheckContext,
): void {
  const { text } = joined;
  const counts = countNames(text, fixedTerms);
  const byForm = new Map<string, { term: number; start: number; end: number; times: number }>();
  for (const variant of findVariants(text, fixedTerms)) {
    if (tellsApart(variant.was, variant.is)) continue;
    const form = text.slice(variant.start, variant.end);
    const seen = byForm.get(`${variant.name}|${form}`);
    if (seen) {
      seen.times++;
      continue;
    }
    // The pairs that the slip makes must be odd for this filing; a usual word there is another phrase.
    const around =
      variant.is === ''
        ? [form.slice(variant.at - 1, variant.at + 1)]
        : pairsAround(form, variant.at, variant.is.length);
    if (around.some((pair) => (pairs.get(pair) ?? 0) > 1)) continue;
    byForm.set(`${variant.name}|${form}`, { term: variant.name, start: variant.start, end: variant.end, times: 1 });
  }
  const taken = new Set<number>();
  for (const { term, start, end, times } of [...byForm.values()].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const name = fixedTerms[term] as string;
    const count = counts[term] ?? 0;
    if (times > 1 || taken.has(start)) continue;
    for (let at = start; at < end; at++) taken.add(at);
    const form = text.slice(start, end);
    const place = joined.placeOf(start, end);
    // A term that the filing hardly has may be near to another word (高新技术产业); a character too few makes no word.
    if (count < 2 && form.length === name.length) continue;
    // A blank inside it is a column's or a line's edge, where a character may have been left behind.
    if (place.end - place.start !== end - start) continue;
    const mention = context.mention(place, 'stated');
    const usualAt = text.indexOf(name);
    const usual = usualAt < 0 ? [] : [context.mention(joined.placeOf(usualAt, usualAt + name.length), 'operand')];
    const here = where(mention, context);
    const because =
      count > 0
        ? {
            zh: `全文其余 ${count} 处写“${name}”，只差一字`,
            en: `the other ${count} places have “${name}”, one character apart`,
          }
        : { zh: `与固定用语“${name}”只差一字`, en: `the fixed term is “${name}”, one character apart` };
    out.finding({
      severity: 'low',
      confidence: count >= 2 ? 0.8 : 0.7,
      title: { zh: `疑为笔误：“${form}”（应为“${name}”）`, en: `Typing slip: “${form}” for “${name}”` },
      explanation: {
        zh: `${here.zh}写“${form}”，${because.zh}。`,
        en: `${here.en} has “${form}”; ${because.en}.`,
      },
      mentions: [mention, ...usual],
    });
  }
}

function pairsAround(form: string, at: number, length: number): string[] {
  const pairs: string[] = [];
  for (let i = Math.max(0, at - 1); i < Math.min(form.length - 1, at + length); i++) pairs.push(form.slice(i, i + 2));
  return pairs;
}
