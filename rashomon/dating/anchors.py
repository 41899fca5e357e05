"""Dated world events and terms of office that a text mentions: what they say about the day it was published."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from rashomon.calendar.days import LATEST, NONE, Days, calendar_days, span

BEFORE, BEHIND = 90, 60
"""Characters before and after a mention, within its sentence, whose words decide how it is told."""
AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|ahead of|upcoming|scheduled|plan(?:s|ned)?|agreed to|expect(?:s|ed|ing)?|due to|to be held|set to|"
    r"forecast(?:s|ing)?|predict(?:s|ed|ing)?|project(?:s|ed|ion|ions)|proposal|proposed|threat(?:s|en\w*)?|fear(?:s|ed)?|warn\w*|prevent|possible|potential|if|next)\b"
)
"""Words that say that it has not happened yet."""
PAST_HOLDER = re.compile(
    r"(?:\b(?:former|late|then|ousted|deposed|slain|assassinated|exiled|jailed|fallen|predecessor|successor)\W+(?:\w+\W+){0,3}|\bex-\s*)$",
    re.IGNORECASE,
)
FALLEN = re.compile(
    r"^(?:'s)?\W+(?:was (?:ousted|toppled|overthrown|deposed|assassinated|killed|removed)|fell|stepped down|resigned|died|(?:fall|death|ouster|downfall|overthrow)\b)"
)
"""What stands behind somebody whose term is told as over."""
PAST_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s*(?:people|soldiers|troops))")
SOON = (
    (re.compile(r"\bdays (?:after|since)\b"), 2, 30),
    (re.compile(r"\bweeks (?:after|since)\b"), 7, 120),
    (re.compile(r"\b(?:recent|recently|last week|last month|this month)\b"), 0, 200),
)
"""Words that say how long ago it was, and the fewest and most days that they can mean."""
PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))
SHORT = 31
"""Only what lasted no longer than this is counted from by "days after" and the like."""
REACH = 100
"""Characters to either side of its key word within which a name is looked for."""
WORD = re.compile(r"[\w'-]+")
MEETING = 300
"""A meeting to come is spoken of so many days ahead: less than the year between two of a series."""


@dataclass(frozen=True)
class Clue:
    """Days that a text can have been published on, for one thing that it mentions, and that thing in words.

    ``news``: it happened, so that what mentions it mostly follows close; a term of office only bounds.
    """

    days: Days
    reason: str
    news: bool = True
    own: date | None = None
    """A day in its text that is most likely its own or that of a picture on it, so that it came out then or very soon after."""
    years: bool = False
    """It only says which years it may be, which helps where something else leaves few of them."""


@dataclass(frozen=True)
class Anchor:
    """A row of the data: the pattern of a mention, its days, and what to call it."""

    kind: str
    pattern: re.Pattern[str]
    first: date
    last: date
    name: str


def clues(text: str) -> list[Clue]:
    """What the world events and the people in office that a text names say about the day it was published.

    Parameters: ``text`` as printed. Result: the latest lower bound first, so that a weaker one
    changes nothing, then those that bound both sides; one clue a thing.
    """
    plain = fold(text)
    words = [(match.group(), match.start()) for match in WORD.finditer(plain)]
    found: dict[str, Clue] = {}
    for anchor, match in _matches(_events(), plain, words):
        if anchor.name not in found and (days := _event_days(anchor, *_around(plain, match.start(), match.end()))):
            found[anchor.name] = Clue(days, f"anchor: {anchor.name}, {_shown(anchor)}")
    found.update(_holders(plain, words))
    return sorted(found.values(), key=strongest)


def strongest(clue: Clue) -> tuple[bool, int, str]:
    """Sort key: lower bounds before bounds on both sides, later ones first."""
    return clue.days.last < LATEST, -clue.days.low, clue.reason


def fold(text: str) -> str:
    """Text without accents and with plain apostrophes and spaces, for comparing names."""
    if not text.isascii():
        for fancy, plain in PLAIN:
            text = text.replace(fancy, plain)
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^\S\n]+", " ", text)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a mention in its sentence."""
    before = re.split(r"[.!?]\s|\n", text[max(0, start - BEFORE) : start])[-1]
    return before, re.split(r"[.!?]\s|\n", text[end : end + BEHIND])[0]


def _event_days(anchor: Anchor, before: str, behind: str) -> Days:
    ahead = AHEAD.search(before) is not None
    if anchor.kind == "meeting":
        last = anchor.last if ahead else LATEST
        return span(date.fromordinal(anchor.first.toordinal() - MEETING), last)
    if ahead:
        return NONE
    if (anchor.last - anchor.first).days <= SHORT:
        for pattern, least, most in SOON:
            if pattern.search(before) or pattern.search(behind):
                return span(anchor.first, anchor.last).reach(least, most)
    return span(anchor.first, LATEST)


