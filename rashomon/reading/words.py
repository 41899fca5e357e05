"""Small closed lists of words that the rules of this room ask for by name, from ``data/words.tsv``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "words.tsv"


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("# "):
            name, _, words = line.split("\t")
            if name in found:
                raise ValueError(f"words.tsv: two lists are called {name!r}; join them or rename one")
            found[name] = frozenset(words.split())
    return found


def words(name: str) -> frozenset[str]:
    """The words of one list, in lower case. Raises ``KeyError`` for a list that the file doesn't have, ``ValueError``
    where two have one name."""
    return _lists()[name]


def phrases(name: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a list whose words a low line joins ("on_the_spot"), as tuples of words; like :func:`words` otherwise."""
    return frozenset(tuple(phrase.split("_")) for phrase in words(name))
