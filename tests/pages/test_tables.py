"""Tables of articles: a row is a page, as a record of JSON is; nothing in a table can harm or fill the memory."""

from __future__ import annotations

import csv
import gzip
import io
from datetime import date
from pathlib import Path

import pytest

from rashomon import pages
from rashomon.model import Page, Skipped
from tests.pages.make import TEXT, bad, good, read
from tests.pages.read import HEADLINE, STORY
from tests.pages.test_formats import WHOLE, load, peak


def table(*rows: list[str], sign: str = ",", end: str = "\r\n") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=sign, lineterminator=end).writerows(rows)
    return file.getvalue()


NAMES = ["id", "Title", "text", "source", "url", "date"]
ROW = ["7", HEADLINE, "\n".join(STORY), "River Wire", "https://river.example/1", "2024-02-13"]
OTHER = ["8", "", TEXT, "", "", "14 Feb 2024"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("n.csv", table(NAMES, ROW, OTHER).encode()),
        ("n.csv", table(NAMES, ROW, OTHER, end="\n").encode("utf-8-sig")),
        ("n.csv", table(NAMES, ROW, OTHER, sign=";").encode()),
        ("n.csv", b"sep=|\r\n" + table(NAMES, ROW, OTHER, sign="|").encode()),
        ("n.tsv", table(NAMES, ROW, OTHER, sign="\t").encode()),
        ("n.tsv", table(NAMES, ROW, OTHER, sign="\t").encode("utf-16")),
        ("n.csv", table(NAMES, ROW, OTHER).encode("utf-16-le")),
        ("n.csv.gz", gzip.compress(table(NAMES, ROW, OTHER).encode())),
    ],
)
def test_a_row_is_a_page(tmp_path: Path, name: str, data: bytes) -> None:
    found = good(load(tmp_path, name, data))
    first = 3 if data.startswith(b"sep=") else 2
    assert list(found) == [f"{name}#{first}", f"{name}#{first + 1}"]
    one, two = found.values()
    assert read(one) == read(two) == WHOLE
    assert (one.title, one.site, one.address) == (HEADLINE, "River Wire", "https://river.example/1")
    assert (one.stated_date, two.stated_date) == (date(2024, 2, 13), date(2024, 2, 14))
    assert one.media_type == "text/csv"
    assert one.data is not None
    assert b"Two Moldrian" in one.data


def test_columns_are_mapped_by_option(tmp_path: Path) -> None:
    data = table(["text", "Copy", "when"], ["a label", TEXT, "13 February 2024"]).encode()
    [page] = load(tmp_path, "n.csv", data, "text=copy", "published=When")
    assert isinstance(page, Page)
    assert read(page) == WHOLE
    assert page.stated_date == date(2024, 2, 13)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (["16/02/2024"], date(2024, 4, 3)),
        (["02/16/2024"], date(2024, 3, 4)),
        (["16/02/2024", "02/16/2024"], None),
        (["05/05/2024"], None),
    ],
)
def test_the_other_dates_of_a_column_tell_which_number_is_the_day(
    tmp_path: Path, others: list[str], expected: date | None
) -> None:
    rows = [[f"{HEADLINE} {n}", TEXT, day] for n, day in enumerate(["03/04/2024", *others])]
    found = good(load(tmp_path, "n.csv", table(["title", "text", "date"], *rows).encode()))
    assert found["n.csv#2"].stated_date == expected


def test_each_row_has_its_own_character_set(tmp_path: Path) -> None:
    text = TEXT.replace("Orvel", "Órvél")
    rows = [table([text, n]).encode(charset) for n, charset in (("1", "utf-8"), ("2", "cp1252"))]
    found = good(load(tmp_path, "n.csv", b"text,n\r\n" + b"".join(rows)))
    assert {page.text for page in found.values()} == {text}


def test_rows_and_tables_that_are_none_are_named(tmp_path: Path) -> None:
    found = load(tmp_path, "n.csv", table(NAMES, ROW, ["9", "A title"], [], ["", ""], OTHER).encode())
    assert list(good(found)) == ["n.csv#2", "n.csv#6"]
    assert bad(found) == {"n.csv#3": "no text"}
    for data, reason in (
        (table(["id", "words"], ["1", TEXT], ["2", TEXT]).encode(), "no text"),
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "binary"),
    ):
        assert bad(load(tmp_path, "m.csv", data)) == {"m.csv": reason}
    [why] = load(tmp_path, "m.csv", table(["id", "words"], ["1", TEXT]).encode())
    assert isinstance(why, Skipped)
    assert "id, words" in why.message
    assert "--field text=COLUMN" in why.message


def test_a_quotation_mark_that_nobody_closes(tmp_path: Path) -> None:
    """What it swallows is named; the memory holds no more than a page's limit, and what stands behind that is read."""
    rest = b"x" * 1000 + b"\r\n"
    data = table(NAMES, ROW).encode() + b'9,"open,' + rest * 22_000 + b'"\r\n' + table(OTHER).encode()
    found = load(tmp_path, "n.csv", data)
    assert "n.csv#2" in good(found)
    assert bad(found)["n.csv#3"] == "too large"
    short = table(NAMES, ROW).encode() + b'9,"open,' + rest * 20
    assert list(good(load(tmp_path, "s.csv", short))) == ["s.csv#2"]


def test_a_line_without_end_and_a_cut_table(tmp_path: Path) -> None:
    long = table(NAMES, ROW).encode() + b"x" * (21 * 2**20) + b"\r\n" + table(OTHER).encode()
    found = load(tmp_path, "n.csv", long)
    assert list(good(found)) == ["n.csv#2", "n.csv#4"]
    assert bad(found) == {"n.csv#3": "too large"}
    rows = [[str(n), f"{HEADLINE} {n}", TEXT, "", "", ""] for n in range(400)]
    packed = gzip.compress(table(NAMES, *rows).encode())
    found = load(tmp_path, "n.csv.gz", packed[: len(packed) // 2])
    assert good(found)
    assert "damaged" in bad(found).values()


@pytest.mark.parametrize(
    "cell",
    ["=cmd|' /C calc'!A0", "../../etc/passwd", "<script>alert(1)</script>", "\x00\x1b[31m", "'; DROP TABLE page; --"],
)
def test_cells_are_text_and_nothing_else(tmp_path: Path, cell: str) -> None:
    found = load(tmp_path, "n.csv", table(NAMES, [cell, cell, f"{TEXT}\n\n{cell}", cell, cell, cell], ROW).encode())
    assert "n.csv#3" in good(found)
    for page in good(found).values():
        assert "\x1b" not in page.text
        assert "\x00" not in page.text


def test_memory_does_not_grow_with_the_number_of_rows(tmp_path: Path) -> None:
    most = []
    for number in (1500, 4500):
        rows = [[f"{HEADLINE} {n}", f"On day {n} the bridge was shut. {STORY[0]}"] for n in range(number)]
        path = tmp_path / "n.csv"
        path.write_text(table(["title", "text"], *rows), encoding="utf-8")
        list(pages.load([path])) if not most else None
        count, size = peak(path)
        assert count == number
        most.append(size)
    assert most[1] < most[0] + 100_000, "three times the rows, the same memory"
