-- When an inbox is read and when a help line answers, as a clock can read it. Of the national lines those that answer day and
-- night are known to, where the organisation says the same of them; its twin is ../sqlite/0003_opening-hours.sql.

ALTER TABLE inboxes ADD COLUMN reading_times text;
ALTER TABLE help_lines ADD COLUMN opening text;

UPDATE help_lines SET opening = '"always"'
WHERE key IN ('police', 'ambulance', 'out-of-hours-doctor', 'children-danger', 'children', 'mental-helse')
  AND hours LIKE '%Hele døgnet%';
UPDATE help_lines SET opening = '[{"days":["monday","tuesday","wednesday","thursday","friday","saturday","sunday"],"from":"14:00","to":"22:00"},{"days":["holiday"],"from":"16:00","to":"22:00"}]'
WHERE key = 'kors-pa-halsen' AND hours LIKE '%Hver dag kl. 14–22, på helligdager kl. 16–22%';
