-- The tables of a tracker. Each statement ends with a semicolon and an empty line; `seam_async` stands for the schema.
--
-- `seam_attempts` has a row per attempt, from the insertion to the end of the retention. Other programs insert into it:
-- the id is the only column without a default. `seam_pending` is the schedule: narrow rows, updated at every poll, of
-- the attempts without an outcome. A lease changes no indexed column of it, so the update is HOT.
--
-- Every table has a primary key, which logical replication needs. Times are seconds since the epoch.

CREATE TABLE seam_async.seam_migrations (
  version integer PRIMARY KEY,
  applied_at float8 NOT NULL DEFAULT extract(epoch FROM clock_timestamp())::float8
);

CREATE TABLE seam_async.seam_tracker (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  settled_number bigint NOT NULL DEFAULT 0,
  workspace_id text
) WITH (fillfactor = 10);

INSERT INTO seam_async.seam_tracker DEFAULT VALUES;

CREATE TABLE seam_async.seam_attempts (
  action_attempt_id text PRIMARY KEY,
  timeout float8 DEFAULT 604800 CHECK (timeout BETWEEN 0 AND 1e9),
  metadata jsonb,
  topic text,
  workspace_id text,
  added_at float8 NOT NULL DEFAULT extract(epoch FROM clock_timestamp())::float8,
  delay float8 NOT NULL DEFAULT 0,
  seen_at float8,
  seen json,
  status text,
  reason text,
  detail json,
  settled_at float8,
  settled_number bigint
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

CREATE UNIQUE INDEX seam_attempts_settled ON seam_async.seam_attempts (settled_number)
  WHERE settled_number IS NOT NULL;

CREATE INDEX seam_attempts_age ON seam_async.seam_attempts (settled_at, settled_number)
  WHERE settled_number IS NOT NULL;

CREATE INDEX seam_attempts_status ON seam_async.seam_attempts (status, added_at, action_attempt_id);

CREATE INDEX seam_attempts_added ON seam_async.seam_attempts (added_at, action_attempt_id);

CREATE INDEX seam_attempts_metadata ON seam_async.seam_attempts USING gin (metadata jsonb_path_ops)
  WHERE metadata IS NOT NULL;

CREATE TABLE seam_async.seam_pending (
  action_attempt_id text PRIMARY KEY,
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
) WITH (
  fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000
);

CREATE INDEX seam_pending_due ON seam_async.seam_pending (workspace_id, due_at);

CREATE FUNCTION seam_async.seam_schedule_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO seam_async.seam_pending
    (action_attempt_id, workspace_id, added_at, timeout, is_seen, due_at, eligible_at, responses)
  SELECT action_attempt_id, coalesce(workspace_id, ''), added_at, timeout, seen IS NOT NULL,
    added_at + delay, added_at + delay / 2, CASE WHEN seen IS NULL THEN 0 ELSE 1 END
  FROM added WHERE status IS NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER seam_attempts_added AFTER INSERT ON seam_async.seam_attempts
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION seam_async.seam_schedule_added();

CREATE TABLE seam_async.seam_rate_limiters (
  workspace_id text PRIMARY KEY,
  state text,
  updated_at float8 NOT NULL DEFAULT 0,
  held_at float8,
  held_until float8
) WITH (fillfactor = 10);

CREATE TABLE seam_async.seam_calls (
  second bigint PRIMARY KEY,
  calls integer NOT NULL,
  ids integer NOT NULL
);

CREATE TABLE seam_async.seam_outcomes (
  status text PRIMARY KEY,
  count bigint NOT NULL
) WITH (fillfactor = 10);

CREATE TABLE seam_async.seam_workers (
  worker_id bigint PRIMARY KEY,
  host text NOT NULL,
  pid integer NOT NULL,
  version text NOT NULL,
  workspace_id text,
  is_polling boolean NOT NULL,
  leased integer NOT NULL DEFAULT 0,
  answered_at float8,
  started_at float8 NOT NULL,
  seen_at float8 NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE seam_async.seam_consumers (
  consumer text PRIMARY KEY,
  position bigint NOT NULL,
  topic text,
  created_at float8 NOT NULL,
  holder bigint,
  held_until float8 NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE seam_async.seam_deliveries (
  consumer text NOT NULL REFERENCES seam_async.seam_consumers ON DELETE CASCADE,
  settled_number bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  next_at float8 NOT NULL DEFAULT 0,
  dead_at float8,
  error text,
  PRIMARY KEY (consumer, settled_number)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE INDEX seam_deliveries_settled ON seam_async.seam_deliveries (settled_number);
