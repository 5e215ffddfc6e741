-- The first schema. Its twin is ../postgres/0001_first.sql; a test compares both with server/store/tables.ts.
-- Instants are milliseconds since 1970 (UTC), flags 0 or 1, JSON is text. WITHOUT ROWID where a row is small and is
-- found by its key: one b-tree less to write for each row of a report.

CREATE TABLE organisations (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  parent_id text,
  slug text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  sector text NOT NULL,
  language text NOT NULL,
  private integer NOT NULL,
  is_unit integer NOT NULL,
  inbox_id text,
  independent_inbox_id text,
  rules text NOT NULL,
  origins text NOT NULL,
  exit_url text NOT NULL,
  texts text NOT NULL,
  position integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX organisations_slug ON organisations (slug);
CREATE INDEX organisations_root ON organisations (root_id);

CREATE TABLE help_lines (
  root_id text NOT NULL,
  "key" text NOT NULL,
  name text NOT NULL,
  phone text,
  shown_phone text,
  url text,
  hours text,
  audience text NOT NULL,
  shown_when text NOT NULL,
  verified_on text,
  position integer NOT NULL,
  PRIMARY KEY (root_id, "key")
) STRICT, WITHOUT ROWID;

CREATE TABLE inboxes (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  organisation_id text NOT NULL REFERENCES organisations (id),
  standing text NOT NULL,
  name text NOT NULL,
  escalates_to text,
  current_kid text NOT NULL,
  reading_hours text
) STRICT;
CREATE INDEX inboxes_root ON inboxes (root_id);

CREATE TABLE inbox_keys (
  kid text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  inbox_id text NOT NULL REFERENCES inboxes (id),
  public_key text NOT NULL,
  recovery_sealed text,
  recovery_state text NOT NULL,
  created_at integer NOT NULL,
  retired_at integer
) STRICT;
CREATE INDEX inbox_keys_inbox ON inbox_keys (inbox_id);

CREATE TABLE handlers (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  language text NOT NULL,
  is_administrator integer NOT NULL,
  state text NOT NULL,
  salt text,
  secret_hash text,
  public_key text,
  locked_key text,
  totp_sealed text,
  totp_step integer NOT NULL,
  away_until integer,
  failures integer NOT NULL,
  paused_until integer
) STRICT;
CREATE UNIQUE INDEX handlers_email ON handlers (email);
CREATE INDEX handlers_root ON handlers (root_id);

CREATE TABLE key_grants (
  kid text NOT NULL REFERENCES inbox_keys (kid),
  handler_id text NOT NULL REFERENCES handlers (id),
  root_id text NOT NULL,
  sealed_key text NOT NULL,
  granted_by text,
  created_at integer NOT NULL,
  PRIMARY KEY (kid, handler_id)
) STRICT;
CREATE INDEX key_grants_handler ON key_grants (handler_id);

CREATE TABLE owner_grants (
  kid text NOT NULL REFERENCES inbox_keys (kid),
  owner_kid text NOT NULL REFERENCES inbox_keys (kid),
  root_id text NOT NULL,
  inbox_id text NOT NULL,
  owner_inbox_id text NOT NULL,
  sealed_key text NOT NULL,
  PRIMARY KEY (kid, owner_kid)
) STRICT;
CREATE INDEX owner_grants_owner ON owner_grants (owner_inbox_id);

CREATE TABLE memberships (
  inbox_id text NOT NULL REFERENCES inboxes (id),
  handler_id text NOT NULL REFERENCES handlers (id),
  root_id text NOT NULL,
  deputy integer NOT NULL,
  PRIMARY KEY (inbox_id, handler_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_handler ON memberships (handler_id);

CREATE TABLE recovery_codes (
  hash text NOT NULL PRIMARY KEY,
  handler_id text NOT NULL REFERENCES handlers (id),
  used_at integer
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
  id text NOT NULL PRIMARY KEY,
  handler_id text NOT NULL REFERENCES handlers (id),
  token_hash text NOT NULL,
  totp_sealed text NOT NULL,
  created_at integer NOT NULL,
  expires_at integer NOT NULL,
  accepted_at integer
) STRICT;
CREATE UNIQUE INDEX invitations_token ON invitations (token_hash);

CREATE TABLE sessions (
  token_hash text NOT NULL PRIMARY KEY,
  handler_id text NOT NULL REFERENCES handlers (id),
  state text NOT NULL,
  created_at integer NOT NULL,
  seen_at integer NOT NULL,
  expires_at integer NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_handler ON sessions (handler_id);

CREATE TABLE reports (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  case_id text NOT NULL,
  body_hash text NOT NULL,
  access_token_hash text NOT NULL,
  reporter_key text NOT NULL,
  locked_key text NOT NULL,
  content text NOT NULL,
  identity text NOT NULL
) STRICT;
CREATE UNIQUE INDEX reports_access ON reports (access_token_hash);

CREATE TABLE cases (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  unit_id text NOT NULL,
  report_id text NOT NULL,
  sector text NOT NULL,
  status text NOT NULL,
  urgent integer NOT NULL,
  revision integer NOT NULL,
  language text NOT NULL,
  written text NOT NULL,
  facts text NOT NULL,
  received_at integer NOT NULL,
  read_at integer,
  closed_at integer,
  close_reason text
) STRICT;

CREATE TABLE case_inboxes (
  case_id text NOT NULL REFERENCES cases (id),
  inbox_id text NOT NULL,
  root_id text NOT NULL,
  standing text NOT NULL,
  reason text NOT NULL,
  state text NOT NULL,
  received_at integer NOT NULL,
  PRIMARY KEY (case_id, inbox_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_inboxes_list ON case_inboxes (inbox_id, state, received_at, case_id);

CREATE TABLE case_exclusions (
  case_id text NOT NULL REFERENCES cases (id),
  inbox_id text NOT NULL,
  PRIMARY KEY (case_id, inbox_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recusals (
  case_id text NOT NULL REFERENCES cases (id),
  handler_id text NOT NULL REFERENCES handlers (id),
  at integer NOT NULL,
  PRIMARY KEY (case_id, handler_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE clocks (
  case_id text NOT NULL REFERENCES cases (id),
  clock text NOT NULL,
  standing text NOT NULL,
  basis text,
  due_at integer NOT NULL,
  done_at integer,
  PRIMARY KEY (case_id, clock)
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  case_id text NOT NULL REFERENCES cases (id),
  handler_id text,
  body_hash text NOT NULL,
  sealed text NOT NULL,
  sent_at integer NOT NULL
) STRICT;
CREATE INDEX messages_case ON messages (case_id, sent_at, id);

CREATE TABLE audit (
  chain text NOT NULL,
  sequence integer NOT NULL,
  root_id text NOT NULL,
  at integer NOT NULL,
  action text NOT NULL,
  handler_id text,
  params text NOT NULL,
  previous text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (chain, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE letters (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  handler_id text NOT NULL REFERENCES handlers (id),
  kind text NOT NULL,
  urgent integer NOT NULL,
  case_id text,
  invitation_id text,
  created_at integer NOT NULL,
  due_at integer NOT NULL,
  attempts integer NOT NULL,
  locked_until integer,
  sent_at integer,
  buried_at integer,
  settled_at integer,
  last_error text
) STRICT, WITHOUT ROWID;
-- The loop asks every few seconds: only open letters are in its index.
CREATE INDEX letters_due ON letters (urgent, due_at, id) WHERE sent_at IS NULL AND buried_at IS NULL;
CREATE INDEX letters_sent ON letters (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX letters_buried ON letters (root_id) WHERE buried_at IS NOT NULL;

CREATE TABLE counters (
  "key" text NOT NULL PRIMARY KEY,
  value integer NOT NULL
) STRICT, WITHOUT ROWID;

-- Read by every report and raised by every change of a tree, so it must be there from the start.
INSERT INTO counters ("key", value) VALUES ('tree', 1);
