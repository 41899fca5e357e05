"""Who wrote a text: the names that a byline gives, told from menu words, outlets and agencies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from rashomon.pages.credit import MEDIA, PHOTO, known_agencies, media_words
from rashomon.pages.dates import MONTHS, find
from rashomon.pages.tongue import function_words

LABEL = (
    r"(?:(?:article|story|report|post|text|words|news|analysis|opinion|feature|guide|review|recipe|interview)\s+)?"
    r"(?:(?:written|reporting|reported|posted|published|authored|contributed|prepared|created)\s+)?by|(?:the\s+)?(?:authors?|writer|reporter)(?=\s*:|\s*$)"
)
BYLINE = re.compile(rf"^[\W_]*(?:{LABEL})\s*(?::\s*|\s)(?P<name>\S.*)$", re.IGNORECASE)
"""A line that says who wrote: "By X", "Story by X", "Author: X"."""
LATER = re.compile(r"\b(?:[Bb]y|BY)\s+(?P<name>[^\W\d_].*)$")
"""The same behind a date on its line: "May 18, 2023 By X"."""
BEHIND_BAR = re.compile(r"\|\s*[Bb]y\s")
ALONE = re.compile(rf"^[\W_]*(?:{LABEL})\s*:?$", re.IGNORECASE)
"""A line that says so of the next one."""
STOP = re.compile(
    r"(?<=[^\W\d_a-z])(?=(?:Published|Updated|Posted|Last|Modified)\b)|(?<=[a-z])(?=(?:Published|Updated|Posted|Modified|Follow|Contributor|Staff)\b)|(?<=[A-Za-z])(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)|"
    r"\s*(?:[|•·⋅/()<>\[\]@:…]|\s[–—-]+\s|[–—]|\d)|\s+(?:[Ii]n|for|on|at|with|from|via|published|updated|posted|last|follow|is|was|has)\b",
)
"""Where the names of a byline end."""
PARTS = re.compile(r"\s*(?:,\s*(?:and|&)\s|,|;|\band\b|&)\s*")
WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]*)*\.?")
PARTICLE = media_words("particle")
"""Small words within names."""
ROLE = media_words("role")
"""What a name in a byline is followed by, and what an author's line may consist of."""
NOT_NAME = media_words("menu")
"""Words of menus and notices: no line with one of them is a person's name."""
WHERE = re.compile(r"(?:\s+in\s+[A-Z]|\s*[|•·/]\s*[A-Z]).{2,40}$")
"""Where an author is, behind the name."""
NEAR = 12
"""Lines under a headline in which an author is looked for; :data:`CLOSE` of them where nothing but the place says that a name is one."""
CLOSE = 2
MOST = 6
"""Words of one name."""
SIGNED = re.compile(r"\(([^()]{5,40})\)\W*$")
"""A name in brackets at the end of a text."""
DESK = re.compile(
    rf"(?:(?:by|from)\s+)?(?P<name>(?:(?:the|our|an?)\s+)?(?:[^\W\d_][\w&.'’-]*\s+){{0,4}}(?:{'|'.join(sorted(media_words('desk')))}))",
    re.IGNORECASE,
)
"""Who wrote where no name is given: "By our special correspondent", "News Desk"."""
SIGNED_HEADLINE = re.compile(r"\s+by ((?:[A-Z][\w'’-]+\s?){2,4})$")


def byline(
    stated: str | None,
    below: Sequence[str],
    after: Sequence[str],
    signed: str | None,
    common: Collection[str],
    outlet: str | None = None,
    last: str = "",
) -> str | None:
    """The author or authors of a text.

    Parameters: the name that metadata have ``stated``; the lines ``below`` the headline, up to the body, and just ``after`` the
    body; the name that ends the headline (``signed``); words that the page has in small letters (``common``), which are no names; the ``outlet``, which is no
    author; the ``last`` paragraph, which may end with a name in brackets. Result: names as printed, parted by commas; ``None`` where
    nobody is named.

    Order of trust: a line that says who wrote, metadata, the end of the headline, a name beside a date, a name just under
    the headline, one behind the text, a line such as "Our correspondent".
    """
    for lines in (below[:NEAR], below[-NEAR:], after[:NEAR]):
        for name in _labelled(lines):
            if not _is_outlet(name, outlet):
                return name
    own = _metadata(stated or "")
    if own and not _is_outlet(own, outlet):
        return own
    if signed:
        return signed
    for at, text in enumerate(below[:NEAR]):
        for line, dated in ((_before_date(text), True), (text, _dated(below, at))):
            people = persons(line) if dated and not _is_caption(below, text) else None
            if people and not _ordinary(people, common, all) and not _is_outlet(people, outlet):
                return people
    for text in (*below[:CLOSE], *after[:1]):
        people = persons(text)
        if (
            people
            and not _ordinary(people, common, any)
            and not _is_outlet(people, outlet)
            and not _is_caption(below, text)
        ):
            return people
    ended = SIGNED.search(last)
    if ended and is_person(ended[1]) and not _ordinary(ended[1], common, any):
        return ended[1]
    return next(
        (desk["name"] for text in below[:CLOSE] if (desk := DESK.fullmatch(text)) and not MEDIA.fullmatch(text)), None
    )


