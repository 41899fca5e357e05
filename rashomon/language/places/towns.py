"""Names that the gazetteer knows as a town's or a division's of a country that the text speaks of, whatever the recogniser takes them for.

A small model has hardly met the towns of far wars and calls them persons, bodies or peoples; the gazetteer and the word before
tell better.
"""

from __future__ import annotations

from collections.abc import Collection

from rashomon.language.places.around import Around
from rashomon.language.places.gazetteer import Entry
from rashomon.language.places.happens import Happens
from rashomon.language.places.words import words
from rashomon.language.recase.letters import stored

SHORTEST = 3
"""Letters of a name that is believed."""
SMALL = 0.5
"""Share of small letters from which a word is an ordinary one."""
PUT = frozenset(
    (
        "in",
        "at",
        "near",
        "on",
        "of",
        "from",
        "to",
        "around",
        "outside",
        "between",
        "by",
        "through",
        "towards",
        "toward",
        "into",
    )
)
"""Words before a name that may be a people's as well."""


def everyday(word: str) -> bool:
    """Whether news mostly writes a word, given in small letters, small."""
    return stored().small.get(word, 0.0) > SMALL


class Towns:
    """Parameters: what asks for words around, and for what happens at names; countries (alpha-3) that the text speaks of; the last words of
    the full names of its persons."""

    def __init__(self, around: Around, happens: Happens, countries: Collection[str], surnames: Collection[str]) -> None:
        self.v, self.around, self.happens = around.v, around, happens
        self.countries, self.surnames, self.lists = countries, surnames, words()

    def here(self, start: int, stop: int, found: tuple[Entry, ...]) -> bool:
        """Whether a whole run of words is a known town or division of the countries spoken of and stands as a place does.

        Parameters: its tokens ``[start, stop)``; what the gazetteer finds.
        """
        v = self.v
        # The recogniser knows the towns of countries that write English.
        lands = set(self.countries) - self.lists.one_spelling
        if not any(e.main and e.kind in ("P", "A1", "A2") and e.country in lands for e in found):
            return False
        last = v.lower[stop - 1]
        if len(v.words[start]) < SHORTEST or last.removesuffix("s") in self.surnames or last in self.surnames:
            return False
        if start in v.titled or any(everyday(w) or w in self.lists.plain for w in v.lower[start:stop]):
            return False
        before = v.lower[start - 1] if start else ""
        if before in self.lists.titles or self.happens.speaks(start, stop):
            return False
        labels = set(v.label[start:stop])
        if "PERSON" in labels:
            return self._put(start) or self.happens.leads(start)
        if "NORP" in labels:
            return before in PUT and self.around.closed(stop)
        if before in ("the", "a", "an"):
            return self.around.kind_follows(stop) or (
                v.lower[stop : stop + 1] != [] and v.lower[stop] in self.lists.deeds
            )
        lists = self.lists
        led = (
            before in PUT
            or before in lists.locative
            or before in lists.takes
            or before in lists.hits
            or before in lists.razes
        )
        return led or (start in v.first and labels == {""})

    def _put(self, start: int) -> bool:
        """Whether words go before a name that hardly go before a person's: "two churches of X", "descended on X"."""
        v, lists = self.v, self.lists
        before, of = v.lower[start - 1] if start else "", v.lower[start - 2] if start > 1 else ""
        if before == "on":
            return of in lists.falls
        if before != "of":
            return False
        one = of.removesuffix("es") if of.endswith("ches") else of.removesuffix("s")
        return (
            one in lists.kinds or of in lists.lands or one in lists.schools or one in lists.sites or of in lists.parish
        )


__all__ = ["Towns", "everyday"]
