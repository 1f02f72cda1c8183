"""What every store promises, on each engine."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from itertools import pairwise
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from seam_async import SeamClientClosedError
from seam_async.tracking import TrackerStoreError, _pool, _postgresql, _store, create_schema
from seam_async.tracking._store import (
    PAGE,
    PRUNED,
    Filter,
    Lease,
    NewAttempt,
    Pending,
    Rescheduled,
    Settled,
    Settlement,
    Store,
    Worker,
)

from tracking import Engine

LIMIT = 5
SECONDS = 30.0


def new(*ids: str, delay: float = 0.0) -> list[NewAttempt]:
    return [NewAttempt(one, delay=delay) for one in ids]


def ids_of(lease: Lease | None) -> list[str]:
    assert lease is not None
    return sorted(one.action_attempt_id for one in lease.members)


def due(lease: Lease, *ids: str, delay: float = 0.0) -> list[Rescheduled]:
    return [Rescheduled(one, lease.leased_at + delay, lease.leased_at + delay / 2, responses=1) for one in ids]


def successes(*ids: str) -> list[Settlement]:
    return [Settlement(one, "success", f'{{"id": "{one}"}}') for one in ids]


async def settle(store: Store, *ids: str) -> None:
    """Tracks ids and settles them, in this order."""
    await store.add(new(*ids))
    lease = await store.lease(100, SECONDS)
    assert lease is not None
    await store.commit(lease, [], successes(*ids))


async def pending(store: Store, attempt_id: str) -> tuple[str | None]:
    """The attempt as last seen, of a pending one."""
    row = (await store.get([attempt_id]))[attempt_id]
    assert isinstance(row, Pending)
    return (row.seen,)


async def is_settled(store: Store, attempt_id: str) -> bool:
    return isinstance((await store.get([attempt_id]))[attempt_id], Settled)


@pytest_asyncio.fixture
async def store(engine: Engine) -> AsyncIterator[Store]:
    opened = engine.store()
    await opened.open(lambda: None)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def other(engine: Engine) -> AsyncIterator[Store]:
    """The store as another process has it."""
    opened = engine.store()
    await opened.open(lambda: None)
    yield opened
    await opened.close()


async def test_what_is_added_can_be_leased_by_another_process(store: Store, other: Store) -> None:
    """One process adds, another one polls."""
    await store.add([NewAttempt("a", 60.0, '{"x": 1}', '{"y": 2}', 0.0), NewAttempt("b")])
    lease = await other.lease(LIMIT, SECONDS)
    assert ids_of(lease) == ["a", "b"]
    assert lease is not None
    by_id = {one.action_attempt_id: one for one in lease.members}
    assert by_id["a"].timeout == 60.0
    assert by_id["a"].is_seen
    assert by_id["a"].responses == 1
    assert by_id["a"].added_at == pytest.approx(lease.leased_at, abs=5)
    assert (by_id["b"].timeout, by_id["b"].responses, by_id["b"].failures, by_id["b"].missing_since) == (
        None,
        0,
        0,
        None,
    )
    assert not by_id["b"].is_seen


async def test_an_id_that_is_added_twice_is_one_entry_and_the_first_counts(store: Store, engine: Engine) -> None:
    """Tracking again changes nothing."""
    await store.add([NewAttempt("a", 60.0)])
    await store.add([NewAttempt("a", 5.0), NewAttempt("b", 5.0)])
    rows = await engine.execute("SELECT action_attempt_id, timeout FROM seam_attempts ORDER BY 1")
    assert [tuple(row) for row in rows] == [("a", 60.0), ("b", 5.0)]


async def test_what_others_insert_with_sql_is_due_at_once(store: Store, engine: Engine) -> None:
    """The defaults of the columns make an entry of a bare id."""
    await engine.execute("INSERT INTO seam_attempts (action_attempt_id) VALUES ('a')")
    assert await store.next_due(LIMIT) == 0
    assert ids_of(await store.lease(LIMIT, SECONDS)) == ["a"]


async def test_nothing_is_due_while_nothing_is_pending(store: Store) -> None:
    """An empty table and one that is settled are the same."""
    assert await store.next_due(LIMIT) is None
    assert await store.lease(LIMIT, SECONDS) is None
    await settle(store, "a")
    assert await store.next_due(LIMIT) is None


async def test_an_id_that_is_not_due_is_not_leased_before_half_its_interval(store: Store, engine: Engine) -> None:
    """It rides along from there on, with one that is due."""
    await store.add(new("later", delay=100.0))
    assert await store.lease(LIMIT, SECONDS) is None
    assert await store.next_due(LIMIT) == pytest.approx(100, abs=2)
    await store.add(new("now"))
    assert ids_of(await store.lease(1, SECONDS)) == ["now"]
    await engine.let_pass(60.0)
    assert ids_of(await store.lease(LIMIT, SECONDS)) == ["later", "now"]


async def test_what_is_leased_is_nobody_elses_until_the_lease_ends(store: Store, other: Store, engine: Engine) -> None:
    """The ids of a crashed worker are polled by others after the lease, not before."""
    await store.add(new("a", "b"))
    assert ids_of(await store.lease(LIMIT, SECONDS)) == ["a", "b"]
    assert await other.lease(LIMIT, SECONDS) is None
    assert await other.next_due(LIMIT) is None
    await engine.let_pass(SECONDS + 1)
    assert ids_of(await other.lease(LIMIT, SECONDS)) == ["a", "b"]


async def test_no_more_than_the_limit_is_leased_the_longest_due_first(store: Store) -> None:
    """The remaining ids stay for the next lease."""
    for one in "abcdefg":
        await store.add(new(one))
    assert ids_of(await store.lease(LIMIT, SECONDS)) == list("abcde")
    assert ids_of(await store.lease(LIMIT, SECONDS)) == ["f", "g"]


async def test_a_batch_waits_until_it_is_full_or_its_oldest_id_has_lingered(engine: Engine) -> None:
    """Calls go out full, and yet no id waits for long."""
    store = engine.store(linger=20.0)
    await store.open(lambda: None)
    try:
        await store.add(new("a", "b"))
        assert await store.lease(3, SECONDS) is None
        assert await store.next_due(3) == pytest.approx(20, abs=2)
        await store.add(new("c"))
        assert await store.next_due(3) == 0
        assert ids_of(await store.lease(3, SECONDS)) == ["a", "b", "c"]
        await store.add(new("d"))
        await engine.let_pass(21.0)
        assert ids_of(await store.lease(3, SECONDS)) == ["d"]
    finally:
        await store.close()


async def test_processes_that_lease_at_once_share_no_id(store: Store, engine: Engine) -> None:
    """However they interleave, each id is in one lease."""
    everyone = [engine.store() for _ in range(4)]
    for one in everyone:
        await one.open(lambda: None)
    ids = [f"id{number:03}" for number in range(200)]
    await store.add(new(*ids))
    taken: list[str] = []

    async def take_all(mine: Store) -> None:
        while await mine.next_due(LIMIT) == 0:
            lease = await mine.lease(LIMIT, SECONDS)
            if lease is not None:
                taken.extend(ids_of(lease))

    await asyncio.gather(*map(take_all, everyone))
    for one in everyone:
        await one.close()
    assert sorted(taken) == ids


async def test_a_rescheduled_attempt_is_due_at_its_new_time(store: Store) -> None:
    """The next lease has its counts and the attempt as last seen."""
    await store.add(new("a"))
    lease = await store.lease(LIMIT, SECONDS)
    assert lease is not None
    await store.commit(lease, [Rescheduled("a", lease.leased_at, lease.leased_at, 3, 2, 17.0, '{"a": 1}')], [])
    again = await store.lease(LIMIT, SECONDS)
    assert again is not None
    (one,) = again.members
    assert (one.responses, one.failures, one.missing_since, bool(one.is_seen)) == (3, 2, 17.0, True)
    assert one.added_at == lease.members[0].added_at


async def test_what_was_seen_stays_when_there_is_no_news(store: Store) -> None:
    """An outcome without an attempt has the attempt as last seen."""
    await store.add([NewAttempt("a", seen='{"a": 1}')])
    lease = await store.lease(LIMIT, SECONDS)
    assert lease is not None
    assert await pending(store, "a") == ('{"a": 1}',)
    await store.commit(lease, due(lease, "a"), [])
    lease = await store.lease(LIMIT, SECONDS)
    assert lease is not None
    await store.commit(lease, [], [Settlement("a", "timed_out", None, '{"why": 1}')])
    row = (await store.get(["a"]))["a"]
    assert isinstance(row, Settled)
    assert (row.status, row.seen, row.detail) == ("timed_out", '{"a": 1}', '{"why": 1}')


async def test_what_comes_back_after_the_lease_was_lost_is_ignored(store: Store, other: Store, engine: Engine) -> None:
    """A poller that stalled for longer than its lease does no harm."""
    await store.add(new("a", "b"))
    stale = await store.lease(LIMIT, SECONDS)
    assert stale is not None
    await engine.let_pass(SECONDS + 1)
    fresh = await other.lease(LIMIT, SECONDS)
    assert fresh is not None
    await store.commit(stale, due(stale, "b"), successes("a"))
    assert await pending(store, "a") == (None,)
    assert await other.lease(LIMIT, SECONDS) is None
    await other.commit(fresh, [], successes("a", "b"))
    assert await is_settled(store, "a")


async def test_a_lease_that_ended_and_that_nobody_took_still_counts(store: Store, engine: Engine) -> None:
    """What was learned late is not thrown away without need."""
    await store.add(new("a"))
    lease = await store.lease(LIMIT, SECONDS)
    assert lease is not None
    await engine.let_pass(SECONDS + 1)
    await store.commit(lease, [], successes("a"))
    assert await is_settled(store, "a")


async def test_a_further_call_under_a_lease_makes_it_last_longer(store: Store, engine: Engine) -> None:
    """Halves of a rejected batch are polled under the lease of the whole."""
    await store.add(new("a", "b"))
    lease = await store.lease(LIMIT, SECONDS)
    assert lease is not None
    await engine.let_pass(SECONDS - 5)
    assert await store.renew(lease, lease.members, SECONDS, polled=1) == 0
    assert (await store.status()).ids_per_minute == 3
    await engine.let_pass(SECONDS - 5)
    assert await store.next_due(LIMIT) is None
    await engine.let_pass(6.0)
    assert await store.next_due(LIMIT) == 0


async def test_no_further_call_is_made_under_a_lease_that_was_lost(store: Store, other: Store, engine: Engine) -> None:
    """The worker that has taken over polls now."""
    await store.add(new("a", "b"))
    lease = await store.lease(LIMIT, SECONDS)
    assert lease is not None
    await engine.let_pass(SECONDS + 1)
    assert await other.lease(1, SECONDS) is not None
    assert await store.renew(lease, lease.members, SECONDS, polled=1) is None


async def test_the_calls_of_all_processes_together_keep_to_the_rate(engine: Engine) -> None:
    """Two calls a second are two for the fleet, not for each process."""
    stores = [engine.store(max_per_second=0.1) for _ in range(2)]
    for one in stores:
        await one.open(lambda: None)
    try:
        await stores[0].add(new("a", "b"))
        lease = await stores[0].lease(1, SECONDS)
        assert lease is not None
        assert await stores[1].lease(1, SECONDS) is None
        assert await stores[1].next_due(1) == pytest.approx(10, abs=2)
        pause = await stores[0].renew(lease, lease.members, SECONDS, polled=1)
        assert pause == pytest.approx(10, abs=2)
    finally:
        for one in stores:
            await one.close()


async def test_a_pause_requested_of_one_process_pauses_all(store: Store, other: Store) -> None:
    """A Retry-After is for the whole fleet."""
    await store.add(new("a", "b"))
    lease = await store.lease(1, SECONDS)
    assert lease is not None
    await store.pause(50.0, lease.leased_at)
    assert await other.lease(1, SECONDS) is None
    assert await other.next_due(1) == pytest.approx(50, abs=2)


async def test_outcomes_are_numbered_in_the_order_of_settling(store: Store, other: Store) -> None:
    """A reader that has consumed number n has seen every row up to n."""
    before = await store.last_number()
    await settle(store, "a", "b")
    await settle(other, "c")
    rows = await store.settled_after(before)
    assert [row.action_attempt_id for row in rows] == ["a", "b", "c"]
    assert all(one.number < other.number for one, other in pairwise(rows))
    assert rows[0].settled_at == rows[1].settled_at <= rows[2].settled_at
    assert await store.last_number() == rows[-1].number
    assert [row.action_attempt_id for row in await store.settled_after(rows[1].number)] == ["c"]


async def test_no_number_becomes_visible_before_a_lower_one(store: Store, engine: Engine) -> None:
    """Processes that settle at once take turns, so that a reader that goes by numbers misses none."""
    stores = [engine.store() for _ in range(4)]
    for one in stores:
        await one.open(lambda: None)
    ids = [f"id{number:03}" for number in range(120)]
    await store.add(new(*ids))
    seen: list[str] = []

    async def settle_some(mine: Store) -> None:
        while await mine.next_due(3) == 0:
            lease = await mine.lease(3, SECONDS)
            if lease is not None:
                await mine.commit(lease, [], successes(*ids_of(lease)))

    async def read() -> None:
        number = 0
        while len(seen) < len(ids):
            for row in await store.settled_after(number):
                number = row.number
                seen.append(row.action_attempt_id)
            await asyncio.sleep(0)

    await asyncio.wait_for(asyncio.gather(read(), *map(settle_some, stores)), 30)
    for one in stores:
        await one.close()
    assert sorted(seen) == ids


async def test_a_settlement_by_another_process_is_notified(store: Store, engine: Engine) -> None:
    """Before the periodic read, which comes once a second."""
    told = asyncio.Event()
    listening = engine.store()
    await listening.open(told.set)
    try:
        await asyncio.sleep(0.2)
        told.clear()
        await settle(store, "a")
        await asyncio.wait_for(told.wait(), 5)
    finally:
        await listening.close()


async def test_a_consumer_gets_what_was_settled_before_it_came_and_after(store: Store) -> None:
    """A consumer that is new begins with all that is kept."""
    await settle(store, "a")
    assert await store.claim("billing", 1, SECONDS)
    await settle(store, "b")
    rows = await store.unacked_after("billing", 0)
    assert [row.action_attempt_id for row in rows] == ["a", "b"]
    assert [row.action_attempt_id for row in await store.unacked_after("billing", rows[0].number)] == ["b"]


async def test_what_a_consumer_has_acked_does_not_come_again_and_others_still_get_it(store: Store) -> None:
    """Each consumer acks for itself."""
    assert await store.claim("billing", 1, SECONDS)
    assert await store.claim("doors", 2, SECONDS)
    await settle(store, "a", "b")
    first, _ = await store.unacked_after("billing", 0)
    await store.ack("billing", first.number)
    assert [row.action_attempt_id for row in await store.unacked_after("billing", 0)] == ["b"]
    assert [row.action_attempt_id for row in await store.unacked_after("doors", 0)] == ["a", "b"]
    assert (await store.status()).unacked == {"billing": 1, "doors": 2}


async def test_one_reader_at_a_time_reads_for_a_consumer(store: Store, other: Store, engine: Engine) -> None:
    """Another takes over when the first leaves, or when its claim has ended because it died."""
    assert await store.claim("billing", 1, SECONDS)
    assert not await other.claim("billing", 2, SECONDS)
    assert await store.claim("billing", 1, SECONDS)
    await other.unclaim("billing", 2)
    assert not await other.claim("billing", 2, SECONDS)
    await store.unclaim("billing", 1)
    assert await other.claim("billing", 2, SECONDS)
    await engine.let_pass(SECONDS + 1)
    assert await store.claim("billing", 1, SECONDS)


async def test_a_consumer_that_is_forgotten_keeps_nothing(store: Store) -> None:
    """Its outcomes are no longer kept for it."""
    assert await store.claim("billing", 1, SECONDS)
    await settle(store, "a")
    await store.forget("billing")
    assert (await store.status()).unacked == {}
    assert await store.prune(-1.0) == 1


async def test_what_is_old_and_acked_is_pruned(store: Store, engine: Engine) -> None:
    """What is pending, young, or not acked by some consumer stays."""
    assert await store.claim("billing", 1, SECONDS)
    await settle(store, "a", "b")
    first, _ = await store.unacked_after("billing", 0)
    await store.ack("billing", first.number)
    await engine.let_pass(100.0)
    await store.add(new("pending"))
    assert await store.prune(200.0) == 0
    assert await store.prune(50.0) == 1
    assert await store.get(["a"]) == {}
    assert await is_settled(store, "b")
    assert await pending(store, "pending") == (None,)


async def test_numbers_go_on_after_all_was_pruned(store: Store) -> None:
    """A reader that goes by numbers never sees one again."""
    await settle(store, "a")
    number = await store.last_number()
    await store.prune(-1.0)
    await settle(store, "b")
    assert [row.action_attempt_id for row in await store.settled_after(number)] == ["b"]


async def test_the_status_counts_the_whole_fleet(store: Store, other: Store, engine: Engine) -> None:
    """What is pending, due and leased, and how much was asked in the last minute."""
    empty = await store.status()
    assert (empty.pending, empty.oldest, empty.calls_per_minute) == (0, None, 0)
    await store.add(new("a", "b"))
    await other.lease(LIMIT, SECONDS)
    await store.add(new("c", "d", delay=5.0))
    await engine.let_pass(10.0)
    status = await other.status()
    assert (status.pending, status.due, status.leased) == (4, 2, 2)
    assert status.oldest == pytest.approx(10, abs=2)
    assert (status.calls_per_minute, status.ids_per_minute) == (1, 2)
    await engine.let_pass(60.0)
    assert (await store.status()).calls_per_minute == 0


# Workspaces.


async def test_the_first_workspace_is_the_databases(store: Store, other: Store) -> None:
    """Whoever comes later is told which one it is."""
    assert await store.workspace() is None
    assert await store.workspace("w1") == "w1"
    assert await other.workspace("w2") == "w1"
    assert (await store.status()).workspace == "w1"


async def test_a_worker_leases_the_attempts_of_its_own_workspace(store: Store, other: Store) -> None:
    """And those that name none, if the database is its workspace's."""
    await store.workspace("w1")
    await store.add([NewAttempt("none"), NewAttempt("first", workspace="w1"), NewAttempt("second", workspace="w2")])
    assert await other.next_due(LIMIT, "w3") is None
    assert ids_of(await other.lease(LIMIT, SECONDS, "w2")) == ["second"]
    assert ids_of(await store.lease(LIMIT, SECONDS, "w1")) == ["first", "none"]


