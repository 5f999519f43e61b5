-- The people whom the parties of a contract name for it. As with complainants, the application puts sealed rows in and
-- can never read one; contacts that were sealed together have one data key, bound to their batch.
CREATE TABLE vault.contract_contact (
  id              bigint         GENERATED ALWAYS AS IDENTITY,
  contract_id     text           NOT NULL,
  party_id        text           NOT NULL,
  contact_id      text           NOT NULL,
  batch_id        text           NOT NULL,
  schema_version  integer        NOT NULL,
  key_epoch       integer        NOT NULL,
  custodian_wrap  bytea          NOT NULL,
  recovery_wrap   bytea          NOT NULL,
  fields          jsonb          NOT NULL,
  sealed_at       timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT contract_contact_pkey PRIMARY KEY (id)
);
CREATE INDEX contract_contact_contract_id_idx ON vault.contract_contact (contract_id, party_id, contact_id, id);

GRANT INSERT (contract_id, party_id, contact_id, batch_id, schema_version, key_epoch, custodian_wrap, recovery_wrap, fields)
  ON vault.contract_contact TO pacta_app;
GRANT SELECT ON vault.contract_contact TO pacta_vault;

-- A mail goes to the complainant of a complaint, or to a contact of a contract.
ALTER TABLE vault.mail
  ALTER COLUMN complaint_id DROP NOT NULL,
  ALTER COLUMN party DROP NOT NULL,
  ADD COLUMN contract_id text,
  ADD COLUMN contact_id text,
  ADD CONSTRAINT mail_has_one_recipient CHECK (
    (num_nonnulls(complaint_id, party) = 2 AND num_nonnulls(contract_id, contact_id) = 0)
    OR (num_nonnulls(complaint_id, party) = 0 AND num_nonnulls(contract_id, contact_id) = 2)
  );

ALTER TABLE app.notification
  DROP CONSTRAINT notification_addressee_known,
  ADD CONSTRAINT notification_addressee_known CHECK (
    addressee ->> 'type' IN ('officer', 'role', 'complainant', 'contract-contact')
  );
