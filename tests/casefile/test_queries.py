"""Questions to a case: answered from the index, and what the index says is what the events and readings say."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from rashomon.casefile import Case, Filter, PageFilter, StatementFilter
from rashomon.casefile.schema import MIGRATIONS
from rashomon.model import Skipped, When
from tests.casefile.make import READER, page, read, small_case

INDEXED = (
    "article_row", "report", "claim", "report_claim", "article_actor", "event_row", "event_party", "event_outlet",
    "event_standing", "figure", "blame", "event_search", "event_list", "harm",
)  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return small_case(tmp_path / "a.case")


def dump(case: Case) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the index, but for the numbers by which the rows of an event find each other."""
    found = {}
    for table in INDEXED:
        cut = 1 if table in ("event_row", "event_list", "harm") else 0
        found[table] = sorted((row[cut:] for row in case._db.execute(f"SELECT * FROM {table}")), key=repr)
    return found


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(), ["e1shelling", "e2talks"]),
        (Filter(kind="incident"), ["e1shelling"]),
        (Filter(kind="history"), []),
        (Filter(first=date(2024, 3, 4), last=date(2024, 3, 4)), ["e1shelling"]),
        (Filter(first=date(2024, 3, 5)), []),
        (Filter(last=date(2024, 3, 3)), []),
        (Filter(country="UKR"), ["e1shelling"]),
        (Filter(place="Old Ford"), ["e1shelling"]),
        (Filter(party="RUS"), ["e1shelling", "e2talks"]),
        (Filter(party="RUS' OR 1=1 --"), []),
        (Filter(plover="CONSULT"), ["e2talks"]),
        (Filter(acled_type="Explosions/Remote violence"), ["e1shelling"]),
        (Filter(standing="disputed"), ["e1shelling"]),
        (Filter(disputed=True), ["e1shelling"]),
        (Filter(outlet="Northern Herald"), ["e1shelling"]),
        (Filter(outlet="Nobody"), []),
        (Filter(words="dockers killed"), ["e1shelling"]),
        (Filter(words="shells ford"), ["e1shelling"]),
        (Filter(words="envoys GENEVA"), ["e2talks"]),
        (Filter(words="dockers envoys"), []),
        (Filter(words='" OR NEAR( *'), []),
        (Filter(words="*"), []),
        (Filter(words="dockers", kind="diplomacy"), []),
    ],
)  # fmt: skip
def test_a_filter_holds_back_what_does_not_fit(case: Case, wanted: Filter, ids: list[str]) -> None:
    assert [event.id for event in case.rows(wanted)] == ids
    assert case.count(wanted) == len(ids)


def test_rows_are_events_without_what_only_their_own_page_needs(case: Case) -> None:
    whole = case.event("e1shelling")
    assert whole.links
    assert case.rows(limit=1) == [whole.model_copy(update={"links": (), "shared": ()})]
    assert [e.id for e in case.rows(limit=1, offset=1)] == ["e2talks"]


@pytest.mark.parametrize("order", ["date", "newest", "killed", "reports", "title"])
def test_each_order_lists_every_event_once(case: Case, order: str) -> None:
    assert {e.id for e in case.rows(order=order)} == {"e1shelling", "e2talks"}  # type: ignore[arg-type]


def test_facets_count_events_and_leave_a_field_its_other_choices(case: Case) -> None:
    found = case.facets(Filter(kind="incident"))
    assert found["kind"] == [("diplomacy", 1), ("incident", 1)]
    assert found["party"] == [("RUS", 1), ("UKR", 1)]
    assert found["country"] == [("UKR", 1)]
    assert found["outlet"] == [("Northern Herald", 1)]
    assert ("disputed", 1) in found["standing"]


def test_totals_are_of_incidents(case: Case) -> None:
    found = case.totals()
    assert [(t.side, t.status, t.low, t.events) for t in found.overall] == [(None, "killed", 2, 1)]
    assert {t.side for t in found.lines} == {"UKR"}
    assert case.totals(Filter(kind="diplomacy")).lines == ()


def test_markers_bars_and_bins_tell_where_and_when(case: Case) -> None:
    (marker,) = case.markers()
    assert (marker.place, marker.lat, marker.precision, marker.events, marker.event) == (
        "Old Ford", 50.9, 2, 1, "e1shelling",
    )  # fmt: skip
    assert marker.disputed == 1
    (bar,) = case.bars()
    assert (bar.event, bar.first, bar.last) == ("e1shelling", date(2024, 3, 4), date(2024, 3, 4))
    unit, (piece,) = case.bins()
    assert (unit, piece.first, piece.exact, piece.spread, piece.disputed) == ("day", date(2024, 3, 4), 1, 0, 1)
    assert case.bins(Filter(kind="diplomacy")) == ("day", [])


def test_a_wide_date_is_spread_over_the_line_of_time(case: Case) -> None:
    events = case.events()
    wide = When(edtf="2019/2024", start=date(2019, 1, 1), end=date(2024, 12, 31))
    case.keep_events([events[0].model_copy(update={"date": wide}), events[1]], {}, {})
    unit, pieces = case.bins(most=80)
    assert (unit, len(pieces)) == ("month", 72)
    assert {(p.exact, p.spread) for p in pieces} == {(0, 1)}
    assert pieces[-1].last == date(2024, 12, 31)
    unit, pieces = case.bins(Filter(first=date(2020, 2, 1), last=date(2020, 2, 10)), most=80)
    assert (unit, [p.spread for p in pieces]) == ("day", [1] * 10)
    assert case.bins(most=10)[0] == "year"


