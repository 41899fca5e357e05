"""Who stands behind a text: byline, agencies credited, outlets relayed, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

NAME = (
    r"[A-Z][\w'’&.-]{0,40}(?:[ ](?:(?:of|the|in|on|and|for|al|de|du|la|le|el)[ ])?(?:[A-Z][\w'’&-]{0,40}|24|7|1)){0,7}"
)


@cache
def media_words(kind: str) -> frozenset[str]:
    """The words of a kind (``medium``, ``initials``, ``section``, ``never``, ``particle``, ``role``, ``menu``, ``lead``, ``paper``, ``issue``) from the list of outlets' words."""
    lines = (files("rashomon.pages") / "data" / "media.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return frozenset(word for name, words in rows if name == kind for word in words.split())


MEDIA = re.compile(rf"\b(?:{'|'.join(sorted(media_words('medium') | media_words('initials')))})\b")


WORD_GOES_ON = re.compile(r"\w")
FIRST = re.compile(r"(?<!\w)[^\W\d_a-z]\w*")
"""A word that an agency's name can begin with."""


@cache
def known_agencies() -> dict[str, str]:
    """Every spelling of an agency's name, with the agency."""
    lines = (files("rashomon.pages") / "data" / "agencies.tsv").read_text(encoding="utf-8").splitlines()
    known: dict[str, str] = {}
    for line in lines:
        if line and not line.startswith("#"):
            name, others, _ = line.split("\t")
            for form in [name, *others.split("|")]:
                if form:
                    known.setdefault(form, name)
    return known


def _sure(form: str) -> bool:
    """True for a name that counts in running text too; plain words and ambiguous capitals count only in credits."""
    if form in {"AFP", "TASS", "SANA", "IRNA", "KCNA"}:
        return True
    return len(form) > 4 and (not form.isupper() or "-" in form) and form not in {"Trend", "Turan", "Andina"}


@cache
def _by_first_word() -> dict[str, list[str]]:
    """The spellings by their first word, the longest first: a look-up a word is much quicker than a pattern of all names."""
    found: dict[str, list[str]] = {}
    for form in sorted(known_agencies(), key=len, reverse=True):
        first = FIRST.match(form)
        found.setdefault(first.group() if first else form, []).append(form)
    return found


def named(text: str) -> Iterator[tuple[int, int, str]]:
    """Every agency's name in a text, in order: its start, its end, and the name as spelled."""
    forms = _by_first_word()
    end = 0
    for match in FIRST.finditer(text):
        start = match.start()
        if start < end:
            continue
        for form in forms.get(match.group(), ()):
            if text.startswith(form, start) and not WORD_GOES_ON.match(text, start + len(form)):
                end = start + len(form)
                yield start, end, form
                break


CREDIT = re.compile(
    r"[(\[](?:[^()\[\]]{0,40})[)\]]|(?:--?|—|–)\s*(?:With\s)?[A-Z][\w /&-]{1,30}$|\bSources?(?:\(s\))?\s*:?\s+[^.\n]{2,80}$|"
    r"(?i:with (?:reporting|files|additional reporting|inputs?|material|agency inputs|input) (?:by|from)|additional reporting (?:by|from)|"
    r"\bvia\b|courtesy of|credit:)\s[^\n]{2,80}|[^.\n]{2,80}\scontributed\s(?:to|reporting)|^(?i:by)\s[^\n]{2,60}$"
)
ACT = re.compile(
    r"\b(?:told|tells|reported|reports|said|quoted|according|cited|citing|quoting|says|writes|wrote|news agency|correspondent|journalist)\b"
)
PHOTO = re.compile(
    r"(?i)\b(?:photos?|picture|image|file|getty|epa|photograph(?:er)?|screenshot|video grab|handout|footage)\b"
)


OFFER = re.compile(r"(?i)\b(?:download|follow|install|mobile|subscribe|store)\b")
"""A line that offers something: an APP there is no agency."""


def agencies(kept: Sequence[str], credits: Sequence[str], around: Sequence[str] = ()) -> tuple[str, ...]:
    """Agencies that a text is credited to, in order.

    Parameters: the article's ``kept`` blocks; ``credits``: what may credit somebody (a dateline's brackets, bylines, the lines next
    to the body); the other lines ``around`` it, among them menus and teasers. A name in running text counts when it reports
    ("Reuters said", "told AFP"), not when it is only mentioned; a name that is a common word or an abbreviation of much else
    counts only where the line next to the text is its credit.
    """
    known = known_agencies()
    found: dict[str, None] = {}
    for near, lines in ((True, credits), (False, around)):
        for text in lines:
            if len(text) < 200 and not (PHOTO.search(text) or OFFER.search(text)):
                for start, end, form in named(text):
                    size = len(WORDS.findall(text))
                    sole = size <= FEW if _sure(form) else size == len(WORDS.findall(form))
                    told = sole or any(c.start() <= start and end <= c.end() for c in CREDIT.finditer(text))
                    if told and (near or _sure(form)) and not _part_of_name(text, start, end):
                        found[known[form]] = None
    for text in kept:
        names = list(named(text))
        if not names:
            continue
        for credit in CREDIT.finditer(text):
            low, high = credit.span()
            if PHOTO.search(text, low, high):
                continue
            for start, end, form in names:
                at_edge = low < 60 or high > len(text) - 60 or end - start > 4
                if low <= start and end <= high and at_edge and not _part_of_name(text, start, end):
                    found[known[form]] = None
        for start, end, form in names:
            low, high = max(0, start - 25), end + 25
            called = text[:start].endswith("agency ") or text.startswith((" news agency", " agency"), end)
            if (_sure(form) or called) and ACT.search(text, low, high) and not PHOTO.search(text, low, high):
                found[known[form]] = None
    return tuple(found)


WORDS = re.compile(r"[^\W\d_]+")
FEW = 8
"""Words of a line around a text that may credit an agency; a longer one is about something."""
PICTURED = re.compile(r"\w\.?\s?/\s?(?:[\w. ]{2,40}\bvia\s)?$")
"""What stands before an agency that a photographer works for: "Jan Holt/AP"."""


def _part_of_name(text: str, start: int, end: int) -> bool:
    """True for the "AP" of a longer name ("AP Foundation", "APS-C") or of a picture's credit, which say nothing of the text."""
    before = PICTURED.search(text, max(0, start - 60), start)
    if before and not any(e == before.start() + 1 for _, e, _ in named(text[:start])):
        return True
    return (
        bool(re.match(r"-\w", text[end : end + 2]))
        or bool(re.match(r"\s(?:Foundation|Trust|Institute|Photo)\b", text[end : end + 20]))
        or (end - start <= 4 and bool(re.search(r"\w-?$", text[max(0, start - 4) : start])))
    )


RELAYS = (
    re.compile(rf"according to (?:the )?({NAME}),? (?:reporting|citing|quoting|via|relaying) (?:the )?({NAME})"),
    re.compile(
        rf"(?:reported by|reports by|as reported in|writes|via) (?:the )?({NAME})(?:,? (?:citing|quoting|reporting) (?:the )?({NAME}))?"
    ),
    re.compile(
        rf"({NAME}) (?:reported|reports|writes|said|says),? (?:citing|quoting|with reference to) (?:the )?({NAME})"
    ),
)


SOURCE = re.compile(rf"^\(?(?:Sources?|SOURCES?)\s?:\s(?:The\s)?(?P<name>{NAME})\)?\.?$")


def relays(kept: Sequence[str], near: Sequence[str] = (), outlet: str | None = None) -> tuple[str, ...]:
    """Outlets that a text passes on ("according to X, reporting Y"), in order; agencies are not among them.

    Parameters: the article's ``kept`` blocks; the lines ``near`` it, of which "Source: X" names one unless it is the ``outlet`` itself.
    """
    known = known_agencies()
    found: dict[str, None] = {}
    for text in kept:
        for number, form in enumerate(RELAYS):
            for match in form.finditer(text):
                for name in match.groups():
                    if name and name not in known and (number == 0 or MEDIA.search(name)):
                        found[name.removeprefix("The ").strip(" .,")] = None
    for text in near:
        source = SOURCE.match(text)
        if source and source["name"] not in known and source["name"] != (outlet or "").removeprefix("The "):
            found[source["name"]] = None
    return tuple(found)


CREDIT_LINE = re.compile(
    r"^\W{0,3}(?:(?i:with (?:additional )?(?:reporting|files|inputs?|material|contributions?) (?:by|from)|additional reporting (?:by|from)|"
    r"(?:reporting|writing|editing|compiled|edited|written|reported|translated) by|sources?(?:\(s\))?\s*:)\s[^\n]{2,200}|"
    r"[^.\n]{2,90}\s(?:contributed|has contributed) (?:to (?:this|the)|reporting)[^.\n]{0,60})\.?\W{0,3}$"
)


def is_credit_line(text: str) -> bool:
    """True for a line that only says who reported or edited ("With reporting by ...", "X contributed to this report")."""
    if len(text) > 260:
        return False
    bracketed = len(text) <= 60 and text[:1] + text[-1:] in {"()", "[]"}
    return bool(CREDIT_LINE.match(text)) or (bracketed and any(named(text)))


MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
DATELINE = re.compile(
    r"^(?P<line>(?:\(?(?:UPDATE|CORRECTED|RPT|WRAPUP|LEAD)[^)–—-]{0,20}[)–—-]\s*)?"
    rf"(?P<place>[A-Z][A-Za-z'’.-]*(?:[ /](?!(?i:{MONTH}\s\d))[A-Z][A-Za-z'’.-]*){{0,3}}(?:\s\([A-Z][A-Za-z .-]{{1,30}}\)(?=,))?"
    rf"(?:,\s(?!(?i:{MONTH}\s\d))(?:[A-Z][A-Za-z.'’ -]{{1,45}}(?=\s?(?:[(\[–—_]|--?\s|,\s(?i:{MONTH}\s\d)))|[A-Z][A-Za-z.'’ -]{{1,20}}(?<!\sA)(?<!\sA\s)(?<!\sThe)(?<!\sThe\s)))?)"
    rf"(?P<date>(?:,?\s|:\s(?=[\w.,]+\s[\w.,]+\s(?:\d{{4}}\s)?[-–—(]))(?i:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s(?:\d{{4}}|\d\d(?=\s[-–—(])))?)?"
    r"(?:,?\s*[(\[](?P<agency>[^()\[\]]{2,40}?)(?:[)\]]|(?=\s--?\s))|\.?\s/(?P<wire>[^()\[\]/]{2,40}?)/\.?)?"
    r"(?:\.(?=\s?[-–—]))?\s*(?P<dash>--?|–|—|:|_(?=\s))?\s*)(?=[\"“'‘A-Z0-9\[])"
)
DATED = re.compile(
    rf"^(?P<date>(?i:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s\d{{4}})?)\s*"
    r"(?:[(\[](?P<agency>[^()\[\]]{2,40})[)\]]\s*)?(?:--?|–|—|_)\s+(?=[\"“'‘A-Z])"
)
"""A dateline without a place: "Aug 3 (Reuters) - The ..."."""
ENCLOSED = re.compile(
    rf"^[(\[](?P<place>[A-Z][A-Za-z.'’-]+(?:[ ,/]{{1,2}}[A-Z][A-Za-z.'’-]+){{0,4}}),\s"
    rf"(?P<date>(?i:{MONTH}\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\s{MONTH},?\s\d{{4}}))[)\]]\s*(?:--?|–|—|:)?\s*(?=[\"“'‘A-Z0-9])"
)
"""A dateline in brackets, as organisations put it before a statement: "(Orvel, May 4, 2031) - The ..."."""
IN_FULL = re.compile(
    r"^(?P<place>(?!(?:In|On|At|By|From|Since|Until|The|A|An|It|This)\s)[A-Z][^\W\d_][\w'’-]*(?:[ /][A-Z][\w'’-]*){0,3}(?:\s[a-z][\w'’-]+)?(?<!day)(?:\s\([A-Za-z][A-Za-z .-]{1,30}\))?),\s"
    rf"(?P<date>(?i:{MONTH}\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\s{MONTH}[,\s]{{1,2}}(?:\d{{4}}|\d\d)))\s?"
    r"(?:[(\[](?P<agency>[^()\[\]]{2,50}(?:\([^()]{1,20}\))?)[)\]]\s*)?(?:--?|–|—)\s+(?=\S)"
)
"""A dateline with the whole date and a dash, whatever stands before and behind: "Orvel city, 4 May 31 (Lake Radio) -- (Mayor Vell) the ..."."""
BRACKETED = re.compile(rf"(?i:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s\d{{4}})?")
"""A date where a dateline has its agency: "ORVEL (May 4, 2031) - The ..."."""
CAPS_PLACE = re.compile(
    r"^[A-Z][A-Z'’.-]+(?:[ /][A-Z'’.-]{2,})*(?:\s\([A-Z][A-Za-z .-]{1,30}\))?(?:,\s[A-Z][A-Za-z.'’ ]{1,20})?$"
)
WEEKDAY = re.compile(r"(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?\.?")
INITIALS = re.compile(r"(?:[A-Z]\.){2,}")


def is_place_in_capitals(text: str) -> bool:
    """True for words that a dateline's place could be: "PORT AU PRINCE, Haiti", but no agency and no initials."""
    first = (text.split() or [""])[0].strip(",.:-").lower()
    return (
        len(text) >= 4
        and bool(CAPS_PLACE.match(text))
        and not INITIALS.match(text)
        and first not in media_words("label") | media_words("number")
        and not any(named(text))
    )


def dateline(text: str) -> tuple[int, str | None, str | None] | None:
    """The dateline that a paragraph begins with: its end, its date as written, and the agency in brackets.

    "KABUL, Aug 3 (Reuters) - The ..." gives the offset of "The". A place in capitals needs nothing more; a place in small
    letters needs a dash together with a date or an agency.
    """
    dated = DATED.match(text[:80])
    if dated:
        return dated.end(), dated["date"], dated["agency"]
    if bracketed := ENCLOSED.match(text[:120]):
        return bracketed.end(), bracketed["date"], None
    whole = IN_FULL.match(text[:160])
    if whole and not WEEKDAY.fullmatch(whole["place"]):
        return whole.end(), whole["date"], whole["agency"]
    match = DATELINE.match(text[:160])
    if not match:
        return None
    place, dash, day = match.group("place", "dash", "date")
    agency = match["agency"] or match["wire"]
    if agency and day is None and BRACKETED.fullmatch(agency):
        day, agency = agency, None
    place = place.rstrip("-")
    if WEEKDAY.fullmatch(place):
        return None  # "Monday, May 3: Gunmen ..." opens an entry of a list
    if place in known_agencies():
        return match.end(), day.strip(" ,:") if day else None, place
    caps = is_place_in_capitals(place)
    if agency and len(agency.split()) > 5:
        return None
    rest = text[match.end() :]
    if not rest[:1] or (
        not (agency or dash) and not (caps and (rest[1:2].islower() or ("," in place and rest.startswith("A "))))
    ):
        return None
    # "Srinagar, Dec. 16: Six" is one, "Update 16 Dec: Six" is not.
    dated_place = day is not None and (dash not in (None, ":") or (dash == ":" and day.startswith(",")))
    if not caps and not ((agency and any(named(agency))) or dated_place):
        return None
    if caps and dash == ":" and not (agency or day) and len(place.split()) > 2:
        return None
    if caps and not (dash or agency or day) and not re.match(r"(?:A|An|The|At|In|On|[A-Z][a-z]+)\b", rest):
        return None
    return match.end(), day.strip(" ,:") if day else None, agency
