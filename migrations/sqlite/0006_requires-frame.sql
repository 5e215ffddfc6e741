-- Whether an organisation takes reports from its sites only through a frame of ours; its twin is ../postgres/0006_requires-frame.sql.

ALTER TABLE organisations ADD COLUMN requires_frame integer NOT NULL DEFAULT 0;
