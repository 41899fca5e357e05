"""What one page, and several together, say about days."""

from datetime import date as day

import pytest

from rashomon import dating
from rashomon.model import Place, Reading, Span, TimeMention, When
from tests.dating.make import FEB_13, PREVIOUS_DAY, TODAY, TUESDAY, YESTERDAY, article, at, reading, report


def one(
    mention: TimeMention | None, published: str | None = "2024-02-14", kind: str = "incident", **more: object
) -> When:
    """The date of a report with one expression, or none, on a page published then."""
    page = article("a", published=published)
    told = report("a", "r", *([mention] if mention else []), kind=kind, **more)
    return dating.date([page], [reading(page, told)], [["a:r"]], TODAY).reports["a:r"]


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (TUESDAY, "2024-02-13"),
        (at("Wednesday", weekday=2, tense="past"), "2024-02-14"),
        (at("last Wednesday", weekday=2, direction="past"), "2024-02-07"),
        (at("what is believed to be an attack on Tuesday", weekday=1, tense="future"), "2024-02-13"),
        (YESTERDAY, "2024-02-13"),
        (at("today", offset=0, unit="day", anchor="publication"), "2024-02-14"),
        (at("two days ago", offset=-2, unit="day", anchor="publication"), "2024-02-12"),
        (FEB_13, "2024-02-13"),
        (at("13 February 2024", year=2024, month=2, day=13), "2024-02-13"),
        (at("overnight", part="overnight"), "2024-02-13/2024-02-14"),
        (at("in the past 24 hours", offset=-24, unit="hour", anchor="publication"), "2024-02-13/2024-02-14"),
        (at("several days ago", offset=-7, offset_high=-2, unit="day", anchor="publication"), "2024-02-07/2024-02-12"),
        (at("since Monday", weekday=0, modifier="since", tense="past"), "2024-02-12/2024-02-14"),
        (
            at("from Sunday to Tuesday", weekday=6, tense="past", end=at("Tuesday", weekday=1, tense="past")),
            "2024-02-11/2024-02-13",
        ),
        (at("in the past week", offset=-1, unit="week", anchor="publication"), "2024-02-07/2024-02-14"),
        (at("over the past two days", offset=-2, offset_high=0, unit="day"), "2024-02-12/2024-02-14"),
        (at("over the last 48 hours", offset=-48, unit="hour"), "2024-02-12/2024-02-14"),
        (at("for a second day", kind="duration", offset=2, unit="day"), "2024-02-13/2024-02-14"),
        (at("for three months", kind="duration", offset=3, unit="month"), "2024-02-14"),
        (at("late on Monday", weekday=0, modifier="end", tense="past"), "2024-02-12"),
        (at("late on Monday night", weekday=0, part="night", modifier="end", tense="past"), "2024-02-12"),
        (at("late last night", offset=-1, unit="day", part="night", modifier="end"), "2024-02-13/2024-02-14"),
        (at("in recent days", offset=-9, offset_high=-1, unit="day"), "2024-02-07/2024-02-14"),
        (at("in early February", month=2, modifier="start", tense="past"), "2024-02-01/2024-02-10"),
        (at("at the end of January", month=1, modifier="end", tense="past"), "2024-01-21/2024-01-31"),
        (at("in February", month=2, tense="past"), "2024-02-14"),
        (at("in 24 hours of shelling", kind="duration", offset=24, unit="hour"), "2024-02-13/2024-02-14"),
        (
            at("since last weekend", weekday=5, direction="past", modifier="since", end=at("weekend", weekday=6)),
            "2024-02-10/2024-02-14",
        ),
        (None, "2024-02-14"),
    ],
)
def test_an_incident_is_dated_from_a_stated_publication(mention: TimeMention | None, expected: str) -> None:
    assert one(mention).edtf == expected


