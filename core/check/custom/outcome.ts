import type { Bilingual } from '../../model/text.ts';
import type { ViewValue } from './views.ts';

/** Rows of a query that are taken as findings; it is said where there were more. */
export const mostRows = 1000;

/** What came of a query: its rows by column, lower case, or why it could not be run. */
export type QueryOutcome = { rows: Record<string, ViewValue>[]; more: boolean } | { failed: Bilingual };
