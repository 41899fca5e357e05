"""Small articles, reports and time expressions for the tests of the dating."""

from datetime import date
from typing import Any

from rashomon.model import Article, EventType, Reading, Report, Span, TimeMention, When

TODAY = date(2026, 6, 1)


def at(text: str, **parts: Any) -> TimeMention:
    """A time expression with its words."""
    return TimeMention(span=Span(start=0, end=len(text), text=text), **parts)


def article(page: str, text: str = "Something happened.", published: str | None = None) -> Article:
    """A page of one article; ``published`` as an ISO day or as ``XXXX-MM-DD``."""
    when = When()
    if published and published.startswith("X"):
        when = When(edtf=published, basis="stated on the page, month and day only")
    elif published:
        day = date.fromisoformat(published)
        when = When(edtf=published, start=day, end=day, basis="stated on the page")
    span = Span(start=0, end=len(text), text=text)
    return Article(page=page, index=0, spans=(span,), published=when, published_stated=published is not None)


def report(page: str, name: str, *times: TimeMention, kind: str = "incident", **more: Any) -> Report:
    """A report of a page; its id is ``page:name``."""
    event = EventType(plover="ASSAULT" if kind != "diplomacy" else "CONSULT")
    return Report(id=f"{page}:{name}", page=page, article=0, kind=kind, event=event, title=name, times=times, **more)  # type: ignore[arg-type]


def reading(article: Article, *reports: Report) -> Reading:
    return Reading(article=article.id, reports=reports)


TUESDAY = at("on Tuesday", weekday=1, tense="past")
YESTERDAY = at("yesterday", offset=-1, unit="day", anchor="publication")
PREVIOUS_DAY = at("the previous day", offset=-1, unit="day", anchor="narrative")
FEB_13 = at("Feb. 13", month=2, day=13)
