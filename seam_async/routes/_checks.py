"""Which parameters go together, and which are to go: checked before anything is sent."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .._errors import SeamInvalidOptionsError


@frozen
class Form:
    """One of the sets of parameters that an endpoint takes; what is in none of its forms goes with all of them.

    Attributes:
        required: Those that have to be there.
        optional: Those that may be there.
        values: The values that go with this form.
    """

    required: frozenset[str]
    optional: frozenset[str]
    values: Mapping[str, frozenset[str]]

    def __str__(self) -> str:
        needed = [name for name in sorted(self.required) if name not in self.values]
        told = [f"{name}={' or '.join(map(repr, sorted(values)))}" for name, values in sorted(self.values.items())]
        free = [f"[{name}]" for name in sorted(self.optional)]
        return ", ".join([*needed, *told, *free]) or "none of them"


def form(required: str = "", *optional: str, **values: str) -> Form:
    """A form: the required names and the values with blanks between them, the optional names one by one."""
    known = {name: frozenset(text.split()) for name, text in values.items()}
    return Form(frozenset(required.split()), frozenset(optional), known)


@frozen
class Rules:
    """What has to be heeded in a call of an endpoint.

    Attributes:
        forms: The sets of parameters, one of which has to fit.
        deprecated: The parameters that are to go, and what to use instead; the endpoint itself has the name "".
    """

    forms: tuple[Form, ...] = ()
    deprecated: Mapping[str, str] = field(factory=dict)


def check_forms(path: str, forms: tuple[Form, ...], params: Mapping[str, Any]) -> None:
    """Refuses parameters that do not go together. A value that no form knows may be a new one, and fits them all.

    Raises:
        SeamInvalidOptionsError: No form fits.
    """
    if not forms:
        return
    governed = {name for one in forms for name in (*one.required, *one.optional, *one.values)}
    given = {name for name in governed if params.get(name) is not None}
    known = {name: frozenset().union(*(one.values.get(name, ()) for one in forms)) for name in governed}
    for one in forms:
        of_this_form = one.required | one.optional | one.values.keys()
        if one.required <= given <= of_this_form and all(
            params[name] in values or params[name] not in known[name]
            for name, values in one.values.items()
            if name in given
        ):
            return
    choices = "; ".join(str(one) for one in forms)
    told = ", ".join(f"{name}={params[name]!r}" if known[name] else name for name in sorted(given)) or "none of them"
    raise SeamInvalidOptionsError(f"{path} takes one of these sets of parameters: {choices}. It got: {told}")


def warn_of_deprecated(path: str, deprecated: Mapping[str, str], params: Mapping[str, Any], *, stacklevel: int) -> None:
    """Warns the caller of each deprecated thing that is used."""
    for name, replacement in deprecated.items():
        if not name or params.get(name) is not None:
            what = f"{name} of {path}" if name else path
            instead = f": use {replacement}" if replacement else ""
            warnings.warn(f"{what} is deprecated{instead}", DeprecationWarning, stacklevel=stacklevel + 1)
