-- The cases: one row each, locked by whoever writes; their events, which nobody rewrites; what was asked of them.
CREATE TABLE app.case_record (
  id          uuid           NOT NULL,
  kind        text           NOT NULL,
  number      text           NOT NULL,
  status      text           NOT NULL,
  version     integer        NOT NULL,
  epoch       integer        NOT NULL DEFAULT 1,
  state       jsonb          NOT NULL,
  head_hash   text           NOT NULL,
  next_due_at timestamptz(3),
  opened_at   timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  CONSTRAINT case_record_pkey PRIMARY KEY (id),
  CONSTRAINT case_record_kind_known CHECK (kind IN ('complaint', 'contract', 'credit-record')),
  CONSTRAINT case_record_version_counts CHECK (version >= 1),
  CONSTRAINT case_record_epoch_counts CHECK (epoch >= 1)
);
CREATE UNIQUE INDEX case_record_number_key ON app.case_record (number);
CREATE INDEX case_record_next_due_at_idx ON app.case_record (next_due_at);
CREATE INDEX case_record_finished_at_idx ON app.case_record (finished_at);

-- A case's number, kind and beginning are said once; its version and its epoch only grow.
CREATE FUNCTION app.case_record_moves_forwards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version < OLD.version OR NEW.epoch < OLD.epoch THEN
    RAISE EXCEPTION 'a case never goes back';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_record_moves_forwards BEFORE UPDATE ON app.case_record
  FOR EACH ROW EXECUTE FUNCTION app.case_record_moves_forwards();

CREATE TABLE app.case_event (
  case_kind     text           NOT NULL,
  case_id       uuid           NOT NULL,
  sequence      integer        NOT NULL,
  type          text           NOT NULL,
  data          jsonb          NOT NULL,
  texts         jsonb          NOT NULL,
  actor         jsonb          NOT NULL,
  command_id    text,
  part          integer        NOT NULL,
  occurred_at   timestamptz(3) NOT NULL,
  recorded_at   timestamptz(3) NOT NULL,
  canonical     text           NOT NULL,
  hash          text           NOT NULL,
  previous_hash text           NOT NULL,
  CONSTRAINT case_event_pkey PRIMARY KEY (case_id, sequence),
  CONSTRAINT case_event_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.case_record (id)
    ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT case_event_sequence_counts CHECK (sequence >= 1)
);
CREATE UNIQUE INDEX case_event_case_id_command_id_part_key ON app.case_event (case_id, command_id, part);

-- The second wall behind the grants: it also stops the owner's own slip of the hand. What people wrote can be erased
-- where the law orders it; the chain holds only its salted hash and still verifies.
CREATE FUNCTION app.case_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'case_event is append-only';
END $$;
CREATE TRIGGER case_event_is_append_only BEFORE DELETE OR TRUNCATE OR UPDATE OF case_kind, case_id, sequence, type,
  data, actor, command_id, part, occurred_at, recorded_at, canonical, hash, previous_hash ON app.case_event
  FOR EACH STATEMENT EXECUTE FUNCTION app.case_event_is_append_only();

