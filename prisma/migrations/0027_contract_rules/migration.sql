-- What a rule set says of contracts, beside what it says of complaints. Null: the version was written before rule sets
-- spoke of contracts, so nobody has decided anything about them in it.
ALTER TABLE app.rule_set_version ADD COLUMN contract jsonb;
-- What is not said yet may be filled in once, and nothing else of the version with it.
CREATE OR REPLACE FUNCTION app.rule_set_version_goes_forwards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.contract IS DISTINCT FROM OLD.contract THEN
    IF OLD.contract IS NOT NULL OR to_jsonb(NEW) - 'contract' <> to_jsonb(OLD) - 'contract' THEN
      RAISE EXCEPTION 'what a rule set version says of contracts is written once';
    END IF;
    RETURN NEW;
  END IF;
  IF (OLD.state, NEW.state) NOT IN (('proposed', 'active'), ('proposed', 'declined'), ('active', 'superseded')) THEN
    RAISE EXCEPTION 'a rule set version does not go from % to %', OLD.state, NEW.state;
  END IF;
  IF OLD.decided_by IS NOT NULL AND NEW.decided_by IS DISTINCT FROM OLD.decided_by THEN
    RAISE EXCEPTION 'a rule set version is decided once';
  END IF;
  RETURN NEW;
END $$;
GRANT UPDATE (contract) ON app.rule_set_version TO pacta_app;