@pytest.mark.parametrize(
    ("mention", "kind", "expected"),
    [
        (at("last September", month=9, direction="past"), "history", "2023-09"),
        (at("in September", month=9, tense="past"), "history", "2023-09"),
        (at("in February", month=2, tense="past"), "history", "2024-02-01/2024-02-14"),
        (at("last year", offset=-1, unit="year", anchor="publication"), "history", "2023"),
        (at("last month", offset=-1, unit="month", anchor="publication"), "history", "2024-01"),
        (at("in 2020", year=2020), "history", "2020"),
        (at("1988-94", year=1988, end=at("94", year=1994)), "history", "1988/1994"),
        (at("the 1990s", decade=1990), "history", "199X"),
        (at("the early 1990s", decade=1990, modifier="start"), "history", "1990/1993"),
        (at("early May 2023", year=2023, month=5, modifier="start"), "history", "2023-05-01/2023-05-10"),
        (at("on Sunday", weekday=6, tense="future"), "diplomacy", "2024-02-18"),
        (at("on June 1", month=6, day=1, tense="future"), "diplomacy", "2024-06-01"),
        (at("next month", offset=1, unit="month", anchor="publication"), "diplomacy", "2024-03"),
        (None, "history", None),
    ],
)
def test_history_and_plans(mention: TimeMention | None, kind: str, expected: str | None) -> None:
    assert one(mention, kind=kind).edtf == expected


def test_last_week_is_from_monday_to_sunday() -> None:
    found = one(at("last week", offset=-1, unit="week", anchor="publication"))
    assert (found.start, found.end) == (day(2024, 2, 5), day(2024, 2, 11))


def test_the_previous_day_is_counted_from_what_is_told_before() -> None:
    page = article("a", published="2023-05-13")
    friday = report("a", "friday", at("on Friday", weekday=4, tense="past"))
    before = report("a", "before", PREVIOUS_DAY, after="a:friday")
    assert dating.date([page], [reading(page, before, friday)], [], TODAY).reports["a:before"].edtf == "2023-05-11"


def test_what_a_page_tells_of_another_time_keeps_it() -> None:
    found = one(at("on Jan. 3", month=1, day=3))
    assert found.edtf == "2024-01-03"


def test_said_on_a_day_dates_what_has_no_other_time() -> None:
    assert one(at("said on Monday", weekday=0, tense="past", role="reporting")).edtf == "2024-02-12"


def test_since_a_day_is_until_it_was_said() -> None:
    since = at("since Sunday", weekday=6, modifier="since", tense="past")
    said = at("on Tuesday", weekday=1, tense="past", role="reporting")
    page = article("a", published="2024-02-14")
    told = report("a", "r", since, said)
    assert dating.date([page], [reading(page, told)], [], TODAY).reports["a:r"].edtf == "2024-02-11/2024-02-13"


def test_the_past_24_hours_are_those_of_who_is_quoted() -> None:
    page = article("a", published="2024-02-14")
    hours = at("over the past 24 hours", offset=-24, unit="hour", anchor="publication")
    told = report("a", "r", hours, at("on Tuesday", weekday=1, tense="past", role="reporting"))
    assert dating.date([page], [reading(page, told)], [], TODAY).reports["a:r"].edtf == "2024-02-12/2024-02-13"


def test_the_basis_says_how() -> None:
    assert one(TUESDAY).basis == "“on Tuesday”, counted from publication on 2024-02-14"
    assert one(None).basis == "not stated: page's day"


def test_a_page_without_any_date_says_nothing() -> None:
    page = article("a")
    found = dating.date([page], [reading(page, report("a", "r"))], [["a:r"]], TODAY)
    assert found.reports == {"a:r": When()}
    assert found.articles == {page.id: When()}


def test_month_and_day_without_any_year() -> None:
    found = one(at("September 28", month=9, day=28), published=None)
    assert found == When(edtf="XXXX-09-28", basis=found.basis)


def test_every_report_has_an_entry_even_when_its_article_is_missing() -> None:
    assert dating.date([], [Reading(article="gone#0", reports=(report("gone", "r"),))], [], TODAY).reports == {
        "gone:r": When()
    }


def linked(*more: TimeMention) -> tuple[dict[str, When], dict[str, When]]:
    """Three pages on one incident: a weekday, a month and day, and nothing; ``more`` are further times of the second."""
    a, b, c = article("a"), article("b"), article("c")
    found = dating.date(
        [a, b, c],
        [
            reading(a, report("a", "r", TUESDAY), report("a", "before", PREVIOUS_DAY, after="a:r")),
            reading(b, report("b", "r", FEB_13), report("b", "war", *more, kind="history")),
            reading(c, report("c", "r")),
        ],
        [["a:r", "b:r", "c:r"]],
        TODAY,
    )
    return found.reports, found.articles