-- What somebody asked of a case, as it was received. `texts` is what people wrote: it never leaves the store.
CREATE TABLE app.case_command (
  id              text           NOT NULL,
  case_kind       text           NOT NULL,
  case_id         uuid           NOT NULL,
  type            text           NOT NULL,
  actor           jsonb          NOT NULL,
  facts           jsonb          NOT NULL,
  texts           jsonb          NOT NULL,
  body_hash       text           NOT NULL,
  idempotency_key text           NOT NULL,
  delivered_as    text           NOT NULL,
  received_at     timestamptz(3) NOT NULL,
  -- How often it was asked anew after a refusal; the first time is 1.
  round           integer        NOT NULL DEFAULT 1,
  state           text           NOT NULL DEFAULT 'pending',
  refusal         jsonb,
  first_sequence  integer,
  last_sequence   integer,
  decided_at      timestamptz(3),
  -- Real time from here on: delivery does not live by the case clock.
  stored_at       timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  attempts        integer        NOT NULL DEFAULT 0,
  next_attempt_at timestamptz(3) NOT NULL,
  -- When the engine was known to have it in its history. What was recorded by a worker that died before the engine
  -- heard of it is delivered once more, so that the case's timers follow its events.
  acknowledged_at timestamptz(3),
  CONSTRAINT case_command_pkey PRIMARY KEY (id),
  CONSTRAINT case_command_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.case_record (id)
    ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT case_command_delivered_as_known CHECK (delivered_as IN ('update', 'signal')),
  CONSTRAINT case_command_state_known CHECK (state IN ('pending', 'recorded', 'refused')),
  CONSTRAINT case_command_recorded_has_sequence CHECK (
    (state = 'recorded') = (first_sequence IS NOT NULL AND last_sequence IS NOT NULL)
  ),
  CONSTRAINT case_command_refused_says_why CHECK (state <> 'refused' OR refusal IS NOT NULL)
);
CREATE INDEX case_command_case_id_state_received_at_idx ON app.case_command (case_id, state, received_at);
CREATE INDEX case_command_undelivered_idx ON app.case_command (next_attempt_at)
  WHERE state = 'pending' OR (state = 'recorded' AND acknowledged_at IS NULL);

-- Workflows that have to be started; the relay repeats what did not arrive.
CREATE TABLE app.case_delivery (
  id              uuid           NOT NULL DEFAULT gen_random_uuid(),
  case_kind       text           NOT NULL,
  case_id         uuid           NOT NULL,
  kind            text           NOT NULL,
  epoch           integer        NOT NULL,
  payload         jsonb          NOT NULL,
  state           text           NOT NULL DEFAULT 'pending',
  stored_at       timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  delivered_at    timestamptz(3),
  attempts        integer        NOT NULL DEFAULT 0,
  next_attempt_at timestamptz(3) NOT NULL,
  CONSTRAINT case_delivery_pkey PRIMARY KEY (id),
  CONSTRAINT case_delivery_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.case_record (id)
    ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT case_delivery_kind_known CHECK (kind IN ('start')),
  CONSTRAINT case_delivery_state_known CHECK (state IN ('pending', 'delivered'))
);
CREATE UNIQUE INDEX case_delivery_case_id_kind_epoch_key ON app.case_delivery (case_id, kind, epoch);
CREATE INDEX case_delivery_state_next_attempt_at_idx ON app.case_delivery (state, next_attempt_at);

-- What somebody of operations has to look at.
CREATE TABLE app.incident (
  id        uuid           NOT NULL DEFAULT gen_random_uuid(),
  kind      text           NOT NULL,
  case_id   uuid,
  detail    jsonb          NOT NULL,
  opened_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  closed_at timestamptz(3),
  closed_by text,
  note      text,
  CONSTRAINT incident_pkey PRIMARY KEY (id),
  CONSTRAINT incident_closed_by_somebody CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
-- One open incident of a kind for a case: what is seen again is not announced again.
CREATE UNIQUE INDEX incident_open_key ON app.incident (kind, case_id) NULLS NOT DISTINCT WHERE closed_at IS NULL;
CREATE INDEX incident_closed_at_opened_at_idx ON app.incident (closed_at, opened_at);

GRANT SELECT, INSERT ON app.case_record TO pacta_app;
GRANT UPDATE (status, version, epoch, state, head_hash, next_due_at, finished_at) ON app.case_record TO pacta_app;
GRANT SELECT, INSERT ON app.case_event TO pacta_app;
GRANT SELECT, INSERT ON app.case_command TO pacta_app;
GRANT UPDATE (received_at, round, state, refusal, first_sequence, last_sequence, decided_at, stored_at, attempts,
  next_attempt_at, acknowledged_at) ON app.case_command TO pacta_app;
GRANT SELECT, INSERT ON app.case_delivery TO pacta_app;
GRANT UPDATE (state, delivered_at, attempts, next_attempt_at) ON app.case_delivery TO pacta_app;
GRANT SELECT, INSERT ON app.incident TO pacta_app;
GRANT UPDATE (detail, closed_at, closed_by, note) ON app.incident TO pacta_app;
