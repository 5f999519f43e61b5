-- 监测: what was looked at of a contract, each check once, as it was recorded.
CREATE TABLE app.contract_check (
  contract_id      uuid           NOT NULL,
  sequence         integer        NOT NULL,
  checked_on       date           NOT NULL,
  organization_id  text           NOT NULL,
  officer_id       text,
  -- Of each item its code, what was found, and what was written of it.
  items            jsonb          NOT NULL,
  remark           text,
  recorded_at      timestamptz(3) NOT NULL,
  CONSTRAINT contract_check_pkey PRIMARY KEY (contract_id, sequence),
  CONSTRAINT contract_check_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contract (id)
    ON UPDATE RESTRICT ON DELETE RESTRICT
);

-- 问题交办: what was found wanting, who sees to it, and what has become of it. The clock stands in the deadlines.
CREATE TABLE app.contract_problem (
  contract_id   uuid           NOT NULL,
  problem_id    text           NOT NULL,
  kind          text           NOT NULL,
  -- As the rules of the contract call it.
  kind_label    text           NOT NULL,
  kind_english  text           NOT NULL,
  severity      text           NOT NULL,
  milestone_id  text,
  what          text           NOT NULL,
  raised_as     text           NOT NULL,
  raised_by_id  text           NOT NULL,
  raised_by     text           NOT NULL,
  assignee      text           NOT NULL,
  assignee_id   text           NOT NULL,
  handler_id    text,
  state         text           NOT NULL,
  answer        text,
  answered_by   text,
  -- Why it was sent back last, or withdrawn.
  reason        text,
  raised_at     timestamptz(3) NOT NULL,
  ended_at      timestamptz(3),
  CONSTRAINT contract_problem_pkey PRIMARY KEY (contract_id, problem_id),
  CONSTRAINT contract_problem_state_is_known CHECK (state IN ('assigned', 'answered', 'solved', 'withdrawn')),
  CONSTRAINT contract_problem_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contract (id)
    ON UPDATE RESTRICT ON DELETE RESTRICT
);
CREATE INDEX contract_problem_raised_at_idx ON app.contract_problem (raised_at DESC, contract_id, problem_id);
-- What waits for a body: to be seen to, or to be confirmed.
CREATE INDEX contract_problem_assignee_id_idx ON app.contract_problem (assignee_id) WHERE state = 'assigned';
CREATE INDEX contract_problem_raised_by_id_idx ON app.contract_problem (raised_by_id) WHERE state = 'answered';

GRANT SELECT, INSERT ON app.contract_check TO pacta_app;
GRANT SELECT, INSERT,
  UPDATE (raised_by_id, assignee_id, handler_id, state, answer, answered_by, reason, ended_at)
  ON app.contract_problem TO pacta_app;
