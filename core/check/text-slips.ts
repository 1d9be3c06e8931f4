import type { Severity } from '../model/finding.ts';
import type { Bilingual } from '../model/text.ts';

/** One place of a text where the pen slipped, in the joined text. */
export interface TextSlip {
  start: number;
  end: number;
  /** What should stand there, or null where that is open. */
  right: string | null;
  /** What it is called in a list: 疑为笔误, 标点重复. */
  name: Bilingual;
  /** Why it is one: a clause that goes on after “X 写 Y，”. */
  reason: Bilingual;
  confidence: number;
  severity: Severity;
  /** Where the right form stands, from and to, to be shown beside it; null where it stands nowhere. */
  usual: [number, number] | null;
  /** True where it hangs on the end of its line or cell, which proves nothing in a text file with guessed columns. */
  atEdge?: boolean;
}

export const penSlip: Bilingual = { zh: '疑为笔误', en: 'Typing slip' };
