-- An agent (代理人) follows and acts with a receipt of his own. What he may do is what the mandate says.
ALTER TABLE app.receipt ADD COLUMN authority text NOT NULL DEFAULT 'special';
ALTER TABLE app.receipt ALTER COLUMN authority DROP DEFAULT;
ALTER TABLE app.receipt
  ADD CONSTRAINT receipt_authority_known CHECK (authority IN ('general', 'special')),
  ADD CONSTRAINT receipt_complainant_in_person CHECK (party = 'agent' OR authority = 'special');
