-- Two schemas with one wall between them: `app` is the product's, `vault` holds the complainants' identities.
-- Nothing is granted by default; each migration grants table by table, and logs get INSERT and SELECT only.
CREATE SCHEMA IF NOT EXISTS app;
CREATE SCHEMA IF NOT EXISTS vault;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON SCHEMA app FROM PUBLIC;
REVOKE ALL ON SCHEMA vault FROM PUBLIC;

GRANT USAGE ON SCHEMA app TO pacta_app;
GRANT USAGE ON SCHEMA vault TO pacta_vault;

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TABLE app.case_clock (
  id          integer          NOT NULL DEFAULT 1,
  mode        text             NOT NULL,
  anchor_real timestamptz(3),
  anchor_case timestamptz(3),
  scale       double precision,
  stops_at    timestamptz(3),
  updated_at  timestamptz(3)   NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT case_clock_pkey PRIMARY KEY (id),
  CONSTRAINT case_clock_is_one_row CHECK (id = 1),
  CONSTRAINT case_clock_mode_known CHECK (mode IN ('real', 'training')),
  CONSTRAINT case_clock_training_is_anchored CHECK (
    (mode = 'real' AND anchor_real IS NULL AND anchor_case IS NULL AND scale IS NULL)
    OR (mode = 'training' AND anchor_real IS NOT NULL AND anchor_case IS NOT NULL AND scale >= 0)
  )
);

-- A home that trains never goes back to real time, and case time never runs backwards: the application may only
-- move the anchors, and only forwards.
CREATE FUNCTION app.case_clock_moves_forwards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.mode <> OLD.mode OR NEW.scale IS DISTINCT FROM OLD.scale THEN
    RAISE EXCEPTION 'mode and scale of the case clock are written once';
  END IF;
  IF NEW.anchor_case < OLD.anchor_case OR NEW.anchor_real < OLD.anchor_real THEN
    RAISE EXCEPTION 'the case clock never goes back';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER case_clock_moves_forwards BEFORE UPDATE ON app.case_clock
  FOR EACH ROW EXECUTE FUNCTION app.case_clock_moves_forwards();

GRANT SELECT ON app.case_clock TO pacta_app;
GRANT UPDATE (anchor_real, anchor_case, updated_at) ON app.case_clock TO pacta_app;