async def test_a_worker_of_no_workspace_leases_the_databases(store: Store) -> None:
    """A fetch function of the caller's own has no workspace."""
    await store.add([NewAttempt("none"), NewAttempt("first", workspace="w1"), NewAttempt("second", workspace="w2")])
    await store.workspace("w1")
    assert await store.next_due(LIMIT) == 0
    assert ids_of(await store.lease(LIMIT, SECONDS)) == ["first", "none"]


async def test_each_workspace_has_its_own_rate_limit(store: Store) -> None:
    """A pause of one does not hold the other."""
    await store.add([NewAttempt("first", workspace="w1"), NewAttempt("second", workspace="w2")])
    await store.workspace("w1")
    await store.pause(50.0, 0.0, "w1")
    assert await store.lease(LIMIT, SECONDS, "w1") is None
    assert ids_of(await store.lease(LIMIT, SECONDS, "w2")) == ["second"]


# Holds and clocks.


async def test_a_hold_is_shown_and_released(store: Store, other: Store) -> None:
    """By hand, when the server's `Retry-After` was absurd."""
    await store.add(new("a"))
    await store.pause(50.0, 0.0)
    assert (await other.status()).held == pytest.approx(50, abs=2)
    assert await other.release() == pytest.approx(50, abs=2)
    assert await other.release() == 0
    assert (await store.status()).held == 0
    assert ids_of(await store.lease(LIMIT, SECONDS)) == ["a"]


