import type { WritableDb } from '../connection.ts';

/** What an analyst makes of the rules: settings, and checks of their own. */
export const rules = {
  version: 3,
  name: 'rules',
  up(db: WritableDb): void {
    db.script(schema);
  },
};

const schema = `
-- What is set of a rule; body is JSON as in core/check/rule-settings.ts. A rule without a row runs as it is.
CREATE TABLE rule_setting (rule TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The analyst's own checks in the order of their positions; body is JSON as in core/check/custom/format.ts.
CREATE TABLE custom_check (id TEXT PRIMARY KEY, position INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
