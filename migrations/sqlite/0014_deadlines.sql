-- The deadlines of a case lie in one row, with when they ring next: an index finds the few cases for which something is to be told.
-- How each ended is told from what was stored: what closing had called done was stopped, and the family's right is a date.
-- What is open is `unsettled`: the first look decides by the clock of the server, and tells nobody of what is over. What a handler
-- has done elsewhere lies among the messages, sealed to the inboxes alone. Its twin is ../postgres/0014_deadlines.sql.

CREATE TABLE case_deadlines (
  case_id text NOT NULL PRIMARY KEY REFERENCES cases (id),
  root_id text NOT NULL,
  deadlines text NOT NULL,
  due_at integer,
  rings_at integer
) STRICT, WITHOUT ROWID;

INSERT INTO case_deadlines (case_id, root_id, deadlines, due_at, rings_at)
SELECT
  cases.id,
  cases.root_id,
  (
    SELECT json_group_array(json(one.deadline))
    FROM (
      SELECT json_object(
        'kind', clocks.clock,
        'standing', clocks.standing,
        'basis', clocks.basis,
        'dueAt', clocks.due_at,
        'ringsAt', CASE WHEN clocks.done_at IS NULL AND clocks.clock <> 'family-may-go-on' THEN 'unsettled' END,
        'end', json(CASE
          WHEN clocks.done_at IS NULL OR clocks.clock = 'family-may-go-on' THEN 'null'
          WHEN clocks.done_at = cases.closed_at THEN json_object('as', 'stopped', 'at', clocks.done_at)
          ELSE json_object(
            'as', 'met',
            'at', clocks.done_at,
            'by', (SELECT handler_id FROM audit
              WHERE chain = clocks.case_id AND at = clocks.done_at AND action IN ('read-content', 'acknowledged', 'message-sent')
              ORDER BY sequence LIMIT 1),
            'through', (SELECT CASE action WHEN 'read-content' THEN 'reading' WHEN 'acknowledged' THEN 'acknowledgement' ELSE 'message' END FROM audit
              WHERE chain = clocks.case_id AND at = clocks.done_at AND action IN ('read-content', 'acknowledged', 'message-sent')
              ORDER BY sequence LIMIT 1)
          )
        END)
      ) AS deadline
      FROM clocks WHERE clocks.case_id = cases.id
      ORDER BY clocks.due_at, clocks.clock
    ) AS one
  ),
  (SELECT min(due_at) FROM clocks WHERE case_id = cases.id AND done_at IS NULL AND clock <> 'family-may-go-on'),
  (SELECT 0 FROM clocks WHERE case_id = cases.id AND done_at IS NULL AND clock <> 'family-may-go-on' LIMIT 1)
FROM cases;

CREATE INDEX case_deadlines_ring ON case_deadlines (rings_at, case_id) WHERE rings_at IS NOT NULL;
DROP TABLE clocks;

ALTER TABLE messages ADD COLUMN act text;
