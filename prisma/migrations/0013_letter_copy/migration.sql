-- 认定文书 goes to the respondent and is served on the complainant too: one letter, two services.
ALTER TABLE app.letter ADD COLUMN complainant_service jsonb;
ALTER TABLE app.letter ADD CONSTRAINT letter_complainant_service_of_determination
  CHECK (complainant_service IS NULL OR kind = 'determination-document');

GRANT UPDATE (complainant_service) ON app.letter TO pacta_app;