def _labelled(lines: Sequence[str]) -> Iterator[str]:
    """The names in lines that say who wrote, best first."""
    for at, text in enumerate(lines):
        if len(text) > 160:
            continue
        if ALONE.match(text) and at + 1 < len(lines):
            found = names(lines[at + 1])
        else:
            match = BYLINE.match(text) or (LATER.search(text) if any(find(text)) else None)
            sentence = text.endswith((".", "?", "!")) and not BEHIND_BAR.search(text)
            found = names(match["name"]) if match and not sentence else []
        if found:
            yield ", ".join(found)


def is_byline(text: str) -> bool:
    """True for a line that only says who wrote: "By Mara Vell in Orvel"."""
    match = BYLINE.match(text) if len(text) <= 100 and not text.endswith((".", "?", "!")) else None
    return bool(match and names(match["name"]))


def names(text: str) -> list[str]:
    """The names that a text begins with: "MARA VELL and Tom Reed, Associated Press Writers" gives two."""
    found: list[str] = []
    desk = DESK.match(text)
    if (
        desk
        and text[:1].isalpha()
        and text.split()[0].lower() in {"a", "an", "our", "the"}
        and not text[desk.end() : desk.end() + 1].isalnum()
    ):
        return [desk.group()]
    if PHOTO.search(text):
        return []
    stop = STOP.search(text)
    for part in PARTS.split(text[: stop.start()] if stop else text):
        words = WORD.findall(part)
        while len(words) > 1 and words[-1].rstrip(".").lower() in MONTHS:
            words.pop()
        shown = " ".join(words)
        if not words or len(words) > MOST or not _capital(words) or shown in known_agencies() or MEDIA.search(shown):
            break
        low = [word.lower().rstrip(".") for word in words]
        if (
            low[0] in MONTHS
            or low[0] in NOT_NAME | function_words("en")
            or (found and (set(low) & ROLE or len(low) < 2))
        ):
            break
        found.append(shown)
    return found


def _capital(words: Sequence[str]) -> bool:
    return (
        words[0][0].isupper()
        and all(w[0].isupper() or w.lower() in PARTICLE for w in words)
        and max(map(len, words)) > 1
    )


def signed(headline: str, kept: Sequence[str]) -> tuple[str, str | None]:
    """A ``headline`` and the author's name that runs on behind it; ``None`` where it has none, or names somebody of whom the ``kept``
    paragraphs tell ("... killed by Orvel Front")."""
    match = SIGNED_HEADLINE.search(headline)
    name = match.group(1).strip() if match else ""
    if match is None or not is_person(name) or any(name.split()[-1] in text for text in kept):
        return headline, None
    return headline[: match.start()], name


def persons(text: str) -> str | None:
    """The people that a line names and nothing else but where they are: "Mara Vell and Tom Reed in Orvel"; ``None`` for another line."""
    parts = PARTS.split(WHERE.sub("", text))
    joined = len(parts) == 1 or re.search(r"\s(?:and|&)\s", text)
    return ", ".join(parts) if joined and len(parts) <= MOST and all(is_person(part) for part in parts) else None


def is_person(text: str) -> bool:
    """True for a line that could be a person's name and nothing else: two to four words with capitals, none of menus."""
    words = text.split()
    if not 2 <= len(words) <= 4 or not all(WORD.fullmatch(word) for word in words) or not _capital(words):
        return False
    low = {word.lower().rstrip(".") for word in words}
    return not (
        low & (NOT_NAME | ROLE | MONTHS.keys() | media_words("section") | (function_words("en") - PARTICLE))
        or MEDIA.search(text)
        or text in known_agencies()
        or all(len(word) > 1 and word.isupper() for word in words)
    )


def _ordinary(name: str, common: Collection[str], how) -> bool:  # type: ignore[no-untyped-def]
    """Whether words of a name stand on the page as words of no name, ``all`` or ``any`` of them."""
    return bool(how(part.lower() in common for part in re.split(r"[\s-]", name) if len(part) > 2))


def _is_caption(lines: Sequence[str], text: str) -> bool:
    """True for a name that another line begins with, too, as a picture and its caption do."""
    name = PARTS.split(text)[0]
    return any(line != text and line.startswith(name) for line in lines)


def _dated(lines: Sequence[str], at: int) -> bool:
    """A short line with a date stands beside a line."""
    near = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return any(len(text) <= 60 and any(find(text, partial=True)) for text in near)


def _before_date(text: str) -> str:
    """What stands before the date of a line: "Mara Vell May 18, 2031"."""
    first = next(find(text), None) if len(text) <= 80 else None
    return text[: first.start].strip(" ,|-–—•·") if first else ""


def _metadata(stated: str) -> str | None:
    """An author as metadata state it, without what extractors take along: dates, labels, roles of people, parts of menus."""
    found = []
    for part in re.split(r"\s*;\s*", stated):
        words = part.split()
        low = {word.lower().strip(".:,") for word in words}
        if 0 < len(words) <= MOST and not low & (NOT_NAME | MONTHS.keys()):
            found.append(part)
    return "; ".join(found) or None


def _is_outlet(name: str, outlet: str | None) -> bool:
    """True for an agency, or the outlet itself, that signs where an author would; a person may publish under the own name."""
    plain = re.sub(r"\W+", "", name).lower()
    if any(part in known_agencies() for part in re.split(r"[-/]", name)[1:]):
        return True
    own = plain == re.sub(r"\W+", "", outlet or "").lower()
    return name in known_agencies() or (own and not is_person(name))