async def test_a_hold_is_cut_to_the_longest(engine: Engine) -> None:
    """Also one that another process, which permits longer ones, has stored."""
    patient, hasty = engine.store(), engine.store(longest_hold=20.0)
    for each in (patient, hasty):
        await each.open(lambda: None)
    try:
        await patient.add(new("a"))
        await patient.pause(1000.0, 0.0)
        assert await patient.next_due(LIMIT) == pytest.approx(1000, abs=2)
        assert await hasty.next_due(LIMIT) == pytest.approx(20, abs=2)
        assert (await hasty.status()).held == pytest.approx(20, abs=2)
    finally:
        for each in (patient, hasty):
            await each.close()


async def test_a_clock_set_back_holds_nobody(store: Store, engine: Engine) -> None:
    """Stored moments that lie ahead of the clock are moved back with it."""
    await store.add(new("a", "b"))
    await store.lease(1, SECONDS)
    await store.pause(50.0, 0.0)
    for column in ("updated_at", "held_at", "held_until"):
        await engine.execute(f"UPDATE seam_rate_limiters SET {column} = {column} + 7200")
    ((state,),) = await engine.execute("SELECT state FROM seam_rate_limiters")
    even_at, last, base, base_at, paused_until = json.loads(state)
    moved = json.dumps([even_at + 7200, last + 7200, base, base_at + 7200, paused_until + 7200])
    await engine.execute(f"UPDATE seam_rate_limiters SET state = '{moved}'")
    assert await store.next_due(1) == pytest.approx(50, abs=2)
    assert (await store.status()).held == pytest.approx(50, abs=2)


