import type { SourceDocument } from '../../../core/model/source.ts';
import { shuffled } from '../random.ts';
import {
  digit,
  labelledTokens,
  type NumberSites,
  repeatedTokens,
  scale,
  sign,
  swappedPair,
  transposition,
  unit,
} from './numbers.ts';
import { type Kind, kinds, type Plant } from './plant.ts';
import { rawOf } from './raw.ts';
import { type Token, tokensOf } from './tokens.ts';
import { totalsOf } from './totals.ts';
import { counts, dates, directions, names, periods, references } from './words.ts';

/** Lines between two errors planted in one text, so that one does not hide another. */
const apart = 12;
/** A line that stands more often than this is a running header. */
const running = 5;

/** Every error that could be planted, a list a kind. */
export function sitesOf(source: SourceDocument, next: () => number): Map<Kind, Plant[]> {
  const raw = rawOf(source);
  const tokens = tokensOf(raw);
  const totals = totalsOf(raw, tokens);
  const inTotal = new Set<Token>(totals.flatMap(({ parts, total }) => [...parts, total]));
  const elsewhere = repeatedTokens(raw, tokens);
  const sites: NumberSites = { raw, elsewhere, inTotal, labelled: labelledTokens(raw, tokens) };
  const each = (make: (token: Token) => Plant | null): Plant[] =>
    tokens.flatMap((token) => {
      const plant = make(token);
      return plant ? [plant] : [];
    });
  const all: Record<Kind, Plant[]> = {
    digit: each((token) => digit(sites, token, next)),
    transposition: each((token) => transposition(sites, token, next)),
    sign: each((token) => sign(sites, token)),
    scale: each((token) => scale(sites, token)),
    unit: each((token) => unit(sites, token)),
    period: periods(raw, tokens, elsewhere),
    'swapped pair': totals.flatMap((found) => swappedPair(sites, found, next) ?? []),
    name: names(raw, next),
    count: counts(raw),
    reference: references(raw, next),
    date: dates(raw, next),
    direction: directions(raw),
  };
  const seen = new Map<string, number>();
  for (const line of raw.lines) {
    const words = line.replace(/[\s\d]/g, '');
    seen.set(words, (seen.get(words) ?? 0) + 1);
  }
  const inBody = (plant: Plant): boolean =>
    plant.changes.every(({ line }) => {
      const words = raw.lines[line] ?? '';
      const bare = words.replace(/[\s\d]/g, '');
      return (bare.length < 6 || (seen.get(bare) ?? 0) <= running) && !/\.{5}|…{2}/.test(words);
    });
  return new Map(kinds.map((kind) => [kind, all[kind].filter(inBody)]));
}

/**
 * Errors to plant in one text: up to `perKind` of each kind, drawn evenly from those that something speaks
 * against and those that nothing does (one in five), none within `apart` lines of another.
 */
export function drawPlants(sites: ReadonlyMap<Kind, Plant[]>, perKind: number, next: () => number): Plant[] {
  const drawn: Plant[] = [];
  const taken: number[] = [];
  const free = (plant: Plant): boolean =>
    plant.changes.every(({ line }) => taken.every((other) => Math.abs(other - line) > apart));
  for (const kind of shuffled(kinds, next)) {
    const candidates = shuffled(sites.get(kind) ?? [], next);
    const told = candidates.filter((plant) => plant.against !== null);
    const alone = candidates.filter((plant) => plant.against === null);
    let count = 0;
    const words = new Set<string>();
    for (const plant of [...told.slice(0, 40), ...alone.slice(0, 20)]) {
      // One name misspelt in several ways at once would leave no usual spelling.
      if (kind === 'name' && words.has(plant.was)) continue;
      if (count >= perKind || (plant.against === null && next() > 0.2)) continue;
      if (!free(plant)) continue;
      drawn.push(plant);
      words.add(plant.was);
      for (const { line } of plant.changes) taken.push(line);
      count += 1;
    }
  }
  return drawn;
}
