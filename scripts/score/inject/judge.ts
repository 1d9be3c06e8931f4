import { push } from '../../../core/check/push.ts';
import type { Filing } from '../../../core/model/filing.ts';
import type { CheckReport, Finding } from '../../../core/model/finding.ts';
import { lineAt } from '../../../core/model/places.ts';
import type { Plant } from './plant.ts';
import { plainOf } from './tokens.ts';

/** What became of a planted error: found as it should be, named at its place in another way, or not at all. */
export type Verdict = 'found' | 'touched' | 'missed';

export interface Judged {
  plant: Plant;
  verdict: Verdict;
  /** The finding that names it, or touches it. */
  finding: Finding | null;
}

export interface Judgement {
  judged: Judged[];
  /** Findings that the clean text does not bring and that name no planted error. */
  wrong: Finding[];
  /** Findings that the clean text does not bring and that name one. */
  right: Finding[];
}

/** Judges what the checks say of a text with errors in it, against what they say of the clean one. */
export function judge(filing: Filing, report: CheckReport, clean: CheckReport, plants: readonly Plant[]): Judgement {
  const known = new Set(clean.findings.map((finding) => `${finding.id} ${finding.fingerprint}`));
  const fresh = report.findings.filter((finding) => !known.has(`${finding.id} ${finding.fingerprint}`));
  const byLine = new Map<number, Finding[]>();
  for (const finding of fresh)
    for (const line of new Set(finding.mentions.map((mention) => lineAt(filing, mention.place).line)))
      push(byLine, line, finding);
  const right = new Set<Finding>();
  const judged = plants.map((plant): Judged => {
    const near = plant.changes.flatMap(({ line }) =>
      [line, line + 1, line + 2].flatMap((number) => byLine.get(number) ?? []),
    );
    const at = near.filter((finding) => saysNow(finding, plant));
    for (const finding of near) right.add(finding);
    const named = at.find((finding) => plant.rules.includes(finding.rule) && saysBoth(finding, plant));
    if (named) return { plant, verdict: 'found', finding: named };
    const touched = at[0] ?? near[0] ?? null;
    return { plant, verdict: touched ? 'touched' : 'missed', finding: touched };
  });
  return {
    judged,
    right: fresh.filter((finding) => right.has(finding)),
    wrong: fresh.filter((one) => !right.has(one)),
  };
}

const bare = (text: string): string => text.replace(/[\s,，]/g, '').replace(/－/g, '-');

function wordsOf(finding: Finding): string {
  const formula = finding.formula?.map((token) => (typeof token === 'string' ? token : token.text)).join('') ?? '';
  const quotes = finding.mentions.map((mention) => mention.quote).join(' ');
  return bare(`${finding.title.zh} ${finding.explanation.zh} ${formula} ${quotes}`);
}

function saysNow(finding: Finding, plant: Plant): boolean {
  const words = wordsOf(finding);
  return plant.changes.some((change) => words.includes(bare(change.text)) || words.includes(bare(plant.now)));
}

/** Both values stand in the finding, or its difference is the one planted. */
function saysBoth(finding: Finding, plant: Plant): boolean {
  const words = wordsOf(finding);
  if (words.includes(bare(plant.was))) return true;
  if (plant.kind === 'direction' || plant.kind === 'count' || plant.kind === 'reference') return true;
  if (roundsTo(finding.expected, bare(plant.was))) return true;
  if (finding.difference === null || !/^[-\d.,]+$/.test(bare(plant.was))) return false;
  const planted = Math.abs(Number(plainOf(bare(plant.now))) - Number(plainOf(bare(plant.was))));
  const told = Math.abs(Number(finding.difference));
  const ratio = told / planted;
  return [1, 2, 1e-2, 1e3, 1e4, 1e6, 1e8].some((scale) => Math.abs(ratio / scale - 1) < 1e-6);
}

/** The expected value, in some unit, is the one that stood there to its printed digits. */
function roundsTo(expected: string | null, was: string): boolean {
  if (expected === null || !/^-?\d+(?:\.\d+)?$/.test(was)) return false;
  const decimals = was.split('.')[1]?.length ?? 0;
  const value = Number(expected);
  return [1, 100, 1e-3, 1e-4, 1e-8].some((scale) => (value * scale).toFixed(decimals) === was);
}
