-- A table of contracts on its way in: what it said, what became of each contract, and who let it in.
CREATE TABLE app.contract_import (
  id               uuid           NOT NULL,
  organization_id  text           NOT NULL,
  officer_id       text           NOT NULL,
  -- The offices of whoever sent it, as they were: the contracts are collected in this name.
  actor            jsonb          NOT NULL,
  file_name        text           NOT NULL,
  is_stock         boolean        NOT NULL,
  status           text           NOT NULL,
  headings         text[]         NOT NULL,
  mapping          jsonb          NOT NULL,
  units            jsonb          NOT NULL,
  row_count        integer        NOT NULL,
  created_at       timestamptz(3) NOT NULL,
  ended_at         timestamptz(3),
  CONSTRAINT contract_import_pkey PRIMARY KEY (id),
  CONSTRAINT contract_import_status_known CHECK (
    status IN ('checking', 'checked', 'applying', 'paused', 'done', 'cancelled'))
);
CREATE INDEX contract_import_organization_id_created_at_idx ON app.contract_import (organization_id, created_at DESC, id DESC);
CREATE INDEX contract_import_status_idx ON app.contract_import (status) WHERE status IN ('checking', 'applying');

-- One contract of it. Its cells are there until it is collected or the import has been over for a month; those that
-- name people are sealed before they come here, and a contract that is secret leaves nothing but its row numbers.
CREATE TABLE app.contract_import_row (
  import_id        uuid           NOT NULL,
  place            integer        NOT NULL,
  row_numbers      integer[]      NOT NULL,
  repeated_rows    integer[]      NOT NULL,
  rows             jsonb,
  -- By party, whether each contact has an address; who they are is in the next column.
  contacts         jsonb          NOT NULL,
  sealed_contacts  bytea,
  verdict          text           NOT NULL,
  faults           jsonb          NOT NULL,
  contract_id      uuid           NOT NULL,
  code             text,
  CONSTRAINT contract_import_row_pkey PRIMARY KEY (import_id, place),
  CONSTRAINT contract_import_row_import_id_fkey FOREIGN KEY (import_id)
    REFERENCES app.contract_import (id) ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT contract_import_row_verdict_known CHECK (
    verdict IN ('waiting', 'new', 'known', 'differs', 'refused', 'secret', 'collected'))
);
CREATE INDEX contract_import_row_import_id_verdict_place_idx ON app.contract_import_row (import_id, verdict, place);

-- How a body's tables are to be read, by their headings: said once, remembered.
CREATE TABLE app.contract_import_mapping (
  organization_id  text    NOT NULL,
  -- SHA-256 of the headings, in their order.
  headings_key     text    NOT NULL,
  mapping          jsonb   NOT NULL,
  CONSTRAINT contract_import_mapping_pkey PRIMARY KEY (organization_id, headings_key)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON app.contract_import, app.contract_import_row, app.contract_import_mapping
  TO pacta_app;
