-- A file on its way in, in as many pieces as the connection needed. What arrived stays until it is whole or expires.
CREATE TABLE app.upload (
  id          uuid           NOT NULL DEFAULT gen_random_uuid(),
  -- Hash of who sends it and the Idempotency-Key; the evidence that comes of it gets the same.
  upload_key  text           NOT NULL,
  -- Hash of who sends it: nobody else is told of it or adds to it.
  sender      text           NOT NULL,
  uploaded_by jsonb          NOT NULL,
  name        text           NOT NULL,
  size        bigint         NOT NULL,
  identifying boolean        NOT NULL,
  received    bigint         NOT NULL DEFAULT 0,
  created_at  timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- When the last bytes came; expiry runs in real time from it.
  changed_at  timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT upload_pkey PRIMARY KEY (id),
  CONSTRAINT upload_receives_what_was_told CHECK (size > 0 AND received BETWEEN 0 AND size)
);
CREATE UNIQUE INDEX upload_upload_key_key ON app.upload (upload_key);
CREATE INDEX upload_sender_idx ON app.upload (sender);
CREATE INDEX upload_changed_at_idx ON app.upload (changed_at);

CREATE TABLE app.upload_part (
  upload_id   uuid   NOT NULL,
  starts_at   bigint NOT NULL,
  size        bigint NOT NULL,
  storage_key text   NOT NULL,
  CONSTRAINT upload_part_pkey PRIMARY KEY (upload_id, starts_at),
  CONSTRAINT upload_part_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES app.upload (id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT upload_part_size_counts CHECK (size > 0)
);
CREATE UNIQUE INDEX upload_part_storage_key_key ON app.upload_part (storage_key);

GRANT SELECT, INSERT, DELETE ON app.upload TO pacta_app;
GRANT UPDATE (received, changed_at) ON app.upload TO pacta_app;
GRANT SELECT, INSERT, DELETE ON app.upload_part TO pacta_app;

-- A challenge that was solved is good for one request and its repetition. It is forgotten when it has expired.
CREATE TABLE app.spent_proof (
  nonce      text           NOT NULL,
  -- HMAC over the request that it was spent on.
  spent_on   bytea          NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  CONSTRAINT spent_proof_pkey PRIMARY KEY (nonce)
);
CREATE INDEX spent_proof_expires_at_idx ON app.spent_proof (expires_at);
GRANT SELECT, INSERT, DELETE ON app.spent_proof TO pacta_app;
