-- 备案件: written with the event that files a contract, and set as PDF afterwards. It says what was filed on that day;
-- its content is never changed.
CREATE TABLE app.filed_copy (
  contract_id  uuid           NOT NULL,
  -- In the QR code of the copy: whoever holds the copy may ask whether it is genuine, nobody can try tokens out.
  token        text           NOT NULL,
  content      jsonb          NOT NULL,
  storage_key  text,
  sha256       text,
  rendered_at  timestamptz(3),
  created_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT filed_copy_pkey PRIMARY KEY (contract_id),
  CONSTRAINT filed_copy_token_is_long CHECK (token ~ '^[A-Za-z0-9_-]{24}$'),
  CONSTRAINT filed_copy_rendered_is_whole CHECK (
    (storage_key IS NULL) = (sha256 IS NULL) AND (storage_key IS NULL) = (rendered_at IS NULL)
  ),
  CONSTRAINT filed_copy_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contract (id)
    ON UPDATE RESTRICT ON DELETE RESTRICT
);
CREATE UNIQUE INDEX filed_copy_token_key ON app.filed_copy (token);
CREATE INDEX filed_copy_waiting_idx ON app.filed_copy (created_at, contract_id) WHERE storage_key IS NULL;

GRANT SELECT, INSERT, UPDATE (storage_key, sha256, rendered_at) ON app.filed_copy TO pacta_app;
