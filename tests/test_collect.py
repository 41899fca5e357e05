"""What comes into a case: each page once, under one name, as evidence that never changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.build import _collect
from rashomon.casefile import Case
from tests.pages.make import TEXT, lines, zipped


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path / "c.case", create=True)


def collect(case: Case, *paths: Path) -> dict[str, str]:
    """Collect and give the reasons of what was skipped."""
    _collect(case, paths, (), "stdin", lambda *_: None)
    return {item.name: item.reason for item in case.skipped()}


def test_the_same_bytes_under_two_names_are_one_page(case: Case, tmp_path: Path) -> None:
    record = {"text": TEXT, "url": "https://a.example/1"}
    (tmp_path / "a.jsonl").write_bytes(lines(record))
    (tmp_path / "b.zip").write_bytes(zipped({"copy.jsonl": lines({"text": TEXT, "id": 1}, record), "p.txt": b"x" + TEXT.encode()}))  # fmt: skip
    (tmp_path / "p.txt").write_bytes(b"x" + TEXT.encode())
    paths = [tmp_path / "a.jsonl", tmp_path / "b.zip", tmp_path / "p.txt"]
    twice = {"b.zip/copy.jsonl#2": "duplicate", "p.txt": "duplicate"}
    assert collect(case, *paths) == twice
    assert sorted(case.page_hashes()) == ["a.jsonl#1", "b.zip/copy.jsonl#1", "b.zip/p.txt"]
    assert "a.jsonl#1" in next(item.message for item in case.skipped() if item.name == "b.zip/copy.jsonl#2")
    assert collect(case, *paths) == twice, "and the same the next time"


def test_one_text_at_two_addresses_is_two_pages(case: Case, tmp_path: Path) -> None:
    from tests.pages.make import record

    (tmp_path / "a.warc").write_bytes(record(1, TEXT.encode(), fields={"Content-Type": "text/plain"}) * 2 + record(2, TEXT.encode(), fields={"Content-Type": "text/plain"}))  # fmt: skip
    assert collect(case, tmp_path / "a.warc") == {"a.warc#2": "duplicate"}
    assert list(case.page_hashes()) == ["a.warc#1", "a.warc#3"]


def test_a_page_never_changes(case: Case, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert collect(case, tmp_path / "a.txt") == {}
    (tmp_path / "a.txt").write_text(TEXT + " And more.")
    assert collect(case, tmp_path / "a.txt") == {"a.txt": "changed"}
    assert case.page("a.txt").text == TEXT


def test_where_a_page_came_from_is_kept_with_it(case: Case, tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_bytes(
        lines({"text": TEXT, "url": "https://a.example/1", "source": "River Wire", "date_download": "2024-02-14T10:00:00Z"})
    )  # fmt: skip
    collect(case, tmp_path / "n.jsonl")
    page = case.page("n.jsonl#1")
    assert (page.address, page.site, str(page.fetched)) == (
        "https://a.example/1",
        "River Wire",
        "2024-02-14 10:00:00+00:00",
    )
    assert b'"River Wire"' in page.data
    assert case.check() == []
