"""The tables of a tracker, in SQL common to both engines.

Other programs may insert into `seam_attempts`: the id is the only column without a default.
"""

from __future__ import annotations

from typing import Final

SCHEMA_VERSION: Final = 2
A_WEEK: Final = 7 * 24 * 3600.0
"""The default timeout of a tracked attempt, in seconds."""

POSTGRESQL_NOW: Final = "extract(epoch FROM clock_timestamp())::float8"
SQLITE_NOW: Final = "((julianday('now') - 2440587.5) * 86400.0)"
"""Seconds since the epoch, in each engine's SQL."""

_TABLES: Final = """\
CREATE TABLE seam_tracker (
  version integer NOT NULL,
  settled_number bigint NOT NULL DEFAULT 0
);
INSERT INTO seam_tracker (version) VALUES ({version});

CREATE TABLE seam_rate_limiter (
  state text
);
INSERT INTO seam_rate_limiter VALUES (NULL);

CREATE TABLE seam_attempts (
  action_attempt_id text PRIMARY KEY,
  timeout float8 DEFAULT {timeout},
  metadata {json},
  added_at float8 NOT NULL DEFAULT ({now}),
  due_at float8 NOT NULL DEFAULT ({now}),
  eligible_at float8 NOT NULL DEFAULT ({now}),
  lease bigint,
  responses integer NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  missing_since float8,
  seen {json},
  status text,
  detail {json},
  settled_at float8,
  settled_number bigint
){options};
CREATE INDEX seam_attempts_due ON seam_attempts (due_at) WHERE settled_number IS NULL;
CREATE UNIQUE INDEX seam_attempts_settled ON seam_attempts (settled_number) WHERE settled_number IS NOT NULL;

CREATE TABLE seam_consumers (
  consumer text PRIMARY KEY,
  holder bigint,
  held_until float8 NOT NULL DEFAULT 0
);
CREATE TABLE seam_deliveries (
  consumer text NOT NULL REFERENCES seam_consumers ON DELETE CASCADE,
  settled_number bigint NOT NULL,
  PRIMARY KEY (consumer, settled_number)
);
CREATE INDEX seam_deliveries_settled ON seam_deliveries (settled_number);

CREATE TABLE seam_calls (
  second bigint PRIMARY KEY,
  calls integer NOT NULL,
  ids integer NOT NULL
);
"""


def _tables(*, now: str, json: str, options: str = "") -> str:
    return _TABLES.format(version=SCHEMA_VERSION, timeout=A_WEEK, now=now, json=json, options=options)


POSTGRESQL: Final = _tables(
    now=POSTGRESQL_NOW, json="json", options=" WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05)"
)
SQLITE: Final = _tables(now=SQLITE_NOW, json="text")
