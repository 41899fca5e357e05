"""Small builders: an article that tells one or more events, as reading would hand it over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from rashomon.model import (
    Article,
    Claim,
    Content,
    Count,
    EventType,
    Link,
    Place,
    Reading,
    Report,
    Span,
    TimeMention,
    When,
)

SUMY = Place(name="Sumy", admin1="Sumy", country="UKR", lat=50.92, lon=34.8, precision=1)
KHERSON = Place(name="Kherson", admin1="Kherson", country="UKR", lat=46.64, lon=32.61, precision=1)
PESHAWAR = Place(name="Peshawar", admin1="Khyber Pakhtunkhwa", country="PAK", lat=34.01, lon=71.58, precision=1)
AIR_STRIKE = EventType(plover="ASSAULT", mode="aerial", acled_type="Explosions/Remote violence", acled_sub="Air strike")
BOMBING = EventType(plover="ASSAULT", mode="explosives", acled_type="Explosions/Remote violence", acled_sub="Bombing")

SHOOTING = EventType(plover="ASSAULT", mode="firearms", acled_type="Battles", acled_sub="Armed clash")


def on(day: str) -> When:
    """One exact day."""
    return When(edtf=day, start=date.fromisoformat(day), end=date.fromisoformat(day), basis="stated")


def span(text: str, start: int = 0) -> Span:
    return Span(start=start, end=start + len(text), text=text)


def report(page: str, text: str = "", number: int = 0, article: int = 0, **fields: Any) -> Report:
    """One article's account; unset parts are not said."""
    given = {"kind": "incident", "event": EventType(plover="ASSAULT"), "title": text[:30], **fields}
    return Report(
        id=f"{page}#{article}/{number}", page=page, article=article, spans=(span(text),) if text else (), **given
    )


def telling(
    page: str,
    text: str = "",
    *,
    published: str | None = "2024-05-02",
    killed: Sequence[int] = (),
    side: str = "UKR",
    category: str = "civilian",
    **fields: Any,
) -> tuple[Article, Reading]:
    """An article with one report of one event and a toll claim for each figure."""
    claims = tuple(
        Claim(
            id=f"{page}/c{i}",
            page=page,
            article=0,
            span=span(text or "x"),
            voices=("outlet",),
            source="outlet",
            content=Content.model_validate(
                {
                    "what": "toll",
                    "status": "killed",
                    "side": side,
                    "category": category,
                    "count": Count(low=n, high=n),
                }
            ),
        )
        for i, n in enumerate(killed)
    )
    told = report(page, text, claims=tuple(c.id for c in claims), **fields)
    article = Article(page=page, index=0, spans=told.spans, published=on(published) if published else When())
    return article, Reading(article=article.id, claims=claims, reports=(told,))


def case(*tellings: tuple[Article, Reading]) -> tuple[list[Article], list[Reading]]:
    """Articles and readings, as :func:`rashomon.linking.link` takes them."""
    return [a for a, _ in tellings], [r for _, r in tellings]


def linked(left: str, right: str, probability: float) -> Link:
    return Link(left=left, right=right, probability=probability)


def weekday(number: int) -> TimeMention:
    return TimeMention(span=span("that day"), weekday=number, tense="past")
