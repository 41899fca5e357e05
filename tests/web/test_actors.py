"""Actors in a real browser: who they are and what they said."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from rashomon.casefile import Case
from rashomon.web.actors import _period


def test_an_actor_is_found_and_opened(site: str, tab: Page) -> None:
    tab.goto(site + "/actors")
    tab.get_by_label("Name or code").fill("cambod")
    tab.get_by_role("button", name="Search").click()
    expect(tab.get_by_role("status")).to_have_text(re.compile("^[1-9] actors?$"))
    tab.get_by_role("link", name="Cambodia", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Cambodia")
    expect(tab.locator(".cards")).to_contain_text("Hun Manet, prime minister")
    expect(tab.locator(".cards")).to_contain_text("Blames")


def test_what_was_said_is_filtered_by_stance_and_speaker_and_leads_to_words_and_event(
    site: str, example_case: Path, tab: Page
) -> None:
    with Case(example_case, read_only=True) as case:
        stance, count = case.side_sheet("KHM").stances[-1]
    tab.goto(site + "/actor?code=KHM")
    whole = tab.locator(".said-list li").count()
    tab.get_by_label("Stance").select_option(stance)
    tab.get_by_role("button", name="Show").click()
    expect(tab.locator(".said-list li").first).to_contain_text(stance)
    assert tab.locator(".said-list li").count() == count < whole
    tab.goto(site + "/actor?code=KHM%2FMOD")
    expect(tab.get_by_label("Who")).to_have_value("KHM/MOD")
    expect(tab.locator(".said-list li").first).to_contain_text("Defence ministry (Cambodia)")
    tab.locator(".said-list .words").first.click()
    expect(tab.locator("#mark")).to_be_in_viewport()
    tab.go_back()
    tab.locator(".said-list").get_by_role("link").nth(1).click()
    expect(tab).to_have_url(re.compile("/event/"))


def test_a_column_of_the_line_of_time_is_read(site: str, tab: Page) -> None:
    tab.goto(site + "/actor?code=KHM")
    words = tab.locator("svg.time a title").first.text_content() or ""
    said = sum(map(int, re.findall(r"(\d+) [a-z]", words)))
    tab.locator("svg.time a").first.click()
    expect(tab).to_have_url(re.compile("first=20"))
    expect(tab.get_by_role("status")).to_have_text(f"{said} statement{'s' * (said != 1)}")


def test_months_and_years_end_on_their_last_day() -> None:
    assert _period(2024 * 12 + 1, False) == {"first": "2024-02-01", "last": "2024-02-29"}
    assert _period(2023 * 12 + 11, False) == {"first": "2023-12-01", "last": "2023-12-31"}
    assert _period(9999 * 12 + 11, False)["last"] == "9999-12-31"
    assert _period(1999, True) == {"first": "1999-01-01", "last": "1999-12-31"}


def test_nobody_of_that_name(site: str, tab: Page) -> None:
    response = tab.goto(site + "/actor?code=%3Cb%3Ex")
    assert response
    assert response.status == 404
    expect(tab.get_by_text("nobody here is called '<b>x'")).to_be_visible()


def test_anybody_can_use_it(site: str, tab: Page, faults: Callable[[Page], list[str]]) -> None:
    for scheme, path in (("light", "/actor?code=KHM"), ("dark", "/actor?code=IND"), ("dark", "/actors")):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        tab.goto(site + path)
        assert faults(tab) == []
    tab.set_viewport_size({"width": 360, "height": 740})
    for path in ("/actor?code=KHM", "/actors"):
        tab.goto(site + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360
