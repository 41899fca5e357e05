"""When an incident was, where a page tells of a death, an arrest or a charge beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # who died later was hit before
        ("Gunfire in Ridge killed a guard. He died Tuesday morning of the wounds that he got April 28.", "April 28"),
        # what the charge is about
        (
            "A tailor was charged with murder on Monday over the deadly shooting at a mill on Saturday.",
            "Saturday",
        ),
        # the deed that somebody was arrested for
        (
            "Guards have arrested a clerk over Sunday night's deadly shooting. A trader was shot dead, and six more were hurt.",
            "Sunday night",
        ),
    ],
)
def test_the_day_of_the_deed_goes_before_that_of_what_came_of_it(
    told: Callable[[str], Reading], text: str, first: str
) -> None:
    times = [t.span.text for r in told(text).reports if r.kind == "incident" for t in r.times if t.span is not None]
    assert times[0] == first


@pytest.mark.parametrize(
    ("hour", "days"),
    [("about 10:30 p.m.", [-1]), ("about 2:30 a.m.", [0]), ("for hours", [])],
)
def test_an_hour_says_on_which_side_of_midnight_a_night_lies(
    told: Callable[[str], Reading], hour: str, days: list[int]
) -> None:
    found = told(f"Four people were shot dead overnight in Ridge. The gunman opened fire {hour} outside a club.")
    times = [t for r in found.reports if r.kind == "incident" for t in r.times]
    assert [t.offset for t in times if t.unit == "day"] == days
