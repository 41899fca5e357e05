"""Compare filled templates with the coders' by the rules of the fourth Message Understanding Conference (Chinchor 1992).

A response is mapped to at most one key of its text, so that the sum of credits is highest; both must agree on the type (``ATTACK``
is the general one: half) and on at least one string that names who did it or what was hit, where the key has one. What is right counts
1, what is partly right 1/2. Everything in an unmapped response is spurious, everything in an unmapped key that is not optional missing.
An answer that belongs to another (how many, of which kind, with what effect) counts only when the other is right, at least in part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.muc import Filler, Template, day

SLOTS = {
    2: "date", 3: "location", 4: "type", 5: "stage", 6: "instrument", 7: "instrument type", 8: "category", 9: "individual",
    10: "organisation", 11: "confidence", 12: "thing", 13: "thing type", 14: "thing number", 15: "thing nation", 16: "thing effect",
    17: "thing total", 18: "name", 19: "description", 20: "victim type", 21: "victim number", 22: "victim nation",
    23: "victim effect", 24: "victim total",
}  # fmt: skip
STRINGS = frozenset({6, 9, 10, 12, 18, 19})
NAMING = (9, 10, 12, 18, 19)
PARENTS = {
    "MACHINE GUN": "GUN", "MORTAR": "GUN", "HANDGUN": "GUN", "RIFLE": "GUN", "BOMB": "EXPLOSIVE", "VEHICLE BOMB": "BOMB",
    "DYNAMITE": "BOMB", "MINE": "BOMB", "AERIAL BOMB": "BOMB", "GRENADE": "EXPLOSIVE", "MOLOTOV COCKTAIL": "EXPLOSIVE",
    "MISSILE": "PROJECTILE", "ROCKET": "PROJECTILE", "SUSPECTED OR ACCUSED BY AUTHORITIES": "SUSPECTED OR ACCUSED",
    "NO INJURY": "NO INJURY OR DEATH", "NO DEATH": "NO INJURY OR DEATH",
}  # fmt: skip
EMPTY = frozenset(
    re.findall(
        r"\w+",
        "A AN THE OF IN ON AT BY TO FROM WITH AND OR HIS HER ITS THEIR SOME SEVERAL ANOTHER OTHER TWO THREE FOUR FIVE SIX SEVEN EIGHT "
        "NINE TEN UNIDENTIFIED MR MRS DR COL GEN LT WHO WERE WAS",
    )
)
"""Words that tell nothing of who or what it was: a string with or without them is the same."""


@dataclass(frozen=True)
class Answer:
    """What we put into a slot, and the answer it belongs to."""

    value: str
    of: str | None = None


Response = Mapping[int, Sequence[Answer]]


@dataclass
class Tally:
    """Counts of one slot: right, partly right, wrong, spurious, missing."""

    right: int = 0
    part: int = 0
    wrong: int = 0
    spurious: int = 0
    missing: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(a + b for a, b in zip(vars(self).values(), vars(other).values(), strict=True)))

    @property
    def credit(self) -> float:
        return self.right + self.part / 2

    @property
    def recall(self) -> float:
        return self.credit / max(self.right + self.part + self.wrong + self.missing, 1)

    @property
    def precision(self) -> float:
        return self.credit / max(self.right + self.part + self.wrong + self.spurious, 1)

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


@dataclass
class Result:
    """Tallies by slot number, how many templates were mapped, and per text what it cost, for the list of the worst."""

    slots: dict[int, Tally] = field(default_factory=lambda: {n: Tally() for n in SLOTS})
    mapped: int = 0
    keys: int = 0
    responses: int = 0
    lost: Counter[str] = field(default_factory=Counter)

    @property
    def all(self) -> Tally:
        return sum(self.slots.values(), Tally())


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """The words of a string that say something."""
    return tuple(w for w in re.findall(r"[^\W_]+", text.upper()) if w not in EMPTY and not w.isdigit())


@lru_cache(maxsize=1 << 18)
def string_credit(ours: str, forms: tuple[str, ...]) -> float:
    """1 for the words of one of the forms, with modifiers more or less but the same last word and no less than one of them; 1/2 when words are shared."""
    best = 0.0
    mine = words(ours)
    for form in forms:
        theirs = words(form)
        if not mine or not theirs:
            best = max(best, float(ours.strip() == form.strip()))
        elif mine == theirs or (mine[-1] == theirs[-1] and set(theirs) <= set(mine) and len(mine) <= len(theirs) + 3):
            best = 1.0
        elif set(mine) & set(theirs):
            best = max(best, 0.5)
    return best


def days(text: str) -> tuple[date | None, date | None]:
    """First and last day of "A - B", "- B" or "A"."""
    text = text.strip(" ()")
    if text.startswith("-"):
        return None, day(text[1:])
    first, mark, last = text.partition(" - ")
    return day(first), day(last if mark else first)


def date_credit(ours: str, forms: Sequence[str]) -> float:
    """1 for the same days; 1/2 for one day within the other's, or the same last day."""
    best = 0.0
    start, end = days(ours)
    for form in forms:
        low, high = days(form)
        if (start, end) == (low, high):
            return 1.0
        if end and high and (end == high or (low and low <= end <= high) or (start and start <= high <= end)):
            best = 0.5
    return best


