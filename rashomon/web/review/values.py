"""What a person writes into the form for another value, as the model's value. Errors are one line for that person."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from rashomon.model import Category, Corrected, Count, EventType, Figure, Place, When

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
MODES = Path(__file__).parents[2] / "reading" / "data" / "modes.tsv"
LONGEST = 200
"""Characters of a name."""


def value(field: str, said: Mapping[str, str]) -> Corrected:
    """The value of a field from the form's inputs. Raises ``ValueError`` with a line that says what to write instead."""
    if field == "date":
        return day_or_days(said.get("date", ""))
    if field == "place":
        return _place(said)
    if field == "type":
        kinds = types()
        if said.get("type") not in kinds:
            raise ValueError("choose a type from the list")
        return kinds[said["type"]]
    if field in ("attacker", "target", "weapon"):
        return _name(said.get("name", ""), "what it is instead")
    return _figure(said)


def day_or_days(text: str) -> When:
    """A day, month or year, or two of them with a slash between (EDTF): ``2024-02-13``, ``2024-02``, ``2024``,
    ``2024-02-13/2024-02-15``. Raises ``ValueError``."""
    parts = text.strip().split("/")
    if len(parts) > 2 or not all(_DAY.fullmatch(part.strip()) for part in parts):
        raise ValueError(
            "write a day as 2024-02-13, a month as 2024-02, a year as 2024, or two of them with a slash between"
        )
    ends = [_ends(part.strip()) for part in parts]
    start, end = ends[0][0], ends[-1][1]
    if start > end:
        raise ValueError("the first day comes after the last")
    return When(edtf="/".join(name for _, _, name in ends), start=start, end=end)


def _ends(text: str) -> tuple[date, date, str]:
    """First and last day, and how EDTF writes it."""
    year, month, day = (int(part) if part else None for part in _DAY.fullmatch(text).groups())  # type: ignore[union-attr]
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31), f"{year:04}"
        if day is None:
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1), date(year, month, last), f"{year:04}-{month:02}"
        one = date(year, month, day)
    except ValueError:
        raise ValueError(f"the calendar has no {text}") from None
    return one, one, one.isoformat()


def _place(said: Mapping[str, str]) -> Place:
    name = _name(said.get("place", ""), "the place's name")
    country = said.get("country", "").strip().upper() or None
    if country and not re.fullmatch(r"[A-Z]{3}", country):
        raise ValueError("write the country as its three letters, like SDN")
    lat, lon = _degrees(said.get("lat", ""), 90), _degrees(said.get("lon", ""), 180)
    if (lat is None) != (lon is None):
        raise ValueError("give both latitude and longitude, or neither")
    precision = said.get("precision", "2")
    return Place(
        name=name, admin1=said.get("admin1", "").strip()[:LONGEST] or None, country=country, lat=lat, lon=lon,
        precision=int(precision) if precision in "1234567" and len(precision) == 1 else 2, source="user",
    )  # fmt: skip


def _degrees(text: str, most: int) -> float | None:
    if not text.strip():
        return None
    try:
        found = float(text)
    except ValueError:
        found = float("nan")
    if not -most <= found <= most:
        raise ValueError(f"write degrees as a number from -{most} to {most}, like 12.34")
    return found


def _figure(said: Mapping[str, str]) -> Figure:
    low, high = _number(said.get("low", "")), _number(said.get("high", ""))
    if low is None and high is None:
        raise ValueError("give a number: at least, at most, or both the same")
    if low is not None and high is not None and low > high:
        raise ValueError("the lower number is above the upper one")
    kinds: dict[str, Category] = {"military": "military", "police": "police", "civilian": "civilian"}
    return Figure(
        side=_name(said.get("new_side", ""), "whose people they are"),
        category=kinds.get(said.get("new_category", ""), "unknown"),
        count=Count(low=low, high=high, approximate=bool(said.get("approximate"))),
    )


def _number(text: str) -> int | None:
    text = text.strip().replace(",", "")
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError("write numbers in digits")
    return int(text)


def _name(text: str, what: str) -> str:
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        raise ValueError(f"write {what}" if not text else f"write at most {LONGEST} letters")
    return text


@lru_cache(maxsize=1)
def types() -> dict[str, EventType]:
    """The types of event that can be chosen, by what the list shows: those of the reading's table of modes."""
    found = {}
    # The table alone: to import the reading room would load the language model's machinery.
    for line in MODES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        plover, *cells = line.split("\t")
        mode, acled_type, acled_sub = (None if cell == "-" else cell for cell in cells[:3])
        kind = EventType.model_validate(
            {"plover": plover, "mode": mode, "acled_type": acled_type, "acled_sub": acled_sub}
        )
        found[" · ".join(part for part in (acled_type, acled_sub, plover, mode) if part)] = kind
    return dict(sorted(found.items()))
