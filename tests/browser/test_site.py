"""The documentation's site, in a real browser: pages open without errors, fit the screen, and can be searched.

`nox -s browser` builds the site first.
"""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Browser, Page, ViewportSize

SITE = Path(__file__).parents[2] / "site"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server of the built site on the loopback interface."""
    assert (SITE / "index.html").exists(), "nox -s site builds the site"
    handler = functools.partial(_Handler, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class Visit:
    """A page of the browser, with the errors and the foreign requests that it noted."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.problems: list[str] = []
        page.on("console", lambda message: self._note(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("request", lambda request: None if request.url.startswith(address) else self._note(request.url))

    def _note(self, problem: str) -> None:
        if not problem.startswith(("data:", "blob:")):
            self.problems.append(problem)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_each_page_opens_without_an_error_and_fits_the_screen(
    browser: Browser, address: str, size: ViewportSize
) -> None:
    """No page logs an error, loads from another host, or is wider than a phone or a desktop."""
    visit = Visit(await browser.new_page(viewport=size), address)
    too_wide = []
    for file in sorted(SITE.rglob("index.html")):
        path = file.parent.relative_to(SITE).as_posix()
        response = await visit.page.goto(f"{address}{'' if path == '.' else path + '/'}")
        assert response is not None
        assert response.ok
        if await visit.page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            too_wide.append(path)
    assert (visit.problems, too_wide) == ([], [])


async def test_search_finds_a_method(browser: Browser, address: str) -> None:
    """The search finds `wait_all`, and its first result leads to a page about it."""
    page = await browser.new_page(viewport=DESKTOP)
    await page.goto(address)
    await page.keyboard.press("Control+k")
    await page.keyboard.type("wait_all")
    result = page.locator("a", has_text="wait_all").first
    await result.click()
    assert "wait_all" in await page.locator("article").inner_text()


@pytest.mark.parametrize(("scheme", "expected"), [("dark", "slate"), ("light", "default")])
async def test_the_colours_follow_the_system(
    browser: Browser, address: str, scheme: Literal["dark", "light"], expected: str
) -> None:
    """A reader whose system is dark gets the dark colours, without a click."""
    page = await browser.new_page(color_scheme=scheme)
    await page.goto(address)
    assert await page.locator("body").get_attribute("data-md-color-scheme") == expected


@pytest.mark.parametrize("number", ["0", "2", "4"])
async def test_the_simulator_compares_both_ways(browser: Browser, address: str, number: str) -> None:
    """The simulator shows figures for any number of attempts, and batches never take more requests."""
    page = await browser.new_page()
    await page.goto(f"{address}simulator/")
    await page.locator("[name=number]").fill(number)
    await page.locator("[data-of=number]", has_text=f"{10 ** int(number):,}").wait_for()
    shown = [await page.locator(f"[data-{way}=requests]").inner_text() for way in ("alone", "batched")]
    alone, batched = (int(text.replace(",", "")) for text in shown)
    assert 10 ** int(number) <= alone
    assert 0 < batched <= max(alone, 20)
