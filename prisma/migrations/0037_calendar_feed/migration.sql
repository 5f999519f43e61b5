-- The address at which a person's own calendar fetches what falls due for them. Only the hash of its secret is kept; a
-- new address takes the place of the old one, and an ended one opens nothing.
CREATE TABLE app.calendar_feed (
  officer_id  text           NOT NULL,
  token_hash  bytea,
  created_at  timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  read_at     timestamptz(3),
  CONSTRAINT calendar_feed_pkey PRIMARY KEY (officer_id),
  CONSTRAINT calendar_feed_officer_fkey FOREIGN KEY (officer_id)
    REFERENCES app.officer (officer_id) ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT calendar_feed_token_is_hashed CHECK (octet_length(token_hash) = 32)
);
CREATE UNIQUE INDEX calendar_feed_token_hash_key ON app.calendar_feed (token_hash);

GRANT SELECT, INSERT, UPDATE (token_hash, created_at, read_at) ON app.calendar_feed TO pacta_app;
