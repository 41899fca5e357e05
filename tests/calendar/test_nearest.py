"""The likeliest day of an expression is one of those that it allows, and stands on the side to which its tense looks."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.calendar import Told, nearest, relation, span
from rashomon.model import Span, TimeMention

PAGE = date(2024, 5, 2)
"""A Thursday."""


def at(**parts: Any) -> TimeMention:
    return TimeMention(span=Span(start=0, end=4, text="then"), **parts)


@pytest.mark.parametrize(
    ("parts", "day", "grain"),
    [
        ({"weekday": 1, "tense": "past"}, "2024-04-30", "day"),
        ({"weekday": 3}, "2024-05-02", "day"),
        ({"weekday": 3, "direction": "past"}, "2024-04-25", "day"),
        ({"weekday": 3, "direction": "future"}, "2024-05-09", "day"),
        ({"weekday": 0, "tense": "future"}, "2024-05-06", "day"),
        ({"weekday": 4, "unit": "week", "offset": -1}, "2024-04-26", "day"),
        ({"weekday": 5, "end": at(weekday=6)}, "2024-04-27", "weekend"),
        ({"day": 30}, "2024-04-30", "day"),
        ({"day": 5, "tense": "future"}, "2024-05-05", "day"),
        ({"month": 11, "day": 3, "tense": "past"}, "2023-11-03", "day"),
        ({"month": 5, "day": 9, "tense": "future"}, "2024-05-09", "day"),
        ({"month": 2, "day": 29}, "2024-02-29", "day"),
        ({"month": 5, "day": 7, "weekday": 6}, "2023-05-07", "day"),
        ({"month": 5, "direction": "past"}, "2023-05-01", "month"),
        ({"month": 5, "tense": "past"}, "2024-05-01", "month"),
        ({"month": 1, "end": at(month=3)}, "2024-01-01", "quarter"),
        ({"month": 12, "end": at(month=2), "direction": "past"}, "2023-12-01", "season"),
        ({"month": 9, "unit": "year", "offset": -1}, "2023-09-01", "month"),
        ({"year": 1991}, "1991-01-01", "year"),
        ({"year": 1991, "month": 2}, "1991-02-01", "month"),
        ({"decade": 1990}, "1990-01-01", "decade"),
        ({"offset": -1, "unit": "day"}, "2024-05-01", "day"),
        ({"offset": -30, "unit": "hour"}, "2024-04-30", "day"),
        ({"offset": -1, "unit": "week"}, "2024-04-25", "week"),
        ({"offset": -1, "unit": "month"}, "2024-04-02", "month"),
        ({"offset": 1, "unit": "year"}, "2025-05-02", "year"),
    ],
)
def test_the_likeliest_day(parts: dict[str, Any], day: str, grain: str) -> None:
    assert nearest(at(**parts), PAGE) == (date.fromisoformat(day), grain)


@pytest.mark.parametrize(
    "parts",
    [
        {"kind": "duration", "offset": 6, "unit": "week"},
        {"kind": "set", "weekday": 1},
        {},
        {"year": 1990, "month": 2, "day": 30},
    ],
)
def test_what_names_no_day(parts: dict[str, Any]) -> None:
    assert nearest(at(**parts), PAGE) is None


def test_the_story_goes_on_from_what_was_told() -> None:
    told = Told(date(2020, 3, 1), "day")
    assert nearest(at(offset=1, unit="day", anchor="narrative"), PAGE, told) == (date(2020, 3, 2), "day")
    assert nearest(at(kind="time", part="night"), PAGE, told) == (date(2020, 3, 1), "day")
    quarter = Told(date(2020, 7, 1), "quarter")
    assert nearest(at(offset=-1, unit="year", anchor="narrative"), PAGE, quarter) == (date(2019, 7, 1), "quarter")


tenses = st.sampled_from(["past", "future"])
expressions = st.one_of(
    st.builds(lambda w, t: at(weekday=w, tense=t), st.integers(0, 6), tenses),
    st.builds(lambda w, d: at(weekday=w, direction=d), st.integers(0, 6), tenses),
    st.builds(lambda d, t: at(day=d, tense=t), st.integers(1, 31), tenses),
    st.builds(lambda m, d, w: at(month=m, day=d, direction=w), st.integers(1, 12), st.integers(1, 28), tenses),
    st.builds(lambda n, u: at(offset=n, unit=u), st.integers(-9, 9), st.sampled_from(["day", "week", "month", "year"])),
)


@settings(deadline=None)
@given(expressions, st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_the_likeliest_day_is_one_of_those_allowed(mention: TimeMention, page: date) -> None:
    found, allowed = nearest(mention, page), relation(mention)
    if found is not None and allowed is not None:
        assert allowed.forward(span(page, page)) & span(found.day, found.day)
