import type { Filing, NumberMention } from '../model/filing.ts';
import { type EntityPair, entityPairs } from './entity-tables.ts';
import { pairDraft } from './pair-draft.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { differenceOf, show, where } from './words.ts';

/** Reports what two tables say of the same things: the stakes, dates and amounts that agree, and those that do not. */
export function checkEntities(filing: Filing, out: RuleOutput, context: CheckContext): void {
  const told = new Set<number>();
  for (const pair of entityPairs(filing, context.stopIfCancelled)) {
    const { first, second } = pair;
    // Where three tables have it, the first pair that differs stands for all.
    if (!pair.agrees && (told.has(first.index) || told.has(second.index))) continue;
    if (!pair.agrees) for (const number of [first, second]) told.add(number.index);
    report(pair, out, context);
  }
}

function report(pair: EntityPair, out: RuleOutput, context: CheckContext): void {
  const { name, concept, first, second, agrees, agreeing, of } = pair;
  const draft = pairDraft(second, first, context);
  if (agrees) {
    out.check({ ...draft, status: second.value === first.value ? 'pass' : 'rounding' });
    return;
  }
  const [here, there] = [where(draft.mentions[0], context), where(draft.mentions[1], context)];
  const [a, b] = [printed(second), printed(first)];
  out.check({
    ...draft,
    status: 'fail',
    finding: {
      severity: matters(first, second) ? 'high' : 'medium',
      confidence: Math.min(0.85, 0.5 + 0.25 * (agreeing / of) + 0.01 * agreeing),
      stated: second.value,
      expected: first.value,
      difference: differenceOf(second, first),
      title: {
        zh: `两表不一：${name} ${concept} ${a} 与 ${b}`,
        en: `Two tables: ${concept} of ${name}, ${a} and ${b}`,
      },
      explanation: {
        zh: `${here.zh}的表中“${name}”的${concept}为 ${a}，${there.zh}的表中为 ${b}；两表同列的 ${of} 项中有 ${agreeing} 项一致。`,
        en: `In the table at ${here.en} ${concept} of ${name} is ${a}, in the table at ${there.en} ${b}; of the ${of} things that both tables list ${agreeing} agree.`,
      },
    },
  });
}

function printed(number: NumberMention): string {
  return number.kind === 'date' ? number.raw.replace(/\s/g, '') : show(number);
}

/** More than half a per cent apart, or in another year. */
function matters(one: NumberMention, other: NumberMention): boolean {
  // A month or two apart is a matter of which step of a deal was meant.
  if (one.value === null || other.value === null) return one.date?.slice(0, 4) !== other.date?.slice(0, 4);
  const [a, b] = [Number(one.value), Number(other.value)];
  return Math.abs(a - b) > 0.005 * Math.max(Math.abs(a), Math.abs(b));
}
