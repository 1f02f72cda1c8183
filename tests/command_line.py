"""Runs of the command line: in this process, in one of its own, and at a terminal whose screen can be read."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import io
import json
import os
import pty
import struct
import sys
import termios
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

import pyte
import pytest

from seam_async.cli._commands import run
from seam_async.testing import FakeSeam

PROGRAM = (sys.executable, "-c", "from seam_async.cli import main; main()")
_DISTURBING = {"PYTHONUNBUFFERED", "PYTHONDEVMODE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "SEAM_PROFILE"}


class Result:
    """What one run of the command line left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def json(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def rows(self) -> list[list[str]]:
        """The cells of TSV."""
        return [line.split("\t") for line in self.out.splitlines()]


Cli = Callable[..., Awaitable[Result]]


def runner(fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs the command line in this process, against a server."""
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    monkeypatch.setenv("SEAM_ENDPOINT", fake_seam.endpoint)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "xterm")

    async def invoke(*arguments: str, stdin: str | bytes | None = None, at_terminal: bool = False) -> Result:
        for stream in (sys.stdout, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: at_terminal)
        content = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", None if content is None else io.TextIOWrapper(io.BytesIO(content)))
        code = await asyncio.to_thread(run, arguments)
        captured = capsys.readouterr()
        return Result(code, str(captured.out), str(captured.err))

    return invoke


def environment(fake: FakeSeam, **more: str) -> dict[str, str]:
    """The environment of a process that uses a server."""
    return {
        # Unbuffered, CPython drops what a pipe does not take at once, and never sees that its reader has left.
        # In development mode, asyncio tells on stderr of every callback that takes long.
        **{name: value for name, value in os.environ.items() if name not in _DISTURBING},
        "SEAM_API_KEY": fake.api_key,
        "SEAM_ENDPOINT": fake.endpoint,
        "TERM": "xterm",
        **more,
    }


@contextlib.asynccontextmanager
async def process(
    fake: FakeSeam, *arguments: str, variables: Mapping[str, str] | None = None, **options: Any
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The command line as a process of its own, against `fake`."""
    pipe = asyncio.subprocess.PIPE
    pipes: dict[str, Any] = {"stdin": asyncio.subprocess.DEVNULL, "stdout": pipe, "stderr": pipe, **options}
    child = await asyncio.create_subprocess_exec(
        *PROGRAM, *arguments, env=environment(fake, **(variables or {})), **pipes
    )
    try:
        async with asyncio.timeout(60):
            yield child
    finally:
        if child.returncode is None:
            child.kill()
        await child.communicate()


class Terminal:
    """A pseudo-terminal with a program in it.

    Args:
        columns: Its width.
        lines: Its height.
    """

    def __init__(self, columns: int, lines: int = 30) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.written = b""
        self._stream = pyte.ByteStream(self.screen)
        self._ours, self.theirs = pty.openpty()
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def __enter__(self) -> Terminal:
        asyncio.get_running_loop().add_reader(self._ours, self._read)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.get_running_loop().remove_reader(self._ours)
        os.close(self._ours)
        os.close(self.theirs)

    def _read(self) -> None:
        data = os.read(self._ours, 65_536)
        self.written += data
        self._stream.feed(data)

    def type(self, text: str) -> None:
        """Types a text."""
        os.write(self._ours, text.encode())

    @property
    def text(self) -> str:
        """The screen, without blanks at the end."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def color_of(self, text: str) -> str:
        """The color of a text on the screen."""
        for number, line in enumerate(self.screen.display):
            if text in line:
                return str(self.screen.buffer[number][line.index(text)].fg)
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    async def until(self, text: str) -> None:
        """Waits until a text is on the screen."""
        async with asyncio.timeout(30):
            while text not in self.text and text not in self.text.replace("\n", ""):  # noqa: ASYNC110 - another process writes it
                await asyncio.sleep(0.02)

    async def run(self, fake: FakeSeam, *arguments: str, **variables: str) -> int:
        """Runs a command to its end; returns its exit code."""
        async with self.start(fake, *arguments, **variables) as child:
            code = await child.wait()
        await asyncio.sleep(0.05)  # the last of what it wrote
        return code

    def start(
        self, fake: FakeSeam, *arguments: str, **variables: str
    ) -> contextlib.AbstractAsyncContextManager[asyncio.subprocess.Process]:
        """Starts a command in it."""
        return process(fake, *arguments, variables=variables, stdin=self.theirs, stdout=self.theirs, stderr=self.theirs)


async def until(condition: Callable[[], object]) -> None:
    """Waits for what another process or task does; nothing here could tell of it."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)  # processes and servers go by the real clock


def doors(fake: FakeSeam) -> list[str]:
    """The ids of the doors."""
    return list(fake.devices)
