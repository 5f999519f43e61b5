-- 示范文本库: texts that contracts may be drafted from. They oblige nobody; which one was used is recorded.
CREATE TABLE app.model_text (
  model_text_id    uuid           NOT NULL,
  title            text           NOT NULL,
  category_code    text           NOT NULL,
  -- As the rules of the publishing body called it.
  category_label   text           NOT NULL,
  -- Where it is offered: there, and in every place below.
  region_code      text           NOT NULL,
  issuing_body     text           NOT NULL,
  document_number  text,
  added_by         text           NOT NULL,
  added_by_id      text           NOT NULL,
  added_at         timestamptz(3) NOT NULL,
  withdrawn_by     text,
  withdrawn_reason text,
  withdrawn_at     timestamptz(3),
  CONSTRAINT model_text_pkey PRIMARY KEY (model_text_id),
  CONSTRAINT model_text_withdrawal_is_whole
    CHECK (num_nulls(withdrawn_by, withdrawn_reason, withdrawn_at) IN (0, 3))
);
CREATE INDEX model_text_category_code_idx ON app.model_text (category_code);

-- Never altered: a new version follows. It counts when a second person has confirmed it and its day has come.
CREATE TABLE app.model_text_version (
  version_id     uuid           NOT NULL,
  model_text_id  uuid           NOT NULL,
  number         integer        NOT NULL,
  effective_on   date           NOT NULL,
  note           text,
  evidence_id    uuid           NOT NULL,
  added_by       text           NOT NULL,
  added_by_id    text           NOT NULL,
  added_at       timestamptz(3) NOT NULL,
  confirmed_by   text,
  confirmed_at   timestamptz(3),
  CONSTRAINT model_text_version_pkey PRIMARY KEY (version_id),
  CONSTRAINT model_text_version_number_counts CHECK (number >= 1),
  CONSTRAINT model_text_version_second_person CHECK (confirmed_by IS NULL OR confirmed_by <> added_by),
  CONSTRAINT model_text_version_confirmation_is_whole CHECK (num_nulls(confirmed_by, confirmed_at) IN (0, 2)),
  CONSTRAINT model_text_version_model_text_id_fkey FOREIGN KEY (model_text_id)
    REFERENCES app.model_text (model_text_id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT model_text_version_evidence_id_fkey FOREIGN KEY (evidence_id)
    REFERENCES app.evidence (id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX model_text_version_model_text_id_number_key ON app.model_text_version (model_text_id, number);
CREATE UNIQUE INDEX model_text_version_evidence_id_key ON app.model_text_version (evidence_id);

-- Which text a contract was drafted from, as a person said.
ALTER TABLE app.contract ADD COLUMN model_text_version_id uuid;
ALTER TABLE app.contract ADD CONSTRAINT contract_model_text_version_id_fkey FOREIGN KEY (model_text_version_id)
  REFERENCES app.model_text_version (version_id) ON DELETE RESTRICT ON UPDATE RESTRICT;
CREATE INDEX contract_model_text_version_id_idx ON app.contract (model_text_version_id)
  WHERE model_text_version_id IS NOT NULL;

GRANT SELECT, INSERT ON app.model_text, app.model_text_version TO pacta_app;
GRANT UPDATE (withdrawn_by, withdrawn_reason, withdrawn_at) ON app.model_text TO pacta_app;
GRANT UPDATE (confirmed_by, confirmed_at) ON app.model_text_version TO pacta_app;
