"""Connections to PostgreSQL, and what ends them.

A connection is replaced when nothing can be expected of it:

* A command that takes longer than `COMMAND_SECONDS` breaks its connection off, and renews the pool: a server that has
  vanished sends no reset, and each other connection would wait as long.
* A server that has become read-only (SQLSTATE 25006) is a former primary: the pool is renewed.
* Of several hosts, the one that accepts writes is connected to, each tried for `_HOST_SECONDS`.

Through a pooler of transactions, a session has no state: every statement runs in a transaction, and none is prepared.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Final

import asyncpg

from .._clock import Clock
from .._credentials import Secret
from .._errors import SeamClientClosedError, SeamInvalidOptionsError
from .._tracebacks import without_frames
from ._addresses import UNREADABLE, Address, address_of
from ._errors import TrackerSchemaError, TrackerStoreError

COMMAND_SECONDS: Final = 5.0
"""Seconds after which a statement has failed; those that count or migrate may take `LONG_SECONDS`."""
LONG_SECONDS: Final = 60.0
_CONNECT_SECONDS: Final = 5.0
_HOST_SECONDS: Final = 2.0
_ACQUIRE_SECONDS: Final = 10.0
_CLOSE_SECONDS: Final = 10.0

_SESSION: Final = {
    "plan_cache_mode": "force_custom_plan",
    "enable_seqscan": "off",
    "enable_bitmapscan": "off",
    "jit": "off",
}
"""Settings of a session: every statement uses the indexes made for it, whatever the planner knows of a table."""
_LOCALLY: Final = "; ".join(f"SET LOCAL {name} = {value}" for name, value in _SESSION.items())
FREE_PLANS: Final = "SET LOCAL enable_seqscan = on; SET LOCAL enable_bitmapscan = on"
"""Lets the planner choose for a statement that reads a whole table, or for which there are several indexes."""
_SOCKET: Final = {"TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 2, "TCP_KEEPCNT": 3, "TCP_USER_TIMEOUT": 10_000}
"""Options of a socket, where the system has them: an idle connection to a vanished host ends after 11 s."""

_READ_ONLY: Final = "25006"
_TRANSIENT: Final = ("08", _READ_ONLY, "40", "53300", "55P03", "57P", "57014")
"""Prefixes of transient SQLSTATEs: connections, a former primary, conflicts, too many connections, locks, shutdown,
timeouts."""


class Pool:
    """The connections of one process.

    Args:
        url: The database, or the source of its URL, which is asked for each connection.
        clock: Bounds the closing.
    """

    def __init__(self, url: Secret, clock: Clock) -> None:
        self._url = url
        self._clock = clock
        self._pool: Any = None
        self._host = 0
        self._address: Address | None = None

    @property
    def address(self) -> Address:
        """The address last read."""
        assert self._address is not None
        return self._address

    async def open(self) -> None:
        """Connects.

        Raises:
            SeamInvalidOptionsError: The URL is not usable.
            TrackerStoreError: The database cannot be reached.
        """
        address = await self._read_address()
        try:
            with translated_errors():
                self._pool = await asyncpg.create_pool(
                    min_size=0, max_size=address.pool_size, reset=_skip_reset, connect=self.connect
                )
                async with self._pool.acquire():  # reads the URL
                    pass
        except (ValueError, OverflowError) as error:  # the latter for a port of 99999
            without_frames(error)
            await self.close()
            raise SeamInvalidOptionsError(UNREADABLE) from None  # asyncpg's text may hold a part of the password
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Disconnects. Idempotent."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            try:
                async with self._clock.timeout(_CLOSE_SECONDS):
                    await pool.close()
            except (TimeoutError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                pool.terminate()

    async def _read_address(self) -> Address:
        if not self._url.is_source:
            self._address = address_of(self._url)
            return self._address
        try:
            self._address = address_of(await self._url.ask())
        except Exception as error:
            raise TrackerStoreError(
                f"The source of the tracker's url failed: {type(error).__name__}: {error}", can_pass=True
            ) from error
        return self._address

    async def connect(self, *_: Any, **options: Any) -> Any:
        """Makes a connection, to the first host that accepts writes."""
        address = await self._read_address()
        options = {
            **options,
            "server_settings": {"application_name": "seam-async tracker", **({} if address.is_pooled else _SESSION)},
            "command_timeout": COMMAND_SECONDS,
        }
        if address.is_pooled:
            options["statement_cache_size"] = 0
        if not address.hosts:
            return _kept_alive(await asyncpg.connect(address.dsn.reveal(), timeout=_CONNECT_SECONDS, **options))
        failure: Exception | None = None
        for turn in range(len(address.hosts)):
            number = (self._host + turn) % len(address.hosts)
            host, port = address.hosts[number]
            try:
                connection = await asyncpg.connect(
                    address.dsn.reveal(),
                    host=host,
                    port=port,
                    timeout=_HOST_SECONDS,
                    target_session_attrs="any" if address.any_host else "read-write",
                    **options,
                )
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                failure = error
            else:
                self._host = number  # the next connection tries it first
                return _kept_alive(connection)
        assert failure is not None
        raise failure

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Any]:
        """Lends a connection for single statements."""
        if self._pool is None:
            raise SeamClientClosedError("The tracker is closed")
        with translated_errors():
            async with self._pool.acquire(timeout=_ACQUIRE_SECONDS) as connection, self._watched(connection):
                if self.address.is_pooled:
                    async with connection.transaction(isolation="read_committed"), self._watched(connection):
                        yield connection
                else:
                    yield connection

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Any]:
        """Lends a connection for one transaction."""
        async with self.connection() as connection:
            if self.address.is_pooled:
                await connection.execute(_LOCALLY)
                yield connection
            else:
                async with connection.transaction(isolation="read_committed"), self._watched(connection):
                    yield connection

    @asynccontextmanager
    async def _watched(self, connection: Any) -> AsyncIterator[None]:
        """Renews the pool after a failure that every connection would meet."""
        try:
            yield
        except TimeoutError:
            connection.terminate()  # a rollback would take as long
            await self.renew()
            raise TimeoutError("the server has not answered a statement in time") from None
        except asyncpg.PostgresError as error:
            if error.sqlstate == _READ_ONLY:
                await self.renew()
            raise

    async def renew(self) -> None:
        """Has every connection replaced before its next use."""
        if self._pool is not None:
            await self._pool.expire_connections()


def _kept_alive(connection: Any) -> Any:
    """A connection whose socket notices that the server has vanished."""
    used = connection._transport.get_extra_info("socket")
    if used is not None and used.family in (socket.AF_INET, socket.AF_INET6):
        used.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in _SOCKET.items():
            if hasattr(socket, name):
                used.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    return connection


async def _skip_reset(connection: Any) -> None:
    """Replaces asyncpg's reset, a round trip per release: no session state outlives a transaction here."""


@contextmanager
def translated_errors() -> Iterator[None]:
    """Translates asyncpg exceptions, without asyncpg's frames, whose locals hold the database's password."""
    try:
        yield
    except asyncpg.UndefinedTableError as error:
        raise TrackerSchemaError(
            "The database has no tables of the tracker: make them with `seam-async tracker migrate`"
        ) from without_frames(error)
    except asyncpg.PostgresError as error:
        can_pass = str(getattr(error, "sqlstate", "")).startswith(_TRANSIENT)
        raise TrackerStoreError(f"The tracker's database: {error}", can_pass=can_pass) from without_frames(error)
    except asyncpg.ClientConfigurationError as error:
        raise without_frames(error)  # noqa: B904 - itself; a ValueError, like others of a URL
    except (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError) as error:
        cause = error.__context__ if isinstance(error.__context__, TimeoutError) else error
        reason = str(cause) or type(cause).__name__
        raise TrackerStoreError(
            f"The tracker's database cannot be reached: {reason}", can_pass=True
        ) from without_frames(error)
