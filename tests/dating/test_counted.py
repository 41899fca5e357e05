"""Days counted from others of their page, nights at a time of day, and reports without a day of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from rashomon import dating
from rashomon.model import Place, Report, Span, TimeMention
from tests.dating.make import TODAY, article, reading, report

PAGE = "2031-05-14"
"""A Wednesday."""


def at(text: str, start: int, **parts: object) -> TimeMention:
    return TimeMention(span=Span(start=start, end=start + len(text), text=text), **parts)  # type: ignore[arg-type]


def told(name: str, start: int, *times: TimeMention, place: str | None = None, **more: object) -> Report:
    """A report whose one span of 300 characters begins at ``start``."""
    span = Span(start=start, end=start + 300, text="x" * 300)
    where = Place(name=place, precision=1) if place else None
    return report("a", name, *times, spans=(span,), place=where, **more)


def days(reports: Sequence[Report], published: str = PAGE) -> list[str | None]:
    page = article("a", published=published)
    found = dating.date([page], [reading(page, *reports)], [], TODAY.replace(year=2032))
    return [found.reports[r.id].edtf for r in reports]


TWO_DAYS_BACK = at("Two days", 0, offset=-2, unit="day", anchor="narrative", direction="past", role="event")


def test_what_the_news_comes_after_is_counted_from_the_day_of_the_words_behind_it() -> None:
    said = at("Tuesday", 60, weekday=1, tense="past", role="reporting")
    assert days([told("r", 0, TWO_DAYS_BACK, said)]) == ["2031-05-11"]


def test_without_one_it_is_counted_from_the_page() -> None:
    assert days([told("r", 0, TWO_DAYS_BACK)]) == ["2031-05-12"]


def test_days_before_are_counted_from_the_day_on_which_it_was_said() -> None:
    back = at("two days earlier", 90, offset=-2, unit="day", anchor="narrative", direction="past", role="event")
    said = at("Monday", 10, weekday=0, tense="past", role="reporting")
    assert days([told("r", 0, back, said)]) == ["2031-05-10"]


def test_a_day_of_another_sentence_counts_nothing_that_stands_before_it() -> None:
    back = at("The day before", 0, offset=-1, unit="day", anchor="narrative", direction="past", role="event")
    later = at("Friday", 150, weekday=4, tense="past", role="event")
    first = told("first", 1000, at("Monday", 1005, weekday=0, tense="past"))
    parted = report("a", "r", back, later, spans=(Span(start=0, end=60, text="x" * 60),), after="a:first")
    assert days([first, parted])[0] == "2031-05-12"
    assert days([first, parted])[1] != "2031-05-08"


def test_what_the_page_leads_with_counts_back_not_what_was_told_last() -> None:
    lead = told("lead", 0, at("Wednesday", 10, weekday=2, tense="past"))
    photo = told("photo", 400, at("Saturday", 410, weekday=5, tense="past"))
    back = at("three days", 900, offset=-3, unit="day", anchor="narrative", direction="past", role="event")
    assert days([lead, photo, told("r", 900, back, after="a:photo")])[2] == "2031-05-11"


def test_a_week_after_gives_way_by_a_day_to_another_page() -> None:
    week = at("a week", 40, offset=-7, unit="day", anchor="narrative", direction="past", role="event")
    lead = told("lead", 0, at("Tuesday", 10, weekday=1, tense="past"))
    assert days([lead, told("r", 40, week, after="a:lead")])[1] == "2031-05-06"
    page, other = article("a", published=PAGE), article("b", published="2031-05-08")
    mine = told("r", 40, week, after="a:lead")
    exact = report("b", "s", at("Wednesday", 10, weekday=2, tense="past"))
    found = dating.date(
        [page, other], [reading(page, lead, mine), reading(other, exact)], [["a:r", "b:s"]], TODAY.replace(year=2032)
    )
    assert found.reports["a:r"].edtf == "2031-05-07"


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        ({"hour": 2}, "2031-05-14"),
        ({"hour": 22}, "2031-05-13"),
        ({"hour": 0, "part": "night"}, "2031-05-14"),
        ({"part": "morning"}, "2031-05-14"),
        ({"hour": 12}, "2031-05-13/2031-05-14"),
        ({"hour": 0, "part": "night", "modifier": "approx"}, "2031-05-13/2031-05-14"),
    ],
)
def test_a_night_is_one_day_where_the_time_is_told(clock: dict[str, object], day: str) -> None:
    night = at("overnight", 20, part="overnight", kind="time", anchor="publication", role="event")
    assert days([told("r", 0, night, at("the time", 40, kind="time", role="event", **clock))]) == [day]


def test_times_far_from_the_night_settle_its_day_only_where_they_agree() -> None:
    night = at("overnight", 20, part="overnight", kind="time", anchor="publication", role="event")
    early, late = at("2 a.m.", 250, kind="time", hour=2), at("11 p.m.", 280, kind="time", hour=23)
    assert days([told("r", 0, night, early)]) == ["2031-05-14"]
    assert days([told("r", 0, night, early, late)]) == ["2031-05-13/2031-05-14"]


def test_between_two_hours_is_after_midnight_where_both_are() -> None:
    night = at("overnight", 20, part="overnight", kind="time", anchor="publication", role="event")
    end = at("1:30 a.m.", 50, kind="time", hour=1)
    assert days([told("r", 0, night, at("1:05", 40, kind="time", hour=1, end=end))]) == ["2031-05-14"]
    end = at("1:30 a.m.", 50, kind="time", hour=1)
    assert days([told("r", 0, night, at("11 p.m.", 40, kind="time", hour=23, end=end))]) == ["2031-05-13/2031-05-14"]


@pytest.mark.parametrize(("hours", "day"), [(-4, "2031-05-12"), (-10, "2031-05-11/2031-05-12")])
def test_a_few_hours_earlier_is_the_same_day(hours: int, day: str) -> None:
    first = told("first", 0, at("Monday", 5, weekday=0, tense="past"))
    back = at("hours earlier", 900, offset=hours, unit="hour", anchor="narrative", direction="past", role="event")
    assert days([first, told("r", 900, back, after="a:first")])[1] == day


def test_a_week_ago_is_the_same_day_of_the_week() -> None:
    week = at("a week ago", 40, offset=-1, unit="week", anchor="publication", direction="past", role="event")
    assert days([told("r", 0, week)]) == ["2031-05-07"]


@pytest.mark.parametrize(("page", "wanted"), [("2031-05-17", "2031-05-17"), ("2031-05-18", "2031-05-17/2031-05-18")])
def test_this_weekend_is_not_the_last_one(page: str, wanted: str) -> None:
    sunday = at("this weekend", 40, weekday=6, role="event", tense="past", kind="date", anchor="publication")
    weekend = at(
        "this weekend", 40, weekday=5, role="event", tense="past", kind="date", anchor="publication", end=sunday
    )
    assert days([told("r", 0, weekend)], published=page) == [wanted]


@pytest.mark.parametrize(("hour", "day"), [(1, "2031-05-11"), (23, "2031-05-10")])
def test_a_night_between_two_weekdays_is_the_one_that_the_time_tells(hour: int, day: str) -> None:
    sunday = at("Sunday", 40, weekday=6)
    night = at("the night from Saturday", 20, kind="time", weekday=5, part="night", end=sunday, role="event")
    assert days([told("r", 0, night, at("the time", 2, kind="time", hour=hour))]) == [day]


def test_hours_ago_are_days_where_they_are_many() -> None:
    assert days([told("r", 0, at("48 hours ago", 5, offset=-48, unit="hour", anchor="publication"))]) == ["2031-05-12"]


def test_a_few_hours_ago_is_the_day_of_the_page() -> None:
    few = at("a few hours ago", 5, offset=-9, offset_high=-2, unit="hour", anchor="publication")
    assert days([told("r", 0, few)]) == [PAGE]


def test_hours_later_is_the_same_day() -> None:
    lead = told("lead", 0, at("Tuesday", 10, weekday=1, tense="past"))
    later = at("Hours later", 400, offset=2, offset_high=9, unit="hour", anchor="narrative", direction="future")
    assert days([lead, told("r", 400, later, after="a:lead")])[1] == "2031-05-13"


def test_what_was_sent_before_it_came_out_is_counted_from_the_day_of_its_dateline() -> None:
    page = article("a", published=PAGE).model_copy(update={"sent": date(2031, 5, 13)})
    today = told("r", 0, at("this afternoon", 10, offset=0, unit="day", anchor="publication", part="afternoon"))
    found = dating.date([page], [reading(page, today)], [], TODAY.replace(year=2032))
    assert found.reports[today.id].edtf == "2031-05-13"
    assert "its dateline of 2031-05-13" in found.reports[today.id].basis
    assert found.articles["a#0"].edtf == PAGE


@pytest.mark.parametrize(("below", "day"), [(2000, "2031-05-13"), (200, "2031-05-12")])
def test_what_was_said_far_below_dates_something_else(below: int, day: str) -> None:
    lead = at("Tuesday at 2 a.m.", 10, weekday=1, hour=2, tense="past")
    said = at("Monday", below, weekday=0, tense="past", role="reporting")
    assert days([told("r", 0, lead, said)]) == [day]


def test_what_has_no_day_takes_that_of_the_same_place() -> None:
    lead = told("lead", 0, at("Tuesday", 10, weekday=1, tense="past"), place="Gao")
    other = told("other", 400, at("Saturday", 410, weekday=5, tense="past"), place="Kidal")
    assert days([lead, other, told("r", 2000, place="Kidal")])[2] == "2031-05-10"


def test_what_has_no_day_takes_that_of_what_was_told_right_before() -> None:
    lead = told("lead", 0, at("Tuesday", 10, weekday=1, tense="past"), place="Gao")
    other = told("other", 2000, at("Saturday", 2010, weekday=5, tense="past"), place="Kidal")
    assert days([lead, other, told("r", 2310, place="Mopti")])[2] == "2031-05-10"
    assert days([lead, other, told("r", 9000, place="Mopti")])[2] == "2031-05-13"


def test_the_day_by_which_people_were_counted_is_not_that_of_the_deed() -> None:
    lead = told("lead", 0, at("Saturday", 10, weekday=5, tense="past"), place="Gao")
    by = at("Monday", 320, weekday=0, tense="past", modifier="until", role="reporting")
    assert days([lead, told("r", 310, by, place="Mopti")])[1] == "2031-05-10"
    said = at("Monday", 320, weekday=0, tense="past", role="reporting")
    assert days([lead, told("r", 310, said, place="Mopti")])[1] == "2031-05-12"


def test_the_year_of_a_day_that_a_page_states_is_the_one_its_weekdays_fit() -> None:
    text = "Since the invasion of Ukraine many have fled."
    page = article("a", text, published="XXXX-06-24")
    sunday = at("Sunday", 10, weekday=6, tense="past", role="event")
    later = at("the evening of June 23", 90, month=6, day=23, tense="future", role="reporting")
    found = dating.date([page], [reading(page, told("r", 0, sunday), told("s", 400, later))], [], TODAY)
    assert found.articles["a#0"].edtf == "2024-06-24?"
