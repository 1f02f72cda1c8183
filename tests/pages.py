"""A page of the documentation, run as its reader would run it: in an empty folder, from top to bottom.

* A block of Python with a `title` is a file of that name. A later block with the same title is appended to the file.
* In a `console` block, the text after `$ ` is a command; the lines below are its output. `…` stands for any text.
* A block of Python without a title is typed at the prompt that the command `python -m asyncio` has opened; a `text`
  block right below is the output.
* `<!-- keeps running -->` above a console block starts its command in the background, until the page ends, and
  `<!-- exits 1 -->` expects that exit code.

`pip install` is checked against the packages of this environment, since an installation takes longer than all tests.
Ports in the page stand for free ones. `curl` is a small program of Python's.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from attrs import field, frozen, mutable
from packaging.requirements import Requirement

from engines import free_port

SECONDS: Final = 60.0
"""The most that a command, or the start of a server, may take."""
BLOCK: Final = re.compile(
    r"(?:^<!-- (?P<note>keeps running|exits \d+) -->\n)?"
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$'
    r"(?:\n\n```text\n(?P<printed>.*?)^```$)?",
    re.DOTALL | re.MULTILINE,
)
CURL: Final = """\
#!{python}
import sys, urllib.error, urllib.request
method, data, headers, url = None, None, {{}}, None
arguments = iter(sys.argv[1:])
for argument in arguments:
    if argument in ("-X", "--request"):
        method = next(arguments)
    elif argument in ("-d", "--data", "--json"):
        data = next(arguments).encode()
        headers.setdefault("content-type", "application/json")
    elif argument in ("-H", "--header"):
        name, _, value = next(arguments).partition(":")
        headers[name] = value.strip()
    elif not argument.startswith("-"):
        url = argument if "://" in argument else f"http://{{argument}}"
try:
    answer = urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method))
except urllib.error.HTTPError as error:
    answer = error
