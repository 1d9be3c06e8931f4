import type { CheckContext } from '../check/rule.ts';
import { where } from '../check/words.ts';
import type { Mention } from '../model/finding.ts';
import type { Bilingual, Place } from '../model/text.ts';

/** Most places of the usual spelling that are shown. */
const mostUsual = 4;

/** Two spellings as a finding shows them: the places of both, the rare one's first, and where either stands first. */
export function sidesOf(
  rare: readonly Place[],
  usual: readonly Place[],
  mostRare: number,
  context: CheckContext,
): { mentions: Mention[]; here: Bilingual; there: Bilingual } {
  const stated = rare.slice(0, mostRare).map((place) => context.mention(place, 'stated'));
  const operands = usual.slice(0, mostUsual).map((place) => context.mention(place, 'operand'));
  return {
    mentions: [...stated, ...operands],
    here: where(stated[0] as Mention, context),
    there: where(operands[0] as Mention, context),
  };
}
