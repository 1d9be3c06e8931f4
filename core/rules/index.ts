import type { Rule } from '../check/rule.ts';
import { calcChange } from './calc-change.ts';
import { calcRatio } from './calc-ratio.ts';
import { factRepeat } from './fact-repeat.ts';
import { nameVariant } from './name-variant.ts';
import { tableCrossfoot } from './table-crossfoot.ts';
import { tableFoot } from './table-foot.ts';
import { tableShare } from './table-share.ts';
import { textSlip } from './text-slip.ts';

/** Every rule, in the order in which they run. */
export const allRules: readonly Rule[] = [
  factRepeat,
  tableFoot,
  tableCrossfoot,
  tableShare,
  calcChange,
  calcRatio,
  nameVariant,
  textSlip,
];
