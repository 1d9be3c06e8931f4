import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writtenAt } from '../generate/docx.ts';
import { type Random, randomOf } from '../generate/random.ts';
import { byBytes, byDigits, byLines } from './changes.ts';
import { byElements, byTags } from './markup.ts';
import type { FuzzFormat } from './seeds.ts';

/** The changed file of a case: format, seed and case number alone decide it. */
export function mutated(format: FuzzFormat, seeds: readonly Uint8Array[], seed: number, at: number): Uint8Array {
  const random = randomOf(seed, format, at);
  const file = random.pick(seeds);
  if (format === 'docx') return random.chance(0.15) ? byBytes(random, file) : withinZip(random, file);
  if (format === 'pdf') return withinPdf(random, file);
  if (random.chance(0.25)) return byBytes(random, file);
  const text = new TextDecoder().decode(file);
  const tagged = random.chance(0.5) && (format === 'html' || format === 'md');
  const other = tagged ? byTags(random, text) : byLines(random, text);
  return random.chance(0.1) ? Buffer.from(`\ufeff${other}`, 'utf16le') : new TextEncoder().encode(other);
}

/** Numbers changed in place leave a PDF's offsets right, so that its content is read on. */
function withinPdf(random: Random, file: Uint8Array): Uint8Array {
  const text = Buffer.from(file).toString('latin1');
  const chance = random.unit();
  if (chance < 0.4) return Buffer.from(byDigits(random, text), 'latin1');
  return chance < 0.7 ? byBytes(random, file) : Buffer.from(byLines(random, text), 'latin1');
}

/** A part of the package changed, the package whole; mostly so that the part is still well-formed. */
function withinZip(random: Random, file: Uint8Array): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(file);
  const name = random.chance(0.7) ? 'word/document.xml' : random.pick(Object.keys(parts));
  const part = parts[name] as Uint8Array;
  const chance = random.unit();
  if (chance < 0.03) delete parts[name];
  else if (chance < 0.15) parts[name] = byBytes(random, part);
  else parts[name] = strToU8(chance < 0.3 ? byTags(random, strFromU8(part)) : byElements(random, strFromU8(part)));
  return zipSync(parts, { level: 1, mtime: writtenAt });
}
