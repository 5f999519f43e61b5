-- Partner systems that are told of what happens to a contract. A subscription belongs to the credential of its system:
-- what its body may read it may be told. Times here are real time, as those of mails: they pace machines, not the law.
CREATE TABLE app.webhook (
  id             uuid           NOT NULL DEFAULT gen_random_uuid(),
  credential_id  text           NOT NULL,
  url            text           NOT NULL,
  topics         text[]         NOT NULL,
  status         text           NOT NULL DEFAULT 'active',
  paused_by      text,
  created_by     text           NOT NULL,
  created_at     timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT webhook_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_status_known CHECK (status IN ('active', 'paused', 'removed')),
  CONSTRAINT webhook_credential_id_fkey FOREIGN KEY (credential_id)
    REFERENCES app.machine_credential (credential_id) ON UPDATE NO ACTION ON DELETE NO ACTION
);
CREATE INDEX webhook_credential_id_idx ON app.webhook (credential_id);

-- Sealed by the key ring of the payloads. Two sign while one follows the other.
CREATE TABLE app.webhook_secret (
  id          uuid           NOT NULL DEFAULT gen_random_uuid(),
  webhook_id  uuid           NOT NULL,
  key_id      text           NOT NULL,
  sealed      bytea          NOT NULL,
  created_by  text           NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ends_at     timestamptz(3),
  CONSTRAINT webhook_secret_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_secret_webhook_id_fkey FOREIGN KEY (webhook_id)
    REFERENCES app.webhook (id) ON UPDATE NO ACTION ON DELETE NO ACTION
);
CREATE INDEX webhook_secret_webhook_id_idx ON app.webhook_secret (webhook_id);

-- The outbox: written with the event, delivered at least once under the same id.
CREATE TABLE app.webhook_delivery (
  id              uuid           NOT NULL DEFAULT gen_random_uuid(),
  sequence        bigint         NOT NULL GENERATED ALWAYS AS IDENTITY,
  webhook_id      uuid           NOT NULL,
  contract_id     uuid           NOT NULL,
  event_sequence  integer        NOT NULL,
  topic           text           NOT NULL,
  body            jsonb          NOT NULL,
  state           text           NOT NULL DEFAULT 'pending',
  attempts        integer        NOT NULL DEFAULT 0,
  due_at          timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_answer     text,
  delivered_at    timestamptz(3),
  created_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_delivery_state_known CHECK (state IN ('pending', 'delivered', 'given-up')),
  CONSTRAINT webhook_delivery_webhook_id_fkey FOREIGN KEY (webhook_id)
    REFERENCES app.webhook (id) ON UPDATE NO ACTION ON DELETE NO ACTION
);
CREATE UNIQUE INDEX webhook_delivery_once_key
  ON app.webhook_delivery (webhook_id, contract_id, event_sequence, topic);
CREATE UNIQUE INDEX webhook_delivery_webhook_id_sequence_key ON app.webhook_delivery (webhook_id, sequence);
CREATE INDEX webhook_delivery_due_idx ON app.webhook_delivery (due_at) WHERE state = 'pending';

GRANT SELECT, INSERT, UPDATE (status, paused_by) ON app.webhook TO pacta_app;
GRANT SELECT, INSERT, UPDATE (ends_at) ON app.webhook_secret TO pacta_app;
GRANT SELECT, INSERT, UPDATE (state, attempts, due_at, last_answer, delivered_at) ON app.webhook_delivery TO pacta_app;
