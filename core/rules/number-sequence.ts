import { headingPlace } from '../check/headings.ts';
import { push } from '../check/push.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';
import type { Filing, Section } from '../model/filing.ts';
import type { Mention } from '../model/finding.ts';
import type { Bilingual } from '../model/text.ts';
import { ordinalOf } from '../numbers/ordinal.ts';
import { compact } from '../reader/columns.ts';
import { checkRowNumbers } from './number-sequence-rows.ts';
import { checkNumberedText } from './number-sequence-text.ts';

/**
 * Gaps and repeats in the numbers of headings under one parent, and of a table's rows. A gap counts only where the number that is
 * missing stands at the head of no line between the two headings, so that a heading which the reading took
 * for a paragraph makes none; a count that starts again at one is a new list.
 */
export const numberSequence: Rule = {
  id: 'number.sequence',
  needs: ['blocks', 'sections', 'tables'],
  run(filing, out, context) {
    const siblings = new Map<string, Section[]>();
    for (const section of filing.sections) {
      if (section.number === '' || section.level > 5) continue;
      const key = `${section.parentId ?? ''}|${section.level}|${formOf(section.number)}`;
      push(siblings, key, section);
    }
    for (const list of siblings.values()) {
      for (let i = 1; i < list.length; i++) compare(filing, list[i - 1] as Section, list[i] as Section, out, context);
    }
    checkRowNumbers(filing, out, context);
    checkNumberedText(filing, out, context);
  },
};

const chinese = '零一二三四五六七八九十';

/** What the number looks like without its value: 第#节, （#）, #、. */
function formOf(number: string): string {
  return number.replace(/\s/g, '').replace(/[零一二三四五六七八九十百]+|\d+|[①-⑳]|[A-Z]/, '#');
}

function compare(filing: Filing, before: Section, after: Section, out: RuleOutput, context: CheckContext): void {
  const one = ordinalOf(before.number);
  const other = ordinalOf(after.number);
  if (one === null || other === null) return;
  if (other === one + 2 && one >= 1) {
    const missing = withValue(after.number, one + 1);
    if (!standsBetween(filing, before, after, missing)) reportGap(before, after, missing, filing, out, context);
  } else if (other === one && one > 1 && compact(before.title) !== compact(after.title)) {
    // A heading of a higher level between them, read as a paragraph, would start the count again.
    if (before.level > 2 && higherBetween(filing, before, after)) return;
    reportRepeat(before, after, filing, out, context);
  }
}

function withValue(number: string, value: number): string {
  const shape = number.replace(/\s/g, '');
  if (/\d/.test(shape)) return shape.replace(/\d+/, String(value));
  if (/[①-⑳]/.test(shape)) return shape.replace(/[①-⑳]/, String.fromCharCode(0x245f + value));
  const tens = Math.floor(value / 10);
  const text =
    (tens === 0 ? '' : tens === 1 ? '十' : `${chinese[tens]}十`) + (value % 10 === 0 ? '' : chinese[value % 10]);
  return shape.replace(/[一二三四五六七八九十]+/, text);
}

/** Whether a line between the two headings begins with the missing number, in round or plain brackets. */
function standsBetween(filing: Filing, before: Section, after: Section, missing: string): boolean {
  const bare = missing.replace(/[（）()、.．]/g, '');
  for (let line = before.line; line < after.line; line++) {
    const text = (filing.source.lines[line - 1]?.text ?? '').replace(/[\s（(]/g, '').slice(0, bare.length + 1);
    if (text.startsWith(bare) && !/[一二三四五六七八九十\d]/.test(text[bare.length] ?? '')) return true;
  }
  return false;
}

function higherBetween(filing: Filing, before: Section, after: Section): boolean {
  for (let line = before.line; line < after.line - 1; line++) {
    if (
      /^\s*([一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}节)/.test(filing.source.lines[line]?.text ?? '')
    )
      return true;
  }
  return false;
}

function headings(sections: Section[], filing: Filing, context: CheckContext): Mention[] {
  return sections.map((section, i) => context.mention(headingPlace(filing, section), i === 0 ? 'stated' : 'operand'));
}

function reportGap(
  before: Section,
  after: Section,
  missing: string,
  filing: Filing,
  out: RuleOutput,
  context: CheckContext,
): void {
  report(
    { zh: `编号跳号：缺“${missing}”`, en: `A number is left out: ${missing}` },
    {
      zh: `“${before.number}${before.title}”之后直接是“${after.number}${after.title}”，其间没有“${missing}”。`,
      en: `“${before.number}${before.title}” is followed by “${after.number}${after.title}”; ${missing} is missing between them.`,
    },
    headings([after, before], filing, context),
    context,
    out,
  );
}

function reportRepeat(before: Section, after: Section, filing: Filing, out: RuleOutput, context: CheckContext): void {
  report(
    { zh: `编号重复：“${after.number}”`, en: `A number is used twice: ${after.number}` },
    {
      zh: `“${before.number}${before.title}”与“${after.number}${after.title}”用了同一个编号。`,
      en: `“${before.number}${before.title}” and “${after.number}${after.title}” bear the same number.`,
    },
    headings([after, before], filing, context),
    context,
    out,
  );
}

function report(
  title: Bilingual,
  sentence: Bilingual,
  mentions: Mention[],
  context: CheckContext,
  out: RuleOutput,
): void {
  const [here, there] = mentions.map((mention) => where(mention, context)) as [Bilingual, Bilingual];
  out.finding({
    severity: 'low',
    confidence: 0.7,
    title,
    explanation: { zh: `${sentence.zh}（${there.zh}、${here.zh}）`, en: `${sentence.en} (${there.en}; ${here.en})` },
    mentions,
  });
}
