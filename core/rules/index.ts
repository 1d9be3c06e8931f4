import type { Rule } from '../check/rule.ts';
import { factRepeat } from './fact-repeat.ts';
import { nameVariant } from './name-variant.ts';
import { tableFoot } from './table-foot.ts';
import { textSlip } from './text-slip.ts';

/** Every rule, in the order in which they run. */
export const allRules: readonly Rule[] = [factRepeat, tableFoot, nameVariant, textSlip];
