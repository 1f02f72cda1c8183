"""Facts of the API's description, as plain values: endpoints, parameters, fields and types."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen


@frozen
class Scalar:
    """A single value: `str`, `bool`, `int`, `float`, `datetime`, `Any`, or `moment`.

    A `moment` is a timestamp by its name only: a parameter takes a datetime, a model keeps the text.
    """

    name: str


@frozen
class Choice:
    """A string with the values known so far."""

    values: tuple[str, ...]


@frozen
class Many:
    """An array."""

    items: Type


@frozen
class Table:
    """An object with arbitrary keys."""

    values: Type


@frozen
class Either:
    """One of several types."""

    members: tuple[Type, ...]


@frozen
class Reference:
    """A reference to a resource."""

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
        type: The type of its value.
        is_required: Whether it is always present.
        is_nullable: Whether it may be null.
        is_deprecated: Whether it is deprecated.
        replacements: The replacements of a deprecated field, if the description names any.
        default: The API's default of an optional parameter: a string, a number or a boolean.
    """

    name: str
    type: Type
    is_required: bool = False
    is_nullable: bool = False
    is_deprecated: bool = False
    replacements: tuple[str, ...] = ()
    default: Any = field(default=None, eq=False)


@frozen
class Form:
    """One of the sets of parameters that an endpoint takes.

    Attributes:
        required: The required parameters.
        optional: The optional parameters.
        values: The values of this form, for the parameters that distinguish forms.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...]
    values: tuple[tuple[str, tuple[str, ...]], ...]


@frozen
class Endpoint:
    """A published endpoint.

    Attributes:
        path: Such as `/acs/users/list`.
        parameters: The parameters, required before optional.
        forms: The alternative sets of parameters; empty if all of them can be combined.
        response_key: The key of the result in the response; `None` if there is no result.
        response: The type of the result.
        action_type: The type of the action that it starts.
        is_reading: Whether it is read-only, and so retried after any failure.
        is_paginated: Whether its result is paginated.
        is_deprecated: Whether it is deprecated.
        replacements: The paths of its replacements, if the description names any.
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
        """The forms that are checked before sending: none for read-only endpoints, where a refusal costs nothing."""
        return () if self.is_reading else self.forms

    @property
    def starts_action(self) -> bool:
        """Whether the result is an action attempt."""
        return self.response_key == "action_attempt"


@frozen
class Api:
    """All facts.

    Attributes:
        endpoints: By path.
        resources: The resources that endpoints return, by the API's name, except events and action attempts.
        events: The fields of each event, by its type.
        results: The results of actions that succeeded, by the action's type.
    """

    endpoints: dict[str, Endpoint]
    resources: dict[str, Object]
    events: dict[str, Object]
    results: dict[str, Object]
