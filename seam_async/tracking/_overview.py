"""The state of the fleet as the page draws it, and the history of an attempt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from .._version import __version__
from ._store import ANSWERED, Pending, Settled, Store, TrackerStatus, Worker
from ._tracker import Tracker

MINUTES: Final = 30
"""Minutes of the chart of outcomes."""
_SAMPLE: Final = 1_000
"""Outcomes in the percentiles."""
_SHOWN: Final = 100
"""Dead letters in a snapshot."""

_AGES: Final = (
    ("under 10 s", 10),
    ("10 s to 1 min", 60),
    ("1 to 10 min", 600),
    ("10 to 60 min", 3600),
    ("1 to 24 h", 86400),
    ("over 24 h", math.inf),
)
"""The groups of pending attempts, each with an exclusive upper bound of the age, in seconds."""
_PENDING: Final = (
    f"SELECT {', '.join(f'count(*) FILTER (WHERE age < {limit})' for _, limit in _AGES[:-1])}, count(*) "
    "FROM (SELECT moment.now - added_at AS age FROM seam_pending, (SELECT {now} AS now) AS moment) AS ages"
)
# Both engines round to the next whole number; half a minute less rounds down.
_OUTCOMES: Final = (
    "SELECT round(settled_at / 60 - 0.5) AS minute, status, count(*) FROM seam_attempts "
    "WHERE settled_number IS NOT NULL AND settled_at >= ? GROUP BY 1, 2"
)
_TIMES: Final = (
    "SELECT settled_at - added_at FROM seam_attempts WHERE settled_number > "
    f"(SELECT settled_number FROM seam_tracker) - {_SAMPLE} AND status IN {ANSWERED}"
)
_DEAD: Final = (
    "SELECT consumer, settled_number, action_attempt_id, tries, dead_at FROM seam_deliveries "
    f"JOIN seam_attempts USING (settled_number) WHERE dead_at IS NOT NULL ORDER BY dead_at DESC LIMIT {_SHOWN}"
)
_DEAD_BY_CONSUMER: Final = "SELECT consumer, count(*) FROM seam_deliveries WHERE dead_at IS NOT NULL GROUP BY consumer"
_SCHEDULE: Final = "SELECT due_at, responses, failures FROM seam_pending WHERE action_attempt_id = ?"
_DELIVERIES: Final = (
    "SELECT reader.consumer, position, topic, tries, dead_at, delivery.consumer IS NOT NULL FROM seam_consumers "
    "AS reader LEFT JOIN seam_deliveries AS delivery ON delivery.consumer = reader.consumer "
    "AND delivery.settled_number = ? ORDER BY reader.consumer"
)


def to_text(seconds: float | None) -> str | None:
    """A time of the store as ISO 8601."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")


def reason_of(error: Exception) -> str:
    """An error with its cause, in words."""
    return str(error) if error.__cause__ is None else f"{error}: {error.__cause__}"


class Overview:
    """Reads the state of the fleet, again and again.

    Only the last two minutes of outcomes are counted each time; counts of earlier minutes are kept.

    Args:
        tracker: The tracker.
    """

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._minutes: dict[int, dict[str, int]] = {}
        self._read_at = 0

    async def read(self) -> dict[str, Any]:
        """Reads the state, as JSON.

        Raises:
            SeamError: The store failed.
        """
        store = self._tracker._store
        status = await store.status()
        ((now,),) = await store.query("SELECT {now}")
        (ages,) = await store.query(_PENDING)
        workers = await store.workers()
        times = sorted(row[0] for row in await store.query(_TIMES))
        dead = dict(await store.query(_DEAD_BY_CONSUMER))
        error = self._tracker.polling_error or self._tracker.health_error
        return {
            "version": __version__,
            "workspace": status.workspace,
            "health": {"ready": error is None, "reason": None if error is None else reason_of(error)},
            "pending": {"total": ages[-1], "by_age": _grouped(ages)},
            "time_to_outcome": {"median": _percentile(times, 50), "p99": _percentile(times, 99)},
            "requests": _requests(status, workers, now),
            "held": status.held,
            "outcomes": await self._count_outcomes(store, int(now // 60)),
            "workers": [_worker(worker, now) for worker in workers],
            "consumers": [
                {"name": name, "waiting": waiting, "lag": status.lag[name], "dead": dead.get(name, 0)}
                for name, waiting in status.unacked.items()
            ],
            # Without the errors: a handler's text may quote a door code, and everyone may read the status.
            "dead": [
                {
                    **dict(zip(("consumer", "settled_number", "action_attempt_id", "tries"), row, strict=False)),
                    "dead_at": to_text(row[-1]),
                }
                for row in await store.query(_DEAD)
            ],
        }

    async def _count_outcomes(self, store: Store, minute: int) -> list[dict[str, int]]:
        first = minute - MINUTES + 1
        since = max(first, self._read_at - 1)
        rows = await store.query(_OUTCOMES, float(since * 60))
        self._minutes = {known: counts for known, counts in self._minutes.items() if first <= known < since}
        for counted, status, count in rows:
            self._minutes.setdefault(int(counted), {})[status] = count
        self._read_at = minute
        return [self._minutes.get(number, {}) for number in range(first, minute + 1)]


def _grouped(ages: Sequence[int]) -> list[dict[str, Any]]:
    """The counts of the groups from the counts below each limit."""
    lower = (0, *ages)
    return [{"title": title, "count": ages[index] - lower[index]} for index, (title, _) in enumerate(_AGES)]


def _requests(status: TrackerStatus, workers: Sequence[Worker], now: float) -> dict[str, Any]:
    answers = [worker.answered_at for worker in workers if worker.answered_at is not None]
    calls = status.calls_per_minute
    return {
        "last_minute": calls,
        "ids_per_request": status.ids_per_minute / calls if calls else None,
        "response_ago": max(0.0, now - max(answers)) if answers else None,
    }


def _worker(worker: Worker, now: float) -> dict[str, Any]:
    return {
        "host": worker.host,
        "pid": worker.pid,
        "version": worker.version,
        "workspace": worker.workspace,
        "is_able": bool(worker.is_polling),
        "leases": worker.leased,
        "seen_ago": max(0.0, now - worker.seen_at),
    }


def _percentile(values: Sequence[float], percent: int) -> float | None:
    """A percentile of sorted values; `None` without values."""
    return values[math.ceil(len(values) * percent / 100) - 1] if values else None


async def history_of(store: Store, row: Settled | Pending) -> list[dict[str, Any]]:
    """Past and next events of an attempt, in order."""
    entries: list[tuple[float | None, str]] = [(row.added_at, "tracked")]
    if row.seen_at is not None:
        entries.append((row.seen_at, "first shown by the API"))
    if isinstance(row, Pending):
        for due_at, responses, failures in await store.query(_SCHEDULE, row.action_attempt_id):
            failed = f", {failures} without news in a row" if failures else ""
            entries.append((due_at, f"next poll, after {responses} responses{failed}"))
    else:
        reason = "" if row.reason is None else f" ({row.reason})"
        entries.append((row.settled_at, f"settled as {row.status}{reason}"))
        for consumer, position, topic, tries, dead_at, is_waiting in await store.query(_DELIVERIES, row.number):
            if topic is not None and topic != row.topic:
                continue
            if dead_at is not None:
                entries.append((dead_at, f"put aside for {consumer} after {tries} tries"))
            elif is_waiting or position < row.number:
                entries.append((None, f"not yet acknowledged by {consumer}"))
            else:
                entries.append((None, f"acknowledged by {consumer}"))
    return [{"at": to_text(at), "event": event} for at, event in entries]
