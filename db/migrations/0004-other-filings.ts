import type { WritableDb } from '../connection.ts';

/** Filings of a project held against each other. */
export const otherFilings = {
  version: 4,
  name: 'other-filings',
  up(db: WritableDb): void {
    db.script(schema);
  },
};

const schema = `
-- What another filing of the project is to a filing: its last year's report, its earlier draft; one of each.
CREATE TABLE other_filing (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  relation TEXT NOT NULL,
  other_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  PRIMARY KEY (filing_id, relation)
) STRICT, WITHOUT ROWID;
`;
