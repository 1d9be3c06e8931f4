import type { Handlers } from '../context.ts';
import { factHandlers } from './facts.ts';
import { filingHandlers } from './filings.ts';
import { findingHandlers } from './findings.ts';
import { historyHandlers } from './history.ts';
import { jobHandlers } from './jobs.ts';
import { otherFilingHandlers } from './other-filings.ts';
import { projectHandlers } from './projects.ts';
import { qualityHandlers } from './quality.ts';
import { ruleHandlers } from './rules.ts';
import { settingsHandlers } from './settings.ts';
import { sourceHandlers } from './source.ts';
import { tableHandlers } from './tables.ts';

/** Every method of the contract; one without a handler does not compile. */
export const handlers: Handlers = {
  ...settingsHandlers,
  ...projectHandlers,
  ...filingHandlers,
  ...otherFilingHandlers,
  ...findingHandlers,
  ...sourceHandlers,
  ...tableHandlers,
  ...factHandlers,
  ...qualityHandlers,
  ...ruleHandlers,
  ...historyHandlers,
  ...jobHandlers,
};
