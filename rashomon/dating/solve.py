"""Narrow the days of a whole case to a fixed point: within each article, and between the reports of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from rashomon.calendar.days import ALL, LATEST, NONE, Days, span
from rashomon.calendar.relations import Relation
from rashomon.dating.case import DAY, FRESH, LEAD, Paper, Telling, quoted
from rashomon.dating.choose import choose
from rashomon.dating.counted import counted_from, counts_a_week, next_day, told_before
from rashomon.dating.elsewhere import count_from_others
from rashomon.dating.lender import by_count, lender
from rashomon.dating.nights import beside_weekday

ROUNDS = 8
"""Passes over what changed; each one carries a date over one more link, and chains are short."""
COUNTED = 31
"""A domain no wider than this votes day by day."""
KINDS = 64
"""Different wide domains of one cluster that are looked at; the narrowest come first."""
BELOW = 600
"""Characters from the day that leads what is told to one on which something was said, which is then of something else."""
CHOICES = 3
"""Times that likely days are taken and carried over the links before the next are."""
LONG_AGO = 31
"""Days before an undated page on which something was that it tells in passing with its day of the month."""
LONG_SINCE = 300
"""Days; who tells as news what was on a day of the month so long ago gives its year."""
DAY_BEFORE = timedelta(1)
WEEK = 7
MONTHS = 62
"""Days; talks and history that are dated no better than this are not dated by what they are linked with."""


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
    if counted := count_from_others(papers):
        _fixpoint(papers, groups, of_article, counted)
    for _ in range(CHOICES):
        chosen = [name for name, paper in papers.items() if choose(paper, _main(paper))]
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
            base = told_before(told, main, by_id)
            days_before = told.days
            _date(told, paper, base if base is not told else None)
            before = before if told.days == days_before else NONE
        if paper.stated:
            return
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
    heard, spoken_of, week_before = _heard(told, published), False, NONE
    for rel in beside_weekday(told.relations, published) if told.fresh and paper.exact else told.relations:
        start = published
        if rel.base == "narrative":
            counted = counted_from(told, rel, base, paper)
            if counted is None and (told.fresh or len(told.relations) > 1):
                # "Days after losing them": counted from what the page does not date.
                continue
            start = counted or published.reach(-FRESH, 0)
        if told.fresh and 0 < said.width <= WEEK and _this_week(rel) and rel.mention.direction is None:
            # "Again this week. On Tuesday police said ...": the day of saying is nearer.
            fits.append(rel)
            continue
        third = _third_of_month(told, rel)
        if (told.fresh and rel.coarse and rel.until is None and not rel.since and not third) or (used and _beside(rel)):
            continue
        # "In the past 24 hours", of whoever is quoted; and "yesterday", where the page's own day is not known.
        quoted_day = rel.mention.unit == "hour" or rel.mention.part == "overnight"
        quoted_day = quoted_day or (rel.mention.unit == "day" and not paper.exact)
        if said and quoted_day and rel.base != "narrative" and not _said_below(told, rel):
            start = said
        # "Nine have died since Monday, a doctor said on Tuesday": until then.
        counted = said if rel.since and told.fresh and len(said) == 1 else NONE
        found = (counted and rel.forward(start, counted)) or rel.forward(start, published)
        if told.fresh and paper.exact and _to_come(rel, found, published):
            continue
        if told.fresh and not rel.extent and not third and found & recent:
            found = found & recent
        if (
            heard
            and found
            and rel.mention.weekday is not None
            and not rel.extent
            and found.last > heard.last
            and not _leads(told, rel)
            and not _just_out(rel, found, heard, published)
        ):
            # It was told of before: the day is that of something else, as of who says to have done it, or of the week before.
            spoken_of, week_before = True, week_before | found.reach(-WEEK, -WEEK)
            continue
        if both := days & found:
            if start is not said:
                fits.append(rel)
            if (
                used
                and (used[0].extent or used[0].night)
                and not (_weekend(used[0]) and rel.mention.weekday is not None)
            ):
                continue
            if both != days:
                used.append(rel)
            days = both
    if used and days.width > DAY and days & week_before:
        # "On Sunday it owned up to Tuesday's raid", which was "last week".
        days = days & week_before
    spoken_of = spoken_of or (bool(heard) and bool(said) and heard.last < said.first)
    if not used:
        days, pick = (heard.reach(-FRESH, 0), heard) if spoken_of else _undated(told, paper, recent, base)
    elif counts_a_week(used[0]) and days.width == 1:
        # "A week after" may be a day more or less: another page that tells it decides.
        days, pick = days.reach(-1, 1), days
    told.own = days
    joined = told.fresh or not used or days.width <= MONTHS
    if joined and told.given is not None and days & told.given:
        days = _stretches(days, told.given) if used and used[0].extent else days & told.given
        if pick is not None:
            # Not the page's day but the day that the linked pages give; where they give several, its own if it is one of them.
            pick = days if told.giver and days.width <= DAY else pick & days or Days(days.low + days.width - 1, 1)
    told.days, told.used, told.fits, told.pick = days, tuple(used), tuple(fits), pick
    told.spoken = pick is not None and pick == (heard if spoken_of else said)


def _third_of_month(told: Telling, rel: Relation) -> bool:
    """ "In mid-April", where nothing else says when it was."""
    mention = rel.mention
    return mention.month is not None and mention.modifier in ("start", "mid", "end") and len(told.relations) == 1


def _weekend(rel: Relation) -> bool:
    """ "Over the weekend", of which a day that is told, too, may be the one."""
    return rel.mention.end is not None and rel.mention.end.span == rel.mention.span and rel.mention.weekday == 5


def _to_come(rel: Relation, found: Days, published: Days) -> bool:
    """Whether a day of the month, told without its year, is soon after the page, and would else be nearly a year ago: "ahead of a poll on June 3"."""
    bare = rel.mention.month is not None and rel.mention.day is not None and rel.mention.year is None
    bare = bare and rel.mention.direction is None and rel.mention.end is None
    return bare and bool(found) and (published.first - found.last).days > LONG_SINCE


def _this_week(rel: Relation) -> bool:
    return rel.mention.unit == "week" and rel.mention.offset == 0 and rel.mention.modifier is None


def _said_below(told: Telling, rel: Relation) -> bool:
    """Whether what was said on a day of saying all stands in sentences further down than an expression: those are somebody else's words."""
    at = rel.mention.span.start
    home = next((span for span in told.report.spans if span.start <= at < span.end), None)
    return home is not None and all(one.mention.span.start >= home.end for one in told.reporting)


