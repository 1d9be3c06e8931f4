import type { CustomCheck } from '../../core/check/custom/format.ts';
import { isUnset, type RuleSetting, settingOf } from '../../core/check/rule-settings.ts';
import { GoujiError } from '../../core/contract/errors.ts';
import type { HistoryRow } from '../../core/contract/rows.ts';
import type { RuleId } from '../../core/model/finding.ts';
import type { Bilingual } from '../../core/model/text.ts';
import type { WritableDb } from '../connection.ts';
import { ruleSettings, storedChecks } from '../repositories/rules.ts';
import { type Author, makeChange } from './changes.ts';
import { importedChecksSentence, removedChecksSentence, ruleSentence, savedChecksSentence } from './rule-sentences.ts';
import type { ValueChange } from './values.ts';

/** Sets a rule; null where nothing changes. All filings of the project are to be checked again. */
export function setRule(db: WritableDb, author: Author, rule: RuleId, setting: RuleSetting): HistoryRow | null {
  return db.transaction(() => {
    const settings = ruleSettings(db);
    const before = settingOf(settings, rule);
    if (JSON.stringify(before) === JSON.stringify(setting)) return null;
    return makeChange(db, author, {
      kind: 'rule.set',
      sentence: ruleSentence(rule, before, setting),
      subject: rule,
      values: [
        {
          entity: 'rule-setting',
          filingId: null,
          rule,
          old: settings[rule] ?? null,
          new: isUnset(setting) ? null : setting,
        },
      ],
    });
  });
}

/** Adds checks, or puts them in the place of those with their ids; null where nothing changes. */
export function saveChecks(
  db: WritableDb,
  author: Author,
  checks: readonly CustomCheck[],
  how: 'made' | 'imported',
): { done: HistoryRow | null; added: number; replaced: number } {
  return db.transaction(() => {
    const stored = storedChecks(db);
    const byId = new Map(stored.map((one) => [one.check.id, one]));
    let last = stored.at(-1)?.position ?? 0;
    const values: ValueChange[] = [];
    let added = 0;
    for (const check of checks) {
      const old = byId.get(check.id) ?? null;
      if (old && JSON.stringify(old.check) === JSON.stringify(check)) continue;
      if (!old) {
        last += 1;
        added += 1;
      }
      const position = old?.position ?? last;
      values.push({ entity: 'custom-check', filingId: null, id: check.id, old, new: { check, position } });
    }
    const replaced = values.length - added;
    if (values.length === 0) return { done: null, added, replaced };
    const sentence = how === 'made' ? savedChecksSentence(checks, added > 0) : importedChecksSentence(added, replaced);
    return { done: change(db, author, 'check.save', sentence, values), added, replaced };
  });
}

/** Takes checks away. Fails with `not-found`. */
export function removeChecks(db: WritableDb, author: Author, ids: readonly string[]): HistoryRow {
  return db.transaction(() => {
    const wanted = new Set(ids);
    const found = storedChecks(db).filter(({ check }) => wanted.has(check.id));
    if (found.length === 0) throw new GoujiError('not-found', { what: { zh: '自定核对', en: 'custom check' } });
    const sentence = removedChecksSentence(found.map(({ check }) => check));
    const values = found.map(
      (old): ValueChange => ({ entity: 'custom-check', filingId: null, id: old.check.id, old, new: null }),
    );
    return change(db, author, 'check.remove', sentence, values);
  });
}

function change(db: WritableDb, author: Author, kind: string, sentence: Bilingual, values: ValueChange[]): HistoryRow {
  return makeChange(db, author, { kind, sentence, subject: 'custom', values });
}
