"""When an incident was, where a page tells of a death, an arrest or a charge beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.calendar import relation
from rashomon.dating.nights import at_clock
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
        # those who died of it later
        (
            "Attackers shot dead nine people at a camp near Ridge on Monday night. The hurt were taken to town, where two more died on Wednesday.",
            "Monday night",
        ),
        # the count of the dead
        ("Gunmen attacked a mill near Ridge on Saturday. On Sunday the mayor had given nine dead.", "Saturday"),
        # what was on just then
        ("Gunmen shot dead two men who were clearing a field near Ridge on Monday.", "Monday"),
        # a clash that is over when it breaks out
        ("In a clash that broke out on Saturday evening near Ridge, five rebels were killed.", "Saturday evening"),
        # what is told of as long gone
        ("Shells killed two soldiers near Ridge on Tuesday, the worst since the 1950-53 war.", "Tuesday"),
        # until when a count was made
        ("On May 6 a bomb killed nine people in Ridge. The mayor gave 20 dead by the weekend.", "May 6"),
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
    ("hour", "day"),
    [("about 10:30 p.m.", -1), ("about 2:30 a.m.", 0), ("for hours", None)],
)
def test_an_hour_that_is_told_of_a_night_is_handed_on_to_say_which_of_its_days_it_was(
    told: Callable[[str], Reading], hour: str, day: int | None
) -> None:
    found = told(f"Four people were shot dead overnight in Ridge. The gunman opened fire {hour} outside a club.")
    (report,) = [r for r in found.reports if r.kind == "incident"]
    night = next(rel for m in report.times if m.part == "overnight" and (rel := relation(m, "past")) is not None)
    settled = at_clock([night], report.times)[0]
    assert (settled.low, settled.high) == ((-1, 0) if day is None else (day, day))
