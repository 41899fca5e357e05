"""The overview: map, line of time, totals and list answer to one filter, and the address holds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

import rashomon
from rashomon.casefile import Bar, Bin, Case, Filter
from rashomon.web import words
from rashomon.web.filters import query
from rashomon.web.timeline import axis, columns, marks


def listed(tab: Page) -> list[str]:
    return tab.locator(".list tbody th a").all_text_contents()


def test_a_choice_narrows_everything_and_stands_in_the_address(site: str, tab: Page, example_case: Path) -> None:
    with Case(example_case, read_only=True) as case:
        country, n = case.facets(Filter(kind="incident"))["country"][0]
        wanted = Filter(kind="incident", country=country)
        titles = [words.title(event.title) for event in case.rows(wanted)]
        places = case.markers(wanted)
    tab.goto(site)
    before = len(listed(tab))
    assert n < before
    tab.get_by_label("Country").select_option(country)
    expect(tab.locator(".list tbody tr")).to_have_count(n)
    assert listed(tab) == titles
    assert tab.url == f"{site}/?country={country}", "nothing else, so that it can be shared"
    expect(tab.locator(".map[data-drawn='done'] .spot")).to_have_count(len(places))
    assert tab.locator(".time a").count() <= n
    tab.reload()
    assert listed(tab) == titles, "the address alone says it all"
    tab.get_by_role("link", name=re.compile("country:")).click()
    expect(tab.locator(".list tbody tr")).to_have_count(before)


def test_going_back_shows_what_was_before(site: str, tab: Page) -> None:
    tab.goto(site)
    before = listed(tab)
    tab.get_by_label("Disputed only").check()
    expect(tab.locator(".chips")).to_contain_text("disputed only")
    assert len(listed(tab)) < len(before)
    tab.go_back()
    expect(tab.locator(".list tbody tr")).to_have_count(len(before))
    expect(tab.locator(".map[data-drawn='done'] .spot").first).to_be_visible()


def test_the_filter_works_without_script(site: str, tab: Page) -> None:
    quiet = tab.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    opened = quiet.new_page()
    opened.goto(site)
    opened.get_by_label("Disputed only").check()
    opened.get_by_role("button", name="Apply").click()
    assert "disputed=1" in opened.url
    assert (
        opened.locator(".list tbody tr").count()
        == opened.locator(".list .standing.disputed:has-text('disputed')").count()
    )
    quiet.close()


def test_every_field_of_the_filter_narrows(site: str, tab: Page, example_case: Path) -> None:
    with Case(example_case, read_only=True) as case:
        facets = case.facets(Filter(kind="incident"))
        whole = case.count(Filter(kind="incident"))
        for field in ("country", "place", "party", "acled_type", "standing", "outlet"):
            value, n = facets[field][-1]
            wanted = Filter(kind="incident", **{field: value})  # type: ignore[arg-type]
            text = tab.request.get(f"{site}/?{query(wanted)}").text()
            assert text.count('<td class="date">') == n < whole, field


def test_an_uncertain_date_is_drawn_as_a_range(site: str, tab: Page, example_case: Path) -> None:
    with Case(example_case, read_only=True) as case:
        bars = case.bars(Filter(kind="diplomacy"))
    tab.goto(site + "/?kind=diplomacy")
    assert tab.locator(".time rect.range").count() == sum(bar.first != bar.last for bar in bars) > 0
    assert tab.locator(".time rect.exact").count() == sum(bar.first == bar.last for bar in bars)


def test_a_place_that_is_not_exact_is_drawn_as_an_area(site: str, tab: Page, example_case: Path) -> None:
    with Case(example_case, read_only=True) as case:
        places = [m for m in case.markers(Filter(kind="incident")) if m.precision < 7]
    tab.goto(site)
    expect(tab.locator(".map[data-drawn='done']")).to_be_visible()
    assert tab.locator(".map path.area").count() >= sum(m.precision > 1 for m in places) > 0
    assert tab.locator(".map .spot.vague").count() == sum(m.precision > 2 for m in places)
    tab.locator(".map .leaflet-marker-icon").first.press("Enter")
    expect(tab.locator(".leaflet-popup a[href^='/']").first).to_be_visible()


def test_a_place_that_no_gazetteer_has_is_drawn_as_its_country(
    serve_case: Callable[..., str], tab: Page, tmp_path: Path
) -> None:
    text = (
        "Rebels killed four soldiers in the village of Umtarwa on Monday, Chad's army said.\n\n"
        "It was looking for the attackers in the bush around the village, which had been raided twice in March."
    )
    (tmp_path / "village.txt").write_text(f"Four soldiers die in raid on village\n\n4 May 2021\n\n{text}\n")
    with rashomon.build([tmp_path / "village.txt"], tmp_path / "lost.case") as case:
        lost = [e for e in case.events("incident") if e.place and e.place.country and e.place.lat is None]
    assert lost
    site = serve_case(tmp_path / "lost.case")
    event = lost[0]
    assert event.place
    country = words.country(str(event.place.country))
    for address in (f"/?country={event.place.country}", f"/event/{event.id}"):
        tab.goto(site + address)
        expect(tab.locator(".map[data-drawn='done'] path.area")).not_to_have_count(0)
        spot = tab.locator(f".map .leaflet-marker-icon[title*='{country}']").first
        expect(spot).to_be_visible()
        assert spot.locator(".vague").count() == 1
    tab.goto(f"{site}/?country={event.place.country}")
    tab.locator(f".map .leaflet-marker-icon[title^='{country}']").first.press("Enter")
    popup = tab.locator(".leaflet-popup a[href^='/']").first
    expect(popup).to_have_attribute("href", re.compile(rf"^/(event/{event.id}|\?country={event.place.country})$"))


@pytest.mark.parametrize(
    "query", ["first=yesterday", "standing=loud", "kind=x", "order=x", "at=0", "at=99", "words=" + "w" * 400]
)
def test_a_value_that_cannot_be_meant_is_said_so(site: str, tab: Page, query: str) -> None:
    response = tab.goto(f"{site}/?{query}")
    assert response is not None
    assert 400 <= response.status < 500
    expect(tab.locator(".error h1")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "help"),
    [
        ("first=yesterday", "write a day as 2024-02-13"),
        ("standing=loud", "choose one of admitted, agreed"),
        ("disputed=maybe", "write 1 or leave it out"),
    ],
)
def test_what_to_write_instead_is_said(site: str, tab: Page, query: str, help: str) -> None:
    tab.goto(f"{site}/?{query}")
    expect(tab.locator(".error")).to_contain_text(help)


CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A machine that is busy with a browser draws values slowly."""
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@CALM
@given(st.lists(st.tuples(DAYS, DAYS), max_size=30))
def test_marks_stay_on_the_line_and_never_overlap(days: list[tuple[date, date]]) -> None:
    placed, ticks = marks([Bar("e", "t", "incident", min(d), max(d), False, "reported") for d in days])
    assert len(placed) == len(days)
    for at, one in enumerate(placed):
        assert one.left >= 0
        assert one.left + one.width <= 100.01
        for other in placed[:at]:
            if other.lane == one.lane:
                assert other.left + other.width <= one.left or one.left + one.width <= other.left
    assert all(0 <= tick.at <= 100 for tick in ticks)
    assert bool(ticks) == bool(days)


@CALM
@given(DAYS, DAYS)
def test_the_axis_has_few_marks_in_order(first: date, last: date) -> None:
    ticks = axis(min(first, last), max(first, last))
    assert len(ticks) <= 9
    assert [t.at for t in ticks] == sorted(t.at for t in ticks)


def test_columns_are_as_high_as_they_hold() -> None:
    bins = [
        Bin(date(2020, 1, 1), date(2020, 12, 31), 3, 1, 0),
        Bin(date(2021, 1, 1), date(2021, 12, 31), 1, 0, 1),
    ]
    drawn, ticks = columns(bins)
    assert [(c.exact, c.spread) for c in drawn] == [(0.75, 0.25), (0.25, 0.0)]
    assert drawn[0].left == 0
    assert drawn[1].left + drawn[1].width == pytest.approx(100, abs=0.01)
    assert ticks
