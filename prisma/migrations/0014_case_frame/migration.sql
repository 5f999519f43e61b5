-- What a state holds and hardly ever changes, such as the rules and the calendar that a case carries: written once,
-- under the hash of its content, for every case that has the same.
CREATE TABLE app.case_frame (
  key     text  NOT NULL,
  members jsonb NOT NULL,
  CONSTRAINT case_frame_pkey PRIMARY KEY (key)
);

-- Null where the state is whole.
ALTER TABLE app.case_record ADD COLUMN frame_key text;
ALTER TABLE app.case_record ADD CONSTRAINT case_record_frame_key_fkey FOREIGN KEY (frame_key)
  REFERENCES app.case_frame (key) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The state with its frame, for whoever reads it beside the application.
CREATE FUNCTION app.whole_state(app.case_record) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT $1.state || coalesce((SELECT f.members FROM app.case_frame f WHERE f.key = $1.frame_key), '{}')
$$;

GRANT SELECT, INSERT ON app.case_frame TO pacta_app;
GRANT UPDATE (frame_key) ON app.case_record TO pacta_app;
