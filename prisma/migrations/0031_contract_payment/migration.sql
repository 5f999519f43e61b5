-- What lists of arrears read of a payment: what was paid and when, at what rate it bears interest when it is late, and
-- whether a small or medium enterprise is owed (国令802). All of it follows from the events.
ALTER TABLE app.contract_milestone
  ADD COLUMN payments jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN interest_rate jsonb,
  ADD COLUMN is_to_small boolean NOT NULL DEFAULT false;
CREATE INDEX contract_milestone_arrears_idx ON app.contract_milestone (due_on, contract_id, milestone_id)
  WHERE kind = 'payment' AND owed_by = 'public' AND state = 'overdue';
