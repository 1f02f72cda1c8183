"""Who is calling: finds the credential, checks its shape, and turns it into headers.

A credential is held in a `Secret` from the first line of whoever receives it, so that no repr, log line or
traceback of ours shows it. It is revealed where the headers of a request are built, and nowhere else.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Final, NoReturn

from attrs import field, frozen

from ._errors import SeamInvalidOptionsError, SeamInvalidTokenError

_HEADER_CHARACTERS: Final = frozenset(string.ascii_letters + string.digits + string.punctuation)


class Secret:
    """A string that does not show itself."""

    __slots__ = ("_type_name", "_value")

    def __init__(self, value: object) -> None:
        if isinstance(value, Secret):
            self._type_name: str = value._type_name
            self._value: str = value._value
        else:
            self._type_name = "str" if isinstance(value, str) else type(value).__name__
            self._value = value.strip() if isinstance(value, str) else ""

    @property
    def type_name(self) -> str:
        """The type of what was given in the string's place."""
        return self._type_name

    def reveal(self) -> str:
        """The string itself."""
        return self._value

    def starts_with(self, prefix: str) -> bool:
        return self._value.startswith(prefix)

    def is_blank(self) -> bool:
        return not self._value

    def fits_a_header(self) -> bool:
        return _HEADER_CHARACTERS.issuperset(self._value)

    def __repr__(self) -> str:
        return "Secret('***')"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a credential is not pickled: make a new client from the key where it is needed")


class _HeaderValue(str):
    """A header's value that its repr does not show: aiohttp keeps headers in its frames and in its errors."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"


@frozen
class Credentials:
    """One checked way to sign requests."""

    kind: str
    _token: Secret = field(alias="token")
    workspace_id: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers that carry them; the secret among them does not show in their repr."""
        headers: dict[str, str] = {"authorization": _HeaderValue(f"Bearer {self._token.reveal()}")}
        if self.workspace_id is not None:
            headers["seam-workspace"] = self.workspace_id
        return headers


# The prefixes tell the kinds of token apart; the longer ones come first, since every API key starts with `seam_`.
_SHAPES: Final = (
    ("ey", "a console session token (a JWT)", "console_session_token"),
    ("seam_cst", "a client session token", None),
    ("seam_pk", "a publishable key", None),
    ("seam_at", "a personal access token", "personal_access_token"),
    ("seam_", "an API key", "api_key"),
)
_VARIABLES: Final = {"api_key": "SEAM_API_KEY", "personal_access_token": "SEAM_PERSONAL_ACCESS_TOKEN"}
_EXPECTED: Final = {
    "api_key": "an API key, which starts with 'seam_'",
    "personal_access_token": "a personal access token, which starts with 'seam_at'",
    "console_session_token": "a console session token, which is a JWT and starts with 'ey'",
}


def wrap(value: object) -> Secret | None:
    """Hides a credential that came as an argument, whatever its type.

    Callers rebind their own parameter to what this returns, so that their frame no longer holds the string.
    """
    return None if value is None else Secret(value)


def _check(name: str, token: Secret, place: str) -> None:
    if token.type_name != "str":
        raise SeamInvalidTokenError(f"{place} has to be a string, not {token.type_name}")
    if token.is_blank():
        raise SeamInvalidTokenError(f"{place} is empty: pass {_EXPECTED[name]}")
    if not token.fits_a_header():
        raise SeamInvalidTokenError(
            f"{place} has a character inside it that no credential has, such as a space or a line break: copy it again"
        )
    for prefix, what, fits in _SHAPES:
        if token.starts_with(prefix):
            if fits == name:
                return
            verb, right_place = ("pass", fits) if place == name else ("set", _VARIABLES.get(fits or ""))
            if right_place:
                raise SeamInvalidTokenError(
                    f"{place} was given {what}; {verb} it as {right_place}, or {verb} {_EXPECTED[name]}"
                )
            raise SeamInvalidTokenError(
                f"{place} was given {what}, which cannot be used here: {verb} {_EXPECTED[name]}"
            )
    raise SeamInvalidTokenError(f"{place} does not look like {_EXPECTED[name]}")


