-- Keys are proved, and born with their first reader. A grant counts once its owner has answered for it; those of before count
-- for 30 days. Each inbox has a recovery pair of its own; what is replaced is kept for a while. Its twin is ../postgres/0009_keys.sql.

ALTER TABLE key_grants ADD COLUMN proved_at integer;
ALTER TABLE key_grants ADD COLUMN trusted_until integer;
UPDATE key_grants SET trusted_until = (CAST(strftime('%s', 'now') AS integer) + 2592000) * 1000;

ALTER TABLE owner_grants ADD COLUMN proved_at integer;
ALTER TABLE owner_grants ADD COLUMN trusted_until integer;
UPDATE owner_grants SET trusted_until = (CAST(strftime('%s', 'now') AS integer) + 2592000) * 1000;

ALTER TABLE inboxes ADD COLUMN renew_since integer;

-- Whether the owner may open was never stored: it is read from what was granted, and where there is no inbox from what is usual.
ALTER TABLE organisations ADD COLUMN owner_may_open integer NOT NULL DEFAULT 0;
UPDATE organisations SET owner_may_open = 1
WHERE EXISTS (
  SELECT 1 FROM owner_grants
  JOIN inboxes AS above ON above.id = owner_grants.owner_inbox_id
  WHERE owner_grants.inbox_id = organisations.inbox_id AND above.organisation_id <> organisations.id
) OR (
  inbox_id IS NULL AND parent_id IS NOT NULL AND NOT (
    private = 1 AND EXISTS (
      SELECT 1 FROM organisations AS owner WHERE owner.id = organisations.parent_id AND owner.private = 0
    )
  )
);

-- What takes reports today goes on taking them.
ALTER TABLE organisations ADD COLUMN opened_at integer;
UPDATE organisations SET opened_at = CAST(strftime('%s', 'now') AS integer) * 1000 WHERE is_unit = 1;

CREATE TABLE recovery_keys (
  kid text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  inbox_id text NOT NULL REFERENCES inboxes (id),
  public_key text NOT NULL,
  sealed_key text NOT NULL,
  made_by text NOT NULL,
  made_at integer NOT NULL,
  confirmed_at integer,
  due integer NOT NULL,
  replaced_at integer
) STRICT;
CREATE INDEX recovery_keys_inbox ON recovery_keys (inbox_id);

CREATE TABLE recovery_grants (
  kid text NOT NULL REFERENCES inbox_keys (kid),
  recovery_kid text NOT NULL REFERENCES recovery_keys (kid),
  root_id text NOT NULL,
  inbox_id text NOT NULL,
  sealed_key text NOT NULL,
  PRIMARY KEY (kid, recovery_kid)
) STRICT;
CREATE INDEX recovery_grants_recovery ON recovery_grants (recovery_kid);

CREATE TABLE replaced_papers (
  kid text NOT NULL REFERENCES inbox_keys (kid),
  replaced_at integer NOT NULL,
  root_id text NOT NULL,
  inbox_id text NOT NULL,
  sealed_key text NOT NULL,
  replaced_by text NOT NULL,
  PRIMARY KEY (kid, replaced_at)
) STRICT;

CREATE TABLE replaced_entries (
  part_id text NOT NULL,
  part text NOT NULL,
  kid text NOT NULL,
  root_id text NOT NULL,
  case_id text NOT NULL REFERENCES cases (id),
  entry text NOT NULL,
  replaced_at integer NOT NULL,
  replaced_by text NOT NULL,
  PRIMARY KEY (part_id, part, kid)
) STRICT;
CREATE INDEX replaced_entries_case ON replaced_entries (case_id);
