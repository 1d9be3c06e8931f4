import type { Rule } from '../check/rule.ts';
import { calcCagr } from './calc-cagr.ts';
import { calcChange } from './calc-change.ts';
import { calcRatio } from './calc-ratio.ts';
import { calcRollforward } from './calc-rollforward.ts';
import { calcSentence } from './calc-sentence.ts';
import { calcStatement } from './calc-statement.ts';
import { calcTrend } from './calc-trend.ts';
import { countList } from './count-list.ts';
import { dateAsof } from './date-asof.ts';
import { dateOrder } from './date-order.ts';
import { docPrior } from './doc-prior.ts';
import { factEvent } from './fact-event.ts';
import { factRepeat } from './fact-repeat.ts';
import { factTable } from './fact-table.ts';
import { nameVariant } from './name-variant.ts';
import { numberSequence } from './number-sequence.ts';
import { refTarget } from './ref-target.ts';
import { tableCrossfoot } from './table-crossfoot.ts';
import { tableFoot } from './table-foot.ts';
import { tableRepeat } from './table-repeat.ts';
import { tableShare } from './table-share.ts';
import { termGlossary } from './term-glossary.ts';
import { textSlip } from './text-slip.ts';
import { unitScale } from './unit-scale.ts';

/** Every rule, in the order in which they run. */
export const allRules: readonly Rule[] = [
  factRepeat,
  factTable,
  factEvent,
  tableFoot,
  tableCrossfoot,
  tableShare,
  tableRepeat,
  calcChange,
  calcCagr,
  calcRatio,
  calcRollforward,
  calcSentence,
  calcStatement,
  calcTrend,
  countList,
  dateOrder,
  dateAsof,
  unitScale,
  nameVariant,
  refTarget,
  numberSequence,
  textSlip,
  termGlossary,
  docPrior,
];
