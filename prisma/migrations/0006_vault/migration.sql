-- Complainants' identities (要严格保护投诉人的身份信息). The application may put a sealed row in and can never read one;
-- only the vault's own role reads, and it alone has keys.
GRANT USAGE ON SCHEMA vault TO pacta_app;

CREATE TABLE vault.sealed_identity (
  id              bigint         GENERATED ALWAYS AS IDENTITY,
  complaint_id    text           NOT NULL,
  schema_version  integer        NOT NULL,
  key_epoch       integer        NOT NULL,
  custodian_wrap  bytea,
  recovery_wrap   bytea,
  fields          jsonb          NOT NULL,
  sealed_at       timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  indexed_at      timestamptz(3),
  is_unreadable   boolean        NOT NULL DEFAULT false,
  erased_at       timestamptz(3),
  CONSTRAINT sealed_identity_pkey PRIMARY KEY (id),
  CONSTRAINT sealed_identity_is_whole_or_erased CHECK (
    (erased_at IS NULL AND custodian_wrap IS NOT NULL AND recovery_wrap IS NOT NULL)
    OR (erased_at IS NOT NULL AND custodian_wrap IS NULL AND recovery_wrap IS NULL AND fields = '{}'::jsonb)
  )
);
CREATE INDEX sealed_identity_complaint_id_idx ON vault.sealed_identity (complaint_id, id);
CREATE INDEX sealed_identity_indexed_at_idx ON vault.sealed_identity (indexed_at, id);

CREATE TABLE vault.blind_index (
  complaint_id  text  NOT NULL,
  field         text  NOT NULL,
  digest        bytea NOT NULL,
  CONSTRAINT blind_index_pkey PRIMARY KEY (complaint_id, field, digest)
);
CREATE INDEX blind_index_field_digest_idx ON vault.blind_index (field, digest);

CREATE TABLE vault.reveal_request (
  id            uuid           NOT NULL,
  complaint_id  text           NOT NULL,
  requester_id  text           NOT NULL,
  reason        text           NOT NULL,
  fields        text[]         NOT NULL,
  scope         text           NOT NULL,
  requested_at  timestamptz(3) NOT NULL,
  approver_id   text,
  approved_at   timestamptz(3),
  expires_at    timestamptz(3) NOT NULL,
  CONSTRAINT reveal_request_pkey PRIMARY KEY (id),
  CONSTRAINT reveal_request_scope_known CHECK (scope IN ('masked', 'full')),
  CONSTRAINT reveal_request_needs_second_person CHECK (approver_id <> requester_id),
  CONSTRAINT reveal_request_approval_is_whole CHECK ((approver_id IS NULL) = (approved_at IS NULL))
);
CREATE INDEX reveal_request_expires_at_idx ON vault.reveal_request (expires_at, id);

-- Who looked, when and why: written before anything is shown, chained, never changed.
CREATE TABLE vault.reveal_log (
  id             bigint         NOT NULL,
  at             timestamptz(3) NOT NULL,
  type           text           NOT NULL,
  complaint_id   text           NOT NULL,
  officer_id     text           NOT NULL,
  request_id     uuid,
  fields         text[]         NOT NULL,
  scope          text,
  reason         text,
  previous_hash  bytea          NOT NULL,
  hash           bytea          NOT NULL,
  CONSTRAINT reveal_log_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX reveal_log_previous_hash_key ON vault.reveal_log (previous_hash);
CREATE INDEX reveal_log_officer_id_idx ON vault.reveal_log (officer_id, type, at);
CREATE INDEX reveal_log_complaint_id_idx ON vault.reveal_log (complaint_id, id);

CREATE TABLE vault.mail (
  message_id    text           NOT NULL,
  complaint_id  text           NOT NULL,
  party         text           NOT NULL,
  outcome       text           NOT NULL,
  smtp_code     integer,
  at            timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT mail_pkey PRIMARY KEY (message_id),
  CONSTRAINT mail_outcome_known CHECK (outcome IN ('accepted', 'rejected'))
);

GRANT INSERT (complaint_id, schema_version, key_epoch, custodian_wrap, recovery_wrap, fields)
  ON vault.sealed_identity TO pacta_app;
GRANT SELECT ON vault.sealed_identity TO pacta_vault;
GRANT UPDATE (custodian_wrap, recovery_wrap, fields, indexed_at, is_unreadable, erased_at)
  ON vault.sealed_identity TO pacta_vault;
GRANT SELECT, INSERT, DELETE ON vault.blind_index TO pacta_vault;
GRANT SELECT, INSERT ON vault.reveal_request TO pacta_vault;
GRANT UPDATE (approver_id, approved_at, expires_at) ON vault.reveal_request TO pacta_vault;
GRANT SELECT, INSERT ON vault.reveal_log TO pacta_vault;
GRANT SELECT, INSERT ON vault.mail TO pacta_vault;

-- Receipts (查询码): the digest is keyed, so the table alone neither proves nor gives away a receipt.
CREATE TABLE app.receipt (
  locator       text           NOT NULL,
  digest        text           NOT NULL,
  complaint_id  text           NOT NULL,
  party         text           NOT NULL,
  issued_at     timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  revoked_at    timestamptz(3),
  CONSTRAINT receipt_pkey PRIMARY KEY (locator),
  CONSTRAINT receipt_party_known CHECK (party IN ('complainant', 'agent'))
);
CREATE INDEX receipt_complaint_id_idx ON app.receipt (complaint_id);

GRANT SELECT, INSERT ON app.receipt TO pacta_app;
GRANT UPDATE (revoked_at) ON app.receipt TO pacta_app;
