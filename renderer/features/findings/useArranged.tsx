import { createContext, type ReactNode, use, useMemo } from 'react';
import { ruleNames } from '../../../core/contract/labels.ts';
import type { FindingRow } from '../../../core/contract/rows.ts';
import { type ArrangedRow, arrange } from '../../../core/review/arrange.ts';
import { isUnfiltered, matcher } from '../../../core/review/filter.ts';
import { useFindings, useSectionTree } from '../../api/filing.ts';
import { useFiling } from '../../app/session.tsx';
import { useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';

export interface Arranged {
  rows: readonly ArrangedRow[];
  /** The findings of those rows and of folded ones, in order. */
  findings: readonly FindingRow[];
  all: readonly FindingRow[];
  unfiltered: boolean;
}

const none: readonly FindingRow[] = [];

const ArrangedContext = createContext<Arranged>({ rows: [], findings: none, all: none, unfiltered: true });

/** The findings as the grid shows them, worked out once for all parts of the window. */
export function useArranged(): Arranged {
  return use(ArrangedContext);
}

export function ArrangedProvider({ children }: { children: ReactNode }) {
  return <ArrangedContext value={useArrangement()}>{children}</ArrangedContext>;
}

/** By the window's filter, order, groups and folds. */
function useArrangement(): Arranged {
  const filing = useFiling();
  const { data } = useFindings(filing?.id ?? null);
  const tree = useSectionTree(filing?.id ?? null);
  const filter = useUi((state) => state.filter);
  const groupBy = useUi((state) => state.groupBy);
  const sort = useUi((state) => state.sort);
  const folded = useUi((state) => state.folded);
  const { language } = useWords();
  const all = data ?? none;
  return useMemo(() => {
    const matches = matcher(filter, tree.below, (rule) => ruleNames[rule][language]);
    const plan = {
      groupBy,
      sort,
      folded,
      matches,
      topOf: tree.topOf,
      ruleName: (rule: FindingRow['rule']) => ruleNames[rule][language],
      title: (row: FindingRow) => row.title[language],
    };
    return { rows: arrange(all, plan), findings: all.filter(matches), all, unfiltered: isUnfiltered(filter) };
  }, [all, filter, tree, groupBy, sort, folded, language]);
}
