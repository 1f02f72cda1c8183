"""`wait_learned`: intervals that follow the observed lifetimes, through its own methods and through the poller."""

from __future__ import annotations

import asyncio
import json
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seam_async import ActionAttemptPoller, PollingPolicy, SeamInvalidOptionsError, wait_learned, wait_proportional
from seam_async._polling.backoff import ALONE, Backoff, Load
from seam_async.testing import FakeClock

from support import Source, attempt_json, in_virtual_time

DOOR = "UNLOCK_DOOR"

ages = st.floats(0, 1e6)
loads = st.builds(Load, st.integers(1, 500), st.floats(0, 100))
observed = st.lists(
    st.tuples(
        st.sampled_from([DOOR, "LOCK_DOOR"]),
        st.floats(0, 1e5),
        st.one_of(st.none(), st.floats(0, 1e5)),
        st.integers(1, 1000),
    ),
    max_size=30,
)

Observations = list[tuple[str, float, float | None, int]]


def taught(observations: Observations, prior: wait_proportional | None = None, *, fade: float = 500) -> wait_learned:
    strategy = wait_learned(prior, fade=fade)
    for observation in observations:
        strategy.observe(*observation)
    return strategy


def interval(strategy: wait_learned | wait_proportional, age: float, load: Load = ALONE, kind: str = DOOR) -> float:
    return Backoff(strategy).seconds(1, age, load, kind)


@given(ages, loads)
def test_intervals_are_the_priors_before_the_first_outcome(age: float, load: Load) -> None:
    """A strategy that has seen nothing of a type polls like the default strategy."""
    strategy = wait_learned()
    strategy.observe("LOCK_DOOR", 1.0, 1.1)
    assert interval(strategy, age, load) == interval(wait_proportional(shared_min=0.1), age, load)


@given(observed, ages, loads)
def test_the_same_observations_give_the_same_intervals(observations: Observations, age: float, load: Load) -> None:
    """A strategy is a function of its observations."""
    assert interval(taught(observations), age, load) == interval(taught(observations), age, load)


@given(observed, ages, loads)
def test_intervals_are_bounded(observations: Observations, age: float, load: Load) -> None:
    """Whatever was observed: at least the shortest interval, and at most four times that of a lone attempt."""
    prior = wait_proportional(0.1, 0.5, 20, shared_min=0.2)
    seconds = interval(taught(observations, prior), age, load)
    assert 0.2 <= seconds <= 4 * max(0.5, min(0.1 * age, 20))


@given(observed, ages, loads)
def test_json_restores_a_strategy(observations: Observations, age: float, load: Load) -> None:
    """The restored strategy has the same intervals, and is saved as the same text."""
    text = taught(observations).to_json()
    strategy = wait_learned.from_json(text)
    assert strategy.to_json() == text
    again = wait_learned.from_json(text)
    assert interval(again, age, load) == interval(strategy, age, load)
    assert again.medians() == strategy.medians()


def test_a_restored_strategy_goes_on_where_the_first_one_stopped() -> None:
    """After a restart the intervals are those from before, within the rounding of a fresh estimate."""
    before = taught([(DOOR, 2.0, 2.3, 40), (DOOR, 30.0, 31.0, 10)])
    after = wait_learned.from_json(before.to_json())
    for age in (0.0, 1.0, 2.0, 5.0, 29.0, 100.0):
        assert interval(after, age) == pytest.approx(interval(before, age), rel=1e-6)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"lifetimes-2": {}}',
        '{"lifetimes-1": []}',
        '{"lifetimes-1": {"UNLOCK_DOOR": {}}}',
        '{"lifetimes-1": {"UNLOCK_DOOR": {"resolved": {"81": 1}, "survived": {}}}}',
        '{"lifetimes-1": {"UNLOCK_DOOR": {"resolved": {"-1": 1}, "survived": {}}}}',
        '{"lifetimes-1": {"UNLOCK_DOOR": {"resolved": {"1": -1}, "survived": {}}}}',
        '{"lifetimes-1": {"UNLOCK_DOOR": {"resolved": {"1": NaN}, "survived": {}}}}',
        '{"lifetimes-1": {"UNLOCK_DOOR": {"resolved": {"1": true}, "survived": {}}}}',
        "[" * 100_000,
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    """A text that `to_json` did not write is refused, whatever is wrong with it."""
    with pytest.raises(SeamInvalidOptionsError, match=r"not from wait_learned\.to_json"):
        wait_learned.from_json(text)


