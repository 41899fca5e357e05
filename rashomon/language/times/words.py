"""The words and figures of time expressions by class, read from ``data/words.tsv``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parent / "data" / "words.tsv"
LINKS = DATA.with_name("links.tsv")
FIGURES = (
    "day", "ordinal", "year", "yr", "hhmm", "clock", "dotted", "digits", "decade", "date", "my", "dy", "dayrange", "yearrange",
)  # fmt: skip
"""Classes that come from the shape of a word, not from the list. ``yr`` is a figure that is a year only beside a month."""
OTHER = "."
SPACE = " "


class Word(NamedTuple):
    """One word's class as a character, the class's name and its value."""

    code: str
    kind: str
    value: Any


@lru_cache(maxsize=1)
def lexicon() -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """The listed words with class and raw value, and the character of each class. Raises ``ValueError`` for a bad line."""
    words: dict[str, tuple[str, str]] = {}
    codes = {name: chr(0x4E00 + i) for i, name in enumerate(FIGURES)}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        word, kind, value = line.split("\t")
        if word in words:
            raise ValueError(f"{DATA.name}: {word!r} is listed twice")
        words[word] = (kind, value)
        codes.setdefault(kind, chr(0x4E00 + len(codes)))
    return words, codes


def _value(kind: str, raw: str) -> Any:
    if raw == "-":
        return None
    if kind in ("fixed", "holiday"):
        return date_parts(raw)
    cells = [int(c) if re.fullmatch(r"-?\d+", c) else c for c in raw.split()]
    return cells[0] if len(cells) == 1 else tuple(cells)


def date_parts(text: str) -> dict[str, int]:
    """Year, month and day of "2001-09-11", or month and day of "12-25"."""
    numbers = [int(n) for n in text.split("-")]
    return dict(zip(("year", "month", "day")[3 - len(numbers) :], numbers, strict=True))


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    words, _ = lexicon()
    return {w.rstrip("."): int(v) for w, (k, v) in words.items() if k in ("month", "mon", "may", "august")}


@lru_cache(maxsize=1)
def _shapes() -> tuple[tuple[re.Pattern[str], Any], ...]:
    """Shapes of words that hold figures, with what makes class and value of their groups."""
    month = "(" + "|".join(sorted(_months(), key=len, reverse=True)) + r")\.?"
    edge = r"(mid|early|late|pre|post)[-–]?"
    return tuple(
        (re.compile(pattern), make)
        for pattern, make in (
            (r"(\d{1,2})", _small),
            (r"(\d{1,2})(?:st|nd|rd|th)", lambda a: ("ordinal", int(a)) if 0 < int(a) < 32 else None),
            (r"(\d{4})", _four),
            (r"(\d{1,2}):(\d\d)(?::\d\d)?", lambda h, m: _clock(h, m, "")),
            (r"(\d{1,2})\.(\d\d)", lambda h, m: ("dotted", int(h)) if int(h) < 25 and int(m) < 60 else ("digits", 0)),
            (r"(\d{1,2})(?:[:.](\d\d))?(am|pm|a\.m\.?|p\.m\.?)", _clock),
            (r"(\d\d):?(\d\d)(?:gmt|utc|z|hrs|hours)", lambda h, m: _clock(h, m, "")),
            (
                r"(\d{1,2}),?((?:19|20)\d\d)",
                lambda d, y: ("dy", {"day": int(d), "year": int(y)}) if 0 < int(d) < 32 else None,
            ),
            (r"(\d{1,3}(?:,\d{3})+|\d+)", lambda a: ("digits", int(a.replace(",", "")))),
            (r"(\d{3}0)s", lambda a: ("decade", int(a)) if 1000 <= int(a) <= 2100 else None),
            (r"['’]?([2-9]0)s", lambda a: ("decade", 1900 + int(a))),
            (edge + r"(\d{4})", _edged),
            (edge + r"(\d{3}0)s", _edged_decade),
            (r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?:t.*)?", lambda y, _, m, d: _date(y, m, d)),
            (r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}(?=\D|$)|\d\d$).*", lambda d, _, m, y: _date(y, m, d)),
            (r"(\d{1,2})[-.]?" + month + r"[-,]?(\d{4})?", lambda d, m, y: _named(d, m, y)),
            (month + r"[-.]?(\d{1,2})", lambda m, d: _named(d, m, None)),
            (month + r"[-.](\d{4})", lambda m, y: ("my", {"year": int(y), "month": _months()[m]})),
            (r"(\d{1,2})[-–/](\d{1,2})", _day_range),
            (r"(\d{4})[-–/](\d{2,4})", _year_range),
        )
    )


def _small(text: str) -> tuple[str, int]:
    return ("day" if 0 < int(text) < 32 else "digits", int(text))


def _four(text: str) -> tuple[str, int]:
    number = int(text)
    if text[0] == "0":
        return ("hhmm", number // 100) if number // 100 < 25 and number % 100 < 60 else ("digits", number)
    return ("year" if 1000 <= number <= 2100 else "digits", number)


def _clock(hour: str, minute: str | None, half: str) -> tuple[str, int] | None:
    if int(hour) > 24 or int(minute or 0) > 59:
        return None
    return ("clock", int(hour) % 12 + (12 if half[0] == "p" else 0) if half else int(hour))


def _edged(edge: str, year: str) -> tuple[str, dict[str, Any]] | None:
    return ("date", {"year": int(year), "modifier": EDGES[edge]}) if 1000 <= int(year) <= 2100 else None


def _edged_decade(edge: str, year: str) -> tuple[str, dict[str, Any]]:
    return ("date", {"decade": int(year), "modifier": EDGES[edge]})


EDGES = {"mid": "mid", "early": "start", "late": "end", "pre": "before", "post": "after"}


def _date(year: str, month: str, day: str) -> tuple[str, dict[str, int]] | None:
    """Day before month where both fit, as most of the world writes; scraped pages glue the next word to the year."""
    y, m, d = int(year), int(month), int(day)
    if len(year) == 2:
        y += 2000 if y < 50 else 1900
    if m > 12:
        m, d = d, m
    return ("date", {"year": y, "month": m, "day": d}) if 1 <= m <= 12 and 1 <= d <= 31 and 1000 <= y <= 2100 else None


def _named(day: str, month: str, year: str | None) -> tuple[str, dict[str, int]] | None:
    if not 1 <= int(day) <= 31:
        return None
    return ("date", {"month": _months()[month], "day": int(day)} | ({"year": int(year)} if year else {}))


def _day_range(first: str, last: str) -> tuple[str, Any]:
    a, b = int(first), int(last)
    return ("dayrange", (a, b)) if 1 <= a < b <= 31 else ("digits", a)


def _year_range(first: str, last: str) -> tuple[str, Any] | None:
    a = int(first)
    b = far_year(a, int(last), len(last))
    return ("yearrange", (a, b)) if 1000 <= a < b <= 2100 and len(last) in (2, 4) else None


def far_year(first: int, last: int, digits: int = 2) -> int:
    """The year that "94" means after 1988."""
    return last if digits == 4 or last >= 1000 else first // 100 * 100 + last


def classify(text: str) -> Word | None:
    """Class of one word in lower case, or ``None`` when it has no part in time expressions."""
    words, codes = lexicon()
    if text.isspace() and text.count("\n") < 2:
        return Word(SPACE, "space", None)
    if text in words:
        kind, raw = words[text]
        return Word(codes[kind], kind, _value(kind, raw))
    if any("0" <= c <= "9" for c in text):
        for pattern, make in _shapes():
            match = pattern.fullmatch(text)
            if match and (made := make(*match.groups())):
                return Word(codes[made[0]], *made)
    return None


@lru_cache(maxsize=1)
def _links() -> dict[str, frozenset[str]]:
    lines = LINKS.read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line and not line.startswith("# "))
    return {name: frozenset(forms.split()) for name, _, forms in cells}


def listed(name: str) -> frozenset[str]:
    """The words of one list of ``data/links.tsv``. Raises ``KeyError`` for a list that is not there."""
    return _links()[name]
