"""The screen of one event: each part leads to its words, a contradiction is a row that is marked, copies are one voice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rashomon.casefile import Case
from rashomon.model import Event
from rashomon.web import words


@pytest.fixture(scope="session")
def told_most(example_case: Path) -> Event:
    """The incident of the example that most articles tell, copies among them."""
    with Case(example_case, read_only=True) as case:
        return max(case.events("incident"), key=lambda e: (bool(e.shared), len(e.reports)))


@pytest.fixture
def shown(site: str, tab: Page, told_most: Event) -> Page:
    tab.goto(f"{site}/event/{told_most.id}")
    return tab


def test_a_part_of_the_sentence_leads_to_its_words(shown: Page) -> None:
    shown.locator(".known a[href^='#fact-']").first.click()
    target = shown.locator(".fact:target")
    expect(target).to_be_in_viewport()
    passage = target.locator("blockquote").first
    expect(passage).to_be_visible()
    assert passage.locator("mark").inner_text().strip()


def test_the_words_that_are_marked_are_the_claims(shown: Page, told_most: Event, example_case: Path) -> None:
    with Case(example_case, read_only=True) as case:
        spans = {" ".join(claim.span.text.split()) for claim in case.event_bundle(told_most.id).claims}
    marked = {" ".join(text.split()) for text in shown.locator("blockquote mark").all_text_contents()}
    assert marked
    assert marked <= spans


def test_a_row_that_does_not_match_is_marked_with_a_word(site: str, tab: Page, example_case: Path) -> None:
    def differing(event: Event) -> set[str]:
        found = {side.status for side in event.casualties if side.standing == "disputed" and not side.superseded}
        return found & {"killed", "wounded"}

    with Case(example_case, read_only=True) as case:
        event = max(case.events("incident"), key=lambda e: (bool(differing(e)), len(e.reports)))
    disputed = differing(event)
    assert disputed, "the example has such an incident"
    tab.goto(f"{site}/event/{event.id}")
    rows = tab.locator(".accounts tr.differs")
    heads = " ".join(rows.locator("th").all_text_contents()).lower()
    for status in disputed:
        assert status in heads
    assert heads.count("disputed") == rows.count()
    agreeing = tab.locator(".accounts tbody tr:not(.differs)")
    assert agreeing.count()
    assert not agreeing.locator(".clash").count()


def test_a_superseded_figure_is_struck_in_the_account_that_gave_it(site: str, tab: Page, example_case: Path) -> None:
    with Case(example_case, read_only=True) as case:
        incidents = case.events("incident")
    struck = 0
    for event in incidents:
        tab.goto(f"{site}/event/{event.id}")
        cells = tab.locator(".accounts a.superseded")
        struck += cells.count()
        assert cells.count() == tab.locator(".accounts p .tag").count()
        if not any(side.superseded for side in event.casualties):
            assert not cells.count()
    assert struck, "the example has such a figure"


def test_each_side_has_one_column_and_copies_count_as_one_text(shown: Page, told_most: Event) -> None:
    heads = [head.strip() for head in shown.locator(".accounts thead th bdi").all_text_contents()]
    assert len(heads) == len(set(heads)) >= 2
    copied = {name for s in told_most.shared if s.extent == "copy" for name in (s.left, s.right)}
    assert len(copied) > 1
    group = shown.locator(".told li", has_text="one text")
    assert group.locator("li").count() == len(copied)


def test_why_says_each_weight_in_words_and_adds_no_pair(shown: Page, told_most: Event) -> None:
    assert shown.locator("details.why").count() == len(told_most.links)
    first = shown.locator("details.why").first
    least = min(told_most.links, key=lambda link: link.probability)
    assert first.locator("tbody tr").count() == len(least.weights)
    assert {words.speaks(w.bits) for w in least.weights} <= set(first.locator("td:nth-child(3)").all_text_contents())


@pytest.mark.parametrize(
    ("bits", "text"),
    [(0.0, "says little"), (-0.9, "slightly against"), (1.5, "for"), (5.6, "strongly for"), (-3.0, "strongly against")],
)
def test_bits_in_words(bits: float, text: str) -> None:
    assert words.speaks(bits) == text


def test_the_map_of_an_event_draws_where_it_is_told_to_be(shown: Page) -> None:
    expect(shown.locator(".map[data-drawn='done']")).to_be_visible()
    assert shown.locator(".map .spot").count() >= 1


def test_an_event_that_is_not_there_is_said_in_one_page(site: str, tab: Page) -> None:
    response = tab.goto(f"{site}/event/none")
    assert response is not None
    assert response.status == 404
    expect(tab.get_by_role("heading", name="Not here")).to_be_visible()


def test_every_event_can_be_shown(
    site: str, tab: Page, example_case: Path, faults: Callable[[Page], list[str]]
) -> None:
    with Case(example_case, read_only=True) as case:
        names = [event.id for event in case.events()]
    for name in names:
        answer = tab.request.get(f"{site}/event/{name}")
        assert answer.status == 200, name


def test_a_name_has_its_code_as_a_hint_and_a_party_leads_to_what_it_said(shown: Page, told_most: Event) -> None:
    party = next(p for p in told_most.parties if len(p) == 3)
    expect(shown.locator(f".accounts abbr[title='{party}']").first).to_be_visible()
    expect(shown.locator(".known .code", has_text=party).first).to_be_visible()
    shown.locator(f".known a[href='/actor?code={party}']").click()
    expect(shown.locator(".kicker")).to_contain_text(party)