def test_a_bundle_has_the_event_s_own_reports_and_claims_only(case: Case) -> None:
    found = case.event_bundle("e1")
    assert found.event == case.event("e1shelling")
    assert [r.id for r in found.reports] == ["north/herald.txt#0/r1", "post.txt#0/r1"]
    assert len(found.claims) == 4
    assert not any("Envoys" in c.span.text for c in found.claims)
    assert found.articles == {a.id: a for a in case.articles()}
    with pytest.raises(KeyError, match="no event"):
        case.event_bundle("zzz")


def test_a_page_knows_its_events(case: Case) -> None:
    found = case.page_bundle("post.txt")
    assert found.page.text == case.page_text("post.txt")
    assert {report: event.id for report, event in found.events.items()} == {
        "post.txt#0/r1": "e1shelling", "post.txt#0/r2": "e2talks",
    }  # fmt: skip
    assert [(a, r) for a, r in found.articles] == [read()["post.txt"]]
    with pytest.raises(KeyError):
        case.page_bundle("../post.txt")


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (PageFilter(), ["north/herald.txt", "post.txt"]),
        (PageFilter(words="dockers"), ["north/herald.txt"]),
        (PageFilter(words="%"), []),
        (PageFilter(outlet="Northern Herald"), ["north/herald.txt"]),
        (PageFilter(first=date(2024, 3, 4)), ["north/herald.txt"]),
        (PageFilter(last=date(2024, 3, 3)), []),
        (PageFilter(skipped=True), []),
    ],
)
def test_pages_are_found(case: Case, wanted: PageFilter, names: list[str]) -> None:
    assert [row.name for row in case.page_rows(wanted)] == names
    assert case.page_count(wanted) == len(names)


def test_a_page_in_a_list_tells_what_it_holds(case: Case) -> None:
    first, second = case.page_rows()
    assert (first.headline, first.outlet, first.day, first.articles, first.events) == (
        "Shells hit Old Ford", "Northern Herald", "2024-03-04", 1, 1,
    )  # fmt: skip
    assert second.events == 2
    assert case.outlets() == [("Northern Herald", 1)]


def test_sides_with_what_they_said(case: Case) -> None:
    found = {side.code: (side.statements, side.events) for side in case.sides()}
    assert found == {"RUS": (1, 2), "UKR": (2, 2)}
    assert [s.code for s in case.sides(words="uk")] == ["UKR"]
    assert case.sides(words="%") == []
    sheet = case.side_sheet("UKR")
    assert dict(sheet.stances) == {"asserts": 1, "accuses": 1}
    assert sheet.accused == (("RUS", 1),)
    assert case.side_sheet("RUS").accusers == (("UKR", 1),)
    with pytest.raises(KeyError):
        case.side_sheet("nobody")


def test_statements_lead_to_their_events(case: Case) -> None:
    (denial,) = case.statements("RUS", StatementFilter(stance="denies"))
    assert denial.claim.source == "RUS/MOD"
    assert denial.event
    assert denial.event.id == "e1shelling"
    assert case.statement_count("UKR") == 2
    assert case.statement_count("UKR", StatementFilter(first=date(2024, 3, 5))) == 0
    assert [s.claim.stance for s in case.statements("UKR", limit=1, offset=1)] == ["accuses"]


def test_an_older_case_gets_the_same_index(case: Case, tmp_path: Path) -> None:
    old = tmp_path / "old.case"
    with sqlite3.connect(old) as db:
        db.executescript(f"{MIGRATIONS[0]}; PRAGMA user_version = 1; PRAGMA application_id = {0x52415348};")
        db.execute("ATTACH ? AS new", (str(case.path),))
        for table in ("page", "skipped", "article", "event", "report_event"):
            db.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
    db.close()
    with Case(old) as opened:
        assert dump(opened) == dump(case)
        assert any(dump(opened)["figure"])


def test_the_index_follows_every_change(case: Case, tmp_path: Path) -> None:
    before = dump(case)
    # Another build: one article is read anew with less in it, then as before.
    (name, (article, reading)) = next(iter(read().items()))
    case.keep_reading(name, [(article, reading.model_copy(update={"claims": (), "reports": ()}))], READER)
    case.keep_events([], {}, {})
    assert dump(case)["event_search"] == []
    assert len(dump(case)["claim"]) == 3
    case.keep_reading(name, [(article, reading)], READER)
    with small_case(tmp_path / "other.case") as other:
        case.keep_events(other.events(), {}, {})
    assert dump(case) == before


def test_codes_and_dates_of_the_whole_case_are_what_is_looked_up(case: Case) -> None:
    (article, reading) = read()["north/herald.txt"]
    renamed = reading.model_copy(
        update={"claims": tuple(c.model_copy(update={"source": "Dockers/Union"}) for c in reading.claims)}
    )
    later = When(edtf="2024-03-09", start=date(2024, 3, 9), end=date(2024, 3, 9))
    case.keep_events(case.events(), {article.id: later}, {article.id: renamed})
    assert [(s.day, s.claim.source) for s in case.statements("Dockers")] == [("2024-03-09", "Dockers/Union")] * 2
    assert case.page_rows()[0].day == "2024-03-09"
    case.keep_events(case.events(), {}, {})
    assert case.statement_count("Dockers") == 0
    assert case.page_rows()[0].day == "2024-03-04"


def test_a_page_without_articles_is_listed_with_its_reason(case: Case) -> None:
    case.keep_page(page("leer.txt", "Nichts Neues"))
    case.keep_skipped(Skipped(name="leer.txt", reason="not English", message="leer.txt: not English"))
    (row,) = case.page_rows(PageFilter(skipped=True))
    assert (row.name, row.articles, row.skipped) == ("leer.txt", 0, "leer.txt: not English")
    assert case.page_bundle("leer.txt").skipped == "leer.txt: not English"
