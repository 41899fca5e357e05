"""From the words of a pattern to the parts of a :class:`~rashomon.model.TimeMention`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rashomon.language.times.grammar import Hit
from rashomon.language.times.words import Word, far_year

Parts = dict[str, Any]
UNITS = ("hour", "day", "week", "month", "year", "decade")
PLURAL = (2, 9)
WEEK = 7
SPOKEN_CENTURIES = (18, 19, 20)
SHORTER = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
"""Last days of the months that have no 31st: of "the last day of April"."""
OLDEST = 1700
"""Figures below this behind a day of a month are a time of day."""


def parts(hit: Hit, words: Sequence[Word | None]) -> tuple[Parts, Parts | None, int] | None:
    """What the pattern says.

    Parameters: the hit; the class and value of every word of the text. Result: the parts of the mention, those of the far
    end of a range and the word at which that begins, or ``None`` when the figures make no date (month 13).
    """
    near: Parts = {}
    far: Parts = {}
    amount = _amount(hit, words)
    far_at = hit.end
    for name, (start, end) in hit.groups.items():
        word = words[start]
        if name == "spoken":
            near["year"] = _spoken_year(words[start:end])
            if near["year"] is None:
                return None
        if word is None or name in ("n", "spoken"):
            continue
        if name[-1] == "2":
            far_at = min(far_at, start)
            SETTERS[name[:-1]](far, word.value)
        else:
            SETTERS.get(name, _keep(name))(near, word.value)
    for name, value in hit.adds.items():
        if name in ("kind", "anchor", "part", "unit", "direction"):
            near[name] = value
        elif name not in ("n", "guard"):
            near["step" if name == "offset" else name] = int(value)
    _count(near, amount)
    if (into := near.pop("into", None)) is not None:
        _night_before(near, far, into)
        far_at = min(start for name, (start, _) in hit.groups.items() if name in ("dinto", "wdinto"))
    if near.get("month") and near.get("day") and near.get("year", OLDEST) < OLDEST:
        # "06 MAR 1130" is half past eleven.
        near |= {"hour": near.pop("year") // 100, "kind": "time"}
    if not _fill_range(near, far):
        return None
    return near, far or None, far_at


def _night_before(near: Parts, far: Parts, into: tuple[str, int]) -> None:
    """ "In the night to Saturday": from Friday on."""
    name, value = into
    if name == "weekday":
        near["weekday"], far["weekday"] = (value - 1) % 7, value
    elif value > 1:
        near["day"], far["day"] = value - 1, value
    else:
        near["day"] = value


def _keep(name: str) -> Callable[[Parts, Any], None]:
    def keep(near: Parts, value: Any) -> None:
        near[name] = value

    return keep


def _pass(near: Parts, _: Any) -> None:
    """The word is only there for a guard to look at."""


def _direction(near: Parts, value: int) -> None:
    near["step"] = value
    if value:
        near["direction"] = "past" if value < 0 else "future"


NOON, LATE = 12, 6
"""Hours of the clock: an hour before noon is one after it in an evening, and from the other one on in a night."""


def _weekend(near: Parts, _: Any) -> None:
    near |= {"weekday": 5, "weekend": True, "anchor": "publication"}


def _deictic(near: Parts, value: Any) -> None:
    steps, part = value if isinstance(value, tuple) else (value, None)
    near |= {"offset": steps, "unit": "day", "anchor": "publication"}
    if part:
        near |= {"part": part, "kind": "time"}


def _hourly(near: Parts, value: Any) -> None:
    part, hour = value if isinstance(value, tuple) else (value, None)
    near["part"] = part
    if hour is not None:
        near["hour"] = hour


def _unit(near: Parts, value: tuple[str, int]) -> None:
    near["of"] = value


def _often(near: Parts, value: tuple[str, int]) -> None:
    near |= {"of": value, "amount": (1, 1)}


def _season(near: Parts, value: tuple[int, int]) -> None:
    near |= {"month": value[0], "last_month": value[1]}


def _quarter(near: Parts, value: int) -> None:
    near |= {"month": value * 3 - 2, "last_month": value * 3}


def _century(near: Parts, value: int) -> None:
    near |= {"decade": value * 100 - 100, "last_decade": value * 100 - 10}


def _vaguely(near: Parts, value: str) -> None:
    near["anchor"] = "publication"
    if value != "present":
        near["direction"] = value


def _recent(near: Parts, _: str) -> None:
    near |= {"anchor": "publication", "offset": -PLURAL[1], "offset_high": -1, "direction": "past"}


def _merge(near: Parts, value: Parts) -> None:
    near |= value


SETTERS: dict[str, Callable[[Parts, Any], None]] = {
    "wd": _keep("weekday"),
    "mo": _keep("month"),
    "d": _keep("day"),
    "ordinal": _keep("day"),
    "dinto": lambda near, value: near.update(into=("day", value)),
    "wdinto": lambda near, value: near.update(into=("weekday", value)),
    "y": _keep("year"),
    "dec": _keep("decade"),
    "part": _keep("part"),
    "overnight": _keep("part"),
    "edge": _keep("modifier"),
    "rel": _keep("direction"),
    "time": lambda near, value: near.update(hour=value // 100 if value > 24 else value),
    "dir": _direction,
    "that": _direction,
    "last": _direction,
    "weekof": lambda near, _: near.update(unit="week"),
    "weekend": _weekend,
    "deictic": _deictic,
    "hourly": _hourly,
    "unit": _unit,
    "often": _often,
    "nth": lambda near, value: near.update(amount=(value, value)),
    "lasting": lambda near, value: near.update(of=value, kind="duration"),
    "dayunit": _pass,
    "hrs": _pass,
    "season": _season,
    "q": _quarter,
    "cent": _century,
    "vaguely": _vaguely,
    "recent": _recent,
    "date": _merge,
    "my": _merge,
    "dy": _merge,
    "halfno": lambda near, value: near.update(month=value * 6 - 5, last_month=value * 6),
    "weekno": lambda near, value: near.update(day=value * 7 - 6, last_day=min(value * 7, 28)),
    "fixed": _merge,
    "about": lambda near, _: near.update(modifier="approx"),
    "days": lambda near, value: near.update(day=value[0], last_day=value[1]),
    "years": lambda near, value: near.update(year=value[0], last_year=value[1]),
}


def _amount(hit: Hit, words: Sequence[Word | None]) -> tuple[int, int] | None:
    """How many: of the named group, else what the rule says."""
    if "n" in hit.adds:
        low, high = hit.adds["n"].split()
        return int(low), int(high)
    if "n" not in hit.groups:
        return None
    start, end = hit.groups["n"]
    numbers: list[int] = []
    for at in range(start, end):
        word = words[at]
        if word is None:
            continue
        if word.kind == "vague":
            return word.value
        if word.kind in ("number", "day", "digits", "year"):
            tens = numbers and numbers[-1] % 10 == 0 and 20 <= numbers[-1] <= 90 and word.kind == "number"
            if tens and word.value < 10 and _hyphen(words[at - 1]):
                numbers[-1] += word.value
            else:
                numbers.append(word.value)
    return (min(numbers), max(numbers)) if numbers else (1, 1)


def _spoken_year(words: Sequence[Word | None]) -> int | None:
    """The year that broadcasters' transcripts write out: "nineteen ninety-six"."""
    century, *rest = [word.value for word in words if word is not None and word.kind == "number"]
    tens_first = len(rest) == 1 or (rest[0] % 10 == 0 and rest[0] >= 20 and rest[1] < 10)
    if century not in SPOKEN_CENTURIES or not 10 <= rest[0] < 100 or not tens_first:
        return None
    return int(century * 100 + sum(rest))


