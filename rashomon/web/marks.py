"""A page's text cut into pieces that each carry the same marks: what was left out, claims, speakers, places, times.

Marks overlap and nest as they like; a piece knows all that lie on it, so nothing has to be nested in the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.casefile import EventName, PageBundle
from rashomon.model import OUTLET, Article, Content, Count, Reading, Report
from rashomon.show import number, shorten
from rashomon.web import words

LENGTH = 20_000
"""Characters of a page that are shown at once."""
QUOTE = 90
"""Characters of a claim's words that its note repeats."""
SHORTEST_NAME = 3
"""A name of fewer letters is found in too many words that do not mean it."""
KINDS = ("claim", "actor", "place", "time", "cue")
"""Kinds of marks, the widest first: a click goes to the last of those that lie on a piece."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the text about some marks.

    ``key`` is its anchor; ``title`` who or what; ``says`` what is claimed, ``quote`` in which words; ``stance`` of a claim; ``event`` that it belongs to; ``code`` of an
    actor; ``at`` the first character of its first mark here and ``end`` of that mark; ``times`` how many marks it has here.
    """

    key: str
    kind: str
    title: str
    says: str
    quote: str
    stance: str | None
    event: EventName | None
    code: str | None
    at: int
    end: int
    times: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters from ``start`` and what lies on them: ``kinds`` of marks, the ``note`` to go to, ``cut`` when no article has them.

    ``here`` when they are of the range that was asked for; ``first`` of these, and ``opens``, the number of the article that begins here.
    """

    start: int
    text: str
    kinds: tuple[str, ...]
    note: str | None
    title: str | None
    cut: bool
    here: bool
    first: bool
    opens: int | None


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    note: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a long page: its pieces and notes; ``number`` of ``last`` parts."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    number: int
    last: int


def part_of(start: int, size: int) -> int:
    """Number of the part, from 1, that shows the character at ``start`` of a page of ``size`` characters."""
    return min(max(start, 0) // LENGTH, max(size - 1, 0) // LENGTH) + 1


def part(page: PageBundle, number: int, here: tuple[int, int] | None = None) -> Part:
    """One part of a page with its marks.

    Parameters: ``number`` from 1, taken as the nearest part that there is; ``here`` the characters ``[start, end)`` to point out.
    """
    text = page.page.text
    last = max(len(text) - 1, 0) // LENGTH + 1
    number = min(max(number, 1), last)
    begin, end = (number - 1) * LENGTH, min(number * LENGTH, len(text))
    notes, marks = _notes(page, begin, end)
    return Part(tuple(_pieces(page, begin, end, marks, here)), tuple(notes), number, last)


def _notes(page: PageBundle, begin: int, end: int) -> tuple[list[Note], list[_Mark]]:
    """Notes in the order of the text, and the marks that lead to them."""
    notes: list[Note] = []
    marks: list[_Mark] = []
    names: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    titles: dict[tuple[str, str], str] = {}
    for article, reading in page.articles:
        event_of = _event_of_claim(reading, page.events)
        for claim in reading.claims:
            span = claim.span
            if span.end <= begin or span.start >= end:
                continue
            key = f"n{len(notes)}"
            who = claim.source if claim.source != OUTLET else article.outlet or OUTLET
            note = Note(key, "claim", who, says(claim.content), shorten(span.text, QUOTE), claim.stance, event_of.get(claim.id), None, span.start, span.end, 1)  # fmt: skip
            notes.append(note)
            marks.append(_Mark(span.start, span.end, "claim", key, f"{words.actor(who)} {claim.stance}"))
            if claim.cue:
                marks.append(_Mark(claim.cue.start, claim.cue.end, "cue", key, f"{words.actor(who)} {claim.stance}"))
            if claim.source_span and claim.source != OUTLET:
                names["actor", claim.source].append((claim.source_span.start, claim.source_span.end))
        for actor in reading.actors:
            titles["actor", actor.code] = actor.name
            names["actor", actor.code] += _found([actor.name], article, page.page.text, begin, end)
        for report in reading.reports:
            for place in (*((report.place,) if report.place else ()), *report.places):
                key_ = ("place", place.name)
                titles[key_] = ", ".join(filter(None, (place.name, place.admin1, place.country)))
                if key_ not in names:
                    names[key_] = list(_found((place.name, *place.other_names), article, page.page.text, begin, end))
            for time in report.times:
                names["time", report.id].append((time.span.start, time.span.end))
                titles["time", report.id] = shorten(time.span.text, QUOTE)
    for (kind, name), places in names.items():
        shown = sorted({(a, b) for a, b in places if a < end and b > begin})
        if not shown:
            continue
        key = f"n{len(notes)}"
        title = titles.get((kind, name), name)
        event = page.events.get(name) if kind == "time" else None
        says_ = _days(event) if event else ""
        notes.append(
            Note(key, kind, title, says_, "", None, event, name if kind == "actor" else None, *shown[0], len(shown))
        )
        marks += [_Mark(a, b, kind, key, title) for a, b in shown]
    notes.sort(key=lambda n: (KINDS.index(n.kind), n.at))
    return notes, marks


def _days(event: EventName) -> str:
    return " – ".join(dict.fromkeys(day for day in (event.first, event.last) if day))


def _event_of_claim(reading: Reading, events: Mapping[str, EventName]) -> dict[str, EventName]:
    return {claim: events[r.id] for r in reading.reports if r.id in events for claim in r.claims}


def _found(names: Iterable[str], article: Article, text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where names stand in an article, as whole words, within ``[begin, end)`` of the page."""
    wanted = sorted({n for n in names if len(n) >= SHORTEST_NAME}, key=len, reverse=True)
    if not wanted:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)")
    for span in article.spans:
        for match in pattern.finditer(text, max(span.start, begin), max(min(span.end, end), begin)):
            yield match.span()


