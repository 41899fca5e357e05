"""Years that a weekday's day of the month leaves, and terms that are over."""

from __future__ import annotations

from datetime import date

from rashomon.calendar.days import span
from rashomon.dating import anchors, years


def test_a_weekday_with_its_date_leaves_few_years() -> None:
    (clue,) = years.clues("They marched on Thursday 17 April to the gate.", date(2020, 1, 1))
    assert clue.years
    assert clue.days & span(date(2014, 4, 18), date(2014, 4, 18))
    assert not clue.days & span(date(2012, 4, 18), date(2012, 4, 18))


def test_a_page_that_tells_a_fall_came_out_after_it() -> None:
    (clue,) = anchors.clues("It was the worst day since President Suharto fell last May.")
    assert clue.days.first.year == 1998
