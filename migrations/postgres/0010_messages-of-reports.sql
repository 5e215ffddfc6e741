-- Each message belongs to one report: with the code one sees that report's talk and no other. Those of before belong to the report of
-- their case, which had one each. Its twin is ../sqlite/0010_messages-of-reports.sql.

ALTER TABLE messages ADD COLUMN report_id text;
UPDATE messages SET report_id = (SELECT report_id FROM cases WHERE cases.id = messages.case_id);
ALTER TABLE messages ALTER COLUMN report_id SET NOT NULL;
CREATE INDEX messages_report ON messages (report_id, sent_at, id);