def _pieces(
    page: PageBundle, begin: int, end: int, marks: Sequence[_Mark], here: tuple[int, int] | None
) -> Iterator[Piece]:
    text = page.page.text
    kept = sorted((s.start, s.end) for article, _ in page.articles for s in article.spans if s.start < s.end)
    opens = {min(s.start for s in a.spans): a.index for a, _ in page.articles if a.spans}
    edges = {begin, end} | {at for pair in kept for at in pair} | {at for m in marks for at in (m.start, m.end)}
    edges |= set(opens) | (set(here) if here else set())
    cuts = sorted(at for at in edges if begin <= at <= end)
    starting: dict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        if mark.start < mark.end and mark.start < end and mark.end > begin:
            starting[max(mark.start, begin)].append(mark)
    on: list[_Mark] = []
    inside = 0
    pointed = False
    for start, stop in pairwise(cuts):
        on = [m for m in on if m.end > start] + starting.get(start, [])
        while inside < len(kept) and kept[inside][1] <= start:
            inside += 1
        cut = not (inside < len(kept) and kept[inside][0] <= start)
        chosen = min(on, key=lambda m: (-KINDS.index(m.kind), m.end - m.start), default=None)
        is_here = here is not None and here[0] <= start < here[1]
        yield Piece(
            start=start,
            text=text[start:stop],
            kinds=tuple(sorted({m.kind for m in on}, key=KINDS.index)),
            note=chosen.note if chosen else None,
            title=chosen.title if chosen else None,
            cut=cut,
            here=is_here,
            first=is_here and not pointed,
            opens=opens.get(start),
        )
        pointed |= is_here


def says(content: Content) -> str:
    """What a claim says, in a few words: ``at least 4 killed (Armenia, military)``, ``Azerbaijan → Armenia: firearms``; empty when only the words themselves tell."""
    if content.what == "toll" and content.status:
        kind = None if content.category in (None, "unknown") else content.category
        whose = ", ".join(filter(None, (content.side and words.actor(content.side), kind)))
        return f"{number(content.count or Count())} {content.status}" + (f" ({whose})" if whose else "")
    if content.what == "event":
        doer = content.accused or content.agent
        how = content.weapon or (content.event.mode or content.event.plover.lower() if content.event else None)
        deed = " → ".join(words.actor(code) for code in (doer, content.target) if code)
        return ": ".join(filter(None, (deed, how and how.replace("-", " "))))
    return ""


def reports_of(page: PageBundle) -> list[tuple[Report, EventName]]:
    """The events that a page tells, in the order of its text, each with the first of its reports here."""
    found: dict[str, tuple[Report, EventName]] = {}
    for _, reading in page.articles:
        for report in reading.reports:
            event = page.events.get(report.id)
            if event and event.id not in found:
                found[event.id] = (report, event)
    return list(found.values())
