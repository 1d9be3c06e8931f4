import { sharedEnds } from '../check/ends.ts';
import { headingPlace } from '../check/headings.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';
import type { Filing, Reference, Section } from '../model/filing.ts';
import { plainTitle, sameNumber, splitStep } from '../reader/section-index.ts';
import { checkClauses } from './ref-target-clauses.ts';
import { checkNotes } from './ref-target-notes.ts';

/**
 * References to a section by number and title (参见“第五节 …”之“二、…”) against the heading that bears the title. A
 * title that stands under another number makes the number wrong; a title a word off under the same number is a
 * slip. Titles that the filing has nowhere and other documents (审计报告) are left alone; notes and clauses are checked
 * by their own numbers.
 */
export const refTarget: Rule = {
  id: 'ref.target',
  needs: ['blocks', 'sections', 'tables', 'references'],
  run(filing, out, context) {
    for (const reference of filing.references) {
      const section = reference.section === null ? undefined : filing.sections[reference.section];
      if (!section || /附注|审计报告|财务报告|《/.test(reference.text)) continue;
      const steps = [...reference.text.matchAll(/“([^“”]+)”/g)].flatMap((match) => (match[1] as string).split(/[/／]/));
      judge(filing, reference, steps[steps.length - 1] ?? '', section, out, context);
      const chapter = steps.length > 1 ? chapterOf(filing, steps[0] as string) : null;
      if (chapter) judge(filing, reference, steps[0] as string, chapter, out, context);
    }
    checkNotes(filing, context.joined(), out, context);
    checkClauses(filing, context.joined(), out, context);
  },
};

/** The chapter that the outermost step of a chain names: by its title, else by its number. */
function chapterOf(filing: Filing, step: string): Section | null {
  const { numbers, title } = splitStep(step);
  if (!numbers[0]?.startsWith('第') || title === '') return null;
  const chapters = filing.sections.filter((section) => section.level === 1 && section.number !== '');
  return (
    chapters.find((section) => plainTitle(section.title) === title) ??
    chapters.find((section) => sameNumber(section.number, numbers[0])) ??
    null
  );
}

function judge(
  filing: Filing,
  reference: Reference,
  step: string,
  section: Section,
  out: RuleOutput,
  context: CheckContext,
): void {
  const last = splitStep(step);
  const number = last.numbers[last.numbers.length - 1];
  if (last.title === '' || number === undefined) return;
  const title = plainTitle(section.title);
  const right = sameNumber(section.number, number);
  if (section.number === '' || !filing.blocks[section.block]) return;
  const mentions = [
    context.mention(reference.place, 'stated'),
    context.mention(headingPlace(filing, section), 'operand'),
  ];
  const heading = section.number + section.title;
  const formula = [{ mention: 0, text: number + last.title }, ' = ', { mention: 1, text: heading }];
  if (title === last.title && right) {
    out.check({ status: 'pass', formula, mentions });
    return;
  }
  if (title !== last.title && !(right && nearly(title, last.title))) return;
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const there = where(mentions[1] as (typeof mentions)[number], context);
  const quoted = reference.text.replace(/\s+/g, '');
  out.check({
    status: 'fail',
    formula,
    mentions,
    finding: right
      ? {
          severity: 'low',
          confidence: 0.65,
          title: { zh: `引用的标题有出入：“${last.title}”`, en: `A reference misquotes a heading: “${last.title}”` },
          explanation: {
            zh: `${here.zh}写“${quoted}”，而${there.zh}的标题是“${heading}”，用词不同。`,
            en: `${here.en} has “${quoted}”; the heading at ${there.en} is “${heading}”.`,
          },
        }
      : {
          severity: 'medium',
          confidence: 0.85,
          title: {
            zh: `引用的编号与标题不符：“${number}”应为“${section.number}”`,
            en: `A reference to ${number} whose title stands under ${section.number}`,
          },
          explanation: {
            zh: `${here.zh}写“${quoted}”，而该标题在${there.zh}，编号是“${section.number}”，不是“${number}”。`,
            en: `${here.en} refers to “${quoted}”; that title stands at ${there.en} under ${section.number}, not ${number}.`,
          },
        },
  });
}

/** One character other, missing or too many in titles of five or more. */
function nearly(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || Math.min(one.length, other.length) < 5) return false;
  const { head, tail } = sharedEnds(one, other);
  return Math.max(one.length, other.length) - head - tail <= 1;
}
