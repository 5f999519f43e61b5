-- 承继审查: a change of government, of leaders, bodies or functions that is reviewed in every contract it touches, and
-- which contracts have been told of it.
CREATE TABLE app.succession_order (
  order_id         uuid           NOT NULL,
  organization_id  text           NOT NULL,
  cause            text           NOT NULL,
  changed_on       date           NOT NULL,
  -- The document that it rests on.
  basis            text           NOT NULL,
  ordered_by       text           NOT NULL,
  ordered_by_id    text           NOT NULL,
  ordered_at       timestamptz(3) NOT NULL,
  -- When the last contract had been told.
  told_at          timestamptz(3),
  CONSTRAINT succession_order_pkey PRIMARY KEY (order_id),
  CONSTRAINT succession_order_organization_id_fkey FOREIGN KEY (organization_id)
    REFERENCES app.organization (organization_id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT succession_order_ordered_by_id_fkey FOREIGN KEY (ordered_by_id)
    REFERENCES app.organization (organization_id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT succession_order_ordered_by_fkey FOREIGN KEY (ordered_by)
    REFERENCES app.officer (officer_id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX succession_order_organization_id_idx ON app.succession_order (organization_id);
CREATE INDEX succession_order_ordered_at_idx ON app.succession_order (ordered_at DESC);
CREATE INDEX succession_order_untold_idx ON app.succession_order (ordered_at) WHERE told_at IS NULL;

CREATE TABLE app.succession_order_contract (
  order_id     uuid  NOT NULL,
  contract_id  uuid  NOT NULL,
  CONSTRAINT succession_order_contract_pkey PRIMARY KEY (order_id, contract_id),
  CONSTRAINT succession_order_contract_order_id_fkey FOREIGN KEY (order_id)
    REFERENCES app.succession_order (order_id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT succession_order_contract_contract_id_fkey FOREIGN KEY (contract_id)
    REFERENCES app.contract (id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX succession_order_contract_contract_id_idx ON app.succession_order_contract (contract_id);

-- A contract follows the body that reports it as well. Its number there stays that of the body which gave it: two bodies
-- that become one may have given the same.
ALTER TABLE app.contract ADD COLUMN numbered_by_id text;
UPDATE app.contract SET numbered_by_id = reporter_id;
ALTER TABLE app.contract ALTER COLUMN numbered_by_id SET NOT NULL;
DROP INDEX app.contract_reporter_id_external_number_key;
CREATE UNIQUE INDEX contract_numbered_by_id_external_number_key ON app.contract (numbered_by_id, external_number);
CREATE INDEX contract_reporter_id_idx ON app.contract (reporter_id);

GRANT SELECT, INSERT ON app.succession_order, app.succession_order_contract TO pacta_app;
GRANT UPDATE (told_at) ON app.succession_order TO pacta_app;
