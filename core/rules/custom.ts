import { anchorsOf } from '../check/custom/anchor.ts';
import type { CustomCheck } from '../check/custom/format.ts';
import type { QueryOutcome } from '../check/custom/outcome.ts';
import { reportQuery } from '../check/custom/report-query.ts';
import { reportRelation } from '../check/custom/report-relation.ts';
import type { Rule } from '../check/rule.ts';

/**
 * The checks that an analyst made, as a rule. Queries are run beforehand (electron/backend/custom-checks.ts):
 * `outcomes` holds what came of them by the checks' ids.
 */
export function customRule(checks: readonly CustomCheck[], outcomes: ReadonlyMap<string, QueryOutcome>): Rule {
  return {
    id: 'custom',
    needs: ['blocks', 'sections', 'tables', 'numbers'],
    run(filing, out, context) {
      const anchors = anchorsOf(filing);
      for (const check of checks) {
        context.stopIfCancelled();
        if (!check.enabled) continue;
        if (check.kind !== 'query') reportRelation(check, anchors, out, context);
        else {
          const failed = { zh: '查询没有运行', en: 'the query was not run' };
          reportQuery(check, outcomes.get(check.id) ?? { failed }, filing, out, context);
        }
      }
    },
  };
}
