import type { NumberMention } from '../model/filing.ts';
import { compare, intervalOf, negate } from '../numbers/interval.ts';
import { between, changeBetween, leadOf, type ProseRelation, type Sentence } from './prose.ts';

const dealt =
  /(较|比)(上年|上年同期|上期|上年末|期初|前一年)?(同期)?(分别)?(增长|增加|上升|提高|下降|减少|下滑|降低)了?(分别)?(为)?$/;

/**
 * A series and its steps in one sentence: 收入分别为 A、B 和 C，较上年增长 p 和 q. Each step is held to the two values it
 * lies between, read in the order printed or, where that fits none, newest first. One step that misses is wrong only
 * where another holds: the series is then surely the one that the percentages speak of.
 */
export function seriesGrowth(sentence: Sentence): ProseRelation[] {
  const runs = runsOf(sentence);
  const found: ProseRelation[] = [];
  for (let at = 1; at < runs.length; at++) {
    const steps = runs[at] as NumberMention[];
    const values = runs[at - 1] as NumberMention[];
    const first = steps[0] as NumberMention;
    if (first.dimension !== '%' || values[0]?.dimension === '%' || steps.length !== values.length - 1) continue;
    if (!dealt.test(leadOf(sentence, first)) || !/分别/.test(leadOf(sentence, values[0] as NumberMention))) continue;
    const inOrder = stepsOf(values, steps);
    const reversed = stepsOf([...values].reverse(), [...steps].reverse());
    const best = holding(reversed) > holding(inOrder) ? reversed : inOrder;
    const holds = holding(best);
    for (const one of best) if (fits(one) || (holds > 0 && steps.length > 1)) found.push({ ...one, sure: holds > 0 });
  }
  return found;
}

/** Numbers joined by 、 and 和, of one dimension. */
function runsOf(sentence: Sentence): NumberMention[][] {
  const runs: NumberMention[][] = [];
  for (const number of sentence.numbers) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (run && last?.dimension === number.dimension && /^[、，,和及与]{1,2}$/.test(between(sentence, last, number))) {
      run.push(number);
    } else runs.push([number]);
  }
  return runs;
}

function stepsOf(values: readonly NumberMention[], steps: readonly NumberMention[]): ProseRelation[] {
  const relations: ProseRelation[] = [];
  steps.forEach((stated, i) => {
    const before = values[i] as NumberMention;
    const now = values[i + 1] as NumberMention;
    const relation = stated.approximation === 'exact' ? changeBetween(now, before, stated, false) : null;
    if (relation) relations.push(relation);
  });
  return relations;
}

/** By its size: a decline is told without its sign. */
function fits({ stated, made }: ProseRelation): boolean {
  const printed = intervalOf(stated);
  return compare(printed, made) !== 'fail' || compare(printed, negate(made)) !== 'fail';
}

function holding(relations: readonly ProseRelation[]): number {
  return relations.filter(fits).length;
}
