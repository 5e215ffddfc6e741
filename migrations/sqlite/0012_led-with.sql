-- Another organisation that the same person leads: complaints about her reach neither of them. Its twin is ../postgres/0012_led-with.sql.

ALTER TABLE organisations ADD COLUMN led_with text;
