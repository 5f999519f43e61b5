-- What payment systems have told of contracts, each payment and each reversal once. What has become of it follows from
-- the events of its contract; as long as there is none, it waits here.
CREATE TABLE app.contract_payment (
  -- Derived from the system and its own number: the same payment is always the same.
  id               text           NOT NULL,
  -- Who told it, as whom its contract is told.
  told_by          jsonb          NOT NULL,
  organization_id  text           NOT NULL,
  external_id      text           NOT NULL,
  body_hash        text           NOT NULL,
  -- Of which contract, in the words of the system.
  contract_code    text,
  contract_number  text,
  contract_id      uuid,
  payer_uscc       text,
  payer_id         text,
  payee_uscc       text           NOT NULL,
  payee_name       text,
  amount_fen       bigint         NOT NULL,
  paid_on          date           NOT NULL,
  milestone_id     text,
  reverses         text,
  reverses_id      text,
  remark           text,
  -- Of which bodies somebody may find it while its contract is not known.
  seen_by          text[]         NOT NULL,
  shares           jsonb          NOT NULL DEFAULT '[]',
  unplaced_fen     bigint         NOT NULL,
  issue            text,
  placement        text,
  disowned_by      text,
  disowned_reason  text,
  received_at      timestamptz(3) NOT NULL,
  CONSTRAINT contract_payment_pkey PRIMARY KEY (id),
  CONSTRAINT contract_payment_id_is_derived CHECK (id ~ '^[0-9a-f]{32}$'),
  CONSTRAINT contract_payment_amounts_count CHECK (amount_fen > 0 AND unplaced_fen >= 0),
  CONSTRAINT contract_payment_names_a_contract CHECK (num_nonnulls(contract_code, contract_number) = 1),
  CONSTRAINT contract_payment_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contract (id)
    ON UPDATE RESTRICT ON DELETE RESTRICT
);
CREATE INDEX contract_payment_contract_id_idx ON app.contract_payment (contract_id);
CREATE INDEX contract_payment_paid_on_id_idx ON app.contract_payment (paid_on DESC, id DESC);
-- What waits for somebody, and what its contract has not answered yet.
CREATE INDEX contract_payment_open_idx ON app.contract_payment (paid_on DESC, id DESC)
  WHERE issue IS NOT NULL OR unplaced_fen > 0;
CREATE INDEX contract_payment_waiting_idx ON app.contract_payment (contract_number) WHERE contract_id IS NULL;
CREATE INDEX contract_payment_reverses_id_idx ON app.contract_payment (reverses_id) WHERE contract_id IS NULL;
-- A payment system may know a contract by the number of whoever has reported it.
CREATE INDEX contract_external_number_idx ON app.contract (external_number) WHERE external_number IS NOT NULL;

GRANT SELECT, INSERT,
  UPDATE (contract_id, shares, unplaced_fen, issue, placement, disowned_by, disowned_reason)
  ON app.contract_payment TO pacta_app;