sys.stdout.write(answer.read().decode())
"""


class PageError(AssertionError):
    """A page does not do what it says."""


@frozen
class Block:
    """A block of a page.

    Attributes:
        line: Where the block stands in the page.
        language: The language after the fence.
        title: The name of the file; `None` for a block that is no file.
        text: The content.
        printed: The text block right below; `None` for none.
        note: The instruction to this program; `None` for none.
    """

    line: int
    language: str
    title: str | None
    text: str
    printed: str | None
    note: str | None


def blocks_of(text: str) -> list[Block]:
    """The blocks of a page that are to be run."""
    return [
        Block(
            text.count("\n", 0, match.start("text")),
            match["language"],
            match["title"],
            match["text"],
            match["printed"],
            match["note"],
        )
        for match in BLOCK.finditer(text)
        if match["title"] is not None or match["language"] in {"console", "python"}
    ]


def commands_of(block: Block) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output below it."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, output = re.sub(r"\\\n\s*", " ", part).partition("\n")
        yield command, output


def agrees(expected: str, printed: str) -> bool:
    """Whether a program printed what the page shows."""
    pattern = ".*?".join(re.escape(piece) for piece in expected.strip().split("…"))
    return re.fullmatch(pattern, _without_trailing_spaces(printed), re.DOTALL) is not None


def _without_trailing_spaces(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


@mutable
class Reader:
    """Somebody who follows a page.

    Attributes:
        folder: The folder that was empty at first.
        environment: The variables of the shell.
    """

    folder: Path
    environment: dict[str, str]
    _exits: ExitStack = field(factory=ExitStack)
    _prompt: Prompt | None = None
    _ports: dict[str, int] = field(factory=dict)

    @classmethod
    @contextmanager
    def at(cls, folder: Path, variables: Mapping[str, str]) -> Iterator[Reader]:
        """A reader in this folder, with these variables beside those of the system."""
        programs = folder / ".programs"
        programs.mkdir()
        (programs / "curl").write_text(CURL.format(python=sys.executable))
        (programs / "curl").chmod(0o755)
        path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
        inherited = {name: os.environ[name] for name in os.environ if not name.startswith(("PYTHON", "SEAM_"))}
        # A terminal of a reader, wide enough for an id; no coverage of what a page starts.
        reader = cls(folder, {**inherited, "PATH": path, "COLUMNS": "120", "HOME": str(folder), **variables})
        with reader._exits:
            yield reader

    def follow(self, page: str) -> None:
        """Does what a page says.

        Raises:
            PageError: Something failed, or printed something else.
        """
        for block in blocks_of(page):
            try:
                self._follow(block)
            except PageError as error:
                raise PageError(f"line {block.line}: {error}") from None

    def _follow(self, block: Block) -> None:
        if block.title is not None:
            file = self.folder / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            before = f"{file.read_text()}\n\n" if file.exists() else ""
            file.write_text(before + self._with_free_ports(block.text))
        elif block.language == "console":
            for command, output in commands_of(block):
                self._run(self._with_free_ports(command), output, block.note)
        elif self._prompt is None:
            raise PageError("it is not said where to type this: give the block a title, or start `python -m asyncio`")
        else:
            printed = self._prompt.type(block.text)
            if block.printed is not None and not agrees(block.printed, printed):
                raise PageError(f"printed\n{printed}")

    def _run(self, command: str, output: str, note: str | None) -> None:
        words = shlex.split(command)
        if self._prompt is not None:
            self._prompt.end()
            self._prompt = None
        if words[0] == "export":
            self.environment |= dict(word.split("=", 1) for word in words[1:])
        elif words[:2] == ["pip", "install"]:
            check_installed(words[2:])
        elif words == ["python", "-m", "asyncio"]:
            self._prompt = Prompt(self.folder, self.environment)
            self._exits.callback(self._prompt.end)
        elif note == "keeps running":
            self._start(command, output)
        else:
            finished = subprocess.run(
                ["bash", "-c", command],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=SECONDS,
                check=False,
            )
            expected_code = 0 if note is None else int(note.removeprefix("exits "))
            if finished.returncode != expected_code or (output and not agrees(output, finished.stdout)):
                raise PageError(f"`{command}` exited with {finished.returncode} and printed\n{finished.stdout}")

    def _start(self, command: str, output: str) -> None:
        log = self.folder / f".log-{len(list(self.folder.glob('.log-*')))}"
        with log.open("wb") as file:
            process = subprocess.Popen(
                ["bash", "-c", f"exec {command}"],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
            )
        self._exits.callback(_stop, process)
        ports = [port for port in self._ports.values() if str(port) in command]
        deadline = time.monotonic() + SECONDS
        while not (all(map(_listens, ports)) and (not output or agrees(f"…{output.strip()}…", log.read_text()))):
            if process.poll() is not None or time.monotonic() > deadline:
                raise PageError(f"`{command}` did not start:\n{log.read_text()}")
            time.sleep(0.05)  # another process starts, and does not say when it is done

    def _with_free_ports(self, text: str) -> str:
        def free(match: re.Match[str]) -> str:
            if match[2] not in self._ports:
                self._ports[match[2]] = free_port()
            return f"{match[1]}{self._ports[match[2]]}"

        return re.sub(r"((?:127\.0\.0\.1|localhost):|--port[ =])(\d+)", free, text)


class Prompt:
    """The prompt of `python -m asyncio`."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", "asyncio"],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._typed = 0

    def type(self, source: str) -> str:
        """Types a block, and returns what is printed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._typed += 1
        end = f"end of block {self._typed}"
        # An indented block ends with an empty line.
        last = source.rstrip("\n").splitlines()[-1]
        self._process.stdin.write(source.rstrip("\n") + ("\n\n" if last.startswith(" ") else "\n"))
        self._process.stdin.write(f"print({end!r})\n")
        self._process.stdin.flush()
        lines: list[str] = []
        for line in self._process.stdout:
            shown = re.sub(r"^(?:>>> |\.\.\. )+", "", line)
            if shown.rstrip("\n") == end:
                break
            lines.append(shown)
        printed = "".join(lines).partition("for more information.\n")[2] if self._typed == 1 else "".join(lines)
        printed = printed.removeprefix(">>> import asyncio\n").removeprefix("import asyncio\n")
        if "Traceback (most recent call last)" in printed or "SyntaxError" in printed:
            raise PageError(f"the prompt printed\n{printed}")
        return printed

    def end(self) -> None:
        """Ends the process; idempotent."""
        if self._process.poll() is None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._process.wait(SECONDS)
        assert self._process.stdout is not None
        self._process.stdout.close()


def check_installed(arguments: list[str]) -> None:
    """Sees that this environment has the packages of a `pip install`, by the names that the page gives."""
    for argument in arguments:
        if argument.startswith("-"):
            continue
        local = re.fullmatch(r"\.(\[.+\])?", argument)
        requirement = Requirement(f"seam-async{local[1] or ''}" if local else argument)
        distribution = importlib.metadata.distribution(requirement.name)
        offered = set(distribution.metadata.get_all("Provides-Extra") or [])
        if not requirement.extras <= offered:
            raise PageError(f"{requirement.name} has no extra {requirement.extras - offered}")


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
