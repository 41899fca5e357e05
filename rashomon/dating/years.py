"""Dates with a year that a text mentions as past: it was published after the newest of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.calendar.days import LATEST, NONE, any_year, calendar_days, span
from rashomon.dating.anchors import AHEAD, Clue

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DATED = re.compile(
    rf"\b(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)? )?{MONTH},? (?:(?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?:, ?| ))?(?:of )?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Ss]ummer|[Ss]pring|[Aa]utumn|[Ww]inter)(?: of)?[ -](?P<bare>(?:19|20)\d\d)\b(?![-,.]\d)"
    r"|\b(?:[Tt]he|[Aa]) (?P<named>(?:19|20)\d\d) (?:\w+[ -]){0,2}?(?:war|conflict|election|coup|peace|agreement|deal|cease-?fire|truce|"
    r"earthquake|invasion|uprising|revolution|attack|bombing|treaty|accord|massacre|genocide|fighting|offensive)s?\b"
    r"|(?<![\w/-])(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\d-])"
)
NOT_YET = re.compile(
    r"\b(?:by|until|till|through|before|due|effective|payable|redeemable|callable|begin\w*|start(?:s|ing)?|ending|matur\w+|expir\w+)\s+(?:\w+\s+){0,2}$"
)
WEEKDAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMED = re.compile(
    rf"\b(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?,? \(?(?:the )?(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}"
    rf"|{MONTH.replace('<month>', '<early>')} (?P<after>\d{{1,2}})(?:st|nd|rd|th)?)\b(?![,.]? ?(?:of )?(?:19|20)\d\d)"
)
"""A day with its weekday and no year: it was, or will be, in one of few years."""
BACK_DAYS, AHEAD_DAYS = 300, 90
"""A page came out so many days at most after such a day, or before it."""
HEAD = 400
"""A whole date among so many first characters is the page's own or its picture's: of 30 of them that were the newest on a page whose day
is known, 29 are that day or one of the two before."""
EMBEDDED = re.compile(r"@\w+\)\s*$")
"""What stands before the date of a post that a page shows."""
BACK = re.compile(r"\b(?:of|since|from|after|like|than)\s+(?:the\s+)?$")
"""What stands before a date that the news only looks back to: "the truce of 30 January 2024"."""
NOT_YET_BEHIND = re.compile(r"\W{0,3}(?:and beyond|or later|or after|onwards?|will|shall)\b")


def clues(text: str, today: date) -> list[Clue]:
    """The newest date with a year that a text mentions as past, as a bound of its publication.

    Parameters: ``text``; ``today``, after which a year can't be past. Result: one clue, or none; and one for every day that it names
    with its weekday and no year.
    """
    newest: date | None = None
    words, own = "", False
    for match in DATED.finditer(text):
        year, month, day = _parts(match)
        days = calendar_days(year, month, day) or calendar_days(year, month)
        before = re.split(r"[.!?]\s|\n", text[max(0, match.start() - 60) : match.start()])[-1]
        ahead = NOT_YET.search(before) or AHEAD.search(before) or NOT_YET_BEHIND.match(text, match.end())
        if ahead or days.first > today:
            continue
        if newest is None or days.first > newest:
            newest, words = days.first, match.group()
            own = (
                len(days) == 1
                and (match.start() < HEAD or EMBEDDED.search(before) is not None)
                and not BACK.search(before)
            )
    named = _named(text, today)
    if newest is None:
        return named
    # A year that is named says nothing of how soon after it the page came out.
    return [
        Clue(span(newest, LATEST), f"after “{words}” in its text", news=False, own=newest if own else None),
        *named,
    ]


def _named(text: str, today: date) -> list[Clue]:
    """The years in which a day of a month is the weekday that the text gives for it: "Thursday 17 April"."""
    found: dict[str, Clue] = {}
    for match in NAMED.finditer(text):
        month = MONTHS.index((match["month"] or match["early"]).lower()) + 1
        day, weekday = int(match["before"] or match["after"]), WEEKDAY.index(match["weekday"].lower())
        days = NONE
        for one in any_year(month, day).runs():
            if one.first.weekday() == weekday and one.first <= today + timedelta(AHEAD_DAYS):
                days |= one.reach(-AHEAD_DAYS, BACK_DAYS)
        if days:
            found[match.group()] = Clue(days, f"“{match.group()}” in its text", news=False, years=True)
    return list(found.values())


def _parts(match: re.Match[str]) -> tuple[int, int | None, int | None]:
    """Year, month and day of a match, as far as it names them."""
    parts = match.groupdict()
    if parts["iso"]:
        year, month, day = map(int, parts["iso"].split("-"))
        return year, month, day
    named = MONTHS.index(parts["month"].lower()) + 1 if parts["month"] else None
    number = parts["before"] or parts["after"]
    return int(parts["year"] or parts["bare"] or parts["named"]), named, int(number) if number else None
