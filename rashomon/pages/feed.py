"""RSS and Atom feeds to pages: an entry with its whole text is a page, one with a summary only says so."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import Any

from rashomon.model import Page, Skipped
from rashomon.pages.page import LIMIT, Held, Told, read_text, skip, too_large
from rashomon.pages.records import day
from rashomon.pages.render import fragment
from rashomon.pages.stream import Entry

WHOLE = 120
"""Words from which on a description, which is meant for summaries, is taken for the whole text."""
CUT_OFF = re.compile(
    r"(?:\[?(?:\.\.\.|…)\]?|\b(?:read (?:more|on|the (?:full|rest)\b.*)|continue reading\b.*|more ?[»>→]*))\W*$",
    re.IGNORECASE,
)
"""How a text ends that goes on elsewhere."""
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def pages(entry: Entry, held: Held) -> Iterator[Page | Skipped]:
    """The entries of a feed, named ``feed#ID`` by a short hash of what the feed calls them, so that a name stays when the feed moves on."""
    import feedparser

    data = entry.stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        yield too_large(entry.name, None)
        return
    if ENTITY.search(data):
        yield skip(entry.name, "hostile", "the feed defines XML entities, which can expand without end; it is not read")
        return
    address = entry.told.get("address")
    try:
        # As a stream, because the library opens a string of bytes as the name of a file.
        found = feedparser.parse(
            io.BytesIO(data),
            response_headers={"content-location": address} if address else None,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:
        yield skip(entry.name, "damaged", f"the feed can't be read ({type(error).__name__}); fetch it again")
        return
    if not found.entries:
        yield skip(entry.name, "no pages", "the feed holds no entries; look at it in a browser")
    site = _plain(found.feed, "title")
    for item in found.entries:
        page = _page(entry, item, site, held)
        if page is not None:
            yield page


def _page(entry: Entry, item: Any, site: str | None, held: Held) -> Page | Skipped | None:
    link, title = item.get("link"), _plain(item, "title")
    mark = str(item.get("id") or link or f"{title} {item.get('published')}")
    name = f"{entry.name}#{hashlib.sha256(mark.encode('utf-8', 'replace')).hexdigest()[:10]}"
    contents = [
        c.get("value", "")
        for c in item.get("content", ())
        if "html" in c.get("type", "") or "text" in c.get("type", "")
    ]
    text = max(contents, key=len, default="") or item.get("summary", "")
    rendered = fragment(f"<div>{text}</div>") if text.strip() else None
    seen = rendered.text.strip() if rendered else ""
    if not seen or CUT_OFF.search(seen[-120:]) or (not contents and len(seen.split()) < WHOLE):
        where = f"; add its address to read the article: {link}" if link else "; add the article's own page"
        return skip(name, "summary only", f"the feed has only a summary of {(title or 'this entry')[:80]!r}{where}")
    record = text.encode("utf-8", "surrogatepass")
    if held.has(name, record):
        return None
    told = Told(
        address=link,
        title=title,
        site=site,
        author=item.get("author"),
        stated=day(item.get("published") or item.get("updated")),
        fetched=entry.told.get("fetched"),
        headers=entry.told.get("headers", ()),
    )
    return read_text(name, record, f"<div>{text}</div>", media_type="text/html", **told)


def _plain(item: Any, key: str) -> str | None:
    """A title as text: feeds put markup in titles, too."""
    value = item.get(key)
    if not value:
        return None
    if "html" in item.get(f"{key}_detail", {}).get("type", ""):
        rendered = fragment(f"<div>{value}</div>")
        value = rendered.text if rendered else ""
    return " ".join(value.split()) or None
