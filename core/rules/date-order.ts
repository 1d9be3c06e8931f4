import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';
import type { Filing, NumberMention } from '../model/filing.ts';
import type { Bilingual } from '../model/text.ts';

/**
 * Dates in their order: an end before its beginning in one breath (2024 年 3 月至 2023 年 11 月), a step told as
 * following another that lies after it (于 D1 启动，并于 D2 通过评审), and rows of tables with a first and a last day.
 */
export const dateOrder: Rule = {
  id: 'date.order',
  needs: ['blocks', 'tables', 'numbers'],
  run(filing, out, context) {
    for (const block of filing.blocks) {
      if (block.kind === 'contents' || block.kind === 'table') continue;
      const numbers = context.numbersOfBlock(block.index);
      if (numbers.length < 2) continue;
      context.stopIfCancelled();
      const dates = numbers
        .map((index) => filing.numbers[index] as NumberMention)
        .filter((number) => number.kind === 'date' && number.date !== null);
      const spans = context.sentencesOf(block.index);
      let at = 0;
      for (let i = 1; i < dates.length; i++) {
        const [one, other] = [dates[i - 1] as NumberMention, dates[i] as NumberMention];
        while (at < spans.length - 1 && (spans[at]?.end ?? 0) <= one.place.start) at++;
        const span = spans[at];
        if (!span || other.place.start >= span.end) continue;
        pair(block.text.slice(span.start, span.end), span.start, one, other, out, context);
      }
    }
    tables(filing, out, context);
  },
};

const starts = /启动|开始|开工|动工|立项|申请|受理|签订|签署|成立|设立|提交|召开|投入建设|奠基|起草/;
const ends = /完成|通过|结束|竣工|验收|投产|终止|到期|届满|批准|核准|获批|取得|获得|注销|解除|履行完毕|结项|上市/;
/** What makes the second step follow the first: 并于, 后于, 随后. */
const following = /^[^，；。]{0,24}[，；]?(并且?|且|随后|之后|此后|后|而后|其后|再)(又|已|最终)?(于|在)?$/;

function pair(
  sentence: string,
  from: number,
  one: NumberMention,
  other: NumberMention,
  out: RuleOutput,
  context: CheckContext,
): void {
  const gap = sentence.slice(one.place.end - from, other.place.start - from).replace(/\s/g, '');
  if (/^(至|到|-|—|–|－|~|～|——)$/.test(gap)) {
    report(one, other, gap === '' ? '至' : gap, rangeWords, out, context);
    return;
  }
  if (gap.length > 40 || !following.test(gap) || !starts.test(gap)) return;
  const rest = sentence.slice(other.place.end - from).replace(/\s/g, '');
  const clause = rest.slice(0, (rest.search(/[，；。]/) + 1 || rest.length + 1) - 1);
  if (!ends.test(clause) || /计划|预计|拟|将/.test(gap + clause)) return;
  report(one, other, gap, stepWords, out, context);
}

interface Words {
  title: Bilingual;
  said: (a: string, b: string) => Bilingual;
}

const rangeWords: Words = {
  title: { zh: '起止日期颠倒', en: 'A span that ends before it begins' },
  said: (a, b) => ({
    zh: `起止写作 ${a} 至 ${b}，止日早于起日`,
    en: `the span runs from ${a} to ${b}, which ends before it begins`,
  }),
};

const stepWords: Words = {
  title: { zh: '先后次序与日期不符', en: 'Steps told in an order that their dates contradict' },
  said: (a, b) => ({
    zh: `先写 ${a} 开始，后写 ${b} 完成，后一步的日期却在前一步之前`,
    en: `a step begun in ${a} is told to have been completed in ${b}, which is earlier`,
  }),
};

function report(
  one: NumberMention,
  other: NumberMention,
  sign: string,
  words: Words,
  out: RuleOutput,
  context: CheckContext,
): void {
  const mentions = [context.numberMention(other.index, 'stated'), context.numberMention(one.index, 'operand')];
  const formula = [{ mention: 1, text: one.raw }, ` ${sign.length > 2 ? '≤' : sign} `, { mention: 0, text: other.raw }];
  if ((other.date ?? '').slice(-10) >= (one.date ?? '').slice(0, 10)) {
    out.check({ status: 'pass', formula, mentions });
    return;
  }
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const [a, b] = [one.raw, other.raw].map((raw) => raw.replace(/\s/g, '')) as [string, string];
  const said = words.said(a, b);
  out.check({
    status: 'fail',
    formula,
    mentions,
    finding: {
      severity: 'medium',
      confidence: 0.85,
      stated: other.date,
      expected: null,
      title: { zh: `${words.title.zh}：${a} 与 ${b}`, en: `${words.title.en}: ${a} and ${b}` },
      explanation: {
        zh: `${here.zh}${said.zh}，二者必有一误。`,
        en: `At ${here.en} ${said.en}; one of the two must be wrong.`,
      },
    },
  });
}

/** Columns that hold the first and the last day of the same thing. */
function tables(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (const table of filing.tables) {
    const headings = table.columns.map((heading) => heading.replace(/\s/g, ''));
    headings.forEach((heading, first) => {
      if (!/起始|开始|起日|起息|借款日|生效/.test(heading) || !/日|时间/.test(heading)) return;
      const last = headings.findIndex(
        (other, c) =>
          c > first && c - first <= 3 && /终止|结束|到期|截止|止日|届满/.test(other) && /日|时间/.test(other),
      );
      if (last < 0) return;
      table.rows.forEach((_, r) => {
        if (r < table.headerRows) return;
        const one = onlyDate(filing, context.numbersOfCell(table.index, r, first));
        const other = onlyDate(filing, context.numbersOfCell(table.index, r, last));
        if (one && other) report(one, other, '至', rangeWords, out, context);
      });
    });
  }
}

function onlyDate(filing: Filing, indices: readonly number[]): NumberMention | null {
  const found = indices.length === 1 ? filing.numbers[indices[0] as number] : undefined;
  return found?.kind === 'date' && found.date !== null ? found : null;
}
