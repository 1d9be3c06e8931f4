import { readFileSync } from 'node:fs';
import { bareText, hashText } from './hash.ts';
import { writeLabels } from './write.ts';

/**
 * Turns a proofreader's plain list of what stands wrong in a filing into test/labels/inconsistencies/NAME.json, which
 * holds no text of the filing: of each quote the hash and the length of the text hashed (NFKC, without white space).
 * Usage: node scripts/score/labels/freeze-inconsistencies.ts FILE NAME
 */

interface Finding {
  id: string;
  severity: 'high' | 'medium' | 'low';
  kind: string;
  mentions: { line: number | null; page: number | null; quote: string }[];
}

const [file, name] = process.argv.slice(2);
if (file === undefined || name === undefined) throw new Error('Name the plain file and the target.');
const findings = JSON.parse(readFileSync(file, 'utf8')) as Finding[];
const frozen = findings.map(({ id, severity, kind, mentions }) => ({
  id,
  severity,
  kind,
  mentions: mentions.map(({ line, page, quote }) => {
    const length = bareText(quote).length;
    if (length === 0) throw new Error(`${id}: an empty quote`);
    return { line, page, quote: hashText(quote), length };
  }),
}));
writeLabels({ [`inconsistencies/${name}.json`]: frozen });
console.log(`${name}: ${frozen.length} inconsistencies`);
