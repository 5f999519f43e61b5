-- 待办: what waits for somebody in a contract. A tolerance (容错) that is asked waits for another pen than the asker's.
ALTER TABLE app.contract_milestone ADD COLUMN tolerance_asked boolean NOT NULL DEFAULT false;
ALTER TABLE app.contract_milestone ADD COLUMN tolerance_asked_by text;

UPDATE app.contract_milestone m SET tolerance_asked = true, tolerance_asked_by = asked.milestone -> 'toleranceAsked' ->> 'askedBy'
FROM (
  SELECT r.id, milestone FROM app.case_record r, jsonb_array_elements(r.state -> 'milestones') AS milestone
  WHERE r.kind = 'contract' AND milestone -> 'toleranceAsked' <> 'null'::jsonb
) AS asked
WHERE asked.id = m.contract_id AND asked.milestone ->> 'milestoneId' = m.milestone_id;

-- Whose contracts wait: a regulator looks for its own as the undertaking department and the reporter do.
CREATE INDEX contract_regulator_id_idx ON app.contract (regulator_id);