# Reopening and dropping.


async def test_an_attempt_settled_without_an_answer_is_reopened(store: Store, engine: Engine) -> None:
    """It is polled at once, its deadline counts anew, and consumers get the outcome that it has then."""
    assert await store.claim("billing", 1, SECONDS)
    await store.add([NewAttempt("a", 100.0, seen='{"a": 1}'), NewAttempt("b"), NewAttempt("c")])
    lease = await store.lease(LIMIT, SECONDS)
    assert lease is not None
    await store.commit(lease, due(lease, "c"), [Settlement("a", "timed_out", reason="deadline"), *successes("b")])
    assert len(await store.unacked_after("billing", 0)) == 2
    await engine.let_pass(200.0)
    assert await store.reopen(["a", "b", "c", "d"]) == ["a"]
    assert [row.action_attempt_id for row in await store.unacked_after("billing", 0)] == ["b"]
    again = await store.lease(LIMIT, SECONDS)
    assert ids_of(again) == ["a", "c"]
    assert again is not None
    (reopened,) = [row for row in again.members if row.action_attempt_id == "a"]
    assert bool(reopened.is_seen)
    assert reopened.timeout == pytest.approx(300, abs=2)
    await store.commit(again, [], successes("a"))
    assert [row.action_attempt_id for row in await store.unacked_after("billing", 0)] == ["b", "a"]
    row = (await store.get(["a"]))["a"]
    assert isinstance(row, Settled)
    assert (row.status, row.reason) == ("success", None)


