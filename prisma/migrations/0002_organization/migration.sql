-- Bodies in a tree, the people in them, the offices they hold, and how they sign in.

CREATE TABLE app.organization (
  organization_id text           NOT NULL,
  parent_id       text,
  path            text[]         NOT NULL,
  name            text           NOT NULL,
  kind            text           NOT NULL,
  region_code     text           NOT NULL,
  uscc            text,
  email           text,
  status          text           NOT NULL DEFAULT 'active',
  successor_id    text,
  created_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT organization_pkey PRIMARY KEY (organization_id),
  CONSTRAINT organization_parent_fkey FOREIGN KEY (parent_id) REFERENCES app.organization (organization_id)
    ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT organization_successor_fkey FOREIGN KEY (successor_id) REFERENCES app.organization (organization_id)
    ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT organization_kind_known CHECK (kind IN ('government', 'credit-office', 'line-authority',
    'subordinate-body', 'hotline', 'petition-office', 'enterprise-office', 'inspectorate', 'discipline-office',
    'operations')),
  CONSTRAINT organization_status_known CHECK (status IN ('active', 'merged', 'abolished')),
  CONSTRAINT organization_dissolved_has_successor CHECK ((status = 'active') = (successor_id IS NULL)),
  CONSTRAINT organization_succeeds_another CHECK (successor_id <> organization_id),
  CONSTRAINT organization_path_ends_in_itself CHECK (path[cardinality(path)] = organization_id),
  CONSTRAINT organization_path_goes_through_parent CHECK (
    (parent_id IS NULL AND cardinality(path) = 1) OR path[cardinality(path) - 1] = parent_id
  )
);
CREATE INDEX organization_path_idx ON app.organization USING gin (path);
CREATE INDEX organization_parent_idx ON app.organization (parent_id);
CREATE INDEX organization_successor_idx ON app.organization (successor_id);

-- One row. Whoever changes the tree or the people in it locks it first, so versions are contiguous and in commit order.
CREATE TABLE app.organization_tree (
  id              integer NOT NULL DEFAULT 1,
  version         integer NOT NULL DEFAULT 0,
  officer_version integer NOT NULL DEFAULT 0,
  CONSTRAINT organization_tree_pkey PRIMARY KEY (id),
  CONSTRAINT organization_tree_is_one_row CHECK (id = 1)
);
INSERT INTO app.organization_tree (id) VALUES (1);

CREATE TABLE app.officer (
  officer_id           text           NOT NULL,
  username             text           NOT NULL,
  name                 text           NOT NULL,
  email                text           NOT NULL,
  organization_id      text           NOT NULL,
  -- 三员分立: set while any office is held or proposed; role_grant can only point at this very class.
  duty_class           text,
  status               text           NOT NULL DEFAULT 'active',
  password_hash        text           NOT NULL,
  must_change_password boolean        NOT NULL DEFAULT true,
  created_at           timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at           timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT officer_pkey PRIMARY KEY (officer_id),
  CONSTRAINT officer_username_key UNIQUE (username),
  CONSTRAINT officer_duty_class_key UNIQUE (officer_id, duty_class),
  CONSTRAINT officer_organization_fkey FOREIGN KEY (organization_id) REFERENCES app.organization (organization_id)
    ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT officer_status_known CHECK (status IN ('active', 'left')),
  CONSTRAINT officer_duty_class_known CHECK (duty_class IN ('business', 'system-administrator',
    'security-administrator', 'audit-administrator'))
);
CREATE INDEX officer_organization_idx ON app.officer (organization_id);

