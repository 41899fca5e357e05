"""The days that a report can be about, from its own words and its page's day."""

from datetime import date
from typing import Any

import pytest

from rashomon.linking.windows import UNKNOWN, window
from rashomon.model import TimeMention, When
from tests.linking.make import on, report, span

THURSDAY = on("2024-05-02")


def days(published: When = THURSDAY, *, kind: str = "incident", **mention: Any) -> tuple[str, str] | None:
    times = (TimeMention.model_validate({"span": span("then"), **mention}),) if mention else ()
    found = window(report("a", times=times, kind=kind), published)
    return (str(found.start), str(found.end)) if found.known else None


@pytest.mark.parametrize(
    ("mention", "first", "last"),
    [
        ({"weekday": 1, "tense": "past"}, "2024-04-30", "2024-04-30"),
        ({"weekday": 3}, "2024-05-02", "2024-05-02"),
        ({"weekday": 6, "tense": "future"}, "2024-05-05", "2024-05-05"),
        ({"offset": -1, "unit": "day", "anchor": "publication"}, "2024-05-01", "2024-05-01"),
        ({"offset": 0, "unit": "day", "anchor": "publication", "part": "overnight"}, "2024-05-01", "2024-05-02"),
        ({"offset": -24, "unit": "hour", "anchor": "publication"}, "2024-05-01", "2024-05-01"),
        ({"offset": -7, "offset_high": -2, "unit": "day", "anchor": "publication"}, "2024-04-25", "2024-04-30"),
        ({"month": 4, "day": 28}, "2024-04-28", "2024-04-28"),
        ({"month": 9, "day": 28}, "2023-09-28", "2023-09-28"),
        ({"year": 1991}, "1991-01-01", "1991-12-31"),
        ({"year": 1992, "month": 2}, "1992-02-01", "1992-02-29"),
        ({"decade": 1990}, "1990-01-01", "1999-12-31"),
        ({"year": 1990, "month": 2, "day": 30}, "1990-02-01", "1990-02-28"),
        (
            {"weekday": 0, "end": {"span": {"start": 0, "end": 1, "text": "x"}, "weekday": 2}},
            "2024-04-29",
            "2024-05-01",
        ),
    ],
)
def test_expressions_count_from_the_pages_day(mention: dict[str, Any], first: str, last: str) -> None:
    assert days(**mention) == (first, last)


def test_a_fresh_report_without_a_date_is_of_the_last_days_but_a_past_war_is_not() -> None:
    assert days() == ("2024-04-30", "2024-05-02")
    assert days(kind="history") is None


def test_a_time_of_day_alone_dates_nothing() -> None:
    told = report("a", times=(TimeMention(span=span("dawn"), kind="time", part="morning"),))
    assert window(told, THURSDAY) == window(report("a"), THURSDAY)


def test_nothing_is_counted_from_an_unknown_or_vague_day() -> None:
    assert days(When(), weekday=1) is None
    vague = When(edtf="2024", start=date(2024, 1, 1), end=date(2024, 12, 31))
    assert days(vague, weekday=1) is None
    assert days(vague) is None
    assert days(When(), year=1991) == ("1991-01-01", "1991-12-31")


def test_a_month_and_day_without_a_year_is_kept_for_comparison() -> None:
    told = report("a", times=(TimeMention(span=span("Feb. 13"), month=2, day=13),))
    found = window(told, When())
    assert not found.known
    assert found.month_day == "02-13"


def test_the_day_of_speaking_and_durations_date_nothing() -> None:
    assert days(weekday=1, role="reporting") is None
    told = report("a", times=(TimeMention(span=span("six weeks"), kind="duration", offset=6, unit="week"),))
    assert window(told, THURSDAY) == UNKNOWN


def test_what_the_whole_case_found_wins() -> None:
    assert window(report("a"), THURSDAY, on("2024-04-20")).start == date(2024, 4, 20)
    assert window(report("a"), THURSDAY, When()).end == date(2024, 5, 2), "unless it found nothing"
