import { checkFiling } from '../../../core/check/engine.ts';
import type { Filing } from '../../../core/model/filing.ts';
import type { CheckReport, PriorRelation } from '../../../core/model/finding.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { docPrior } from '../../../core/rules/doc-prior.ts';
import { type DecodedText, decodeText } from '../../../core/source/text/decode.ts';
import { openText } from '../../../core/source/text/open.ts';

/** Reads an invented filing (table cells parted by tabs). */
export function read(text: string, name = 'now.txt'): Filing {
  const decoded = decodeText(new TextEncoder().encode(text.trim())) as DecodedText;
  return readFiling(openText(decoded, { name, sha256: '0'.repeat(64) }));
}

/** Runs doc.prior over one invented filing beside another. */
export function checkBeside(now: string, before: string, relation: PriorRelation): CheckReport {
  const priors = [{ relation, filing: read(before, 'before.txt') }];
  return checkFiling(read(now), { rules: [docPrior], priors });
}
