"""The words around a name that say that it is a place's."""

from __future__ import annotations

from functools import cached_property

from rashomon.language.places.gazetteer import Gazetteer
from rashomon.language.places.view import View
from rashomon.language.places.words import words

POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


NUMBERED = 4
"""Marks that make the number of an entry, at most: "2", "." or "-", "(", "2", ")"."""
DAY = 5
"""Words of the day that opens an entry, and what closes it."""
LONGEST_PROVINCE = 3
"""Words of a province's name behind a town's."""
LONGEST_HOLDER = 4
"""Words, with hyphens, of the name of what a place is said to lie in."""
EXPLAINED = 7
"""Words of a clause behind a name among which it says what sort of place it is."""


class Around:
    """What stands before and behind the names of a text. Parameters: a doc's view; the gazetteer, for what a name is said to lie in."""

    def __init__(self, view: View, gazetteer: Gazetteer) -> None:
        self.v, self.g, self.lists = view, gazetteer, words()

    def before(self, start: int) -> bool:
        """True when a word of place goes before: "in X", "near the town of X", "north of X"."""
        lower, lists = self.v.lower, self.lists
        i = start - 1
        while i >= 0 and (
            lower[i] in ("the", "of") or lower[i] in lists.turns or lower[i].removesuffix("s") in lists.kinds
        ):
            if lower[i].removesuffix("s") in lists.kinds or (lower[i] in lists.turns and lower[i + 1] == "of"):
                return True
            i -= 1
        if lower[i + 1] == "of" and lower[i] in lists.parts:
            return not self.caught(i)
        return i >= 0 and (lower[i] in lists.edges or lower[i] in lists.locative) and lower[i + 1] != "of"

    def strong_before(self, start: int) -> bool:
        """True after words that hardly stand before a person: "in X", "in central X", "the outskirts of X", "captured X"."""
        lower, lists = self.v.lower, self.lists
        i = start - 1
        while i > 0 and lower[i] in lists.turns:
            i -= 1
        if i > 0 and lower[i] == "of":
            return lower[i - 1] in lists.parts and not self.caught(i - 1)
        return i >= 0 and lower[i] in lists.strong

    def caught(self, i: int) -> bool:
        """Whether somebody with first and last name, and no town, is told to be caught: "the capture of Ann Other"."""
        v = self.v
        return v.lower[i] == "capture" and v.capital[i + 2 : i + 4] == [True, True] and v.words[i + 3].isalpha()

    def of_local(self, start: int) -> bool:
        """True after words that mostly speak of a place's: "residents of X", "the massacre of X"."""
        lower = self.v.lower
        return start > 1 and lower[start - 1] == "of" and lower[start - 2] in self.lists.local_of

    def of_dwellers(self, start: int) -> bool:
        """True after words for those who live in a place: "residents of X"."""
        return start > 1 and self.v.lower[start - 1] == "of" and self.v.lower[start - 2] in self.lists.dwellers

    def with_article(self, start: int) -> bool:
        """True for a word that the text uses with an article as a body's: "the Mission's base", "The Mission said"."""
        return self.v.words[start] in self._with_article

    @cached_property
    def _with_article(self) -> frozenset[str]:
        v, found = self.v, set[str]()
        for i in range(1, len(v.words) - 1):
            alone = v.capital[i] and v.lower[i - 1] == "the" and not v.capital[i + 1] and i not in v.titled
            owns = alone and v.words[i + 1] in POSSESSIVE
            if owns or (alone and i - 1 in v.first and v.lower[i] not in self.g.demonyms):
                found.add(v.words[i])
        return frozenset(found)

    def of_a_school(self, start: int) -> bool:
        """True after the name of a school or the like, which is called after its town: "Government Secondary School Riverton"."""
        return start > 1 and self.v.capital[start - 1] and self.v.lower[start - 1] in self.lists.schools

    def natural(self, stop: int) -> bool:
        """True before "valley", "hills" and the like in small letters."""
        return stop < len(self.v.words) and not self.v.capital[stop] and self.v.lower[stop] in self.lists.nature

    def among(self, stop: int) -> bool:
        """True before the end of a list that says what its names are: "X, Y and other villages"."""
        v, i = self.v, stop
        while v.words[i : i + 1] == [","] and all(v.capital[i + 1 : i + 2]):
            i += 1
            while i < len(v.words) and v.capital[i]:
                i += 1
        i += v.words[i : i + 1] == [","]
        kind = v.lower[i + 2 : i + 3]
        other = v.lower[i : i + 2] in (["and", "other"], ["and", "nearby"], ["and", "neighbouring"])
        return other and bool(kind) and self.lists.kinds.get(kind[0]) in ("P", "Q", "A2") and kind[0].endswith("s")

    def closed(self, stop: int) -> bool:
        """True where nothing that a name could describe follows: the end of a clause or line, a time, a preposition."""
        v = self.v
        if stop >= len(v.words) or not v.words[stop].strip():
            return True
        number = v.label[stop] in ("CARDINAL", "TIME", "DATE") and not v.capital[stop]
        return number or v.lower[stop] in self.lists.list_ends or v.lower[stop] in self.lists.closers

    def kind_before(self, start: int) -> bool:
        """True after "the village of", "the town"."""
        lower, kinds = self.v.lower, self.lists.kinds
        i = start - 1
        if i >= 0 and lower[i] in ("of", "called", "named"):
            i -= 1
        own = i >= 0 and (not self.v.capital[i] or lower[i] in self.lists.local)
        return own and kinds.get(lower[i].removesuffix("s")) in ("P", "Q", "A1", "A2")

    def kinds_before(self, start: int) -> bool:
        """True for the first of several that are told behind what they are: "two villages, X and Y"."""
        lower, i = self.v.lower, start - 1
        kind = self.lists.kinds.get(lower[i - 1].removesuffix("s")) if i > 0 and lower[i - 1].endswith("s") else None
        return kind in ("P", "Q", "A2") and lower[i] in (",", ":", "(", "-", "–", "—")

    def kind_follows(self, stop: int) -> bool:
        """True before "province", "airport" and the like; capitalised only where it can't be part of a body's name."""
        v, kinds = self.v, self.lists.kinds
        if stop >= len(v.words) or v.words[stop] in POSSESSIVE:
            return False
        kind = kinds.get(" ".join(v.lower[stop : self.past_kind(stop)]))
        if kind is None:
            return False
        if not v.capital[stop]:
            # "a Thai farm worker" is no farm
            return v.lower[stop - 1] not in self.g.demonyms or not self._person(self.past_kind(stop))
        if v.lower[stop] in self.lists.sights:
            return stop + 1 >= len(v.words) or not v.capital[stop + 1]
        return kind in ("A1", "A2") and v.lower[stop] not in ("state", "department")

    def _person(self, i: int) -> bool:
        """Whether the word at a token is one for somebody: "worker", "owners"."""
        v = self.v
        return v.lower[i : i + 1] != [] and v.lower[i].removesuffix("s").endswith(("er", "or", "ant", "man", "men"))

    def settled(self, stop: int) -> bool:
        """True before "village", "district" and the like in small letters."""
        v = self.v
        kind = self.lists.kinds.get(v.lower[stop]) if stop < len(v.words) and not v.capital[stop] else None
        return kind in ("P", "A1", "A2") and v.words[stop - 1] not in POSSESSIVE

    def quarter(self, start: int, stop: int) -> bool:
        """True before "quarter", "neighbourhood" and the like in small letters, where no people or faith is named: "the Riverton quarter"."""
        v = self.v
        kind = self.lists.kinds.get(v.lower[stop]) if stop < len(v.words) and not v.capital[stop] else None
        return kind == "Q" and not v.lower[stop - 1].endswith(self.lists.peoples_ends)

    def parts(self, i: int) -> bool:
        """Whether the word at ``i`` parts two names: "Guma Local Government Area of Benue State"."""
        return i > 0 and self.v.lower[i] == "of" and self.v.lower[i - 1] in self.lists.kinds

    def past_kind(self, stop: int) -> int:
        """Where the kind of place that begins at ``stop`` ends: "Local Government Area" has three words; ``stop`` where none does."""
        lower, kinds = self.v.lower, self.lists.kinds
        return next((k for k in range(stop + 3, stop, -1) if " ".join(lower[stop:k]) in kinds), stop)

    def within_follows(self, stop: int) -> bool:
        """True before "in Y", Y being a place: "infiltrated X in Y province", "in X, in the Y region"."""
        v = self.v
        stop += stop < len(v.words) and v.words[stop] == ","
        if v.lower[stop : stop + 1] != ["in"]:
            return False
        stop += 1
        passed = self.lists.passed_over
        while stop < len(v.words) and (v.lower[stop] == "the" or v.lower[stop] in passed or self._of_people(stop)):
            stop += 1
        return stop < len(v.words) and bool(self._name_at(stop))

    def _of_people(self, i: int) -> bool:
        """Whether a word says whose the name behind it is: "the Syrian Golan"."""
        v = self.v
        return v.lower[i] in self.g.demonyms and all(v.capital[i + 1 : i + 2]) and not self._name_at(i)

    def province_follows(self, stop: int) -> bool:
        """True before "in the Y region" or "in Y province": what lies in a part of a country that is called so is a place."""
        v = self.v
        if v.lower[stop : stop + 1] != ["in"]:
            return False
        stop += 1 + (v.lower[stop + 1 : stop + 2] == ["the"])
        end = self._name_at(stop) or stop
        while end < len(v.words) and v.capital[end] and v.lower[end] not in self.lists.kinds:
            end += 1
        return end > stop and self.lists.kinds.get(" ".join(v.lower[end : self.past_kind(end)])) in ("A1", "A2", "R")

    def _name_at(self, start: int) -> int:
        """Where the longest name of a place ends that begins at ``start``; 0 where none does."""
        if not all(self.v.capital[start : start + 1]):
            return 0
        ends = range(min(start + LONGEST_HOLDER, len(self.v.words)), start, -1)
        return next((k for k in ends if self.v.capital[k - 1] and self.g.find(self.v.name(start, k))), 0)

    def explained(self, stop: int) -> bool:
        """True before a clause that says where or what the name is: "X, near Y", "X, a suburb of Y", "X, in the hills of Y"."""
        v, lists = self.v, self.lists
        if "".join(v.words[stop : stop + 1]) not in (",", "("):
            return False
        i = stop + 1
        while i < len(v.words) and v.lower[i] in lists.lying:
            i += 1
        following = v.lower[i : i + EXPLAINED]
        if not following:
            return False
        if (owner := self._name_at(i)) and v.words[owner : owner + 1] in (["'s"], ["’s"]):
            # "X, Riverton's largest oilfield"
            following = ["its", *v.lower[owner + 1 : owner + EXPLAINED]]
            i = owner
        by = following[0] == "by" and bool(self._name_at(i + 1))
        if by or following[0] in lists.beside or (following[0] in lists.turns and following[1:2] == ["of"]):
            return True
        if following[0] not in ("a", "an", "the", "its", "in", "on"):
            return False
        for k, word in enumerate(following[1:], start=i + 1):
            if word in lists.turns and v.lower[k + 1 : k + 2] == ["of"]:
                return True
            if lists.kinds.get(word) in ("P", "Q", "A1", "A2", "R") or word in lists.edges:
                return k + 1 >= len(v.words) or v.lower[k + 1] in lists.after_kind
            if not (word.isalpha() or word == "-") or (word in lists.locative and word not in lists.turns):
                return False
        return False

    def distance_follows(self, stop: int) -> bool:
        """True before how far it is from somewhere: "X, about 110 km southwest of Y"."""
        v = self.v
        return v.words[stop : stop + 1] in ([","], ["("]) and not self.lists.units.isdisjoint(
            v.lower[stop + 1 : stop + 6]
        )

    def heads_entry(self, start: int, stop: int) -> bool:
        """Whether a name begins an entry: "Riverton: gunmen ...", "Riverton, 17 April.", or the part of it that the entry is on ("Hillshire,
        Riverton: ...")."""
        v = self.v
        if not self.opens(start) or stop >= len(v.words):
            return False
        if v.words[stop] == ".":
            # "2. RIVERTON. Gunmen ..."
            return stop + 1 >= len(v.words) or stop + 1 in v.first
        if v.words[stop] == ",":
            end = stop + 1
            if v.words[end : end + 1] and v.words[end][:1].isdigit():
                return True
            while end < len(v.words) and v.capital[end]:
                end += 1
            return stop + 1 < end <= stop + 1 + LONGEST_PROVINCE and v.words[end : end + 1] == [":"]
        return v.words[stop] == ":"

    def opens(self, start: int) -> bool:
        """Whether a word begins a sentence, but for the number or bullet of an entry: "2. Riverton", "- Riverton"."""
        v, i = self.v, start
        while i > 0 and i not in v.first and start - i < NUMBERED and not any(c.isalpha() for c in v.words[i - 1]):
            i -= 1
        marks = v.words[i:start]
        numbered = len(marks) <= 1 or any(w[:1].isdigit() for w in marks) or marks[-1] in ("-", "•", "*")
        return (i == 0 or i in v.first or not v.words[i - 1].strip()) and numbered

    def fills_cell(self, start: int, stop: int) -> bool:
        """Whether a name fills a cell of a table, or stands between the day and the colon that open an entry: "25 Oct, Yei: Raiders ..."."""
        words = self.v.words
        if not start > 0 or stop >= len(words):
            return False
        if words[start - 1] == "|" and words[stop] in ("|", ",", "("):
            return True
        opening = range(max(start - DAY, 0), start)
        opens = words[start - 1] in (",", "|") and any(i in self.v.first for i in opening)
        dated = any(words[i][:1].isdigit() for i in opening)
        if words[stop] == "." or not words[stop].strip():
            # "Monday 4 July, Riverton." opens what follows
            first = next((i for i in opening if i in self.v.first), start)
            return opens and dated and all(self.v.label[i] in ("DATE", "CARDINAL") for i in range(first, start - 1))
        return opens and dated and words[stop] in (":", "|")