async def test_a_dropped_attempt_leaves_nothing(store: Store, engine: Engine) -> None:
    """Pending, leased or settled, it is no longer polled, waited for or delivered."""
    assert await store.claim("billing", 1, SECONDS)
    await settle(store, "a")
    assert len(await store.unacked_after("billing", 0)) == 1
    await store.add(new("b"))
    lease = await store.lease(LIMIT, SECONDS)
    await store.add(new("c"))
    assert sorted(await store.untrack(["a", "b", "c", "d"])) == ["a", "b", "c"]
    assert lease is not None
    await store.commit(lease, [], successes("b"))
    assert await store.get(["a", "b", "c"]) == {}
    assert await store.next_due(LIMIT) is None
    assert (await store.status()).unacked == {"billing": 0}
    assert await engine.execute("SELECT * FROM seam_deliveries") == []


# Workers.


async def test_workers_know_of_each_other(store: Store, other: Store, engine: Engine) -> None:
    """In the order in which they came, until they leave or fall silent."""
    first, second = Worker(1, "north", 10, "1.0"), Worker(2, "south", 20, "1.0", "w1", is_polling=False, leased=3)
    assert [row.worker_id for row in await store.heartbeat(first, SECONDS)] == [1]
    assert [row.worker_id for row in await other.heartbeat(second, SECONDS)] == [1, 2]
    (_, row) = await store.workers()
    assert (row.host, row.pid, row.version, row.workspace) == ("south", 20, "1.0", "w1")
    assert (bool(row.is_polling), row.leased) == (False, 3)
    assert row.started_at == row.seen_at > 0
    await engine.let_pass(SECONDS + 1)
    (row,) = await store.heartbeat(first, SECONDS)
    assert row.worker_id == 1
    assert row.seen_at - row.started_at > SECONDS
    await store.leave(1)
    assert await store.workers() == []


