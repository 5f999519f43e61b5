-- What an index computes is computed anew with every change of its row, and a complaint's row changes with every command.
-- A column is computed when what it is made of is written: the title and the number once or twice in a case.
DROP INDEX app.complaint_title_grams_idx;
DROP INDEX app.complaint_number_grams_idx;
ALTER TABLE app.complaint
  ADD COLUMN title_grams   text[] GENERATED ALWAYS AS (app.text_grams(title, 2)) STORED NOT NULL,
  ADD COLUMN number_grams  text[] GENERATED ALWAYS AS (app.text_grams(number, 4)) STORED NOT NULL;
CREATE INDEX complaint_title_grams_idx ON app.complaint USING gin (title_grams);
CREATE INDEX complaint_number_grams_idx ON app.complaint USING gin (number_grams);
