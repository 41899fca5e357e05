"""Which words ordinary news writes in small letters, learned from counts of words and of the words beside them.

Learned by ``bench/truecase.py``; ``data/case.json.gz`` holds words and weights, no text.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

STORED = Path(__file__).parent / "data" / "case.json.gz"
ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("men", "man"),
)
SURE = 0.985
"""Share from which a word has one form whatever stands around it."""


@dataclass(frozen=True)
class Dictionary:
    """What a language pipeline knows of words: the ``nouns`` (many names are among them) and the ``others`` that its lemmatizer looks words
    up in, and of words unknown otherwise, written small, those that its training met in small letters only (``small``) and with a capital (``large``)."""

    nouns: frozenset[str]
    others: frozenset[str]
    small: frozenset[str]
    large: frozenset[str]


@dataclass(frozen=True)
class Model:
    """What is known of words: share in small letters, of two words too; forms that are neither small nor capitalised; weights."""

    small: dict[str, float]
    left: dict[str, float]
    """Share of small letters of the second of two words; ``right`` of the first."""
    right: dict[str, float]
    forms: dict[str, str]
    weights: tuple[float, ...]
    dictionary: Dictionary


def lower(model: Model, keys: Sequence[str], firsts: Sequence[bool]) -> list[bool]:
    """For each word of a paragraph whether it is in small letters, from left to right.

    Parameters: ``keys`` the words in small letters, ``firsts`` which of them begin a sentence.
    """
    found: list[bool] = []
    for k, key in enumerate(keys):
        share = model.small.get(key)
        if firsts[k]:
            found.append(False)
        elif share is not None and not 1 - SURE < share < SURE:
            found.append(share > 0.5)
        else:
            before = None if k == 0 or firsts[k - 1] else found[-1]
            found.append(sum(w * x for w, x in zip(model.weights, row(model, keys, k, before), strict=True)) > 0)
    return found


def row(model: Model, keys: Sequence[str], k: int, before: bool | None) -> list[float]:
    """What tells whether the word ``k`` of a paragraph is in small letters; ``before``: whether the word before it is."""
    near = [keys[k + d] if 0 <= k + d < len(keys) else "" for d in (-2, -1, 1, 2)]
    known = model.dictionary
    own = model.small.get(keys[k])
    shares = [_logit(model.small.get(w, 0.0)) if w else 0.0 for w in near]
    left = model.left.get(f"{near[1]} {keys[k]}")
    right = model.right.get(f"{keys[k]} {near[2]}")
    stems = _stems(keys[k])
    noun, other = (not stems.isdisjoint(known.nouns), not stems.isdisjoint(known.others)) if own is None else (0, 0)
    related = _kin(model, keys[k]) if own is None else None
    large = own is None and keys[k] in known.large
    small = own is None and keys[k] in known.small
    return [
        1.0,
        float(noun),
        float(other),
        float(len(keys[k]) > 5) * float(own is None),
        _logit(own) if own is not None else 0.0,
        float(own is None),
        shares[1],
        shares[2],
        shares[3],
        float(bool(near[2]) and near[2] not in model.small),
        float(bool(near[1]) and near[1] not in model.small),
        float(before is False),
        float(before is None),
        _logit(left) if left is not None else 0.0,
        float(left is None),
        _logit(right) if right is not None else 0.0,
        float(right is None),
        float(near[1] in ("the", "a", "an")),
        float(near[1] == "of"),
        float(keys[k].endswith(("ing", "ed", "ly"))),
        float(before is False) * float(own is None),
        float(bool(near[2]) and near[2] not in model.small) * (_logit(own) if own is not None else 0.0),
        _logit(related) if related is not None else 0.0,
        float(own is None and related is None),
        float(small),
        float(small and (noun or other)),
        float(other and not large),
        float(noun and not large),
    ]


def _stems(word: str) -> set[str]:
    """A word, and what is left of it without its ending."""
    return {word, *(word.removesuffix(end) + put for end, put in ENDINGS if word.endswith(end))}


def _kin(model: Model, word: str) -> float | None:
    """The share in small letters of an unknown word's singular, plural or stem, whichever is known and most often small."""
    shares = [share for form in (_stems(word) | {word + "s"}) - {word} if (share := model.small.get(form)) is not None]
    return max(shares, default=None)


def _logit(share: float) -> float:
    share = min(max(share, 0.005), 0.995)
    return math.log(share / (1 - share))


@lru_cache(maxsize=1)
def stored() -> Model:
    """The model that is kept beside this file, read once."""
    raw: dict[str, Any] = json.loads(gzip.decompress(STORED.read_bytes()))
    known = Dictionary(
        *(frozenset(raw["dictionary"][name].split(" ")) for name in ("nouns", "others", "small", "large"))
    )
    return Model(raw["small"], raw["left"], raw["right"], raw["forms"], tuple(raw["weights"]), known)
