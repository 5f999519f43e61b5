-- Facts from office systems and channels are signed over their content (RFC 9421). A machine has at most two living
-- keys at a time, so that one can follow the other without a gap; the number is kept by whoever registers them.
CREATE TABLE app.machine_key (
  key_id        text           NOT NULL,
  credential_id text           NOT NULL,
  public_key    bytea          NOT NULL,
  created_by    text,
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  revoked_at    timestamptz(3),
  CONSTRAINT machine_key_pkey PRIMARY KEY (key_id),
  CONSTRAINT machine_key_credential_fkey FOREIGN KEY (credential_id)
    REFERENCES app.machine_credential (credential_id) ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT machine_key_is_ed25519 CHECK (octet_length(public_key) = 32)
);
CREATE INDEX machine_key_credential_idx ON app.machine_key (credential_id);

-- Evidence beside a command: what was signed, by which key. Never changed, never taken away.
CREATE TABLE app.command_signature (
  command_id     text           NOT NULL,
  signature      bytea          NOT NULL,
  key_id         text           NOT NULL,
  content_digest text           NOT NULL,
  signature_base text           NOT NULL,
  signed_at      timestamptz(3) NOT NULL,
  stored_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT command_signature_pkey PRIMARY KEY (command_id, signature),
  CONSTRAINT command_signature_command_fkey FOREIGN KEY (command_id)
    REFERENCES app.case_command (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
  CONSTRAINT command_signature_key_fkey FOREIGN KEY (key_id)
    REFERENCES app.machine_key (key_id) ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT command_signature_is_whole CHECK (octet_length(signature) = 64)
);

GRANT SELECT, INSERT ON app.machine_key TO pacta_app;
GRANT UPDATE (revoked_at) ON app.machine_key TO pacta_app;
GRANT SELECT, INSERT ON app.command_signature TO pacta_app;