CREATE TABLE app.role_grant (
  grant_id        text           NOT NULL,
  officer_id      text           NOT NULL,
  organization_id text           NOT NULL,
  role            text           NOT NULL,
  status          text           NOT NULL,
  origin          text           NOT NULL,
  from_on         date           NOT NULL,
  to_on           date,
  reason          text           NOT NULL,
  proposed_by     text,
  proposed_at     timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  decided_by      text,
  decided_at      timestamptz(3),
  ended_by        text,
  ended_at        timestamptz(3),
  duty_class      text GENERATED ALWAYS AS (
    CASE
      WHEN status NOT IN ('proposed', 'granted') THEN NULL
      WHEN role IN ('system-administrator', 'security-administrator', 'audit-administrator') THEN role
      ELSE 'business'
    END
  ) STORED,
  CONSTRAINT role_grant_pkey PRIMARY KEY (grant_id),
  CONSTRAINT role_grant_duties_apart_fkey FOREIGN KEY (officer_id, duty_class)
    REFERENCES app.officer (officer_id, duty_class) ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT role_grant_officer_fkey FOREIGN KEY (officer_id) REFERENCES app.officer (officer_id)
    ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT role_grant_organization_fkey FOREIGN KEY (organization_id)
    REFERENCES app.organization (organization_id) ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT role_grant_status_known CHECK (status IN ('proposed', 'granted', 'refused', 'ended')),
  CONSTRAINT role_grant_origin_known CHECK (origin IN ('bootstrap', 'proposal', 'merger')),
  CONSTRAINT role_grant_period_forwards CHECK (to_on >= from_on),
  CONSTRAINT role_grant_is_proposed_by_somebody CHECK (origin = 'bootstrap' OR proposed_by IS NOT NULL),
  CONSTRAINT role_grant_has_second_person CHECK (
    origin = 'bootstrap' OR status NOT IN ('granted', 'refused')
    OR (decided_by IS NOT NULL AND decided_by <> proposed_by)
  ),
  CONSTRAINT role_grant_not_by_its_holder CHECK (proposed_by <> officer_id AND decided_by <> officer_id)
);
CREATE UNIQUE INDEX role_grant_once_key ON app.role_grant (officer_id, organization_id, role)
  WHERE status IN ('proposed', 'granted');
CREATE INDEX role_grant_holders_idx ON app.role_grant (organization_id, role);

CREATE TABLE app.officer_absence (
  absence_id   text           NOT NULL,
  officer_id   text           NOT NULL,
  deputy_id    text           NOT NULL,
  from_on      date           NOT NULL,
  to_on        date           NOT NULL,
  reason       text           NOT NULL,
  recorded_by  text           NOT NULL,
  recorded_at  timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  cancelled_at timestamptz(3),
  CONSTRAINT officer_absence_pkey PRIMARY KEY (absence_id),
  CONSTRAINT officer_absence_officer_fkey FOREIGN KEY (officer_id) REFERENCES app.officer (officer_id)
    ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT officer_absence_deputy_fkey FOREIGN KEY (deputy_id) REFERENCES app.officer (officer_id)
    ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT officer_absence_deputy_is_another CHECK (deputy_id <> officer_id),
  CONSTRAINT officer_absence_period_forwards CHECK (to_on >= from_on)
);
CREATE INDEX officer_absence_officer_idx ON app.officer_absence (officer_id, to_on);
CREATE INDEX officer_absence_deputy_idx ON app.officer_absence (deputy_id, to_on);

-- What changed, in order: cases follow these by version (a body merged, an officer handed over).
CREATE TABLE app.organization_event (
  version         integer        NOT NULL,
  type            text           NOT NULL,
  organization_id text           NOT NULL,
  data            jsonb          NOT NULL,
  recorded_by     text,
  recorded_at     timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT organization_event_pkey PRIMARY KEY (version)
);
CREATE INDEX organization_event_organization_idx ON app.organization_event (organization_id, version);

CREATE TABLE app.officer_event (
  version     integer        NOT NULL,
  type        text           NOT NULL,
  officer_id  text           NOT NULL,
  data        jsonb          NOT NULL,
  recorded_by text,
  recorded_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT officer_event_pkey PRIMARY KEY (version)
);
CREATE INDEX officer_event_officer_idx ON app.officer_event (officer_id, version);

