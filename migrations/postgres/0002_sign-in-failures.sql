-- Wrong attempts to sign in, counted by a keyed hash of the address, whether it has an account or not: two countings could
-- be told apart. What was counted at an account before is forgotten; its twin is ../sqlite/0002_sign-in-failures.sql.

CREATE TABLE sign_in_failures (
  address_hash text NOT NULL PRIMARY KEY,
  failures integer NOT NULL,
  paused_until timestamptz(3),
  seen_at timestamptz(3) NOT NULL
);
CREATE INDEX sign_in_failures_seen ON sign_in_failures (seen_at);

ALTER TABLE handlers DROP COLUMN failures;
ALTER TABLE handlers DROP COLUMN paused_until;
