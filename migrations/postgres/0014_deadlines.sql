-- The deadlines of a case lie in one row, with when they ring next: an index finds the few cases for which something is to be told.
-- How each ended is told from what was stored: what closing had called done was stopped, and the family's right is a date.
-- What is open is `unsettled`: the first look decides by the clock of the server, and tells nobody of what is over. What a handler
-- has done elsewhere lies among the messages, sealed to the inboxes alone. Its twin is ../sqlite/0014_deadlines.sql.

CREATE TABLE case_deadlines (
  case_id text NOT NULL PRIMARY KEY REFERENCES cases (id),
  root_id text NOT NULL,
  deadlines text NOT NULL,
  due_at timestamptz(3),
  rings_at timestamptz(3)
);

INSERT INTO case_deadlines (case_id, root_id, deadlines, due_at, rings_at)
SELECT
  cases.id,
  cases.root_id,
  coalesce((
    SELECT json_agg(json_build_object(
      'kind', clocks.clock,
      'standing', clocks.standing,
      'basis', clocks.basis,
      'dueAt', (extract(epoch FROM clocks.due_at) * 1000)::bigint,
      'ringsAt', CASE WHEN clocks.done_at IS NULL AND clocks.clock <> 'family-may-go-on' THEN 'unsettled' END,
      'end', CASE
        WHEN clocks.done_at IS NULL OR clocks.clock = 'family-may-go-on' THEN NULL
        WHEN clocks.done_at = cases.closed_at
          THEN json_build_object('as', 'stopped', 'at', (extract(epoch FROM clocks.done_at) * 1000)::bigint)
        ELSE json_build_object(
          'as', 'met',
          'at', (extract(epoch FROM clocks.done_at) * 1000)::bigint,
          'by', (SELECT handler_id FROM audit
            WHERE chain = clocks.case_id AND at = clocks.done_at AND action IN ('read-content', 'acknowledged', 'message-sent')
            ORDER BY sequence LIMIT 1),
          'through', (SELECT CASE action WHEN 'read-content' THEN 'reading' WHEN 'acknowledged' THEN 'acknowledgement' ELSE 'message' END FROM audit
            WHERE chain = clocks.case_id AND at = clocks.done_at AND action IN ('read-content', 'acknowledged', 'message-sent')
            ORDER BY sequence LIMIT 1)
        )
      END
    ) ORDER BY clocks.due_at, clocks.clock)::text
    FROM clocks WHERE clocks.case_id = cases.id
  ), '[]'),
  (SELECT min(due_at) FROM clocks WHERE case_id = cases.id AND done_at IS NULL AND clock <> 'family-may-go-on'),
  (SELECT to_timestamp(0) FROM clocks WHERE case_id = cases.id AND done_at IS NULL AND clock <> 'family-may-go-on' LIMIT 1)
FROM cases;

CREATE INDEX case_deadlines_ring ON case_deadlines (rings_at, case_id) WHERE rings_at IS NOT NULL;
DROP TABLE clocks;

ALTER TABLE messages ADD COLUMN act text;
