"""Names that no gazetteer knows, at which something is told that is done at places or to places only: "crept into X", "X was looted",
"set fire to X", "the imam of X"."""

from __future__ import annotations

from functools import cached_property

from rashomon.language.places.around import Around
from rashomon.language.places.view import View
from rashomon.language.places.words import words

GEOGRAPHIC = frozenset(("", "GPE", "LOC", "FAC"))
"""Labels of what the recogniser takes for a place, or for nothing."""
SHORTEST = 4
"""Letters of the first word of a name; :data:`LONGEST`: words of it with capitals."""
LONGEST = 3
MOTION = 10
"""Words before "towards" among which somebody moves or fires."""
AHEAD = 6
"""Words behind a name among which it is told what became of it."""
GAP = 3
"""Words between such a verb and what is done, at most: "was once more heavily shelled"."""
SITE = 4
"""Words before the noun of a site among which its article stands."""
INTO = frozenset(("into", "onto"))
TOWARDS = frozenset(("towards", "toward", "for"))
ABOVE = frozenset(("above", "below", "beneath", "over", "overlooking"))
PAST = frozenset(("past", "beyond", "opposite", "approaching", "bypassing"))
BE = frozenset(
    ("was", "were", "is", "has", "had", "been", "being", "remains", "remained", "lay", "lies", "stood", "stands")
)


