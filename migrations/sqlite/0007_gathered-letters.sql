-- Before a letter about a report is written it is asked whether another to the same handler says the same, once for every
-- report: the newest of one handler are found by this index. Its twin is ../postgres/0007_gathered-letters.sql.

CREATE INDEX letters_handler ON letters (handler_id, created_at);
