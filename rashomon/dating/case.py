"""The variables of the dating: the day each article was published and the day each report tells of, and what bounds them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import islice

from rashomon.calendar.days import ALL, LATEST, Days, any_year, span
from rashomon.calendar.relations import Relation, Tense, lasted, relation
from rashomon.dating import anchors, years
from rashomon.dating.nights import at_clock
from rashomon.model import Article, Report, TimeMention, When

FRESH = 14
"""What a page tells as news happened within this many days before it (the convention of the hand-made labels)."""
LEAD = 7
"""The incident that a page is about is fresher than what it adds."""
OWN = 2
"""A page came out at most so many days after the newest date, where that heads it."""
DAY = 2
"""Days (a night has two) of one incident."""
MONTH = 31
"""Days; what a page states no better than this, a year, is narrowed by its text."""
YEARS = 3
"""Years of which a weekday's day of the month may leave so many."""
BEGIN = date(1945, 1, 1)
"""No page is thought to be older; a project on older news states its dates."""


@dataclass(slots=True)
class Telling:
    """A report as a variable: the days it can be about so far, and why."""

    report: Report
    relations: tuple[Relation, ...]
    reporting: tuple[Relation, ...]
    """When it was said: used only where nothing dates what happened."""
    days: Days = ALL
    own: Days = ALL
    """The days by its own words alone."""
    given: Days | None = None
    """What the cluster leaves."""
    used: tuple[Relation, ...] = ()
    """The expressions that narrowed the days, and below all those that fit them."""
    fits: tuple[Relation, ...] = ()
    pick: Days | None = None
    """For a report that the text does not date: the day it is taken to be, once nothing else dates it."""
    spoken: bool = False
    """Whether that is the day on which it was told."""
    giver: str | None = None
    """Page of the linked report that dates this one best."""
    sure: Days | None = None
    """The days before anything was taken for likely; what differs from them is no more than likely."""
    chosen: bool = False

    @property
    def fresh(self) -> bool:
        return self.report.kind == "incident" and self.report.reality == "actual"

    @property
    def planned(self) -> bool:
        return self.report.reality == "planned"

    @property
    def likely(self) -> bool:
        return self.sure is not None and self.days != self.sure

    @property
    def extent(self) -> bool:
        return bool(self.used) and self.used[0].extent


@dataclass(slots=True)
class Paper:
    """An article as a variable: the days it can have been published on so far (or was sent on, where it says so), its reports, and why."""

    article: Article
    published: Days
    stated: bool
    tellings: list[Telling] = field(default_factory=list)
    basis: list[str] = field(default_factory=list)
    sure: Days | None = None
    follows: bool = False
    """Whether it mentions something that happened: news follows close on that, not on who came to office."""
    own: date | None = None
    """A day in its text that is most likely its own, or nearly so."""

    @property
    def of_year(self) -> bool:
        """Whether the page states its day and month, and leaves the year open."""
        return (self.article.published.edtf or "").startswith("XXXX-")

    @property
    def exact(self) -> bool:
        return len(self.published) == 1

    @property
    def likely(self) -> bool:
        return self.sure is not None and self.published != self.sure

    def bound(self, days: Days, reason: str) -> None:
        """Narrow the publication to ``days``, unless they contradict what is known already."""
        both = self.published & days
        if both and both != self.published:
            self.published = both
            self.basis.append(reason)


def paper(article: Article, reports: tuple[Report, ...], today: date) -> Paper:
    """Set up an article: what it states of its own date, and the relations of its reports' time expressions."""
    stated = stated_days(article.published) if article.sent is None else span(article.sent, article.sent)
    open_days = span(BEGIN, today)
    # A stated date in the future or before 1945 is the page's word; only what is not stated is bounded.
    days = open_days if stated is None else (stated & open_days or stated)
    found = Paper(article, days, stated is not None and stated.solid and len(stated) <= MONTH)
    if stated is not None and article.published.basis:
        found.basis.append(article.published.basis)
    found.tellings = [telling(report) for report in reports]
    if not found.stated:
        bound_by_text(found, today)
    return found


def bound_by_text(found: Paper, today: date) -> None:
    """Narrow an undated article by what its text mentions: years, world events, people in office."""
    text = found.article.text
    clues = [*years.clues(text, today), *anchors.clues(text)]
    for clue in sorted(clues, key=lambda c: (c.years, *anchors.strongest(c))):
        if clue.years and len(list(islice((found.published & clue.days).runs(), YEARS + 1))) > YEARS:
            continue
        if clue.own is not None and clue.own in found.published:
            found.own = clue.own
            found.bound(span(clue.own, clue.own + timedelta(OWN)), clue.reason)
        found.bound(clue.days, clue.reason)
        found.follows |= clue.news


def stated_days(when: When) -> Days | None:
    """The days of a date that the page states; ``None`` when it states none. ``XXXX-09-28`` is that day of any year."""
    if when.start is not None and when.end is not None and when.start <= when.end <= LATEST:
        return span(when.start, when.end)
    if when.edtf and when.edtf.startswith("XXXX-"):
        parts = [int(part) for part in when.edtf[5:].split("-") if part.isdigit()]
        if parts and 1 <= parts[0] <= 12:
            return any_year(parts[0], parts[1] if len(parts) > 1 else None) or None
    return None


def telling(report: Report) -> Telling:
    """Set up a report: its time expressions as relations, best first, apart from those that only say when it was said."""
    tense = _tense(report)
    # What lasted some days dates only what nothing else does.
    times = sorted(report.times, key=lambda m: m.kind == "duration")
    if tense == "past":
        # Whatever the verb around it says ("is believed to be"): what happened was not in days to come.
        times = [m.model_copy(update={"tense": None}) if m.tense == "future" else m for m in times]
    happened = [r for m in times if m.role != "reporting" and (r := relation(m, tense)) is not None]
    happened = at_clock(happened, times)
    if tense == "past":
        happened = _with_days_before(happened, [m for m in times if m.kind == "duration"])
    said = [r for m in times if m.role == "reporting" and (r := relation(m, "past")) is not None]
    if report.kind == "history":
        # "Since 1988" names the day on which the past began, not how long it has been.
        happened = [replace(r, since=False, extent=False) if r.since else r for r in happened]
    return Telling(report, tuple(happened), tuple(said))


def _with_days_before(happened: list[Relation], durations: list[TimeMention]) -> list[Relation]:
    """ "On Tuesday, after two days of fighting": the day with those before it on which it went on."""
    days = max((lasted(m) for m in durations if m.unit == "day"), default=0)
    first = happened[0] if happened else None
    if (
        not days
        or first is None
        or first.extent
        or first.night
        or first.base == "narrative"
        or not of_a_day(first.mention)
    ):
        return happened
    return [replace(first, lasting=days, extent=True), *(r for r in happened[1:] if r.mention not in durations)]


def of_a_day(mention: TimeMention) -> bool:
    """Whether an expression of time names one day, by its weekday or its day of the month; a stretch with an end of its own does not."""
    return mention.end is None and (mention.weekday is not None or mention.day is not None)


def _tense(report: Report) -> Tense | None:
    if report.reality == "planned":
        return "future"
    return None if report.kind == "diplomacy" else "past"


def quoted(mention: TimeMention) -> str:
    """The expression as people see it in a basis."""
    return f"“{' '.join(mention.span.text.split())}”"
