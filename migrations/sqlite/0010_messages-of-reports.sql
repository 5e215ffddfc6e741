-- Each message belongs to one report: with the code one sees that report's talk and no other. Those of before belong to the report of
-- their case, which had one each. Its twin is ../postgres/0010_messages-of-reports.sql.

-- Made anew, because SQLite adds no column that must have a value.
CREATE TABLE messages_of_reports (
  id text NOT NULL PRIMARY KEY,
  root_id text NOT NULL,
  case_id text NOT NULL REFERENCES cases (id),
  report_id text NOT NULL,
  handler_id text,
  body_hash text NOT NULL,
  sealed text NOT NULL,
  sent_at integer NOT NULL
) STRICT;
INSERT INTO messages_of_reports (id, root_id, case_id, report_id, handler_id, body_hash, sealed, sent_at)
  SELECT messages.id, messages.root_id, case_id, report_id, handler_id, body_hash, sealed, sent_at
  FROM messages JOIN cases ON cases.id = messages.case_id;
DROP TABLE messages;
ALTER TABLE messages_of_reports RENAME TO messages;
CREATE INDEX messages_case ON messages (case_id, sent_at, id);
CREATE INDEX messages_report ON messages (report_id, sent_at, id);
