-- What inboxes, boards and statistics read of a complaint beside its list row. Everything here can be made again from
-- the events; rows that are there already are filled from the folded state.
ALTER TABLE app.complaint
  ADD COLUMN accepting_officer_id      text,
  ADD COLUMN verifying_officer_id      text,
  ADD COLUMN is_suspended              boolean  NOT NULL DEFAULT false,
  ADD COLUMN determined_on             date,
  -- Demands that were found to be owed, and those of them that have been performed.
  ADD COLUMN owed_demands              integer  NOT NULL DEFAULT 0,
  ADD COLUMN performed_demands         integer  NOT NULL DEFAULT 0,
  ADD COLUMN rating                    smallint,
  ADD COLUMN follow_up                 text     NOT NULL DEFAULT 'none',
  -- The signature that is waited for: whose, in which office, for which act, and who may not give it any more.
  ADD COLUMN approval_organization_id  text,
  ADD COLUMN approval_role             text,
  ADD COLUMN approval_act              text,
  ADD COLUMN approval_officer_ids      text[]   NOT NULL DEFAULT '{}';

UPDATE app.complaint c SET
  accepting_officer_id = r.state #>> '{assignedOfficers,accepting}',
  verifying_officer_id = r.state #>> '{assignedOfficers,verifying}',
  is_suspended = coalesce(r.state -> 'suspension', 'null') <> 'null',
  determined_on = (r.state ->> 'determinedOn')::date,
  owed_demands = (SELECT count(*) FROM jsonb_array_elements(r.state -> 'demands') d
    WHERE d ->> 'state' NOT IN ('open', 'unfounded', 'unverifiable')),
  performed_demands = (SELECT count(*) FROM jsonb_array_elements(r.state -> 'demands') d
    WHERE d ->> 'state' NOT IN ('open', 'unfounded', 'unverifiable') AND d ->> 'performedOn' IS NOT NULL),
  rating = (r.state ->> 'rating')::smallint,
  follow_up = coalesce(r.state ->> 'followUp', 'none'),
  approval_organization_id = CASE a.step ->> 'party'
    WHEN 'accepting' THEN c.accepting_id WHEN 'verifying' THEN c.verifying_id END,
  approval_role = a.step ->> 'role',
  approval_act = a.approval #>> '{act,type}',
  approval_officer_ids = a.officers
FROM app.case_record r CROSS JOIN LATERAL (
  SELECT nullif(r.state -> 'approval', 'null') AS approval,
    r.state -> 'approval' -> 'steps' -> jsonb_array_length(coalesce(r.state #> '{approval,signedBy}', '[]')) AS step,
    ARRAY(SELECT jsonb_array_elements_text(coalesce(r.state #> '{approval,signedBy}', '[]'))
      UNION SELECT r.state #>> '{approval,proposedBy}' WHERE r.state #>> '{approval,proposedBy}' IS NOT NULL) AS officers) a
WHERE r.id = c.id;

CREATE INDEX complaint_next_due_at_id_idx ON app.complaint (next_due_at, id) WHERE next_due_at IS NOT NULL;
CREATE INDEX complaint_received_on_idx ON app.complaint (received_on);
CREATE INDEX complaint_approval_idx ON app.complaint (approval_organization_id)
  WHERE approval_organization_id IS NOT NULL;
CREATE INDEX complaint_is_listed_idx ON app.complaint (id) WHERE is_listed;

ALTER TABLE app.complaint_deadline
  ADD COLUMN owner_id    text,
  ADD COLUMN rung        text,
  ADD COLUMN started_at  timestamptz(3),
  ADD COLUMN ended_at    timestamptz(3);

UPDATE app.complaint_deadline d SET
  owner_id = CASE d.owner WHEN 'accepting' THEN c.accepting_id WHEN 'verifying' THEN c.verifying_id
    WHEN 'respondent' THEN c.respondent_id END,
  rung = owed.entry -> 'reachedRungs' ->> -1,
  started_at = (owed.entry ->> 'startedAt')::timestamptz,
  ended_at = (owed.entry ->> 'endedAt')::timestamptz
FROM app.complaint c JOIN app.case_record r ON r.id = c.id
  CROSS JOIN LATERAL jsonb_array_elements(r.state -> 'duties') AS owed(entry)
WHERE c.id = d.complaint_id AND owed.entry ->> 'dutyId' = d.duty_id;

-- Of all duties ever owed few run: an inbox walks these alone.
CREATE INDEX complaint_deadline_owner_idx ON app.complaint_deadline (owner_id, due_at) WHERE state = 'running';
CREATE INDEX complaint_deadline_duty_ended_at_idx ON app.complaint_deadline (duty, ended_at) WHERE ended_at IS NOT NULL;

-- In which cases somebody has had a hand.
CREATE INDEX case_event_officer_idx ON app.case_event ((actor ->> 'officerId'), case_id)
  WHERE actor ->> 'officerId' IS NOT NULL;
-- Few were ever urged: the last time is looked for on a board of many cases.
CREATE INDEX case_event_urged_idx ON app.case_event (case_id, occurred_at) WHERE type = 'urged';
