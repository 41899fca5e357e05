"""Narrow the days of a whole case to a fixed point: within each article, and between the reports of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.dating.case import FRESH, LEAD, Paper, Telling, quoted
from rashomon.dating.days import ALL, LATEST, NONE, Days, span
from rashomon.dating.relations import Relation

ROUNDS = 8
"""Passes over what changed; each one carries a date over one more link, and chains are short."""
FEW = 5
"""So many candidate days (or stretches) may stand for one: the earliest of them is then the likeliest."""
COUNTED = 31
"""A domain no wider than this votes day by day."""
KINDS = 64
"""Different wide domains of one cluster that are looked at; the narrowest come first."""
CHOICES = 3
"""Times that likely days are taken and carried over the links before the next are."""
SOON = 3
"""What a page is about is seldom older than this many days when it names no more than the weekday."""
RUN = 8
"""A candidate stretch is no longer than this many days."""


def solve(papers: Mapping[str, Paper], clusters: Sequence[Sequence[str]]) -> None:
    """Narrow the days of articles and reports in place, until nothing changes.

    Parameters: ``papers`` by article id; ``clusters`` of report ids that are thought to tell one event.
    """
    tellings = {t.report.id: (t, paper) for paper in papers.values() for t in paper.tellings}
    groups = [[tellings[name] for name in members if name in tellings] for members in clusters]
    groups = [group for group in groups if len(group) > 1]
    of_article: dict[str, set[int]] = defaultdict(set)
    for i, group in enumerate(groups):
        for _, paper in group:
            of_article[paper.article.id].add(i)
    _fixpoint(papers, groups, of_article, list(papers))
    for paper in papers.values():
        paper.sure = paper.published
        for told in paper.tellings:
            told.sure = told.days
    for _ in range(CHOICES):
        chosen = [name for name, paper in papers.items() if _choose(paper)]
        if not chosen:
            break
        _fixpoint(papers, groups, of_article, chosen)


def _fixpoint(
    papers: Mapping[str, Paper],
    groups: Sequence[Sequence[tuple[Telling, Paper]]],
    of_article: Mapping[str, set[int]],
    dirty: Sequence[str],
) -> None:
    for _ in range(ROUNDS):
        for name in dirty:
            narrow(papers[name])
        touched = sorted({i for name in dirty for i in of_article.get(name, ())})
        changed: dict[str, None] = {}
        for i in touched:
            changed.update(dict.fromkeys(_agree(groups[i])))
        if not changed:
            return
        dirty = list(changed)


def narrow(paper: Paper) -> None:
    """Narrow an article's reports by its publication, and its publication by its reports, until neither changes."""
    for _ in range(4):
        before = paper.published
        main = _main(paper)
        ordered = sorted(paper.tellings, key=lambda t: (t is not main, _narrative(t)))
        by_id = {t.report.id: t for t in paper.tellings}
        for told in ordered:
            base = by_id.get(told.report.after or "", main)
            told_before = told.days
            _date(told, paper, base if base is not told else None)
            before = before if told.days == told_before else NONE
        if not paper.stated:
            for told in ordered:
                _date_back(told, paper, told is main)
        if paper.published == before:
            return


def _main(paper: Paper) -> Telling | None:
    """What the article is about: its first fresh incident that has a time of its own, else its first incident."""
    fresh = [t for t in paper.tellings if t.fresh]
    return next((t for t in fresh if t.relations and not _narrative(t)), fresh[0] if fresh else None)


def _narrative(told: Telling) -> bool:
    return bool(told.relations) and told.relations[0].base == "narrative"


def _date(told: Telling, paper: Paper, base: Telling | None) -> None:
    """The days a report can be about, from its own expressions, best first; one that contradicts the better ones is left out."""
    published = paper.published
    recent = published.reach(-FRESH, 0)
    days, pick = ALL, None
    used: list[Relation] = []
    fits: list[Relation] = []
    said = _said(told, published)
    for rel in told.relations:
        if used and rel.mention.kind == "duration":
            break
        # "In the past 24 hours", of whoever is quoted.
        start = said if said and (rel.mention.unit == "hour" or rel.mention.part == "overnight") else published
        if rel.base == "narrative":
            start = base.pick or base.days if base is not None and base.days is not ALL else published.reach(-FRESH, 0)
        found = rel.forward(start, published)
        if told.fresh and not rel.extent and found & recent:
            found = found & recent
        if both := days & found:
            fits.append(rel)
            if both != days:
                used.append(rel)
            days = both
    if not used:
        days, pick = _undated(told, paper, recent)
    if told.given is not None and days & told.given and not (used and used[0].extent):
        days &= told.given
        if pick is not None and not pick & days:
            # Not the page's day but the last one that the linked pages leave.
            pick = Days(days.low + days.width - 1, 1)
    told.days, told.used, told.fits, told.pick = days, tuple(used), tuple(fits), pick


