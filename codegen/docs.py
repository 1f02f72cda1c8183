"""Generator of the routes' docstrings: summary, arguments, result, errors and an example."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from .facts import Choice, Endpoint, Field, Many, Reference, Scalar, Type
from .phrasebook import PhraseBook
from .python import WIDTH, singular
from .words import a, thing, things

DOCS: Final = "https://docs.seam.co/api"
ACTION: Final = (
    "Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its "
    "attempt is the `action_attempt` of the `CancelledError`."
)
WAIT: Final = {
    "wait_for_action_attempt": (
        "`False` returns the pending attempt at once, `True` waits. A dict waits with its `timeout` (seconds, `None` "
        "for no limit) and `polling_interval` (seconds). `None` follows the client's setting."
    ),
    "on_update": "Called with the attempt once it is started and after each change.",
}
"""Descriptions of the parameters of every action."""

REFUSED: Final = {"SeamHttpApiError": "The API refused the request: bad credential, unknown id or invalid parameter."}
NO_RESPONSE: Final = "The connection failed or the response came too late"
FORMS: Final = {"SeamInvalidOptionsError": "These parameters cannot be combined. Nothing was sent."}
FAILED: Final = {
    "SeamActionAttemptFailedError": "The action failed; `code` names the reason.",
    "SeamActionAttemptTimeoutError": (
        "Still pending at the deadline. The action may succeed later: wait for `error.action_attempt` again."
    ),
}


@frozen
class Docs:
    """The docstrings of routes.

    Attributes:
        phrases: The sentences.
    """

    phrases: PhraseBook

    def of(self, endpoint: Endpoint, returns: str) -> str:
        """The docstring of a route, indented for a method.

        Args:
            endpoint: The endpoint.
            returns: The return annotation.
        """
        nouns = nouns_of(endpoint)
        path = endpoint.path
        summary = self.phrases.of("routes", path, "summary", **nouns)
        if endpoint.is_deprecated:
            summary = f"{summary} {_deprecated(name.strip('/').replace('/', '.') for name in endpoint.replacements)}"
        lines = [*_wrapped(summary)]
        if details := self.phrases.find("routes", path, "details", **nouns):
            lines += ["", *_wrapped(details)]
        if endpoint.starts_action:
            lines += ["", *_wrapped(ACTION)]
        lines += ["", f"Source: {DOCS}{path}"]
        arguments = {field.name: self._argument(endpoint, field) for field in endpoint.parameters}
        if endpoint.starts_action:
            arguments |= WAIT
        for title, section in {"Args": arguments, "Raises": errors_of(endpoint)}.items():
            if title == "Raises" and (result := self._result(endpoint, returns, nouns)):
                lines += ["", "Returns:", *_wrapped(result, 1)]
            if section:
                lines += ["", f"{title}:", *(line for name, text in section.items() for line in item_of(name, text))]
        lines += ["", "Example:", *(f"    {line}" for line in self._example(endpoint))]
        return "\n        ".join(lines).replace("\n        \n", "\n\n") + "\n        "

    def _argument(self, endpoint: Endpoint, field: Field) -> str:
        parts = [self.phrases.of("parameters", endpoint.path, field.name, **nouns_of(endpoint))]
        if field.default is not None and not field.is_required:
            default = f'`"{field.default}"`' if isinstance(field.default, str) else f"`{field.default}`"
            parts.append(f"The API's default is {f'{field.default:,}' if type(field.default) is int else default}.")
        if field.is_nullable and not endpoint.is_reading:
            parts.append("`NULL` means none." if endpoint.method == "create" else "`NULL` clears it.")
        if field.is_deprecated:
            parts.append("Deprecated." if "prefer `" in parts[0] else _deprecated(instead_of(endpoint, field)))
        return " ".join(parts)

    def _result(self, endpoint: Endpoint, returns: str, nouns: Mapping[str, str]) -> str:
        """The `Returns` section, without its head; empty if the route returns nothing."""
        if endpoint.response is None:
            return ""
        if own := self.phrases.find("routes", endpoint.path, "returns", **nouns):
            return own
        if endpoint.starts_action:
            result = returns.partition("[")[2].rstrip("]")
            return f"The action attempt with status `success`; its `result` is of type `{result}`."
        name = _resource(endpoint.response)
        if endpoint.is_paginated:
            return f"The {things(name)}, page by page; `await` returns the first page, `async for` visits all."
        if isinstance(endpoint.response, Many):
            return f"All matching {things(name)}, in one response."
        is_new = endpoint.method == "create"
        return f"The {'new ' if is_new else ''}{thing(name)}{'' if is_new or endpoint.is_reading else ' as it is now'}."

    # Examples.

    def _example(self, endpoint: Endpoint) -> list[str]:
        """A call with the required parameters, and with optional ones that show what the route is for."""
        shown = self.phrases.find("routes", endpoint.path, "shows").split()
        if endpoint.forms and not shown:
            shown = [*endpoint.forms[0].required]
        if unknown := {*shown} - {field.name for field in endpoint.parameters}:
            self.phrases.missing.append(f"routes: {endpoint.path} shows {', '.join(sorted(unknown))}, no parameter")
        given = [
            f"{field.name}={self._value(endpoint, field)}"
            for field in endpoint.parameters
            if field.is_required or field.name in shown
        ]
        before, after = _around(endpoint)
        call = f"seam.{endpoint.path.strip('/').replace('/', '.')}"
        line = f"{before}{call}({', '.join(given)}){after}"
        if len(line) + 12 <= WIDTH:
            lines = [line]
        else:
            lines = [f"{before}{call}(", *(f"    {argument}," for argument in given), f"){after}"]
        return [*lines, *([f"    print({_variable(endpoint)})"] if endpoint.is_paginated else [])]

    def _value(self, endpoint: Endpoint, field: Field) -> str:
        own = self.phrases.find("examples", endpoint.path, field.name)
        return own or _value(field.type, field.name) or self.phrases.of("examples", endpoint.path, field.name)


def _value(kind: Type, name: str) -> str:
    """The value of a parameter that needs no sentence of its own: a variable for an id, the first of a choice."""
    match kind:
        case Scalar(name="str") if name.endswith("_id"):
            return name
        case Many(items=Scalar(name="str")) if name.endswith("_ids"):
            return f"[{singular(name)}]"
        case Scalar(name="bool"):
            return "True"
        case Choice(values=values):
            return f'"{values[0]}"'
        case _:
            return ""


def _around(endpoint: Endpoint) -> tuple[str, str]:
    """The code before and after the call of an example."""
    if endpoint.is_paginated:
        return f"async for {_variable(endpoint)} in ", ":"
    return (f"{_variable(endpoint)} = await " if endpoint.response is not None else "await "), ""


def _variable(endpoint: Endpoint) -> str:
    """The variable for the result of an example, or for one item of its pages."""
    if endpoint.starts_action:
        return "attempt"
    name = _resource(endpoint.response).removeprefix("acs_").removeprefix("camera_").removeprefix("unmanaged_")
    is_list = isinstance(endpoint.response, Many) and not endpoint.is_paginated
    return things(name).replace(" ", "_") if is_list else name


def nouns_of(endpoint: Endpoint) -> dict[str, str]:
    """The nouns that sentences about an endpoint may use."""
    name = resource_of(endpoint.namespace)
    words = thing(name)
    return {"thing": words, "a_thing": a(words), "things": things(name)}


def resource_of(namespace: tuple[str, ...]) -> str:
    """The resource of a namespace, by the API's name."""
    if namespace[-1] == "unmanaged":
        return f"unmanaged_{singular(namespace[0])}"
    if namespace[0] == "acs":
        return f"acs_{singular(namespace[-1])}"
    if namespace[0] == "thermostats" and len(namespace) == 2:
        return f"thermostat_{singular(namespace[1])}"
    return singular(namespace[-1])


