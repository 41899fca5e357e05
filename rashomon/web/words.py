"""Values in plain words, for templates: dates, places, figures, actors."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from functools import lru_cache

from rashomon import show
from rashomon.casefile import Total
from rashomon.model import ALL_SIDES, OUTLET, REVIEWER, UNKNOWN_SIDE, Count, Doubt, Place, Side, Weight, When
from rashomon.show import PRECISION, number

STANDING_WORDS = {
    "admitted": "a party says it of itself, against its interest",
    "agreed": "voices of opposing parties give it, and none denies it",
    "one-sided": "only one party’s voices give it",
    "disputed": "voices give values that cannot both hold, or one denies it",
    "reported": "only outlets or third parties give it",
    "reviewed": "a reviewer’s word, beside what the pages say",
}
"""What each standing means, in one line."""
QUESTION = {"attacker": "Who did it is disputed", "target": "Against whom is disputed"}
_DEAD = re.compile(r"(.*: .* \()([^()]+)\)")
"""A title that the weighing made of a toll: ``Attack in Surin: 11 killed (THA)``."""
_DAY, _CODE = re.compile(r"\b\d{4}-\d\d-\d\d\b"), re.compile(r"\b[A-Z]{3}\b")
_SPECIAL = {
    ALL_SIDES: "all sides together",
    UNKNOWN_SIDE: "side not said",
    OUTLET: "the outlet itself",
    REVIEWER: "a reviewer",
}


def country(code: str) -> str | None:
    """Name of a country's code, or what a code of no side means; ``None`` for all others."""
    return _SPECIAL.get(code) or show.country(code)


@lru_cache(maxsize=4096)
def actor(code: str) -> str:
    """An actor's code in words: ``Armenia``, ``Defence ministry (Armenia)``, ``India and China``; others are their own names."""
    parts = code.split(" and ")
    if len(parts) > 1 and all(country(part.partition("/")[0]) for part in parts):
        return " and ".join(map(actor, parts))
    side, _, rest = code.partition("/")
    name = country(side)
    if name is None:
        return code
    return f"{show.body(rest)} ({name})" if rest else name


def member(code: str) -> str:
    """The same where its side is told beside it: ``Defence ministry``."""
    part = code.partition("/")[2]
    return actor(code) if " and " in code or not part else show.body(part)


@lru_cache(maxsize=4096)
def hint(code: str) -> str:
    """The code of whoever is shown by other words: ``ARM/MOD``; empty for those who are shown by their own names."""
    return "" if code in _SPECIAL or actor(code) == code else code


def title(text: str) -> str:
    """An event's title with the name of the side whose dead it tells, where the record has its code, and a capital to begin with."""
    told = _DEAD.fullmatch(text)
    return capital(f"{told[1]}{actor(told[2])})" if told else text)


def basis(text: str) -> str:
    """How a date was inferred, with the days in it as days are written here."""
    return _DAY.sub(lambda found: dates(found[0]), text)


def doubt(value: Doubt) -> str:
    """What is doubtful, with names where the record has codes."""
    what, colon, rest = value.note.partition(": ")
    if value.kind == "figure" and value.field and value.side and what == f"{value.field}, {value.side}":
        return f"{capital(value.field)}, {actor(value.side)}: {rest}"
    if value.kind == "dispute" and value.field in ("attacker", "target"):
        return f"{QUESTION[value.field]}{colon}{', '.join(map(actor, rest.split(', ')))}"
    return capital(value.note)


def reason(weight: Weight) -> str:
    """What was found when two reports were compared, with names and dates in words where the record has codes."""
    text = _DAY.sub(lambda found: dates(found[0]), weight.reason)
    return _CODE.sub(lambda found: country(found[0]) or found[0], text) if weight.name == "parties" else text


def chance(probability: float) -> str:
    """A chance in per cent: ``94.2%``; nothing is quite sure."""
    return "more than 99.9%" if probability > 0.999 else f"{100 * probability:.1f}%"


def bits(value: float) -> str:
    """A weight with its sign: ``+2.5``, ``−0.9``."""
    return f"{value:+.1f}".replace("-", "−")


def speaks(bits: float) -> str:
    """How much a weight says, in words: a bit doubles or halves the odds."""
    size = abs(bits)
    if size < 0.3:
        return "says little"
    grade = "slightly " if size < 1 else "" if size < 3 else "strongly "
    return grade + ("for" if bits > 0 else "against")


def day(value: date) -> str:
    """``13 Feb 2024``."""
    return f"{value.day} {value:%b %Y}"


def moment(value: datetime) -> str:
    """``13 Feb 2024, 14:05 UTC``. Parameter: a time in UTC."""
    return f"{day(value.date())}, {value:%H:%M} UTC"


def when(value: When | None) -> str:
    """A date in words: ``13 Feb 2024``, ``1–8 Aug 2023``, ``Sep 2008``, ``2008``; ``date not known``."""
    if value is None or (value.start is None and value.end is None):
        return (value and value.edtf) or "date not known"
    if value.end is None:
        return f"{day(value.start)} or later" if value.start else ""
    return days(value.start, value.end) if value.start else f"{day(value.end)} or earlier"


def dates(first: str | None, last: str | None = None) -> str:
    """The same for days as the index has them, ``2024-02-13``; ``date not known`` without any."""
    known = [date.fromisoformat(text) for text in (first or last, last or first) if text]
    return days(known[0], known[-1]) if known else "date not known"


def days(first: date, last: date) -> str:
    """A range of days, shortened where both share month or year, or are a whole month or year."""
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if first.year != last.year:
        return f"{first:%b %Y} – {last:%b %Y}" if whole else f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first:%b} – {last:%b %Y}" if whole else f"{first.day} {first:%b} – {day(last)}"
    return f"{first:%b %Y}" if whole else f"{first.day}–{day(last)}"


def written(edtf: str) -> str:
    """A day or a range of days as the record writes it, ``2024-02-13/2024-02-15``, in words; all else stays as it is."""
    first, _, last = edtf.partition("/")
    try:
        return days(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        return edtf


def place(value: Place | None) -> str:
    """Place, the town around it, province and country in words: ``Nerkin Hand, Syunik, Armenia``."""
    if value is None:
        return "place not said"
    parts = (value.name, value.within, value.admin1, value.country and country(value.country))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def precision(value: Place | None) -> str:
    """How precise a place is, in a word."""
    return PRECISION[value.precision] if value else ""


def figure(value: Side | Total) -> str:
    """A figure of a toll or a total: ``at least 4``."""
    return number(Count(low=value.low, high=value.high, approximate=getattr(value, "approximate", False)))


def capital(text: str) -> str:
    """The same with a capital letter at the beginning."""
    return text[:1].upper() + text[1:]


def many(count: int, noun: str) -> str:
    """``1 page``, ``1,204 pages``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
