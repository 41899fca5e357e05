"""Which outlet a page names as its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from rashomon.pages.credit import MEDIA, NAME, known_agencies, media_words
from rashomon.pages.dates import find

OUTLET = tuple(
    re.compile(form)
    for form in (
        rf"(?:^|[.\n]\s*)(?P<name>{NAME}) (?:was|is|has|could|can|were|did)(?:\s?n[o']?t|\snot)? (?:been |yet )?(?:un)?able to (?:independently )?(?:verify|confirm)",
        rf"(?:^|[.\n]\s*)(?P<name>{NAME}) (?:could not|couldn't|cannot|can't|did not|has not) (?:immediately |independently |been able to )+(?:verify|confirm)",
        rf"(?:best|most|more|news|latest) (?:of|from) (?P<name>{NAME}) (?:every|each|in your|straight|delivered|to your)",
        rf"(?:©|\(c\)|[Cc]opyright)[^A-Za-z]{{0,12}}(?:[Cc]opyright\b[^A-Za-z]{{0,12}})?(?:(?:19|20)\d\d[ ,–-]*)*(?P<name>{NAME})",
        rf"(?i:subscribe to|follow|like us on|sign up (?:for|to)|download the|get the|join)(?: the)? (?P<name>{NAME}) (?:on|newsletters?|app|channel|alerts?)",
        rf"^(?i:about|welcome to) (?P<name>{NAME})$",
        rf"(?:appeared|published) in (?:the |The )?(?P<name>{NAME}?)(?:['’]s)? (?:print edition|newspaper)",
        rf"(?:notifications|emails|content|offers) from (?:the |The )?(?P<name>{NAME})\.?$",
        rf"^\(?Sources?\s?:?\s(?P<name>{NAME})(?:\s(?:and|&)\s[Aa]gencies)?\)?\.?$",
        rf"\((?P<name>{NAME}) (?:and|&) [Aa]gencies\)",
    )
)  # fmt: skip


END = re.compile(
    r"(?:(?<=[A-Z]{2})|(?<=[a-z]{3}))\.\s.*$"
    r"|\s+(?:All(?: Rights.*)?|Inc|(?:Pvt )?Ltd|Pvt|LLC|PLC|GmbH|SA|S|Corp|Corporation|Limited|Company|Articles)\.?$|['’]s$"
)
"""What is no part of an outlet's name behind it: a further sentence ("© ABC. Terms of use"), what kind of company it is."""
ABBREVIATED = re.compile(r"/[A-Z]{2,}")
ROLES = re.compile(r"\s+(?:(?:Foreign|Staff|Special)\s)?(?:Services?|Writers?|Correspondents?|Reporters?|Articles)$")
"""Who writes for it, behind an outlet's name: "River Courier Staff Writer"."""
BEHIND = re.compile(rf"\b[Bb]y\s[^,|]{{3,60}},\s(?P<name>{NAME})\.?$")
"""An outlet behind an author's name."""
OPENING = re.compile(rf"^(?P<name>{NAME})\s[-–—]\s")
"""How an article may begin with its outlet's name."""
DATELINE = re.compile(
    rf"^[A-Z][\w'’./-]*(?:[ ,]+(?:[A-Z\d][\w'’./-]*|[a-z]{{2,3}})){{0,8}},?\s+\((?P<name>{NAME})\)\s*[-–—]+\s"
)
"""Who sent a report, in the brackets of its dateline: "ORVEL, May 4 (Lakewire) - ..."."""
STAFF = re.compile(
    rf"^[Bb]y\s(?:[Tt]he\s)?(?P<name>{NAME})\s(?i:correspondents?|reporters?|staff|newsroom|news desk|desk|team)\b"
)
"""Whose people wrote it: "By the Orvel Post newsroom"."""
GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
PARTS = re.compile(r"\s*[|•·»()\[\]/]\s*|\s+[-–—]+\s+|\.\s+|\s{3,}")
BEHIND_TITLE = re.compile(r"\s+(?:[-–—|]|::)\s+")
CALL_SIGN = re.compile(r"\b[KW][A-Z]{2,3}(?=-|\b)")
"""How broadcasters of North America are called."""
NUMBER = re.compile(r"\b[A-Z]\w*\s?\d{1,2}\b|^\d{1,2}\s?[A-Z]")
"""A channel: "Channel 2", "7News"."""
SITE = re.compile(r"\w\.(?:com|org|net)\b|\b[KW][A-Z]TV\b", re.IGNORECASE)
LEAST_TITLE = 4
"""Words of a title before what is its outlet's name."""
MENU = 4
"""Parts of a line without a figure from which on it is a menu."""
TOP = 3
"""Lines at the top of a page, and beside an article, that may be a masthead."""


