"""The states that the parts of a bulletin are on, by their headings: "2. UTOPIA", "Utopia - Northern Province", "- Utopia: dozens dead"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from rashomon.language.actors.view import View

LONGEST = 3
"""Words of a state's name."""
BEHIND = frozenset({"-", "–", "—", "--", ":", "/", "("})
"""What stands behind the state in a heading that goes on."""
BULLETS = frozenset({"-", "–", "•", "*", ".", ")", "(", "#", ">", "|"})


class Sections:
    """Where each part of a text begins, and its state; empty for a text without two headings on different states."""

    def __init__(self, view: View) -> None:
        self._starts: list[int] = []
        self._states: list[str] = []
        for i in _lines(view):
            for size in range(LONGEST, 0, -1):
                entry = view.lex.entries.get(tuple(view.low[i : i + size]))
                if entry is None or entry.kind != "state" or entry.sort != "name" or entry.country is None:
                    continue
                if _ends(view, i + size):
                    self._starts.append(i)
                    self._states.append(entry.country)
                break
        if len(set(self._states)) < 2:
            self._starts, self._states = [], []

    def __bool__(self) -> bool:
        return bool(self._starts)

    def at(self, token: int) -> str | None:
        """The state of the part in which a token stands, ``None`` before the first heading."""
        k = bisect_right(self._starts, token)
        return self._states[k - 1] if k else None


def _lines(view: View) -> Iterator[int]:
    """The first tokens of the lines behind the first, numbers and bullets passed over."""
    opening = False
    for i, word in enumerate(view.text):
        if "\n" in word:
            opening = True
        elif opening and not (view.doc[i].is_space or word in BULLETS or word.rstrip(".").isdigit()):
            opening = False
            yield i


def _ends(view: View, i: int) -> bool:
    """Whether a line ends at a token, or goes on as a heading does."""
    return i >= len(view) or "\n" in view.text[i] or view.text[i] in BEHIND
