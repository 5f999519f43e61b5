-- What was handed in as proof: hashed while it arrived, never changed. Until it is linked to a case it expires.
CREATE TABLE app.evidence (
  id          uuid           NOT NULL DEFAULT gen_random_uuid(),
  case_id     uuid,
  name        text           NOT NULL,
  size        bigint         NOT NULL,
  sha256      text           NOT NULL,
  media_type  text           NOT NULL,
  storage_key text           NOT NULL,
  identifying boolean        NOT NULL DEFAULT false,
  uploaded_by jsonb          NOT NULL,
  -- Hash of who sent it and the Idempotency-Key: the same upload repeated is the same evidence.
  upload_key  text           NOT NULL,
  -- Legal time of receipt; expiry runs in real time from stored_at.
  received_at timestamptz(3) NOT NULL,
  stored_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  linked_at   timestamptz(3),
  CONSTRAINT evidence_pkey PRIMARY KEY (id),
  CONSTRAINT evidence_size_counts CHECK (size > 0),
  CONSTRAINT evidence_sha256_is_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT evidence_linked_says_when CHECK ((case_id IS NULL) = (linked_at IS NULL))
);
CREATE UNIQUE INDEX evidence_storage_key_key ON app.evidence (storage_key);
CREATE UNIQUE INDEX evidence_upload_key_key ON app.evidence (upload_key);
CREATE INDEX evidence_case_id_received_at_idx ON app.evidence (case_id, received_at);
CREATE INDEX evidence_stored_at_idx ON app.evidence (stored_at);

-- Proof is linked once and then stays: neither moved to another case nor deleted. Only what nobody linked may go.
CREATE FUNCTION app.evidence_stays_with_its_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.case_id IS NOT NULL AND (TG_OP = 'DELETE' OR NEW.case_id IS DISTINCT FROM OLD.case_id) THEN
    RAISE EXCEPTION 'evidence stays with its case';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_stays_with_its_case BEFORE UPDATE OR DELETE ON app.evidence
  FOR EACH ROW EXECUTE FUNCTION app.evidence_stays_with_its_case();

GRANT SELECT, INSERT, DELETE ON app.evidence TO pacta_app;
GRANT UPDATE (case_id, linked_at, identifying) ON app.evidence TO pacta_app;
