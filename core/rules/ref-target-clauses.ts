import { headingPlace } from '../check/headings.ts';
import type { JoinedText } from '../check/joined.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';
import type { Filing, Section } from '../model/filing.ts';
import type { Bilingual } from '../model/text.ts';
import { ordinalOf } from '../numbers/ordinal.ts';
import { plainTitle, splitStep } from '../reader/section-index.ts';

/**
 * References to a clause: 本协议第4.22条 where the clauses of that article end at 4.21, “一、…承诺”第3条 where that
 * section numbers no third, and 本募集说明书关于某事的约定 where that matter stands nowhere else. A clause missing in
 * the midst of others is left to the reading.
 */
export function checkClauses(filing: Filing, joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  decimalClauses(filing, joined, out, context);
  numberedClauses(filing, joined, out, context);
  absentMatters(joined, out, context);
}

const fewestClauses = 3;

function decimalClauses(filing: Filing, joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  // By chapter and article: the last clause of each, and how many there are.
  const articles = new Map<string, { last: number; count: number; block: number }>();
  for (const block of filing.blocks) {
    const match = /^[“"\s]*((?:\d{1,2}\.){1,2})(\d{1,2})(?![\d.%])/.exec(block.text);
    if (!match || block.kind === 'contents') continue;
    const key = `${chapterOf(filing, block.section)}|${match[1]}`;
    const article = articles.get(key) ?? { last: 0, count: 0, block: block.index };
    articles.set(key, article);
    article.count++;
    if (Number(match[2]) > article.last) {
      article.last = Number(match[2]);
      article.block = block.index;
    }
  }
  for (const match of joined.text.matchAll(/本(?:规则|协议|章程|制度|合同)第((?:\d{1,2}\.){1,2})(\d{1,2})条/g)) {
    const host = joined.hostAt(match.index);
    const article = articles.get(`${chapterOf(filing, host.section)}|${match[1]}`);
    if (!article || article.count < fewestClauses || Number(match[2]) <= article.last) continue;
    const wanted = `${match[1]}${match[2]}`;
    const last = filing.blocks[article.block];
    const place = joined.placeOf(match.index, match.index + match[0].length);
    const mentions = [
      context.mention(place, 'stated'),
      context.mention(
        { in: 'block', block: article.block, start: 0, end: Math.min(12, last?.text.length ?? 0) },
        'operand',
      ),
    ];
    report(
      mentions,
      { zh: `引用的条款不存在：第 ${wanted} 条`, en: `A clause that does not exist: ${wanted}` },
      {
        zh: `引用“${match[0]}”，而该条最后一款是 ${match[1]}${article.last}`,
        en: `refers to clause ${wanted}, and the last one of that article is ${match[1]}${article.last}`,
      },
      0.75,
      out,
      context,
    );
  }
}

function chapterOf(filing: Filing, section: number): string {
  return filing.sections[section]?.id.split('.')[0] ?? '';
}

function numberedClauses(filing: Filing, joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const byTitle = new Map<string, Section>();
  for (const section of filing.sections) {
    const title = plainTitle(section.title);
    if (section.number !== '' && !byTitle.has(title)) byTitle.set(title, section);
  }
  for (const match of joined.text.matchAll(/“([^“”\n]{2,40})”(?:之|的)?第([一二三四五六七八九十]{1,3}|\d{1,2})条/g)) {
    const { numbers, title } = splitStep(match[1] as string);
    if (numbers.length === 0 || title.length < 4) continue;
    const section = byTitle.get(title);
    const wanted = ordinalOf(match[2] as string);
    if (!section || wanted === null) continue;
    const texts = textsUnder(filing, section);
    if (texts.length < 3 || texts.some((text) => opensWith(text, wanted))) continue;
    const mentions = [
      context.mention(joined.placeOf(match.index, match.index + match[0].length), 'stated'),
      context.mention(headingPlace(filing, section), 'operand'),
    ];
    report(
      mentions,
      { zh: `引用的条款不存在：${match[0]}`, en: `A clause that does not exist: ${match[0]}` },
      {
        zh: `引用“${section.number}${section.title}”第 ${match[2]} 条，该部分没有编号为 ${match[2]} 的条款`,
        en: `refers to clause ${match[2]} of “${section.number}${section.title}”, which has no clause of that number`,
      },
      0.7,
      out,
      context,
    );
  }
}

/** The paragraphs and headings of a section and of those under it. */
function textsUnder(filing: Filing, { id, block: first }: Section): string[] {
  const texts: string[] = [];
  for (let at = first; at < filing.blocks.length; at++) {
    const block = filing.blocks[at];
    const own = filing.sections[block?.section ?? -1]?.id;
    if (!block || (own !== id && !own?.startsWith(`${id}.`))) break;
    if (block.kind !== 'contents') texts.push(block.text);
  }
  return texts;
}

/** A paragraph or heading that begins with the number: 3、 (3) （三） 第三条. */
function opensWith(text: string, wanted: number): boolean {
  const match = /^\s*(?:第\s*)?[（(]?\s*([一二三四五六七八九十]{1,3}|\d{1,2}|[①-⑳])\s*(?:[、.．）)]|条)?/.exec(text);
  return match !== null && ordinalOf(match[1] as string) === wanted;
}

/** 本募集说明书关于交叉保护的约定, where 交叉保护 stands nowhere else. */
function absentMatters(joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  for (const match of text.matchAll(
    /本(?:募集说明书|招股说明书|协议|规则|报告书|合同)(?:中|的)?关于([\u4e00-\u9fff]{3,12})的(?:约定|规定|条款)/g,
  )) {
    const matter = match[1] as string;
    const at = match.index + match[0].indexOf(matter);
    if (matter.includes('的') || text.indexOf(matter) !== at || text.indexOf(matter, at + 1) >= 0) continue;
    // A phrase of several words may stand elsewhere in other words; a term of its own does not.
    if (matter.length > 6) continue;
    report(
      [context.mention(joined.placeOf(at, at + matter.length), 'stated')],
      { zh: `引用的约定不存在：“${matter}”`, en: `A provision that does not exist: “${matter}”` },
      {
        zh: `引用“${match[0]}”，而全文别处没有“${matter}”的内容`,
        en: `refers to provisions on “${matter}”, which stand nowhere else in the filing`,
      },
      0.7,
      out,
      context,
    );
  }
}

function report(
  mentions: ReturnType<CheckContext['mention']>[],
  title: Bilingual,
  sentence: Bilingual,
  confidence: number,
  out: RuleOutput,
  context: CheckContext,
): void {
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const there = mentions[1] ? where(mentions[1], context) : null;
  out.finding({
    severity: 'medium',
    confidence,
    title,
    explanation: {
      zh: `${here.zh}${sentence.zh}${there ? `（${there.zh}）` : ''}。`,
      en: `${here.en} ${sentence.en}${there ? ` (${there.en})` : ''}.`,
    },
    mentions,
  });
}
