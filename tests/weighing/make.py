"""A small event to weigh: who says what, on which page, on which day.

The two parties are Rurik (``LUX``, made up) and Sava (``LIE``, made up); a monitor stands between them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rashomon.model import (
    OUTLET,
    Article,
    Claim,
    Content,
    Count,
    Event,
    EventType,
    Reading,
    Report,
    SharedText,
    Span,
    When,
)
from rashomon.weighing import weigh
from tests.spans import paragraphs

FIRE = EventType(plover="ASSAULT", mode="artillery", acled_type="Explosions/Remote violence", acled_sub="Shelling")
WIDTH = 100
"""Characters that each claim takes up on its page: claim ``n`` stands at ``n * WIDTH``."""


def on(day: str) -> When:
    return When(edtf=day, start=date.fromisoformat(day), end=date.fromisoformat(day), basis="stated")


@dataclass
class Says:
    """One claim: the source, what it says (fields of :class:`Content`), and how and where."""

    source: str
    what: str = "event"
    page: str = "a"
    stance: str = "asserts"
    reality: str = "actual"
    fresh: bool = True
    through: tuple[str, ...] = ()
    content: dict[str, Any] = field(default_factory=dict)
    words: str = ""
    """What the claim's span reads; made up where empty."""


def says(source: str, page: str = "a", stance: str = "asserts", **content: Any) -> Says:
    """A claim about who did what: ``agent``, ``accused``, ``target``, ``weapon``."""
    how = {k: content.pop(k) for k in ("reality", "fresh", "through") if k in content}
    given = {"event": FIRE, **content} if content else {}
    return Says(source, "event" if content else "statement", page, stance, content=given, **how)


def toll(
    source: str,
    side: str | None,
    low: int | None,
    high: int | None = -1,
    page: str = "a",
    status: str = "killed",
    stance: str = "asserts",
    **more: Any,
) -> Says:
    """A figure; without ``high`` it is exact. ``more``: ``category``, ``approximate``, ``part_of``, ``reality`` ..."""
    count = Count(low=low, high=low if high == -1 else high, approximate=more.pop("approximate", False))
    how = {k: more.pop(k) for k in ("reality", "fresh", "through", "words") if k in more}
    return Says(source, "toll", page, stance, content={"status": status, "side": side, "count": count, **more}, **how)


def weighed(
    *said: Says,
    days: dict[str, str] | None = None,
    agencies: dict[str, tuple[str, ...]] | None = None,
    outlets: dict[str, str] | None = None,
    shared: Iterable[tuple[str, str]] = (),
    passages: Iterable[tuple[str, int, str, int]] = (),
    report: dict[str, Any] | None = None,
    parties: tuple[str, ...] = ("LUX", "LIE"),
    dates: dict[str, When] | None = None,
    by_page: dict[str, dict[str, Any]] | None = None,
    text: tuple[str, str, dict[int, int]] | None = None,
    headline: tuple[int, int] | None = None,
) -> Event:
    """Weigh claims as one event, a report a page.

    ``days`` are the pages' days, ``shared`` pairs of pages whose whole texts are one, ``passages`` pairs of claims (page and
    number) that are one; ``headline``: where every page's begins and ends; ``report`` holds fields of every report, ``by_page`` of the one on that page; ``text``: a page, its
    whole text, and where each of its claims begins in it.
    """
    pages = sorted({s.page for s in said} | set(by_page or {})) or ["a"]
    articles, readings, reports = [], [], []
    for page in pages:
        claims = tuple(_claim(s, n) for n, s in enumerate(x for x in said if x.page == page))
        whole_text = "".join(c.span.text for c in claims) or "x" * WIDTH
        if text and text[0] == page:
            whole_text = text[1]
            claims = tuple(
                _at(c, text[2][n], s.words)
                for n, (c, s) in enumerate(zip(claims, (x for x in said if x.page == page), strict=True))
            )
        articles.append(
            Article(
                page=page,
                index=0,
                headline=headline and Span(start=headline[0], end=headline[1], text=whole_text[slice(*headline)]),
                spans=paragraphs(whole_text),
                outlet=(outlets or {}).get(page, f"Outlet {page}"),
                agencies=(agencies or {}).get(page, ()),
                published=on((days or {}).get(page, "2031-03-01")),
            )
        )
        fields = {"parties": parties, **(report or {}), **(by_page or {}).get(page, {})}
        told = Report.model_validate(
            {
                "id": f"{page}#0/0",
                "page": page,
                "article": 0,
                "kind": "incident",
                "event": FIRE,
                "title": "Shelling",
                "claims": tuple(c.id for c in claims),
                **fields,
            }
        )
        reports.append(told)
        readings.append(Reading(article=f"{page}#0", claims=claims, reports=(told,)))
    whole = {a.page: a.spans[0] for a in articles}
    copies = [
        SharedText(left=f"{a}#0", right=f"{b}#0", left_span=whole[a], right_span=whole[b], extent="copy")
        for a, b in shared
    ]
    words = {c.id: c.span for reading in readings for c in reading.claims}
    copies += [
        SharedText(
            left=f"{a}#0", right=f"{b}#0", left_span=words[f"{a}/{i}"], right_span=words[f"{b}/{j}"], extent="passage"
        )
        for a, i, b, j in passages
    ]
    return weigh("e1", reports, readings, articles, dates or {}, (), copies)


def weighed_text(text: str, parts: Iterable[str | Says], before: Iterable[Says] = (), **more: Any) -> Event:
    """Weigh the figures of one text, each at its place in it: ``parts`` are the text's pieces; ``before``, figures of other pages."""
    places: dict[int, int] = {}
    figures, at = [], 0
    for part in parts:
        if isinstance(part, str):
            at += len(part)
        else:
            places[len(figures)] = at
            figures.append(part)
            at += len(part.words)
    return weighed(*before, *figures, text=(figures[0].page, text, places), **more)


def _at(claim: Claim, start: int, words: str) -> Claim:
    return claim.model_copy(update={"span": Span(start=start, end=start + len(words), text=words)})


def _claim(said: Says, number: int) -> Claim:
    start = number * WIDTH
    text = (said.words or f"{number:02d} {said.source} {said.what}").ljust(WIDTH)
    voices = (*(said.through or (f"Outlet {said.page}",)), *(() if said.source == OUTLET else (said.source,)))
    return Claim.model_validate(
        {
            "id": f"{said.page}/{number}",
            "page": said.page,
            "article": 0,
            "span": Span(start=start, end=start + WIDTH, text=text),
            "voices": voices,
            "source": said.source,
            "stance": said.stance,
            "reality": said.reality,
            "fresh": said.fresh,
            "content": Content.model_validate({"what": said.what, **said.content}),
        }
    )
