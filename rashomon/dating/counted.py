"""From which day an expression is counted: "the day before", "two days after gunmen killed five, police on Monday said ..."."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.calendar.days import ALL, NONE, Days
from rashomon.calendar.relations import Relation
from rashomon.dating.case import DAY, Paper, Telling, of_a_day

BEFORE = re.compile(r"(?i)\b(?:before|earlier|previous|prior|last)\b")
"""What an expression has that is counted back by itself; "two days after" is counted back only for what stands behind it."""
JOINT = 12
"""Characters between two parts of one sentence."""
SENTENCE = 200
"""Characters around an expression within which the day of its own sentence stands."""
WEEK = 7
SHORT = 14
"""Days over which news is counted from a day of its own sentence or from the page's."""


def told_before(told: Telling, main: Telling | None, by_id: Mapping[str, Telling]) -> Telling | None:
    """The report from whose day a report's first expression is counted.

    "The day before", "two days earlier" are counted from what was told last; "the raid came two days after a bomb killed nine" from the raid,
    which is told right before the words, or is what the page leads with (``main``).
    """
    last = by_id.get(told.report.after or "", main)
    first = told.relations[0].mention if told.relations else None
    if first is None or first.anchor != "narrative" or first.direction != "past" or BEFORE.search(first.span.text):
        return last
    beside = last is not None and any(
        0 <= first.span.start - span.end <= JOINT for span in last.report.spans if span.start < first.span.start
    )
    return last if beside else main


def counted_from(told: Telling, rel: Relation, base: Telling | None, paper: Paper) -> Days | None:
    """The days from which a report's expression is counted.

    Parameters: the report, one of its relations, the report told before it (``base``) and its article. Result: the day that its own sentence names
    for something else, be it only when it was said; else the days of ``base``, where that stands before the expression; else, of what the page
    leads with, the day of the page ("three days after gunmen killed five, nobody is held"). ``None`` where none of them is known.
    """
    if beside := _beside(told, rel, paper.published):
        return beside
    before = base is not None and _stands_before(base, rel)
    if base is not None and before and base.days is not ALL:
        return base.pick or base.days
    looks_back = rel.high < 0 and rel.low >= -SHORT
    return paper.published if paper.exact and looks_back and told.fresh and not before else None


def counts_a_week(rel: Relation) -> bool:
    """Whether a relation counts a week back from what is told beside it: "a week after a bomb killed nine there"."""
    mention = rel.mention
    return rel.base == "narrative" and rel.low == rel.high == -WEEK and "week" in mention.span.text.lower()


def _stands_before(base: Telling, rel: Relation) -> bool:
    spans = base.report.spans
    return not spans or spans[0].start < rel.mention.span.start


def _beside(told: Telling, rel: Relation, published: Days) -> Days:
    """The day of the same sentence from which an expression is counted: "troops searched on Tuesday for those who shot a driver the day
    before", "two days after the blast the army on Thursday said"; empty where there is none."""
    if abs(rel.low) > SHORT or abs(rel.high) > SHORT:
        return NONE
    at = rel.mention.span.start
    near = [
        other
        for other in (*told.relations, *told.reporting)
        if other is not rel
        and other.base == "publication"
        and not other.extent
        and (of_a_day(other.mention) or other.mention.unit == "day")
        and 0 < abs(at - other.mention.span.start) <= SENTENCE
    ]
    before = [other for other in near if other.mention.span.start < at]
    # What is counted ahead of ("two days after X, the army on Thursday") is counted from the day of the words behind it.
    behind = [other for other in near if rel.high < 0 and _in_one(told, at, other.mention.span.start)]
    ordered = before or behind
    found = ordered[0].forward(published, published) if ordered else NONE
    if ordered and next_day(ordered[0], found, published):
        # "Police on Tuesday raised the toll of the blast the previous day", on a page that states the Monday.
        found = found.reach(WEEK, WEEK)
    return found if found.width <= DAY else NONE


def next_day(rel: Relation, days: Days, published: Days) -> bool:
    """Whether the weekday on which something was said is the one after publication: a page that was gone over the next day, or that states
    the day of another clock. Nobody's words of six days before are news."""
    bare = rel.mention.weekday is not None and rel.mention.day is None and rel.mention.direction is None
    return bare and len(published) == len(days) == 1 and days.low == published.low - WEEK + 1


def _in_one(told: Telling, first: int, last: int) -> bool:
    """Whether two expressions stand in one stretch of what is told, which is no longer than a sentence."""
    return any(span.start <= first and last < span.end for span in told.report.spans)
