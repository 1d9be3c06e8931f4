import { checkColumns } from '../check/columns.ts';
import { checkEqualColumns } from '../check/equal-columns.ts';
import type { Rule } from '../check/rule.ts';

/** Row sums and differences: a 合计 column against those beside it, 变动额, 账面价值 = 账面余额 − 准备; columns that repeat each other. */
export const tableCrossfoot: Rule = {
  id: 'table.crossfoot',
  needs: ['tables', 'numbers'],
  run(filing, out, context) {
    checkColumns(filing.tables, ['difference', 'sum'], out, context);
    for (const table of filing.tables)
      if (table.kind === 'grid') checkEqualColumns(context.gridOf(table.index), out, context);
  },
};
