"""What a type checker knows of the public API; checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from datetime import UTC, datetime
from typing import Any, Literal, assert_type

from seam_async import (
    NULL,
    ActionAttempt,
    ActionAttemptFailure,
    ActionAttemptPoller,
    AnySeamEvent,
    AsyncSeam,
    AsyncSeamWithoutWorkspace,
    Device,
    Page,
    Pagination,
    Paginator,
    PollerStats,
    SeamError,
    SeamEvent,
    SeamResponse,
    SeamWebhook,
    models,
)
from seam_async._attempt_types import AnyActionAttempt
from seam_async.testing import FakeSeam
from seam_async.tracking import TrackedOutcome, Tracker, TrackerStats, TrackerStatus, create_schema, schema_sql


async def waiting(seam: AsyncSeam, poller: ActionAttemptPoller) -> None:
    unlocked = await seam.locks.unlock_door(device_id="d")
    assert_type(unlocked, AnyActionAttempt[models.UnlockDoorResult])
    assert_type(unlocked.result, models.UnlockDoorResult | None)
    known: ActionAttempt[models.UnlockDoorResult] = unlocked
    some: ActionAttempt = known  # what is known of the result may be forgotten
    assert_type(some.raw, dict[str, Any])
    assert_type(poller.stats(), PollerStats)


async def listing(seam: AsyncSeam) -> None:
    paginator = seam.action_attempts.list(action_attempt_ids=["a"], limit=5)
    assert_type(paginator, Paginator[ActionAttempt])
    page = await paginator
    assert_type(page, Page[ActionAttempt])
    assert_type(page[0], ActionAttempt)
    assert_type(page.pagination, Pagination)
    async for attempt in paginator:
        assert_type(attempt.error, ActionAttemptFailure | None)
        assert_type(attempt.raw, dict[str, Any])
    assert_type(aiter(paginator), AsyncGenerator[ActionAttempt, None])
    async for devices in seam.devices.list(device_type="august_lock").pages():
        assert_type(devices, Page[Device])


async def under_the_official_names(seam: AsyncSeam) -> None:
    paginator = seam.create_paginator(seam.devices.list, {"limit": 5})
    assert_type(paginator, Paginator[Device])
    assert_type(await paginator.first_page(), tuple[list[Device], Pagination])
    assert_type(await paginator.next_page("cursor"), tuple[list[Device], Pagination])
    assert_type(await paginator.flatten_to_list(), list[Device])
    assert_type(paginator.flatten(), AsyncGenerator[Device, None])


async def hearing(seam: AsyncSeam, webhook: SeamWebhook, body: bytes, headers: dict[str, str]) -> None:
    event = webhook.verify(body, headers)
    assert_type(event, AnySeamEvent)
    assert_type(seam.action_attempts.notify(event), bool)
    with seam.capture_responses() as responses:
        assert_type(responses, list[SeamResponse])
        assert_type(responses[-1].headers, Mapping[str, str])
    async with AsyncSeamWithoutWorkspace("seam_at") as other:
        assert_type(other, AsyncSeamWithoutWorkspace)
        assert_type(await other.workspaces.list(), list[models.Workspace])
        assert_type(await other.workspaces.create(name="Home"), models.Workspace)


async def models_of_things(seam: AsyncSeam) -> None:
    device = await seam.devices.get(device_id="d")
    assert_type(device, Device)
    assert_type(device.properties.august_metadata, models.DeviceAugustMetadata | None)
    assert_type(device.errors, tuple[models.DeviceError, ...])
    for event in await seam.events.list(since=datetime.now(tz=UTC)):
        assert_type(event, AnySeamEvent)
    batch = await seam.spaces.get_related(space_ids=["s"])
    assert_type(batch.events, tuple[AnySeamEvent, ...])
    await seam.thermostats.update_weekly_program(device_id="d", monday_program_id=NULL)
    await seam.devices.list(manufacturer="nobody")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def events_by_their_types(event: AnySeamEvent, base: SeamEvent) -> None:
    base = event  # a function that takes a `SeamEvent` takes each of them
    name: str | None = event.event_type
    if event.event_type == "lock.unlocked":
        assert_type(event, models.LockUnlockedEvent)
        assert_type(event.method, str | None)
    if event.event_type in ("lock.locked", "lock.unlocked"):
        name = event.event_type
    match event.event_type:
        case "device.connected":
            assert_type(event, models.DeviceConnectedEvent)
        case "lock.locked" | "lock.unlocked":
            assert_type(event, models.LockLockedEvent | models.LockUnlockedEvent)
        case _:
            assert_type(event.event_id, str)
    match event:
        case models.LockAccessDeniedEvent(device_id=str(device_id)):
            assert_type(device_id, str)
        case models.UnknownEvent(event_type=event_type, raw=raw):
            name = event_type or raw["event_type"]
        case models.SeamEvent(event_id=event_id):
            assert_type(event_id, str)
    assert_type(name or base.event_id, str)
    if event.event_type == "lock.unlokced":  # type: ignore[comparison-overlap]  # no event has this type
        pass


async def tracking(seam: AsyncSeam, poller: ActionAttemptPoller) -> None:
    async with Tracker(seam, "sqlite:///attempts.db", poll=False) as tracker:
        assert_type(tracker, Tracker)
        attempt = await seam.locks.unlock_door(device_id="d", wait_for_action_attempt=False)
        assert_type(await tracker.track(attempt, timeout=None, metadata={"booking": 1}), None)
        assert_type(await tracker.track_all(["a", attempt], connection=object()), None)
        assert_type(await tracker.wait("a", timeout=5), ActionAttempt)
        assert_type(await tracker.wait(attempt), ActionAttempt[models.UnlockDoorResult])
        assert_type(tracker.outcomes(consumer="c"), AsyncGenerator[TrackedOutcome, None])
        async for outcome in tracker.outcomes(consumer="c"):
            if outcome.status == "timed_out":
                assert_type(outcome.status, Literal["timed_out"])
            if outcome.status == "timedout":  # type: ignore[comparison-overlap]  # no outcome has this status
                pass
            assert_type(outcome.attempt, ActionAttempt | None)
            assert_type(outcome.error, SeamError | None)
            assert_type(outcome.settled_at, datetime)
            assert_type(await outcome.ack(), None)
        assert_type(await tracker.status(), TrackerStatus)
        assert_type((await tracker.status()).unacked, dict[str, int])
        assert_type(tracker.stats(), TrackerStats)
        assert_type(tracker.polling_error, Exception | None)
    Tracker(poller, "postgresql://host/database")
    assert_type(await create_schema("postgresql://host/database"), bool)
    assert_type(schema_sql(), list[str])


async def options(seam: AsyncSeam) -> None:
    await seam.thermostats.set_hvac_mode(device_id="d", hvac_mode_setting="cool", wait_for_action_attempt=False)
    await seam.locks.lock_door(device_id="d", wait_for_action_attempt={"timeout": 5, "polling_interval": 0.5})
    assert_type(await seam.request("/devices/list", {"limit": 1}), dict[str, Any])
    async with AsyncSeam("seam_key", wait_for_action_attempt={"timeout": None}) as client:
        assert_type(client, AsyncSeam)
    async with FakeSeam() as fake:
        assert_type(fake, FakeSeam)
        assert_type(fake.client(), AsyncSeam)
