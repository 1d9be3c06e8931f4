import { checkContraryChanges, checkDatedMoves } from '../check/contrary-changes.ts';
import { type Direction, directionIn } from '../check/directions.ts';
import { type RowTrend, rowTrends } from '../check/row-trends.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { clauseSpans } from '../check/sentences.ts';
import { comparablePoints, type Series, seriesOf } from '../check/series.ts';
import { checkToldMoves } from '../check/told-moves.ts';
import { show, where } from '../check/words.ts';
import type { Filing, NumberMention } from '../model/filing.ts';
import type { FormulaToken } from '../model/finding.ts';
import { intervalOf } from '../numbers/interval.ts';

/**
 * Direction words against the series they speak of: 分别为 A、B 和 C，逐年上升, and a move told with both ends. The words must open the clause
 * after the numbers, or name the series' own measure there; what follows 主要系 speaks of causes, which are other
 * measures. Each step is compared with its rounding.
 */
export const calcTrend: Rule = {
  id: 'calc.trend',
  needs: ['blocks', 'numbers', 'facts'],
  run(filing, out, context) {
    for (const series of seriesOf(filing, context)) {
      const told = directionOf(filing, series);
      const points = comparablePoints(series).map((point) => point.number);
      if (told) check({ ...told, measure: series.measure, block: series.block, points }, true, out, context);
    }
    for (const trend of rowTrends(filing, context)) check(trend, false, out, context);
    checkToldMoves(filing, out, context);
    checkContraryChanges(filing, out, context);
    checkDatedMoves(filing, out, context);
  },
};

interface Told {
  direction: Direction;
  /** Where the words stand in the block's text. */
  start: number;
  end: number;
}

const causes = /^(主要)?(系|是|由于|因|得益|受|原因|源于|为)|主要系|主要原因|主要由于|主要是|原因/;
const fillers = /^(且|并|总体|整体|均|也|基本|大致|上|各期|报告期内|占比较高|占比较低|金额|规模|比例|占比|余额|，|,)*/;

function directionOf(filing: Filing, series: Series): Told | null {
  const text = filing.blocks[series.block]?.text ?? '';
  const rest = text.slice(series.end, series.sentence.end);
  for (const clause of clauseSpans(rest)) {
    const words = rest.slice(clause.start, clause.end);
    const plain = words.replace(/\s/g, '');
    if (plain === '' || plain === '，') continue;
    if (causes.test(plain) || /\d/.test(plain)) return null;
    const direction = directionIn(words);
    if (!direction) continue;
    const lead = words.slice(0, direction.start).replace(/\s/g, '').replace(fillers, '');
    if (lead !== '' && !sameMeasure(lead, series.measure)) continue;
    const base = series.end + clause.start;
    return { direction, start: base + direction.start, end: base + direction.end };
  }
  return null;
}

/** 应收账款余额 and 公司应收账款: one holds the other. */
function sameMeasure(lead: string, measure: string): boolean {
  const one = lead.replace(/^(公司|发行人|本公司)(的)?/, '').replace(/(总体|整体|均|也|的|基本|上)+$/, '');
  const other = measure.replace(/^(公司|发行人|本公司)(的)?/, '');
  return one.length >= 2 && other.length >= 2 && (one.includes(other) || other.endsWith(one));
}

function check(trend: RowTrend, beside: boolean, out: RuleOutput, context: CheckContext): void {
  const { points, direction, measure } = trend;
  const first = points[0];
  const last = points[points.length - 1];
  if (!first || !last || points.length < 2) return;
  const mentions = points.map((point, i) =>
    context.numberMention(point.index, i === points.length - 1 ? 'stated' : 'operand'),
  );
  const place = { in: 'block' as const, block: trend.block, start: trend.start, end: trend.end };
  mentions.push(context.mention(place, 'other'));
  const formula: FormulaToken[] = points.flatMap((point, i): FormulaToken[] => {
    const token = { mention: i, text: point.raw };
    return i === 0 ? [token] : [direction.up ? ' < ' : ' > ', token];
  });
  const base = { formula, mentions, stated: last.value, recomputed: null };
  if (points.some((point) => Number(point.value) < 0) || /亏损/.test(measure)) {
    const reason = { zh: '含亏损，增减的方向不唯一', en: 'With losses the direction can be meant either way' };
    out.check({ ...base, status: 'not-checkable', reason });
    return;
  }
  const wrong: [NumberMention, NumberMention][] = [];
  for (let i = 1; i < points.length; i++) {
    const [before, now] = [points[i - 1] as NumberMention, points[i] as NumberMention];
    if (against(before, now, direction.up)) wrong.push([before, now]);
  }
  const overall = against(first, last, direction.up);
  const lastStep = wrong.some(([, now]) => now === last);
  const contradicted =
    direction.claim === 'steps' ? wrong.length > 0 : direction.claim === 'trend' ? overall || lastStep : overall;
  if (!contradicted) {
    out.check({
      ...base,
      status: wrong.length === 0 ? 'pass' : 'not-checkable',
      reason: wrong.length === 0 ? null : wavering,
    });
    return;
  }
  const all = wrong.length === points.length - 1;
  const values = points.map(show).join('、');
  const [before, now] = wrong[wrong.length - 1] ?? [first, last];
  const here = where(mentions[mentions.length - 1] as (typeof mentions)[number], context);
  const there = where(mentions[0] as (typeof mentions)[number], context);
  const moved = { zh: direction.up ? '下降' : '上升', en: direction.up ? 'fell' : 'rose' };
  out.check({
    ...base,
    status: 'fail',
    finding: {
      severity: all || overall ? 'high' : 'medium',
      confidence: (all ? 0.92 : direction.claim === 'steps' ? 0.85 : 0.65) - (beside ? 0 : 0.1),
      stated: last.value,
      expected: null,
      anchors: [mentions.length - 1],
      title: {
        zh: `趋势描述不符：“${direction.words}”，${measure}为 ${values}`,
        en: `The words “${direction.words}” against ${measure} of ${values}`,
      },
      explanation: {
        zh: `${here.zh}称${measure}“${direction.words}”，而${beside ? '同句' : `${there.zh}${first.place.in === 'cell' ? '的表中' : ''}`}列出的各期数值为 ${values}，由 ${show(before)} 到 ${show(now)} 是${moved.zh}的。`,
        en: `At ${here.en} ${measure} is said to be “${direction.words}”, while the values ${beside ? 'in the same sentence' : first.place.in === 'cell' ? `in the table at ${there.en}` : `at ${there.en}`} are ${values}: from ${show(before)} to ${show(now)} it ${moved.en}.`,
      },
    },
  });
}

const wavering = {
  zh: '中间有一期与该趋势相反，首末两期相符',
  en: 'One step goes the other way, while the first and last agree with the trend',
};

/** Whether the step goes the other way, whatever the rounding. */
function against(before: NumberMention, now: NumberMention, up: boolean): boolean {
  const a = intervalOf(before);
  const b = intervalOf(now);
  return up ? b.hi.lt(a.lo) : b.lo.gt(a.hi);
}
