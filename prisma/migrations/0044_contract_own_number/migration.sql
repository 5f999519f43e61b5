-- A table tells of a contract that its body has collected by form: it is found by the number on the paper.
CREATE INDEX contract_undertaking_id_own_number_idx ON app.contract (undertaking_id, own_number)
  WHERE own_number IS NOT NULL;
