CREATE INDEX annotation_filing ON annotation (filing_id);

CREATE INDEX change_stack ON change (undoable, undone, discarded, id);

CREATE INDEX correction_filing ON correction (filing_id, id);

CREATE INDEX finding_group ON finding (filing_id, group_id);

CREATE INDEX finding_order ON finding (filing_id, position);

CREATE INDEX search_unit_filing ON search_unit (filing_id);

CREATE UNIQUE INDEX search_unit_row ON search_unit (filing_id, table_position, row_position) WHERE table_position IS NOT NULL;

CREATE TABLE accepted_doubt (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  PRIMARY KEY (filing_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE annotation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  finding_id TEXT,
  place TEXT,
  quote TEXT NOT NULL,
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE block (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  level INTEGER NOT NULL,
  text TEXT NOT NULL,
  line INTEGER NOT NULL,
  page INTEGER,
  section INTEGER NOT NULL,
  table_position INTEGER, segments TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (filing_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE cell (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  table_position INTEGER NOT NULL,
  row_position INTEGER NOT NULL,
  column_position INTEGER NOT NULL,
  original TEXT NOT NULL,
  text TEXT NOT NULL,
  edited INTEGER NOT NULL,
  spanned INTEGER NOT NULL, segments TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (filing_id, table_position, row_position, column_position)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  sentence_zh TEXT NOT NULL,
  sentence_en TEXT NOT NULL,
  subject TEXT NOT NULL,
  values_json TEXT NOT NULL,
  undoable INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0,
  discarded INTEGER NOT NULL DEFAULT 0,
  reverses INTEGER REFERENCES change (id)
) STRICT;

CREATE TABLE change_subject (
  subject TEXT NOT NULL,
  change_id INTEGER NOT NULL REFERENCES change (id),
  PRIMARY KEY (subject, change_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE check_cell (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  table_position INTEGER NOT NULL,
  row_position INTEGER NOT NULL,
  column_position INTEGER NOT NULL,
  check_position INTEGER NOT NULL,
  PRIMARY KEY (filing_id, table_position, row_position, column_position, check_position)
) STRICT, WITHOUT ROWID;

CREATE TABLE check_result (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  rule TEXT NOT NULL,
  status TEXT NOT NULL,
  formula TEXT NOT NULL,
  stated TEXT,
  recomputed TEXT,
  reason_zh TEXT,
  reason_en TEXT,
  mentions TEXT NOT NULL,
  PRIMARY KEY (filing_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE correction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  body TEXT NOT NULL,
  sentence_zh TEXT NOT NULL,
  sentence_en TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  unapplied INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE custom_check (id TEXT PRIMARY KEY, position INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  finding_id TEXT NOT NULL,
  status TEXT NOT NULL,
  severity TEXT,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  tags TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (filing_id, finding_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  subject TEXT NOT NULL,
  measure TEXT NOT NULL,
  period TEXT,
  scope TEXT,
  quote TEXT NOT NULL,
  PRIMARY KEY (filing_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE filing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT,
  characters INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  pages INTEGER,
  sha256 TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  read_ms REAL NOT NULL,
  check_ms REAL NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  -- 1 where a cell was corrected since the last check
  stale INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE filing_file (filing_id INTEGER PRIMARY KEY REFERENCES filing (id) ON DELETE CASCADE, bytes BLOB NOT NULL) STRICT;

CREATE TABLE filing_table (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  unit TEXT,
  columns TEXT NOT NULL,
  column_units TEXT NOT NULL,
  section INTEGER NOT NULL,
  block INTEGER NOT NULL,
  line INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  page INTEGER,
  end_page INTEGER,
  header_rows INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  column_count INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (filing_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL,
  explanation_zh TEXT NOT NULL,
  explanation_en TEXT NOT NULL,
  stated TEXT,
  expected TEXT,
  difference TEXT,
  stated_shown TEXT NOT NULL,
  expected_shown TEXT NOT NULL,
  confidence REAL NOT NULL,
  group_id TEXT,
  fingerprint TEXT NOT NULL,
  formula TEXT,
  PRIMARY KEY (filing_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_mention (
  filing_id INTEGER NOT NULL,
  finding_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  block INTEGER,
  table_position INTEGER,
  row_position INTEGER,
  column_position INTEGER,
  start INTEGER NOT NULL,
  finish INTEGER NOT NULL,
  section INTEGER NOT NULL,
  line INTEGER NOT NULL,
  page INTEGER,
  quote TEXT NOT NULL,
  focus_start INTEGER NOT NULL,
  focus_finish INTEGER NOT NULL,
  value TEXT,
  unit TEXT,
  number INTEGER,
  PRIMARY KEY (filing_id, finding_id, position),
  FOREIGN KEY (filing_id, finding_id) REFERENCES finding (filing_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE number (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  block INTEGER,
  table_position INTEGER,
  row_position INTEGER,
  column_position INTEGER,
  start INTEGER NOT NULL,
  finish INTEGER NOT NULL,
  raw TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT,
  value_sort REAL,
  digits INTEGER NOT NULL,
  ulp TEXT,
  unit TEXT,
  dimension TEXT,
  approximation TEXT NOT NULL,
  date TEXT,
  section INTEGER NOT NULL,
  line INTEGER NOT NULL,
  page INTEGER,
  status TEXT NOT NULL,
  rules TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (filing_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE other_filing (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  relation TEXT NOT NULL,
  other_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  PRIMARY KEY (filing_id, relation)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_layout (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  width REAL NOT NULL,
  height REAL NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (filing_id, page)
) STRICT;

CREATE TABLE reading (filing_id INTEGER PRIMARY KEY REFERENCES filing (id) ON DELETE CASCADE, format INTEGER NOT NULL, body BLOB NOT NULL) STRICT;

CREATE TABLE reading_report (filing_id INTEGER PRIMARY KEY REFERENCES filing (id) ON DELETE CASCADE, body TEXT NOT NULL) STRICT;

CREATE TABLE reference (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  target_section INTEGER,
  target_table INTEGER,
  block INTEGER,
  table_position INTEGER,
  row_position INTEGER,
  column_position INTEGER,
  start INTEGER NOT NULL,
  finish INTEGER NOT NULL,
  line INTEGER NOT NULL,
  page INTEGER,
  PRIMARY KEY (filing_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_setting (rule TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE rule_time (filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE, rule TEXT NOT NULL, ms REAL NOT NULL, PRIMARY KEY (filing_id, rule)) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (pairs, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE search_unit (
  id INTEGER PRIMARY KEY,
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  block INTEGER,
  table_position INTEGER,
  row_position INTEGER
) STRICT;

CREATE TABLE section (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  parent_id TEXT,
  level INTEGER NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  line INTEGER NOT NULL,
  page INTEGER,
  block INTEGER NOT NULL,
  -- position of the topmost section above it, its own where it is one
  top INTEGER NOT NULL,
  PRIMARY KEY (filing_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE table_row (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  table_position INTEGER NOT NULL,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  indent INTEGER NOT NULL,
  of_which INTEGER NOT NULL,
  line INTEGER NOT NULL,
  page INTEGER,
  PRIMARY KEY (filing_id, table_position, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  term TEXT NOT NULL,
  meaning TEXT NOT NULL,
  kind TEXT NOT NULL,
  uses INTEGER NOT NULL,
  block INTEGER,
  table_position INTEGER,
  row_position INTEGER,
  column_position INTEGER,
  start INTEGER NOT NULL,
  finish INTEGER NOT NULL,
  line INTEGER NOT NULL,
  page INTEGER,
  PRIMARY KEY (filing_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE warning (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  line INTEGER,
  page INTEGER,
  PRIMARY KEY (filing_id, position)
) STRICT, WITHOUT ROWID;