def _hyphen(word: Word | None) -> bool:
    return word is not None and word.kind in ("dash", "number")


def _count(near: Parts, amount: tuple[int, int] | None) -> None:
    """Turn unit, amount and steps into offsets, and clock words into an hour."""
    ampm = near.pop("ampm", None)
    if ampm is not None:
        near["hour"] = near["hour"] % 12 + ampm
    if near.get("hour") is not None and near["hour"] < NOON and ampm is None:
        # "At 5 on Sunday evening", "at 10 at night".
        late = near.get("part") in ("afternoon", "evening") or (near.get("part") == "night" and near["hour"] >= LATE)
        near["hour"] += NOON if late and near["hour"] else 0
    if eve := near.pop("shiftday", None):
        _shift(near, eve)
    if shift := near.pop("shift", None):
        near["offset"] += shift
    step, ago, reach = near.pop("step", None), near.pop("ago", None), near.pop("reach", None)
    unit, size = near.pop("of", (near.get("unit"), 1))
    if near.pop("exact", None) and unit == "week":
        unit, size = "day", size * WEEK  # "a fortnight ago today"
    low, high = near.pop("amount", None) or amount or (1, 1)
    if near.get("kind") in ("set", "duration"):
        if near.get("weekday") is None and unit in UNITS and not near.pop("half", None):
            near |= {"unit": unit, "offset": low * size} | ({"offset_high": high * size} if high != low else {})
        near.pop("half", None)
    elif unit not in UNITS:
        near.pop("offset", None)
        near.pop("offset_high", None)
        if step == 0 and near.get("month", 12) < 12:
            near |= {"unit": "year", "offset": 0, "anchor": "publication"}  # "this September"
    elif reach:
        _direction(near, step)
        ends = (-high * size, 0) if step < 0 else (0, high * size)
        near |= {"unit": unit, "offset": ends[0], "offset_high": ends[1]}
        del near["step"]
    elif ago is not None:
        sign = -1 if ago in (-1, "past") else 1
        ends = (min(sign * low, sign * high) * size, max(sign * low, sign * high) * size)
        near |= {"unit": unit, "offset": ends[0], "direction": "past" if sign < 0 else "future"}
        near |= {"offset_high": ends[1]} if ends[0] != ends[1] else {}
    elif near.get("offset") is not None:
        near["unit"] = unit
        if near.get("offset_high") is not None:
            near |= {"offset": near["offset"] * size, "offset_high": near["offset_high"] * size}
    elif step is not None:
        near |= {"unit": unit, "offset": step * size}
        near |= {"offset_high": step * size + size - 1} if size > 1 else {}
        near.setdefault("anchor", "publication")


