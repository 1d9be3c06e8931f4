import type { Rule } from '../check/rule.ts';
import { factRepeat } from './fact-repeat.ts';
import { tableFoot } from './table-foot.ts';

/** Every rule, in the order in which they run. */
export const allRules: readonly Rule[] = [factRepeat, tableFoot];
