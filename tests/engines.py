"""A PostgreSQL and a Redis server of our own, each in a temporary folder, for the tests of trackers and of the docs."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

import asyncpg

_PASSWORD: Final = "pass/word"  # with a character that an url has to encode
_ENCODED_PASSWORD: Final = "pass%2Fword"
_STARTING_SECONDS: Final = 30.0
_POLL_SECONDS: Final = 0.05


def postgresql_binaries() -> Path | None:
    """The folder with PostgreSQL's own commands, `initdb` and `postgres`."""
    on_path = shutil.which("initdb")
    folders = (
        [Path(on_path).resolve().parent] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    )
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Postgresql:
    """A server of our own on a free port, which can be killed and started again; its data goes with it."""

    def __init__(self, **settings: object) -> None:
        binaries = postgresql_binaries()
        if binaries is None:
            raise RuntimeError("PostgreSQL is not installed: on Debian, apt-get install postgresql")
        self._binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="seam-async-postgresql-"))
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._ended: int | None = None
        self._user = "postgres" if os.getuid() == 0 else None  # it refuses to run as root
        if self._user is not None:
            shutil.chown(self._folder, self._user, self._user)
        self.port = free_port()
        self.data = self._folder / "data"
        password_file = self._folder / "password"
        password_file.write_text(_PASSWORD)
        password_file.chmod(0o644)
        initdb = [str(binaries / "initdb"), "--pgdata", str(self.data), "--username", "seam", "--auth", "scram-sha-256"]
        subprocess.run(
            [*initdb, "--pwfile", str(password_file), "--encoding", "UTF8", "--locale", "C", "--no-sync"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self._folder,
            user=self._user,
            group=self._user,
            extra_groups=[] if self._user else None,
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
        log = (self._folder / "log").open("ab")
        self._ended, alive = os.pipe()
        self._process = subprocess.Popen(
            [str(self._binaries / "postgres"), "-D", str(self.data), *options],
            stdout=log,
            stderr=log,
            cwd=self._folder,
            user=self._user,
            group=self._user,
            extra_groups=[] if self._user else None,
            pass_fds=[alive],
        )
        log.close()
        os.close(alive)
        deadline = time.monotonic() + _STARTING_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self._folder / "log").read_text()[-2000:])
            time.sleep(_POLL_SECONDS)

    def _answers(self) -> bool:
        command = [str(self._binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(command, check=False).returncode == 0

    def kill(self) -> None:
        """Ends it and all its processes with SIGKILL, as a crash does, and returns when all have ended."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP)
        os.waitpid(self._process.pid, os.WUNTRACED)  # stopped, it starts no worker that is not on the list
        workers = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self._process.pid)], check=False, capture_output=True, text=True
        ).stdout.split()
        for pid in (self._process.pid, *map(int, workers)):
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


class Redis:
    """A server of our own on a free port, whose data is in memory and goes with it."""

    def __init__(self) -> None:
        if shutil.which("redis-server") is None:
            raise RuntimeError("Redis is not installed: on Debian, apt-get install redis-server")
        self._folder = Path(tempfile.mkdtemp(prefix="seam-async-redis-"))
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self._folder)]
        self._process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
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
