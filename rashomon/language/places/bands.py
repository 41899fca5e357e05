"""Names of armed groups, in which a word that is a place's elsewhere names none: the "Boko" of "Boko Haram"."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from rashomon.language.places.view import View

GROUPS = Path(__file__).parent.parent / "actors" / "data" / "groups.tsv"
WITHIN = frozenset(("in", "of"))
"""In the name of a group before a place that it does name: "al-Qaeda in Iraq"."""
LANDS = frozenset(("republic", "emirate", "caliphate", "state", "government"))
"""At the end of the name of a side that holds land, which may be named as a place: "in the Donetsk People's Republic"."""
_WORD = re.compile(r"\w+|-")


def bands(view: View) -> set[int]:
    """The tokens of a text that are part of the name of an armed group, of two words or more, with a capital.

    Parameters: a doc's view. The names are those of the actors' list of groups, which anybody may extend.
    """
    found: set[int] = set()
    for i, word in enumerate(view.lower):
        if not view.capital[i]:
            continue
        for name in _names().get(word, ()):
            if tuple(view.lower[i : i + len(name)]) == name:
                found.update(range(i, i + len(name)))
    return found


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names by their first words, in small letters, hyphens as words of their own."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for line in GROUPS.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, *_, others = line.split("\t")
        for one in (name, *others.split("|")):
            words = tuple(_WORD.findall(one.rstrip("?").lower()))
            if len(words) > 1 and WITHIN.isdisjoint(words) and words[-1] not in LANDS:
                by_first.setdefault(words[0], []).append(words)
    return {first: tuple(names) for first, names in by_first.items()}


__all__ = ["bands"]
