"""One page from its bytes, or one clear line that says why it can't be read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypedDict, Unpack

from rashomon.model import Page, Skipped
from rashomon.pages.decode import binary, decode, tidy
from rashomon.pages.render import Rendered, fragment, render
from rashomon.pages.tongue import foreign

LIMIT = 20 * 2**20
"""Bytes of the largest page that is read: a news page is a thousandth of it."""
LONGEST = 1_000_000
"""Characters of visible text of the longest page that is read: some 170,000 words, which is a book."""
MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|article|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)


class Told(TypedDict, total=False):
    """What a container or a server says of a page: it wins over the page's own metadata."""

    address: str | None
    fetched: datetime | None
    title: str | None
    site: str | None
    author: str | None
    stated: date | None
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Held:
    """What a case holds already, SHA-256 by page name, so that nothing is decoded or fetched twice."""

    hashes: Mapping[str, str] = field(default_factory=dict)

    def has(self, name: str, data: bytes) -> bool:
        """True for a page of that name and those very bytes."""
        known = self.hashes.get(name)
        return known is not None and known == hashlib.sha256(data).hexdigest()


def read_bytes(
    name: str,
    data: bytes,
    *,
    media_type: str | None = None,
    charset: str | None = None,
    any_language: bool = False,
    **told: Unpack[Told],
) -> Page | Skipped:
    """Turn the bytes of a text or HTML page from anywhere (a file, an archive, a server) into a page, or say in one line why not.

    Parameters: ``name`` of the page; ``data``, up to :data:`LIMIT` bytes; what the container says, where it does: ``media_type``
    (``text/html`` or ``text/plain``; else told from the content), ``charset``; ``any_language``: take a page that is not English
    too; ``told``: see :class:`Told`. Never raises for bad content.
    """
    if len(data) > LIMIT:
        return too_large(name, len(data))
    if not data:
        return skip(name, "empty", "the file is empty; fetch it again")
    if binary(data):
        return skip(name, "binary", "it holds no text but binary data; save it as .txt or .html")
    found = decode(data, declared=charset, html=media_type != "text/plain")
    if found is None:
        return skip(name, "character set", "its character set can't be told; save it as UTF-8")
    text, used = found
    html = media_type in {"text/html", "application/xhtml+xml"} or (media_type != "text/plain" and is_markup(text))
    rendered = render(text, LONGEST) if html else Rendered(text)
    return _page(name, data, rendered, "text/html" if html else "text/plain", used, any_language, told)


def read_text(name: str, data: bytes, text: str, *, media_type: str, **told: Unpack[Told]) -> Page | Skipped:
    """Turn a record of a container (a line of JSON, an entry of a feed, a PDF) whose text is known already into a page.

    Parameters: ``name``; ``data``, the record's bytes as they came; its ``text``, plain or HTML; the ``media_type`` of ``data``;
    ``told``: see :class:`Told`. The title stands first in the page's text, as on a page of its own, unless the text begins with it.
    """
    text = tidy(text)
    title = " ".join((told.get("title") or "").split()) or None
    whole = is_markup(text) and bool(re.search(r"<(?:html|body)\b", text[:4096], re.IGNORECASE))
    if whole:
        rendered = render(text, LONGEST)
    elif is_markup(text) or re.search(r"</(?:p|div|b|i|a|em|strong|span|ul|blockquote)>|<(?:p|br)\s*/?>", text):
        rendered = fragment(text)
    else:
        rendered = Rendered(text)
    if rendered is not None and title and not whole and rendered.text.strip():
        opening = re.sub(r"\W+", "", rendered.text[: 2 * len(title) + 40]).lower()
        if not opening.startswith(re.sub(r"\W+", "", title).lower()):
            rendered = Rendered(f"{tidy(title)}\n\n{rendered.text}")
    return _page(name, data, rendered, media_type, "utf-8", False, told)


def is_markup(text: str) -> bool:
    """True for text that begins as an HTML page or a part of one does."""
    return bool(MARKUP.match(text[:4096]))


def _page(
    name: str, data: bytes, rendered: Rendered | None, media_type: str, charset: str, any_language: bool, told: Told
) -> Page | Skipped:
    """The page, if its text is there, short enough and English."""
    if rendered is None or not rendered.text.strip():
        return skip(name, "empty", "it holds no visible text; fetch it again")
    if len(rendered.text) > LONGEST:
        return too_long(name, len(rendered.text))
    language = None if any_language else foreign(rendered.text)
    if language:
        return skip(name, "not English", f"it seems to be in {language}; only English is read")
    return Page(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=rendered.text,
        media_type=media_type,
        charset=charset,
        size=len(data),
        address=told.get("address") or rendered.address,
        fetched=told.get("fetched"),
        headers=told.get("headers", ()),
        title=told.get("title") or rendered.title,
        site=told.get("site") or rendered.site,
        author=told.get("author") or rendered.author,
        stated_date=told.get("stated") or rendered.stated,
        data=data,
        main=rendered.main,
        items=rendered.items,
    )


def skip(name: str, reason: str, message: str) -> Skipped:
    """Why a page is not read: ``reason`` in a word or two for the count, ``message`` as what is wrong; what to do."""
    # A name may hold line breaks and commands to a terminal; the message is one line that is safe to print.
    shown = "".join(c if c.isprintable() else "\ufffd" for c in name)
    return Skipped(name=name, reason=reason, message=f"{shown}: {message}")


def too_large(name: str, size: int | None) -> Skipped:
    """A page of more than :data:`LIMIT` bytes; ``size`` ``None`` where reading stopped at the limit."""
    has = f"{size / 2**20:.0f} MB, more" if size else "more"
    return skip(name, "too large", f"it has {has} than the {LIMIT // 2**20} MB that are read; split it into pages")


def too_long(name: str, size: int) -> Skipped:
    """A page of more than :data:`LONGEST` characters."""
    message = f"it has {size:,} characters of text, more than the {LONGEST:,} that are read; split it into pages"
    return skip(name, "too large", message)
