import type { RuleId } from '../../model/finding.ts';
import { calcPages } from './calc.ts';
import { factPages } from './fact.ts';
import { otherPages } from './other.ts';
import type { RulePage } from './page.ts';
import { tablePages } from './table.ts';

/** The page of every rule: the one source of the window's and of docs/rules.md. */
export const rulePages: Record<RuleId, RulePage> = { ...factPages, ...tablePages, ...calcPages, ...otherPages };