# Looking up.


async def test_attempts_are_found_by_what_is_known_of_them(store: Store, engine: Engine) -> None:
    """By status, topic, workspace, age and metadata, page after page."""
    await store.add([NewAttempt("old", metadata='{"room": {"floor": 1}, "tags": ["a", "b"]}', topic="doors")])
    await engine.let_pass(100.0)
    await settle(store, "done")
    await store.add([NewAttempt("new", metadata='{"room": {"floor": 2}, "urgent": true}', workspace="w1")])

    async def found(wanted: Filter, **options: Any) -> list[str]:
        return [row.action_attempt_id for row in await store.select(wanted, **options)]

    assert await found(Filter()) == ["old", "done", "new"]
    assert await found(Filter(statuses=["success"])) == ["done"]
    assert await found(Filter(statuses=[None])) == ["old", "new"]
    assert await found(Filter(statuses=["success", None])) == ["old", "done", "new"]
    assert await found(Filter(statuses=[])) == []
    assert await found(Filter(metadata='{"room": {"floor": 2}}')) == ["new"]
    assert await found(Filter(metadata='{"tags": ["b"]}')) == ["old"]
    assert await found(Filter(metadata='{"tags": ["c"]}')) == []
    assert await found(Filter(metadata='{"urgent": 1}')) == []
    assert await found(Filter(metadata='{"urgent": true}', statuses=[None])) == ["new"]
    assert await found(Filter(topic="doors")) == ["old"]
    assert await found(Filter(workspace="w1")) == ["new"]
    (row, *_) = await store.select(Filter(), limit=1)
    assert row.added_at == pytest.approx(row.added_at)
    assert await found(Filter(added_after=row.added_at + 50)) == ["done", "new"]
    assert await found(Filter(added_before=row.added_at + 50)) == ["old"]
    assert await found(Filter(), after=(row.added_at, row.action_attempt_id), limit=1) == ["done"]


async def test_more_attempts_are_got_than_one_statement_takes(store: Store) -> None:
    """However many an application waits for."""
    ids = [f"id{number}" for number in range(1200)]
    await store.add(new(*ids))
    assert sorted(await store.get([*ids, "nowhere"])) == sorted(ids)


async def test_the_moment_of_the_first_sight_is_kept(store: Store, engine: Engine) -> None:
    """The proof that an attempt exists outlives its outcome."""
    await store.add(new("a"))
    lease = await store.lease(LIMIT, SECONDS)
    assert lease is not None
    at = lease.leased_at
    await store.commit(lease, [Rescheduled("a", at, at, 1, seen='{"status": "pending"}')], [])
    (row,) = (await store.get(["a"])).values()
    assert row.seen_at == pytest.approx(at, abs=5)
    await engine.let_pass(100.0)
    lease = await store.lease(LIMIT, SECONDS)
    assert lease is not None
    assert [bool(row.is_seen) for row in lease.members] == [True]
    await store.commit(lease, [], [Settlement("a", "success", '{"status": "success"}', reason="answer")])
    (row,) = (await store.get(["a"])).values()
    assert isinstance(row, Settled)
    assert row.seen_at == pytest.approx(at - 100, abs=5)
    assert (row.seen, row.reason) == ('{"status": "success"}', "answer")
    assert (await store.status()).settled == {"success": 1}


# Consumers.


async def test_a_new_consumer_costs_one_row_and_goes_on_by_position(store: Store, engine: Engine) -> None:
    """However many outcomes are kept, its deliveries are made page by page."""
    await store.add(new(*[f"id{number:04}" for number in range(PAGE + 10)]))
    lease = await store.lease(2 * PAGE, SECONDS)
    assert lease is not None
    await store.commit(lease, [], successes(*ids_of(lease)))
    assert await store.claim("billing", 1, SECONDS)
    assert await engine.execute("SELECT * FROM seam_deliveries") == []
    assert (await store.status()).unacked == {"billing": PAGE + 10}
    rows = await store.unacked_after("billing", 0)
    assert len(rows) == PAGE
    assert await engine.execute("SELECT count(*) FROM seam_deliveries") == [(PAGE,)]
    await store.ack("billing", rows[0].number)
    rest = await store.unacked_after("billing", rows[-1].number)
    assert len(rest) == 10
    assert await store.unacked_after("billing", rest[-1].number) == []
    assert await store.unacked_after("nobody", 0) == []
    status = await store.status()
    assert status.unacked == {"billing": PAGE + 9}
    assert status.lag["billing"] == pytest.approx(0, abs=5)


