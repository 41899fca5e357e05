"""What can be taken along: one file that needs nothing else, and the events of a view as data."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rashomon.casefile import Case, Filter
from rashomon.web import words


def saved(tab: Page, link: str, folder: Path) -> Path:
    """Click a link that saves a file; where it is."""
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name=re.compile(link)).first.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.fixture
def away(browser: Browser, tmp_path: Path) -> Callable[[Path], Page]:
    """Opens a saved file in a browser without a network and without script; a request for anything else fails the test."""

    def open_file(path: Path) -> Page:
        context = browser.new_context(offline=True, java_script_enabled=False)
        opened = context.new_page()
        opened.on("request", lambda request: pytest.fail(request.url) if request.url != path.as_uri() else None)
        opened.goto(path.as_uri())
        return opened

    return open_file


def test_an_event_is_one_file_with_its_words_and_hashes(
    site: str, example_case: Path, tab: Page, tmp_path: Path, away: Callable[[Path], Page]
) -> None:
    with Case(example_case) as case:
        (found,) = case.rows(Filter(words="chong bok", kind="incident"), limit=1)
        pages = {t.page for t in case.tellings()[found.id]}
        hashes = [origin.sha256 for origin in case.origins(pages).values()]
    tab.goto(f"{site}/event/{found.id}")
    path = saved(tab, "Dossier", tmp_path)
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script|<link|\ssrc=|\son\w+=|url\(", text)
    assert all(code in text for code in hashes)
    opened = away(path)
    expect(opened.get_by_role("heading", level=1)).to_have_text(words.title(found.title))
    expect(opened.locator("blockquote mark").first).to_be_visible()
    assert opened.locator("body").evaluate("e => getComputedStyle(e).maxWidth") == "900px"
    opened.context.close()


def test_a_file_is_readable_on_a_phone(site: str, tab: Page, tmp_path: Path, away: Callable[[Path], Page]) -> None:
    tab.goto(site + "/?words=galwan")
    opened = away(saved(tab, "Dossier", tmp_path))
    opened.set_viewport_size({"width": 360, "height": 740})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    narrowest = opened.locator("th:not(:empty), td:not(:empty)").evaluate_all(
        "all => Math.min(...all.map(e => e.clientWidth))"
    )
    assert narrowest >= 80, "words are not broken into letters"
    opened.context.close()


def test_a_filtered_view_is_one_file(site: str, tab: Page, tmp_path: Path, away: Callable[[Path], Page]) -> None:
    tab.goto(site + "/?party=THA")
    opened = away(saved(tab, "Dossier", tmp_path))
    expect(opened.get_by_text("chosen by party: THA")).to_be_visible()
    articles = opened.locator("article")
    assert articles.count() > 1
    opened.get_by_role("table").nth(1).get_by_role("link").first.click()
    assert "#e-" in opened.url
    opened.context.close()
    tab.goto(site + "/dossier.html?party=nobody")
    expect(tab.get_by_text("no event matches this filter")).to_be_visible()


def test_the_events_of_a_view_are_saved_as_data(site: str, tab: Page, tmp_path: Path) -> None:
    tab.goto(site + "/?party=THA")
    rows = list(csv.DictReader(saved(tab, "CSV like ACLED", tmp_path).open(encoding="utf-8", newline="")))
    lines = [json.loads(x) for x in saved(tab, "JSON lines", tmp_path).read_text(encoding="utf-8").splitlines()]
    places = json.loads(saved(tab, "GeoJSON", tmp_path).read_text(encoding="utf-8"))
    assert {r["event_id_cnty"] for r in rows} == {x["id"] for x in lines} == {f["id"] for f in places["features"]}
    assert all("THA" in line["parties"] for line in lines)
    assert all(report.keys() == {"page", "article"} for line in lines for report in line["reports"])
    response = tab.request.get(site + "/export/exe")
    assert response.status == 404


def test_hostile_words_stay_words(
    serve_case: Callable[..., str], tab: Page, tmp_path: Path, away: Callable[[Path], Page]
) -> None:
    from tests.casefile.make import small_case

    path = tmp_path / "hostile.case"
    with small_case(path) as case:
        bad = "</title></style><script>document.title='x'</script><img src=x onerror=alert(1)>\u202e"
        case.keep_events([case.events()[0].model_copy(update={"title": bad})], {}, {})
    tab.goto(serve_case(path) + "/event/e1shelling")
    saved_file = saved(tab, "Dossier", tmp_path)
    opened = away(saved_file)
    expect(opened.get_by_role("heading", level=1)).to_contain_text("<script>document.title='x'</script><img src=x")
    assert "\u202e" not in saved_file.read_text(encoding="utf-8")
    assert opened.locator("img, script").count() == 0
    opened.context.close()


def test_the_file_is_readable_for_everybody(
    site: str, tab: Page, tmp_path: Path, browser: Browser, faults: Callable[[Page], list[str]]
) -> None:
    tab.goto(site + "/")
    path = saved(tab, "Dossier", tmp_path)
    # axe is a script, which the file itself forbids.
    context = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 740})
    opened = context.new_page()
    opened.goto(path.as_uri())
    assert faults(opened) == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= 420
    opened.emulate_media(media="print")
    assert len(opened.pdf()) > 10_000
    context.close()
