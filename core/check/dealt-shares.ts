import type { Filing, NumberMention } from '../model/filing.ts';
import { type FigureFinder, figureAt, figureFinder } from './figures.ts';
import { fits, type ProseRelation, shareBetween } from './prose.ts';
import type { CheckContext } from './rule.ts';
import { type Series, seriesOf } from './series.ts';

/**
 * Shares dealt out over periods: 应收账款分别为 A、B 和 C，占当期营业收入的比例分别为 p、q 和 r. The parts stand right
 * before, else in a row of that name; the whole is looked up by its name and period. One share that misses is wrong
 * only where two others of the series hold on the same whole.
 */
export function dealtShares(filing: Filing, context: CheckContext): ProseRelation[] {
  const find = figureFinder(filing, context);
  const relations: ProseRelation[] = [];
  let last: Series | null = null;
  for (const series of seriesOf(filing, context)) {
    const before: Series | null = last?.block === series.block ? last : null;
    if (series.points[0]?.number.dimension !== '%') {
      last = series;
      continue;
    }
    const told = /^(.*?)(?:金额)?占(.{2,24}?)(?:的)?(?:比例|比重|百分比|比)$/.exec(series.measure.replace(/\s/g, ''));
    if (!told) continue;
    const best = bestReading(series, before, told[1] as string, told[2] as string, find, filing);
    if (best.length === 0) continue;
    const holding = best.filter(fits).length;
    for (const relation of best) {
      if (fits(relation) || (holding >= 2 && holding === best.length - 1)) {
        relations.push({ ...relation, sure: !fits(relation) });
      }
    }
  }
  return relations;
}

/** The reading of parts and wholes under which most of the series holds. */
function bestReading(
  series: Series,
  before: Series | null,
  part: string,
  whole: string,
  find: FigureFinder,
  filing: Filing,
): ProseRelation[] {
  const section = filing.blocks[series.block]?.section ?? -1;
  const parts: ReadonlyMap<string, NumberMention>[] = [];
  if (before && before.points.length === series.points.length && series.start - before.end <= 60) {
    parts.push(new Map(before.points.map((point, i) => [series.points[i]?.period || point.period, point.number])));
  }
  if (part.length >= 2) parts.push(...find(section, part).map((row) => row.figures));
  const wholes = find(section, whole).map((row) => row.figures);
  let best: ProseRelation[] = [];
  let most = 0;
  for (const own of parts) {
    for (const all of wholes) {
      const relations = series.points.flatMap(({ number, period }): ProseRelation[] => {
        const [a, b] = [figureAt(own, period), figureAt(all, period)];
        const relation = a && b && a !== b && a.dimension === b.dimension ? relationOf(number, a, b) : null;
        return relation ? [relation] : [];
      });
      const holding = relations.filter(fits).length;
      if (holding > most) [best, most] = [relations, holding];
      if (most === series.points.length) return best;
    }
  }
  return best;
}

function relationOf(stated: NumberMention, part: NumberMention, whole: NumberMention): ProseRelation | null {
  if (part.value === null || whole.value === null || stated.approximation !== 'exact') return null;
  return shareBetween(part, whole, stated);
}
