-- 公示: what the public may read of a determination, and nothing else. The columns are the approved list; whoever
-- complained, the receipt, evidence and amounts have no column here. What is withdrawn keeps its place and its dates,
-- and loses its content.
CREATE TABLE app.determination_publication (
  id                text           NOT NULL,
  case_id           uuid           NOT NULL,
  published_on      date           NOT NULL,
  published_until   date           NOT NULL,
  span              jsonb          NOT NULL,
  withdrawn_on      date,
  determining_body  text,
  respondent        text,
  region_code       text,
  field             text,
  promise           text,
  finding           text,
  grounds           text[]         NOT NULL DEFAULT '{}',
  determined_on     date,
  document_number   text,
  withheld_because  text,
  redacted          text[]         NOT NULL DEFAULT '{}',
  CONSTRAINT determination_publication_pkey PRIMARY KEY (id),
  CONSTRAINT determination_publication_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.case_record (id)
    ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT determination_publication_span_runs_on CHECK (published_until >= published_on),
  CONSTRAINT determination_publication_shown_or_withdrawn CHECK (
    (withdrawn_on IS NULL AND cardinality(grounds) > 0
      AND num_nulls(determining_body, respondent, region_code, determined_on) = 0)
    OR (withdrawn_on IS NOT NULL AND cardinality(grounds) + cardinality(redacted) = 0
      AND num_nonnulls(determining_body, respondent, region_code, field, promise, finding, determined_on,
        document_number, withheld_because) = 0)
  )
);
CREATE INDEX determination_publication_published_on_idx
  ON app.determination_publication (published_on DESC, id DESC);
-- Of one case at most one publication is shown at a time.
CREATE UNIQUE INDEX determination_publication_one_shown_key ON app.determination_publication (case_id)
  WHERE withdrawn_on IS NULL;

GRANT SELECT, INSERT, UPDATE ON app.determination_publication TO pacta_app;
