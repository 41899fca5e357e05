"""The second half of the way through: from what was read to the events, over a whole case or for what a decision touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rashomon.casefile import Case
from rashomon.casefile.rulings import Settled, State, assign, stands
from rashomon.casefile.solution import Solution
from rashomon.model import Article, Correction, Decision, Doubt, Event, Link, Reading, Report, SharedText, Value, When

Progress = Callable[[str, int, int | None], None]
"""Called with a stage's name, how many are done, and how many there are (``None``: not known)."""


class Outcome(Value):
    """What a decision did: how it stands, which earlier ones it changed, and which events are new or no longer the same."""

    decision: str
    state: State
    changed: tuple[str, ...] = ()
    """Ids of earlier decisions that now stand otherwise."""
    events: tuple[str, ...] = ()


def solve(case: Case, tell: Progress) -> None:
    """Link, date, link again and weigh, over all that the case holds.

    The machine's own links are kept beside the events, so that :func:`decide` can go on from there.
    """
    from rashomon import dating, linking, weighing

    articles = case.articles(as_read=True)
    as_read = case.readings(as_read=True)
    log = case.decisions()
    settled = case.settle(log)
    steps = 6
    tell("solve", 0, steps)
    names = linking.canonical(actor for reading in as_read for actor in reading.actors)
    readings = [linking.recode(reading, names) for reading in as_read]
    every = [report for reading in readings for report in reading.reports]
    reports = [report for report in every if report.id not in settled.aside]
    known = {report.id for report in reports}
    tell("solve", 1, steps)
    loose = linking.ruled(linking.link(articles, readings), settled.rulings, known)
    dates = dating.date(articles, readings, linking.cluster(reports, loose, settled.rulings))
    tell("solve", 2, steps)
    machine = linking.link(articles, readings, dates=dates.reports)
    links = linking.ruled(machine, settled.rulings, known)
    clusters = linking.cluster(reports, links, settled.rulings)
    tell("solve", 3, steps)
    # The final clusters narrow the dates once more; the first ones were made without any.
    dates = dating.date(articles, readings, clusters)
    tell("solve", 4, steps)
    shared = weighing.shared_text(articles)
    tell("solve", 5, steps)
    groups = dict(zip(linking.event_ids(clusters, case.event_of_report()), clusters, strict=True))
    corrections = _corrections(settled, groups)
    published = {a.id: dates.articles.get(a.id, a.published) for a in articles}
    weighed = list(
        _weigh(groups, zip(articles, readings, strict=True), dates.reports, links, shared, corrections, published)
    )
    events = [event for event, _ in weighed]
    events.sort(key=lambda e: (str(e.date.start or e.date.edtf or "9999"), e.id))
    inferred = {a.id: published[a.id] for a in articles if published[a.id] != a.published}
    changed = {new.article: new for old, new in zip(as_read, readings, strict=True) if new != old}
    doubts = {event.id: _open(settled, event, found) for event, found in weighed}
    solution = Solution(every, machine, dates.reports, shared, doubts, settled.rulings)
    with case.transaction():
        case.keep_events(events, inferred, changed, solution)
        # What a reviewer said while this was working.
        now, log = settled, case.decisions()
        if settled.states.keys() != {decision.id for decision in log}:
            now = case.settle(log)
            _resolve(case, settled, now)
        case.keep_standing(log, stands(now, case.event_of_report()))
    tell("solve", steps, steps)


def decide(case: Case, *decisions: Decision) -> list[Outcome]:
    """Log a reviewer's decisions and let them hold at once: only the events that they touch are grouped and weighed again.

    The days and links are those of the last whole build; the next one works with the decisions from the start.

    Parameters: a case that was built; decisions (:meth:`Case.marks` names what they are about); one that is logged already is
    passed over. Result: what each new one did. Nothing is logged when the case can't be written (``sqlite3.Error``).
    """
    if not case.is_solved():
        solve(case, lambda stage, done, total: None)
    with case.transaction():
        before = case.settle()
        new = case.log(decisions)
        after = case.settle()
        events = _resolve(case, before, after)
        states = stands(after, case.event_of_report())
        case.keep_standing(case.decisions(), states)
    names = {decision.id for decision in new}
    changed = tuple(name for name, state in before.states.items() if after.states[name] != state)
    return [
        Outcome(decision=d.id, state=states[d.id], changed=tuple(c for c in changed if c not in names), events=events)
        for d in new
    ]