def levels(text: str) -> list[str]:
    """The names of a location from the country on, each without its kind."""
    return [re.sub(r"\s*\([^)]*\)?", "", part).strip().upper() for part in re.split(r":| - ", text)]


def place_credit(ours: str, forms: Sequence[str]) -> float:
    """1 for the same country and the key's finest name among ours (none beside the country where the key has none); 1/2 for the country."""
    best = 0.0
    mine = levels(ours)
    for form in forms:
        theirs = levels(form)
        if theirs[0] == mine[0]:
            same = theirs[-1] in mine[1:] if len(theirs) > 1 else len(mine) == 1
            best = max(best, 1.0 if same else 0.5)
    return best


def set_credit(ours: str, forms: Sequence[str]) -> float:
    """1 for the same, 1/2 where one is the kind that the other belongs to."""
    if ours in forms:
        return 1.0
    kin = any(ours in lineage(form) or form in lineage(ours) for form in forms)
    return 0.5 if kin else 0.0


def lineage(value: str) -> list[str]:
    found = []
    while value in PARENTS:
        value = PARENTS[value]
        found.append(value)
    return found


def number_credit(ours: str, forms: Sequence[str]) -> float:
    """1 for the same, 1/2 for the same figure with another sign of roughness."""
    return 1.0 if ours in forms else 0.5 if ours.strip("~-") in {f.strip("~-") for f in forms} else 0.0


def credit(slot: int, ours: Answer, key: Filler) -> float:
    """What an answer is worth beside one of the key's."""
    if slot in STRINGS:
        return string_credit(ours.value, key.values)
    if key.of and (ours.of is None or not string_credit(ours.of, key.of)):
        return 0.0
    if slot == 2:
        return date_credit(ours.value, key.values)
    if slot == 3:
        return place_credit(ours.value, key.values)
    if slot in (14, 17, 21, 24):
        return number_credit(ours.value, key.values)
    if slot == 4 and ours.value not in key.values and "ATTACK" in (ours.value, *key.values):
        return 0.5
    return set_credit(ours.value, key.values)


def slot_tally(slot: int, ours: Sequence[Answer], key: Sequence[Filler]) -> Tally:
    """Compare the answers of one slot in the pairing that is worth most."""
    if not ours or not key:
        return Tally(spurious=len(ours), missing=sum(not k.optional for k in key))
    worth = np.array([[credit(slot, a, k) for k in key] for a in ours])
    rows, columns = linear_sum_assignment(-worth)
    found = Tally()
    used, met = set(), set()
    for i, j in zip(rows, columns, strict=True):
        if worth[i, j] > 0:
            used.add(i)
            met.add(j)
            found += Tally(right=1) if worth[i, j] == 1 else Tally(part=1)
    left = len(ours) - len(used)
    open_keys = sum(not key[j].optional for j in range(len(key)) if j not in met)
    wrong = min(left, open_keys)
    return found + Tally(wrong=wrong, spurious=left - wrong, missing=open_keys - wrong)


def compare(ours: Response, key: Template) -> dict[int, Tally]:
    """The tally of every slot of a mapped pair."""
    return {n: slot_tally(n, ours.get(n, ()), key.slots.get(n, ())) for n in SLOTS}


def worth(ours: Response, key: Template) -> float:
    """Credits of a pair, 0 where the two may not be mapped."""
    found = compare(ours, key)
    if not found[4].credit or (any(key.slots.get(n) for n in NAMING) and not any(found[n].credit for n in NAMING)):
        return 0.0
    return sum(t.credit for t in found.values())


def score(responses: Mapping[str, Sequence[Response]], keys: Mapping[str, Sequence[Template]]) -> Result:
    """Score all texts.

    Parameters: the responses and the keys of each text, by its name. Result: tallies; a text without keys makes its responses spurious.
    """
    result = Result()
    for name, own in keys.items():
        given = list(responses.get(name, ()))
        matrix = (
            np.array([[worth(r, k) for k in own] for r in given]) if given and own else np.zeros((len(given), len(own)))
        )
        pairs = [(i, j) for i, j in zip(*linear_sum_assignment(-matrix), strict=True) if matrix[i, j] > 0]
        before = result.all
        for i, j in pairs:
            _add(result, compare(given[i], own[j]))
        for i in set(range(len(given))) - {i for i, _ in pairs}:
            _add(result, {n: Tally(spurious=len(answers)) for n, answers in given[i].items()})
        for j in set(range(len(own))) - {j for _, j in pairs}:
            if not own[j].optional:
                _add(result, {n: slot_tally(n, (), fillers) for n, fillers in own[j].slots.items()})
        result.mapped += len(pairs)
        result.responses += len(given)
        result.keys += sum(not k.optional or j in {b for _, b in pairs} for j, k in enumerate(own))
        after = result.all
        result.lost[name] = sum(getattr(after, x) - getattr(before, x) for x in ("wrong", "spurious", "missing"))
    return result


def _add(result: Result, found: Mapping[int, Tally]) -> None:
    for n, tally in found.items():
        result.slots[n] += tally
