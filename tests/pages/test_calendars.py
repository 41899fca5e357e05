"""Days of other calendars, of first lines, of datelines in brackets, and the year of a copyright."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.pages.calendars import common_year, found
from rashomon.pages.credit import dateline
from rashomon.pages.dates import find
from rashomon.pages.footers import copyright_year
from rashomon.pages.mastheads import in_full, of_opening
from rashomon.pages.published import is_date_line
from tests.pages.read import HEADLINE, STORY, only


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 Farvardin 1398", date(2019, 3, 21)),
        ("1 Farvardin 1403", date(2024, 3, 20)),
        ("1 Farvardin 1404", date(2025, 3, 21)),
        ("Saur 7, 1357", date(1978, 4, 27)),
        ("22nd of Bahman 1357", date(1979, 2, 11)),
        ("5 Jadi 1403", date(2024, 12, 25)),
        ("Meskerem 1, 2012", date(2019, 9, 12)),
        ("20 Ginbot 1983", date(1991, 5, 28)),
    ],
)
def test_days_of_other_calendars(text: str, day: date) -> None:
    assert [one for *_, one in found(text)] == [day]
    assert [one.value for one in find(text)] == [day]


@pytest.mark.parametrize("text", ["Asad 12, 2012", "31 Mehr 1398", "7 Pagume 2012", "Tir 12", "the 40 Dey 1398"])
def test_what_is_no_day_of_theirs(text: str) -> None:
    assert not list(found(text))


def test_years_of_the_buddhist_era() -> None:
    assert (common_year(2562), common_year(2031)) == (2019, 2031)
    assert [one.value for one in find("12 June 2562")] == [date(2019, 6, 12)]


@pytest.mark.parametrize("line", ["August 19, 2031, 11:52 p.m.", "Feb. 2, 2031, 5:31 p.m. ET", "4 May 2031, 7.05 a.m."])
def test_a_time_of_day_with_full_stops_ends_no_sentence(line: str) -> None:
    assert is_date_line(line)
    assert only("\n\n".join([HEADLINE, line, *STORY])).published.edtf == next(find(line)).value.isoformat()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    ["(Orvel, May 4, 2031) - Two guards", "(Orvel/Tesk, 4 May 2031) – Two guards", "[Orvel, May 4, 2031] Two guards"],
)
def test_datelines_in_brackets(text: str) -> None:
    line = dateline(text)
    assert line is not None
    assert text[line[0] :] == "Two guards"
    assert next(find(line[1] or "")).value == date(2031, 5, 4)


def test_a_bracket_that_opens_a_text_is_not_always_a_dateline() -> None:
    assert dateline("(Updated, with quotes) - Two guards") is None


@pytest.mark.parametrize(
    "text",
    [
        "Friday 4 May 2031, updated 23:50 local time. Newest first.",
        "Digest of the day's broadcasts, 4 May 2031\nPut together from three stations.",
        "ORVEL, Moldria, May 4, 2031 (ORP)",
    ],
)
def test_the_first_line_of_a_text_that_is_its_date(text: str) -> None:
    day = of_opening(text, text)
    assert day is not None
    assert day.value == date(2031, 5, 4)


@pytest.mark.parametrize("text", ["The truce of 4 May 2031\nis over.", "4 May 2031", "On 4 May 2031 two guards died."])
def test_a_first_line_that_tells_something_or_begins_a_chronicle(text: str) -> None:
    assert of_opening(text, f"{text} Shots were heard. 5 May 2031 Three guards died.") is None


def test_a_day_without_its_year_takes_that_of_the_same_day_above() -> None:
    day = next(find("May 4", partial=True))
    assert in_full(day, ["ORVEL GENERAL NEWS   4 May 2031"]).year == 2031
    assert in_full(day, ["5 May 2031"]).year is None


@pytest.mark.parametrize(
    ("footer", "told", "year"),
    [
        ("Copyright 2031 Orvel Mail", "He was shot on Sunday (May 4) in Orvel.", 2031),
        ("© 2004-2031 Orvel Mail", "He was shot on Sunday, 4 May, in Orvel.", 2031),
        ("Copyright 2030 Orvel Mail", "He was shot on Sunday (May 4) in Orvel.", None),
        ("Copyright 2031 Orvel Mail", "He was shot on Sunday.", None),
    ],
)
def test_the_year_of_a_copyright_that_a_weekday_bears_out(footer: str, told: str, year: int | None) -> None:
    assert copyright_year([footer], told).edtf == (str(year) if year else None)
