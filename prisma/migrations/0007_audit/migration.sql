-- The log over all cases. An event's recorder puts its place into log_pending in the event's own transaction;
-- the sequencer moves it to log_leaf under the next contiguous index and signs what the log has become.
CREATE TABLE app.log_pending (
  id       bigserial NOT NULL,
  case_id  uuid      NOT NULL,
  sequence integer   NOT NULL,
  CONSTRAINT log_pending_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX log_pending_case_id_sequence_key ON app.log_pending (case_id, sequence);

CREATE TABLE app.log_leaf (
  index     bigint  NOT NULL,
  case_id   uuid    NOT NULL,
  sequence  integer NOT NULL,
  leaf_hash text    NOT NULL,
  CONSTRAINT log_leaf_pkey PRIMARY KEY (index),
  CONSTRAINT log_leaf_hash_is_sha256 CHECK (leaf_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT log_leaf_index_from_zero CHECK (index >= 0)
);
CREATE UNIQUE INDEX log_leaf_case_id_sequence_key ON app.log_leaf (case_id, sequence);

-- The compact range at the last signed checkpoint. Only a shortcut: it is believed as far as it gives that
-- checkpoint's root, and can be computed again from log_leaf.
CREATE TABLE app.log_state (
  id    integer NOT NULL DEFAULT 1,
  size  bigint  NOT NULL,
  nodes text[]  NOT NULL,
  CONSTRAINT log_state_pkey PRIMARY KEY (id),
  CONSTRAINT log_state_is_one_row CHECK (id = 1)
);

-- A copy for readers. The checkpoints that count are in the files outside the database.
CREATE TABLE app.checkpoint (
  size      bigint         NOT NULL,
  note      text           NOT NULL,
  signed_at timestamptz(3) NOT NULL,
  CONSTRAINT checkpoint_pkey PRIMARY KEY (size)
);

-- Who looked at what, and who was refused.
CREATE TABLE app.access_entry (
  id          bigserial      NOT NULL,
  at          timestamptz(3) NOT NULL,
  actor_id    text,
  actor_kind  text           NOT NULL,
  action      text           NOT NULL,
  object_kind text           NOT NULL,
  object_id   text,
  outcome     text           NOT NULL,
  reason_hash text,
  request_id  text,
  CONSTRAINT access_entry_pkey PRIMARY KEY (id),
  CONSTRAINT access_entry_outcome_known CHECK (outcome IN ('allowed', 'refused', 'failed'))
);
CREATE INDEX access_entry_object_kind_object_id_at_idx ON app.access_entry (object_kind, object_id, at);
CREATE INDEX access_entry_actor_id_at_idx ON app.access_entry (actor_id, at);
CREATE INDEX access_entry_at_idx ON app.access_entry (at);

-- The second wall behind the grants: it also stops the owner's own slip of the hand.
CREATE FUNCTION app.log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER log_leaf_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON app.log_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION app.log_is_append_only();
CREATE TRIGGER checkpoint_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON app.checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION app.log_is_append_only();
CREATE TRIGGER access_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON app.access_entry
  FOR EACH STATEMENT EXECUTE FUNCTION app.log_is_append_only();

GRANT SELECT, INSERT, DELETE ON app.log_pending TO pacta_app;
GRANT USAGE ON SEQUENCE app.log_pending_id_seq TO pacta_app;
GRANT SELECT, INSERT ON app.log_leaf TO pacta_app;
GRANT SELECT, INSERT, UPDATE ON app.log_state TO pacta_app;
GRANT SELECT, INSERT ON app.checkpoint TO pacta_app;
GRANT SELECT, INSERT ON app.access_entry TO pacta_app;
GRANT USAGE ON SEQUENCE app.access_entry_id_seq TO pacta_app;
