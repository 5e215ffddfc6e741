-- The first schema. Its twin is ../sqlite/0001_first.sql; a test compares both with server/store/tables.ts.
-- JSON is text: opaque to the database, so that what comes out is byte for byte what went in.

CREATE TABLE organisations (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  parent_id text,
  slug text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  sector text NOT NULL,
  language text NOT NULL,
  private boolean NOT NULL,
  is_unit boolean NOT NULL,
  inbox_id text,
  independent_inbox_id text,
  rules text NOT NULL,
  origins text NOT NULL,
  exit_url text NOT NULL,
  texts text NOT NULL,
  position integer NOT NULL
);
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
);

CREATE TABLE inboxes (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  organisation_id text NOT NULL REFERENCES organisations (id),
  standing text NOT NULL,
  name text NOT NULL,
  escalates_to text,
  current_kid text NOT NULL,
  reading_hours text
);
CREATE INDEX inboxes_root ON inboxes (root_id);

CREATE TABLE inbox_keys (
  kid text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  inbox_id text NOT NULL REFERENCES inboxes (id),
  public_key text NOT NULL,
  recovery_sealed text,
  recovery_state text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  retired_at timestamptz(3)
);
CREATE INDEX inbox_keys_inbox ON inbox_keys (inbox_id);

CREATE TABLE handlers (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  language text NOT NULL,
  is_administrator boolean NOT NULL,
  state text NOT NULL,
  salt text,
  secret_hash text,
  public_key text,
  locked_key text,
  totp_sealed text,
  totp_step bigint NOT NULL,
  away_until timestamptz(3),
  failures integer NOT NULL,
  paused_until timestamptz(3)
);
CREATE UNIQUE INDEX handlers_email ON handlers (email);
CREATE INDEX handlers_root ON handlers (root_id);

CREATE TABLE key_grants (
  kid text NOT NULL REFERENCES inbox_keys (kid),
  handler_id text NOT NULL REFERENCES handlers (id),
  root_id text NOT NULL,
  sealed_key text NOT NULL,
  granted_by text,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (kid, handler_id)
);
CREATE INDEX key_grants_handler ON key_grants (handler_id);

CREATE TABLE owner_grants (
  kid text NOT NULL REFERENCES inbox_keys (kid),
  owner_kid text NOT NULL REFERENCES inbox_keys (kid),
  root_id text NOT NULL,
  inbox_id text NOT NULL,
  owner_inbox_id text NOT NULL,
  sealed_key text NOT NULL,
  PRIMARY KEY (kid, owner_kid)
);
CREATE INDEX owner_grants_owner ON owner_grants (owner_inbox_id);

CREATE TABLE memberships (
  inbox_id text NOT NULL REFERENCES inboxes (id),
  handler_id text NOT NULL REFERENCES handlers (id),
  root_id text NOT NULL,
  deputy boolean NOT NULL,
  PRIMARY KEY (inbox_id, handler_id)
);
CREATE INDEX memberships_handler ON memberships (handler_id);

CREATE TABLE recovery_codes (
  hash text NOT NULL PRIMARY KEY,
  handler_id text NOT NULL REFERENCES handlers (id),
  used_at timestamptz(3)
);

CREATE TABLE invitations (
  id text NOT NULL PRIMARY KEY,
  handler_id text NOT NULL REFERENCES handlers (id),
  token_hash text NOT NULL,
  totp_sealed text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3)
);
CREATE UNIQUE INDEX invitations_token ON invitations (token_hash);

CREATE TABLE sessions (
  token_hash text NOT NULL PRIMARY KEY,
  handler_id text NOT NULL REFERENCES handlers (id),
  state text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  seen_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL
);
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
);
CREATE UNIQUE INDEX reports_access ON reports (access_token_hash);

CREATE TABLE cases (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  unit_id text NOT NULL,
  report_id text NOT NULL,
  sector text NOT NULL,
  status text NOT NULL,
  urgent boolean NOT NULL,
  revision integer NOT NULL,
  language text NOT NULL,
  written text NOT NULL,
  facts text NOT NULL,
  received_at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  closed_at timestamptz(3),
  close_reason text
);

CREATE TABLE case_inboxes (
  case_id text NOT NULL REFERENCES cases (id),
  inbox_id text NOT NULL,
  root_id text NOT NULL,
  standing text NOT NULL,
  reason text NOT NULL,
  state text NOT NULL,
  received_at timestamptz(3) NOT NULL,
  PRIMARY KEY (case_id, inbox_id)
);
CREATE INDEX case_inboxes_list ON case_inboxes (inbox_id, state, received_at, case_id);

CREATE TABLE case_exclusions (
  case_id text NOT NULL REFERENCES cases (id),
  inbox_id text NOT NULL,
  PRIMARY KEY (case_id, inbox_id)
);

CREATE TABLE recusals (
  case_id text NOT NULL REFERENCES cases (id),
  handler_id text NOT NULL REFERENCES handlers (id),
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (case_id, handler_id)
);

CREATE TABLE clocks (
  case_id text NOT NULL REFERENCES cases (id),
  clock text NOT NULL,
  standing text NOT NULL,
  basis text,
  due_at timestamptz(3) NOT NULL,
  done_at timestamptz(3),
  PRIMARY KEY (case_id, clock)
);

CREATE TABLE messages (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  case_id text NOT NULL REFERENCES cases (id),
  handler_id text,
  body_hash text NOT NULL,
  sealed text NOT NULL,
  sent_at timestamptz(3) NOT NULL
);
CREATE INDEX messages_case ON messages (case_id, sent_at, id);

CREATE TABLE audit (
  chain text NOT NULL,
  sequence integer NOT NULL,
  root_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  action text NOT NULL,
  handler_id text,
  params text NOT NULL,
  previous text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (chain, sequence)
);

CREATE TABLE letters (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  handler_id text NOT NULL REFERENCES handlers (id),
  kind text NOT NULL,
  urgent boolean NOT NULL,
  case_id text,
  invitation_id text,
  created_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  attempts integer NOT NULL,
  locked_until timestamptz(3),
  sent_at timestamptz(3),
  buried_at timestamptz(3),
  settled_at timestamptz(3),
  last_error text
);
-- The loop asks every few seconds: only open letters are in its index.
CREATE INDEX letters_due ON letters (urgent, due_at, id) WHERE sent_at IS NULL AND buried_at IS NULL;
CREATE INDEX letters_sent ON letters (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX letters_buried ON letters (root_id) WHERE buried_at IS NOT NULL;

CREATE TABLE counters (
  "key" text NOT NULL PRIMARY KEY,
  value bigint NOT NULL
);

-- Read by every report and raised by every change of a tree, so it must be there from the start.
INSERT INTO counters ("key", value) VALUES ('tree', 1);