def _undated(told: Telling, paper: Paper, recent: Days) -> tuple[Days, Days | None]:
    """For a report without a time of its own: the days it can be about, and the day it is taken to be."""
    published = paper.published
    if told.fresh:
        said = _said(told, published)
        if not said:
            return recent, published if paper.exact else None
        if len(said) > 1:
            return said & recent or recent, None
        return said.reach(-FRESH, 0), said
    if told.given is not None:
        return told.given, None
    if told.report.kind == "diplomacy" and not told.planned and told.report.reality == "actual":
        return published.reach(-LEAD, 0), None
    return ALL, None


def _said(told: Telling, published: Days) -> Days:
    """The days on which what is told was said, where the text gives them; else empty."""
    found = NONE
    for rel in told.reporting:
        found = (found or ALL) & rel.forward(published, published) or found
    return found


def _date_back(told: Telling, paper: Paper, lead: bool) -> None:
    """What a report says about the day its article was published."""
    for rel in (*told.fits, *told.reporting):
        if rel.base != "narrative":
            start = rel.own if rel in told.reporting else told.days
            paper.bound(rel.backward(start), f"{quoted(rel.mention)} in its text")
    if told.fresh and told.days is not ALL:
        # An earlier stretch can be told as fresh on any day after it began.
        reason = f"it tells as news what {told.giver} dates" if told.giver else "soon after what it tells as news"
        paper.bound(told.days.reach(0, LEAD if lead and not told.extent else FRESH), reason)
    elif told.used and not told.planned and told.used[0].past:
        paper.bound(span(told.days.first, LATEST), f"after {quoted(told.used[0].mention)}")


def _agree(group: Sequence[tuple[Telling, Paper]]) -> list[str]:
    """Give the reports of one event the days on which most of them agree; a report that contradicts them keeps its own.

    Result: ids of the articles for which something changed.
    """
    common = _common([told.days for told, _ in group if told.days is not ALL])
    if not common:
        return []
    givers = sorted(
        (len(told.days), paper.article.page) for told, paper in group if told.days & common and told.pick is None
    )
    changed = []
    for told, paper in group:
        if told.report.kind == "history" and told.used:
            # A war is told with more or less of its years: each page's own words stand.
            continue
        new = (told.days & common) or None
        if new is None or new == told.days or told.extent or told.given == common:
            continue
        told.given = common
        told.giver = next((page for _, page in givers if page != paper.article.page), None)
        changed.append(paper.article.id)
    return changed


def _common(domains: Sequence[Days]) -> Days:
    """The days that most domains allow; empty when there is nothing to agree on.

    Counted day by day where a domain is narrow; else begun from the domain that overlaps most others, narrowed by all that fit.
    """
    kinds: dict[Days, int] = defaultdict(int)
    for days in domains:
        kinds[days] += 1
    if len(kinds) < 2:
        return NONE
    narrow_ones = [days for days in kinds if days.width <= COUNTED]
    if narrow_ones:
        near = NONE
        for days in narrow_ones:
            near |= days
        ballot = [Days(low, 1) for run in near.runs() for low in range(run.low, run.low + len(run))]
        votes = [(sum(n for e, n in kinds.items() if day & e), day) for day in ballot]
        most = max(count for count, _ in votes)
        common = NONE
        for count, day in votes:
            common |= day if count == most else NONE
        return common
    ranked = sorted(kinds, key=lambda d: (len(d), d.low))[:KINDS]
    common = max(ranked, key=lambda d: (sum(n for e, n in kinds.items() if d & e), -len(d), -d.low))
    for days in ranked:
        common = (common & days) or common
    return common


def _choose(paper: Paper) -> bool:
    """Take the earliest of a few candidate days for what an undated article is about: news follows close on what it mentions.

    True when it chose. Nothing is chosen where the candidates are many or run on without a gap.
    """
    main = _main(paper)
    if paper.stated or main is None or main.days.solid or main.chosen:
        return False
    runs = list(((main.days & paper.published.reach(-SOON, 0)) or main.days).runs())
    if not runs or runs[0] == main.days or len(runs) > FEW or any(len(run) > RUN for run in runs):
        return False
    main.given, main.chosen = runs[0], True
    return True
