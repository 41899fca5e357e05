"""The case file keeps what it is given, whole, and notices when something in it no longer fits."""

import hashlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon.casefile import Case, NotACaseError
from rashomon.model import (
    Article,
    Claim,
    Decision,
    Event,
    EventType,
    Page,
    Reading,
    Report,
    Skipped,
    Span,
    When,
)

TEXT = "Shelling in Sumy\n\nTwo people were hurt, the governor said."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(start=at, end=at + len(words), text=words)


def page(name: str = "a.txt") -> Page:
    data = TEXT.encode()
    return Page(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=TEXT,
        media_type="text/plain",
        charset="utf-8",
        size=len(data),
        data=data,
    )


def read(name: str = "a.txt") -> tuple[Article, Reading]:
    article = Article(
        page=name, index=0, spans=(span("Shelling in Sumy"), span("Two people were hurt, the governor said."))
    )
    claim = Claim(
        id=f"c-{name}", page=name, article=0, span=span("Two people were hurt"), voices=("governor",), source="governor"
    )
    report = Report(
        id=f"r-{name}",
        page=name,
        article=0,
        kind="incident",
        event=EventType(plover="ASSAULT"),
        title="Shelling",
        claims=(claim.id,),
        spans=(span("Shelling in Sumy"),),
    )
    return article, Reading(article=article.id, claims=(claim,), reports=(report,))


def event(*names: str, key: str = "e1") -> Event:
    return Event(
        id=key,
        kind="incident",
        title="Shelling",
        event=EventType(plover="ASSAULT"),
        date=When(),
        reports=tuple(f"r-{name}" for name in names),
    )


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path / "a.case", create=True)


def test_what_goes_in_comes_out(case: Case) -> None:
    case.keep_page(page())
    article, reading = read()
    case.keep_reading("a.txt", [(article, reading)], "v1")
    case.keep_events([event("a.txt")], {}, {})
    assert case.page("a.txt").data == TEXT.encode()
    assert case.page_text("a.txt") == TEXT
    assert case.articles() == [article]
    assert case.readings() == [reading]
    assert list(case.claims()) == list(reading.claims)
    assert [e.id for e in case.events("incident")] == ["e1"]
    assert case.events("history") == []
    assert case.event_of_report() == {"r-a.txt": "e1"}
    assert case.check() == []


def test_a_page_read_by_another_version_is_read_again(case: Case) -> None:
    case.keep_page(page())
    assert case.unread("v1") == ["a.txt"]
    case.keep_reading("a.txt", [read()], "v1")
    assert case.unread("v1") == []
    assert case.unread("v2") == ["a.txt"]


def test_dates_of_the_whole_case_stand_beside_those_of_the_page(case: Case) -> None:
    case.keep_page(page())
    case.keep_reading("a.txt", [read()], "v1")
    inferred = When(edtf="2024-05-01", basis="by linked report")
    case.keep_events([], {"a.txt#0": inferred}, {})
    assert case.articles()[0].published == inferred
    assert case.articles(as_read=True)[0].published == When()
    case.keep_events([], {}, {})
    assert case.articles()[0].published == When()


def test_the_same_name_twice_is_refused_and_the_first_stays(case: Case) -> None:
    case.keep_page(page())
    with pytest.raises(sqlite3.IntegrityError):
        case.keep_page(page())
    assert len(list(case.pages())) == 1


def test_a_failed_write_leaves_the_earlier_events(case: Case) -> None:
    case.keep_page(page())
    case.keep_reading("a.txt", [read()], "v1")
    case.keep_events([event("a.txt")], {}, {})
    with pytest.raises(sqlite3.IntegrityError):
        case.keep_events([event("a.txt", key="e2"), event("a.txt", key="e3")], {}, {})
    assert [e.id for e in case.events()] == ["e1"]


def test_check_finds_changed_bytes_moved_spans_and_lost_references(case: Case) -> None:
    case.keep_page(page())
    case.keep_reading("a.txt", [read()], "v1")
    case.keep_events([event("a.txt", "gone.txt")], {}, {})
    faults = case.check()
    assert len(faults) == 1
    assert "r-gone.txt" in faults[0]
    case._db.execute("UPDATE page SET text = 'x' || text, sha256 = 'no'")
    faults = case.check()
    assert any("SHA-256" in fault for fault in faults)
    assert any("claim c-a.txt" in fault for fault in faults)


def test_search_takes_words_as_words(case: Case) -> None:
    case.keep_page(page())
    assert case.search("governor sumy") == ["a.txt"]
    assert case.search('" OR 1=1 --') == []
    assert case.search("NEAR( *") == []
    assert case.search("") == []


def test_an_event_is_found_by_the_start_of_its_id(case: Case) -> None:
    case.keep_events([event(key="abc1"), event(key="abd2"), event(key="ab")], {}, {})
    assert case.event("abc").id == "abc1"
    assert case.event("ab").id == "ab"
    with pytest.raises(KeyError, match="several"):
        case.event("a")
    with pytest.raises(KeyError, match="no event"):
        case.event("%")


def test_skipped_pages_and_decisions_are_kept(case: Case) -> None:
    case.keep_skipped(Skipped(name="b.txt", reason="empty", message="b.txt: empty"))
    assert [s.name for s in case.skipped()] == ["b.txt"]
    decision = Decision(action="undo", undoes="d1", reason="two valleys", at=datetime(2024, 1, 1, tzinfo=UTC))
    assert case.log([decision, decision]) == [decision]
    assert case.log([decision]) == []
    assert case.decisions() == [decision]


def test_a_page_that_can_be_read_after_all_is_no_longer_skipped(case: Case) -> None:
    case.keep_page(page())
    case.keep_skipped(Skipped(name="a.txt", reason="not English", message="a.txt: not English"))
    case.keep_reading("a.txt", [], "v1")
    assert len(case.skipped()) == 1
    case.keep_reading("a.txt", [read()], "v2")
    assert case.skipped() == []


def test_a_case_stays_readable_while_another_writes(case: Case) -> None:
    case.keep_page(page())
    with case.transaction():
        case._db.execute("DELETE FROM page")
        with Case(case.path) as reader:
            assert reader.page_text("a.txt") == TEXT
        case._db.execute("ROLLBACK")
        case._db.execute("BEGIN")


@pytest.mark.parametrize("content", [b"not a database at all, only some words", b""], ids=["text", "empty"])
def test_other_files_are_not_taken_for_a_case(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    if content:
        with pytest.raises(NotACaseError, match="not a case"):
            Case(path)
        assert path.read_bytes() == content
    else:
        Case(path).close()


def test_a_foreign_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE treasure (x)")
    with pytest.raises(NotACaseError, match="not a case"):
        Case(path)


def test_a_missing_case_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="rashomon build"):
        Case(tmp_path / "none.case")
    with pytest.raises(NotACaseError, match="folder"):
        Case(tmp_path)
