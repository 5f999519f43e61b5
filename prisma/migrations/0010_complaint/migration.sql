-- Complaints as they are read. Everything here can be made again from the events.
CREATE SEQUENCE app.complaint_number;

CREATE TABLE app.complaint (
  id                   uuid           NOT NULL,
  number               text           NOT NULL,
  kind                 text           NOT NULL,
  channel              text           NOT NULL,
  handling             text           NOT NULL,
  external_number      text,
  status               text           NOT NULL,
  outcome              text,
  field                text           NOT NULL,
  identity             text           NOT NULL,
  region_code          text           NOT NULL,
  respondent_id        text           NOT NULL,
  accepting_id         text           NOT NULL,
  verifying_id         text,
  -- The handling bodies and everybody above them, and the respondent's superiors: who may find the case.
  party_ids            text[]         NOT NULL,
  respondent_notified  boolean        NOT NULL,
  received_at          timestamptz(3) NOT NULL,
  received_on          date           NOT NULL,
  amount_fen           bigint         NOT NULL,
  is_listed            boolean        NOT NULL,
  parent_id            uuid,
  title                text           NOT NULL,
  narrative            text           NOT NULL,
  contract_name        text,
  contract_number      text,
  next_due_at          timestamptz(3),
  closed_at            timestamptz(3),
  CONSTRAINT complaint_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX complaint_number_key ON app.complaint (number);
CREATE INDEX complaint_status_received_at_id_idx ON app.complaint (status, received_at DESC, id DESC);
CREATE INDEX complaint_received_at_id_idx ON app.complaint (received_at DESC, id DESC);
CREATE INDEX complaint_party_ids_idx ON app.complaint USING gin (party_ids);
CREATE INDEX complaint_parent_id_idx ON app.complaint (parent_id);
CREATE INDEX complaint_channel_external_number_idx ON app.complaint (channel, external_number);
CREATE INDEX complaint_respondent_id_idx ON app.complaint (respondent_id);

-- Every run of so many characters in a text. Chinese has no spaces between its words, and whoever looks for a part of a
-- title or a number may look for any part: where all its runs occur is where it can be.
CREATE FUNCTION app.text_grams(words text, size integer) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT coalesce(array_agg(DISTINCT substr(lower(words), place, size)), '{}')
          FROM generate_series(1, length(words) - size + 1) AS place);
CREATE INDEX complaint_title_grams_idx ON app.complaint USING gin (app.text_grams(title, 2));
CREATE INDEX complaint_number_grams_idx ON app.complaint USING gin (app.text_grams(number, 4));

CREATE TABLE app.complaint_deadline (
  complaint_id  uuid           NOT NULL,
  duty_id       text           NOT NULL,
  duty          text           NOT NULL,
  owner         text           NOT NULL,
  state         text           NOT NULL,
  start_on      date           NOT NULL,
  due_on        date,
  due_at        timestamptz(3),
  provisional   boolean        NOT NULL,
  revision      integer        NOT NULL,
  CONSTRAINT complaint_deadline_pkey PRIMARY KEY (complaint_id, duty_id),
  CONSTRAINT complaint_deadline_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES app.complaint (id)
    ON UPDATE RESTRICT ON DELETE RESTRICT
);
CREATE INDEX complaint_deadline_state_due_at_idx ON app.complaint_deadline (state, due_at);

CREATE TABLE app.filing_key (
  key_hash      text           NOT NULL,
  body_hash     text           NOT NULL,
  complaint_id  uuid           NOT NULL,
  stored_at     timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT filing_key_pkey PRIMARY KEY (key_hash)
);

CREATE TABLE app.letter_word (
  organization_id  text NOT NULL,
  word             text NOT NULL,
  CONSTRAINT letter_word_pkey PRIMARY KEY (organization_id)
);
CREATE UNIQUE INDEX letter_word_word_key ON app.letter_word (word);

GRANT USAGE ON SEQUENCE app.complaint_number TO pacta_app;
GRANT EXECUTE ON FUNCTION app.text_grams TO pacta_app;
GRANT SELECT, INSERT, UPDATE ON app.complaint, app.complaint_deadline TO pacta_app;
GRANT SELECT, INSERT ON app.filing_key, app.letter_word TO pacta_app;
