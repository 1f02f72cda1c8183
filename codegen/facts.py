"""What the API's description says, as plain values: names, types, what is required, what belongs together."""

from __future__ import annotations

from attrs import frozen


@frozen
class Scalar:
    """A single value: `str`, `bool`, `int`, `float`, `datetime`, `Any`, or `moment`.

    A `moment` is text whose name alone says that it is one: a parameter takes a datetime, a model keeps the text.
    """

    name: str


@frozen
class Choice:
    """A string out of a few, those that are known so far."""

    values: tuple[str, ...]


@frozen
class Many:
    """An array."""

    items: Type


@frozen
class Table:
    """An object with keys of the user's own."""

    values: Type


@frozen
class Either:
    """One of several types."""

    members: tuple[Type, ...]


@frozen
class Reference:
    """A resource of its own."""

    name: str


@frozen
class Object:
    """An object with known fields."""

    fields: tuple[Field, ...]


Type = Scalar | Choice | Many | Table | Either | Reference | Object


@frozen
class Field:
    """A field of an object, or a parameter of an endpoint.

    Attributes:
        name: The API's name.
        type: What it holds.
        is_required: Whether it is always there.
        is_nullable: Whether it may be null.
        is_deprecated: Whether it is to go.
        replacements: The names to use instead of a deprecated one, if any are given.
    """

    name: str
    type: Type
    is_required: bool = False
    is_nullable: bool = False
    is_deprecated: bool = False
    replacements: tuple[str, ...] = ()


@frozen
class Form:
    """One of the sets of parameters that an endpoint takes.

    Attributes:
        required: Those that have to be there.
        optional: Those that may be there.
        values: The values that go with this form, of the parameters that tell forms apart.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...]
    values: tuple[tuple[str, tuple[str, ...]], ...]


@frozen
class Endpoint:
    """A published endpoint.

    Attributes:
        path: Such as `/acs/users/list`.
        parameters: What it takes, the required ones first.
        forms: The sets of parameters that go together; empty if they all do.
        response_key: Where the answer is; `None` if there is none.
        response: What the answer is.
        action_type: The type of the action that it starts.
        is_reading: Whether it changes nothing, so that it may be sent again after any failure.
        is_paginated: Whether its answer comes in pages.
        is_deprecated: Whether it is to go.
        replacements: The paths to use instead, if any are given.
    """

    path: str
    parameters: tuple[Field, ...]
    forms: tuple[Form, ...] = ()
    response_key: str | None = None
    response: Type | None = None
    action_type: str | None = None
    is_reading: bool = False
    is_paginated: bool = False
    is_deprecated: bool = False
    replacements: tuple[str, ...] = ()

    @property
    def namespace(self) -> tuple[str, ...]:
        """Such as `("acs", "users")`."""
        return tuple(self.path.strip("/").split("/")[:-1])

    @property
    def method(self) -> str:
        """Such as `list`."""
        return self.path.rsplit("/", 1)[1]

    @property
    def checked_forms(self) -> tuple[Form, ...]:
        """The forms that a call is held against: none for an endpoint that only reads, whose refusal costs nothing."""
        return () if self.is_reading else self.forms

    @property
    def starts_action(self) -> bool:
        """Whether the answer is an action attempt."""
        return self.response_key == "action_attempt"


@frozen
class Api:
    """All that is generated from.

    Attributes:
        endpoints: By path.
        resources: What endpoints answer with, by the API's name, without events and action attempts.
        events: The fields of each event, by its type.
        results: The results of actions that succeeded, by the action's type.
    """

    endpoints: dict[str, Endpoint]
    resources: dict[str, Object]
    events: dict[str, Object]
    results: dict[str, Object]
