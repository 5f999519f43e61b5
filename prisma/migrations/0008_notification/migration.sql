-- The outbox: what is to be said to whom, written with the event it follows from. All instants are real time.
CREATE TABLE app.notification (
  id              uuid           NOT NULL DEFAULT gen_random_uuid(),
  key             text           NOT NULL,
  case_kind       text,
  case_id         uuid,
  event_sequence  integer,
  template        text           NOT NULL,
  data            jsonb          NOT NULL,
  addressee       jsonb          NOT NULL,
  channel         text           NOT NULL DEFAULT 'mail',
  state           text           NOT NULL DEFAULT 'pending',
  -- The notification to a role that this one, to a holder of it, was made from.
  expanded_from   uuid,
  -- The body on whose list it lands when it cannot be delivered; known once the addressee is resolved.
  organization_id text,
  attempts        integer        NOT NULL DEFAULT 0,
  next_attempt_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  message_id      text,
  provider_reply  text,
  last_error_code text,
  sent_at         timestamptz(3),
  settled_at      timestamptz(3),
  settled_by      text,
  created_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT notification_pkey PRIMARY KEY (id),
  CONSTRAINT notification_channel_known CHECK (channel IN ('mail')),
  CONSTRAINT notification_state_known CHECK (state IN ('pending', 'expanded', 'sent', 'failed', 'withdrawn')),
  CONSTRAINT notification_addressee_known CHECK (addressee ->> 'type' IN ('officer', 'role', 'complainant')),
  CONSTRAINT notification_about_is_whole CHECK (
    (case_kind IS NULL) = (case_id IS NULL) AND (case_id IS NULL) = (event_sequence IS NULL)
  ),
  CONSTRAINT notification_sent_says_when CHECK (state <> 'sent' OR sent_at IS NOT NULL),
  CONSTRAINT notification_failed_says_why CHECK (state <> 'failed' OR last_error_code IS NOT NULL)
);
CREATE UNIQUE INDEX notification_key_key ON app.notification (key);
CREATE INDEX notification_state_next_attempt_at_idx ON app.notification (state, next_attempt_at);
CREATE INDEX notification_case_id_event_sequence_idx ON app.notification (case_id, event_sequence);

-- What could not be delivered and nobody has seen to: a to-do of the body concerned, or of whoever handles the case.
CREATE VIEW app.notification_failure AS
  SELECT id, case_kind, case_id, event_sequence, template, addressee, organization_id, attempts, last_error_code, created_at
  FROM app.notification
  WHERE state = 'failed' AND settled_at IS NULL;

-- The letters of a case: numbered when the event is recorded, rendered afterwards.
CREATE TABLE app.letter (
  id                uuid           NOT NULL DEFAULT gen_random_uuid(),
  case_id           uuid           NOT NULL,
  kind              text           NOT NULL,
  number            text           NOT NULL,
  organization_id   text           NOT NULL,
  addressee_party   text           NOT NULL,
  approved_sequence integer        NOT NULL,
  content           jsonb          NOT NULL,
  storage_key       text,
  sha256            text,
  media_type        text           NOT NULL DEFAULT 'application/pdf',
  rendered_at       timestamptz(3),
  service           jsonb,
  created_at        timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT letter_pkey PRIMARY KEY (id),
  CONSTRAINT letter_kind_known CHECK (kind IN ('acceptance-notice', 'rejection-notice', 'supplement-notice',
    'transfer-letter', 'rectification-order', 'determination-notice', 'determination-document', 'reply')),
  CONSTRAINT letter_addressee_party_known CHECK (addressee_party IN ('complainant', 'respondent', 'accepting', 'verifying')),
  CONSTRAINT letter_rendered_is_whole CHECK (
    (storage_key IS NULL) = (sha256 IS NULL) AND (storage_key IS NULL) = (rendered_at IS NULL)
  )
);
CREATE UNIQUE INDEX letter_number_key ON app.letter (number);
CREATE UNIQUE INDEX letter_case_id_kind_approved_sequence_addressee_party_key
  ON app.letter (case_id, kind, approved_sequence, addressee_party);

-- 文号 are drawn one after another, for each 发文机关代字 and year: bodies that share one share its numbers, and none
-- is ever drawn twice.
CREATE TABLE app.letter_number (
  series          text    NOT NULL,
  year            integer NOT NULL,
  last            integer NOT NULL,
  CONSTRAINT letter_number_pkey PRIMARY KEY (series, year),
  CONSTRAINT letter_number_counts CHECK (last >= 1)
);

-- What a letter says is said once; it gets its file once.
CREATE FUNCTION app.letter_stays_as_rendered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sha256 IS NOT NULL AND (NEW.sha256 <> OLD.sha256 OR NEW.storage_key <> OLD.storage_key) THEN
    RAISE EXCEPTION 'a rendered letter is not rendered again';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER letter_stays_as_rendered BEFORE UPDATE ON app.letter
  FOR EACH ROW EXECUTE FUNCTION app.letter_stays_as_rendered();

CREATE FUNCTION app.letter_number_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last <= OLD.last THEN
    RAISE EXCEPTION 'a document number is never drawn twice';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER letter_number_grows BEFORE UPDATE ON app.letter_number
  FOR EACH ROW EXECUTE FUNCTION app.letter_number_grows();

GRANT SELECT, INSERT ON app.notification TO pacta_app;
GRANT UPDATE (state, organization_id, attempts, next_attempt_at, message_id, provider_reply, last_error_code, sent_at,
  settled_at, settled_by) ON app.notification TO pacta_app;
GRANT SELECT ON app.notification_failure TO pacta_app;
GRANT SELECT, INSERT ON app.letter TO pacta_app;
GRANT UPDATE (storage_key, sha256, rendered_at, service) ON app.letter TO pacta_app;
GRANT SELECT, INSERT ON app.letter_number TO pacta_app;
GRANT UPDATE (last) ON app.letter_number TO pacta_app;
