"""Ages and other numbers beside people that count nobody: "a woman, 34", "a boy of 12", "dialed 911"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model import Count
from rashomon.reading.words import words

if TYPE_CHECKING:
    from rashomon.reading.tolls.people import Counted, Group, View

ONE = Count(low=1, high=1)
OLDEST = 120
"""Years: a number beyond them is no age."""
EMERGENCY = words("emergency")
CALLS = words("calls")
AFTER_AGE = (",", "(", ")", ".", ";", "")
THAN = frozenset({"above", "below", "over", "under"})
AGES = words("of-an-age")
UNITS = frozenset({"months", "years", "weeks", "days"})
BETWEEN = frozenset({"and", "to", "or", ",", "between", "about", "-", "–"})
SEVERAL = 8
"""Tokens from "of" to "years" where several have an age."""


def with_age(view: View, group: Group, end: int) -> None:
    """Take the age into the phrase for one person: "a woman, 34", "Ali Hassan, 15"."""
    at = group.end + 1
    if group.kind == "people" and group.count != ONE and view.at(group.end) == "of":
        _of_several(view, group, end)
    if group.kind not in ("people", "name") or group.count != ONE:
        return
    if view.at(group.end) == "of" and group.noun is not None and group.noun.noun in AGES:
        _of_years(view, group, end)
        return
    if view.at(group.end) != ",":
        return
    at += view.at(at) in ("age", "aged")
    if at >= end:
        return
    age = view.words[at]
    if (
        age.isdigit()
        and int(age) <= OLDEST
        and at not in view.counts
        and view.at(at + 1) not in ("-", "year", "years", "%")
    ):
        group.end = at + 1


def _of_several(view: View, group: Group, end: int) -> None:
    """Take the years of "five boys of 14 and 15 years" into the phrase."""
    for k in range(group.end + 1, min(group.end + SEVERAL, end)):
        if view.words[k] in UNITS and k > group.end + 1:
            group.end = k + 1
            return
        if not (view.words[k].isdigit() and int(view.words[k]) <= OLDEST) and view.words[k] not in BETWEEN:
            return


def _of_years(view: View, group: Group, end: int) -> None:
    """Take the years of "a boy of 12", "a woman of about 60" and "a child of 20 months" into the phrase."""
    at = group.end + 1
    at += view.at(at) in ("about", "around", "some", "only")
    counted = view.counts.get(at) or view.counts.get(group.end + 1)
    last = counted.end if counted is not None else at + 1
    number = counted.value.high if counted is not None else int(view.at(at)) if view.at(at).isdigit() else None
    after = view.tags[last] if last < end else ""
    months = view.at(last) in UNITS
    alone = months or not after or after[:1] not in "NJ" or view.at(last) in view.lex.harm
    if last <= end and number is not None and number <= OLDEST and alone:
        group.end = last + months


def is_age(view: View, counted: Counted, after: str) -> bool:
    """Whether a bare number behind a name and a comma is how old somebody is: "Samira Ali, 69 (wife of ...)"."""
    start = counted.start
    figure = view.words[start]
    named = start > 1 and view.words[start - 1] == "," and view.tags[start - 2] == "NNP"
    return named and figure.isdigit() and int(figure) <= OLDEST and after in AFTER_AGE


def calls_help(view: View, counted: Counted, after: str) -> bool:
    """Whether a bare number is called for help: "dialed 911", "a 999 call"."""
    if view.words[counted.start] not in EMERGENCY:
        return False
    return after in CALLS or not CALLS.isdisjoint(view.words[max(counted.start - 2, 0) : counted.start])


def older(view: View, counted: Counted) -> bool:
    """Whether a bare number is an age that those named before it are younger or older than: "children under five"."""
    first = counted.start if view.words[counted.start] in THAN else counted.start - 1
    if first < 1 or view.words[first] not in THAN:
        return False
    noun = view.lex.victims.get(view.words[first - 1])
    return noun is not None and noun.plural and noun.kind == "person"


__all__ = ["calls_help", "is_age", "older", "with_age"]