-- Opaque sessions: the token itself is never stored. A complainant's holds the case and no name.
CREATE TABLE app.session (
  session_id          text           NOT NULL,
  token_hash          bytea          NOT NULL,
  subject             text           NOT NULL,
  officer_id          text,
  position_id         text,
  on_behalf_of        text,
  case_id             text,
  party               text,
  authority           text,
  created_at          timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_seen_at        timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  idle_seconds        integer        NOT NULL,
  absolute_expires_at timestamptz(3) NOT NULL,
  revoked_at          timestamptz(3),
  CONSTRAINT session_pkey PRIMARY KEY (session_id),
  CONSTRAINT session_token_hash_key UNIQUE (token_hash),
  CONSTRAINT session_officer_fkey FOREIGN KEY (officer_id) REFERENCES app.officer (officer_id)
    ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT session_subject_is_whole CHECK (
    (subject = 'officer' AND officer_id IS NOT NULL AND case_id IS NULL)
    OR (subject = 'complainant' AND officer_id IS NULL AND case_id IS NOT NULL
        AND party IN ('complainant', 'agent') AND authority IN ('general', 'special'))
  )
);
CREATE INDEX session_officer_idx ON app.session (officer_id);
CREATE INDEX session_case_idx ON app.session (case_id);

-- Machines of intake channels and office systems.
CREATE TABLE app.machine_credential (
  credential_id   text           NOT NULL,
  kind            text           NOT NULL,
  name            text           NOT NULL,
  organization_id text           NOT NULL,
  token_hash      bytea          NOT NULL,
  created_by      text,
  created_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  revoked_at      timestamptz(3),
  CONSTRAINT machine_credential_pkey PRIMARY KEY (credential_id),
  CONSTRAINT machine_credential_token_hash_key UNIQUE (token_hash),
  CONSTRAINT machine_credential_organization_fkey FOREIGN KEY (organization_id)
    REFERENCES app.organization (organization_id) ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT machine_credential_kind_known CHECK (kind IN ('channel', 'office-system'))
);

-- Wrong passwords slow the place they come from; they never close an account. Keys are hashes of account and place.
CREATE TABLE app.login_throttle (
  throttle_key    bytea          NOT NULL,
  failures        integer        NOT NULL,
  next_allowed_at timestamptz(3) NOT NULL,
  last_success_at timestamptz(3),
  updated_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT login_throttle_pkey PRIMARY KEY (throttle_key)
);
CREATE INDEX login_throttle_updated_idx ON app.login_throttle (updated_at);

CREATE TABLE app.bootstrap_use (
  id      integer        NOT NULL DEFAULT 1,
  used_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT bootstrap_use_pkey PRIMARY KEY (id),
  CONSTRAINT bootstrap_use_is_once CHECK (id = 1)
);

-- The answer of a change, kept with the change in one transaction: who repeats the key gets the same answer.
CREATE TABLE app.idempotency_answer (
  answer_key bytea          NOT NULL,
  body_hash  text           NOT NULL,
  status     integer        NOT NULL,
  body       jsonb,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT idempotency_answer_pkey PRIMARY KEY (answer_key)
);
CREATE INDEX idempotency_answer_created_idx ON app.idempotency_answer (created_at);

GRANT SELECT, INSERT, UPDATE ON app.organization, app.officer, app.role_grant, app.officer_absence TO pacta_app;
GRANT SELECT ON app.organization_tree TO pacta_app;
GRANT UPDATE (version, officer_version) ON app.organization_tree TO pacta_app;
GRANT SELECT, INSERT ON app.organization_event, app.officer_event, app.bootstrap_use TO pacta_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON app.session, app.login_throttle, app.idempotency_answer TO pacta_app;
GRANT SELECT, INSERT ON app.machine_credential TO pacta_app;
GRANT UPDATE (revoked_at) ON app.machine_credential TO pacta_app;
