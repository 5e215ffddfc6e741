-- Evidence that cannot be shortened: keys for the hashes of audit entries, how far each chain reaches, and what all chains of a
-- tree were on a day. Entries of before keep their plain hash; their chains are taken as they are found. Its twin is ../sqlite/0011_evidence.sql.

ALTER TABLE audit ADD COLUMN key_id text NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN seal text NOT NULL DEFAULT '';

CREATE TABLE audit_chains (
  chain text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  length integer NOT NULL,
  hash text NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  key_id text NOT NULL,
  mac text NOT NULL
);

INSERT INTO audit_chains (chain, root_id, length, hash, changed_at, key_id, mac)
SELECT chain, root_id, sequence, hash, at, '', '' FROM audit AS newest
WHERE sequence = (SELECT max(sequence) FROM audit WHERE chain = newest.chain);

CREATE TABLE audit_seals (
  root_id text NOT NULL,
  sequence integer NOT NULL,
  day text NOT NULL,
  at timestamptz(3) NOT NULL,
  through text,
  heads text NOT NULL,
  previous text NOT NULL,
  key_id text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (root_id, sequence)
);

CREATE TABLE audit_keys (
  id text NOT NULL PRIMARY KEY,
  wrapped text NOT NULL,
  created_at timestamptz(3) NOT NULL
);
