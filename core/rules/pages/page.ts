import type { Bilingual } from '../../model/text.ts';

/** A rule's own page, in the window and in docs/rules.md: what an analyst has to know of it. */
export interface RulePage {
  /** What is compared with what. */
  compares: Bilingual;
  /** When it says “not checkable” or nothing at all. */
  silent: Bilingual;
  /** An invented passage that it reports, and what it says of it. */
  wrong: Bilingual;
  /** One that looks wrong and is left alone, and why. */
  right: Bilingual;
}
