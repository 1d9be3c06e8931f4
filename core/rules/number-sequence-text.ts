import { headingPlace } from '../check/headings.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';
import type { Block, Filing, Section } from '../model/filing.ts';
import type { Mention } from '../model/finding.ts';
import type { Bilingual } from '../model/text.ts';
import { ordinalOf } from '../numbers/ordinal.ts';

/**
 * Numbering outside the outline: 一是…二是…四是 in one paragraph, two notes to a table with one and the same text, and a
 * heading between two others of its row that has nothing under it.
 */
export function checkNumberedText(filing: Filing, out: RuleOutput, context: CheckContext): void {
  let before: { block: Block; text: string } | null = null;
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'footnote') continue;
    enumerations(block, out, context);
    const note = /^\s*注\s*(\d{1,2})\s*[:：、.]?\s*/.exec(block.text);
    if (!note) continue;
    const text = block.text.slice(note[0].length).replace(/\s/g, '');
    if (before && text.length >= shortestNote && text === before.text) repeatedNote(before.block, block, out, context);
    before = { block, text };
  }
  emptyHeadings(filing, out, context);
}

const shortestNote = 8;

/** The forms in which a paragraph counts its points; each is looked at on its own. */
const points = [
  /(?<![\u4e00-\u9fff])([一二三四五六七八九十])是/g,
  /(?<=[。；：，])第([一二三四五六七八九十])[，、]/g,
  /（([1-9]\d?)）/g,
  /([①-⑳])/g,
];

function enumerations(block: Block, out: RuleOutput, context: CheckContext): void {
  for (const form of points) {
    // （1）和（3） speaks of points told elsewhere.
    const marks = [...block.text.matchAll(form)].filter(
      ({ index, 0: mark }) =>
        !/^(?:[、至）\-—]|[和及与或]（|$)/.test(block.text.slice(index + mark.length, index + mark.length + 2)),
    );
    if (marks.length < 3 || ordinalOf(marks[0]?.[1] as string) !== 1) continue;
    const values = marks.map((mark) => ordinalOf(mark[1] as string));
    for (let at = 1; at < marks.length; at++) {
      const [last, here] = [marks[at - 1], marks[at]] as [RegExpExecArray, RegExpExecArray];
      const step = (ordinalOf(here[1] as string) ?? 0) - (ordinalOf(last[1] as string) ?? 0);
      if (step === 1 || ordinalOf(here[1] as string) === 1) continue;
      // Anything but one left out or one told twice is a mention of the points, not the points.
      if (step === 2 ? values.includes((values[at] as number) - 1) : step !== 0 || at + 1 === marks.length) break;
      const mentions = [here, last].map((mark, i) =>
        context.mention(
          { in: 'block', block: block.index, start: mark.index, end: mark.index + mark[0].length },
          i === 0 ? 'stated' : 'operand',
        ),
      );
      report(
        mentions,
        {
          zh: `列举编号不连续：“${last[0]}”之后是“${here[0]}”`,
          en: `Points out of order: ${last[0]}, then ${here[0]}`,
        },
        {
          zh: `同一段中“${last[0]}”之后直接是“${here[0]}”，编号${step === 0 ? '重复' : '中间缺一项'}`,
          en: `In one paragraph ${last[0]} is followed by ${here[0]}: ${step === 0 ? 'a number is used twice' : 'one is missing'}`,
        },
        0.65,
        out,
        context,
      );
      break;
    }
  }
}

function repeatedNote(before: Block, after: Block, out: RuleOutput, context: CheckContext): void {
  const mentions = [after, before].map((block, i) =>
    context.mention(
      { in: 'block', block: block.index, start: 0, end: block.text.length },
      i === 0 ? 'stated' : 'operand',
    ),
  );
  report(
    mentions,
    { zh: '两条注释文字全同', en: 'Two notes with one text' },
    {
      zh: `编号不同的两条注释文字完全相同（“${after.text.slice(0, 30).trim()}…”），其中一条应另有内容`,
      en: `Two notes with different numbers have the same text (“${after.text.slice(0, 30).trim()}…”); one of them should say something else`,
    },
    0.75,
    out,
    context,
  );
}

function emptyHeadings(filing: Filing, out: RuleOutput, context: CheckContext): void {
  const doubtful = new Set(filing.warnings.filter(({ code }) => code === 'heading-doubtful').map(({ line }) => line));
  for (let at = 1; at + 1 < filing.sections.length; at++) {
    const [here, next] = [filing.sections[at], filing.sections[at + 1]] as [Section, Section];
    if (here.number === '' || !follows(here, next) || next.block !== here.block + 1 || doubtful.has(here.line))
      continue;
    const before = siblingBefore(filing, at);
    // Its neighbours must say something: a row of headings that are all bare is a list.
    if (!before || isBare(filing, before) || isBare(filing, next)) continue;
    const mentions = [here, next].map((section, i) =>
      context.mention(headingPlace(filing, section), i === 0 ? 'stated' : 'operand'),
    );
    report(
      mentions,
      {
        zh: `标题下无内容：“${here.number}${here.title}”`,
        en: `Nothing under a heading: “${here.number}${here.title}”`,
      },
      {
        zh: `标题“${here.number}${here.title}”之下没有任何内容，紧接着就是“${next.number}${next.title}”`,
        en: `Nothing stands under “${here.number}${here.title}”; “${next.number}${next.title}” follows at once`,
      },
      0.65,
      out,
      context,
    );
  }
}

function follows(one: Section, other: Section): boolean {
  const [a, b] = [ordinalOf(one.number), ordinalOf(other.number)];
  return one.parentId === other.parentId && one.level === other.level && a !== null && b === a + 1;
}

function siblingBefore(filing: Filing, at: number): Section | null {
  const here = filing.sections[at] as Section;
  for (let before = at - 1; before >= 0; before--) {
    const section = filing.sections[before] as Section;
    if (section.level < here.level) return null;
    if (section.level === here.level) return follows(section, here) ? section : null;
  }
  return null;
}

function isBare(filing: Filing, section: Section): boolean {
  const after = filing.blocks[section.block + 1];
  return !after || (after.kind === 'heading' && filing.sections[after.section]?.level === section.level);
}

function report(
  mentions: Mention[],
  title: Bilingual,
  sentence: Bilingual,
  confidence: number,
  out: RuleOutput,
  context: CheckContext,
): void {
  const here = where(mentions[0] as Mention, context);
  out.finding({
    severity: 'low',
    confidence,
    title,
    explanation: { zh: `${sentence.zh}（${here.zh}）。`, en: `${sentence.en} (${here.en}).` },
    mentions,
  });
}
