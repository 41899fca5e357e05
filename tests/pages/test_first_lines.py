"""The only whole date among the lines at the ends of a page, where no line says of itself that it dates it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rashomon.pages.dates import find
from rashomon.pages.first_lines import of_end, of_lines
from rashomon.pages.mastheads import issued
from tests.pages.read import HEADLINE, STORY, only


@pytest.mark.parametrize(
    "line",
    [
        "Orvel, May 4, 2031, 19:00 CET",
        "Orvel, seat of the talks on the river, May 4, 2031",
        "Field notes, northern hills, 4 May 2031",
        "Log for 4 May 2031. Summaries, not transcripts.",
        "Log of events, Orvel area, 4 May 2031:",
        "Digest of posts, collected Sunday 4 May 2031, 07:00 UTC. We translate, we do not endorse.",
        "Bulletin of the week to 4 May 2031, northern Moldria",
        "Daily brief, east and south-east, 2031-05-04",
        "XYZ, ORVEL, May 4, 2031 | UPDATE 2: adds the lawyer",
    ],
)
def test_the_only_date_above_a_text_dates_it(line: str) -> None:
    day = of_lines(["THE ORVEL LANTERN", line, "Ten die as rebels raid a mill"])
    assert day is not None
    assert (day.year, day.month, day.day) == (2031, 5, 4)


@pytest.mark.parametrize(
    "lines",
    [
        ["Related: a truce that held, May 4, 2031"],
        ["Online since 4 May 2031"],
        ["Orvel, May 4, 2031", "Moldria, May 9, 2031"],
        ["The truce of 4 May 2031 holds in Orvel and along the road to the sea, two months on"],
        ["Photo: the mill after the fire, 4 May 2031. Reuters"],
    ],
)
def test_a_date_of_something_else_does_not(lines: Sequence[str]) -> None:
    assert of_lines(lines) is None


def test_a_bulletin_is_of_the_last_day_that_it_covers() -> None:
    day = of_lines(["WEEKLY NOTE", "Issue 8 / 2031", "Reporting period: 20 - 27 February"])
    assert day is not None
    assert (day.year, day.month, day.day) == (2031, 2, 27)
    assert of_lines(["WEEKLY NOTE", "Reporting period: 20 - 27 February"]) is None


def test_a_date_in_brackets_ends_a_text() -> None:
    day = of_end("11.30 Two suspects are being held. (18 January 2031)")
    assert day is not None
    assert (day.year, day.month, day.day) == (2031, 1, 18)
    assert of_end("They were seen near the mill (18 January 2031)") is None


def test_the_years_of_the_north_are_read() -> None:
    (day,) = find("Juche 120 (2031). 5. 4.")
    assert (day.year, day.month, day.day) == (2031, 5, 4)


def test_a_digest_is_of_the_day_on_which_it_was_released() -> None:
    (day,) = issued("No. 2 - week of 6 to 13 January 2031 (with one late entry) - released 14 January")
    assert (day.year, day.month, day.day) == (2031, 1, 14)


@pytest.mark.parametrize("count", ["3 photos", "12 pictures"])
def test_how_many_pictures_a_page_has_makes_its_date_no_caption(count: str) -> None:
    line = f"Sunday, 4 May 2031 at 08h15 | Views: 21,408 | {count}"
    found = only("\n\n".join(["LANTERN | English edition", HEADLINE, line, *STORY]))
    assert found.published.edtf == "2031-05-04"
