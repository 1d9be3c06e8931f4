/**
 * What the checks find of what proofreaders found by reading (test/labels/inconsistencies, quotes as hashes).
 * The IPO prospectus is held out and scored with --held-out only. With --verbose each answer is told, and each finding
 * that meets none.
 *
 *   node scripts/score/inconsistencies.ts [--held-out] [--verbose]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkFiling } from '../../core/check/engine.ts';
import type { Filing } from '../../core/model/filing.ts';
import { type Finding, severities } from '../../core/model/finding.ts';
import { readPath } from '../../electron/backend/pipeline.ts';
import { sharedFiling } from '../lib/filings.ts';
import { heldOut } from './labels/form.ts';
import { bareText, hashText } from './labels/hash.ts';

const answer = z.object({
  id: z.string(),
  severity: z.enum(severities),
  kind: z.string(),
  mentions: z.array(
    z.object({
      line: z.number().int().nullable(),
      page: z.number().int().nullable(),
      quote: z.string(),
      length: z.number().int().positive(),
    }),
  ),
});
type Answer = z.infer<typeof answer>;

const folder = join(import.meta.dirname, '../../test/labels/inconsistencies');
const verbose = process.argv.includes('--verbose');

/** A page's characters as they are hashed, with the source line of each. */
interface PageText {
  text: string;
  lines: number[];
}

function pagesOf(filing: Filing): Map<number | null, PageText> {
  const pages = new Map<number | null, PageText>();
  filing.source.lines.forEach(({ text, page }, at) => {
    let own = pages.get(page);
    if (!own) {
      own = { text: '', lines: [] };
      pages.set(page, own);
    }
    for (const character of bareText(text)) {
      own.text += character;
      for (let unit = 0; unit < character.length; unit += 1) own.lines.push(at + 1);
    }
  });
  return pages;
}

/** First and last source line of a quote on its page; where wrapping moved its words apart, the line it was given with. */
function placeOf(pages: Map<number | null, PageText>, mention: Answer['mentions'][number]): [number, number] | null {
  const page = pages.get(mention.page) ?? pages.get(null);
  if (page) {
    for (let at = 0; at + mention.length <= page.text.length; at += 1) {
      if (hashText(page.text.slice(at, at + mention.length)) !== mention.quote) continue;
      return [page.lines[at] as number, page.lines[at + mention.length - 1] as number];
    }
  }
  return mention.line === null ? null : [mention.line, mention.line];
}

const near = 2;

function meets(finding: Finding, places: readonly [number, number][]): boolean {
  const stated = finding.mentions.filter((mention) => mention.role === 'stated');
  return stated.some(({ line }) => places.some(([from, to]) => line >= from - near && line <= to + near));
}

const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
for (const name of files) {
  const stem = name.replace(/\.json$/, '');
  const path = sharedFiling(`${stem}.pdf`) ?? sharedFiling(`${stem}.txt`);
  if (!path || (stem === heldOut && !process.argv.includes('--held-out'))) {
    console.log(`${stem}: ${path ? 'held out' : 'not at hand, skipped'}`);
    continue;
  }
  const answers = z.array(answer).parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const { filing } = await readPath(path);
  const { findings } = checkFiling(filing);
  const pages = pagesOf(filing);
  const met = new Set<Finding>();
  const found = new Map<string, Finding>();
  let lost = 0;
  for (const one of answers) {
    const places = one.mentions.flatMap((mention) => {
      const place = placeOf(pages, mention);
      if (!place) lost += 1;
      return place ? [place] : [];
    });
    for (const finding of findings) {
      if (!meets(finding, places)) continue;
      met.add(finding);
      if (!found.has(one.id)) found.set(one.id, finding);
    }
  }
  console.log(
    `\n${stem}: ${answers.length} known, ${findings.length} findings${lost > 0 ? `; ${lost} quotes not located` : ''}`,
  );
  for (const severity of severities) {
    const own = answers.filter((one) => one.severity === severity);
    const hits = own.filter((one) => found.has(one.id)).length;
    const given = findings.filter((finding) => finding.severity === severity);
    const right = given.filter((finding) => met.has(finding)).length;
    console.log(
      `  ${severity.padEnd(6)} found ${hits} of ${own.length} (${((100 * hits) / Math.max(1, own.length)).toFixed(0)} %); of ${given.length} findings ${right} meet a known one`,
    );
  }
  if (!verbose) continue;
  for (const one of answers) {
    const by = found.get(one.id);
    console.log(
      `    ${one.id} ${one.severity} ${one.kind} p${one.mentions[0]?.page} ${by ? `found: ${by.rule} ${by.severity}` : 'missed'}`,
    );
  }
  for (const finding of findings)
    if (!met.has(finding))
      console.log(
        `    meets none: ${finding.rule} ${finding.severity} p${finding.mentions[0]?.page} ${finding.title.zh}`,
      );
}
