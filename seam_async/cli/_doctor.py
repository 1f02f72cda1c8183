"""The command `doctor`: checks of the installation, the connection and the key, each with its remedy."""

from __future__ import annotations

import importlib.util
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final
from urllib.parse import urlsplit

import click

from ._account import endpoint_of
from ._output import Form, marked, output_options, print_table, write_json, write_tsv
from ._shared import in_words_of_the_shell, open_client, run_to_end

_EXTRAS: Final = {
    "cli": "rich",
    "opentelemetry": "opentelemetry",
    "postgresql": "asyncpg",
    "service": "prometheus_client",
    "webhooks": "standardwebhooks",
}
_MOST_SKEW: Final = 60.0
"""Seconds; webhook signatures are refused at 300."""
_SLOW: Final = 2.0
"""Seconds."""

Check = tuple[str, str, str]
"""What was checked, `ok`, `note` or `error`, and the finding with its remedy."""
_WORDS: Final = {"ok": "success", "note": "pending", "error": "error"}


@click.command()
@click.option("--profile", metavar="NAME", help="The stored key to use; see 'seam-async login'.")
@click.option("--endpoint", metavar="URL", help="The server; otherwise $SEAM_ENDPOINT, or else Seam's own.")
@click.option("--allow-insecure", is_flag=True, help="Permit http:// to another machine, which shows it the key.")
@output_options()
def doctor(profile: str | None, endpoint: str | None, allow_insecure: bool, form: Form) -> int:
    """Check the connection, the key and this installation: what is wrong, and what to do."""

    async def main() -> int:
        checks = [*_installation(), *await _connection(profile, endpoint, allow_insecure=allow_insecure)]
        _show(checks, form)
        return 1 if any(state == "error" for _, state, _ in checks) else 0

    return run_to_end(main())


def _show(checks: list[Check], form: Form) -> None:
    if form == "table":
        rows = [(marked(_WORDS[state]).replace(_WORDS[state], state), name, finding) for name, state, finding in checks]
        print_table(("", "CHECK", "FINDING"), ("mark", "text", "text"), rows)
    for name, state, finding in checks:
        if form == "json":
            write_json({"check": name, "state": state, "finding": finding})
        elif form == "tsv":
            write_tsv((name, state, finding))


def _installation() -> list[Check]:
    from .._extras import install_command

    versions = []
    for name in ("seam-async", "aiohttp", "click", "rich"):
        try:
            versions.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            versions.append(f"{name} of no package")
    missing = [extra for extra, module in _EXTRAS.items() if importlib.util.find_spec(module) is None]
    extras: Check = ("extras", "ok", "all are installed")
    if missing:
        extras = ("extras", "note", f"not installed: {', '.join(missing)}; {install_command(','.join(missing))}")
    return [("versions", "ok", f"Python {platform.python_version()}, {', '.join(versions)}"), extras]


async def _connection(profile: str | None, endpoint: str | None, *, allow_insecure: bool) -> list[Check]:
    from .._clock import SystemClock
    from .._errors import SeamError
    from ._profiles import client_options, source_of

    clock = SystemClock()
    try:
        options = client_options(profile, endpoint)
        seam = open_client(options, allow_insecure=allow_insecure)
    except SeamError as error:
        return [("key", "error", in_words_of_the_shell(str(error)))]
    async with seam:
        url = urlsplit(endpoint_of(seam))
        checks: list[Check] = [("endpoint", "ok", endpoint_of(seam)), ("key", "ok", f"from {source_of(profile)}")]
        is_encrypted = url.scheme == "https"
        with seam.capture_responses() as responses:
            try:
                began = clock.monotonic()
                workspace = await seam.workspaces.get()
                first = clock.monotonic() - began
                began = clock.monotonic()
                await seam.workspaces.get()
                latency = clock.monotonic() - began
            except SeamError as error:
                return [*checks, _failure(error)]
        unsafe = "none: http shows the key to the network; use https, except on this machine"
        tls: Check = ("TLS", "ok", "the certificate was verified") if is_encrypted else ("TLS", "note", unsafe)
        sandbox = {True: "sandbox", False: "not a sandbox: actions move real devices"}.get(workspace.is_sandbox)  # type: ignore[arg-type]
        title = f"{workspace.name or ''} {workspace.workspace_id} ({sandbox or 'sandbox or not is not known'})"
        speed = f"{latency * 1000:,.0f} ms; {first * 1000:,.0f} ms with a new connection"
        slow: Check = ("latency", "note" if latency > _SLOW else "ok", speed)
        return [*checks, tls, ("workspace", "ok", title.strip()), _skew(responses[-1], clock.time()), slow]


def _failure(error: Exception) -> Check:
    from .._errors import SeamHttpUnauthorizedError

    if isinstance(error, SeamHttpUnauthorizedError):
        return ("workspace", "error", f"{error}; make a new key in Seam Console, and run 'seam-async login'")
    return ("connection", "error", f"{error}; check the endpoint, the network and any proxy")


def _skew(response: Any, now: float) -> Check:
    from .._wire import parse_http_date

    sent_at = parse_http_date(response.headers.get("date", ""))
    if sent_at is None:
        return ("clock", "note", "the server sent no date to compare with")
    skew = now - sent_at
    if abs(skew) <= _MOST_SKEW:
        return ("clock", "ok", "within a minute of the server's")
    side = "ahead of" if skew > 0 else "behind"
    return ("clock", "error", f"{abs(skew):,.0f} s {side} the server's: set it, or webhooks are refused as too old")
