-- Pictures and documents that follow a report: an organisation's switch, which is off, and the sealed bytes themselves, which lie
-- here unclaimed until their report comes. Its twin is ../sqlite/0005_attachments.sql.

ALTER TABLE organisations ADD COLUMN attachments text NOT NULL DEFAULT 'none';

CREATE TABLE attachments (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  report_id text NOT NULL,
  place integer NOT NULL,
  body_hash text NOT NULL,
  protected text NOT NULL,
  aad text NOT NULL,
  iv text NOT NULL,
  tag text NOT NULL,
  ciphertext bytea NOT NULL,
  size integer NOT NULL,
  arrived_at timestamptz(3) NOT NULL,
  claimed_at timestamptz(3)
);
CREATE INDEX attachments_report ON attachments (report_id);
-- Whole in itself: the sum of a day reads no ciphertext.
CREATE INDEX attachments_recent ON attachments (root_id, arrived_at, size, claimed_at);
CREATE INDEX attachments_unclaimed ON attachments (arrived_at) WHERE claimed_at IS NULL;
