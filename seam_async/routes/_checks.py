"""Checks of parameters before sending: valid combinations, and deprecations."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .._errors import SeamInvalidOptionsError


@frozen
class Form:
    """A valid set of parameters of an endpoint. Parameters in none of its forms can be combined with each of them.

    Attributes:
        required: The required parameters.
        optional: The optional parameters.
        values: The values of this form, by parameter.
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
    """Builds a form. `required` and each of the `values` are separated by blanks."""
    known = {name: frozenset(text.split()) for name, text in values.items()}
    return Form(frozenset(required.split()), frozenset(optional), known)


@frozen
class Rules:
    """The rules for the parameters of an endpoint.

    Attributes:
        forms: The valid sets of parameters; empty if all of them can be combined.
        deprecated: The replacements of deprecated parameters, by name; of the endpoint itself, by "".
    """

    forms: tuple[Form, ...] = ()
    deprecated: Mapping[str, str] = field(factory=dict)


def check_forms(path: str, forms: tuple[Form, ...], params: Mapping[str, Any]) -> None:
    """Refuses parameters that cannot be combined. A value unknown to every form may be new, and fits all of them.

    Raises:
        SeamInvalidOptionsError: No form fits.
    """
    if not forms:
        return
    governed = {name for form in forms for name in (*form.required, *form.optional, *form.values)}
    given = {name for name in governed if params.get(name) is not None}
    known = {name: frozenset().union(*(form.values.get(name, ()) for form in forms)) for name in governed}
    for form in forms:
        of_this_form = form.required | form.optional | form.values.keys()
        if form.required <= given <= of_this_form and all(
            params[name] in values or params[name] not in known[name]
            for name, values in form.values.items()
            if name in given
        ):
            return
    choices = "; ".join(map(str, forms))
    told = ", ".join(f"{name}={params[name]!r}" if known[name] else name for name in sorted(given)) or "none of them"
    raise SeamInvalidOptionsError(f"{path} takes one of these sets of parameters: {choices}. It got: {told}")


def warn_of_deprecated(path: str, deprecated: Mapping[str, str], params: Mapping[str, Any], *, stacklevel: int) -> None:
    """Warns the caller of each deprecated parameter or endpoint that is used."""
    for name, replacement in deprecated.items():
        if not name or params.get(name) is not None:
            what = f"{name} of {path}" if name else path
            instead = f": use {replacement}" if replacement else ""
            warnings.warn(f"{what} is deprecated{instead}", DeprecationWarning, stacklevel=stacklevel + 1)
