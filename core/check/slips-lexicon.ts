import type { Dictionary } from './dictionary.ts';
import { occurrences } from './joined.ts';
import { fixedTerms, properForms } from './lexicon.ts';
import { countsApart, opposed, tellsApart } from './opposites.ts';
import { penSlip, type TextSlip } from './text-slips.ts';
import { coveringNames, findVariants, type Variant } from './variants.ts';

/**
 * Fixed terms with one character wrong, missing, too many or changed round. The characters that the slip brings
 * together must be strangers to each other, in this filing and in the dictionary, since a usual pair there is
 * another phrase (高新技术产业, no slip of 高新技术企业); of a longer term one of two such pairs will do where the
 * wrong form falls to pieces: more single characters are left when it is parted into words.
 */
export function slipsOfTerms(text: string, pairs: ReadonlyMap<string, number>, dictionary: Dictionary): TextSlip[] {
  const counted = new Map<string, { count: number; usualAt: number }>();
  /** How often a term stands right, and where first; few of them are ever asked for. */
  const uses = (term: string): { count: number; usualAt: number } => {
    let known = counted.get(term);
    if (!known) {
      known = { count: occurrences(text, term), usualAt: text.indexOf(term) };
      counted.set(term, known);
    }
    return known;
  };
  const slips: TextSlip[] = [];
  const taken = new Set<number>();
  const proper = coveringNames([...properForms, ...fixedTerms]);
  const variants = findVariants(text, fixedTerms)
    .filter((variant) => isSlip(text, variant, pairs, dictionary))
    .filter(({ start, end, at, is }) => {
      const from = start + at - (is === '' ? 1 : 0);
      return proper(text, from, start + at + 1).length === 0 && dictionary.standsAlone(text, start, end);
    })
    .sort((a, b) => lengthOf(b) - lengthOf(a) || a.start - b.start);
  for (const { name, start, end, at } of variants) {
    if (taken.has(start + at)) continue;
    for (let i = start; i < end; i++) taken.add(i);
    const right = fixedTerms[name] as string;
    const { count, usualAt } = uses(right);
    slips.push({
      start,
      end,
      right,
      name: penSlip,
      reason:
        count > 0
          ? {
              zh: `全文其余 ${count} 处写“${right}”，只差一字`,
              en: `the other ${count} places have “${right}”, one character apart`,
            }
          : { zh: `与固定用语“${right}”只差一字`, en: `the fixed term is “${right}”, one character apart` },
      confidence: count >= 2 ? 0.85 : 0.75,
      severity: 'low',
      usual: usualAt < 0 ? null : [usualAt, usualAt + right.length],
    });
  }
  return slips;
}

function lengthOf({ name }: Variant): number {
  return (fixedTerms[name] as string).length;
}

function isSlip(text: string, variant: Variant, pairs: ReadonlyMap<string, number>, dictionary: Dictionary): boolean {
  const right = fixedTerms[variant.name] as string;
  const { was } = variant;
  // A full stop where the term has a pause mark (法律法规。规范性文件).
  if (was === '、' && (variant.is === '。' || variant.is === '；')) return true;
  // A character in another's place is no small word that a phrase takes or leaves, unless it is that other's opposite.
  const other = was.length === 1 && variant.is.length === 1 && right.length >= 5;
  if (other ? countsApart(was, variant.is) || opposed(was, variant.is) : tellsApart(was, variant.is)) return false;
  const form = text.slice(variant.start, variant.end);
  const { at, is } = variant;
  const seams =
    is === ''
      ? [form.slice(at - 1, at + 1)]
      : Array.from({ length: is.length + 1 }, (_, i) => form.slice(at - 1 + i, at + 1 + i));
  const whole = seams.filter((pair) => pair.length === 2);
  const odd = whole.filter((pair) =>
    pair[0] === pair[1] ? (pairs.get(pair) ?? 0) <= 1 : (pairs.get(pair) ?? 0) <= 6 && !dictionary.isWord(pair),
  );
  const rare = odd.filter((pair) => (pairs.get(pair) ?? 0) <= 1);
  if (odd.length === 0) return false;
  // A doubled character is a slip of the hand, whatever it makes.
  if (variant.was === '' && (is === form[at - 1] || is === form[at + 1])) return true;
  // A word put in between is usual (应收及预付账款): with one too many, nothing but strangers will do.
  if (variant.was === '') return rare.length === whole.length && right.length >= 5;
  // Four characters are soon met by chance (摊销金额, no 销售金额): one of them must fall to pieces altogether.
  if (right.length === 4 && !odd.some((pair) => pair[0] === pair[1]))
    return odd.length === whole.length && dictionary.loose(form) === form.length;
  const broken = dictionary.loose(form) > dictionary.loose(right);
  if (odd.length === whole.length) return broken || (rare.length === odd.length && right.length >= 5);
  if (odd.some((pair) => pair[0] === pair[1])) return true;
  // What follows or goes before is a word of its own (会议原则上 and no slip of 会议规则).
  if (dictionary.isWord(form.slice(at)) || dictionary.isWord(form.slice(0, at + 1))) return false;
  return (broken && right.length >= 5) || (rare.length > 0 && right.length >= 7);
}
