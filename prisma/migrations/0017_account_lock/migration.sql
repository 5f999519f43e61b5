-- A locked account: signs in no more and holds nothing today, until it is unlocked.
ALTER TABLE app.officer DROP CONSTRAINT officer_status_known;
ALTER TABLE app.officer ADD CONSTRAINT officer_status_known CHECK (status IN ('active', 'locked', 'left'));

-- Whose cases go to whom when an officer hands over or leaves.
CREATE INDEX complaint_accepting_officer_idx ON app.complaint (accepting_officer_id)
  WHERE accepting_officer_id IS NOT NULL;
CREATE INDEX complaint_verifying_officer_idx ON app.complaint (verifying_officer_id)
  WHERE verifying_officer_id IS NOT NULL;
