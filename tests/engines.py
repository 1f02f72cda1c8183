"""Servers of our own, each in a temporary folder, for the tests of trackers and of the docs."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

import asyncpg

from programs import require_program

_PASSWORD: Final = "pass/word"  # with a character that an url has to encode
_ENCODED_PASSWORD: Final = "pass%2Fword"
_STARTING_SECONDS: Final = 30.0
_POLL_SECONDS: Final = 0.05


def _account() -> pwd.struct_passwd | None:
    """The account to run PostgreSQL under when the tests run as root, which PostgreSQL refuses."""
    if os.getuid() != 0:
        return None
    names = {account.pw_name for account in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


def _is_open_to_all(path: Path) -> bool:
    """Whether every account can enter the folder, or run the program."""
    return all(part.stat().st_mode & stat.S_IXOTH for part in (path, *path.parents))


def _new_folder(account: pwd.struct_passwd | None) -> Path:
    """A temporary folder that belongs to the account; not below a TMPDIR that only root can enter."""
    parent = Path(tempfile.gettempdir()).resolve()
    if account is not None and not _is_open_to_all(parent):
        parent = Path("/tmp")
    folder = Path(tempfile.mkdtemp(prefix="seam-async-postgresql-", dir=parent))
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    return folder


def _within_reach(program: Path, account: pwd.struct_passwd | None, folder: Path) -> Path:
    """The program, or a copy of its installation in the folder if that is where only root can read it."""
    unpacked = program.parent.parent
    if account is None or _is_open_to_all(program):
        return program
    copied = folder / "programs"
    shutil.copytree(unpacked, copied)
    for path in (copied, *copied.rglob("*")):
        os.chown(path, account.pw_uid, account.pw_gid)
    return copied / program.relative_to(unpacked)


def _children(pid: int) -> list[int]:
    """The processes that a process has started."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if listed.exists():
        return [int(child) for child in listed.read_text().split()]
    command = ["pgrep", "-P", str(pid)]
    return [int(child) for child in subprocess.run(command, check=False, capture_output=True).stdout.split()]


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Postgresql:
    """A server of our own on a free port, which can be killed and started again; its data goes with it.

    Args:
        binaries: The folder with its programs; by default those of the tests.
        settings: Settings of the server.
    """

    def __init__(self, binaries: Path | None = None, **settings: object) -> None:
        account = _account()
        self._folder = _new_folder(account)
        initdb_program = require_program("initdb") if binaries is None else binaries / "initdb"
        self._binaries = _within_reach(initdb_program, account, self._folder).parent
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._ended: int | None = None
        self._user = None if account is None else account.pw_uid
        self._group = None if account is None else account.pw_gid
        self.port = free_port()
        self.data = self._folder / "data"
        self.log = self._folder / "log"
        password_file = self._folder / "password"
        password_file.write_text(_PASSWORD)
        password_file.chmod(0o644)
        initdb = [str(self._binaries / "initdb"), "--pgdata", str(self.data), "--pwfile", str(password_file)]
        subprocess.run(
            [*initdb, "--username=seam", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self._folder,
            user=self._user,
            group=self._group,
            extra_groups=None if self._user is None else [],
        )

    @property
    def url(self) -> str:
        return f"postgresql://seam:{_ENCODED_PASSWORD}@127.0.0.1:{self.port}/postgres"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        settings = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "max_connections": 200,
            **self._settings,
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        log = self.log.open("ab")
        self._ended, alive = os.pipe()
        self._process = subprocess.Popen(
            [str(self._binaries / "postgres"), "-D", str(self.data), *options],
            stdout=log,
            stderr=log,
            cwd=self._folder,
            user=self._user,
            group=self._group,
            extra_groups=None if self._user is None else [],
            pass_fds=[alive],
        )
        log.close()
        os.close(alive)
        deadline = time.monotonic() + _STARTING_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(self.log.read_text()[-2000:])
            time.sleep(_POLL_SECONDS)

    def _answers(self) -> bool:
        command = [str(self._binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(command, check=False).returncode == 0

    def kill(self) -> None:
        """Ends it and all its processes with SIGKILL, as a crash does, and returns when all have ended."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP)
        os.waitpid(self._process.pid, os.WUNTRACED)  # stopped, it starts no worker that is not on the list
        for pid in (self._process.pid, *_children(self._process.pid)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait()
        self._wait_for_the_last()
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def stop(self) -> None:
        """Ends it, and drops its data."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait()
            self._wait_for_the_last()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _wait_for_the_last(self) -> None:
        """Waits for the workers, which are not ours to wait for: the pipe ends when the last that inherited it does.

        As long as one is left, the memory that they share is in use, and the server does not start again.
        """
        assert self._ended is not None
        os.read(self._ended, 1)
        os.close(self._ended)
        self._ended = None

    def new_schema(self, name: str) -> str:
        """Makes an empty schema and returns the url of it."""

        async def make() -> None:
            connection = await asyncpg.connect(self.url)
            await connection.execute(f'DROP SCHEMA IF EXISTS "{name}" CASCADE; CREATE SCHEMA "{name}"')
            await connection.close()

        asyncio.run(make())
        return f"{self.url}?search_path={name}"

    def new_database(self, name: str) -> str:
        """Makes an empty database and returns the url of it, which drivers other than asyncpg understand too."""

        async def make() -> None:
            connection = await asyncpg.connect(self.url)
            await connection.execute(f'CREATE DATABASE "{name}"')
            await connection.close()

        asyncio.run(make())
        return f"{self.url.removesuffix('/postgres')}/{name}"


class PgBouncer:
    """A pooler of transactions in front of a server, with fewer connections than its clients have."""

    def __init__(self, server: Postgresql) -> None:
        account = _account()
        self._folder = _new_folder(account)
        self._user = None if account is None else account.pw_uid
        self._group = None if account is None else account.pw_gid
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()
        files = {
            "users": f'"seam" "{_PASSWORD}"\n',
            "pgbouncer.ini": "\n".join(
                (
                    "[databases]",
                    f"* = host=127.0.0.1 port={server.port}",
                    "[pgbouncer]",
                    "listen_addr = 127.0.0.1",
                    f"listen_port = {self.port}",
                    "unix_socket_dir =",
                    "auth_type = plain",
                    f"auth_file = {self._folder / 'users'}",
                    "pool_mode = transaction",
                    "default_pool_size = 3",
                    "max_client_conn = 100",
                )
            ),
        }
        for name, text in files.items():
            (self._folder / name).write_text(text)
            (self._folder / name).chmod(0o644)

    def url_of(self, database_url: str) -> str:
        """The URL of a database of the server, through the pooler."""
        return f"postgresql://seam:{_ENCODED_PASSWORD}@127.0.0.1:{self.port}/{database_url.rpartition('/')[2]}"

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        command = [str(require_program("pgbouncer")), "--quiet", str(self._folder / "pgbouncer.ini")]
        self._process = subprocess.Popen(
            command,
            stderr=subprocess.DEVNULL,
            user=self._user,
            group=self._group,
            extra_groups=None if self._user is None else [],
        )
        deadline = time.monotonic() + _STARTING_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("PgBouncer does not start")
            time.sleep(_POLL_SECONDS)

    def _answers(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1.0):
            return True
        return False

    def stop(self) -> None:
        """Ends it."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


class Redis:
    """A server of our own on a free port, whose data is in memory and goes with it."""

    def __init__(self) -> None:
        self._binary = require_program("redis-server")
        self._folder = Path(tempfile.mkdtemp(prefix="seam-async-redis-"))
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self._folder)]
        self._process = subprocess.Popen([str(self._binary), *options], stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + _STARTING_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("Redis does not start")
            time.sleep(_POLL_SECONDS)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1.0) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(7) == b"+PONG\r\n"
        except OSError:
            return False

    def stop(self) -> None:
        """Ends it."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
