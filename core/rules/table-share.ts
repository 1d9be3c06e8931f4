import { checkColumns } from '../check/columns.ts';
import { checkGroupShares } from '../check/group-shares.ts';
import { checkPercentSigns } from '../check/percent-signs.ts';
import type { Rule } from '../check/rule.ts';

/** Percent-of-total columns: every row over one base, that of the total row or the one the rows share. */
export const tableShare: Rule = {
  id: 'table.share',
  needs: ['tables', 'numbers'],
  run(filing, out, context) {
    checkColumns(filing.tables, ['share'], out, context);
    for (const table of filing.tables) {
      if (table.kind !== 'grid') continue;
      checkGroupShares(context.gridOf(table.index), out, context);
      checkPercentSigns(context.gridOf(table.index), out, context);
    }
  },
};
