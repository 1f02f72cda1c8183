"""A request's batch of ids, and its bisection when the API rejects it because of some id in it.

A rejected batch is split, and the first half goes first. When the first half is accepted, the second must hold the
culprit and is split without being sent. A bad id thus costs at most two requests for each halving, and is always
polled alone before it is blamed.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

S = TypeVar("S")


@frozen(eq=False, repr=False)
class Batch(Generic[S]):
    """What one request polls.

    Attributes:
        members: Its ids, or the rows that stand for them.
        rest: The other half of a rejected batch, to be decided after this one.
    """

    members: list[S]
    rest: Batch[S] | None = None

    def accepted(self) -> list[Batch[S]]:
        """The batches to send after the API has accepted this one."""
        return self.rest.split() if self.rest else []

    def rejected(self) -> list[Batch[S]]:
        """The batches to send after the API has rejected this one as a whole; a single id leaves none of its own."""
        return [*self.split(), *self.unsent()] if len(self.members) > 1 else self.unsent()

    def unsent(self) -> list[Batch[S]]:
        """The batches that still have to be sent when this one showed nothing."""
        return [self.rest] if self.rest else []

    def split(self) -> list[Batch[S]]:
        """Its halves: the first one, which holds the second; a single id stays whole."""
        if len(self.members) == 1:
            return [self]
        middle = len(self.members) // 2
        return [Batch(self.members[:middle], rest=Batch(self.members[middle:]))]
