"""Every error that this library raises: one root, split by who is to blame.

* The server said no: `SeamHttpApiError` and its kinds; `SeamHttpInvalidResponseError` when its answer makes no sense.
* The network failed: `SeamConnectionError`, `SeamRequestTimeoutError`.
* The action failed, or its outcome is not known: `SeamActionAttemptError` and its kinds.
* A webhook is not to be believed, or not to be read: `SeamWebhookVerificationError`, `SeamInvalidWebhookPayloadError`.
* The source of a credential failed: `SeamCredentialSourceError`.
* The library was misused: `SeamInvalidOptionsError`, `SeamInvalidTokenError`, `SeamClientClosedError`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from attrs import frozen

from ._text import on_one_line

if TYPE_CHECKING:
    from ._models import ActionAttempt


E = TypeVar("E", bound="SeamError")

_PROVE_THAT_NOTHING_RAN: Final = frozenset(
    {
        400,  # the parameters were refused before anything was done
        401,  # the credential was not accepted
        403,  # the credential may not do this
        404,  # there is no such path or thing
        405,  # the path does not take this method
        411,  # the request has no length
        413,  # the request is too large
        414,  # the path is too long
        415,  # the body is of a type that is not read
        421,  # the request was sent to the wrong server
        422,  # the parameters were refused before anything was done
        425,  # the server does not run what may be a replay (RFC 8470)
        428,  # a condition has to be sent along
        429,  # a rate limiter turned the request away
        431,  # the headers are too large
    }
)
"""Statuses with which the API refuses a request before it acts on it. Any other proves nothing: a server may time out
(408), conflict with itself (409) or see its client leave (499) after it has begun."""


def _rebuild(cls: type[E], args: tuple[Any, ...], facts: dict[str, Any], cause: SeamError | None = None) -> E:
    error = cls.__new__(cls, *args)
    error.__dict__.update(facts)
    error.__cause__ = cause
    return error


class SeamError(Exception):
    """The root of all errors of this library.

    Attributes:
        action_attempt: When the error ended a wait: the attempt as last seen, or `None` if it was never seen.
        action_attempt_id: When the error ended a wait: the id that was waited for.
        request_id: The API's id of the request, for its support, where known.
        retry_after: Seconds that the server asked to wait before the next request, where it did.
        may_have_run: When a call that acts has raised it: whether the action may have run. `False` only when it
            certainly did not.
    """

    may_have_run: bool = True
    action_attempt: ActionAttempt | None = None
    action_attempt_id: str | None = None
    request_id: str | None = None
    retry_after: float | None = None

    def __init__(self, *args: object) -> None:
        # Messages quote servers. This is where their text enters, so that `str(error)` is safe to log.
        super().__init__(*(on_one_line(arg) if isinstance(arg, str) else arg for arg in args))

    def __reduce__(self) -> tuple[Any, ...]:
        # A cause of ours goes along, since it may be part of the text; a foreign one may not pickle.
        cause = self.__cause__ if isinstance(self.__cause__, SeamError) else None
        return _rebuild, (type(self), self.args, self.__dict__.copy(), cause)

    def _ending_wait(self, action_attempt_id: str, action_attempt: ActionAttempt | None) -> Self:
        """A copy for one waiter, since one failure may end many waits."""
        error = type(self).__new__(type(self))
        error.args = self.args  # one tuple for all
        error.__dict__.update(self.__dict__)
        error.action_attempt_id = action_attempt_id
        error.action_attempt = action_attempt
        # There is an attempt, so the action was started, whatever became of the call that asked for its outcome.
        error.may_have_run = True
        error.__cause__ = self.__cause__
        return error


class SeamInvalidOptionsError(SeamError):
    """An argument or a setting cannot be used; nothing was sent."""

    may_have_run = False


class SeamInvalidTokenError(SeamError):
    """A credential is of the wrong kind or has characters that no credential has; nothing was sent."""

    may_have_run = False


class SeamCredentialSourceError(SeamError):
    """The source of a credential failed or did not answer in time; nothing was sent.

    The source's own error is the `__cause__`; its text is not repeated, since it may hold a token.
    """

    may_have_run = False


class SeamClientClosedError(SeamError):
    """The client was closed, before the call or while it was on its way or waited."""

    def __init__(self, message: str, *, may_have_run: bool = False) -> None:
        super().__init__(message)
        self.may_have_run = may_have_run


class SeamConnectionError(SeamError):
    """The network failed: no connection could be made, or it broke."""

    def __init__(self, message: str, *, may_have_run: bool = True) -> None:
        super().__init__(message)
        self.may_have_run = may_have_run


class SeamRequestTimeoutError(SeamConnectionError):
    """The server did not answer within the client's `timeout`."""


