"""The day of a page in lines that hold other things, too."""

from __future__ import annotations

import pytest

from rashomon.pages.dates import find
from rashomon.pages.mastheads import is_alone, issued


@pytest.mark.parametrize(
    "line",
    [
        "Orvel Weekly | Friday, May 4, 2031 | No. 17",
        "Sheet 12 - Tuesday 4 May 2031 - Orvel FM, Moldria Radio",
        "RADIO DIGEST   No. 59/31   4 MAY 2031",
        "THE ORVEL LANTERN Orvel, N.S. Friday, May 4, 2031",
        "This blog is now closed. Friday 4 May 2031",
        "By our correspondent in Orvel, May 4, 2031 in Headlines",
        "PRESSE, ORVEL, May 4, 2031 (Rewrites with reaction)",
    ],
)
def test_a_date_stands_alone_in_a_line_of_parts(line: str) -> None:
    assert is_alone(line, next(find(line)))


@pytest.mark.parametrize("line", ["The truce of 4 May 2031 holds in Orvel", "Two men who fled on May 4, 2031 are back"])
def test_a_date_that_is_told_does_not(line: str) -> None:
    assert not is_alone(line, next(find(line)))


def test_the_day_of_issue_takes_its_year_from_the_period() -> None:
    (day,) = issued("No 2 - 13 to 26 January 2031 - issued in Orvel on 27 January")
    assert (day.year, day.month, day.day) == (2031, 1, 27)


def test_a_wire_s_time_group_is_a_date() -> None:
    (day,) = find("MORE ABC 231814 GMT SEP 97")
    assert (day.year, day.month, day.day) == (1997, 9, 23)
