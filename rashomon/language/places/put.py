"""Names that no gazetteer knows, which the words around put somewhere: "mines at X.", "in the forest of X", "X, which lies near Y"."""

from __future__ import annotations

from collections.abc import Collection

from rashomon.language.places.around import Around
from rashomon.language.places.happens import Happens
from rashomon.language.places.listed import Lists
from rashomon.language.places.view import View
from rashomon.language.places.words import words

LONGEST_SET = 3
"""Words with capitals of a name that only a preposition makes a place; :data:`SHORTEST_SET`: letters of its first one."""
SHORTEST_SET = 4
NEIGHBOUR = 8
"""Words back to the "between" of two names, at most."""
DESCRIBED = 8
"""Words of a clause behind a name among which it says that it is a village, town or the like."""
TWO_SIDED = 8
"""Words before "between" among which it is told what goes on between two sides."""
LEADING = 5
"""Words before a name that lead to it at the beginning of a sentence, at most."""
BE = frozenset(("is", "was"))


class Put:
    """What the words around a name that nobody knows say. Parameters: a doc's view; what asks for words around."""

    def __init__(self, view: View, around: Around) -> None:
        self.v, self.around, self.lists = view, around, words()
        self.happens = Happens(view, around)
        self.surnames: Collection[str] = ()
        """Last words of the full names of persons of the text."""

    def at(self, start: int, stop: int) -> bool:
        """Whether something is told to be at a name, whatever the recogniser takes it for: "mines at Riverton.", "the slaughter of
        Riverton", "died in Riverton Falls on Friday"; not what is no word, nor what stands with an article elsewhere.

        Parameters: the tokens ``[start, stop)`` of a whole run of words with capitals.
        """
        v = self.v
        word, before = v.words[start], v.lower[start - 1] if start else ""
        if sum(v.capital[start:stop]) > LONGEST_SET or (len(word) < SHORTEST_SET and stop - start == 1):
            return False
        if not word[1:].islower() and "-" not in v.words[start:stop]:
            return False
        of = v.lower[start - 2] if before == "of" and start > 1 else ""
        slain = of in self.lists.slain_of
        close = before == "to" and v.lower[start - 2 : start - 1] == ["close"]
        if not (slain or close or before in self.lists.set_at or self.lies(start)):
            return False
        # "Near Riverton the army ..."
        opens = self._opens(start) and (
            v.lower[stop : stop + 1] in (["a"], ["an"], ["the"]) or self.around.natural(stop)
        )
        # "killed in Riverton ambush"
        deed = v.lower[stop : stop + 1] and v.lower[stop] in self.lists.deeds and not v.capital[stop]
        deed = deed and before == "in" and not {"ORG", "NORP"}.intersection(v.label[start:stop])
        # "on the headland of X rose to 44"
        land = before == "of" and of in self.lists.landforms and v.capital[stop : stop + 1] != [True]
        # "the massacre of Riverton workers" is no place's
        slain = slain and not self._people(stop)
        loose = slain or opens or deed or land or self.happens.above(start)
        if not loose and not self.around.closed(stop):
            return False
        if before == "at" and v.lower[start - 2] in self.lists.aimed:
            return False
        person = "PERSON" in v.label[start:stop] and not slain
        if person and (
            (before == "at" and not self.site(start - 2)) or (stop - start > 1 and not self._no_person(start, stop))
        ):
            return False
        again = (i for i, w in enumerate(v.words) if w == word and i and v.lower[i - 1] in ("the", "a", "an"))
        return all(self._called_after(i + stop - start) for i in again)

    def _people(self, i: int) -> bool:
        """Whether the word at a token is one for several people: "workers"."""
        v = self.v
        return (
            v.lower[i : i + 1] != []
            and not v.capital[i]
            and (v.lower[i] in self.lists.own_people or v.lower[i].endswith(("ers", "ians", "ors", "ants")))
        )

    def _called_after(self, stop: int) -> bool:
        """Whether a kind of place or a deed follows, which are called after a place behind an article: "the X raid", "the X-Y road"."""
        v = self.v
        if v.words[stop : stop + 1] == ["-"] and v.capital[stop + 1 : stop + 2] == [True]:
            stop += 2
            return v.lower[stop : stop + 1] != [] and v.lower[stop] in self.lists.roads
        return self.around.kind_follows(stop) or (
            self.v.lower[stop : stop + 1] != [] and self.v.lower[stop] in self.lists.deeds
        )

    def lies(self, start: int) -> bool:
        """Whether the words before a name mostly go before a place's, whatever the recogniser takes it for: "in X", "the valley of X"."""
        v = self.v
        while start > 1 and v.lower[start - 1] in self.lists.described:
            start -= 1  # "in neighbouring X"
        before, of = v.lower[start - 1] if start else "", v.lower[start - 2] if start > 1 else ""
        if v.lower[start : start + 1] and v.lower[start] in self.lists.neighbours:
            return True  # "the mosque of nearby X"
        if before == "of":
            if self.around.caught(start - 2):
                return False
            led = of in self.lists.lands or of in self.lists.parts or of in self.lists.slain_of
            return led or self.happens.leads(start)
        if before in ("on", "upon"):
            return of in self.lists.falls
        if before == "at" and self.site(start - 2):
            return True
        if before == "between":
            return of in self.lists.ways or self._ends_known(start)
        if before == "to" and of in self.lists.roads:
            return True
        if (before == "and" and self._between(start)) or self.happens.leads(start):
            return True
        return before in self.lists.put_in and not (before == "in" and of in self.lists.trusted)

    def site(self, i: int) -> bool:
        """Whether the word at a token is one for a site, a road or a deed, whose "at" goes before a place: "a track at X", "an ambush at X"."""
        lists = self.lists
        word = self.v.lower[i] if i >= 0 else ""
        one = word.removesuffix("s")
        known = (
            one in lists.kinds
            or word in lists.lands
            or one in lists.sites
            or word in lists.roads
            or word in lists.deeds
        )
        return known and word not in lists.aimed and word not in lists.of_nobody - lists.lands

    def _opens(self, start: int) -> bool:
        """Whether nothing but the way to a name stands before it in its sentence: "Near X the army ...", "Within sight of X a mine ..."."""
        v = self.v
        first = next((i for i in range(start - 1, max(start - LEADING, 0) - 1, -1) if i in v.first), None)
        if first is None:
            return False
        return first == start - 1 or v.lower[first] in self.lists.leading

    def _between(self, start: int) -> bool:
        """Whether a name is the second end of a way: "a bus was stopped between X and Y"."""
        v, i = self.v, start - 2
        while i > 1 and start - i < NEIGHBOUR and (v.capital[i] or not v.words[i].isalpha()):
            i -= 1
        return v.lower[i] == "between" and i < start - 2 and v.lower[i - 1] in self.lists.ways

    def _ends_known(self, start: int) -> bool:
        """Whether the other of the two ends told after "between" is a town that is known: "at a market between X and Riverton"; not after a word
        for what goes on between two sides."""
        v, g = self.v, self.around.g
        if any(w in self.lists.two_sided for w in v.lower[max(start - 1 - TWO_SIDED, 0) : start - 1]):
            return False
        i = start
        while i < len(v.words) and (v.capital[i] or v.words[i] in ("-", "de", "el", "al")):
            i += 1
        if v.lower[i : i + 1] != ["and"]:
            return False
        second = i + 1
        while second < len(v.words) and v.capital[second]:
            second += 1
        if second > i + 1 and self.around.within_follows(second):
            return True  # "between X and Y in lower Hillshire"
        for end in range(min(i + 1 + LONGEST_SET, len(v.words)), i + 1, -1):
            if (
                v.capital[i + 1]
                and v.capital[end - 1]
                and any(e.main and e.kind == "P" for e in g.find(v.name(i + 1, end)))
            ):
                return v.label[i + 1] in ("", "GPE", "LOC", "FAC")
        return False

    def _no_person(self, start: int, stop: int) -> bool:
        """Whether what looks like a person's full name can't be one: it follows "in", and nobody trusts or believes in it."""
        if not self.lies(start):
            return False
        v = self.v
        return not any(w in self.surnames or w.removesuffix("s") in self.surnames for w in v.lower[start:stop])

    def shared(self, start: int, stop: int, lists: Lists, ends: Collection[int]) -> bool:
        """Whether a name goes on a list that a word of place leads and "and" closes: "in Riverton, X and Y.", not at the beginning of a
        sentence, where who acts may follow.

        Parameters: the tokens ``[start, stop)`` of the name; the lists of the text; where the names end that surely are places'.
        """
        v, head = self.v, lists.head(start)
        if head - 1 in v.first or start in v.titled or head < 1:
            return False
        moves = v.lower[head - 1] in self.lists.moves and any(i in ends for i in range(head + 1, start))
        end = lists.end(stop)
        # "attacked X, Y and Z in northern Hillshire"
        taken = v.lower[head - 1] in self.lists.takes and self.around.within_follows(end)
        if not (moves or taken or self.lies(head)):
            return False
        # "met one in Riverton and another in Hillshire"
        person = "PERSON" in v.label[start:stop] and sum(v.capital[start:stop]) > 1
        if person and v.lower[head - 1] == "in" and v.lower[end : end + 1] == ["in"]:
            return False
        return lists.joined(head, end) and self.around.closed(end)

    def described(self, stop: int) -> bool:
        """Whether a clause behind a name says that it is a place or where it lies: "X, where ...", "X, which lies near Y", "X is the last village in Y",
        "X, a fishing town north of Y"."""
        v, lists, i = self.v, self.lists, stop
        i += v.words[i : i + 1] == [","]
        comma, clause = i > stop, i
        if (comma and v.lower[i : i + 1] == ["where"]) or v.lower[stop : stop + 2] == [":", "there"]:
            return True
        while i < len(v.words) and v.lower[i] in lists.lying:
            i += 1
        if comma and v.lower[i : i + 2] == ["capital", "of"]:
            return True  # "X, capital of Y"
        lies = any(w in ("lies", "lying", "located", "situated", "sits") for w in v.lower[clause:i])
        following = v.lower[i : i + DESCRIBED]
        if lies:
            return bool(following) and (following[0] in ("in", "on", "at", "between") or following[0] in lists.beside)
        if not (comma or BE.intersection(v.lower[clause:i])) or following[:1] not in (["a"], ["an"], ["the"]):
            return False
        for k, word in enumerate(following[1:], start=i + 1):
            if v.capital[k] and word not in self.lists.turns:
                return False
            if lists.kinds.get(word) == "P" and word not in lists.of_nobody and word != "capital":
                return k + 1 >= len(v.words) or v.lower[k + 1] in lists.after_kind
            if not (word.isalpha() or word == "-") or word in lists.locative:
                return False
        return False


__all__ = ["Put"]