async def test_a_consumer_begins_where_it_says(store: Store, engine: Engine) -> None:
    """With all that is kept, from a time on, or from now on."""
    await settle(store, "a")
    await engine.let_pass(100.0)
    await settle(store, "b")
    (row,) = (await store.get(["b"])).values()
    assert isinstance(row, Settled)
    for name, start in {"all": None, "some": row.settled_at - 50, "none": float("inf")}.items():
        assert await store.claim(name, 1, SECONDS, start=start)
    await settle(store, "c")
    got = {
        name: [row.action_attempt_id for row in await store.unacked_after(name, 0)] for name in ("all", "some", "none")
    }
    assert got == {"all": ["a", "b", "c"], "some": ["b", "c"], "none": ["c"]}
    assert (await store.status()).lag["all"] == pytest.approx(100, abs=5)


async def test_a_consumer_of_a_topic_gets_no_other(store: Store) -> None:
    """Several applications share a database."""
    await store.add([NewAttempt("a", topic="doors"), NewAttempt("b", topic="rooms"), NewAttempt("c")])
    assert await store.claim("doors", 1, SECONDS, topic="doors")
    lease = await store.lease(LIMIT, SECONDS)
    assert lease is not None
    await store.commit(lease, [], successes("a", "b", "c"))
    assert (await store.status()).unacked == {"doors": 1}
    assert [row.action_attempt_id for row in await store.unacked_after("doors", 0)] == ["a"]
    assert (await store.status()).unacked == {"doors": 1}


