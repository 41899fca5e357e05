"""The day that a page states of itself, in the forms that outlets print."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.pages.dates import find
from tests.pages.read import CAPTION, HEADLINE, STORY, only

DAY = date(2031, 6, 12)


@pytest.mark.parametrize(
    "line",
    [
        "12 June 2031", "June 12, 2031", "Jun 12 2031", "Jun. 12, 2031", "12-Jun-2031", "Thursday, 12 June 2031", "Thu Jun 12 2031",
        "Thursday 12th of June, 2031", "June 12th, 2031", "2031-06-12", "2031/06/12", "2031.06.12", "12.06.2031", "2031-06-12T14:05:00Z",
        "2031-06-12T14:05:00+04:30", "12 June 2031 14:05 GMT", "June 12, 2031 at 2:05 p.m. EDT", "Jun 12, 2031 | 14:05 IST", "12JUNE2031",
        "12 June 2031, 14:05 UTC+3", "Published: 12 June 2031", "Published on June 12, 2031", "Posted by admin on June 12, 2031",
        "Date of publication 12 June 2031", "Last updated at Jun 12, 2031", "BY MARA VELL 12 JUNE 2031",
        "jueves, 12 de junio de 2031", "Le 12 juin 2031 à 14:05", "12. Juni 2031", "Güncelleme Tarihi: 12 Haziran 2031, 14:05", "12 июня 2031",
        "12 Ιουνίου 2031", "Jun, 12 2031", "Published 12 June 2031 Updated 14 June 2031", "First published 12 June 2031, 10:00", "River Courier | 12 June 2031 | 5 min read",
    ],
)  # fmt: skip
def test_stated_dates(line: str) -> None:
    expect(line, [HEADLINE, line, *STORY])


@pytest.mark.parametrize(
    "line", ["12 June 2031", "June 12, 2031, 14:05 GMT", "Published on 12 June 2031", "2031-06-12"]
)
def test_stated_dates_above_the_headline_and_at_the_end(line: str) -> None:
    expect(line, [line, HEADLINE, *STORY])
    expect(line, [HEADLINE, *STORY, line])


@pytest.mark.parametrize(
    "line",
    [
        "June 12, 2031|By Mara Vell, River Courier.", "June 12, 2031|By Mara Vell | Mara Vell,COURIER FOREIGN STAFF", "Thursday, 06/12/2031",
        "Posted 12.06.31", "Thursday , June 12 , 2031", "WorldJune 12, 2031", "Source: River Wire| 2031-06-12 06:03:41|Editor: Ann Lowe",
        "River Wire Orvel, Orvel River Province, Moldria Jun 12, 2031, 08.39 AM (IST)", "Thursday, 12 June 2031 O R V E L , M O L D R I A (RW)",
        "Source: Two hurt on the quay, say police – The River Courier 12.06.2031",
    ],
)  # fmt: skip
def test_stated_dates_in_rarer_forms(line: str) -> None:
    expect(line, [HEADLINE, line, *STORY])


@pytest.mark.parametrize("label", ["date 2031-06-12", "Published: 2031-06-12", "2031-06-12"])
def test_a_date_that_runs_on_into_the_headline_or_the_text_is_parted_from_it(label: str) -> None:
    headed = only("\n\n".join([f"{label} {HEADLINE}", *STORY]))
    assert (headed.published.start, headed.headline and headed.headline.text) == (DAY, HEADLINE)
    bare = only("\n\n".join([f"{label} {STORY[0]}", *STORY[1:]]))
    assert (bare.published.start, bare.spans[0].text) == (DAY, STORY[0])


def test_the_date_among_the_fields_of_a_record_that_run_on_in_one_line() -> None:
    line = (
        "River Courier Copyright (c) 2035, Orvel Press DATE: THURSDAY, June 12, 2031 TAG: 0612310219 SECTION: WORLD "
        "PAGE: A-1 EDITION: CITY SOURCE: River Wire DATELINE: ORVEL, MOLDRIA LENGTH: Medium"
    )
    assert only("\n\n".join([line, *STORY])).published.start == DAY


@pytest.mark.parametrize("line", ["Since 1st March, 2029", "Established 1 March 2029", "Today's Paper | March 1, 2029"])
def test_the_day_since_which_a_site_is_there_or_of_its_last_issue_is_not_the_article_s(line: str) -> None:
    expect("12 June 2031", ["12 June 2031", line, HEADLINE, *STORY])
    assert only("\n\n".join([line, HEADLINE, *STORY])).published.edtf is None


@pytest.mark.parametrize("bullet", ["* ", "• ", "«"])
def test_a_date_that_runs_on_into_a_bullet_or_a_quotation(bullet: str) -> None:
    found = only("\n\n".join([f"date 2031-06-12 {bullet}{STORY[0]}", *STORY[1:]]))
    assert found.published.start == DAY


def test_a_date_at_the_end_of_the_headline_is_the_page_s() -> None:
    article = only("\n\n".join([f"{HEADLINE} - 2031-06-12", *STORY]))
    assert article.published.start == DAY
    assert article.published.basis == "stated at the end of the headline"


def test_the_clock_above_a_site_s_name_is_no_date_of_the_article() -> None:
    clock = ["Monday, 3 March 2036", "River Courier", "All of the valley's news"]
    assert only("\n\n".join([*clock, HEADLINE, *STORY])).published.edtf is None
    dated = only("\n\n".join([*clock, HEADLINE, f"June 12, 2031 (ORVEL) - {STORY[0]}", *STORY[1:]]))
    assert dated.published.start == DAY


@pytest.mark.parametrize("line", ["12 June 2031", "2031-06-12 |", "Updated 21:43, 12-Jun-2031"])
def test_a_date_above_a_site_s_name_counts_where_there_is_no_other_and_it_is_no_clock(line: str) -> None:
    expect(line, [line, "River Courier", HEADLINE, *STORY])


def test_a_bare_date_after_the_page_s_last_change_is_a_site_s_clock() -> None:
    lines = ["Friday, 3 March 2034", "Valley", HEADLINE, "Update: 2031-06-12 04:05:00", *STORY]
    assert only("\n\n".join(lines)).published.start == DAY
    later = ["12 June 2031", "Valley", HEADLINE, "Update: 2031-06-13 04:05:00", *STORY]
    assert only("\n\n".join(later)).published.start == DAY


def test_a_date_that_a_narrow_column_breaks() -> None:
    assert only("\n".join(["Thursday,", "June 12,", "2031, #200 (1467)", HEADLINE, "", *STORY])).published.start == DAY


def test_a_date_glued_to_the_first_sentence() -> None:
    article = only("\n".join([HEADLINE, f"June 12, 2031{STORY[0]}", *STORY[1:]]))
    assert article.published.start == DAY
    assert STORY[0] in article.text
    assert "2031" not in article.text


@pytest.mark.parametrize(
    ("line", "told", "expected"),
    [
        ("07/11/2031", "The post was shelled on July 10.", "2031-07-11"),
        ("07/11/2031", "The post was shelled on 5 November.", "2031-11-07"),
        ("07-11-2031", "The post was shelled on July 10.", "2031-07-11"),
        ("07/11/2031", "He spoke on Friday.", "2031-11-07"),
        ("06/12/2031 | Related: 06/25/2031", "Nothing more was known.", "2031-06-12"),
        ("07/11/2031 9:13 PM", "Nothing more was known.", "2031-07-11"),
        ("Updated 6:40pm (local time) 07/11/2031", "Nothing more was known.", "2031-07-11"),
        ("07.11.2031 9:13 PM", "Nothing more was known.", "2031-11-07"),
        ("07/11/2031", "Nothing more was known.", "2031-11-07"),
    ],
)
def test_which_number_is_the_month_goes_by_the_rest_of_the_page(line: str, told: str, expected: str) -> None:
    story = [STORY[1], STORY[2], told]
    assert only("\n\n".join([HEADLINE, line, *story])).published.edtf == expected


@pytest.mark.parametrize("line", ["12 June 2031 - 3 May 2033", "From 12 June 2031 to 3 May 2033"])
def test_the_first_day_of_a_range_is_no_date_of_the_article(line: str) -> None:
    assert only("\n\n".join([HEADLINE, line, *STORY])).published.edtf is None


def expect(line: str, lines: list[str]) -> None:
    """The page states the day, and the line that does is cut."""
    article = only("\n\n".join(lines))
    assert article.published.start == article.published.end == DAY
    assert article.published_stated
    assert article.headline is not None
    assert article.headline.text == HEADLINE
    assert line not in article.text


@pytest.mark.parametrize(
    "line",
    [CAPTION.replace("in April", "on 3 April 2031"), "© 2031 The River Courier", "The bridge was closed on 3 April 2030 by both sides."],
)  # fmt: skip
def test_dates_of_captions_and_of_the_story_are_not_the_page_s(line: str) -> None:
    article = only("\n\n".join([HEADLINE, line, line, *STORY]))
    assert article.published.edtf is None
    assert not article.published_stated


def test_the_published_line_wins_over_the_updated_one() -> None:
    article = only("\n\n".join([HEADLINE, "Updated 14 June 2031", "Published 12 June 2031", *STORY]))
    assert article.published.start == DAY


def test_a_day_without_a_year_keeps_its_year_open() -> None:
    article = only("\n\n".join([HEADLINE, "June 12", *STORY]))
    assert article.published.edtf == "XXXX-06-12"
    assert article.published.start is None


def test_no_date_is_no_date() -> None:
    article = only("\n\n".join([HEADLINE, *STORY]))
    assert (article.published.edtf, article.published_stated) == (None, False)


@pytest.mark.parametrize(
    ("text", "found", "other"),
    [
        ("03/04/2031", date(2031, 4, 3), date(2031, 3, 4)),
        ("04/13/2031", date(2031, 4, 13), None),
        ("13/04/2031", date(2031, 4, 13), None),
        ("3 Apr '31", date(2031, 4, 3), None),
        ("31 February 2031", None, None),
        ("99/99/2031", None, None),
        ("version 1.2.2031.5", None, None),
        ("room 12 of 2031", None, None),
    ],
)
def test_numeric_and_impossible_dates(text: str, found: date | None, other: date | None) -> None:
    dates = list(find(text))
    assert [d.value for d in dates] == ([found] if found else [])
    assert not dates or dates[0].other == other


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["%d %B %Y", "%b %d, %Y", "%A, %B %d, %Y", "%Y-%m-%d", "%d %b %Y"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    [found] = find(day.strftime(form))
    assert found.value == day


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    for found in find(text, partial=True):
        assert 0 <= found.start < found.end <= len(text)
