"""Each page runs as its reader would run it: files as files, commands as commands, in order, in an empty folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from seam_async.testing import FakeSeam

from pages import PageError, Reader
from support import in_a_thread

ROOT = Path(__file__).parent.parent
PAGES = [page for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))] if 'title="' in page.read_text()]


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[FakeSeam]:
    """The Seam API of the readers who have an account."""
    with in_a_thread(FakeSeam()) as fake:
        yield fake


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_page_runs_as_printed(
    page: Path, elsewhere: FakeSeam, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """A reader with an account, and with the servers that the page names, sees what the page shows."""
    text = page.read_text()
    variables = {"SEAM_API_KEY": elsewhere.api_key, "SEAM_ENDPOINT": elsewhere.endpoint}
    for name, fixture in {"DATABASE_URL": "database_url", "REDIS_URL": "redis_url"}.items():
        if name in text:
            variables[name] = request.getfixturevalue(fixture)
    with Reader.at(tmp_path, variables) as reader:
        reader.follow(text)


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        ('```python title="a.py"\nprint(1)\n```\n\n```console\n$ python a.py\n2\n```\n', "printed\n1"),
        ("```console\n$ python missing.py\n```\n", "exited with 2"),
        ("```python\nprint(1)\n```\n", "where to type this"),
        ("```console\n$ pip install 'seam-async[nothing]'\n```\n", "no extra"),
        ("```console\n$ python -m asyncio\n```\n\n```python\n1 / 0\n```\n", "ZeroDivisionError"),
        ("```console\n$ python -m asyncio\n```\n\n```python\nprint(1)\n```\n\n```text\n2\n```\n", "printed\n1"),
    ],
)
def test_a_page_that_lies_fails(page: str, complaint: str, tmp_path: Path) -> None:
    """What a page prints, and fails to print, is noticed."""
    with Reader.at(tmp_path, {}) as reader, pytest.raises(PageError, match=complaint):
        reader.follow(page)


def test_a_page_runs_in_order(tmp_path: Path) -> None:
    """Blocks with one title are one file, variables stay set, and servers run until the page ends."""
    page = """
```python title="serve.py"
import sys
from http.server import HTTPServer, SimpleHTTPRequestHandler
```

```python title="serve.py"
HTTPServer(("127.0.0.1", int(sys.argv[-1])), SimpleHTTPRequestHandler).serve_forever()
```

<!-- keeps running -->
```console
$ python serve.py --port 8000
```

```console
$ export GREETING=hello
$ echo $GREETING > greeting.txt
$ curl http://127.0.0.1:8000/greeting.txt
hello
$ ls
greeting.txt
…
```

```console
$ python -m asyncio
```

```python
async def answer():
    return 42

await answer()
```

```text
42
```
"""
    with Reader.at(tmp_path, {}) as reader:
        reader.follow(page)
