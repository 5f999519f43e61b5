-- 每月归集上报: which body owes a report for which month, what it has reported, and how good its data was.

-- The months that were opened, so that each is opened once; the first was there when the register began, and nobody
-- owes a report for it.
CREATE TABLE app.reporting_month (
  month      date           NOT NULL,
  opened_at  timestamptz(3) NOT NULL,
  CONSTRAINT reporting_month_pkey PRIMARY KEY (month),
  CONSTRAINT reporting_month_begins CHECK (extract(day FROM month) = 1)
);

-- The rules that months are held to, under the hash of their content: many duties share one row.
CREATE TABLE app.reporting_terms (
  key    text   NOT NULL,
  terms  jsonb  NOT NULL,
  CONSTRAINT reporting_terms_pkey PRIMARY KEY (key)
);

CREATE TABLE app.reporting_duty (
  organization_id  text           NOT NULL,
  month            date           NOT NULL,
  -- From the root of the tree to the body, and the bodies it reports for, as they were when the month ended.
  path             text[]         NOT NULL,
  covers           text[]         NOT NULL,
  region_code      text           NOT NULL,
  terms_key        text           NOT NULL,
  calendar         text           NOT NULL,
  -- The clock: everything else of it follows.
  duty             jsonb          NOT NULL,
  state            text           NOT NULL,
  due_on           date           NOT NULL,
  due_at           timestamptz(3) NOT NULL,
  next_rung_at     timestamptz(3),
  -- Rows of tables that were refused within the month: the tables themselves are not kept for long.
  refused_rows     integer        NOT NULL,
  CONSTRAINT reporting_duty_pkey PRIMARY KEY (organization_id, month),
  CONSTRAINT reporting_duty_organization_id_fkey FOREIGN KEY (organization_id)
    REFERENCES app.organization (organization_id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT reporting_duty_month_fkey FOREIGN KEY (month)
    REFERENCES app.reporting_month (month) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT reporting_duty_terms_key_fkey FOREIGN KEY (terms_key)
    REFERENCES app.reporting_terms (key) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT reporting_duty_state_known CHECK (state IN ('owed', 'sent'))
);
CREATE INDEX reporting_duty_month_organization_id_idx ON app.reporting_duty (month DESC, organization_id);
CREATE INDEX reporting_duty_path_idx ON app.reporting_duty USING gin (path);
CREATE INDEX reporting_duty_next_rung_at_idx ON app.reporting_duty (next_rung_at) WHERE state = 'owed';

-- What was reported. A correction is another version; nothing of an earlier one changes.
CREATE TABLE app.upward_report (
  organization_id  text           NOT NULL,
  month            date           NOT NULL,
  version          integer        NOT NULL,
  counts           jsonb          NOT NULL,
  scores           jsonb          NOT NULL,
  is_zero          boolean        NOT NULL,
  reason           text,
  actor            jsonb          NOT NULL,
  sent_at          timestamptz(3) NOT NULL,
  CONSTRAINT upward_report_pkey PRIMARY KEY (organization_id, month, version),
  CONSTRAINT upward_report_organization_id_month_fkey FOREIGN KEY (organization_id, month)
    REFERENCES app.reporting_duty (organization_id, month) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT upward_report_version_counts CHECK (version >= 1),
  CONSTRAINT upward_report_correction_says_why CHECK (version = 1 OR reason IS NOT NULL)
);

-- The contracts in it: each with the version it had at the end of the month, and what was found of it.
CREATE TABLE app.upward_report_item (
  organization_id  text     NOT NULL,
  month            date     NOT NULL,
  version          integer  NOT NULL,
  contract_id      uuid     NOT NULL,
  sequence         integer  NOT NULL,
  category_code    text     NOT NULL,
  amount_fen       bigint,
  is_new           boolean  NOT NULL,
  is_changed       boolean  NOT NULL,
  is_performed     boolean  NOT NULL,
  fields_asked     integer  NOT NULL,
  missing          text[]   NOT NULL,
  faults           text[]   NOT NULL,
  -- Null: how soon it was collected cannot be said.
  is_timely        boolean,
  CONSTRAINT upward_report_item_pkey PRIMARY KEY (organization_id, month, version, contract_id),
  CONSTRAINT upward_report_item_report_fkey FOREIGN KEY (organization_id, month, version)
    REFERENCES app.upward_report (organization_id, month, version) ON DELETE RESTRICT ON UPDATE RESTRICT
    -- The figures of a version are counted over its contracts before it is written.
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT upward_report_item_contract_id_fkey FOREIGN KEY (contract_id)
    REFERENCES app.contract (id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX upward_report_item_contract_id_idx ON app.upward_report_item (contract_id);

-- What happened to a duty, in order: opened, reminded, escalated, moved, reported, corrected.
CREATE TABLE app.reporting_event (
  organization_id  text           NOT NULL,
  month            date           NOT NULL,
  sequence         integer        NOT NULL,
  type             text           NOT NULL,
  data             jsonb          NOT NULL,
  actor            jsonb          NOT NULL,
  occurred_at      timestamptz(3) NOT NULL,
  recorded_at      timestamptz(3) NOT NULL,
  CONSTRAINT reporting_event_pkey PRIMARY KEY (organization_id, month, sequence),
  CONSTRAINT reporting_event_organization_id_month_fkey FOREIGN KEY (organization_id, month)
    REFERENCES app.reporting_duty (organization_id, month) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT reporting_event_type_known CHECK (type IN ('opened', 'rungs-reached', 'moved', 'confirmed', 'corrected'))
);

CREATE FUNCTION app.upward_report_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER upward_report_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON app.upward_report
  FOR EACH STATEMENT EXECUTE FUNCTION app.upward_report_is_append_only();
CREATE TRIGGER upward_report_item_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON app.upward_report_item
  FOR EACH STATEMENT EXECUTE FUNCTION app.upward_report_is_append_only();
CREATE TRIGGER reporting_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON app.reporting_event
  FOR EACH STATEMENT EXECUTE FUNCTION app.upward_report_is_append_only();

GRANT SELECT, INSERT ON app.reporting_month, app.reporting_terms, app.upward_report, app.upward_report_item,
  app.reporting_event TO pacta_app;
GRANT SELECT, INSERT ON app.reporting_duty TO pacta_app;
GRANT UPDATE (calendar, duty, state, due_on, due_at, next_rung_at) ON app.reporting_duty TO pacta_app;