def _beside(rel: Relation) -> bool:
    """Whether an expression is of no use once a better one dates what is told: it is more likely of something else."""
    return rel.coarse or rel.base == "narrative" or rel.mention.kind == "duration"


def _undated(told: Telling, paper: Paper, recent: Days, main: Telling | None) -> tuple[Days, Days | None]:
    """For a report without a time of its own: the days it can be about, and those it is taken to be of."""
    published = paper.published
    if told.fresh:
        said = _said(told, published) & recent
        if 1 < len(said) <= FRESH:
            # A longer stretch ("in May 2009 the army said") dates no news.
            return said, None
        other, here = lender(told, paper, main)
        if len(said) == 1:
            done = other is not None and other.days.last <= said.first and bool(other.days & said.reach(-FRESH, 0))
            if other is not None and done and (here or by_count(told)):
                return recent | other.days, other.days
            return said.reach(-FRESH, 0), said
        if other is not None:
            # Of 47 such incidents in the hand-made labels, 35 are of that day, 24 of the page's.
            return recent | other.days, other.days
        return recent, published if paper.exact else None
    if told.given is not None:
        return told.given, None
    if told.report.kind == "diplomacy" and not told.planned and told.report.reality == "actual":
        return published.reach(-LEAD, 0), None
    return ALL, None


def _said(told: Telling, published: Days) -> Days:
    """The days on which what is told was said, where the text gives them; else empty."""
    found = NONE
    for rel in told.reporting:
        days = rel.forward(published, published)
        if not next_day(rel, days, published):
            found = (found or ALL) & days or found
    return found


def _leads(told: Telling, rel: Relation) -> bool:
    """Whether a day, with its time of day, stands in the first words of what is told, and what was said of it far below: that is of something
    else that the page tells with it."""
    clock = rel.mention.hour is not None or rel.mention.part is not None
    spans, said = told.report.spans, [one.mention.span.start for one in told.reporting]
    inside = bool(spans) and spans[0].start <= rel.mention.span.start < spans[0].end
    return clock and inside and bool(said) and min(said) - rel.mention.span.end > BELOW


def _just_out(rel: Relation, found: Days, heard: Days, published: Days) -> bool:
    """Whether a day with its time of day is the page's own or the one before, and what was said of it days before that: the page was added to
    later in the week ("early Sunday" on a page of Sunday, and "said on Friday")."""
    clock = rel.mention.hour is not None or rel.mention.part is not None
    return clock and found.width == 1 and bool(found & published.reach(-1, 0)) and heard.last < found.first - DAY_BEFORE


