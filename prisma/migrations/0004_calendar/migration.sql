-- The working-day calendar: one version for each notice and layer. A version is proposed with all its days and then
-- never edited; only its state moves.
CREATE TABLE app.calendar_version (
  version_id   text           NOT NULL,
  layer        text           NOT NULL,
  year         integer        NOT NULL,
  notice       text           NOT NULL,
  source       text           NOT NULL,
  state        text           NOT NULL,
  proposed_by  text,
  proposed_at  timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  confirmed_by text,
  confirmed_at timestamptz(3),
  CONSTRAINT calendar_version_pkey PRIMARY KEY (version_id),
  CONSTRAINT calendar_version_layer_known CHECK (layer = 'national' OR layer ~ '^[0-9]{6}(-[A-Za-z0-9]{1,12})?$'),
  CONSTRAINT calendar_version_year_covered CHECK (year >= 2004),
  CONSTRAINT calendar_version_state_known CHECK (state IN ('proposed', 'active', 'superseded')),
  CONSTRAINT calendar_version_second_person CHECK (confirmed_by <> proposed_by),
  CONSTRAINT calendar_version_confirmed_says_when CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
CREATE UNIQUE INDEX calendar_version_active_key ON app.calendar_version (layer, year) WHERE state = 'active';
CREATE INDEX calendar_version_layer_year_idx ON app.calendar_version (layer, year);

CREATE TABLE app.calendar_day (
  version_id text NOT NULL,
  on_day     date NOT NULL,
  kind       text NOT NULL,
  name       text NOT NULL,
  CONSTRAINT calendar_day_pkey PRIMARY KEY (version_id, on_day),
  CONSTRAINT calendar_day_kind_known CHECK (kind IN ('off-day', 'make-up-day')),
  CONSTRAINT calendar_day_version_id_fkey FOREIGN KEY (version_id) REFERENCES app.calendar_version (version_id)
    ON UPDATE RESTRICT ON DELETE RESTRICT
);

GRANT SELECT, INSERT ON app.calendar_version, app.calendar_day TO pacta_app;
GRANT UPDATE (state, confirmed_by, confirmed_at) ON app.calendar_version TO pacta_app;
