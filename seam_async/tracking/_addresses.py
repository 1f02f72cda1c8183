"""PostgreSQL URLs, in the forms that hosts and other tools give out.

| form | read as |
| --- | --- |
| `postgres://`, `postgresql+asyncpg://`, `postgresql+psycopg://` | `postgresql://` |
| `statement_cache_size=0`, `pgbouncer=true`, Supabase's port 6543, Neon's `-pooler` hosts | a pooler of transactions |
| `pool_size`, `connection_limit` | the connections of this process |
| `search_path` | the schema of the tables |
| `schema` (Prisma) | ignored: it is the schema of the application's own tables |
| `prisma://`, `prisma+postgres://`, `channel_binding=require`, `sslaccept` | refused |
| any other parameter | asyncpg's, or a setting of the server |
"""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from attrs import frozen

from .._credentials import Secret
from .._errors import SeamInvalidOptionsError
from .._tracebacks import without_frames

SCHEMES: Final = ("postgresql", "postgres", "postgresql+asyncpg", "postgresql+psycopg", "postgresql+psycopg2")
POOL_SIZE: Final = 5
"""Connections of a process, besides the one that listens."""
_PORT: Final = 5432
_SUPABASE_PORT: Final = 6543
_LEAST_POOL_SIZE: Final = 2
"""One connection may wait for a lock held through another one."""
_MOST_POOL_SIZE: Final = 100

UNREADABLE: Final = (
    "the tracker's url cannot be read: it has to be postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with the special "
    "characters of the password percent-encoded"
)
REFUSED: Final = {
    "prisma": "prisma:// is Prisma's own protocol: use the postgresql:// URL of the database behind it",
    "prisma+postgres": "prisma+postgres:// is Prisma's own protocol: use the postgresql:// URL of the database",
}
_IGNORED: Final = frozenset(
    {
        *("schema", "pgbouncer", "pool_size", "connection_limit", "pool_timeout", "socket_timeout", "connect_timeout"),
        *("statement_cache_size", "prepared_statement_cache_size", "channel_binding", "gssencmode"),
        *("keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout"),
        *("fallback_application_name", "application_name", "supa", "workaround", "uselibpqcompat", "ssl"),
    }
)
"""Parameters that are read here, or that other drivers need."""


@frozen
class Address:
    """A database, as asyncpg is to connect to it.

    Attributes:
        dsn: The URL, with the parameters that asyncpg or the server knows.
        hosts: Hosts and ports to try, if there are several; asyncpg finds a single one itself.
        schema: The schema of the tables; `None` to look for them.
        is_pooled: Whether a pooler of transactions is in between: sessions have no state, and no notifications.
        pool_size: Connections of this process.
        any_host: Whether a read-only host is acceptable, because the URL requests one.
    """

    dsn: Secret
    hosts: tuple[tuple[str, int], ...]
    schema: str | None
    is_pooled: bool
    pool_size: int
    any_host: bool


def scheme_of(url: Secret) -> str:
    """The scheme alone, so that no traceback frame holds a password; empty if there is none."""
    return url.reveal().partition("://")[0] if "://" in url.reveal() else ""


def address_of(url: Secret) -> Address:
    """Reads a URL.

    Raises:
        SeamInvalidOptionsError: The URL cannot be read, or requires a feature that asyncpg lacks.
    """
    try:
        return _address_of(url)
    except SeamInvalidOptionsError as error:
        failure = error
    raise without_frames(failure)  # the parts of the URL are among the locals


def _address_of(url: Secret) -> Address:
    if (scheme := scheme_of(url)) in REFUSED:
        raise SeamInvalidOptionsError(REFUSED[scheme])
    if scheme not in SCHEMES:
        raise SeamInvalidOptionsError(UNREADABLE)
    try:
        parts = urlsplit(url.reveal())
        given = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
        hosts = _hosts(parts.netloc.rpartition("@")[2], given)
    except ValueError:
        raise SeamInvalidOptionsError(UNREADABLE) from None  # the text may hold a part of the password
    if given.get("channel_binding") == "require":
        raise SeamInvalidOptionsError(
            "channel_binding=require in the tracker's url is a feature that asyncpg lacks: leave it out, and use "
            "sslmode=verify-full to be sure of the server"
        )
    if "sslaccept" in given:
        raise SeamInvalidOptionsError(
            "sslaccept in the tracker's url is Prisma's: use sslmode=verify-full for strict, sslmode=require otherwise"
        )
    passed = {key: value for key, value in given.items() if key not in _IGNORED}
    is_pooled = _is_pooled(given, hosts)
    if is_pooled:
        passed.pop("search_path", None)  # a setting of the session
    if "ssl" in given:  # SQLAlchemy's name, for asyncpg
        passed.setdefault("sslmode", {"true": "require", "false": "disable"}.get(given["ssl"], given["ssl"]))
    if len(hosts) > 1:
        passed = {key: value for key, value in passed.items() if key not in ("host", "port", "target_session_attrs")}
    credentials, at, _ = parts.netloc.rpartition("@")
    place = f"{hosts[0][0]}:{hosts[0][1]}" if len(hosts) > 1 else parts.netloc.rpartition("@")[2]
    query = f"?{urlencode(passed)}" if passed else ""
    return Address(
        Secret(f"postgresql://{credentials}{at}{place}{parts.path}{query}"),
        hosts if len(hosts) > 1 else (),
        _schema(given.get("search_path")),
        is_pooled,
        _pool_size(given.get("pool_size", given.get("connection_limit"))),
        given.get("target_session_attrs", "read-write") not in ("read-write", "primary"),
    )


def _hosts(netloc: str, given: dict[str, str]) -> tuple[tuple[str, int], ...]:
    """The hosts with their ports, as libpq reads them."""
    ports = given.get("port", "").split(",")
    hosts = []
    for number, each in enumerate((netloc or given.get("host", "")).split(",")):
        host, colon, port = each.rpartition(":") if netloc else (each, "", "")
        if not colon or port.endswith("]"):  # no port, or the last group of an IPv6 address
            host, port = each, ports[min(number, len(ports) - 1)]
        hosts.append((unquote(host.strip("[]")), int(port) if port else _PORT))
    return tuple(hosts)


def _schema(search_path: str | None) -> str | None:
    first = (search_path or "").partition(",")[0].strip().strip('"')
    return first or None


def _is_pooled(given: dict[str, str], hosts: tuple[tuple[str, int], ...]) -> bool:
    for name in ("statement_cache_size", "prepared_statement_cache_size"):
        if name in given:
            return given[name] == "0"
    if "pgbouncer" in given:
        return given["pgbouncer"].lower() in ("true", "1")
    return any(
        (port == _SUPABASE_PORT and host.endswith((".supabase.com", ".supabase.co")))
        or (host.partition(".")[0].endswith("-pooler") and host.endswith(".neon.tech"))
        for host, port in hosts
    )


def _pool_size(given: str | None) -> int:
    if given is None:
        return POOL_SIZE
    if not (given.isascii() and given.isdecimal() and 1 <= int(given) <= _MOST_POOL_SIZE):
        raise SeamInvalidOptionsError(
            f"pool_size in the tracker's url has to be a number from 1 to {_MOST_POOL_SIZE}, got {given!r}"
        )
    return max(int(given), _LEAST_POOL_SIZE)
