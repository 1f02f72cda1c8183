"""Who is calling: finds the credential, checks its shape, and turns it into headers.

A credential is held in a `Secret` from the first line of whoever receives it, so that no repr, log line or
traceback of ours shows it. It is revealed where the headers of a request are built, and nowhere else.

A credential that expires comes from a source. The source is asked before the first request and after a 401, once for
all requests that need a token at that moment.
"""

from __future__ import annotations

import asyncio
import inspect
import string
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, NoReturn, Protocol, TypeAlias

from attrs import field, frozen

from ._errors import SeamCredentialSourceError, SeamInvalidOptionsError, SeamInvalidTokenError

_HEADER_CHARACTERS: Final = frozenset(string.ascii_letters + string.digits + string.punctuation)


class TokenSource(Protocol):
    """Gives the current token of a credential that expires."""

    async def token(self) -> str:
        """The token, such as a console session token that has just been renewed."""
        ...


def _asker_of(value: object) -> Callable[[], Any] | None:
    """The function that asks a source for its token; `None` for anything that is no source."""
    if isinstance(value, type):
        return None
    ask = getattr(value, "token", None)
    ask = ask if callable(ask) else value
    return ask if callable(ask) else None


class Secret:
    """A string, or the source of one, that does not show itself."""

    __slots__ = ("_ask", "_type_name", "_value")

    def __init__(self, value: object) -> None:
        if isinstance(value, Secret):
            self._type_name: str = value._type_name
            self._value: str = value._value
            self._ask: Callable[[], Any] | None = value._ask
        else:
            is_text = isinstance(value, str)
            self._type_name = "str" if is_text else type(value).__name__
            self._value = value.strip() if isinstance(value, str) else ""
            self._ask = None if is_text else _asker_of(value)

    @property
    def type_name(self) -> str:
        """The type of what was given in the string's place."""
        return self._type_name

    @property
    def is_source(self) -> bool:
        """Whether it is the source of a string."""
        return self._ask is not None

    def reveal(self) -> str:
        """The string itself."""
        return self._value

    async def ask(self) -> Secret:
        """What the source gives now. Whatever the source raises passes through."""
        assert self._ask is not None
        given = self._ask()
        return Secret(await given if inspect.isawaitable(given) else given)

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


Credential: TypeAlias = str | Secret | TokenSource | Callable[[], str | Awaitable[str]]
"""A credential, or its source: an object with `async def token()`, or a function, which may be async."""


class HeaderValue(str):
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
        headers: dict[str, str] = {"authorization": HeaderValue(f"Bearer {self._token.reveal()}")}
        if self.workspace_id is not None:
            headers["seam-workspace"] = self.workspace_id
        return headers


class RenewedCredentials:
    """Credentials whose token comes from a source, and is kept until the API rejects it.

    Args:
        kind: The name of the argument that the source was given as.
        source: The source.
        workspace_id: The workspace of the tokens.
    """

    def __init__(self, kind: str, source: Secret, workspace_id: str | None) -> None:
        self._kind = kind
        self._source = source
        self._workspace_id = workspace_id
        self._current: Credentials | None = None
        self._failure: BaseException | None = None
        self._asked = 0

    @property
    def latest(self) -> Credentials | None:
        """The credentials of the last token; `None` before the first."""
        return self._current

    async def current(self, path: str, lock: asyncio.Lock, rejected: Credentials | None = None) -> Credentials:
        """The credentials to send a request with.

        A caller that waits while another asks the source shares the result, a failure included. Cancelling the caller
        that asks leaves asking to the next.

        Args:
            path: The path of the request, for the error's text.
            lock: Held while the source is asked; of the event loop of the requests.
            rejected: The credentials that the API has just rejected. They are returned if the source has no others.

        Raises:
            SeamCredentialSourceError: The source failed.
            SeamInvalidTokenError: The source returned no usable token.
        """
        asked = self._asked
        if self._current is None or self._current is rejected:
            async with lock:
                if asked == self._asked:
                    await self._ask()
            if self._failure is not None:
                raise self._error(path, self._failure)
        assert self._current is not None
        return self._current

    async def _ask(self) -> None:
        self._failure = None
        try:
            token = await self._source.ask()
            _check(self._kind, token, self._kind)
        except (Exception, asyncio.CancelledError) as error:
            task = asyncio.current_task()
            if isinstance(error, asyncio.CancelledError) and task is not None and task.cancelling():
                raise
            self._failure = error
        else:
            renewed = Credentials(self._kind, token, self._workspace_id)
            if self._current is None or self._current.headers() != renewed.headers():
                self._current = renewed
        self._asked += 1

    def _error(self, path: str, failure: BaseException) -> SeamCredentialSourceError | SeamInvalidTokenError:
        """An error of its own for each request, since one failure may end many."""
        if isinstance(failure, SeamInvalidTokenError):
            return SeamInvalidTokenError(f"{path} was not sent: the source gave no usable token: {failure}")
        error = SeamCredentialSourceError(
            f"{path} was not sent: the source of {self._kind} raised {type(failure).__name__}"
        )
        error.__cause__ = failure
        return error


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
    """Checks a token's shape.

    Raises:
        SeamInvalidTokenError: It is no token of this kind.
    """
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
    if not token.is_source:
        _check(name, token, _VARIABLES[name] if from_environment else name)
    return name, token, from_environment


def find_token(
    *, personal_access_token: Secret | None, console_session_token: Secret | None, environ: Mapping[str, str]
) -> Credentials | RenewedCredentials:
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
    return _with_workspace(name, token, None)


def find_credentials(
    *,
    api_key: Secret | None,
    personal_access_token: Secret | None,
    console_session_token: Secret | None,
    workspace_id: str | None,
    environ: Mapping[str, str],
) -> Credentials | RenewedCredentials:
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
        return _with_workspace(name, token, None)
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
    return _with_workspace(name, token, workspace)


def _with_workspace(name: str, token: Secret, workspace_id: str | None) -> Credentials | RenewedCredentials:
    return (RenewedCredentials if token.is_source else Credentials)(name, token, workspace_id)
