"""Addresses of the screens. What comes from a page is quoted here, so that it stays one value of one parameter."""

from __future__ import annotations

from urllib.parse import quote, quote_plus, urlencode

from rashomon.model import Claim


def event(event_id: str) -> str:
    """The screen of one event."""
    return f"/event/{quote(event_id, safe='')}"


def page(name: str, start: int | None = None, end: int | None = None) -> str:
    """The page reader, at characters ``[start, end)`` of the page's text if given."""
    mark = "" if start is None or end is None else f"&start={start}&end={end}#mark"
    return f"/page?name={quote_plus(name)}{mark}"


def claim(value: Claim) -> str:
    """The page reader at the words of a claim."""
    return page(value.page, value.span.start, value.span.end)


def actor(code: str) -> str:
    """What one actor said."""
    return f"/actor?{urlencode({'code': code})}"
