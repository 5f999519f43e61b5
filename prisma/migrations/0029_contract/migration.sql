-- Contracts as they are read. Everything here can be made again from the events.
CREATE TABLE app.contract (
  id                  uuid           NOT NULL,
  -- 统一合同编码: given once.
  code                text           NOT NULL,
  -- The number on the paper, and what another system calls it.
  own_number          text,
  external_number     text,
  name                text           NOT NULL,
  category_code       text           NOT NULL,
  status              text           NOT NULL,
  outcome             text,
  route               text           NOT NULL,
  is_stock            boolean        NOT NULL,
  is_key_supervised   boolean        NOT NULL,
  region_code         text           NOT NULL,
  undertaking_id      text           NOT NULL,
  reporter_id         text           NOT NULL,
  regulator_id        text           NOT NULL,
  -- The undertaking body, the reporter, the regulator and everybody above the first: who may find the contract.
  party_ids           text[]         NOT NULL,
  manager_id          text,
  amount_fen          bigint,
  payable_fen         bigint         NOT NULL,
  paid_fen            bigint         NOT NULL,
  signed_on           date,
  starts_on           date,
  ends_on             date,
  filing_number       text,
  filed_on            date,
  is_listed           boolean        NOT NULL,
  is_suspended        boolean        NOT NULL,
  -- The first day on which something is still owed, and since when something has been overdue (逾期执行库).
  next_milestone_on   date,
  overdue_since       date,
  overdue_milestones  integer        NOT NULL,
  next_due_at         timestamptz(3),
  collected_at        timestamptz(3) NOT NULL,
  closed_at           timestamptz(3),
  CONSTRAINT contract_pkey PRIMARY KEY (id),
  CONSTRAINT contract_amounts_count CHECK (payable_fen >= 0 AND paid_fen >= 0)
);
CREATE UNIQUE INDEX contract_code_key ON app.contract (code);
-- What an interface reports twice is one contract.
CREATE UNIQUE INDEX contract_reporter_id_external_number_key ON app.contract (reporter_id, external_number);
CREATE INDEX contract_collected_at_id_idx ON app.contract (collected_at DESC, id DESC);
CREATE INDEX contract_party_ids_idx ON app.contract USING gin (party_ids);
CREATE INDEX contract_undertaking_id_collected_at_idx ON app.contract (undertaking_id, collected_at DESC);
CREATE INDEX contract_overdue_since_id_idx ON app.contract (overdue_since, id) WHERE overdue_since IS NOT NULL;
CREATE INDEX contract_next_milestone_on_id_idx ON app.contract (next_milestone_on, id)
  WHERE next_milestone_on IS NOT NULL;
CREATE INDEX contract_name_grams_idx ON app.contract USING gin (app.text_grams(name, 2));
CREATE INDEX contract_code_grams_idx ON app.contract USING gin (app.text_grams(code, 4));

CREATE TABLE app.contract_party (
  contract_id      uuid    NOT NULL,
  party_id         text    NOT NULL,
  position         integer NOT NULL,
  side             text    NOT NULL,
  organization_id  text,
  name             text    NOT NULL,
  uscc             text,
  scale            text    NOT NULL,
  has_signed       boolean NOT NULL,
  CONSTRAINT contract_party_pkey PRIMARY KEY (contract_id, party_id),
  CONSTRAINT contract_party_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contract (id)
    ON UPDATE RESTRICT ON DELETE RESTRICT
);
CREATE INDEX contract_party_uscc_idx ON app.contract_party (uscc);
CREATE INDEX contract_party_name_grams_idx ON app.contract_party USING gin (app.text_grams(name, 2));

CREATE TABLE app.contract_milestone (
  contract_id            uuid    NOT NULL,
  milestone_id           text    NOT NULL,
  position               integer NOT NULL,
  kind                   text    NOT NULL,
  title                  text    NOT NULL,
  owed_by                text    NOT NULL,
  due_on                 date,
  amount_fen             bigint,
  thousandths            bigint,
  unit                   text,
  performed_fen          bigint  NOT NULL,
  performed_thousandths  bigint  NOT NULL,
  state                  text    NOT NULL,
  performed_on           date,
  supervision            text    NOT NULL,
  CONSTRAINT contract_milestone_pkey PRIMARY KEY (contract_id, milestone_id),
  CONSTRAINT contract_milestone_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contract (id)
    ON UPDATE RESTRICT ON DELETE RESTRICT
);
CREATE INDEX contract_milestone_state_due_on_idx ON app.contract_milestone (state, due_on);

CREATE TABLE app.contract_deadline (
  contract_id  uuid           NOT NULL,
  duty_id      text           NOT NULL,
  duty         text           NOT NULL,
  owner        text           NOT NULL,
  state        text           NOT NULL,
  start_on     date           NOT NULL,
  due_on       date,
  due_at       timestamptz(3),
  provisional  boolean        NOT NULL,
  revision     integer        NOT NULL,
  owner_id     text,
  rung         text,
  started_at   timestamptz(3),
  ended_at     timestamptz(3),
  CONSTRAINT contract_deadline_pkey PRIMARY KEY (contract_id, duty_id),
  CONSTRAINT contract_deadline_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contract (id)
    ON UPDATE RESTRICT ON DELETE RESTRICT
);
CREATE INDEX contract_deadline_owner_id_state_due_at_idx ON app.contract_deadline (owner_id, state, due_at);
CREATE INDEX contract_deadline_state_due_at_idx ON app.contract_deadline (state, due_at);

-- 单位短码 in the unified code of contracts: given with a body's first contract, and kept.
CREATE SEQUENCE app.contract_body;
CREATE TABLE app.contract_body_code (
  organization_id  text NOT NULL,
  code             text NOT NULL DEFAULT 'D' || lpad(upper(to_hex(nextval('app.contract_body'))), 4, '0'),
  CONSTRAINT contract_body_code_pkey PRIMARY KEY (organization_id),
  CONSTRAINT contract_body_code_is_short CHECK (code ~ '^[0-9A-Z]{2,6}$')
);
CREATE UNIQUE INDEX contract_body_code_code_key ON app.contract_body_code (code);

-- The last serial that was given, by body and year.
CREATE TABLE app.contract_serial (
  organization_id  text    NOT NULL,
  year             integer NOT NULL,
  last             integer NOT NULL,
  CONSTRAINT contract_serial_pkey PRIMARY KEY (organization_id, year)
);

GRANT USAGE ON SEQUENCE app.contract_body TO pacta_app;
GRANT SELECT, INSERT, UPDATE ON app.contract, app.contract_party, app.contract_milestone, app.contract_deadline
  TO pacta_app;
GRANT SELECT, INSERT ON app.contract_body_code TO pacta_app;
GRANT SELECT, INSERT, UPDATE ON app.contract_serial TO pacta_app;
