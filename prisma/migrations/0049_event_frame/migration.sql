-- The rules and the calendar that the first event of a case names are those of most cases: they stand once, under the
-- hash of their canonical text, and the event's own hash covers that hash. Null where an event is whole.
ALTER TABLE app.case_event ADD COLUMN frame_key text;
ALTER TABLE app.case_event ADD CONSTRAINT case_event_frame_key_fkey FOREIGN KEY (frame_key)
  REFERENCES app.case_frame (key) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What an event's hash covers cannot be changed by a slip of the hand either.
CREATE TRIGGER case_frame_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON app.case_frame
  FOR EACH STATEMENT EXECUTE FUNCTION app.log_is_append_only();
DROP TRIGGER case_event_is_append_only ON app.case_event;
CREATE TRIGGER case_event_is_append_only BEFORE DELETE OR TRUNCATE OR UPDATE OF case_kind, case_id, sequence, type,
  data, frame_key, actor, command_id, part, occurred_at, recorded_at, canonical, hash, previous_hash ON app.case_event
  FOR EACH STATEMENT EXECUTE FUNCTION app.case_event_is_append_only();
