"""A case of short pages that each tell two shellings, as reading would hand it over, to decide upon."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rashomon.casefile import Case
from rashomon.model import (
    Article,
    Claim,
    Content,
    Count,
    Decision,
    EventType,
    Link,
    Page,
    Place,
    Reading,
    Report,
    Span,
    TimeMention,
)

FIRE = EventType(plover="ASSAULT", mode="artillery", acled_type="Explosions/Remote violence", acled_sub="Shelling")
TOWNS = ("Alder", "Birch")
START = datetime(2024, 6, 1, tzinfo=UTC)


def words(page: str, town: str) -> str:
    return f"Shells fell on {town} on 4 May 2024, {page} heard, and 3 dockers died there."


def page(name: str, before: str = "") -> Page:
    text = before + "\n\n".join(words(name, town) for town in TOWNS) + "\n"
    data = text.encode()
    return Page(
        name=name, sha256=hashlib.sha256(data).hexdigest(), text=text, media_type="text/plain", charset="utf-8",
        size=len(data), data=data,
    )  # fmt: skip


def told(item: Page, *, first: int = 0, turned: bool = False, article: int = 0) -> tuple[Article, Reading]:
    """The page as read; another reader may number its reports from ``first`` on, and in the ``turned`` order."""
    spans = {town: _span(item.text, words(item.name, town)) for town in TOWNS}
    made = Article(page=item.name, index=article, spans=tuple(spans.values()))
    reports, claims = [], []
    for number, town in enumerate(reversed(TOWNS) if turned else TOWNS, start=first):
        span = spans[town]
        day = _span(item.text, "4 May 2024", span.start)
        claims.append(
            Claim(
                id=f"{made.id}:c{number}", page=item.name, article=article, span=span, voices=(item.name,), source="outlet",
                content=Content(what="toll", status="killed", side="UKR", category="civilian", count=Count(low=3, high=3)),
            )
        )  # fmt: skip
        reports.append(
            Report(
                id=f"{made.id}:r{number}", page=item.name, article=article, kind="incident", event=FIRE, title="Shelling",
                place=Place(name=town, country="UKR", precision=1), parties=("RUS", "UKR"), claims=(claims[-1].id,),
                spans=(span,), times=(TimeMention(span=day, year=2024, month=5, day=4),),
            )
        )  # fmt: skip
    return made, Reading(article=made.id, claims=tuple(claims), reports=tuple(reports))


def _span(text: str, said: str, start: int = 0) -> Span:
    at = text.index(said, start)
    return Span(start=at, end=at + len(said), text=said)


def linker(probability: float = 0.95) -> Any:
    """In place of the real one: what two pages say of one town is likely one event."""

    def link(articles: object, readings: list[Reading], dates: object = None) -> list[Link]:
        every = [(r.place.name, r.id) for reading in readings for r in reading.reports if r.place]
        return sorted(
            (
                Link(left=min(a, b), right=max(a, b), probability=probability)
                for town, a in every
                for other, b in every
                if a < b and town == other and a.split("#")[0] != b.split("#")[0]
            ),
            key=lambda found: (found.left, found.right),
        )

    return link


def heap(path: Path, *names: str) -> Case:
    """The case with its pages read, not yet solved."""
    case = Case(path, create=True)
    for name in names:
        case.keep_page(page(name))
        case.keep_reading(name, [told(page(name))], "reader 1")
    return case


def read_again(case: Case, **how: Any) -> None:
    """Another version of the reader goes over all pages."""
    for name in case.page_hashes():
        case.keep_reading(name, [told(case.page(name), **how)], f"reader {how}")


def report(case: Case, name: str, town: str) -> str:
    """Id of the report of a page on a town, as read now."""
    return next(r.id for r in case.reports() if r.page == name and r.place and r.place.name == town)


def said(action: str, at: int = 0, **fields: Any) -> Decision:
    """A decision ``at`` that many minutes after the first."""
    return Decision.model_validate({"action": action, "at": START + timedelta(minutes=at), **fields})


def groups(case: Case) -> list[list[str]]:
    """The reports of each event, in order."""
    return sorted(sorted(event.reports) for event in case.events())
