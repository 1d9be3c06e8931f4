/**
 * Checks the shared filings and draws findings from all of them, each as likely as any other, for a person to judge
 * by the source. The same seed draws the same ones as long as the rules find the same.
 *
 *   node scripts/score/draw-findings.ts [FILE …] [--seed 1] [--count 50] [--mentions]
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFiling } from '../../core/check/engine.ts';
import type { Finding } from '../../core/model/finding.ts';
import { readPath } from '../../electron/backend/pipeline.ts';
import { sharedFilings } from '../lib/filings.ts';
import { generator, shuffled } from './random.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '50' },
    mentions: { type: 'boolean', default: false },
  },
});

const all: { name: string; finding: Finding }[] = [];
for (const path of positionals.length > 0 ? positionals : sharedFilings('pdf', 'txt')) {
  const { filing } = await readPath(path);
  const { findings } = checkFiling(filing);
  for (const finding of findings) all.push({ name: basename(path), finding });
  console.log(`${basename(path)}: ${findings.length} findings`);
}

const at = ({ page, line }: { page: number | null; line: number }): string =>
  page === null ? `line ${line}` : `page ${page}, line ${line}`;

const drawn = new Set(shuffled(all, generator(Number(values.seed))).slice(0, Number(values.count)));
console.log(`${drawn.size} of ${all.length} drawn by seed ${values.seed}`);
const listed = all.filter((one) => drawn.has(one));
listed.forEach(({ name, finding }, index) => {
  const { rule, severity, confidence, title, explanation, mentions } = finding;
  const first = mentions.find(({ role }) => role === 'stated') ?? mentions[0];
  console.log(
    `\n${index + 1}. ${name} ${rule} ${severity} ${confidence.toFixed(2)} ${first ? at(first) : 'no place'}
   ${title.zh} | ${title.en}
   ${explanation.zh}
   ${explanation.en}`,
  );
  if (values.mentions)
    for (const one of mentions) console.log(`   ${one.role} ${at(one)}: ${one.value ?? '—'} ${one.quote}`);
});
