-- 关联合同: which registered contract a complaint is about, as a person said.
ALTER TABLE app.complaint ADD COLUMN contract_id uuid;
CREATE INDEX complaint_contract_id_idx ON app.complaint (contract_id) WHERE contract_id IS NOT NULL;

-- By whichever of its numbers a complaint names a contract, and however it is spelt.
CREATE INDEX contract_code_key_idx ON app.contract (app.contract_key(code));
CREATE INDEX contract_own_number_key_idx ON app.contract (app.contract_key(own_number)) WHERE own_number IS NOT NULL;
CREATE INDEX contract_external_number_key_idx ON app.contract (app.contract_key(external_number))
  WHERE external_number IS NOT NULL;
CREATE INDEX contract_filing_number_key_idx ON app.contract (app.contract_key(filing_number))
  WHERE filing_number IS NOT NULL;
