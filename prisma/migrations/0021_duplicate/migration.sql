-- 重复投诉: which case a complaint repeats and follows, and what finds those that may.
ALTER TABLE app.complaint ADD COLUMN leading_id uuid;
CREATE INDEX complaint_leading_id_idx ON app.complaint (leading_id) WHERE leading_id IS NOT NULL;

-- Those of one body that came in about the same time are found without a look at all of them.
DROP INDEX app.complaint_respondent_id_idx;
CREATE INDEX complaint_respondent_id_received_at_idx ON app.complaint (respondent_id, received_at DESC);

-- The form in which two spellings of a contract's number are equal; null where too little is left to tell one from another.
CREATE FUNCTION app.contract_key(written text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT CASE WHEN length(plain) >= 4 THEN plain END
          FROM (SELECT upper(regexp_replace(normalize(written, NFKC), '[][ ()〔〕【】《》/_.,:#-]', '', 'g')) AS plain) AS known);
CREATE INDEX complaint_contract_key_idx ON app.complaint (app.contract_key(contract_number))
  WHERE contract_number IS NOT NULL;
GRANT EXECUTE ON FUNCTION app.contract_key TO pacta_app;
