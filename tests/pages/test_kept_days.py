"""Days of pages in date lines among menus, in papers' heads, under an archive's month, in last lines; and the day of a dateline."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.read import HEADLINE, STORY, only

DAY = date(2031, 6, 12)
MENU = "News | World | Weather\n\nLog in | Help | Search"
FOOT = "Terms | Privacy | (c) River Courier"


def page(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    "line",
    [
        "12 June 2031 | World | Share", "12 June 2031 | Morning letter | 4 min read", "12 Jun 2031 | By our desk | 3 comments",
        "June 12 '31", "2031 / 06 / 12", "2031. 06. 12", "12.VI.2031", "20310612", "Text of report by Orvel radio on 12 June 2031",
    ],
)  # fmt: skip
def test_a_date_line_among_menus_and_in_rarer_forms(line: str) -> None:
    assert only(page(MENU, HEADLINE, line, *STORY, FOOT)).published.start == DAY


@pytest.mark.parametrize(
    "line",
    [
        "RIVER COURIER | Orvel, Thursday, June 12, 2031 | ePaper | Lottery",
        "River Courier :: Edition of Thursday, 12 June 2031 :: Home",
    ],
)
def test_the_day_in_the_head_of_a_paper(line: str) -> None:
    assert only(page(line, HEADLINE, *STORY)).published.start == DAY


@pytest.mark.parametrize(
    "line",
    [
        "RCA archive > 2031 > June",
        "Archive / 2031 / 06",
        "River Courier · June 2031",
        "Vol. XII (2031)",
        "No. 118/2031",
        "Archives 2031",
    ],
)
def test_a_dateline_takes_its_year_from_what_the_page_is_kept_under(line: str) -> None:
    article = only(page(line, HEADLINE, f"ORVEL, June 12 (RCA) - {STORY[0]}", *STORY[1:]))
    assert article.published.start == DAY


@pytest.mark.parametrize("line", ["The Orvel truce of 2031", "Flood of May 2031", "Call 2031 now"])
def test_a_year_that_stands_in_a_head_by_chance_dates_nothing(line: str) -> None:
    article = only(page(line, HEADLINE, f"ORVEL, June 12 (RCA) - {STORY[0]}", *STORY[1:]))
    assert article.published.edtf == "XXXX-06-12"


def test_a_page_without_any_day_is_of_the_month_under_which_it_is_kept() -> None:
    article = only(page("Archive > 2031 > June", HEADLINE, *STORY))
    assert (article.published.edtf, article.published_stated) == ("2031-06", True)


@pytest.mark.parametrize(
    "last",
    [
        "This article appeared in print on June 12, 2031, on page A4 of the River Courier.",
        "This report was first published by the Courier on 12 June 2031.",
        "Filed under: World. Published: Thursday 12 June 2031.",
        "RC/mv/12.06.2031",
        "Ends/12/06/2031",
    ],
)
def test_the_last_lines_say_when_a_text_came_out(last: str) -> None:
    assert only(page(HEADLINE, *STORY, last)).published.start == DAY


def test_a_last_paragraph_that_tells_of_a_day_does_not() -> None:
    last = "The bridge was first built by an engineer from the coast on 12 June 1931, and no boat has passed since."
    assert only(page(HEADLINE, *STORY, last)).published.edtf is None


def test_the_rows_of_a_table_with_a_day_each_are_none_of_the_page_s() -> None:
    rows = [f"{day} June 2031 | Orvel | 2" for day in (2, 3, 4)]
    assert only(page(HEADLINE, *STORY, *rows)).published.edtf is None


def test_a_day_behind_the_place_s_colon_is_of_the_dateline() -> None:
    article = only(page(HEADLINE, f"ORVEL: June 12, 2031 - {STORY[0]}", *STORY[1:]))
    assert article.published.start == DAY


@pytest.mark.parametrize(("line", "sent"), [("June 11", date(2031, 6, 11)), ("June 12", None), ("June 2", None)])
def test_a_dateline_a_little_earlier_than_the_page_is_the_day_on_which_it_was_sent(
    line: str, sent: date | None
) -> None:
    article = only(page(HEADLINE, "Published 12 June 2031", f"ORVEL, {line}: {STORY[0]}", *STORY[1:]))
    assert (article.published.start, article.sent) == (DAY, sent)


def test_lines_that_are_a_weekday_head_what_they_stand_above() -> None:
    text = page(HEADLINE, "12 June 2031", "Monday", STORY[0], "Tuesday", STORY[1], "Wednesday", STORY[2], FOOT)
    told = [span.text for span in only(text).spans]
    assert [line for line in told if line.endswith("day")] == ["Monday", "Tuesday", "Wednesday"]


def test_the_day_that_ends_a_statement_is_not_that_of_the_dispatch_that_gives_it() -> None:
    article = only(page(f"Orvel, 12 June 31 (Lake Radio) -- {STORY[0]}", *STORY[1:], "Orvel, 11 June 2031"))
    assert article.published.start == DAY


def test_a_dateline_before_a_line_that_ends_with_a_colon_is_one() -> None:
    line = "Orvel, 12 June 31 (Lake Radio) -- (General command of the front) To all who live by the lake and to those who have left it, "
    line += "the general command of the northern front states:"
    assert only(page(line, *STORY)).published.start == DAY