class SeamHttpApiError(SeamError):
    """The API refused a request.

    Attributes:
        code: The API's name for the error, such as `device_not_found`.
        status_code: The HTTP status.
        message: The API's message alone; `str(error)` adds where it came from.
        data: What the API added to the error, as it came.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str = "",
        code: str = "unknown_error",
        status_code: int,
        request_id: str | None = None,
        data: Any = None,
        retry_after: float | None = None,
    ) -> None:
        place = f"{path} answered {status_code} {code}" if path else f"{status_code} {code}"
        trace = f" (request id {request_id})" if request_id else ""
        super().__init__(f"{place}: {message}{trace}")
        self.message: str = on_one_line(message)
        self.may_have_run: bool = status_code not in _PROVE_THAT_NOTHING_RAN
        self.path = path
        self.code: str = on_one_line(code)
        self.status_code = status_code
        self.request_id: str | None = request_id and on_one_line(request_id)
        self.data = data
        self.retry_after = retry_after


class SeamHttpUnauthorizedError(SeamHttpApiError):
    """The API does not accept the credential (401)."""


@frozen
class SeamValidationError:
    """A parameter that the API refused, and why."""

    parameter_name: str
    error_messages: list[str]


_MOST_NAMED: Final = 100
"""Refused parameters in an error's text; `validation_errors` has all of them."""


def _messages(node: object) -> Iterator[str]:
    # No recursion, since JSON may nest deeper than our stack.
    nodes = [node]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Mapping):
            messages = node.get("_errors")
            if isinstance(messages, list):
                yield from (message for message in messages if isinstance(message, str))
            nodes.extend(reversed(list(node.values())))


class SeamHttpInvalidInputError(SeamHttpApiError):
    """The API refused one or more parameters (400 `invalid_input`)."""

    def __init__(self, message: str, *, validation_errors: object = None, **facts: Any) -> None:
        self._validation_errors = dict(validation_errors) if isinstance(validation_errors, Mapping) else {}
        details = "; ".join(
            f"{name}: {', '.join(self.get_validation_error_messages(name))}"
            for name in islice(self._refused(), _MOST_NAMED)
        )
        super().__init__(f"{message} ({details})" if details else message, **facts)
        self.message: str = on_one_line(message)

    @property
    def validation_errors(self) -> list[SeamValidationError]:
        """The refused parameters, each with its messages."""
        return [SeamValidationError(name, self.get_validation_error_messages(name)) for name in self._refused()]

    def _refused(self) -> Iterator[str]:
        return (name for name in self._validation_errors if name != "_errors")

    def get_validation_error_messages(self, param_name: str) -> list[str]:
        """What was wrong with one parameter.

        Args:
            param_name: The parameter's name.

        Returns:
            The messages, those on its items included; empty if the parameter was fine.
        """
        return list(_messages(self._validation_errors.get(param_name)))


