-- The times of an announced practice, as two of a clock on a wall in Norway, or nothing. Its twin is ../sqlite/0008_practice.sql.

ALTER TABLE organisations ADD COLUMN practice text;