def _shift(near: Parts, days: int) -> None:
    """The day before a day of a month or a weekday; of the first of a month it stays that day, which is nearly right."""
    if near.get("weekday") is not None:
        near["weekday"] = (near["weekday"] + days) % 7
    if near.get("day") is not None:
        near["day"] = max(near["day"] + days, 1)


def _fill_range(near: Parts, far: Parts) -> bool:
    """Fill what one end of a range takes from the other; false when the figures make no date."""
    if near.get("month", 1) > 12:
        near["month"], near["day"] = near["day"], near["month"]
    if near.get("month", 1) > 12:
        return False
    if near.get("day") == 31 and near.get("month") in SHORTER:
        near["day"] = SHORTER[near["month"]]
    for name in ("day", "month", "year", "decade"):
        last = near.pop(f"last_{name}", None)
        if last is not None:
            far[name] = last
    if near.pop("weekend", None):
        far["weekday"] = 6
    if "year" in far and "month" not in far:
        far["year"] = far_year(near["year"], far["year"])
        return bool(near["year"] < far["year"] <= 2100)
    if not far:
        return True
    if "day" in far and "month" not in far and "month" in near:
        far["month"] = near["month"]
    if "day" in far and "day" in near and far.get("month") == near.get("month") and far["day"] <= near["day"]:
        return False
    if "month" in far and "year" in near:
        far["year"] = near["year"] + (far["month"] < near["month"])
    for name in ("direction", "anchor"):
        if near.get(name):
            far[name] = near[name]
    return True
