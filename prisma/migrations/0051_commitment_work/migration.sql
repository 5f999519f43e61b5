-- Who proposed that a promise was not honoured: another decides, and it waits among their work, not among the proposer's.
ALTER TABLE app.commitment_node ADD COLUMN proposed_by text;
