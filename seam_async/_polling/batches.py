"""Batches of ids, and the bisection of a batch rejected by the API because of a bad id.

A rejected batch is split in two, and the first half is sent first. If the API accepts the first half, the bad id is in
the second, which is split again without being sent. A bad id thus costs at most two requests per halving, and is always
polled alone before the API's error ends a wait.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

S = TypeVar("S")


@frozen(eq=False, repr=False)
class Batch(Generic[S]):
    """The ids polled by one request.

    Attributes:
        members: The ids, or the rows representing ids.
        rest: The second half of a rejected batch, to be decided after this half.
    """

    members: list[S]
    rest: Batch[S] | None = None

    def accepted(self) -> list[Batch[S]]:
        """The batches to send after the API has accepted this one: the halves of `rest`, where the bad id must be."""
        return self.rest.split() if self.rest else []

    def rejected(self) -> list[Batch[S]]:
        """The batches to send after the API has rejected this one: both halves, then `rest`; a single id has none."""
        return [*self.split(), *self.unsent()] if len(self.members) > 1 else self.unsent()

    def unsent(self) -> list[Batch[S]]:
        """The batches still to be sent after an inconclusive result."""
        return [self.rest] if self.rest else []

    def split(self) -> list[Batch[S]]:
        """The first half, with the second as `rest`; a single id stays whole."""
        if len(self.members) == 1:
            return [self]
        middle = len(self.members) // 2
        return [Batch(self.members[:middle], rest=Batch(self.members[middle:]))]