def test_a_weekday_and_a_month_and_day_of_linked_reports_fix_the_year() -> None:
    reports, articles = linked(at("in 2020", year=2020))
    assert {reports[name].edtf for name in ("a:r", "b:r", "c:r")} == {"2024-02-13"}
    assert reports["a:before"].edtf == "2024-02-12"
    assert reports["c:r"].basis.startswith("by the linked report of ")
    for name in ("a#0", "b#0", "c#0"):
        assert (articles[name].start or day.min) >= day(2024, 2, 13)
    assert (articles["a#0"].end or day.max) <= day(2024, 2, 19), "a Tuesday is named without a date within a week"


def test_one_odd_member_does_not_spoil_a_cluster() -> None:
    pages = [article(name, published="2024-02-14") for name in "abcde"]
    times = [TUESDAY, TUESDAY, FEB_13, at("on Monday", weekday=0, tense="past"), at("this week", offset=0, unit="week")]
    readings = [reading(p, report(p.page, "r", t)) for p, t in zip(pages, times, strict=True)]
    found = dating.date(pages, readings, [[f"{n}:r" for n in "abcde"]], TODAY).reports
    assert [found[f"{n}:r"].edtf for n in "abcde"] == ["2024-02-13"] * 3 + ["2024-02-12", "2024-02-13"]


def test_an_undated_report_takes_the_day_of_a_linked_one_before_its_page_s_day() -> None:
    a, b = article("a", published="2024-02-14"), article("b", published="2024-02-15")
    found = dating.date(
        [a, b], [reading(a, report("a", "r", TUESDAY)), reading(b, report("b", "r"))], [["a:r", "b:r"]], TODAY
    )
    assert found.reports["b:r"].edtf == "2024-02-13"


def test_reports_that_nothing_dates_take_the_first_page_s_day() -> None:
    a, b = article("a", published="2024-02-14"), article("b", published="2024-02-16")
    found = dating.date([a, b], [reading(a, report("a", "r")), reading(b, report("b", "r"))], [["a:r", "b:r"]], TODAY)
    assert {found.reports["a:r"].edtf, found.reports["b:r"].edtf} == {"2024-02-14"}


def test_a_page_that_states_only_month_and_day_gets_its_year_from_a_link() -> None:
    a, b = article("a", published="XXXX-09-28"), article("b", published="2022-09-29")
    thursday = at("a day earlier", offset=-1, unit="day", anchor="publication")
    found = dating.date(
        [a, b], [reading(a, report("a", "r")), reading(b, report("b", "r", thursday))], [["a:r", "b:r"]], TODAY
    )
    assert found.articles["a#0"].edtf == "2022-09-28"


def test_what_a_page_does_not_date_is_of_the_day_of_what_it_dates() -> None:
    page = article("a", published="2024-02-14")
    found = dating.date([page], [reading(page, report("a", "also"), report("a", "main", TUESDAY))], [], TODAY)
    assert found.reports["a:also"].edtf == "2024-02-13"
    assert found.reports["a:also"].basis == "not stated: the day of what it comes with"


def test_where_pages_disagree_the_undated_one_takes_the_earlier_day() -> None:
    pages = [article(name, published="2024-02-14") for name in "abc"]
    times = [(YESTERDAY,), (at("on Wednesday", weekday=2, tense="past"),), ()]
    readings = [reading(p, report(p.page, "r", *t)) for p, t in zip(pages, times, strict=True)]
    found = dating.date(pages, readings, [["a:r", "b:r", "c:r"]], TODAY).reports
    assert [found[f"{n}:r"].edtf for n in "abc"] == ["2024-02-13", "2024-02-14", "2024-02-13"]


@pytest.mark.parametrize("vague", [at("last September", month=9, direction="past"), at("in 2020", year=2020)])
def test_a_vague_time_of_long_ago_does_not_date_what_is_fresh(vague: TimeMention) -> None:
    assert one(vague).edtf == "2024-02-14"
    page = article("a", published="2024-02-14")
    told = report("a", "r", TUESDAY, vague)
    assert dating.date([page], [reading(page, told)], [], TODAY).reports["a:r"].edtf == "2024-02-13"


