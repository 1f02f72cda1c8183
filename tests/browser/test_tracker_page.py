"""The tracker's page in a real browser: each view and each action, on a phone and on a desktop, by keyboard alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from tracker_pages import DOOR_CODE, TOKEN, id_of, page_of

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}


@pytest_asyncio.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    async with page_of(tmp_path) as (address, _):
        yield address


class Visit:
    """An open page with the problems that it noted: messages on the console, and requests to other hosts."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.problems: list[str] = []
        page.on("console", lambda message: self.problems.append(message.text))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda request: self._check(request.url, address))

    def _check(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:")):
            self.problems.append(url)


async def opened(browser: Browser, address: str, size: ViewportSize = DESKTOP, **options: object) -> Visit:
    """The page, with its first snapshot drawn."""
    visit = Visit(await browser.new_page(viewport=size, **options), address)  # type: ignore[arg-type]
    await visit.page.goto(address)
    await expect(visit.page.locator("#health")).to_have_text("Ready")
    return visit


async def authorize(page: Page, token: str = TOKEN) -> None:
    await page.get_by_label("Token, to search and to act").fill(token)
    await page.get_by_role("button", name="Use").click()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_every_view_is_drawn_and_fits_the_screen(browser: Browser, address: str, size: ViewportSize) -> None:
    """Figures, charts, workers, consumers and dead letters are there, and nothing is wider than the screen."""
    visit = await opened(browser, address, size)
    page = visit.page
    await expect(page.locator("#figures dt").first).to_have_text("Pending")
    await expect(page.locator("#figures dd").first).to_have_text("60")
    assert "10 to 60 min" in await page.locator("#ages").inner_text()
    await expect(page.locator("#outcomes rect.success").first).to_be_visible()
    await expect(page.locator("#legend")).to_have_text("successerror")
    await expect(page.locator("#workers tbody tr")).to_have_count(1)
    await expect(page.locator("#consumers tbody td").first).to_have_text("audit <b>log</b>")
    await expect(page.locator("#dead tbody tr")).to_have_count(2)
    await authorize(page)
    await page.get_by_label("Action attempt id").fill("booking=101")
    await page.keyboard.press("Enter")
    await expect(page.locator("#found article")).to_have_count(1)
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert visit.problems == []


async def test_the_page_is_live(browser: Browser, tmp_path: Path) -> None:
    """A newly tracked attempt is counted without a reload."""
    async with page_of(tmp_path, settled=5, pending=1) as (address, tracker):
        visit = await opened(browser, address)
        await expect(visit.page.locator("#figures dd").first).to_have_text("1")
        await tracker.track(id_of(50))
        await expect(visit.page.locator("#figures dd").first).to_have_text("2")
        await expect(visit.page).to_have_title("2 pending · Tracker")


async def test_a_search_shows_the_history_and_hides_door_codes(browser: Browser, address: str) -> None:
    """An attempt is found by its id or by its metadata; metadata is shown, door codes are not."""
    visit = await opened(browser, address)
    page = visit.page
    await authorize(page)
    for query in (id_of(101), "booking=101", "door=Door 101"):
        await page.get_by_label("Action attempt id").fill(query)
        await page.get_by_role("button", name="Search").click()
        found = page.locator("#found article")
        await expect(found).to_contain_text('"booking":101')
        await expect(found).to_contain_text("settled as success")
        await expect(found).to_contain_text("***")
    assert DOOR_CODE not in await page.content()
    await page.get_by_label("Action attempt id").fill("booking=0")
    await page.get_by_role("button", name="Search").click()
    await expect(page.locator("#found")).to_have_text("No such attempt is tracked.")
    assert visit.problems == []


async def test_dead_letters_are_retried_and_skipped(browser: Browser, address: str) -> None:
    """With the token, each dead letter has its error and two buttons, which do what they say."""
    visit = await opened(browser, address)
    page = visit.page
    await expect(page.locator("#dead")).not_to_contain_text("KeyError")
    await expect(page.locator("#dead button")).to_have_count(0)
    await authorize(page)
    await expect(page.locator("#dead")).to_contain_text("KeyError: 'booking'")
    await page.get_by_role("button", name="Retry").first.click()
    await expect(page.locator("#done")).to_contain_text("retry done")
    await expect(page.locator("#dead tbody tr")).to_have_count(1)
    await page.get_by_role("button", name="Skip").click()
    await expect(page.locator("#done")).to_contain_text("skip done")
    await expect(page.locator("#dead")).to_have_text("No outcome was put aside.")
    assert visit.problems == []


async def test_everything_can_be_done_with_the_keyboard(browser: Browser, address: str) -> None:
    """Tab and Enter reach the token, the search and the actions, and the focus is always visible."""
    page = (await opened(browser, address)).page
    await page.keyboard.press("Tab")
    await expect(page.locator("#token")).to_be_focused()
    assert await page.locator("#token").evaluate("field => getComputedStyle(field).outlineStyle") == "solid"
    await page.keyboard.type(TOKEN)
    await page.keyboard.press("Enter")
    await expect(page.locator("#query")).to_be_focused()
    await page.keyboard.type("booking=102")
    await page.keyboard.press("Enter")
    await expect(page.locator("#found article")).to_have_count(1)
    await expect(page.locator("#dead button")).to_have_count(4)
    retry = page.get_by_role("button", name="Retry").first
    for _ in range(20):
        await page.keyboard.press("Tab")
        if await retry.evaluate("button => button === document.activeElement"):
            break
    await page.keyboard.press("Enter")
    await expect(page.locator("#done")).to_contain_text("retry done")
    await expect(page.locator("#dead")).to_be_focused()


async def test_a_wrong_token_is_refused_and_forgotten(browser: Browser, address: str) -> None:
    """The page says so, and asks again; the right one works, and can be forgotten."""
    page = (await opened(browser, address)).page
    await authorize(page, "a-wrong-token-of-some-length")
    await expect(page.locator("#access")).to_have_text("The token was refused.")
    await expect(page.locator("#token")).to_be_focused()
    await authorize(page)
    await expect(page.locator("#query")).to_be_focused()
    await page.get_by_role("button", name="Forget the token").click()
    await expect(page.locator("#query")).to_be_hidden()
    assert await page.evaluate("sessionStorage.length + document.cookie.length") == 0


async def test_without_a_token_the_page_is_read_only(browser: Browser, tmp_path: Path) -> None:
    """It says how to set one."""
    async with page_of(tmp_path, token=None, settled=20) as (address, _):
        page = (await opened(browser, address)).page
        await expect(page.locator("#closed")).to_contain_text("SEAM_TRACKER_TOKEN")
        await expect(page.locator("#token")).to_be_hidden()
        await expect(page.locator("#query")).to_be_hidden()
        await expect(page.locator("#dead button")).to_have_count(0)


async def test_a_lost_connection_is_said_and_mended(browser: Browser, tmp_path: Path) -> None:
    """The page says that it is lost, and goes on when the tracker is back."""
    async with page_of(tmp_path, settled=5) as (address, _):
        page = (await opened(browser, address)).page
    await expect(page.locator("#connection")).to_be_visible()
    async with page_of(tmp_path, settled=5, port=int(address.rpartition(":")[2])):
        await expect(page.locator("#connection")).to_be_hidden(timeout=15_000)


@pytest.mark.parametrize("scheme", ["dark", "light"])
async def test_the_colours_follow_the_system(browser: Browser, address: str, scheme: Literal["dark", "light"]) -> None:
    """In either, text contrasts with its background by at least 4.5 to 1."""
    visit = await opened(browser, address, color_scheme=scheme)
    await authorize(visit.page)
    await visit.page.get_by_label("Action attempt id").fill("booking=101")
    await visit.page.keyboard.press("Enter")
    await expect(visit.page.locator("#found article")).to_have_count(1)
    assert await visit.page.evaluate(_LEAST_CONTRAST) >= 4.5


_LEAST_CONTRAST = """
() => {
  const channels = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const light = (colour) => channels(colour).slice(0, 3).map((value) => value / 255)
    .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
  };
  const ratios = [...document.querySelectorAll("body :not(title)")]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((element) => {
      const style = getComputedStyle(element);
      const [one, other] = [light(element.ownerSVGElement ? style.fill : style.color), light(behind(element))];
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    });
  return Math.min(...ratios);
}
"""
