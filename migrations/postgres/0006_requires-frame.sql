-- Whether an organisation takes reports from its sites only through a frame of ours; its twin is ../sqlite/0006_requires-frame.sql.

ALTER TABLE organisations ADD COLUMN requires_frame boolean NOT NULL DEFAULT false;
