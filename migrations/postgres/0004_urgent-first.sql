-- The desk's list begins with what is urgent and unread: each inbox's row of a case says itself whether the case is urgent,
-- so that a small index of the urgent ones alone can be walked; its twin is ../sqlite/0004_urgent-first.sql.

ALTER TABLE case_inboxes ADD COLUMN urgent boolean NOT NULL DEFAULT false;
UPDATE case_inboxes SET urgent = true WHERE case_id IN (SELECT id FROM cases WHERE urgent);
CREATE INDEX case_inboxes_urgent ON case_inboxes (inbox_id, state, urgent, received_at, case_id) WHERE urgent = true;
