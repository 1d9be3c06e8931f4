import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFiling } from '../../../core/check/engine.ts';
import { readPath } from '../../../electron/backend/pipeline.ts';
import { faultsOf } from '../../../scripts/fuzz/faults.ts';

const folder = join(process.env.GOUJI_SHARED ?? '../shared', 'filings');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(pdf|txt)$/.test(name)) : [];

describe.skipIf(names.length === 0)('nothing is lost of real filings (skipped without the shared filings)', () => {
  it.each(names)(
    '%s: at most 0.1 % of the characters are in no place, and each of them is reported',
    { timeout: 60_000 },
    async (name) => {
      const { filing } = await readPath(join(folder, name));
      expect(faultsOf(filing, checkFiling(filing))).toEqual([]);
      const { characters, unplacedCharacters, furnitureCharacters } = filing.report;
      expect(unplacedCharacters / characters).toBeLessThanOrEqual(0.001);
      // Setting text aside as running headers must be no way around: they are a few hundredths of a page.
      expect(furnitureCharacters / characters).toBeLessThan(0.08);
    },
  );
});
