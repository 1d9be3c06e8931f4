import { z } from 'zod';

/** A filing's labels as committed: places, counts and units plain, every text of the filing as its hash (hash.ts). */

/** Held out: nothing is developed against what is known of it. */
export const heldOut = 'ipo_001266_smartcontrol_2022';

/** Empty where the text is. */
const hash = z.string().regex(/^(?:[0-9a-f]{12})?$/);
const page = z.number().int().positive();

const labelledHeading = z.object({
  page,
  text: hash,
  /** By the form of the number, 1 to 8; null for an unnumbered heading. */
  level: z.number().int().min(1).max(8).nullable(),
  unnumbered: z.boolean().optional(),
  /** Counts neither way. */
  unsure: z.boolean().optional(),
});

const labelledTable = z.object({
  page,
  endPage: page,
  title: hash,
  unit: z.string().nullable(),
  headerRows: z.number().int().min(0),
  /** Header rows first; null where only the counts were labelled. */
  rows: z.array(z.array(hash)).nullable(),
  rowCount: z.number().int().optional(),
  columnCount: z.number().int().optional(),
  unsure: z.boolean().optional(),
});

const labelledNumber = z.object({
  page,
  raw: hash,
  before: hash.optional(),
  rowLabel: hash.optional(),
  columnHeader: hash.optional(),
  unit: z.string().nullable(),
  value: hash,
  period: z.string().nullable(),
  periodUnsure: z.boolean().optional(),
  unsure: z.boolean().optional(),
});

export const labelledFiling = z.object({
  file: z.string(),
  pages: z.array(page),
  headings: z.array(labelledHeading),
  tables: z.array(labelledTable),
  numbers: z.array(labelledNumber),
});

export type LabelledFiling = z.infer<typeof labelledFiling>;
export type LabelledHeading = z.infer<typeof labelledHeading>;
export type LabelledTable = z.infer<typeof labelledTable>;
export type LabelledNumber = z.infer<typeof labelledNumber>;