def outlet(lines: Sequence[str], around: Sequence[str] = (), first: str = "", near: Sequence[str] = ()) -> str | None:
    """The outlet that a page names itself, from its copyright, newsletter or "X was unable to verify" lines, else its masthead.

    Parameters: all ``lines`` of the page that belong to the article or stand around it; the lines ``around`` the article alone,
    in which a masthead may stand; the ``first`` paragraph, which may open with it; the lines ``near`` the headline, in which
    the outlet may stand alone or behind an author. Result: ``None`` when the page does not say.
    """
    for form in OUTLET:
        for text in lines:
            match = form.search(text)
            if match:
                more = ABBREVIATED.match(text, match.end("name"))
                name = END.sub("", match.group("name") + (more.group() if more else "")).strip(" .,'’-")
                if name and name not in media_words("never") and name not in known_agencies():
                    return name
    opening = OPENING.match(first)
    return (
        _masthead(around, near)
        or (masthead(opening["name"]) if opening else None)
        or _signed(first, near, [*around[:TOP], *near[:TOP], *lines[:TOP]])
        or issuer([*around[:TOP], *near[:TOP], *lines[:TOP]])
    )


def _signed(first: str, near: Sequence[str], top: Sequence[str]) -> str | None:
    """The outlet that signs a report in its dateline or byline, where that is no more than a name: one with a word for a medium, or that
    stands at the page's top by itself, too. A town's district stands in such brackets as well."""
    heads = {part.casefold() for text in top if text != first and len(text) <= 120 for part in PARTS.split(text)}
    for match in (DATELINE.match(first), *(STAFF.match(text) for text in near if len(text) <= 120)):
        name = match["name"] if match is not None else ""
        own = MEDIA.search(name) is not None or name.casefold() in heads
        if name and own and name not in known_agencies() and name not in media_words("never"):
            return name
    return None


def masthead(text: str) -> str | None:
    """The outlet's name that a line, or a part of it beside a date or a bar, consists of; ``None`` for any other line."""
    if len(text) <= 120 and (name := _in_capitals(text)) is not None:
        return name
    if len(text) > 120 or not MEDIA.search(text):
        return None
    parts = PARTS.split(text.lstrip("-–— "))
    # "NEWS . PROPERTY . CLASSIFIEDS . TV GUIDE": of a menu only the first item can be whose it is.
    menu = len(parts) >= MENU and not any(map(str.isdigit, text))
    for part in parts[:1] if menu else parts:
        match = NAMED.match(part)
        if not match or media_words("lead") & {word.lower() for word in GLUED.sub(" ", match["name"]).split()}:
            continue
        if not re.fullmatch(r"(?:\s+[a-z].*)?", part[match.end() :]):
            continue
        name = ROLES.sub("", match.group("name"))
        words = name.split()
        # The word that says it is a medium ends the name, or begins it: "BBC Tamil".
        medium = MEDIA.fullmatch(words[-1]) or (words[0].isupper() and len(words) <= 3 and MEDIA.fullmatch(words[0]))
        own = [word for word in words if word.lower() not in media_words("section") and not MEDIA.fullmatch(word)]
        if (
            medium
            and len(words) <= 5
            and (own or words[0].isupper())
            and not {name, " ".join(words[:-1])} & known_agencies().keys()
        ):
            return name
    return None


def _in_capitals(text: str) -> str | None:
    """The newspaper whose name stands in capitals at the head of a line: "THE HARBOUR COURIER | Friday"."""
    part = PARTS.split(text.strip())[0]
    words = part.removeprefix("THE ").title().split()
    if not part.isupper() or not 2 <= len(words) <= 4 or words[-1] not in media_words("paper"):
        return None
    named = all(re.fullmatch(r"[^\W\d_]+|&", word) for word in words)
    return " ".join(words) if named and not {words[0].lower()} & media_words("section") else None


@cache
def _issued() -> re.Pattern[str]:
    kinds = "|".join(sorted(media_words("issue")))
    return re.compile(rf"^(?:\w+[ -]){{0,3}}(?i:{kinds}) (?:of|by|from) the (?P<name>{NAME})(?=[ ]?[(,.]|$)")


def issuer(lines: Sequence[str]) -> str | None:
    """Who issued what a page is, by a line at its top: "Weekly summary of the Lakes Desk"."""
    for text in lines:
        match = _issued().search(text.strip()) if len(text) <= 120 else None
        if match and len(match["name"].split()) > 1:
            return match["name"]
    return None


NAMED = re.compile(rf"(?:(?:[Bb]y|[Ff]rom)\s+)?(?:[Tt]he\s+)?(?P<name>{NAME})")


def untailed(title: str) -> str:
    """A title without the station or site that runs on behind a dash or bar: "Two hurt in fire - KXYZ News 9 Orvel"; "Two hurt -
    State TV" stays, as one such word may be whose word it is."""
    for match in BEHIND_TITLE.finditer(title):
        tail = title[match.end() :]
        signs = [form for form in (CALL_SIGN, MEDIA, NUMBER, _network()) if form.search(tail)]
        if len(title[: match.start()].split()) >= LEAST_TITLE and (len(signs) > 1 or SITE.search(tail)):
            return title[: match.start()]
    return title


@cache
def _network() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(media_words('network')))})(?=\d|\b)")


def _masthead(around: Iterable[str], near: Sequence[str]) -> str | None:
    lines = list(around)
    dated = [text for text in lines if len(text) <= 120 and any(find(text))]
    behind = [match["name"] for text in near if len(text) <= 120 and (match := BEHIND.search(text))]
    for text in dict.fromkeys(
        [*lines[:TOP], *dated, *(line for line in lines if lines.count(line) > 1), *behind, *near]
    ):
        name = masthead(text)
        if name:
            return name
    return None