def _holders(text: str, words: Sequence[tuple[str, int]]) -> dict[str, Clue]:
    """Clues of the people who are named with an office; a name that several held it under stands for all of them."""
    terms: dict[tuple[str, bool], list[Anchor]] = defaultdict(list)
    bounded: dict[tuple[str, bool], bool] = defaultdict(bool)
    found: dict[str, Clue] = {}
    for anchor, match in _matches(_offices(), text, words):
        before, behind = _around(text, match.start(), match.end())
        now = not PAST_HOLDER.search(before) and not PAST_YEAR.search(before + " " + behind)
        if FALLEN.search(behind) and anchor.last < LATEST:
            found[match.group()] = Clue(
                span(anchor.last, LATEST), f"anchor: {match.group()} in office until {anchor.last}"
            )
            continue
        key = (match.group(), match.group("full") is not None)
        terms[key].append(anchor)
        bounded[key] |= now
    for (named, full), anchors in terms.items():
        if (not full and (named, True) in terms) or named in found:
            continue
        days = NONE
        for anchor in anchors:
            days |= span(anchor.first, anchor.last)
        if not bounded[named, full]:
            days = span(days.first, LATEST)
        terms_shown = ", ".join(dict.fromkeys(map(_shown, anchors)))
        found[named] = Clue(days, f"anchor: {named} in office {terms_shown}", news=False)
    return found


def _matches(
    index: Mapping[str, tuple[Anchor, ...]], text: str, words: Sequence[tuple[str, int]]
) -> Iterator[tuple[Anchor, re.Match[str]]]:
    """Anchors that the text names, with each mention: looked for only around their key words, as most are in no text."""
    for word, at in words:
        for anchor in index.get(word, ()):
            match = anchor.pattern.search(text, max(0, at - REACH), at + REACH)
            if match and match.start() <= at < match.end():
                yield anchor, match


def _shown(anchor: Anchor) -> str:
    last = "" if anchor.last == LATEST else anchor.last.isoformat()
    return anchor.first.isoformat() if anchor.first == anchor.last else f"{anchor.first.isoformat()}/{last}"


def _rows(name: str) -> Iterator[list[str]]:
    for line in (files("rashomon.dating") / "data" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _day(value: str, *, end: bool) -> date:
    """First or last day of an EDTF day, month or year; an empty end is open."""
    if not value:
        return LATEST
    days = calendar_days(*(int(part) for part in value.split("-")))
    return days.last if end else days.first


@lru_cache(maxsize=1)
def _events() -> dict[str, tuple[Anchor, ...]]:
    index: dict[str, list[Anchor]] = defaultdict(list)
    for kind, names, first, last, _ in _rows("anchors.tsv"):
        names = fold(names)
        phrases = names.split("|")
        pattern = "|".join(r"\W+(?:[\w.'-]+\W+){0,4}?".join(map(re.escape, p.split(" ... "))) for p in phrases)
        # A name may open a sentence.
        pattern = re.sub(r"(^|\|)([a-z])", lambda m: f"{m[1]}[{m[2]}{m[2].upper()}]", pattern)
        anchor = Anchor(
            kind, re.compile(rf"\b(?:{pattern})\b"), _day(first, end=False), _day(last, end=True), phrases[0]
        )
        for phrase in phrases:
            for word in _keys(phrase):
                index[word].append(anchor)
    return {word: tuple(anchors) for word, anchors in index.items()}


def _keys(phrase: str) -> set[str]:
    """The word of a phrase to look it up by, as texts may print it."""
    word = max(re.findall(r"[\w'-]+", phrase), key=lambda w: (w[0].isupper(), len(w)))
    return {word, word[0].upper() + word[1:]} | ({word.removesuffix("'s")} if word.endswith("'s") else {f"{word}'s"})


@lru_cache(maxsize=1)
def _offices() -> dict[str, tuple[Anchor, ...]]:
    index: dict[str, list[Anchor]] = defaultdict(list)
    for title, name, first, last, _ in _rows("offices.tsv"):
        name = fold(name)
        short = name.partition("~")[2] or name.split()[-1]
        full = name.replace("~", "")
        titles = "|".join(map(re.escape, fold(title).split("|")))
        pattern = (
            rf"\b(?:{titles})(?: of [A-Z]\w+)? (?:(?P<full>{re.escape(full)})|{re.escape(short)})\b"
            rf"(?!\s+[A-Z]\w*[a-z])|\b(?:{re.escape(short)} administration)\b"
        )
        anchor = Anchor("office", re.compile(pattern), _day(first, end=False), _day(last, end=True), full)
        for word in {short.split()[-1], short.split()[-1] + "'s"}:
            index[word].append(anchor)
    return {word: tuple(anchors) for word, anchors in index.items()}