class Happens:
    """Asks what is told to be done at the names of a text. Parameters: a doc's view; what asks for words around."""

    def __init__(self, view: View, around: Around) -> None:
        self.v, self.around, self.lists = view, around, words()

    def leads(self, start: int) -> bool:
        """Whether the words before a name lead to a place whatever the name looks like: "crept into X", "fired towards X", "upstream of X",
        "the hills above X", "was sunk off X", "flew over X".

        Parameters: the token at which the name begins.
        """
        v, lists = self.v, self.lists
        before, of = v.lower[start - 1] if start else "", v.lower[start - 2] if start > 1 else ""
        if before in INTO:
            return of not in lists.inquiries
        if before in TOWARDS:
            return not lists.heads_for.isdisjoint(self._back(start, MOTION))
        if before in ("of", "from"):
            return of in lists.away
        if self.above(start):
            return True
        if before == "over":
            return not lists.aircraft.isdisjoint(self._sentence(start))
        if before == "off":
            return not lists.vessels.isdisjoint(self._sentence(start))
        return before == "to" and of in lists.lays

    def under_fire(self, start: int) -> bool:
        """Whether what only places come under goes before a name: "a drone attack on X", "rocket strikes on X"."""
        v, lists = self.v, self.lists
        onslaught = start > 2 and v.lower[start - 1] == "on" and v.lower[start - 2] in lists.onslaughts
        return onslaught and v.lower[start - 3] in lists.barrages

    def above(self, start: int) -> bool:
        """Whether hills or the like that lie above or below a name go before it: "the hills above X"."""
        v = self.v
        return start > 1 and v.lower[start - 1] in ABOVE and v.lower[start - 2] in self.lists.reliefs

    def there(self, start: int, stop: int) -> bool:
        """Whether something happens to a name that happens to places, as far as the recogniser does not take it for somebody's.

        Parameters: the tokens ``[start, stop)`` of a whole run of words with capitals.
        """
        v = self.v
        word = v.words[start]
        named = (word[1:].islower() or "-" in word) and not any(c.isdigit() for c in word)
        if start in v.titled or len(word) < SHORTEST or not named or stop - start > LONGEST:
            return False
        if self.speaks(start, stop):
            return False
        labels = set(v.label[start:stop])
        if start in v.first and "" in labels:
            return False  # any word begins a sentence with a capital: "Throats were cut"
        if self._post(start, stop) or self._razed(start, stop) or self._of_people(start) or self._its_own(start, stop):
            return "ORG" not in labels or self._of_people(start) or v.lower[start - 1] in self.lists.overruns
        if not labels <= GEOGRAPHIC:
            return False
        site = "" not in labels and self._of_a_site(start, stop)
        return site or self._taken(start, stop) or self._fared(start, stop) or self._passed(start)

    def _back(self, start: int, most: int) -> list[str]:
        """The words of the clause before a name, at most so many."""
        v, i = self.v, start
        while i > 0 and start - i < most and i not in v.first and v.lower[i - 1] not in (",", ";"):
            i -= 1
        return v.lower[i:start]

    def _sentence(self, start: int) -> list[str]:
        """The words of the sentence that holds a token."""
        first, last, v = start, start + 1, self.v
        while first > 0 and first not in v.first:
            first -= 1
        while last < len(v.words) and last not in v.first:
            last += 1
        return v.lower[first:last]

    def _razed(self, start: int, stop: int) -> bool:
        """After a verb of which only places are the object, or before what became of one: "razed X", "burned down X", "set X ablaze"."""
        v, lists = self.v, self.lists
        before = v.lower[start - 1] if start else ""
        if before == "for" and v.lower[start - 2] in self.lists.battles and v.lower[start - 3] in ("the", "a"):
            return True  # "the battle for X"
        under = v.lower[stop : stop + 2] in (["came", "under"], ["comes", "under"])
        if under and not lists.barrages.isdisjoint(v.lower[stop + 2 : stop + 4]):
            return True
        if before == "down" and v.lower[start - 2] in ("burned", "burnt", "burning", "burn"):
            return True
        if before in ("set", "setting") and v.lower[stop : stop + 1] and v.lower[stop] in ("ablaze", "alight", "on"):
            return True
        return (before in lists.razes and self.around.closed(stop)) or self._became(stop, lists.razed)

    def _post(self, start: int, stop: int) -> bool:
        """Before the word for a site of troops or works, after an article: "the X garrison"."""
        v = self.v
        follows = v.lower[stop] if stop < len(v.words) and not v.capital[stop] else ""
        return start > 0 and v.lower[start - 1] == "the" and follows in self.lists.posts

    def _taken(self, start: int, stop: int) -> bool:
        """After a verb of which places are often the object: "captured X", "the battle for X", "the X massacre"."""
        v, lists = self.v, self.lists
        before, of = v.lower[start - 1] if start else "", v.lower[start - 2] if start > 1 else ""
        if before in lists.hits and self.around.closed(stop):
            return True
        if before == "for" and of in lists.battles:
            return True
        if before == "on" and of in lists.onslaughts:
            return True
        follows = v.lower[stop] if stop < len(v.words) and not v.capital[stop] else ""
        return before == "the" and follows in lists.deeds

    def _fared(self, start: int, stop: int) -> bool:
        """Before what becomes of places: "X came under fire", "X fell to the rebels", "X was shelled"."""
        v, lists = self.v, self.lists
        after = v.lower[stop : stop + 3]
        if after[:2] in (
            ["came", "under"],
            ["comes", "under"],
            ["changed", "hands"],
            ["fell", "to"],
            ["fell", "on"],
            ["has", "fallen"],
        ):
            return True
        return start in v.first and self._became(stop, lists.fared)

    def _became(self, stop: int, what: frozenset[str]) -> bool:
        """Whether a form of "be" and one of some words follow a name: "X was again heavily shelled"."""
        v = self.v
        if stop >= len(v.words) or v.lower[stop] not in BE:
            return False
        for i in range(stop + 1, min(stop + 1 + GAP + 1, len(v.words))):
            if v.lower[i] in what:
                return True
            if not (v.lower[i] in BE or v.lower[i] in self.lists.adverbs or v.lower[i].endswith("ly")):
                return False
        return False

    def _its_own(self, start: int, stop: int) -> bool:
        """Before what a place does with "its" people, as no person does: "X buried its dead"."""
        v = self.v
        ahead = v.lower[stop : stop + AHEAD]
        if start not in v.first or not ahead or ahead[0] not in self.lists.mourns or "its" not in ahead:
            return False
        its = ahead.index("its")
        return not self.lists.own_people.isdisjoint(ahead[its + 1 : its + 3])

    def _of_a_site(self, start: int, stop: int) -> bool:
        """After "at the N of", whatever the noun is, if it isn't one of what people do or are: "at the ferry point of X", "on the levee of X"."""
        v, k = self.v, start - 2
        if (
            k < 2
            or v.lower[k + 1] != "of"
            or not v.words[k].isalpha()
            or v.capital[k]
            or v.lower[k] in self.lists.no_site
        ):
            return False
        article = next((i for i in range(k - 1, max(k - SITE, 0), -1) if v.lower[i] == "the"), 0)
        return article > 0 and v.lower[article - 1] in self.lists.site_before and self.around.closed(stop)

    def _passed(self, start: int) -> bool:
        """After a word of the way: "just past X", "opposite X"."""
        v = self.v
        return start > 0 and v.lower[start - 1] in PAST

    def _of_people(self, start: int) -> bool:
        """After a people or those who hold an office in one place: "the Sikhs of X", "the imam of X"."""
        v = self.v
        if start < 2 or v.lower[start - 1] != "of":
            return False
        of = start - 2
        people = v.capital[of] and v.label[of] == "NORP" and v.lower[of].endswith("s")
        return people or v.lower[of] in self.lists.parish

    def speaks(self, start: int, stop: int) -> bool:
        """Whether a name says something or has a title anywhere in the text, as only persons and states have."""
        name = self.v.name(start, stop)
        return name in self._speakers

    @cached_property
    def _speakers(self) -> frozenset[str]:
        v, found = self.v, set[str]()
        for i, word in enumerate(v.lower):
            if v.capital[i] and i + 1 < len(v.words) and v.lower[i + 1] in self.lists.says:
                found.update(
                    v.name(k, i + 1) for k in range(max(i - LONGEST + 1, 0), i + 1) if all(v.capital[k : i + 1])
                )
            if word in self.lists.titles and i + 1 < len(v.words) and v.capital[i + 1] and v.lower[i] != "by":
                found.update(v.name(i + 1, k) for k in range(i + 2, min(i + 2 + LONGEST, len(v.words)) + 1))
        return frozenset(found)


__all__ = ["Happens"]
