-- The tables of a tracker. Each statement ends with a semicolon and an empty line.
--
-- `seam_attempts` has a row per attempt, from the insertion to the end of the retention. Other programs insert into it:
-- the id is the only column without a default. `seam_pending` is the schedule of the attempts without an outcome.
--
-- Times are seconds since the epoch.

CREATE TABLE seam_migrations (
  version integer PRIMARY KEY,
  applied_at float8 NOT NULL DEFAULT ((julianday('now') - 2440587.5) * 86400.0)
);

CREATE TABLE seam_tracker (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  settled_number bigint NOT NULL DEFAULT 0,
  workspace_id text
);

INSERT INTO seam_tracker DEFAULT VALUES;

CREATE TABLE seam_attempts (
  action_attempt_id text NOT NULL PRIMARY KEY,
  timeout float8 DEFAULT 604800 CHECK (timeout IS NULL OR typeof(timeout) = 'real' AND timeout BETWEEN 0 AND 1e9),
  metadata text CHECK (metadata IS NULL OR json_valid(metadata)),
  topic text,
  workspace_id text,
  added_at float8 NOT NULL DEFAULT ((julianday('now') - 2440587.5) * 86400.0),
  delay float8 NOT NULL DEFAULT 0,
  seen_at float8,
  seen text,
  status text,
  reason text,
  detail text,
  settled_at float8,
  settled_number bigint
);

CREATE UNIQUE INDEX seam_attempts_settled ON seam_attempts (settled_number) WHERE settled_number IS NOT NULL;

CREATE INDEX seam_attempts_age ON seam_attempts (settled_at, settled_number)
  WHERE settled_number IS NOT NULL;

CREATE INDEX seam_attempts_status ON seam_attempts (status, added_at, action_attempt_id);

CREATE INDEX seam_attempts_added ON seam_attempts (added_at, action_attempt_id);

CREATE TABLE seam_pending (
  action_attempt_id text NOT NULL PRIMARY KEY,
  workspace_id text NOT NULL DEFAULT '',
  added_at float8 NOT NULL,
  timeout float8,
  is_seen boolean NOT NULL DEFAULT false,
  due_at float8 NOT NULL,
  eligible_at float8 NOT NULL,
  lease bigint,
  leased_until float8 NOT NULL DEFAULT 0,
  responses integer NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  missing_since float8
);

CREATE INDEX seam_pending_due ON seam_pending (workspace_id, due_at);

CREATE TRIGGER seam_attempts_added AFTER INSERT ON seam_attempts WHEN NEW.status IS NULL BEGIN
  INSERT INTO seam_pending
    (action_attempt_id, workspace_id, added_at, timeout, is_seen, due_at, eligible_at, responses)
  VALUES (NEW.action_attempt_id, coalesce(NEW.workspace_id, ''), NEW.added_at, NEW.timeout, NEW.seen IS NOT NULL,
    NEW.added_at + NEW.delay, NEW.added_at + NEW.delay / 2, NEW.seen IS NOT NULL)
  ON CONFLICT DO NOTHING;
END;

CREATE TABLE seam_rate_limiters (
  workspace_id text NOT NULL PRIMARY KEY,
  state text,
  updated_at float8 NOT NULL DEFAULT 0,
  held_at float8,
  held_until float8
);

CREATE TABLE seam_calls (
  second integer PRIMARY KEY,
  calls integer NOT NULL,
  ids integer NOT NULL
);

CREATE TABLE seam_outcomes (
  status text NOT NULL PRIMARY KEY,
  count bigint NOT NULL
);

CREATE TABLE seam_workers (
  worker_id bigint NOT NULL PRIMARY KEY,
  host text NOT NULL,
  pid integer NOT NULL,
  version text NOT NULL,
  workspace_id text,
  is_polling boolean NOT NULL,
  leased integer NOT NULL DEFAULT 0,
  answered_at float8,
  started_at float8 NOT NULL,
  seen_at float8 NOT NULL
);

CREATE TABLE seam_consumers (
  consumer text NOT NULL PRIMARY KEY,
  position bigint NOT NULL,
  topic text,
  created_at float8 NOT NULL,
  holder bigint,
  held_until float8 NOT NULL DEFAULT 0
);

CREATE TABLE seam_deliveries (
  consumer text NOT NULL REFERENCES seam_consumers ON DELETE CASCADE,
  settled_number bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  next_at float8 NOT NULL DEFAULT 0,
  dead_at float8,
  error text,
  PRIMARY KEY (consumer, settled_number)
);

CREATE INDEX seam_deliveries_settled ON seam_deliveries (settled_number);