def _heard(told: Telling, published: Days) -> Days:
    """The earliest day on which somebody spoke of what is told as news, by the text; empty where it names none."""
    heard = (
        (rel, rel.forward(published, published))
        for rel in told.reporting
        if told.fresh and rel.mention.weekday is not None
    )
    return min(
        (
            days
            for rel, days in heard
            if not next_day(rel, days, published) and len(days) == 1 and days.low >= published.low - FRESH
        ),
        key=lambda d: d.low,
        default=NONE,
    )


def _date_back(told: Telling, paper: Paper, lead: bool) -> None:
    """What a report says about the day its article was published."""
    for rel in told.fits:
        if rel.base != "narrative":
            paper.bound(rel.backward(told.days if told.fresh else told.own), f"{quoted(rel.mention)} in its text")
    for rel in told.reporting if told.fresh else ():
        if rel.base == "publication" and rel.own is not ALL and not rel.coarse:
            paper.bound(rel.own.reach(0, FRESH), f"said {quoted(rel.mention)}")
    if told.fresh and told.days is not ALL:
        # An earlier stretch can be told as fresh on any day after it began.
        reason = f"it tells as news what {told.giver} dates" if told.giver else "soon after what it tells as news"
        # What it adds may be of longer ago where the page leads with something else: "it recalled that on 14 March".
        late = FRESH if lead or not told.used or told.used[0].mention.month is None else LONG_AGO
        paper.bound(told.days.reach(0, LEAD if lead and not told.extent else late), reason)
    elif told.used and not told.planned and told.used[0].past:
        paper.bound(span(told.own.first, LATEST), f"after {quoted(told.used[0].mention)}")


def _agree(group: Sequence[tuple[Telling, Paper]]) -> list[str]:
    """Give the reports of one event the days on which most of them agree; a report that contradicts them keeps its own.

    Result: ids of the articles for which something changed.
    """
    known = [told for told, _ in group if told.days is not ALL]
    # Pages that do not date it follow those that do.
    dated = [told.days for told in known if told.pick is None]
    common = _common(dated or [told.days for told in known])
    if not common:
        return []
    # Where those that date it disagree, the later day is more often that of a reaction.
    first = common if not dated or common in dated else Days(common.low, 1)
    givers = sorted(
        (len(told.days), paper.article.page) for told, paper in group if told.days & common and told.pick is None
    )
    changed = []
    for told, paper in group:
        if told.report.kind == "history" and told.used:
            # A war is told with more or less of its years: each page's own words stand.
            continue
        given = common if told.pick is None else first
        new = _stretches(told.days, given) if told.extent else told.days & given
        if not new or new == told.days or told.given == given:
            continue
        told.given = given
        told.giver = next((page for _, page in givers if page != paper.article.page), None)
        changed.append(paper.article.id)
    return changed


def _stretches(days: Days, given: Days) -> Days:
    """Those unbroken stretches of ``days`` that ``given`` touches, whole: of all weekends the one on which it was."""
    if days.solid or given.width > COUNTED:
        return days
    return _union(run for run in days.runs() if run & given)


def _common(domains: Sequence[Days]) -> Days:
    """The days that most domains allow; empty when there is none.

    Counted day by day where a domain is narrow; else begun from the domain that overlaps most others, narrowed by all that fit.
    """
    kinds: dict[Days, int] = defaultdict(int)
    for days in domains:
        kinds[days] += 1
    if len(kinds) < 2:
        return next(iter(kinds), NONE)
    votes: dict[int, int] = defaultdict(int)
    wide = []
    for days, number in kinds.items():
        if days.width > COUNTED:
            wide.append((days, number))
            continue
        for low in range(days.low, days.low + days.width):
            if days.bits >> (low - days.low) & 1:
                votes[low] += number
    if votes:
        for low in votes:
            votes[low] += sum(number for days, number in wide if days & Days(low, 1))
        most = max(votes.values())
        return _union(Days(low, 1) for low, count in votes.items() if count == most)
    ranked = sorted(kinds, key=lambda d: (len(d), d.low))[:KINDS]
    common = max(ranked, key=lambda d: (sum(n for e, n in kinds.items() if d & e), -len(d), -d.low))
    for days in ranked:
        common = (common & days) or common
    return common


def _union(sets: Iterable[Days]) -> Days:
    found = NONE
    for days in sets:
        found |= days
    return found
