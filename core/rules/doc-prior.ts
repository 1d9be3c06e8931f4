import { checkHalfChanged } from '../check/prior/half-changed.ts';
import { checkLastYear } from '../check/prior/last-year.ts';
import type { Rule } from '../check/rule.ts';

/**
 * The filing against another one that it continues: last year's report (comparatives, opening balances) and an
 * earlier draft (a figure changed in one of the places where it stood). Silent where none is given.
 */
export const docPrior: Rule = {
  id: 'doc.prior',
  needs: ['blocks', 'sections', 'tables', 'numbers', 'facts'],
  run(filing, out, context) {
    for (const other of context.priors) {
      if (other.relation === 'prior-year') checkLastYear(filing, other, out, context);
      else checkHalfChanged(filing, other, out, context);
    }
  },
};