def test_yesterday_on_an_undated_page_is_counted_from_the_day_it_was_said() -> None:
    page = article("a", "It came after the Beirut port explosion. EU foreign affairs chief Josep Borrell spoke.")
    said = at("on Feb. 13", month=2, day=13, tense="past", role="reporting")
    found = dating.date([page], [reading(page, report("a", "r", YESTERDAY, said))], [], TODAY)
    assert found.reports["a:r"].edtf == "2021-02-12?"
    published = found.articles["a#0"]
    assert (published.start, published.end) == (day(2021, 2, 13), day(2021, 2, 14))


def test_a_year_that_a_page_names_does_not_say_which_of_the_years_after_it_is_its_own() -> None:
    told = report("a", "r", at("September 20", month=9, day=20, tense="past"), TUESDAY)
    page = article("a", "The line was agreed in 2003.")
    found = dating.date([page], [reading(page, told)], [], TODAY)
    assert found.reports["a:r"].edtf == "2005-09-20/2022-09-20"
    page = article("a", "The line was agreed in 2003. It came after the Westgate mall attack.")
    found = dating.date([page], [reading(page, told)], [], TODAY)
    assert found.reports["a:r"].edtf == "2016-09-20?"


def test_talks_dated_to_a_year_do_not_take_the_days_of_others() -> None:
    a, b = article("a", published="2023-10-05"), article("b", published="2023-05-12")
    this_year = at("earlier this year", offset=0, unit="year", anchor="publication", direction="past")
    sunday = at("on Sunday", weekday=6, tense="future")
    readings = [
        reading(a, report("a", "r", this_year, kind="diplomacy")),
        reading(b, report("b", "r", sunday, kind="diplomacy", reality="planned")),
    ]
    found = dating.date([a, b], readings, [["a:r", "b:r"]], TODAY).reports
    assert (found["a:r"].edtf, found["b:r"].edtf) == ("2023-01-01/2023-10-05", "2023-05-14")


def test_the_day_of_saying_is_nearer_than_this_week() -> None:
    this_week = at("this week", offset=0, unit="week", anchor="publication")
    said = FEB_13.model_copy(update={"role": "reporting"})
    page = article("a", published="2024-02-15")
    found = dating.date([page], [reading(page, report("a", "r", this_week, said))], [], TODAY)
    assert found.reports["a:r"].edtf == "2024-02-13"


def test_a_year_before_all_calendars_breaks_nothing() -> None:
    """ "Until 1700" is mostly an hour that was taken for a year."""
    assert one(at("1700", year=1700, modifier="before", tense="past")).end == day(2024, 2, 14)


SUMY, KHERSON = Place(name="Sumy", country="UKR", precision=1), Place(name="Kherson", country="UKR", precision=1)
DAY_AFTER = at("a day after", offset=1, unit="day", anchor="narrative")


@pytest.mark.parametrize(
    ("first_at", "parties", "weekday", "expected"),
    [
        (SUMY, ("RUS", "UKR"), 0, "2025-05-05?"),
        (SUMY, ("RUS", "UKR"), 2, None),
        (KHERSON, ("RUS", "UKR"), 0, None),
        (SUMY, ("USA",), 0, None),
    ],
)
def test_a_day_after_what_another_page_tells_of_the_same_place(
    first_at: Place, parties: tuple[str, ...], weekday: int, expected: str | None
) -> None:
    a, b = article("a", published="2025-05-04"), article("b")
    first = report("a", "r", at("on Sunday", weekday=6, tense="past"), place=first_at, parties=parties)
    named = at("on that day", weekday=weekday, tense="past")
    second = report("b", "r", named, DAY_AFTER, place=SUMY, parties=("RUS", "UKR"))
    found = dating.date([a, b], [reading(a, first), reading(b, second)], [], TODAY)
    assert found.reports["b:r"].edtf == expected
    if expected:
        assert "by the linked report of a" in found.reports["b:r"].basis
        assert found.articles["b#0"].start == day(2025, 5, 5)


def test_a_month_in_which_it_was_said_dates_no_news() -> None:
    said = at("in January 2016", year=2016, month=1, role="reporting")
    assert one(said, published=None).edtf is None