@pytest.mark.parametrize("options", [{"prior": 1}, {"fade": 0}, {"fade": "x"}, {"fade": math.nan}, {"fade": 1e7}])
def test_unusable_options_are_refused(options: dict[str, object]) -> None:
    """The prior is a `wait_proportional`, and the fading a number of attempts."""
    with pytest.raises(SeamInvalidOptionsError, match="wait_learned needs"):
        wait_learned(**options)  # type: ignore[arg-type]


def test_memory_is_constant() -> None:
    """Neither many attempts nor many action types make a strategy grow without bound."""
    dice = random.Random(1)
    strategy = wait_learned()
    for _ in range(5_000):
        age = 10 ** dice.uniform(-3, 7)
        strategy.observe(DOOR, age, age * 1.1)
    ((_, state),) = json.loads(strategy.to_json())["lifetimes-1"].items()
    assert len(state["resolved"]) <= 81
    for number in range(1_000):
        strategy.observe(f"TYPE_{number}", 1.0, 2.0)
    assert len(strategy.medians()) == 100


@settings(max_examples=30)
@given(st.floats(0.5, 5), st.floats(10, 200), st.integers(2, 200))
def test_old_observations_fade(new: float, old: float, fade: int) -> None:
    """When an action becomes quicker, the median falls with each observation, down to the new lifetime."""
    strategy = taught([(DOOR, old, old * 1.01, 1_000)], fade=fade)
    medians = [strategy.medians()[DOOR]]
    for _ in range(10):
        strategy.observe(DOOR, new, new * 1.01, max(1, fade // 2))
        medians.append(strategy.medians()[DOOR])
    assert medians == sorted(medians, reverse=True)
    assert new / 2 < medians[-1] < new * 2


def test_counts_stay_finite() -> None:
    """The growing weights are scaled down in time, also with the fastest fading."""
    strategy = taught([(DOOR, 2.0, 2.1, 7)] * 5_000, fade=1)
    assert 1.5 < strategy.medians()[DOOR] < 2.5


def test_polls_move_to_where_attempts_resolve() -> None:
    """Where outcomes are frequent, a lone attempt is polled more often than by the prior, elsewhere less often."""
    strategy = taught([(DOOR, 2.9, 3.1, 25), (DOOR, 58.0, 62.0, 25)])
    prior = strategy.prior
    assert interval(strategy, 3.0) < interval(prior, 3.0) / 1.5
    assert interval(strategy, 10.0) > interval(prior, 10.0) * 2
    assert interval(strategy, 60.0) < interval(prior, 60.0) / 3
    assert interval(strategy, 3.0, kind="LOCK_DOOR") == interval(prior, 3.0)


def test_attempts_of_days_are_polled_at_the_longest_interval() -> None:
    """Beyond the last bin nothing is learned, and just before it the interval does not end."""
    strategy = taught([(DOOR, 2.9, 3.1, 50)])
    assert interval(strategy, 200_000.0) == interval(strategy, 88_170.0) == 4 * 30


def test_a_prior_without_sharing_is_kept() -> None:
    """Ids that share requests are polled no more often, if the prior says so."""
    strategy = taught([(DOOR, 2.9, 3.1, 50)], wait_proportional())
    assert interval(strategy, 2.0, Load(100, 1.0)) == interval(strategy, 2.0)


def test_a_strategy_shows_what_it_has_learned() -> None:
    """Its repr names the prior, and the median and number of observations of each type."""
    strategy = taught([(DOOR, 1.9, 2.1, 40)])
    assert repr(wait_learned()) == (
        "wait_learned(wait_proportional(ratio=0.1, min=0.25, max=30, shared_min=0.1), medians: none)"
    )
    assert repr(strategy).endswith("medians: UNLOCK_DOOR=2.03 s of 38)")
    strategy.observe("SLOW", 50.0, None, 100)
    strategy.observe("ENDLESS", 1e6, None, 100)
    assert strategy.medians()["SLOW"] > 50
    assert strategy.medians()["ENDLESS"] == math.inf


# Through the poller.


async def wait_in_turn(poller: ActionAttemptPoller, source: Source, lifetimes: list[float]) -> list[float]:
    """Waits for one attempt after another; returns how late each was noticed."""
    late = []
    clock = source.clock
    for lifetime in lifetimes:
        attempt_id = f"attempt-{len(source.resolves_at)}"
        source.resolves_at[attempt_id] = clock.monotonic() + lifetime
        await poller.wait(attempt_json(attempt_id), timeout=None)
        late.append(clock.monotonic() - source.resolves_at[attempt_id])
    return late


@in_virtual_time
async def test_a_poller_learns(clock: FakeClock) -> None:
    """After some attempts of 3 s or 60 s, outcomes are noticed in a third of the time, with no more requests."""
    dice = random.Random(2)
    lifetimes = [dice.choice([3.0, 60.0]) * dice.uniform(0.95, 1.05) for _ in range(60)]
    policies = (PollingPolicy(), PollingPolicy(wait=wait_learned()))
    late, calls, stats = [], [], []
    for policy in policies:
        source = Source(clock)
        async with ActionAttemptPoller(source, policy=policy, clock=clock) as poller:
            await wait_in_turn(poller, source, lifetimes)
            before = poller.stats().calls
            late.append(sum(await wait_in_turn(poller, source, lifetimes)))
            calls.append(poller.stats().calls - before)
            stats.append(poller.stats())
    assert late[1] < late[0] / 3
    assert calls[1] <= calls[0]
    assert stats[1].median_lifetimes.keys() == {DOOR}
    assert hash(stats[1])


@in_virtual_time
async def test_types_are_learned_apart(clock: FakeClock) -> None:
    """Attempts of two types in one wait teach the strategy two lifetimes."""
    kinds = {f"{kind}-{number}": kind for kind in (DOOR, "SET_FAN_MODE") for number in range(20)}

    async def fetch(ids: list[str]) -> list[dict[str, object]]:
        now = clock.monotonic()
        return [
            attempt_json(
                one, "success" if now >= (2 if kinds[one] == DOOR else 20) else "pending", action_type=kinds[one]
            )
            for one in ids
        ]

    policy = PollingPolicy(wait=wait_learned())
    async with ActionAttemptPoller(fetch, policy=policy, clock=clock) as poller:
        await poller.wait_all(kinds, timeout=None)
        medians = poller.stats().median_lifetimes
    assert 1.5 < medians[DOOR] < 2.5
    assert 15 < medians["SET_FAN_MODE"] < 25


@in_virtual_time
async def test_attempts_that_are_given_up_count_as_pending_till_then(clock: FakeClock) -> None:
    """A wait that times out tells that the attempt took longer."""
    source = Source(clock, {f"{number}": 1e6 for number in range(10)})
    policy = PollingPolicy(wait=wait_learned())
    async with ActionAttemptPoller(source, policy=policy, clock=clock) as poller:
        await poller.wait_all(source.resolves_at, timeout=20, return_exceptions=True)
        waits = [asyncio.ensure_future(poller.wait(attempt_json("0"), timeout=None))]
        await clock.sleep(1)
        assert poller.stats().median_lifetimes[DOOR] > 20
        waits[0].cancel()


@in_virtual_time
async def test_other_strategies_learn_nothing(clock: FakeClock) -> None:
    """The stats show no lifetimes."""
    source = Source(clock, {"a": 2.0})
    async with ActionAttemptPoller(source, clock=clock) as poller:
        await poller.wait("a")
        assert poller.stats().median_lifetimes == {}
