"""Take the likeliest of a few days where an undated page leaves several: a guess that is marked as one."""

from __future__ import annotations

from datetime import date
from itertools import islice
from math import exp, log

from rashomon.calendar.days import NONE, Days
from rashomon.dating.case import DAY, Paper, Telling

FEW = 5
"""Of so many candidate days (or stretches) the earliest is taken for the likeliest."""
MANY = 40
"""Candidates among which the weekdays that are named may decide."""
RUN = 8
"""A candidate stretch is no longer than this many days."""
SOON = 3
"""What a page is about is seldom older than this many days when it names no more than the weekday."""
CLOSE = 2
"""Where the day of what a page is about was chosen, the page is taken to have come out so soon after it."""
LATER = log(0.5)
"""How much less likely it is that news came out on the next day."""
MARGIN = log(1.6)
"""By so much (log share) the better candidate stands out."""
SURE = 0.6
"""Share of the likelihood that the best candidate must have where only the weekdays speak for it."""
OWN = (0.7, 0.2, 0.1)
"""Share of pages that came out 0, 1 and 2 days after a date that heads them."""
WEEKDAY = (0.50, 0.24, 0.10, 0.09, 0.03, 0.02, 0.02)
"""Share of weekdays told as past that were 0, 1, ... 6 days before publication (128 of them in TimeBank and AQUAINT)."""


def choose(paper: Paper, main: Telling | None) -> bool:
    """Take the likeliest of a few candidate stretches of days for an undated article, or for what it is about.

    The one that the weekdays it names fit by far the best; where it mentions an event of the world, the earliest of those that fit
    well, as news follows close on what it mentions (a bare year that it names is no such thing). Parameters: ``main``, what it is
    about. Result: whether it chose; nothing is chosen where the candidates are many or run on without a gap.
    """
    if paper.stated:
        return False
    if paper.own is not None and not paper.exact and (day := _own(paper, paper.own)):
        paper.published = day
        return True
    if not paper.published.solid and (run := _likeliest(paper, paper.published, DAY)):
        paper.published = run
        return True
    if main is None or main.chosen or (main.days.solid and not main.likely):
        return False
    if main.days.solid:
        # Its day was chosen for a page that tells the same.
        main.chosen = True
        return _close(paper, main.days)
    near = main.days & paper.published or main.days & paper.published.reach(-SOON, 0) or main.days
    run = _likeliest(paper, near, RUN)
    if not run or run == main.days:
        return False
    main.given, main.chosen = run, True
    _close(paper, run)
    return True


def _own(paper: Paper, day: date) -> Days:
    """Of the days from one that heads the page, the one that goes best with the weekdays that it names; empty when none can be."""
    days = [Days(day.toordinal() + late, 1) for late in range(len(OWN))]
    return max(
        (one for one in days if one & paper.published),
        key=lambda one: log(OWN[one.low - day.toordinal()]) + _weekdays(paper, one.low),
        default=NONE,
    )


def _close(paper: Paper, days: Days) -> bool:
    """Take the page to have come out on or soon after the days of what it is about; whether that says anything new."""
    near = paper.published & days.reach(0, CLOSE) if len(days) <= DAY else NONE
    if not near or near == paper.published:
        return False
    paper.published = near
    return True


def _likeliest(paper: Paper, days: Days, most: int) -> Days:
    """The unbroken stretch of ``days``, each of ``most`` days or fewer, to take for the rest; empty when there is none."""
    runs = list(islice(days.runs(), MANY + 1))
    if len(runs) > MANY or any(len(run) > most for run in runs):
        return NONE
    scores = [_weekday_score(paper, run) for run in runs]
    best = max(scores)
    if not paper.follows and exp(best) < SURE * sum(map(exp, scores)):
        return NONE
    fitting = [run for run, score in zip(runs, scores, strict=True) if score > best - MARGIN]
    return fitting[0] if len(fitting) <= FEW else NONE


def _weekday_score(paper: Paper, run: Days) -> float:
    """How well publication on or just after a stretch of days goes with the weekdays that the article names (log share)."""
    # News is of the day or of the day before.
    last = run.low + run.width
    if paper.of_year and run & paper.published == run:
        # It states the day of the month: only the year is open.
        return max(_weekdays(paper, day) for day in range(run.low, last))
    return max(max(_weekdays(paper, day) for day in range(run.low, last)), _weekdays(paper, last) + LATER)


def _weekdays(paper: Paper, day: int) -> float:
    """How well publication on a day goes with the weekdays that the article names (log share)."""
    named = {
        rel.mention.weekday
        for told in paper.tellings
        for rel in (*told.relations, *told.reporting)
        if rel.mention.weekday is not None and rel.base == "publication" and rel.mention.month is None and rel.high <= 0
    }
    return sum(log(WEEKDAY[(date.fromordinal(day).weekday() - weekday) % 7]) for weekday in sorted(named))