def test_a_day_and_how_long_it_went_on() -> None:
    page = article("a", published="2024-02-14")
    after = at("after two days of fighting", kind="duration", offset=2, unit="day", modifier="after")
    within = at("in two days of attacks", kind="duration", offset=2, unit="day")
    hours = at("in 24 hours of shelling", kind="duration", offset=24, unit="hour")
    told = [report("a", f"r{i}", TUESDAY, how) for i, how in enumerate((after, within, hours))]
    found = dating.date([page], [reading(page, *told)], [], TODAY).reports
    assert [found[f"a:r{i}"].edtf for i in range(3)] == ["2024-02-11/2024-02-13", "2024-02-12/2024-02-13", "2024-02-13"]


def test_a_night_is_not_cut_by_the_day_that_it_began_on() -> None:
    page = article("a", published="2024-02-14")
    night = at("overnight Tuesday", weekday=1, part="overnight", tense="past")
    found = dating.date([page], [reading(page, report("a", "r", night, TUESDAY))], [], TODAY)
    assert found.reports["a:r"].edtf == "2024-02-13/2024-02-14"


def test_words_of_the_day_after_publication_are_not_six_days_old() -> None:
    page = article("a", published="2024-02-13")  # a Tuesday
    said = at("said Wednesday", weekday=2, tense="past", role="reporting")
    told = [report("a", "r", TUESDAY, said), report("a", "s", said)]
    found = dating.date([page], [reading(page, *told)], [], TODAY).reports
    assert [found[f"a:{name}"].edtf for name in "rs"] == ["2024-02-13", "2024-02-13"]


def test_what_was_said_days_later_does_not_move_news_of_the_page_s_day() -> None:
    page = article("a", published="2024-02-14")  # a Wednesday
    early = at("early on Wednesday morning", weekday=2, part="morning", tense="past")
    said = at("on Monday", weekday=0, tense="past", role="reporting")
    told = [report("a", "r", early, said), report("a", "s", at("on Wednesday", weekday=2, tense="past"), said)]
    found = dating.date([page], [reading(page, *told)], [], TODAY).reports
    assert [found[f"a:{name}"].edtf for name in "rs"] == ["2024-02-14", "2024-02-12"]


def test_several_days_of_a_linked_page_leave_the_page_s_own() -> None:
    stated, undated = article("a", published="2024-02-13"), article("b", "After the truce of 30 January 2024 it broke.")
    readings = [reading(stated, report("a", "r")), reading(undated, report("b", "r", TUESDAY))]
    found = dating.date([stated, undated], readings, [["a:r", "b:r"]], TODAY)
    assert found.reports["a:r"].edtf == "2024-02-13"


def test_a_date_that_heads_a_page_is_its_own_or_nearly_so() -> None:
    page = article("a", "Soldiers patrol the town on February 13, 2024.\n\nShells fell there on Tuesday.")
    found = dating.date([page], [reading(page, report("a", "r", TUESDAY))], [], TODAY)
    assert found.reports["a:r"].edtf == "2024-02-13"
    assert found.articles["a#0"].edtf == "2024-02-13?"


def test_a_date_far_down_is_only_the_earliest_that_a_page_can_be_of() -> None:
    page = article("a", "Shells fell on Tuesday. " * 20 + "The last truce was agreed on February 13, 2024.")
    found = dating.date([page], [reading(page, report("a", "r", TUESDAY))], [], TODAY)
    assert found.articles["a#0"].edtf == "2024-02-13/.."


def test_what_was_told_of_before_did_not_happen_on_the_day_of_a_claim() -> None:
    page = article("a", published="2024-02-14")
    told = at("on Monday", weekday=0, tense="past", role="reporting")
    found = dating.date([page], [reading(page, report("a", "r", TUESDAY, told))], [], TODAY).reports["a:r"]
    assert found.edtf == "2024-02-12"
    assert found.basis == "not stated: the day it was told"


def test_what_was_said_in_a_month_long_past_dates_no_news() -> None:
    page = article("a", published="2024-02-14")
    long_ago = at("in late August", month=8, modifier="end", tense="past", role="reporting")
    found = dating.date([page], [reading(page, report("a", "r", long_ago))], [], TODAY).reports["a:r"]
    assert found.edtf == "2024-02-14"


