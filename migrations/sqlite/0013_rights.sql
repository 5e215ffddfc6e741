-- Who has said that she takes a case. Of those of before nobody has said so. Its twin is ../postgres/0013_rights.sql.

ALTER TABLE cases ADD COLUMN taken_by text;
ALTER TABLE cases ADD COLUMN taken_at integer;
