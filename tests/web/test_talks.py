"""Talks and agreements in a real browser."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rashomon.casefile import Case
from rashomon.model import Event, EventType, When

TRUCE = EventType(plover="AGREE", acled_type="Strategic developments", acled_sub="Agreement")
FIRE = EventType(plover="ASSAULT", mode="firearms", acled_type="Battles", acled_sub="Armed clash")


def event(number: int, kind: str, what: EventType, day: date, title: str) -> Event:
    when = When(edtf=str(day), start=day, end=day)
    return Event.model_validate(
        {"id": f"e{number}", "kind": kind, "title": title, "event": what, "date": when, "parties": ("PRK", "KOR")}
    )


@pytest.fixture(scope="module")
def broken_truce(serve_case: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A case with a truce that shots followed after four days, and three hundred shots long before."""
    path = tmp_path_factory.mktemp("talks") / "truce.case"
    day = date(2020, 6, 1)
    with Case(path, create=True) as case:
        shots = [event(i, "incident", FIRE, day - timedelta(days=400 + 3 * i), f"Shots {i}") for i in range(300)]
        truce = event(900, "diplomacy", TRUCE, day, "Both sides agree to a <b>truce</b>")
        broken = event(901, "incident", FIRE, day + timedelta(days=4), "Shots after the truce")
        case.keep_events([*shots, truce, broken], {}, {})
    return serve_case(path)


def test_an_incident_after_a_truce_is_seen(broken_truce: str, tab: Page) -> None:
    tab.goto(broken_truce + "/talks?first=2020-05-01")
    row = tab.get_by_role("row").filter(has_text="Both sides agree to a <b>truce</b>")
    expect(row).to_contain_text("1 incident, the first 4 days later: Shots after the truce")
    expect(tab.locator("svg .truce")).to_have_count(1)
    expect(tab.locator("svg rect.after")).to_have_count(1)
    expect(tab.locator(".broke")).to_contain_text("4 days after Both sides agree")
    tab.locator("svg a", has=tab.locator("rect.after")).click()
    expect(tab).to_have_url(re.compile("/event/e901$"))


def test_talks_with_a_mediator_say_so(serve_case: Callable[..., str], tmp_path: Path, tab: Page) -> None:
    path, day = tmp_path / "talks.case", date(2020, 6, 1)
    with Case(path, create=True) as case:
        kinds = [("Envoys met in Geneva", "mediate"), ("Ministers met in Seoul", None)]
        met = [
            event(i, "diplomacy", EventType(plover="CONSULT", mode=mode), day, title)
            for i, (title, mode) in enumerate(kinds)
        ]
        case.keep_events(met, {}, {})
    tab.goto(serve_case(path) + "/talks")
    expect(tab.locator(".story-list li", has_text="Geneva")).to_contain_text("Meetings and help, with a mediator")
    expect(tab.locator(".story-list li", has_text="Seoul")).not_to_contain_text("mediator")


def test_many_events_are_counted_and_a_column_leads_to_its_days(broken_truce: str, tab: Page) -> None:
    tab.goto(broken_truce + "/talks")
    columns = tab.locator("svg a")
    assert 20 < columns.count() < 120
    columns.first.click()
    expect(tab).to_have_url(re.compile("first=20"))
    expect(tab.locator("svg a").first).to_have_attribute("href", re.compile("^/event/"))
    tab.goto(broken_truce + "/talks?at=99")
    expect(tab.get_by_text("the list ends at page")).to_be_visible()


def test_a_party_is_chosen(site: str, tab: Page) -> None:
    tab.goto(site + "/talks")
    tab.get_by_label("Party").select_option("THA")
    tab.get_by_role("button", name="Apply").click()
    expect(tab).to_have_url(re.compile("party=THA"))
    expect(tab.locator(".story-list")).not_to_contain_text("National Liberation")


def test_anybody_can_use_it(broken_truce: str, site: str, tab: Page, faults: Callable[[Page], list[str]]) -> None:
    for scheme, path in (("light", site + "/talks"), ("dark", broken_truce + "/talks?first=2020-05-01")):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        tab.goto(path)
        assert faults(tab) == []
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(site + "/talks")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