@pytest.mark.parametrize(
    ("day_told", "expected"),
    [
        (at("early on Wednesday", weekday=2, modifier="start", tense="past"), "2024-02-14"),
        (at("on Sunday", weekday=6, tense="past"), "2024-02-11/2024-02-12"),
        (TUESDAY, "2024-02-13/2024-02-14"),
        (at("Tuesday evening", weekday=1, part="evening", tense="past"), "2024-02-13"),
        (at("Tuesday night", weekday=1, part="night", tense="past"), "2024-02-13/2024-02-14"),
        (at("11.15 p.m. on Tuesday", weekday=1, hour=23, tense="past"), "2024-02-13"),
        (at("12.49 a.m. on Wednesday", weekday=2, hour=0, tense="past"), "2024-02-14"),
    ],
)
def test_overnight_beside_a_day(day_told: TimeMention, expected: str) -> None:
    page = article("a", published="2024-02-14")
    overnight = at("overnight", part="overnight", anchor="publication", tense="past")
    found = dating.date([page], [reading(page, report("a", "r", overnight, day_told))], [], TODAY)
    assert found.reports["a:r"].edtf == expected


def test_a_day_of_the_weekend_is_nearer_than_the_weekend() -> None:
    page = article("a", published="2024-02-14")
    weekend = at("the weekend", weekday=5, tense="past", end=at("the weekend", weekday=6, tense="past"))
    sunday = at("on Sunday", weekday=6, tense="past")
    found = dating.date([page], [reading(page, report("a", "r", weekend, sunday))], [], TODAY)
    assert found.reports["a:r"].edtf == "2024-02-11"


def test_of_all_weekends_an_undated_page_takes_that_on_which_others_put_it() -> None:
    weekend = at("at the weekend", weekday=5, tense="past", end=at("weekend", weekday=6))
    dated, undated = article("a", published="2024-02-11"), article("b")
    told = [report("a", "r", at("on Saturday", weekday=5, tense="past")), report("b", "r", weekend)]
    found = dating.date([dated, undated], [reading(dated, told[0]), reading(undated, told[1])], [["a:r", "b:r"]], TODAY)
    assert found.reports["a:r"].edtf == "2024-02-10"
    assert found.reports["b:r"].edtf == "2024-02-10/2024-02-11"
    assert found.articles[undated.id].start == day(2024, 2, 10)


def test_a_day_soon_after_the_page_is_not_that_of_the_year_before() -> None:
    assert one(at("a March 3 poll", month=3, day=3, tense="past")).edtf == "2024-02-14"
    assert one(at("on May 3", month=5, day=3, tense="past")).edtf == "2023-05-03"


def test_a_weekday_after_the_day_of_saying_may_be_of_the_week_before() -> None:
    tuesday = at("Tuesday's attack", weekday=1, tense="past")
    last = at("last week", offset=-1, unit="week", anchor="publication", direction="past")
    said = at("on Sunday", weekday=6, tense="past", role="reporting")
    page = article("a", published="2024-02-14")
    told = report("a", "r", tuesday, last, said)
    assert dating.date([page], [reading(page, told)], [["a:r"]], TODAY).reports["a:r"].edtf == "2024-02-06"


def test_the_day_before_is_counted_from_a_weekday_after_the_page_s_day() -> None:
    said = at("on Thursday", weekday=3, tense="past", role="reporting")
    mention = PREVIOUS_DAY.model_copy(update={"span": Span(start=40, end=56, text="the previous day")})
    page = article("a", "The army on Thursday said that rebels the previous day killed five.", published="2024-02-14")
    told = report("a", "r", mention, said)
    assert dating.date([page], [reading(page, told)], [["a:r"]], TODAY).reports["a:r"].edtf == "2024-02-14"


def test_this_week_is_nearer_than_a_long_stretch_of_which_somebody_spoke() -> None:
    week = at("this week", offset=0, unit="week", anchor="publication")
    days = at("in the last 12 days", offset=-12, unit="day", anchor="publication", role="reporting")
    page = article("a", published="2024-02-14")
    told = report("a", "r", week, days)
    assert dating.date([page], [reading(page, told)], [["a:r"]], TODAY).reports["a:r"].edtf == "2024-02-12/2024-02-14"
