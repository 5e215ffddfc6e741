-- Wrong attempts to sign in, counted by a keyed hash of the address, whether it has an account or not: two countings could
-- be told apart. What was counted at an account before is forgotten; its twin is ../postgres/0002_sign-in-failures.sql.

CREATE TABLE sign_in_failures (
  address_hash text NOT NULL PRIMARY KEY,
  failures integer NOT NULL,
  paused_until integer,
  seen_at integer NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_failures_seen ON sign_in_failures (seen_at);

ALTER TABLE handlers DROP COLUMN failures;
ALTER TABLE handlers DROP COLUMN paused_until;
