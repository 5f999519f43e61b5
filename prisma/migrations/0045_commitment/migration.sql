-- 政务承诺 is a kind of case.
ALTER TABLE app.case_record DROP CONSTRAINT case_record_kind_known;
ALTER TABLE app.case_record ADD CONSTRAINT case_record_kind_known
  CHECK (kind IN ('complaint', 'contract', 'commitment', 'credit-record'));

-- Commitments as they are read. Everything here can be made again from the events.
CREATE TABLE app.commitment (
  id             uuid           NOT NULL,
  -- Given once.
  code           text           NOT NULL,
  name           text           NOT NULL,
  kind_code      text           NOT NULL,
  status         text           NOT NULL,
  outcome        text,
  audience       text           NOT NULL,
  -- The group or company that it was promised to, as it is called; never a natural person.
  audience_name  text,
  region_code    text           NOT NULL,
  promisor_id    text           NOT NULL,
  regulator_id   text           NOT NULL,
  -- The body that promised, the regulator and everybody above the first: who may find the commitment.
  party_ids      text[]         NOT NULL,
  manager_id     text,
  contract_ids   uuid[]         NOT NULL,
  made_on        date           NOT NULL,
  -- The first day on which something is still owed, and since when something has been overdue.
  next_node_on   date,
  overdue_since  date,
  overdue_nodes  integer        NOT NULL,
  next_due_at    timestamptz(3),
  registered_at  timestamptz(3) NOT NULL,
  closed_at      timestamptz(3),
  CONSTRAINT commitment_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX commitment_code_key ON app.commitment (code);
CREATE INDEX commitment_registered_at_id_idx ON app.commitment (registered_at DESC, id DESC);
CREATE INDEX commitment_party_ids_idx ON app.commitment USING gin (party_ids);
CREATE INDEX commitment_contract_ids_idx ON app.commitment USING gin (contract_ids);
CREATE INDEX commitment_promisor_id_registered_at_idx ON app.commitment (promisor_id, registered_at DESC);
CREATE INDEX commitment_regulator_id_idx ON app.commitment (regulator_id);
CREATE INDEX commitment_overdue_since_id_idx ON app.commitment (overdue_since, id) WHERE overdue_since IS NOT NULL;
CREATE INDEX commitment_name_grams_idx ON app.commitment USING gin (app.text_grams(name, 2));

CREATE TABLE app.commitment_node (
  commitment_id           uuid    NOT NULL,
  node_id                 text    NOT NULL,
  position                integer NOT NULL,
  title                   text    NOT NULL,
  due_on                  date    NOT NULL,
  thousandths             bigint,
  unit                    text,
  performed_thousandths   bigint  NOT NULL,
  state                   text    NOT NULL,
  performed_on            date,
  supervision             text    NOT NULL,
  tolerance_asked         boolean NOT NULL,
  tolerance_asked_by      text,
  is_proposed             boolean NOT NULL,
  CONSTRAINT commitment_node_pkey PRIMARY KEY (commitment_id, node_id),
  CONSTRAINT commitment_node_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES app.commitment (id)
    ON UPDATE RESTRICT ON DELETE RESTRICT
);
CREATE INDEX commitment_node_state_due_on_idx ON app.commitment_node (state, due_on);

CREATE TABLE app.commitment_deadline (
  commitment_id  uuid           NOT NULL,
  duty_id        text           NOT NULL,
  duty           text           NOT NULL,
  owner          text           NOT NULL,
  state          text           NOT NULL,
  start_on       date           NOT NULL,
  due_on         date,
  due_at         timestamptz(3),
  provisional    boolean        NOT NULL,
  revision       integer        NOT NULL,
  owner_id       text,
  rung           text,
  started_at     timestamptz(3),
  ended_at       timestamptz(3),
  CONSTRAINT commitment_deadline_pkey PRIMARY KEY (commitment_id, duty_id),
  CONSTRAINT commitment_deadline_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES app.commitment (id)
    ON UPDATE RESTRICT ON DELETE RESTRICT
);
CREATE INDEX commitment_deadline_owner_id_state_due_at_idx ON app.commitment_deadline (owner_id, state, due_at);
CREATE INDEX commitment_deadline_state_due_at_idx ON app.commitment_deadline (state, due_at);

-- The last serial of a commitment's code that was given, by region and year.
CREATE TABLE app.commitment_serial (
  region_code  text    NOT NULL,
  year         integer NOT NULL,
  last         integer NOT NULL,
  CONSTRAINT commitment_serial_pkey PRIMARY KEY (region_code, year)
);

GRANT SELECT, INSERT, UPDATE ON app.commitment, app.commitment_node, app.commitment_deadline, app.commitment_serial
  TO pacta_app;
