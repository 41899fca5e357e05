"""Who stands behind a text: outlet, byline, agencies credited, outlets relayed, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

NAME = (
    r"(?:[A-Z][\w'’&.-]*|[A-Z]{2,})(?:[ ](?:(?:of|the|in|on|and|for|al|de|du|la|le|el)[ ])?(?:[A-Z][\w'’&-]*|24|7|1))*"
)
MEDIA = re.compile(
    r"\b(?:Times|News|Post|Daily|Herald|Tribune|Journal|Gazette|Mail|Guardian|Telegraph|Chronicle|Observer|Press|Radio|TV|Television|"
    r"Channel|Broadcasting|Network|Agency|Newspaper|Weekly|Review|Today|Online|Standard|Star|Sun|Mirror|Independent|Express|Monitor|"
    r"Bulletin|Dispatch|Report|Reporter|Insider|Digest|Globe|Courier|Examiner|Wire|Focus|Voice|Media|Nation|Dawn|BBC|CNN|CGTN|NBC|CBS|ABC|"
    r"NPR|Jazeera|Arabiya)\b"
)


@cache
def _agencies() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Every spelling's agency, the pattern of long names, and that of all names and short forms."""
    lines = (files("rashomon.pages") / "data" / "agencies.tsv").read_text(encoding="utf-8").splitlines()
    known: dict[str, str] = {}
    for line in lines:
        if line and not line.startswith("#"):
            name, others, _ = line.split("\t")
            for form in [name, *others.split("|")]:
                if form:
                    known.setdefault(form, name)
    # Names that are plain words or ambiguous capitals count only where an agency is credited.
    sure = [form for form in known if len(form) > 4 and not form.isupper() and form not in {"Trend", "Turan", "Andina"}]
    sure += ["AFP", "TASS", "SANA", "IRNA", "KCNA"]

    def pattern(forms: Iterable[str]) -> re.Pattern[str]:
        ordered = sorted(forms, key=len, reverse=True)
        return re.compile(r"(?<![\w])(" + "|".join(re.escape(form) for form in ordered) + r")(?![\w])")

    return known, pattern(sure), pattern(known)


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


def agencies(kept: Sequence[str], credits: Sequence[str]) -> tuple[str, ...]:
    """Agencies that a text is credited to, in order.

    Parameters: the article's ``kept`` blocks; ``credits``: lines cut away that may credit somebody (source lines, bylines).
    A name in running text counts when it reports ("Reuters said", "told AFP"), not when it is only mentioned.
    """
    known, sure, every = _agencies()
    found: dict[str, None] = {}
    for text in credits:
        if not PHOTO.search(text) and len(text) < 200:
            for match in every.finditer(text):
                if not _part_of_name(text, match):
                    found[known[match.group(1)]] = None
    for text in kept:
        for credit in CREDIT.finditer(text):
            if PHOTO.search(credit.group()):
                continue
            for match in every.finditer(credit.group()):
                if not _part_of_name(credit.group(), match) and (
                    credit.start() < 60 or credit.end() > len(text) - 60 or len(match.group()) > 4
                ):
                    found[known[match.group(1)]] = None
        for match in sure.finditer(text):
            near = text[max(0, match.start() - 25) : match.end() + 25]
            if ACT.search(near) and not PHOTO.search(near):
                found[known[match.group(1)]] = None
    return tuple(found)