def _read(environ: Mapping[str, str]) -> dict[str, Secret]:
    return {name: Secret(environ.get(variable, "")) for name, variable in _VARIABLES.items()}


def _find_one(
    given: Mapping[str, Secret | None], in_environment: Mapping[str, Secret], remedy: str
) -> tuple[str, Secret, bool]:
    """The kind of the one credential, itself, and whether it is the environment's."""
    found = {name: token for name, token in given.items() if token is not None}
    from_environment = not found
    source = "The arguments name"
    if from_environment:
        variables = [_VARIABLES[name] for name in in_environment]
        source = f"The environment variables {' and '.join(variables)} hold"
        found = {name: token for name, token in in_environment.items() if not token.is_blank()}
    if not found:
        raise SeamInvalidOptionsError(f"No credential: {remedy}")
    if len(found) > 1:
        raise SeamInvalidOptionsError(f"{source} more than one credential ({', '.join(found)}): keep one of them")
    ((name, token),) = found.items()
    _check(name, token, _VARIABLES[name] if from_environment else name)
    return name, token, from_environment


def find_token(
    *, personal_access_token: Secret | None, console_session_token: Secret | None, environ: Mapping[str, str]
) -> Credentials:
    """The one token, without a workspace, that the arguments name, or else the environment.

    Raises:
        SeamInvalidOptionsError: None or more than one was found.
        SeamInvalidTokenError: It is of another kind than the place it was given in.
    """
    in_environment = {"personal_access_token": _read(environ)["personal_access_token"]}
    # An error's frame must not hold it: the environment shows all it has in its repr.
    del environ
    given = {"personal_access_token": personal_access_token, "console_session_token": console_session_token}
    remedy = (
        "pass personal_access_token or console_session_token, "
        "or set the environment variable SEAM_PERSONAL_ACCESS_TOKEN"
    )
    name, token, _ = _find_one(given, in_environment, remedy)
    return Credentials(name, token)


def find_credentials(
    *,
    api_key: Secret | None,
    personal_access_token: Secret | None,
    console_session_token: Secret | None,
    workspace_id: str | None,
    environ: Mapping[str, str],
) -> Credentials:
    """The one credential that the arguments name, or else the environment.

    Raises:
        SeamInvalidOptionsError: None or more than one was found, or the workspace is missing or makes no sense.
        SeamInvalidTokenError: It is of another kind than the place it was given in.
    """
    given = {
        "api_key": api_key,
        "personal_access_token": personal_access_token,
        "console_session_token": console_session_token,
    }
    in_environment = _read(environ)
    workspace = workspace_id or environ.get("SEAM_WORKSPACE_ID", "")
    # An error's frame must not hold it: the environment shows all it has in its repr.
    del environ
    remedy = (
        "set the environment variable SEAM_API_KEY, or pass api_key, or personal_access_token with workspace_id, or "
        "console_session_token with workspace_id; Seam Console makes API keys, under Developer"
    )
    name, token, from_environment = _find_one(given, in_environment, remedy)
    place = _VARIABLES[name] if from_environment else name
    if name == "api_key":
        if workspace_id is not None:
            raise SeamInvalidOptionsError(
                "workspace_id does not go with api_key, since an API key belongs to one workspace: leave it out, or "
                "pass a personal_access_token with it"
            )
        return Credentials(name, token)
    if not isinstance(workspace, str):
        raise SeamInvalidOptionsError(f"workspace_id has to be a string, not {type(workspace).__name__}")
    workspace = workspace.strip()
    if not workspace:
        remedy = "" if from_environment else "pass workspace_id, or "
        raise SeamInvalidOptionsError(
            f"{place} needs a workspace: {remedy}set the environment variable SEAM_WORKSPACE_ID"
        )
    if not _HEADER_CHARACTERS.issuperset(workspace):
        raise SeamInvalidOptionsError(f"workspace_id {workspace!r} has a character inside it that no id has")
    return Credentials(name, token, workspace)
