import { openDictionary } from '../check/dictionary.ts';
import type { JoinedText } from '../check/joined.ts';
import { pairsOf } from '../check/pairs.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { slipsOfConfusion } from '../check/slips-confused.ts';
import { slipsOfForm } from '../check/slips-forms.ts';
import { slipsOfLatin } from '../check/slips-latin.ts';
import { slipsOfTerms } from '../check/slips-lexicon.ts';
import { slipsOfSigns } from '../check/slips-signs.ts';
import { slipsOfUsage } from '../check/slips-usage.ts';
import { where } from '../check/words.ts';
import { doubledCharacters, doubledWords } from './text-slip-doubled.ts';
import { reportSlips } from './text-slip-report.ts';
import { contrarySigns } from './text-slip-signs.ts';

/**
 * Slips of the pen: a word printed twice in a row, a blank left to fill, a term of law or accounting with a
 * character wrong, missing or too many, a word mistyped by its sound or shape, signs that stand twice. Chinese doubles many words by right (人人), and where one word ends as
 * the next begins (控股控股股东), so a doubling counts only where the filing's own usage speaks against it.
 */
export const textSlip: Rule = {
  id: 'text.slip',
  needs: ['blocks', 'tables', 'numbers'],
  run(filing, out, context) {
    const joined = context.joined();
    const pairs = pairsOf(joined);
    doubledWords(filing, joined, pairs, out, context);
    doubledCharacters(filing, joined, pairs, out, context);
    contrarySigns(filing, out, context);
    blanks(joined, out, context);
    const { text } = joined;
    const dictionary = openDictionary();
    context.stopIfCancelled();
    const slips = [
      ...slipsOfTerms(text, pairs, dictionary),
      ...slipsOfConfusion(text),
      ...slipsOfUsage(text, pairs, dictionary),
      ...slipsOfSigns(text),
      ...slipsOfForm(text),
      ...slipsOfLatin(text),
    ];
    reportSlips(filing, joined, slips, out, context);
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
