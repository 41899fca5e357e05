"""Sets of days behave as sets."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.calendar.days import NONE, Days, any_year, calendar_days, span, weekdays
from rashomon.dating.words import when

some = st.sets(st.integers(730_000, 730_200), max_size=12)


def days(ordinals: set[int]) -> Days:
    found = NONE
    for day in ordinals:
        found |= Days(day, 1)
    return found


def ordinals(found: Days) -> set[int]:
    return {found.low + i for i in range(found.width) if found.bits >> i & 1}


@given(some, some)
def test_union_and_intersection(a: set[int], b: set[int]) -> None:
    assert ordinals(days(a) & days(b)) == a & b
    assert ordinals(days(a) | days(b)) == a | b
    assert (days(a) == days(b)) == (a == b)


@given(some, st.integers(-40, 40), st.integers(0, 40))
def test_reach(a: set[int], first: int, more: int) -> None:
    assert ordinals(days(a).reach(first, first + more)) == {d + k for d in a for k in range(first, first + more + 1)}


@given(some)
def test_runs_and_ends(a: set[int]) -> None:
    assert [d for run in days(a).runs() for d in sorted(ordinals(run))] == sorted(a)
    assert ordinals(days(a).ends()) == {d for d in a if d + 1 not in a}
    assert days(a).solid == (len(list(days(a).runs())) <= 1)


def test_calendars() -> None:
    assert len(calendar_days(2024, 2)) == 29
    assert calendar_days(2023, 2, 29) == NONE
    assert (any_year(2, 13) & weekdays(1) & span(date(2020, 1, 1), date(2026, 1, 1))) == calendar_days(2024, 2, 13)


WIDE = span(date(1945, 1, 1), date(2026, 6, 1))


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        (NONE, None),
        (WIDE, None),
        (calendar_days(2024, 2, 13), "2024-02-13"),
        (calendar_days(2024, 2), "2024-02"),
        (calendar_days(2024), "2024"),
        (span(date(1990, 1, 1), date(1999, 12, 31)), "199X"),
        (span(date(1988, 1, 1), date(1994, 12, 31)), "1988/1994"),
        (span(date(2023, 9, 1), date(2023, 10, 31)), "2023-09/2023-10"),
        (span(date(2024, 2, 12), date(2024, 2, 13)), "2024-02-12/2024-02-13"),
        (calendar_days(2022, 9, 28) | calendar_days(2023, 9, 28), "[2022-09-28,2023-09-28]"),
        (any_year(9, 28) & WIDE, "XXXX-09-28"),
        (any_year(9) & WIDE, "XXXX-09"),
        (span(date(2022, 2, 24), date(2026, 6, 1)), "2022-02-24/.."),
        (span(date(1945, 1, 1), date(1950, 6, 1)), "../1950-06-01"),
        (weekdays(1) & WIDE, None),
    ],
)
def test_edtf(value: Days, edtf: str | None) -> None:
    found = when(value, ["because"], WIDE)
    assert found.edtf == edtf
    if edtf is None:
        assert (found.start, found.end, found.basis) == (None, None, "")


def test_likely_values_are_marked_uncertain() -> None:
    assert when(calendar_days(2024, 2, 13), [], WIDE, likely=True).edtf == "2024-02-13?"
    both = span(date(2024, 2, 12), date(2024, 2, 12) + timedelta(days=1))
    assert when(both, [], WIDE, likely=True).edtf == "2024-02-12?/2024-02-13?"