class SeamHttpInvalidResponseError(SeamError):
    """An answer is not what the API's documentation promises: a proxy's page, half a body, a missing field.

    Attributes:
        path: What was asked.
        status_code: The HTTP status of the answer, where known.
    """

    def __init__(
        self,
        reason: str,
        *,
        path: str = "",
        status_code: int | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        place = " ".join(part for part in (path, "answered", str(status_code or "")) if part) if path else "The answer"
        trace = f" (request id {request_id})" if request_id else ""
        super().__init__(f"{place}: {reason}{trace}")
        # Rate limiters in front of the API send 429 without its envelope. No other status of theirs proves anything,
        # since the request may have been passed on.
        self.may_have_run: bool = status_code != 429
        self.path = path
        self.status_code = status_code
        self.request_id: str | None = request_id and on_one_line(request_id)
        self.retry_after = retry_after


class SeamWebhookVerificationError(SeamError):
    """A webhook was not signed with this secret, was changed on its way, or is not from these minutes."""


class SeamInvalidWebhookPayloadError(SeamError):
    """A webhook is genuine, but no event can be read from it; it will be no better when it is sent again."""


class SeamActionAttemptError(SeamError):
    """An action failed, or its outcome could not be learned.

    `action_attempt` and `action_attempt_id` are set on every one of them.
    """

    def __init__(self, message: str, action_attempt: ActionAttempt | None, action_attempt_id: str) -> None:
        super().__init__(message)
        self.action_attempt = action_attempt
        # Narrower than in the base class, although it is mutable there: nothing sets it to None.
        self.action_attempt_id: str = action_attempt_id  # pyright: ignore[reportIncompatibleVariableOverride]

    @property
    def name(self) -> str:
        """The name of the class, which errors of the official `seam` package have too."""
        return type(self).__name__


class SeamActionAttemptErrorGroup(ExceptionGroup[SeamError]):
    """Some of several action attempts did not succeed: an error for each of them.

    Attributes:
        results: From `wait_all`: the result of every attempt, successes included, in the order given. From
            `as_completed`, which has yielded the others: the errors.
    """

    results: list[ActionAttempt | SeamError]

    def __new__(
        cls, message: str, errors: Sequence[SeamError], *, results: Sequence[ActionAttempt | SeamError] | None = None
    ) -> Self:
        """Makes a group; its constructor takes what `ExceptionGroup`'s takes, and the results."""
        group = super().__new__(cls, message, errors)
        group.results = list(errors if results is None else results)
        return group

    def __init__(self, message: str, errors: Sequence[SeamError], **_: object) -> None:
        super().__init__(message, errors)

    def derive(self, errors: Sequence[SeamError], /) -> SeamActionAttemptErrorGroup:  # type: ignore[override]
        """A group of some of the errors, with the same results: what `except*` and `split` leave over."""
        return SeamActionAttemptErrorGroup(self.message, errors, results=self.results)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild_group, (self.message, self.exceptions, self.results)


def _rebuild_group(message: str, errors: Sequence[SeamError], results: list[Any]) -> SeamActionAttemptErrorGroup:
    return SeamActionAttemptErrorGroup(message, errors, results=results)


class SeamActionAttemptFailedError(SeamActionAttemptError):
    """The action was tried and failed.

    Attributes:
        code: The API's name for the failure, such as `device_disconnected`.
    """

    def __init__(self, action_attempt: ActionAttempt) -> None:
        failure = action_attempt.error
        self.code: str = on_one_line(failure.type) if failure else "unknown_error"
        reason = failure.message if failure else "The action failed; the API gave no reason."
        what = action_attempt.action_type or "Action"
        super().__init__(
            f"{what} failed with {self.code}: {reason} (action attempt {action_attempt.action_attempt_id})",
            action_attempt,
            action_attempt.action_attempt_id,
        )


class SeamActionAttemptTimeoutError(SeamActionAttemptError):
    """The outcome did not come before the wait's timeout; it may still come.

    The last failed call, if calls were failing, is its `__cause__`.

    Attributes:
        timeout: The timeout of the wait, in seconds.
        elapsed: How long was waited, in seconds.
    """

    def __init__(
        self, action_attempt: ActionAttempt | None, action_attempt_id: str, *, timeout: float, elapsed: float
    ) -> None:
        seen = "it was last seen pending" if action_attempt else "it was never seen"
        fate = "It goes on" if action_attempt else "It may go on"
        super().__init__(
            f"Action attempt {action_attempt_id} was not resolved within {timeout:g} s "
            f"(waited {elapsed:.2f} s; {seen}). {fate} at the server: wait again to learn its outcome.",
            action_attempt,
            action_attempt_id,
        )
        self.timeout = timeout
        self.elapsed = elapsed

    def __str__(self) -> str:
        text = super().__str__()
        return f"{text} The last request failed: {self.__cause__}" if isinstance(self.__cause__, SeamError) else text


class SeamActionAttemptNotFoundError(SeamActionAttemptError):
    """The API does not list the attempt, and went on not listing it for `missing_grace` seconds."""

    def __init__(self, action_attempt: ActionAttempt | None, action_attempt_id: str) -> None:
        super().__init__(
            f"The API does not know the action attempt {action_attempt_id}: "
            "check the id, and that the credential belongs to the workspace that it was made in.",
            action_attempt,
            action_attempt_id,
        )


class SeamActionAttemptUnknownStatusError(SeamActionAttemptError):
    """The attempt has a status that this version does not know, so that it can't say whether the action worked.

    Attributes:
        status: The status as it came.
    """

    def __init__(self, action_attempt: ActionAttempt) -> None:
        super().__init__(
            f"Action attempt {action_attempt.action_attempt_id} has the unknown status {action_attempt.status!r}: "
            "read error.action_attempt, or upgrade seam-async.",
            action_attempt,
            action_attempt.action_attempt_id,
        )
        self.status: str = action_attempt.status
