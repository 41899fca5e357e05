"""A small finished case of two pages that tell one shelling, one of talks, and a page that could not be read."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from rashomon.casefile import Case
from rashomon.model import (
    OUTLET,
    Actor,
    Article,
    Claim,
    Content,
    Count,
    Event,
    EventType,
    Link,
    Page,
    Place,
    Reading,
    Report,
    Skipped,
    Span,
    Weight,
    When,
)
from rashomon.weighing import shared_text, weigh

READER = "reader 1"
TEXTS = {
    "north/herald.txt": (
        "Cookies? Yes.\n\nShells hit Old Ford\n\nTwo dockers were killed at Old Ford on Monday, the Ukrainian defence ministry"
        " said. “Russian guns did it,” a spokesman added.\n"
    ),
    "post.txt": (
        "Old Ford: Moscow denies shelling\n\nRussia’s defence ministry denied that it had fired on Old Ford. At least two people"
        " died there.\n\nEnvoys of both met in Geneva on Tuesday.\n"
    ),
}
FIRE = EventType(plover="ASSAULT", mode="artillery", acled_type="Explosions/Remote violence", acled_sub="Shelling")
TALKS = EventType(plover="CONSULT", mode="meet", acled_type="Strategic developments", acled_sub="Other")
FORD = Place(name="Old Ford", admin1="Sumy", country="UKR", lat=50.9, lon=34.8, precision=2, other_names=("Ford",))
MONDAY = When(edtf="2024-03-04", start=date(2024, 3, 4), end=date(2024, 3, 4), basis="weekday before publication")


def page(name: str, text: str | None = None) -> Page:
    text = TEXTS[name] if text is None else text
    data = text.encode()
    return Page(
        name=name, sha256=hashlib.sha256(data).hexdigest(), text=text, media_type="text/plain", charset="utf-8",
        size=len(data), data=data,
    )  # fmt: skip


def span(name: str, words: str, texts: dict[str, str] | None = None) -> Span:
    """Where these words stand on a page."""
    at = (texts or TEXTS)[name].index(words)
    return Span(start=at, end=at + len(words), text=words)


def claim(name: str, number: int, words: str, source: str = OUTLET, stance: str = "asserts", **content: Any) -> Claim:
    voices = (name, *(() if source == OUTLET else (source,)))
    return Claim.model_validate(
        {
            "id": f"{name}#0/c{number}",
            "page": name,
            "article": 0,
            "span": span(name, words),
            "voices": voices,
            "source": source,
            "stance": stance,
            "content": Content.model_validate(content),
        }
    )


def article(name: str, *paragraphs: str, **fields: Any) -> Article:
    return Article(page=name, index=0, spans=tuple(span(name, p) for p in paragraphs), **fields)


def report(name: str, number: int, claims: tuple[Claim, ...], **fields: Any) -> Report:
    given = {"kind": "incident", "event": FIRE, "title": "Shelling", "place": FORD, "parties": ("RUS", "UKR"), **fields}
    return Report(
        id=f"{name}#0/r{number}", page=name, article=0, claims=tuple(c.id for c in claims),
        spans=tuple(c.span for c in claims), **given,
    )  # fmt: skip


def read() -> dict[str, tuple[Article, Reading]]:
    """What the two pages say."""
    herald, post = TEXTS
    dead = Count(low=2, high=2)
    one = (
        claim(herald, 1, "Two dockers were killed at Old Ford on Monday", "UKR/MOD",
              what="toll", status="killed", side="UKR", category="civilian", count=dead),
        claim(herald, 2, "“Russian guns did it,” a spokesman added", "UKR/MOD", "accuses",
              what="event", event=FIRE, accused="RUS", target="UKR", weapon="guns", place=FORD),
    )  # fmt: skip
    two = (
        claim(post, 1, "Russia’s defence ministry denied that it had fired on Old Ford", "RUS/MOD", "denies",
              what="event", event=FIRE, agent="RUS", target="UKR"),
        claim(post, 2, "At least two people died there", what="toll", status="killed", side="UKR",
              count=Count(low=2)),
    )  # fmt: skip
    talks = (
        claim(post, 3, "Envoys of both met in Geneva on Tuesday", what="event", event=TALKS, agent="RUS", target="UKR"),
    )
    actors = tuple(Actor(code=c, name=c, kind="state", country=c) for c in ("RUS", "UKR"))
    first = article(
        herald, "Shells hit Old Ford", TEXTS[herald].split("\n\n")[2].strip(), headline=span(herald, "Shells hit Old Ford"),
        outlet="Northern Herald", published=MONDAY, published_stated=True, agencies=("AFP",),
    )  # fmt: skip
    second = article(
        post, *(p.strip() for p in TEXTS[post].split("\n\n")), headline=span(post, TEXTS[post].split("\n")[0])
    )
    return {
        herald: (first, Reading(article=first.id, claims=one, reports=(report(herald, 1, one),), actors=actors)),
        post: (
            second,
            Reading(
                article=second.id,
                claims=two + talks,
                reports=(
                    report(post, 1, two),
                    report(post, 2, talks, kind="diplomacy", event=TALKS, title="Envoys meet", place=None),
                ),
                actors=actors,
            ),
        ),
    }


def events() -> list[Event]:
    """The shelling that both tell, and the talks."""
    made = read()
    articles, readings = [a for a, _ in made.values()], [r for _, r in made.values()]
    fire = [readings[0].reports[0], readings[1].reports[0]]
    weights = (
        Weight(name="prior", bits=-1.5, reason="one in 4 candidate pairs tells the same event"),
        Weight(name="place", bits=4.25, reason="both at Old Ford"),
    )
    link = Link(left=fire[0].id, right=fire[1].id, probability=0.871, weights=weights)
    dates = {r.id: MONDAY for r in fire}
    return [
        weigh("e1shelling", fire, readings, articles, dates, [link], shared_text(articles)),
        weigh("e2talks", [readings[1].reports[1]], readings[1:], articles[1:], {}),
    ]


def small_case(path: Path) -> Case:
    """The case as a build leaves it, open."""
    case = Case(path, create=True)
    for name in TEXTS:
        case.keep_page(page(name))
    case.keep_skipped(Skipped(name="scan.txt", reason="binary", message="scan.txt: not text; save it as .txt or .html"))
    for name, told in read().items():
        case.keep_reading(name, [told], READER)
    case.keep_events(events(), {}, {})
    return case
