"""Stretches of words with capitals that could be one name or several."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.lang.en.stop_words import STOP_WORDS

from rashomon.language.places.around import POSSESSIVE
from rashomon.language.places.fold import ARTICLES
from rashomon.language.places.gazetteer import Gazetteer
from rashomon.language.places.view import View
from rashomon.language.places.words import words

LINKS = frozenset(("de", "del", "do", "da", "dos", "das"))
"""What joins the parts of a Spanish or Portuguese name."""
ENGLISH = frozenset(("A", "An", "As", "At"))
"""Words of English that begin a sentence, though names begin with articles that are written so, too."""
HYPHENS = frozenset("-–‐")


class Runs:
    """The runs of a text. Parameters: a doc's view; the gazetteer, for names that begin like a sentence."""

    def __init__(self, view: View, gazetteer: Gazetteer) -> None:
        self.v, self.g, self.lists = view, gazetteer, words()

    def runs(self) -> Iterator[tuple[int, int]]:
        """Stretches of words that could be one name or several: capitalised, joined by hyphens and particles."""
        v, particles = self.v, self.lists.particles
        size, last = len(v.words), 0
        for i in (i for i, capital in enumerate(v.capital) if capital):
            if i < last or (v.words[i] in ENGLISH and i in v.first and v.spaced[i]) or self._leads(i):
                continue
            first = i
            if i - 2 >= last and v.words[i - 1] in HYPHENS and not v.spaced[i - 2] and v.lower[i - 2] in particles:
                first = i - 2
            elif i - 1 >= last and v.words[i - 1] in ("al", "el"):
                first = i - 1
            last = i + 1
            while last < size:
                if v.capital[last]:
                    last += 1
                elif v.words[last] in HYPHENS and not v.spaced[last - 1] and not v.spaced[last] and last + 1 < size:
                    if not v.capital[last + 1] and v.lower[last + 1] not in particles:
                        break
                    last += 2
                elif v.lower[last] in particles and last + 1 < size and self._goes_on(last + 1):
                    if v.words[last].title() in ENGLISH and v.words[last + 1] not in HYPHENS:
                        break  # "on Tuesday at Riverton"
                    last += 1
                elif (
                    v.lower[last] in LINKS
                    and last + 2 < size
                    and v.lower[last + 1] in particles
                    and v.capital[last + 2]
                ):
                    last += 2
                else:
                    break
            yield first, last

    def _leads(self, i: int) -> bool:
        """Whether a word has a capital only as it begins a sentence, and stands before a name: "In al-Qusayr", "Near Riverton"."""
        v = self.v
        after = v.words[i + 1 : i + 2]
        if i not in v.first or not v.spaced[i] or not after or v.lower[i] in ARTICLES - {"at"}:
            return False
        if v.lower[i + 1] in ("of", "from") and (v.lower[i] in self.lists.local_of or v.lower[i] in self.lists.away):
            return True  # "Residents of Riverton", "Upstream of Riverton"
        if v.lower[i + 1] in ARTICLES and not v.capital[i + 1]:
            return v.lower[i] in STOP_WORDS or v.lower[i] in self.lists.locative
        return v.capital[i + 1] and v.lower[i] in self.lists.leading and not self.g.exact(v.name(i, i + 2))

    def _goes_on(self, i: int) -> bool:
        return self.v.capital[i] or (self.v.words[i] in HYPHENS and i + 1 < len(self.v.words) and self.v.capital[i + 1])

    def cuts(self, first: int, last: int) -> list[int]:
        """Where a run may be cut into names: never at a hyphen, nor after an article or the head of a name."""
        v, lists = self.v, self.lists
        cuts = [first]
        for i in range(first + 1, last):
            before = v.lower[i - 1]
            if not v.spaced[i - 1] or v.words[i] in POSSESSIVE:
                continue
            if before in ARTICLES or before in lists.heads or (v.lower[i] in lists.particles and not v.capital[i]):
                continue
            cuts.append(i)
        return [*cuts, last]

    def trim(self, start: int, stop: int) -> int:
        """Where a name ends, without a possessive and what else only joins."""
        v, particles = self.v, self.lists.particles
        while stop > start and (
            v.words[stop - 1] in POSSESSIVE
            or v.words[stop - 1] in HYPHENS
            or (v.lower[stop - 1] in particles and not v.capital[stop - 1])
        ):
            stop -= 1
        return stop


__all__ = ["HYPHENS", "LINKS", "Runs"]
