"""A case that attacks whoever looks at it changes nothing: no script runs, nothing is loaded, no value becomes a command."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page, expect

from rashomon.casefile import Case, PageFilter
from tests.web.conftest import Served
from tests.web.hostile import ALL, ATTACKS, ENDLESS, hostile_case

LARGEST = 3_000_000
"""Characters of the largest page that may be sent, though a page of the case has five million."""


@pytest.fixture(scope="module")
def hostile(serve_case: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Served:
    path = tmp_path_factory.mktemp("hostile") / "<img src=x onerror=window.hacked=1>.case"
    hostile_case(path).close()
    return Served(serve_case(path), path)


def addresses(path: Path) -> list[str]:
    """Every screen of every thing of the case."""
    with Case(path, read_only=True) as case:
        found = [f"/event/{e.id}" for e in case.events()]
        found += [f"/page?{urlencode({'name': row.name})}" for row in case.page_rows(PageFilter())]
        found += [f"/actor?{urlencode({'code': side.code})}" for side in case.sides()]
    return ["/", "/?kind=all", "/talks", "/actors", "/pages", "/pages?skipped=1", "/add", "/api/docs", *found]


def test_no_script_runs_on_any_screen_and_nothing_is_loaded(hostile: Served, tab: Page) -> None:
    tab.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    for address in addresses(hostile.path):
        began = time.monotonic()
        response = tab.goto(hostile.url + address)
        assert response is not None
        assert response.status == 200, address
        assert tab.evaluate("window.hacked") is None, address
        assert tab.locator("img[src='x'], svg[onload], main script").count() == 0, address
        for link in tab.locator("a[href]").all()[:200]:
            target = link.get_attribute("href") or ""
            assert target.startswith(("/", "#", "?")), (address, target)
            assert not target.startswith("//"), (address, target)
        assert len(response.text()) < LARGEST, address
        assert time.monotonic() - began < 20, address


def test_what_is_shown_is_what_was_said_without_its_tricks(hostile: Served, tab: Page) -> None:
    tab.goto(f"{hostile.url}/event/hostile1")
    text = tab.locator("main").inner_text()
    assert "<script>window.hacked=1</script>" in text
    assert "{{7*'7'}}" in text
    assert "7777777" not in text
    for tricky in "\u202e\u2066\x1b\x07\x9b":
        assert tricky not in text
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
        "an endless word stays in its place"
    )


def test_the_map_shows_names_as_text(hostile: Served, tab: Page) -> None:
    tab.goto(f"{hostile.url}/")
    expect(tab.locator(".map[data-drawn='done']")).to_be_visible()
    for at in range(tab.locator(".map .leaflet-marker-icon").count()):
        tab.locator(".map .leaflet-marker-icon").nth(at).press("Enter")
        expect(tab.locator(".leaflet-popup a[href^='/']").last).to_be_visible()
    assert tab.evaluate("window.hacked") is None
    assert tab.locator(".leaflet-popup img, .leaflet-popup script").count() == 0


@pytest.mark.parametrize(
    "field", ["words", "country", "place", "party", "acled_type", "outlet", "kind", "standing", "first", "order", "at"]
)
def test_no_value_of_an_address_is_a_command(hostile: Served, tab: Page, field: str) -> None:
    for attack in (*ATTACKS, "%", "_", '"', "NEAR(", "*", "title:x", "0 OR 1=1", "\x00"):
        answer = tab.request.get(f"{hostile.url}/?{urlencode({field: attack})}")
        assert answer.status in (200, 400, 404, 422), attack
        assert "<script>window" not in answer.text()
        assert "<img src=x" not in answer.text()


def test_no_path_of_an_address_is_one_of_the_disk(hostile: Served, tab: Page) -> None:
    for attack in (*ATTACKS, "..", "%2e%2e%2f", "\x00"):
        for start in ("/event/", "/static/", "/page?name=", "/api/events/", "/"):
            answer = tab.request.get(hostile.url + start + quote(attack, safe=""))
            assert answer.status in (200, 400, 404, 405, 422), (start, attack)
            assert "root:" not in answer.text()


def test_afterwards_the_case_is_as_it_was(hostile: Served) -> None:
    with Case(hostile.path) as case:
        assert not case.check()
        assert len(case.page_hashes()) == len(ATTACKS) + 1
        assert len(case.events()) == len(ATTACKS) + 1
        assert case.event("hostile1").title == ALL
        assert any(text.startswith(ENDLESS) for text in (case.page_text(name) for name in case.page_hashes()))
