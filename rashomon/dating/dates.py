"""From partial dates to days: what the conductor calls."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.calendar.days import ALL, EARLIEST, LATEST, Days, span
from rashomon.dating.case import BEGIN, FRESH, Paper, Telling, paper, quoted
from rashomon.dating.solve import solve
from rashomon.dating.words import when
from rashomon.model import Article, EventType, Reading, Report, TimeMention, When


@dataclass(frozen=True)
class Dates:
    """What the dating found: the day of every report, and of every article's publication, by id."""

    reports: dict[str, When]
    articles: dict[str, When]


def date(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    clusters: Sequence[Sequence[str]],
    today: datetime.date | None = None,
) -> Dates:
    """Date all articles and reports of a case together.

    Parameters: the case's ``articles`` and their ``readings``; ``clusters`` of report ids that are thought to tell one event;
    ``today``, after which nothing was published (``None``: the clock's day). Result: an entry for every article and every
    report, empty where nothing is known. A conflict never raises: the better evidence stays.
    """
    now = today or datetime.date.today()
    reports: dict[str, list[Report]] = defaultdict(list)
    for reading in readings:
        reports[reading.article] += reading.reports
    papers = {article.id: paper(article, tuple(reports.pop(article.id, ())), now) for article in articles}
    solve(papers, clusters)
    dated = {report.id: When() for reading in readings for report in reading.reports}
    for found in papers.values():
        for told in found.tellings:
            dated[told.report.id] = _told(told, found, now)
    return Dates(dated, {name: _published(found, now) for name, found in papers.items()})


def published(article: Article, mentions: Sequence[TimeMention], today: datetime.date | None = None) -> When:
    """Date one article alone, without a reading or others that tell the same.

    Parameters: ``article``; the time expressions in its text, in order, the first past day taken for what it tells as news;
    ``today`` as for :func:`date`. Result: when it was published; an empty value when it mentions nothing that dates it.
    """
    reports: list[Report] = []
    for i, mention in enumerate(mentions):
        ahead = (mention.direction or mention.tense) == "future"
        past = not ahead and (mention.direction or mention.tense) == "past"
        of_a_day = mention.year is None and (mention.day or mention.weekday is not None or mention.unit == "day")
        lead = past and of_a_day and not any(report.kind == "incident" for report in reports)
        told = Report(
            id=f"{article.id}:{i}",
            page=article.page,
            article=article.index,
            kind="incident" if lead else "history" if past else "diplomacy",
            event=EventType(plover="CONSULT"),
            title="",
            reality="planned" if ahead else "actual",
            times=(mention,),
        )
        reports.append(told)
    found = date([article], [Reading(article=article.id, reports=tuple(reports))], [], today)
    return found.articles[article.id]


def _published(found: Paper, today: datetime.date) -> When:
    article = found.article
    if found.stated and article.published.edtf:
        return article.published
    basis = [*found.basis, *(["the likeliest of the days that fit"] if found.likely else [])]
    value = when(found.published, basis, span(BEGIN, today), likely=found.likely)
    return value if value.edtf else article.published


def _told(told: Telling, found: Paper, today: datetime.date) -> When:
    days: Days = told.pick or told.days
    if days is ALL:
        return When()
    # What is counted from a page that nothing dates ends where the thinkable days of that page do.
    bound = not told.used or (told.used[0].base == "publication" and not found.stated)
    unbound = span(BEGIN if bound else EARLIEST, today if bound and not told.planned else LATEST)
    if not told.used and not found.stated and told.giver is None and days.width > 2 * FRESH:
        # Only the page's own bounds: they say nothing about what it tells.
        return When()
    return when(days, _basis(told, found), unbound, likely=told.likely)


def _basis(told: Telling, found: Paper) -> list[str]:
    basis = []
    for rel in told.used:
        words = quoted(rel.mention)
        if rel.base == "narrative":
            basis.append(f"{words}, counted from what the page tells before")
        elif rel.base == "publication":
            sent = found.article.sent
            base = f"publication{_on(found)}" if sent is None else f"its dateline of {sent.isoformat()}"
            basis.append(f"{words}, counted from {base}")
        else:
            basis.append(words)
    if told.giver:
        basis.append(f"by the linked report of {told.giver}")
    if told.pick is not None and not told.used:
        other = "the day it was told" if told.spoken else "the day of what it comes with"
        basis.append("not stated: page's day" if told.pick == found.published else f"not stated: {other}")
    elif not told.used and not told.giver:
        basis.append(f"not stated: within {FRESH} days before publication{_on(found)}")
    if told.likely:
        basis.append("the likeliest of the days that fit")
    return basis


def _on(found: Paper) -> str:
    value = found.published
    return f" on {value.first.isoformat()}" if len(value) == 1 else ""
