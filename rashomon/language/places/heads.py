"""Names that no gazetteer knows, at the head of an entry: "1. X, Hillshire, 3 April", "Monday 4 July, X.", "X: five died" among entries on
towns that are known."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from rashomon.language.places.around import Around

LONGEST = 3
"""Words of a name, and of the name of what it lies in."""
CLOSES = frozenset((",", ":", "|", "(", ")", ".", "-", "–", "—", ";"))
LEAST = 2
"""Heads of entries that are known towns, beside which an unknown one is a place as well."""


class Heads:
    """Asks of the heads of the entries of a text. Parameters: what asks for words around; countries (alpha-3) that the text speaks of."""

    def __init__(self, around: Around, countries: Collection[str]) -> None:
        self.v, self.g, self.around, self.countries = around.v, around.g, around, countries

    def place(self, start: int, stop: int) -> bool:
        """Whether the tokens ``[start, stop)``, a whole run of words with capitals, head an entry as a place does."""
        v = self.v
        if stop - start > LONGEST or start in v.titled or stop >= len(v.words):
            return False
        cell = start > 0 and v.words[start - 1] == "|"
        if v.words[stop] == "," and (cell or self.around.opens(start)):
            return self._lies_in(stop + 1)
        dated = v.words[stop] == "." and start > 0 and v.words[start - 1] == ","
        if dated and self.around.fills_cell(start, stop):
            return True
        return v.words[stop] == ":" and self.around.opens(start) and self._among_towns

    def _lies_in(self, start: int) -> bool:
        """Whether a province, district or country that the text speaks of begins at a token, and nothing but a mark or a number follows."""
        v = self.v
        for end in range(min(start + LONGEST, len(v.words)), start, -1):
            if not v.capital[start] or not v.capital[end - 1]:
                continue
            found = self.g.find(v.name(start, end))
            wide = any(e.kind in ("A1", "A2") and e.country in self.countries for e in found)
            if wide or any(e.kind == "C" for e in found):
                return end >= len(v.words) or v.words[end] in CLOSES or v.words[end][:1].isdigit()
        return False

    @cached_property
    def _among_towns(self) -> bool:
        """Whether most of the names that head an entry before a colon are those of places in a country that the text speaks of."""
        v, known, strange = self.v, 0, 0
        for stop, word in enumerate(v.words):
            if word != ":":
                continue
            start = stop
            while start > 0 and stop - start < LONGEST and v.capital[start - 1] and start not in v.first:
                start -= 1
            if start == stop or not self.around.opens(start):
                continue
            found = self.g.find(v.name(start, stop))
            here = any(e.country in self.countries and e.kind in ("P", "A1", "A2") for e in found)
            known, strange = known + here, strange + (not here)
        return known >= LEAST and known >= strange


__all__ = ["Heads"]
