"""From the reports of one event to the event: its findings and how each of them stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.model import (
    ALL_SIDES,
    OUTLET,
    UNKNOWN_SIDE,
    Article,
    Event,
    Finding,
    Link,
    Reading,
    Reality,
    Report,
    SharedText,
    When,
)
from rashomon.weighing import findings, summary
from rashomon.weighing.casualties import casualties, killed
from rashomon.weighing.standing import Parties, parties_of
from rashomon.weighing.voices import Said, side, voices

_NOBODY = {ALL_SIDES, UNKNOWN_SIDE, OUTLET}


def weigh(
    event_id: str,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    articles: Sequence[Article],
    dates: Mapping[str, When],
    links: Sequence[Link] = (),
    shared: Sequence[SharedText] = (),
) -> Event:
    """Weigh what the reports of one event say: each value with its voices, counted once, and its standing.

    Parameters: the event's id and reports (at least one, all of one kind); the readings and articles that they are from;
    dates of report ids; the links between the reports and the text that their articles share. Result: the event, its
    figures and findings standing as the design defines it. Raises ``ValueError`` without a report.
    """
    if not reports:
        raise ValueError(f"event {event_id} has no report")
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    article_of = {article.id: article for article in articles}
    said = voices(reports, claims, article_of, shared)
    kind = reports[0].kind
    place = summary.event_place(reports)
    sides = summary.parties(reports)
    against = _opponents(reports, said, sides)
    tolls = casualties(said, against, place.country if place else None)
    event = summary.event_type(reports)
    return Event(
        id=event_id,
        kind=kind,
        title=summary.title(kind, reports, event, place, killed(tolls)),
        event=event,
        reality=_reality(reports),
        date=summary.event_date(reports, dates),
        place=place,
        parties=sides,
        casualties=tolls,
        findings=tuple(_findings(reports, said, against, dates)),
        reports=tuple(sorted(report.id for report in reports)),
        links=tuple(links),
        shared=tuple(shared),
    )


def _reality(reports: Sequence[Report]) -> Reality:
    """Actual when any report tells it as having happened."""
    found = [report.reality for report in reports]
    return "actual" if "actual" in found else found[0]


def _opponents(reports: Sequence[Report], said: Sequence[Said], sides: Iterable[str]) -> Parties:
    known = {s for s in sides if s not in _NOBODY}
    pairs = [(side(a), side(b)) for r in reports for a in r.agents for b in r.targets]
    for one in said:
        content = one.claim.content
        pairs += [(side(a), side(content.target)) for a in (content.agent, content.accused) if a and content.target]
        if content.accused and not one.own:
            pairs.append((one.side, side(content.accused)))
    return parties_of(known, ((a, b) for a, b in pairs if a in known and b in known))


def _findings(
    reports: Sequence[Report], said: Sequence[Said], against: Parties, dates: Mapping[str, When]
) -> Iterator[Finding]:
    place_of = {r.place.name: r.place for r in reports if r.place is not None}

    def same(a: str, b: str) -> bool:
        return summary.compatible(place_of[a], place_of[b])

    for found in (
        findings.attacker(said, against),
        findings.returned(said, against),
        findings.target(said, against),
        findings.weapon(said, against),
        findings.places(reports, said, against, same),
        findings.days(reports, said, against, dates),
    ):
        if found is not None:
            yield found
