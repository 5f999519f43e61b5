-- 不同意与撤回: what waits for a second person may be declined by that person, with a reason, or withdrawn by whoever
-- asked. Either ends it, once.
ALTER TABLE vault.reveal_request
  ADD COLUMN ended_by text,
  ADD COLUMN ended_at timestamptz(3),
  ADD COLUMN end_reason text,
  ADD CONSTRAINT reveal_request_end_is_whole CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
  ADD CONSTRAINT reveal_request_decline_says_why
    CHECK (ended_by IS NULL OR (ended_by = requester_id) = (end_reason IS NULL)),
  ADD CONSTRAINT reveal_request_ends_unapproved CHECK (ended_by IS NULL OR approver_id IS NULL);
GRANT UPDATE (ended_by, ended_at, end_reason) ON vault.reveal_request TO pacta_vault;

ALTER TABLE app.calendar_version
  ADD COLUMN ended_by text,
  ADD COLUMN ended_at timestamptz(3),
  ADD COLUMN end_reason text,
  DROP CONSTRAINT calendar_version_state_known,
  ADD CONSTRAINT calendar_version_state_known
    CHECK (state IN ('proposed', 'active', 'superseded', 'declined', 'withdrawn')),
  ADD CONSTRAINT calendar_version_end_is_whole
    CHECK ((ended_by IS NULL) = (ended_at IS NULL) AND (ended_by IS NOT NULL) = (state IN ('declined', 'withdrawn'))),
  ADD CONSTRAINT calendar_version_declined_by_another
    CHECK (ended_by IS NULL OR (ended_by = proposed_by) = (state = 'withdrawn')),
  ADD CONSTRAINT calendar_version_decline_says_why CHECK ((end_reason IS NOT NULL) = (state = 'declined'));
GRANT UPDATE (ended_by, ended_at, end_reason) ON app.calendar_version TO pacta_app;