async def test_a_consumer_far_behind_is_estimated(
    store: Store, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counting a million outcomes one by one would take seconds at each look."""
    assert await store.claim("billing", 1, SECONDS)
    await settle(store, "a")
    await engine.execute("UPDATE seam_tracker SET settled_number = 20000")
    monkeypatch.setattr(_store, "COUNTED", 1)
    assert (await store.status()).unacked == {"billing": 20000}


async def test_pruning_passes_rows_that_are_not_acknowledged(store: Store) -> None:
    """In transactions of a thousand rows, and never beyond a consumer's position."""
    ids = [f"id{number:04}" for number in range(PRUNED + 100)]
    await store.add(new(*ids))
    while (lease := await store.lease(PAGE, SECONDS)) is not None:
        await store.commit(lease, [], successes(*ids_of(lease)))
    assert await store.claim("billing", 1, SECONDS)
    assert await store.prune(-1.0) == 0
    (first, *_) = await store.unacked_after("billing", 0)
    await store.ack("billing", first.number)
    assert await store.prune(-1.0) == 1
    await store.forget("billing")
    assert await store.prune(-1.0) == PRUNED + 99
    assert await store.select(Filter()) == []


async def test_the_tables_are_made_once(empty_engine: Engine) -> None:
    """Making them again changes nothing, and says so."""
    assert await create_schema(empty_engine.url)
    await empty_engine.execute("INSERT INTO seam_attempts (action_attempt_id) VALUES ('a')")
    assert not await create_schema(empty_engine.url)
    assert len(await empty_engine.execute("SELECT * FROM seam_attempts")) == 1


async def test_a_store_that_is_closed_says_so(engine: Engine) -> None:
    """It may be closed twice, and is used between opening and closing."""
    store = engine.store()
    await store.open(lambda: None)
    await store.close()
    await store.close()
    with pytest.raises(SeamClientClosedError):
        await store.get(["a"])


async def test_what_the_engine_refuses_is_undone_and_the_store_goes_on(store: Store) -> None:
    """All or nothing: no part of a transaction stays."""
    wrong: Any = object()
    with pytest.raises(TrackerStoreError):
        await store.add([NewAttempt("a"), NewAttempt("b", timeout=wrong)])
    assert await store.get(["a"]) == {}
    await store.add(new("a"))
    assert await pending(store, "a") == (None,)


async def test_rows_that_another_transaction_works_on_are_passed_by(postgresql_url: str) -> None:
    """Leasing waits for nobody."""
    await create_schema(postgresql_url)
    store = Engine(postgresql_url, "postgresql").store()
    await store.open(lambda: None)
    connection = await asyncpg.connect(postgresql_url)
    try:
        await store.add(new("a"))
        async with connection.transaction():
            await connection.execute("SELECT * FROM seam_pending FOR UPDATE")
            assert await store.lease(LIMIT, SECONDS) is None
        assert ids_of(await store.lease(LIMIT, SECONDS)) == ["a"]
    finally:
        await connection.close()
        await store.close()


def lock_of(store: Store) -> int:
    assert isinstance(store, _postgresql.PostgresqlStore)
    return store._lock_of(None)


async def test_while_one_process_leases_another_does_not_wait(postgresql_url: str) -> None:
    """It comes back a moment later."""
    await create_schema(postgresql_url)
    store = Engine(postgresql_url, "postgresql").store()
    await store.open(lambda: None)
    connection = await asyncpg.connect(postgresql_url)
    try:
        await store.add(new("a"))
        async with connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock($1, $2)", _postgresql._LEASING, lock_of(store))
            assert await store.lease(LIMIT, SECONDS) is None
        assert ids_of(await store.lease(LIMIT, SECONDS)) == ["a"]
    finally:
        await connection.close()
        await store.close()


async def test_closing_waits_for_no_statement_that_hangs(postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while it breaks the connections off."""
    monkeypatch.setattr(_pool, "_CLOSE_SECONDS", 0.3)
    await create_schema(postgresql_url)
    store = Engine(postgresql_url, "postgresql").store()
    await store.open(lambda: None)
    connection = await asyncpg.connect(postgresql_url)
    try:
        async with connection.transaction():
            await connection.execute("LOCK TABLE seam_attempts")
            adding = asyncio.create_task(store.add(new("a")))
            await asyncio.sleep(0.1)
            await store.close()
            with pytest.raises(TrackerStoreError):
                await adding
    finally:
        await connection.close()


async def test_after_its_connection_was_cut_it_listens_again(postgresql_url: str) -> None:
    """And tells at once, since something may have been missed."""
    await create_schema(postgresql_url)
    engine = Engine(postgresql_url, "postgresql")
    told = asyncio.Event()
    store = engine.store()
    await store.open(told.set)
    try:
        async with asyncio.timeout(20):
            await told.wait()
            told.clear()
            await engine.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND query LIKE 'LISTEN%'"
            )
            await told.wait()
            told.clear()
            await settle(store, "a")
            await told.wait()
    finally:
        await store.close()


async def test_a_consumer_that_comes_while_something_is_being_settled_gets_it(postgresql_url: str) -> None:
    """It waits for nobody: its position is below the number of what that transaction settles."""
    await create_schema(postgresql_url)
    store = Engine(postgresql_url, "postgresql").store()
    await store.open(lambda: None)
    connection = await asyncpg.connect(postgresql_url)
    try:
        await store.add(new("a"))
        async with connection.transaction():
            await connection.execute("UPDATE seam_tracker SET settled_number = 1")
            await connection.execute("UPDATE seam_attempts SET status = 'success', settled_at = 0, settled_number = 1")
            assert await store.claim("billing", 1, SECONDS)
            assert await store.unacked_after("billing", 0) == []
        assert [row.action_attempt_id for row in await store.unacked_after("billing", 0)] == ["a"]
    finally:
        await connection.close()
        await store.close()


def worker(number: int, **facts: Any) -> Worker:
    return Worker(number, "host", 1, "1.0", **facts)


async def test_a_heartbeat_tells_of_the_others(store: Store) -> None:
    """The longest running first, with all that they say; the silent ones are dropped."""
    await store.heartbeat(worker(2, workspace="w"), 30.0)
    await store.heartbeat(worker(1, is_polling=False, leased=7, answered_at=5.0), 30.0)
    second, first = await store.heartbeat(worker(2, workspace="w"), 30.0)
    assert (second.worker_id, second.workspace, second.is_polling, second.answered_at) == (2, "w", True, None)
    assert (first.worker_id, first.is_polling, first.leased, first.answered_at) == (1, False, 7, 5.0)
    assert second.started_at <= first.started_at <= second.seen_at
    await store.leave(1)
    assert [each.worker_id for each in await store.workers()] == [2]


async def test_a_clock_that_was_set_back_holds_nothing(engine: Engine, store: Store) -> None:
    """The schedule moves back with it at the next heartbeat: leases, due times and workers lie no hours ahead."""
    await store.heartbeat(worker(1), 15.0)
    await store.add(new("a", "b"))
    lease = await store.lease(1, SECONDS)
    assert lease is not None
    await engine.let_pass(-7200.0)
    assert (await store.next_due(LIMIT) or 9e9) > 7000
    (alive,) = await store.heartbeat(worker(1), 15.0)
    wait = await store.next_due(LIMIT)
    assert wait is not None
    assert wait < 10
    await asyncio.sleep(wait + 0.01)
    other = await store.lease(LIMIT, SECONDS)
    assert other is not None
    assert {*ids_of(lease), *ids_of(other)} == {"a", "b"}
    assert abs(alive.seen_at - other.leased_at) < 10


async def test_a_clock_that_was_set_back_does_not_prolong_a_pause(engine: Engine, store: Store) -> None:
    """Before and after the heartbeat that notices it, the pause goes on for as long as it had left."""
    await store.heartbeat(worker(1), 15.0)
    await store.pause(60.0, 0.0)
    assert 55 < await store.held() <= 60
    state = "('[0, 0, 100, 0, ' || (held_until + 7200) || ']')"
    await engine.execute(
        "UPDATE seam_rate_limiters SET updated_at = updated_at + 7200, held_at = held_at + 7200, "
        f"held_until = held_until + 7200, state = {state}{'::json' if engine.kind == 'postgresql' else ''}"
    )
    assert 55 < await store.held() <= 61
    await store.heartbeat(worker(1), 15.0)
    assert 55 < await store.held() <= 61
    ((apart,),) = await engine.execute("SELECT abs(updated_at - held_at) FROM seam_rate_limiters")
    assert apart < 5
    assert 55 < await store.release() <= 61
    assert await store.held() == 0