def _part_of_name(text: str, match: re.Match[str]) -> bool:
    """True for the "AP" of a longer name: the next or previous word is capitals too, so it is no credit."""
    return bool(re.match(r"\s(?:Foundation|Trust|Institute|Photo)\b", text[match.end() :])) or (
        len(match.group(1)) <= 4 and bool(re.search(r"\w-?$", text[: match.start()]))
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


def relays(kept: Sequence[str]) -> tuple[str, ...]:
    """Outlets that a text passes on ("according to X, reporting Y"), in order; agencies are not among them."""
    known, _, _ = _agencies()
    found: dict[str, None] = {}
    for text in kept:
        for number, form in enumerate(RELAYS):
            for match in form.finditer(text):
                for name in match.groups():
                    if name and name not in known and (number == 0 or MEDIA.search(name)):
                        found[name.strip(" .,")] = None
    return tuple(found)


OUTLET = tuple(
    re.compile(form)
    for form in (
        rf"(?:^|[.\n]\s*)(?P<name>{NAME}) (?:was|is|has|could|can|were|did)(?:\s?n[o']?t|\snot)? (?:been |yet )?(?:un)?able to (?:independently )?(?:verify|confirm)",
        rf"(?:^|[.\n]\s*)(?P<name>{NAME}) (?:could not|couldn't|cannot|can't|did not|has not) (?:immediately |independently |been able to )+(?:verify|confirm)",
        rf"(?:best|most|more|news|latest) (?:of|from) (?P<name>{NAME}) (?:every|each|in your|straight|delivered|to your)",
        rf"(?:©|\(c\)|[Cc]opyright)[^A-Za-z]{{0,12}}(?:(?:19|20)\d\d[ ,–-]*)*(?P<name>{NAME})",
        rf"(?i:subscribe to|follow|like us on|sign up (?:for|to)|download the|get the|join)(?: the)? (?P<name>{NAME}) (?:on|newsletters?|app|channel|alerts?)",
        rf"(?i:about|welcome to) (?P<name>{NAME})$",
        rf"^\(?Sources?:?\s(?P<name>{NAME})(?:\s(?:and|&)\s[Aa]gencies)?\)?\.?$",
        rf"\((?P<name>{NAME}) (?:and|&) [Aa]gencies\)",
        r"\btold (?P<name>CNN|BBC|CGTN|Al Jazeera)\b",
    )
)  # fmt: skip
NOT_OUTLET = frozenset(
    {
        "The",
        "This",
        "It",
        "He",
        "She",
        "They",
        "We",
        "Our",
        "I",
        "All",
        "Facebook",
        "Twitter",
        "YouTube",
        "Instagram",
        "Telegram",
    }
    | {"WhatsApp", "Google", "Us", "About", "News", "Today", "Author", "Reuters", "AFP"}
)


def outlet(lines: Sequence[str]) -> str | None:
    """The outlet that a page names itself, from its copyright, newsletter or "X was unable to verify" lines; ``None`` if none.

    Parameters: all ``lines`` of the page that belong to the article or stand around it.
    """
    for form in OUTLET:
        for text in lines:
            match = form.search(text)
            if match:
                name = re.sub(r"\s+(?:All Rights.*|Inc|Ltd|LLC)\.?$", "", match.group("name")).strip(" .,'’-")
                if name and name not in NOT_OUTLET and name not in _agencies()[0]:
                    return name
    return None


BYLINE = re.compile(
    r"^(?:(?:written|reported|reporting|story|posted|published|report)\s)?(?:by|BY|By)[:\s]\s*(?P<name>[A-Z][^\n|]{2,80}?)(?:\s*(?:[|•·,–—-]|\bin\b|\bfor\b|\bon\b|\d).*)?$",
    re.IGNORECASE,
)
NOT_PERSON = re.compile(
    r"\b(?:Also|Read|More|Leave|Related|Source|Share|Next|Previous|Click|Sign|Follow|Contact|About|Comments?|Reply|Print|Home|Top|Latest|"
    r"Most|Search|Trends|Stories|Links?|News|World|Us|All|Rights|Reserved|Policy|Terms|Bulletin|Privacy|Advertisement|Tags?)\b"
)
PERSON = re.compile(r"^(?:(?:[A-Z][a-z'’]+|[A-Z]\.|[A-Z][a-z]*[A-Z][a-z]+|al-[A-Z][a-z]+)[ -]?){2,4}$")


SIGNED_HEADLINE = re.compile(r"\s+by ((?:[A-Z][\w'’-]+\s?){2,4})$")


def byline(before: Sequence[str], after: Sequence[str], headline: str | None = None) -> str | None:
    """The author's name: "By X Y" near or at the end of the headline, or a line that is nothing but a person's name.

    Parameters: lines just ``before`` and just ``after`` the body, the ``headline``.
    """
    for text in (*before, *after):
        match = BYLINE.match(text)
        if match and match.group("name")[:1].isupper() and 1 <= len(match.group("name").split()) <= 8:
            return match.group("name").strip(" .,")
    match = SIGNED_HEADLINE.search(headline or "")
    if match:
        return match.group(1).strip()
    for text in reversed(before):
        if PERSON.match(text) and not MEDIA.search(text) and not _agencies()[2].fullmatch(text):
            return text
    for text in after:
        if PERSON.match(text) and len(text.split()) <= 3 and not NOT_PERSON.search(text) and not MEDIA.search(text):
            return text
    return None


CREDIT_LINE = re.compile(
    r"^\W{0,3}(?:(?i:with (?:additional )?(?:reporting|files|inputs?|material|contributions?) (?:by|from)|additional reporting (?:by|from)|"
    r"(?:reporting|writing|editing|compiled|edited|written|reported|translated) by|sources?(?:\(s\))?\s*:)\s[^\n]{2,200}|"
    r"[^.\n]{2,90}\s(?:contributed|has contributed) (?:to (?:this|the)|reporting)[^.\n]{0,60})\.?\W{0,3}$"
)


def is_credit_line(text: str) -> bool:
    """True for a line that only says who reported or edited ("With reporting by ...", "X contributed to this report")."""
    return len(text) <= 260 and bool(CREDIT_LINE.match(text))


DATELINE = re.compile(
    r"^(?P<line>(?:\(?(?:UPDATE|CORRECTED|RPT|WRAPUP|LEAD)[^)–—-]{0,20}[)–—-]\s*)?"
    r"(?P<place>[A-Z][A-Za-z'’.-]*(?:[ /][A-Z][A-Za-z'’.-]*){0,3}(?:,\s[A-Z][A-Za-z.'’ ]{1,20})?)"
    r"(?P<date>,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)?"
    r"(?:,?\s*[(\[](?P<agency>[^()\[\]]{2,40})[)\]])?"
    r"\s*(?P<dash>--?|–|—|:)?\s*)(?=[\"“'‘A-Z0-9])"
)
CAPS_PLACE = re.compile(r"^[A-Z][A-Z'’.-]+(?:[ /][A-Z'’.-]{2,})*(?:,\s[A-Z][A-Za-z.'’ ]{1,20})?$")


def dateline(text: str) -> tuple[int, str | None, str | None] | None:
    """The dateline that a paragraph begins with: its end, its date as written, and the agency in brackets.

    "KABUL, Aug 3 (Reuters) - The ..." gives the offset of "The". A place in capitals needs nothing more; a place in small
    letters needs a dash together with a date or an agency.
    """
    match = DATELINE.match(text[:160])
    if not match:
        return None
    place, agency, dash, day = match.group("place", "agency", "dash", "date")
    if place in _agencies()[0]:
        return match.end(), day.strip(" ,") if day else None, place
    caps = bool(CAPS_PLACE.match(place)) and len(place) >= 4
    if agency and len(agency.split()) > 5:
        return None
    rest = text[match.end() :]
    if not rest[:1] or (not (agency or dash) and not (caps and rest[:2][1:].islower())):
        return None
    if not caps and not ((agency and _agencies()[2].search(agency)) or (day and dash and dash != ":")):
        return None
    if caps and dash == ":" and not (agency or day) and len(place.split()) > 2:
        return None
    if caps and not (dash or agency or day) and not re.match(r"(?:A|An|The|At|In|On|[A-Z][a-z]+)\b", rest):
        return None
    return match.end(), day.strip(" ,") if day else None, agency
