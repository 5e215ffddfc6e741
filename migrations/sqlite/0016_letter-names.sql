-- How an organisation's letters are known: the name in the From field, a recognition word, and who invites. Its twin is ../postgres/0016_letter-names.sql.

ALTER TABLE organisations ADD COLUMN letters text;
