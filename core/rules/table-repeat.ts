import { checkEntities } from '../check/entity-report.ts';
import { checkMovedValues } from '../check/moved-values.ts';
import { type PairDraft, pairDraft } from '../check/pair-draft.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { type Twins, twinTables } from '../check/twins.ts';
import { differenceOf, show, where } from '../check/words.ts';
import type { NumberMention } from '../model/filing.ts';
import { comparePrinted, intervalOf } from '../numbers/interval.ts';

/**
 * One table printed in several places, compared cell by cell by row label and column heading. Two tables are
 * taken for one only where nearly all of their cells agree; then those that don't are errors.
 */
export const tableRepeat: Rule = {
  id: 'table.repeat',
  needs: ['sections', 'tables', 'numbers'],
  run(filing, out, context) {
    for (const twins of twinTables(filing, context)) compare(twins, out, context);
    checkMovedValues(filing, out, context);
    checkEntities(filing, out, context);
  },
};

interface Pair {
  label: string;
  column: number;
  first: NumberMention;
  second: NumberMention;
  result: 'pass' | 'rounding' | 'fail';
}

const fewestAgreeing = 4;

function compare({ first, second, rows }: Twins, out: RuleOutput, context: CheckContext): void {
  const pairs: Pair[] = [];
  for (const row of rows) {
    first.table.columns.forEach((_, column) => {
      const a = first.cells[row.first]?.[column];
      const b = second.cells[row.second]?.[column];
      if (typeof a !== 'object' || typeof b !== 'object') return;
      const result = agreement(a.number, b.number);
      if (result)
        pairs.push({ label: row.label.replace(/#\d+$/, ''), column, first: a.number, second: b.number, result });
    });
  }
  const agreeing = pairs.filter((pair) => pair.result !== 'fail');
  const telling = new Set(agreeing.filter((pair) => Number(pair.first.value) !== 0).map((pair) => pair.first.value))
    .size;
  if (agreeing.length < fewestAgreeing || telling < fewestAgreeing || agreeing.length * 10 < pairs.length * 6) return;
  const sure =
    agreeing.length * 10 >= pairs.length * 8 && Math.min(first.table.confidence, second.table.confidence) >= 0.5;
  for (const pair of pairs) {
    const draft = pairDraft(pair.second, pair.first, context);
    if (pair.result !== 'fail') out.check({ ...draft, status: pair.result });
    else if (!sure) {
      out.check({
        ...draft,
        status: 'not-checkable',
        reason: {
          zh: '两表多处不同，可能不是同一张表',
          en: 'The two tables differ in several places and may not be one',
        },
      });
    } else {
      const confidence = Math.min(0.92, 0.7 + 0.01 * agreeing.length);
      out.check({
        ...draft,
        status: 'fail',
        finding: findingOf(pair, second.table.columns, confidence, agreeing.length, draft.mentions, context),
      });
    }
  }
}

function agreement(a: NumberMention, b: NumberMention): Pair['result'] | null {
  if (a.value === null || b.value === null || a.ulp === null || b.ulp === null || a.dimension !== b.dimension)
    return null;
  return a.value === b.value ? 'pass' : comparePrinted(intervalOf(a), intervalOf(b));
}

function findingOf(
  pair: Pair,
  columns: readonly string[],
  confidence: number,
  agreeing: number,
  mentions: PairDraft['mentions'],
  context: CheckContext,
) {
  const [here, there] = [where(mentions[0], context), where(mentions[1], context)];
  const a = show(pair.second);
  const b = show(pair.first);
  const heading = columns[pair.column] ?? '';
  return {
    severity: pair.first.dimension === '元' || pair.first.dimension === '股' ? ('high' as const) : ('medium' as const),
    confidence,
    stated: pair.second.value,
    expected: pair.first.value,
    difference: differenceOf(pair.second, pair.first),
    title: {
      zh: `同一张表两处不一：“${pair.label}”“${heading}”${a} 与 ${b}`,
      en: `One table, two values: ${pair.label}, ${heading}: ${a} and ${b}`,
    },
    explanation: {
      zh: `${here.zh}的表中“${pair.label}”的“${heading}”为 ${a}，${there.zh}的同一张表中为 ${b}；两表其余 ${agreeing} 个数都相同。`,
      en: `In the table at ${here.en}, ${pair.label} in column ${heading} is ${a}; in the same table at ${there.en} it is ${b}, while the other ${agreeing} numbers of the two agree.`,
    },
  };
}
