"""Every screen: reached from the header, without faults of access, in light and dark and on a phone."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from rashomon.casefile import Case


def screens(case: Path) -> list[str]:
    """An address of each kind of screen."""
    with Case(case) as opened:
        incident = max(opened.events("incident"), key=lambda e: len(e.reports))
        talks = opened.events("diplomacy")[0]
        page = opened.event_bundle(incident.id).reports[0].page
        side = opened.sides()[0].code
    return [
        "/", "/?words=nothing+like+it", f"/event/{incident.id}", f"/event/{talks.id}", "/talks", "/actors",
        f"/actor?{urlencode({'code': side})}", "/pages", f"/page?{urlencode({'name': page})}", "/add", "/api/docs", "/none",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_free_of_faults_of_access(
    site: str, example_case: Path, tab: Page, faults: Callable[[Page], list[str]], scheme: str
) -> None:
    tab.emulate_media(color_scheme=scheme)
    found = {}
    for path in screens(example_case):
        response = tab.goto(site + path)
        assert response is not None
        assert response.status == (404 if path == "/none" else 200), path
        if lines := faults(tab):
            found[path] = lines
    assert not found


def test_no_screen_is_wider_than_a_phone(site: str, example_case: Path, tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    for path in screens(example_case):
        tab.goto(site + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_the_reader_chooses_dark_once(site: str, tab: Page) -> None:
    tab.emulate_media(color_scheme="light")
    tab.goto(site)
    before = tab.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    tab.get_by_role("button", name="Use the dark colours").click()
    tab.reload()
    after = tab.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    assert after != before
    assert tab.get_by_role("button", name="Use the light colours").is_visible()


def test_the_keyboard_reaches_the_content_first(site: str, tab: Page) -> None:
    tab.goto(site)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"
