-- The rules of regions and departments, version by version. What a version says never changes; a second person puts it
-- in force, and a later one takes over on its day.
CREATE TABLE app.rule_set_version (
  rule_set_id               text           NOT NULL,
  version                   integer        NOT NULL,
  scope                     text           NOT NULL,
  region_code               text,
  accepting_organization_id text,
  stage                     text,
  effective_on              date           NOT NULL,
  document                  text           NOT NULL,
  name                      text           NOT NULL,
  note                      text           NOT NULL,
  complaint                 jsonb          NOT NULL,
  state                     text           NOT NULL,
  origin                    text           NOT NULL,
  reason                    text,
  proposed_by               text,
  proposed_at               timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  decided_by                text,
  decided_at                timestamptz(3),
  CONSTRAINT rule_set_version_pkey PRIMARY KEY (rule_set_id, version),
  CONSTRAINT rule_set_version_counts CHECK (version >= 1),
  CONSTRAINT rule_set_version_scope_known CHECK (scope IN ('base', 'region', 'department', 'preset')),
  CONSTRAINT rule_set_version_scope_is_whole CHECK (
    (scope IN ('base', 'preset') AND region_code IS NULL AND accepting_organization_id IS NULL)
    OR (scope = 'region' AND region_code IS NOT NULL AND accepting_organization_id IS NULL)
    OR (scope = 'department' AND region_code IS NOT NULL AND accepting_organization_id IS NOT NULL)
  ),
  CONSTRAINT rule_set_version_stage_known CHECK (
    stage IN ('acceptance', 'verification', 'rectification', 'determination', 'closing')
  ),
  CONSTRAINT rule_set_version_state_known CHECK (state IN ('proposed', 'active', 'superseded', 'declined')),
  CONSTRAINT rule_set_version_origin_known CHECK (origin IN ('seed', 'proposal')),
  CONSTRAINT rule_set_version_is_proposed_by_somebody CHECK (
    origin = 'seed' OR (proposed_by IS NOT NULL AND reason IS NOT NULL)
  ),
  CONSTRAINT rule_set_version_decision_is_whole CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT rule_set_version_has_second_person CHECK (
    origin = 'seed' OR state = 'proposed' OR (decided_by IS NOT NULL AND decided_by <> proposed_by)
  ),
  CONSTRAINT rule_set_version_proposed_is_open CHECK (state <> 'proposed' OR decided_by IS NULL)
);
-- One rule set speaks for one place, department and stage: two would contradict each other.
CREATE UNIQUE INDEX rule_set_version_one_active_key
  ON app.rule_set_version (scope, region_code, accepting_organization_id, stage) NULLS NOT DISTINCT
  WHERE state = 'active' AND scope <> 'preset';
CREATE UNIQUE INDEX rule_set_version_one_proposed_key ON app.rule_set_version (rule_set_id) WHERE state = 'proposed';
CREATE INDEX rule_set_version_scope_region_code_idx ON app.rule_set_version (scope, region_code);

-- Nothing goes back: a decision is made once, and what was in force stays on record.
CREATE FUNCTION app.rule_set_version_goes_forwards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.state, NEW.state) NOT IN (('proposed', 'active'), ('proposed', 'declined'), ('active', 'superseded')) THEN
    RAISE EXCEPTION 'a rule set version does not go from % to %', OLD.state, NEW.state;
  END IF;
  IF OLD.decided_by IS NOT NULL AND NEW.decided_by IS DISTINCT FROM OLD.decided_by THEN
    RAISE EXCEPTION 'a rule set version is decided once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rule_set_version_goes_forwards BEFORE UPDATE ON app.rule_set_version
  FOR EACH ROW EXECUTE FUNCTION app.rule_set_version_goes_forwards();

GRANT SELECT, INSERT ON app.rule_set_version TO pacta_app;
GRANT UPDATE (state, decided_by, decided_at) ON app.rule_set_version TO pacta_app;
