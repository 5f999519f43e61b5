-- GB/T 2260: what the places are called that no government in the tree names itself. Vintage is not today: what an office
-- has changed stays over every later seeding.
CREATE TABLE app.region (
  code text NOT NULL,
  name text NOT NULL,
  CONSTRAINT region_pkey PRIMARY KEY (code)
);

GRANT SELECT, INSERT ON app.region TO pacta_app;