def _resolve(case: Case, before: Settled, after: Settled) -> tuple[str, ...]:
    """Group the reports around the changed decisions by the kept links, and weigh anew the events that are not as they were."""
    from rashomon import linking

    changed = [s for d, s in after.states.items() if before.states.get(d) != s]
    touched = {name for state in changed for name in state.reports}
    event_of = case.event_of_report()
    old, groups = _regroup(case, after, touched, event_of)
    now = {name: event for name, event in event_of.items() if event not in old}
    now |= {name: event for event, group in groups.items() for name in group}
    new = {e: g for e, g in groups.items() if old.get(e) != set(g) or not touched.isdisjoint(g)}
    gone = [event for event in old if event not in groups or event in new]
    members = [name for group in new.values() for name in group]
    told = case.read_of(members)
    days = case.days_of(members)
    own = linking.ruled(case.links_among(members), after.rulings, set(members))
    shared = case.shared_among(article.id for article, _ in told)
    published = case.published(article.id for article, _ in told)
    weighed = list(_weigh(new, told, days, own, shared, assign(after.corrections, now)[0], published))
    doubts = {event.id: _open(after, event, found) for event, found in weighed}
    case.replace_events(gone, [event for event, _ in weighed], doubts, after.rulings)
    return tuple(sorted(new))


def _regroup(
    case: Case, settled: Settled, touched: Iterable[str], event_of: Mapping[str, str]
) -> tuple[dict[str, set[str]], dict[str, tuple[str, ...]]]:
    """The events around some reports, as they are and as they come to be under the decisions: report ids by event id."""
    from rashomon import linking

    beside: dict[str, set[str]] = defaultdict(set)
    for ruling in settled.rulings:
        if ruling.action == "join":
            beside[ruling.left].add(ruling.right)
            beside[ruling.right].add(ruling.left)
    start = set(touched)
    while True:
        near = case.around(start, beside)
        old: dict[str, set[str]] = defaultdict(set)
        for report in near & event_of.keys():
            old[event_of[report]].add(report)
        known = [told for told in case.solved_reports(near) if told.id not in settled.aside]
        links = linking.ruled(case.links(near), settled.rulings, {told.id for told in known})
        clusters = linking.cluster(known, links, settled.rulings)
        ids = linking.event_ids(clusters, {name: event_of[name] for name in near if name in event_of})
        # A new event may be given the id of one further off that began with the same report: that one belongs to it, then.
        taken = [name for event in ids if event not in old for name in case.reports_of(event)]
        if not taken:
            return old, dict(zip(ids, clusters, strict=True))
        start |= set(taken)


def _corrections(settled: Settled, groups: Mapping[str, Sequence[str]]) -> dict[str, list[Correction]]:
    return assign(settled.corrections, {name: event for event, group in groups.items() for name in group})[0]


def _open(settled: Settled, event: Event, doubts: Sequence[Doubt]) -> list[Doubt]:
    """Without the values that a reviewer looked at and kept, as long as no further report tells the event."""
    told = set(event.reports)
    kept = {(d.field, d.side) for d, reports in settled.kept if told <= set(reports)}
    return [doubt for doubt in doubts if doubt.field is None or (doubt.field, doubt.side) not in kept]


def _weigh(
    groups: Mapping[str, Sequence[str]],
    told: Iterable[tuple[Article, Reading]],
    dates: Mapping[str, When],
    links: Iterable[Link],
    shared: Iterable[SharedText],
    corrections: Mapping[str, Sequence[Correction]],
    published: Mapping[str, When],
) -> Iterator[tuple[Event, list[Doubt]]]:
    """Hand each group of report ids to the weighing room with just what belongs to it, and put in a reviewer's values.

    Result: each event, and what is doubtful in it.
    """
    from rashomon import weighing

    article_of: dict[str, Article] = {}
    reading_of: dict[str, Reading] = {}
    report_of: dict[str, Report] = {}
    for article, reading in told:
        article_of[article.id], reading_of[article.id] = article, reading
        report_of.update({report.id: report for report in reading.reports})
    event_of = {name: event for event, members in groups.items() for name in members}
    own_links: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if event_of.get(link.left) == event_of.get(link.right):
            own_links[event_of[link.left]].append(link)
    shared_of: dict[str, list[SharedText]] = defaultdict(list)
    for text in shared:
        shared_of[text.left].append(text)
    for event, members in groups.items():
        own = [report_of[name] for name in members]
        names = list(dict.fromkeys(report.article_id for report in own))
        weighed = weighing.weigh(
            event,
            own,
            [reading_of[name] for name in names],
            [article_of[name] for name in names],
            {report.id: dates.get(report.id, When()) for report in own},
            own_links[event],
            [text for name in names for text in shared_of[name] if text.right in names],
        )
        made = weighing.correct(weighed, own, corrections.get(event, ()))
        claims = [claim for name in names for claim in reading_of[name].claims]
        yield made, weighing.doubts(made, [published[name] for name in names], claims)
