"""Every endpoint of the API as a command: `seam-async api NAMESPACE METHOD`, from the generated routes."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing, contextmanager
from functools import cached_property, partial, reduce
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, cast

import click

from ..routes._namespaces import Namespaces
from ._options import waiting
from ._output import Form, masked, output_options
from ._parameters import given, options_of, summary_of
from ._shared import with_client
from ._terminal import say
from ._things import HAS_TABLE, show_list, show_thing

if TYPE_CHECKING:
    from .._client import AsyncSeam

_NO_API: Final = SimpleNamespace(poller=SimpleNamespace(wait=None, wait_all=None, as_completed=None, notify=None))
"""In place of a client's: the commands are made from signatures, without a credential."""
_DOCS: Final = "https://docs.seam.co/api"


def _with_underscores(token: str) -> str:
    return token.replace("-", "_")


class Namespace(click.Group):
    """A namespace of the API: its methods, and the namespaces in it.

    Args:
        path: Its names, such as `("acs", "users")`; empty for the whole API.
        summary: What it is about.
    """

    def __init__(self, path: tuple[str, ...], summary: str, **options: Any) -> None:
        super().__init__(
            path[-1] if path else "api",
            help=summary,
            context_settings={"token_normalize_func": _with_underscores},
            **options,
        )
        self.path = path

    @cached_property
    def _place(self) -> Any:
        root = Namespaces()
        root._api = cast(Any, _NO_API)  # noqa: SLF001 - what a client sets
        return reduce(getattr, self.path, cast(Any, root))

    def _members(self) -> dict[str, Any]:
        return {name: member for name, member in vars(type(self._place)).items() if not name.startswith("_")}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The namespaces in it, and its methods."""
        members = self._members()
        return sorted(members, key=lambda name: (inspect.isfunction(members[name]), name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a method, or the group of a namespace."""
        member = self._members().get(_with_underscores(cmd_name))
        if member is None:
            return None
        path = (*self.path, _with_underscores(cmd_name))
        if isinstance(member, cached_property):
            return Namespace(path, inspect.getdoc(member) or "")
        return method_command(path, member)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands, without making their options."""
        members = self._members()
        rows = []
        for name in self.list_commands(ctx):
            member = members[name]
            is_method = inspect.isfunction(member)
            text = summary_of(member) if is_method else inspect.getdoc(member) or ""
            rows.append((name.replace("_", "-"), text))
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def method_command(path: tuple[str, ...], method: Callable[..., Any]) -> click.Command:
    """The command that calls a route."""
    signature = inspect.signature(method)
    starts_action = "wait_for_action_attempt" in signature.parameters and path[0] != "action_attempts"
    is_paged = str(signature.return_annotation).startswith("Paginator")
    if starts_action:
        callback = waiting(output_options()(with_client(_as_function(partial(_act, path)))))
        callback = click.option("--no-wait", is_flag=True, help="Write the pending action attempt, without waiting.")(
            callback
        )
    else:
        has_table = path in HAS_TABLE
        read = _as_function(partial(_read, path, is_paged=is_paged))
        callback = output_options(None if has_table else "json", short=has_table)(with_client(read))
        callback = click.option("--show-secrets", is_flag=True, help="Show codes, card numbers, tokens and links.")(
            callback
        )
    if is_paged:
        callback = click.option("--all", "everything", is_flag=True, help="All pages, rather than the first.")(callback)
    command = click.command(path[-1], help=f"{summary_of(method)}\n\n{_DOCS}/{'/'.join(path)}")(callback)
    options = options_of(method)
    for option in options:
        if is_paged and option.name == "limit":
            option.help = "At most so many items, from as many pages as needed."
    command.params[:0] = options
    required = "".join(f" --{option.name} {str(option.name).upper()}" for option in options if option.required)
    words = " ".join(name.replace("_", "-") for name in path)
    command.epilog = f"\b\nExamples:\n  seam-async {words}{required}"
    return command


def _as_function(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that decorators can take the name of."""

    async def call(*args: Any, **options: Any) -> int:
        result: int = await function(*args, **options)
        return result

    return call


def _route(seam: AsyncSeam, path: Sequence[str]) -> Callable[..., Any]:
    return cast(Callable[..., Any], reduce(getattr, path, cast(Any, seam)))


async def _act(
    path: Sequence[str],
    seam: AsyncSeam,
    *,
    form: Form,
    no_wait: bool,
    timeout: float | None,
    polling_interval: float | None,
    **params: Any,
) -> int:
    from ._acting import act
    from ._action import Action
    from ._outcomes import Outcomes

    start = partial(_route(seam, path), **given(params), wait_for_action_attempt=False)
    device_id = params.get("device_id")
    outcomes = Outcomes(form, [Action(start, device_id=device_id)])
    with _deprecations():
        return await act(seam, outcomes, no_wait=no_wait, timeout=timeout, interval=polling_interval)


async def _read(
    path: tuple[str, ...],
    seam: AsyncSeam,
    *,
    is_paged: bool,
    form: Form,
    show_secrets: bool,
    everything: bool = False,
    **params: Any,
) -> int:
    method, params = _route(seam, path), given(params)
    hide = _unchanged if show_secrets else masked
    if "wait_for_action_attempt" in inspect.signature(method).parameters:
        params["wait_for_action_attempt"] = False
    with _deprecations():
        if not is_paged:
            result = await method(**params)
            if isinstance(result, list):
                show_list(path, hide([item.raw for item in result]), form)
            elif result is not None:
                show_thing(hide(result.raw), form)
            else:
                say("Done.")
            return 0
        items = await _pages(method, params, everything=everything)
    show_list(path, hide(items), form)
    return 0


def _unchanged(value: Any) -> Any:
    return value


async def _pages(method: Callable[..., Any], params: dict[str, Any], *, everything: bool) -> list[Any]:
    """The items of one page, or of as many as the options want."""
    limit = params.get("limit")
    if not everything and limit is None:
        page = await method(**params)
        if page.pagination.has_next_page:
            cursor = page.pagination.next_page_cursor
            say(f"There are more: --all lists them, or --page_cursor {cursor} the next page.")
        return [item.raw for item in page]
    if limit is not None:
        params = {**params, "limit": min(limit, 500)}
    items: list[Any] = []
    async with aclosing(aiter(method(**params))) as found:
        async for item in found:
            items.append(item.raw)
            if len(items) == limit:
                break
    return items


@contextmanager
def _deprecations() -> Iterator[None]:
    """Tells people of deprecated parameters and endpoints."""
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always", DeprecationWarning)
        try:
            yield
        finally:
            for warning in found:
                say(f"seam-async: {warning.message}")


api = Namespace(
    (),
    "Call any endpoint of the API.\n\nParameters have the API's names. An array is JSON or a repeated option, "
    "an object is JSON, 'null' clears a value, and '-' in an array reads ids from stdin. Results are the JSON of the "
    "API; codes and links are shown as ***, unless --show-secrets is given. Actions wait for their outcome.",
)
devices = Namespace(("devices",), "Devices of every kind.")
locks = Namespace(("locks",), "Locks.")
