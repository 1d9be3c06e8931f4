import { headingPlace } from '../check/headings.ts';
import type { JoinedHost, JoinedText } from '../check/joined.ts';
import { push } from '../check/push.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';
import type { Filing, Section } from '../model/filing.ts';
import type { Bilingual, Place } from '../model/text.ts';
import { ordinalOf } from '../numbers/ordinal.ts';
import { plainTitle } from '../reader/section-index.ts';

/** One step of a reference: a heading's number, and its title where it is quoted. */
interface Step {
  number: string;
  title: string;
}

interface Headings {
  byTitle: Map<string, Section[]>;
  byId: Map<string, Section>;
}

/**
 * References to the notes of the statements, by number and title (附注“五、24、长期资产减值”) or number alone
 * (附注34), against the headings of this filing. A title that stands here only under other numbers makes the number
 * wrong; numbers of the auditor's own notes, in another scheme than this filing's, are named so.
 */
export function checkNotes(filing: Filing, joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const byTitle = new Map<string, Section[]>();
  const chapters = new Set(
    filing.sections.filter(({ title }) => notesTitle.test(plainTitle(title))).map(({ id }) => chapterOf(id)),
  );
  for (const section of filing.sections) {
    if (section.number === '' || !chapters.has(chapterOf(section.id))) continue;
    const title = plainTitle(section.title);
    push(byTitle, title, section);
  }
  const headings = { byTitle, byId: new Map(filing.sections.map((section) => [section.id, section])) };
  const told = new Set<JoinedHost>();
  for (const match of joined.text.matchAll(/附注“([^“”\n]{2,60})”(?:[及和与、]“([^“”\n]{2,60})”)?/g)) {
    for (const quoted of [match[1], match[2]]) {
      if (quoted === undefined) continue;
      const start = match.index + match[0].indexOf(`“${quoted}”`) + 1;
      const host = joined.hostAt(start);
      const wrong = wrongStep(stepsOf(quoted), headings);
      if (!wrong || told.has(host)) continue;
      told.add(host);
      report(filing, joined.placeOf(start, start + quoted.length), quoted, wrong, out, context);
    }
  }
  checkBareNumbers(filing, joined, headings, out, context);
}

/** What a chapter that holds the notes is called, or has among its headings. */
const notesTitle = /^(?:财务报告|财务报表附注|财务报表及附注|重要会计政策及会计估计|重要会计政策和会计估计)$/;

function chapterOf(id: string): string {
  return id.split('.', 1)[0] as string;
}

const numberForm =
  /[一二三四五六七八九十]{1,3}、|[一二三四五六七八九十]{1,3}(?=\d)|（[一二三四五六七八九十\d]{1,4}）|\d{1,2}[、.．]?(?![\d年月日%.．])/g;

/** 五、重要会计政策及会计估计24、长期资产减值 as two steps; a number may stand without a title. */
function stepsOf(quoted: string): Step[] {
  const marks = [...quoted.matchAll(numberForm)];
  return marks.map((mark, index) => ({
    number: mark[0],
    title: plainTitle(quoted.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? quoted.length)),
  }));
}

interface Wrong {
  step: Step;
  section: Section;
  /** The title stands here under a number of the same form: one number is wrong, not the scheme. */
  sameForm: boolean;
}

/** The innermost step whose title this filing has under other numbers only. */
function wrongStep(steps: readonly Step[], { byTitle, byId }: Headings): Wrong | null {
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at] as Step;
    const named = byTitle.get(step.title);
    if (!named || step.title.length < 2) continue;
    const value = ordinalOf(step.number);
    const same = named.filter((section) => ordinalOf(section.number) === value);
    if (same.length === 0) {
      const section = named.find((one) => formOf(one.number) === formOf(step.number)) ?? (named[0] as Section);
      return { step, section, sameForm: formOf(section.number) === formOf(step.number) };
    }
    // Right by its own number: the step before it must be a number above it.
    const before = steps[at - 1];
    if (before?.title !== '') continue;
    const above = ordinalOf(before.number);
    const rightly = same.some((section) => {
      for (let id = section.parentId; id !== null; id = byId.get(id)?.parentId ?? null)
        if (ordinalOf(byId.get(id)?.number ?? '') === above) return true;
      return false;
    });
    const section = same[0] as Section;
    if (!rightly && section.parentId !== null && (byId.get(section.parentId)?.number ?? '') !== '')
      return { step, section, sameForm: false };
  }
  return null;
}

function formOf(number: string): string {
  return /\d/.test(number) ? '1' : /（/.test(number) ? '（一）' : '一';
}

function report(
  filing: Filing,
  place: Place,
  quoted: string,
  { step, section, sameForm }: Wrong,
  out: RuleOutput,
  context: CheckContext,
): void {
  const mentions = [context.mention(place, 'stated'), context.mention(headingPlace(filing, section), 'operand')];
  const [here, there] = mentions.map((mention) => where(mention, context)) as [Bilingual, Bilingual];
  const heading = section.number + section.title;
  out.finding({
    severity: 'medium',
    confidence: sameForm ? 0.85 : 0.75,
    title: {
      zh: `引用的附注编号不符：“${quoted}”应为“${heading}”`,
      en: `A note is referred to by a wrong number: “${quoted}”, which stands under ${section.number}`,
    },
    explanation: {
      zh: sameForm
        ? `${here.zh}引用附注“${quoted}”，而“${step.title}”在${there.zh}，编号是“${section.number}”，不是“${step.number}”。`
        : `${here.zh}引用附注“${quoted}”，而本文件中“${step.title}”在${there.zh}，编号是“${section.number}”；引用用的是另一套编号。`,
      en: sameForm
        ? `${here.en} refers to the note “${quoted}”; “${step.title}” stands at ${there.en} under ${section.number}, not ${step.number}.`
        : `${here.en} refers to the note “${quoted}”; here “${step.title}” stands at ${there.en} under ${section.number}: the numbers are of another scheme.`,
    },
    mentions,
  });
}

/** 详见附注34 under a heading whose other namesake is note 35, and note 34 is of something else. */
function checkBareNumbers(
  filing: Filing,
  joined: JoinedText,
  { byTitle }: Headings,
  out: RuleOutput,
  context: CheckContext,
): void {
  for (const match of joined.text.matchAll(/[见阅]附注(\d{1,2})(?=[。；，）])/g)) {
    const host = joined.hostAt(match.index);
    const own = filing.sections[host.section];
    if (!own || own.number === '') continue;
    const wanted = Number(match[1]);
    const named = (byTitle.get(plainTitle(own.title)) ?? []).filter(
      (section) => section !== own && section.level === own.level,
    );
    const target = named[0];
    if (!target || named.some((section) => ordinalOf(section.number) === wanted)) continue;
    const start = match.index + 1;
    const place = joined.placeOf(start, start + match[0].length - 1);
    const step = { number: match[1] as string, title: own.title };
    report(filing, place, `${match[1]}`, { step, section: target, sameForm: true }, out, context);
  }
}
