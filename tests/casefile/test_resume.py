"""A build that is cut short goes on where it was, and a case that can't be written stays whole."""

import importlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from rashomon.casefile import Case
from rashomon.model import Article, Page, Reading, Skipped, Span
from tests.casefile.make import page, small_case

conductor = importlib.import_module("rashomon.build")
"""The module; the package gives its name to the function."""


@pytest.fixture
def read_pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The conductor with a reader that only notes which pages it was given; the page named ``stop`` interrupts it once."""
    seen: list[str] = []
    stops = {"stop.txt"}

    def reader(
        nlp: object, batch: Sequence[Page], accurate: bool
    ) -> Iterator[tuple[Page, list[tuple[Article, Reading]] | Skipped]]:
        for item in batch:
            if item.name in stops:
                stops.clear()
                raise KeyboardInterrupt
            seen.append(item.name)
            whole = Span(start=0, end=len(item.text), text=item.text)
            article = Article(page=item.name, index=0, spans=(whole,))
            yield item, [(article, Reading(article=article.id))]

    monkeypatch.setattr(conductor, "_read_pages", reader)
    monkeypatch.setattr(conductor, "solve", lambda case, tell: None)
    monkeypatch.setattr("rashomon.language.load", lambda *names: None, raising=False)
    return seen


def folder(path: Path, *names: str) -> Path:
    path.mkdir(exist_ok=True)
    for name in names:
        (path / name).write_text(
            f"{name}: Shells fell on the harbour on Monday, the mayor said, and two dockers died.\n"
        )
    return path


def test_an_interrupted_build_goes_on_with_what_is_left(tmp_path: Path, read_pages: list[str]) -> None:
    pages = folder(tmp_path / "pages", "a.txt", "b.txt", "stop.txt", "z.txt")
    with pytest.raises(KeyboardInterrupt):
        conductor.build([pages], tmp_path / "x.case")
    with Case(tmp_path / "x.case") as case:
        assert case.check() == []
        assert len(case.articles()) == 2, "what was read is kept"
    with conductor.build([pages], tmp_path / "x.case") as case:
        assert len(case.articles()) == 4
        assert case.check() == []
    assert sorted(read_pages) == ["a.txt", "b.txt", "stop.txt", "z.txt"], "none is read twice"


def test_one_more_page_does_not_read_the_old_ones_again(tmp_path: Path, read_pages: list[str]) -> None:
    pages = folder(tmp_path / "pages", "a.txt", "b.txt")
    conductor.build([pages], tmp_path / "x.case").close()
    read_pages.clear()
    more = folder(tmp_path / "more", "c.txt")
    with conductor.build([more], tmp_path / "x.case") as case:
        assert read_pages == ["c.txt"]
        assert len(case.articles()) == 3


def test_a_page_that_changed_is_told_and_the_first_stays(tmp_path: Path, read_pages: list[str]) -> None:
    pages = folder(tmp_path / "pages", "a.txt")
    conductor.build([pages], tmp_path / "x.case").close()
    (pages / "a.txt").write_text("Something else was written over it later, and that is a page of another kind.\n")
    with conductor.build([pages], tmp_path / "x.case") as case:
        assert "harbour" in case.page_text("a.txt")
        assert [s.reason for s in case.skipped()] == ["changed"]


def test_a_full_disk_leaves_the_case_whole(tmp_path: Path) -> None:
    with small_case(tmp_path / "x.case") as case:
        used = case._db.execute("PRAGMA page_count").fetchone()[0]
        case._db.execute(f"PRAGMA max_page_count = {used + 1}")
        with pytest.raises(sqlite3.OperationalError, match="full"):
            case.keep_page(page("big.txt", "".join(chr(97 + i * i % 25) for i in range(300_000))))
        assert case.check() == []
        assert "big.txt" not in case.page_hashes()
        assert len(case.events()) == 2


def test_a_place_that_cannot_hold_a_case_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="opened or made") as error:
        Case(tmp_path / "no" / "such" / "x.case", create=True)
    assert error.value.filename == str(tmp_path / "no" / "such" / "x.case")


def test_check_names_bytes_that_no_longer_unpack(tmp_path: Path) -> None:
    with small_case(tmp_path / "x.case") as case:
        case._db.execute("UPDATE page SET bytes = x'00ff' WHERE name = 'post.txt'")
        (fault,) = case.check()
        assert fault.startswith("post.txt:")
