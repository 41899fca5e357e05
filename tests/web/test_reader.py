"""The list of pages and the page reader in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rashomon.casefile import Case
from rashomon.model import Article, Claim, Reading, Span
from tests.casefile.make import READER, page

READING = "/page?name=galwan-and-kabul.txt"


def test_pages_are_searched_and_opened(site: str, tab: Page) -> None:
    tab.goto(site + "/pages")
    expect(tab.get_by_role("status")).to_have_text("20 pages")
    tab.get_by_label("Words in the text").fill("Galwan Beijing")
    tab.get_by_role("button", name="Search").click()
    expect(tab).to_have_url(f"{site}/pages?words=Galwan+Beijing&outlet=&first=&last=")
    expect(tab.get_by_role("status")).not_to_have_text("20 pages")
    tab.get_by_role("link", name="China names four soldiers").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("China names four soldiers")
    tab.goto(site + "/pages?words=zzzz")
    expect(tab.get_by_text("No page is like that")).to_be_visible()
    tab.goto(site + "/pages?first=soon")
    expect(tab.get_by_text("is no day")).to_be_visible()


def test_the_page_is_shown_character_for_character(site: str, example_case: Path, tab: Page) -> None:
    with Case(example_case) as case:
        text = case.page_text("galwan-and-kabul.txt")
    tab.goto(site + READING)
    shown = tab.evaluate(
        "() => { const t = document.querySelector('.text').cloneNode(true);"
        " t.querySelectorAll('.opens').forEach(o => o.remove()); return t.textContent }"
    )
    assert shown == text


def test_from_a_mark_to_its_event_and_back(site: str, tab: Page) -> None:
    tab.goto(site + READING)
    tab.locator(".text .claim").first.click()
    note = tab.locator(".note:target")
    expect(note).to_be_visible()
    told = tab.locator(".note.claim", has_text="4 killed").last
    told.get_by_role("link", name="Event").click()
    expect(tab).to_have_url(re.compile("/event/"))
    tab.go_back()
    told.get_by_role("link", name="Words").click()
    expect(tab.locator("#mark")).to_be_in_viewport()
    expect(tab.locator(".here").first).to_contain_text("four of")


def test_kinds_of_marks_are_hidden_and_shown(site: str, tab: Page) -> None:
    tab.goto(site + READING)
    expect(tab.locator(".of-actor")).to_be_visible()
    tab.get_by_label("actors").uncheck()
    expect(tab.locator(".of-actor")).to_be_hidden()
    tab.goto(site + "/page?name=chongbok-bangkok.txt")
    left_out = tab.get_by_text("Share this story")
    expect(left_out).to_be_visible()
    tab.get_by_label("what was left out").uncheck()
    expect(left_out).to_be_hidden()


def test_no_address_reaches_a_file(site: str, tab: Page) -> None:
    for name in ("/etc/passwd", "..%2F..%2Fetc%2Fpasswd", "%00", ""):
        response = tab.goto(f"{site}/page?name={name}")
        assert response
        assert response.status == 404


@pytest.mark.parametrize("path", ["/pages", READING, "/page?name=chongbok-bangkok.txt&start=100&end=400"])
def test_anybody_can_use_it(site: str, tab: Page, faults: Callable[[Page], list[str]], path: str) -> None:
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        tab.goto(site + path)
        assert faults(tab) == []
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(site + path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_page_of_five_megabytes_in_one_word_is_shown(
    serve_case: Callable[..., str], tmp_path: Path, tab: Page
) -> None:
    text = "<script>alert(1)</script>\u202e\x1b[2J" + "w" * 5_000_000
    whole = Span(start=0, end=len(text), text=text)
    article = Article(page="big.txt", index=0, spans=(whole,), headline=Span(start=0, end=25, text=text[:25]))
    claim = Claim(
        id="c", page="big.txt", article=0, span=Span(start=40, end=4_999_000, text=text[40:4_999_000]), voices=("x",),
        source="<b>nobody</b>",
    )  # fmt: skip
    path = tmp_path / "big.case"
    with Case(path, create=True) as case:
        case.keep_page(page("big.txt", text))
        case.keep_reading("big.txt", [(article, Reading(article=article.id, claims=(claim,)))], READER)
    address = serve_case(path)
    tab.goto(address + "/page?name=big.txt")
    expect(tab.locator(".text")).to_contain_text("<script>alert(1)</script>")
    assert "\u202e" not in tab.locator(".text").inner_text()
    assert len(tab.content()) < 200_000
    tab.goto(address + "/page?name=big.txt&start=4000000&end=4000010")
    expect(tab.locator("#mark")).to_have_text("w" * 10)
    expect(tab.get_by_text("Part 201 of 251")).to_be_visible()
