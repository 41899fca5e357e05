"""Words with capitals that are no names of places: of the week, of bodies, short names of bodies, words of a headline."""

from __future__ import annotations

from collections.abc import Collection

from rashomon.language.places.around import Around
from rashomon.language.places.fold import ARTICLES, fold
from rashomon.language.places.gazetteer import Entry
from rashomon.language.places.listed import HYPHENS
from rashomon.language.places.named import of_kinds
from rashomon.language.places.words import words

LONGEST_INITIALS = 4


class Ordinary:
    """Tells them apart. Parameters: what asks for the words around; countries (alpha-3) that the text speaks of."""

    def __init__(self, around: Around, countries: Collection[str]) -> None:
        self.v, self.g, self.around, self.countries, self.lists = around.v, around.g, around, countries, words()

    def plain(self, start: int, stop: int) -> bool:
        """Whether the words ``[start, stop)`` are no place by themselves, though somewhere a hamlet is called so."""
        lower, lists = self.v.lower, self.lists
        if all(
            w.rstrip(".") in lists.plain
            or w.partition("`")[0] in lists.plain
            or w.removesuffix("s") in lists.plain
            or w in lists.kinds
            or w in lists.bodies
            or w.title() in lists.street_ends
            or w in ARTICLES
            or w.isdigit()
            or w in HYPHENS
            for w in lower[start:stop]
        ):
            named = self._all_plain_name(start, stop) or of_kinds(self.v, self.g, start, stop)
            return not (stop - start == 1 and self.v.words[start] == "US") and not named
        if stop - start == 1 and self._initials(start):
            return True
        # "Britain-based", "US-led", "Marshall Islands-flagged" say who, not where
        while stop < len(lower) - 1 and self.v.capital[stop] and lower[stop] in lists.kinds:
            stop += 1
        return (
            stop + 1 < len(lower)
            and self.v.words[stop] in HYPHENS
            and not self.v.spaced[stop - 1]
            and not self.v.capital[stop + 1]
            and self.v.words[stop + 1].isalpha()
        )

    def _all_plain_name(self, start: int, stop: int) -> bool:
        """Whether words that are no names by themselves are one together: "the Black Sea", in Sri Lanka "the Eastern Province"."""
        v = self.v
        if stop - start < 2 or not all(v.capital[start:stop]) or start in v.titled or v.lower[start] == "the":
            return False
        found = self.g.exact(v.name(start, stop))
        return any(e.main and (e.kind == "R" or (e.kind == "A1" and e.country in self.countries)) for e in found)

    def _initials(self, i: int) -> bool:
        """True for the short name of a body ("SANA"), which no dateline ("GAZA (") is."""
        word = self.v.words[i]
        if len(word) > LONGEST_INITIALS or not (word.isalpha() and word.isupper()):
            return False
        following = self.v.words[i + 1] if i + 1 < len(self.v.words) else ""
        if following == "." and self.around.heads_entry(i, i + 1):
            return False
        return fold(word) not in self.g.countries and not (i in self.v.first and following[:1] in tuple("(,:-–—"))

    def ends_plainly(self, stop: int) -> bool:
        """Whether what ends before ``stop`` runs on into the words of a headline: "In Face Of Border Attack"."""
        last = self.v.lower[stop - 1]
        return last in self.lists.plain and last not in self.lists.turns

    def of_a_paper(self, stop: int) -> bool:
        """Whether the name before ``stop`` says only where something was signed: "the Minsk agreements", "the Oslo peace accords"."""
        after = self.v.lower[stop : stop + 2]
        return any(word in self.lists.papers for word in (after[1:] if after[:1] == ["peace"] else after[:1]))

    def vessel(self, start: int, stop: int, found: tuple[Entry, ...]) -> bool:
        """Whether a town's name has an article and no noun: "the Sea Isle City was hit" is a ship, or else something named after it."""
        v = self.v
        weighed = v.lower[max(start - 3, 0) : start - 1]
        i = (
            start - 4
            if v.lower[start - 1] in self.lists.tons and len(weighed) == 2 and weighed[1] in HYPHENS
            else start - 1
        )
        article = start > 0 and i >= 0 and v.lower[i] == "the" and v.lower[start] not in self.lists.turns
        return (
            article and all(e.kind == "P" for e in found) and "".join(v.lower[stop : stop + 1]) in self.lists.bare_ends
        )


__all__ = ["LONGEST_INITIALS", "Ordinary"]
