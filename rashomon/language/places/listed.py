"""Names on a list of places whose head or end says what all of them are: "the villages of X, Y and Z", "X and Y districts"."""

from __future__ import annotations

from collections.abc import Collection

from rashomon.language.places.fold import ARTICLES
from rashomon.language.places.view import View
from rashomon.language.places.words import words

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
HYPHENS = frozenset("-–‐")
PARTS = frozenset((",", "and", "or", "/", "&"))
FARTHEST = 40
"""Words that a list has on each side of a name, at most."""
DESCRIBED = 2
"""Words, at most, between the last name and the word for what all of them are: "X and Y residential districts"."""
OPEN = frozenset((":", "including", "like", "namely", "called", "named"))
"""What may stand between the word for what all are and the first name, besides "of"."""


class Lists:
    """The lists of names of a text. Parameters: a doc's view."""

    def __init__(self, view: View) -> None:
        self.v, self.lists = view, words()

    def head(self, start: int) -> int:
        """Where the list begins that the name at ``start`` is an item of; ``start`` itself where it is the first or the only one."""
        v, first, i = self.v, start, start - 1
        while i >= 0 and start - i < FARTHEST and i + 1 not in v.first:
            if self._named(i):
                first = i
            elif v.lower[i] not in PARTS:
                break
            i -= 1
        return first

    def of_places(self, start: int, stop: int) -> bool:
        """Whether the names of a list are said to be towns, quarters or divisions, before the first or behind the last of several.

        Parameters: the tokens ``[start, stop)`` of one of the names.
        """
        first = self.head(start)
        last, several = self._end(stop)
        several = several or first < start
        if first > 0 and first not in self.v.first and self._kinds(self._before(first, several), wide=True):
            return True
        if several and self.v.lower[last : last + 1] == [","] and self.v.label[last + 1 : last + 2] == ["CARDINAL"]:
            last += 2  # "X and Y, two towns near Z"
        behind = range(last, min(last + DESCRIBED + 1, len(self.v.words)))
        kind = next((i for i in behind if self._kinds(i)), None)
        return (
            several and kind is not None and all(self.v.lower[i] in self.lists.passed_over for i in range(last, kind))
        )

    def goes_on(self, start: int, stop: int, ends: Collection[int]) -> bool:
        """Whether a name goes on a list of places: "in Kilinochchi, X and Y.".

        Parameters: the tokens ``[start, stop)`` of the name; where the names end that surely are places'.
        """
        v, i = self.v, start - 1
        if i > 0 and v.lower[i] in ("and", "or"):
            i -= v.words[i - 1] == ","
            last = True
        else:
            last = False
        if i < 1 or i not in ends or (not last and v.words[i] != ","):
            return False
        labels = set(v.label[start:stop])
        closed = stop >= len(v.words) or v.lower[stop] in self.lists.list_ends
        if last and "PERSON" not in labels:
            return closed or labels <= PLACE_LABELS
        return labels <= PLACE_LABELS and (closed or v.lower[stop] == "and")

    def end(self, stop: int) -> int:
        """Where the list ends that the name before ``stop`` is an item of."""
        return self._end(stop)[0]

    def joined(self, start: int, stop: int) -> bool:
        """Whether "and" or "or" stands in a list."""
        return any(word in ("and", "or", "&") for word in self.v.lower[start:stop])

    def _before(self, first: int, several: bool) -> int:
        """The word before a list that can say what its names are: "the villages of X and Y", "two towns, X and Y"."""
        lower, i = self.v.lower, first - 1
        if lower[i] == "of" or lower[i] in OPEN:
            i -= 1
        return i - (several and i > 0 and lower[i] == ",")

    def _end(self, stop: int) -> tuple[int, bool]:
        """Where a list ends, and whether another name follows."""
        v, i, last, several = self.v, stop, stop, False
        while i < len(v.words) and i - stop < FARTHEST and i not in v.first:
            if self._named(i):
                last, several = i + 1, True
            elif v.lower[i] not in PARTS:
                break
            i += 1
        return last, several

    def _kinds(self, i: int, wide: bool = False) -> bool:
        """Whether the word at ``i`` is one for several towns, quarters or divisions, or else areas and valleys (``wide``)."""
        word = self.v.lower[i] if 0 <= i < len(self.v.words) else ""
        if self.v.capital[i] or not word.endswith("s") or word in self.lists.of_nobody:
            return False
        single = word[:-3] + "y" if word.endswith("ies") else word[:-1]
        kind = self.lists.kinds.get(single) or self.lists.kinds.get(word)
        return (
            kind in (("P", "Q", "A1", "A2", "R") if wide else ("P", "Q", "A1", "A2"))
            and single not in self.lists.of_nobody
        )

    def _named(self, i: int) -> bool:
        """Whether the word at ``i`` can be a part of a name: "al-", "Qosour"."""
        v = self.v
        if v.capital[i]:
            return not v.words[i].isdigit()
        after, before = v.words[i + 1 : i + 2], v.words[i - 1 : i] if i else []
        if v.words[i] in HYPHENS:
            return not v.spaced[i] and bool(after) and v.capital[i + 1]
        if before and before[0] in HYPHENS and not v.spaced[i - 1]:
            return False
        return v.lower[i] in ARTICLES and bool(after) and after[0] in HYPHENS


__all__ = ["Lists"]
