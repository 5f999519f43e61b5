-- Who has taken an incident upon themselves. An officer may leave; the incident keeps who had it.
ALTER TABLE app.incident
  ADD COLUMN owner_id  text,
  ADD COLUMN owned_at  timestamptz(3);
GRANT UPDATE (owner_id, owned_at) ON app.incident TO pacta_app;
