"""Date what a page counts from an event that only another page dates: "a day after the first attack on the city"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.calendar import NONE, Relation
from rashomon.dating.case import DAY, Paper, Telling

REACH = 14
"""Days; what lies further back or ahead is more likely some other event there."""

Dated = Mapping[str, Sequence[tuple[Telling, Paper]]]


def count_from_others(papers: Mapping[str, Paper]) -> list[str]:
    """Take for a report the days that fit both its own words and its distance from what another page tells of the same place.

    Only where its own words leave several days and the others, of the same place and a party of it, leave no more than one incident's
    days: "on Monday, a day after the first attack on the city". Result: ids of the articles for which something changed.
    """
    dated: dict[str, list[tuple[Telling, Paper]]] = defaultdict(list)
    for paper in papers.values():
        for told in paper.tellings:
            place = told.report.place
            if told.fresh and told.days and told.days.width <= DAY and place is not None:
                dated[place.name.casefold()].append((told, paper))
    changed = []
    for paper in papers.values():
        known = {told.report.id for told in paper.tellings}
        for told in paper.tellings:
            open_ = told.fresh and told.used and told.days.width > DAY and told.report.after not in known
            rel = next((r for r in told.relations if _counts_days(r)), None) if open_ else None
            if rel is not None and _take(told, paper, rel, dated):
                changed.append(paper.article.id)
    return changed


def _take(told: Telling, paper: Paper, rel: Relation, dated: Dated) -> bool:
    days, giver = NONE, None
    place = told.report.place
    for other, source in dated.get(place.name.casefold(), ()) if place is not None else ():
        if source is not paper and not set(told.report.parties).isdisjoint(other.report.parties):
            fits = other.days.reach(rel.low, rel.high) & told.days
            days, giver = days | fits, source.article.page if fits else giver
    if not days or days.width > DAY:
        return False
    told.given, told.giver = days, giver
    return True


def _counts_days(rel: Relation) -> bool:
    mention = rel.mention
    return rel.base == "narrative" and mention.unit == "day" and bool(mention.offset) and abs(rel.low) <= REACH