def instead_of(endpoint: Endpoint, field: Field) -> list[str]:
    """The replacements of a parameter; of a field of another parameter, that parameter."""
    names = {parameter.name for parameter in endpoint.parameters}
    heads = [(replacement.partition(".")[0], replacement) for replacement in field.replacements]
    return [head if head in names else whole for head, whole in heads]


def errors_of(endpoint: Endpoint) -> dict[str, str]:
    """The errors of a route, with their reasons."""
    if endpoint.is_reading:
        no_response = f"{NO_RESPONSE}, after all retries."
    else:
        subject = "the action never ran" if endpoint.starts_action else "nothing was changed"
        no_response = f"{NO_RESPONSE}. If `may_have_run` is false, {subject}."
    return {
        **(FAILED if endpoint.starts_action else {}),
        **REFUSED,
        "SeamConnectionError": no_response,
        **(FORMS if endpoint.checked_forms else {}),
    }


def _resource(kind: Type | None) -> str:
    kind = kind.items if isinstance(kind, Many) else kind
    if not isinstance(kind, Reference):
        raise ValueError(f"an endpoint answers with {kind}")
    return kind.name


def _deprecated(instead: Iterable[str]) -> str:
    names = " and ".join(f"`{name}`" for name in instead)
    return f"Deprecated; use {names}." if names else "Deprecated."


def _wrapped(text: str, depth: int = 0) -> list[str]:
    indent = " " * 4 * depth
    return textwrap.wrap(
        text,
        WIDTH - 8,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )


def item_of(name: str, text: str) -> list[str]:
    """An entry of a section of a docstring."""
    return textwrap.wrap(
        f"{name}: {text}",
        WIDTH - 8,
        initial_indent=" " * 4,
        subsequent_indent=" " * 8,
        break_on_hyphens=False,
        break_long_words=False,
    )
