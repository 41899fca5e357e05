"""Names of places that open the entries of a list or stand as its headings, whether or not a gazetteer knows them: "- X, 23 Nov: ...",
"15:00 – X. ...", "X (180 km east). ...", "(a) X - ...", and a line that is no more than a name above bullets.

The bulletins of aid workers, observers and armies put the place first, and say in the form of the line alone that it is one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.lang.en.stop_words import STOP_WORDS

from rashomon.language.places.around import Around
from rashomon.language.places.fold import ARTICLES
from rashomon.language.places.towns import everyday
from rashomon.language.places.words import words

LONGEST = 4
"""Words with capitals of a name."""
HEAD = 24
"""Tokens from the beginning of a line within which its head ends."""
ENUMERATOR = 4
"""Tokens of a bullet or a number that opens a line, at most."""
BRACKET = 8
"""Tokens between the brackets of a head, at most."""
SURE = 2
"""Signs that make a place of a name that no gazetteer knows; one is enough for a name that is known in a country that the text speaks of."""
CLOSES = frozenset((".", ":", "-", "–", "—", "|", ";"))
PARTED = frozenset((",", "–", "-", "—", "|", ".", "/", ":"))
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
PARTICLE = frozenset("-–‐'’")
LONGEST_INITIALS = 4
"""Letters of a body's short name."""


@dataclass(frozen=True, slots=True)
class Head:
    """The name that opens a line: its tokens, what mark opens the line, and the signs that it is a place's."""

    start: int
    stop: int
    form: str
    signs: int


class Openings:
    """Asks which names open the lines of a text as places do.

    Parameters: what asks for words around; countries (alpha-3) that the text speaks of.
    """

    def __init__(self, around: Around, countries: frozenset[str]) -> None:
        self.v, self.g, self.around, self.countries, self.lists = around.v, around.g, around, countries, words()

    def end(self, start: int) -> int:
        """Where the name of a place ends that opens a line at a token; 0 where none does."""
        return self._names.get(start, 0)

    @cached_property
    def _names(self) -> dict[int, int]:
        heads = [head for line in self._lines() if (head := self._head(*line)) is not None]
        heads += [cell for head in heads if (cell := self._cell(head)) is not None]
        heads += self._headings()
        known: dict[str, set[str]] = {}
        for head in heads:
            for code in self._lands(head):
                known.setdefault(f"{head.form} {code}", set()).add(self.v.name(head.start, head.stop))
        found = {}
        for head in heads:
            own = self._lands(head)
            here = not self.countries.isdisjoint(own)
            name = self.v.name(head.start, head.stop)
            peers = max(
                (len(names - {name}) for key, names in known.items() if key.startswith(head.form + " ")), default=0
            )
            signs = head.signs + min(peers, SURE)
            if signs >= SURE or (here and signs):
                found[head.start] = head.stop
        return found

    def _lands(self, head: Head) -> set[str]:
        """The countries in which a town or division bears the name of a head by its first name."""
        found = self.g.find(self.v.name(head.start, head.stop))
        return {e.country for e in found if e.country and e.kind in ("P", "A1", "A2") and (e.main or e.kind != "P")}

    def _lines(self) -> Iterator[tuple[int, int]]:
        """The token ranges of the lines."""
        start = 0
        for i, word in enumerate(self.v.words):
            if "\n" in word:
                if i > start:
                    yield start, i
                start = i + 1
        if start < len(self.v.words):
            yield start, len(self.v.words)

    def _head(self, first: int, last: int) -> Head | None:
        v, at = self.v, self._past_mark(first, last)
        form = "".join(
            c for c in v.text[v.start[first] : v.start[at] if at < last else v.start[first]] if not c.isalnum()
        )
        form, signs = form.strip(), int(at > first)
        behind, dated = self._past_day(at, last)
        if behind > at and not (dated and v.lower[behind - 1] in PARTED):
            return None
        signs += SURE * (behind > at)
        start = self._past_area(behind, last)
        signs += start > behind
        stop = self._past_name(start, min(last, first + HEAD), start > behind)
        if stop == start:
            return None
        told = self._closed(stop, min(last, first + HEAD))
        if told is None:
            return None
        return Head(start, stop, form or "-", signs + told)

    def _past_mark(self, first: int, last: int) -> int:
        """Behind the bullet or number that opens a line: "-", "2.", "(a)", "c)"."""
        v, i = self.v, first
        while i < last and i - first < ENUMERATOR:
            word = v.lower[i].strip("()[].")
            letter = (
                len(word) == 1
                and word in LETTERS
                and (v.words[i][-1] in ")]." or v.words[i + 1 : i + 2] in ([")"], ["."]))
            )
            if any(c.isalpha() for c in word) and not letter:
                break
            if word.isdigit() and not (v.words[i][-1] in ")]." or v.words[i + 1 : i + 2] in ([")"], ["."])):
                break
            if ":" in word or "/" in word or (word.replace("-", "").isdigit() and "-" in word):
                break
            i += 1
        return i

    def _past_day(self, first: int, last: int) -> tuple[int, bool]:
        """Behind the day or the time of day at a token and the mark that closes it, and whether there is one."""
        v, i, dated = self.v, first, False
        while i < last and i - first < HEAD:
            word = v.lower[i]
            if word == "(" and dated:
                closing = next((k for k in range(i, min(i + BRACKET, last)) if v.words[k] == ")"), None)
                if closing is None:
                    break
                i = closing + 1
                continue
            dates = word[:1].isdigit() or word.rstrip(".") in self.lists.days
            if not dates and not (dated and (word in PARTED or word in self.lists.day_parts)):
                break
            dated = dated or dates
            i += 1
        return (i, dated) if dated else (first, False)

    def _past_area(self, first: int, last: int) -> int:
        """Behind a word for a kind of place before a name: "General area X", "Sector X"."""
        v, i = self.v, first
        while i < last and v.lower[i] in self.lists.area_heads:
            i += 1
        return i

    def _past_name(self, start: int, last: int, told: bool = False) -> int:
        """Where the words of a name end that begins at a token; ``start`` where it is no name. ``told``: a word for a place goes before it, so
        that it may be made of ordinary words: "General area ELEPHANT PASS"."""
        v, stop, capitals = self.v, start, 0
        while stop < last:
            word = v.words[stop]
            joins = word in PARTICLE and stop > start and not v.spaced[stop - 1] and not v.spaced[stop]
            article = (v.lower[stop] in ARTICLES or v.lower[stop] in self.lists.particles) and stop + 1 < last
            if v.capital[stop] and any(c.isalpha() for c in word):
                capitals += 1
            elif not joins and not (article and (v.capital[stop + 1] or v.words[stop + 1] in PARTICLE)):
                break
            stop += 1
        if not 1 <= capitals <= LONGEST or not all(self._name(i) for i in range(start, stop)):
            return start
        key = v.lower[start:stop]
        if not (told and capitals > 1) and all(everyday(word) or word in self.lists.kinds for word in key):
            known = not self.countries.isdisjoint(self._lands(Head(start, stop, "", 0)))
            return stop if known and not all(word in self.lists.plain for word in key) else start
        return stop

    def _name(self, i: int) -> bool:
        """Whether a word can be part of a place's name: no body, people, country, title or day."""
        v, lists = self.v, self.lists
        word = v.lower[i]
        if word in lists.bodies or word in lists.titles or word in self.g.demonyms or word in self.g.countries:
            return False
        initials = v.words[i].isupper() and len(word) <= LONGEST_INITIALS and word.isalpha()
        beside = v.words[i - 1 : i] + v.words[i + 1 : i + 2]
        if initials and not self.g.find(v.words[i]) and not any(w.isupper() and len(w) > 1 for w in beside):
            return False
        return word.rstrip(".") not in lists.days and (
            word in ARTICLES or word in lists.particles or word not in STOP_WORDS
        )

    def _closed(self, stop: int, last: int) -> int | None:
        """How much what follows a name up to the end of the head says that it is a place; ``None`` where the line has no head."""
        v, i, signs = self.v, stop, 0
        if i >= last:
            return None
        if v.lower[i] in self.lists.kinds:
            signs, i = SURE, self.around.past_kind(i)
        while i < last:
            word = v.lower[i]
            if word in CLOSES and not (
                word == "." and v.words[i + 1 : i + 2] and not v.capital[i + 1] and v.words[i + 1].isalpha()
            ):
                return signs if i + 1 < last or word == ":" else None
            if word in ("(", "["):
                closing = next(
                    (k for k in range(i, min(i + BRACKET, last)) if v.words[k] in (")", "]", "):", ").")), None
                )
                if closing is None:
                    return None
                signs += self._says_where(i + 1, closing)
                i = closing + 1
                if v.words[closing] in ("):", ")."):
                    return signs
                if v.capital[i : i + 1] == [True] and i < last:
                    return signs
                continue
            if word == ",":
                behind, dated = self._past_day(i + 1, last)
                if dated:
                    signs += SURE
                    i = behind
                    if v.words[i - 1] in CLOSES:
                        return signs
                    continue
                i += 1
                end = self._past_name(i, last)
                wide = self._wide(i, end) if end > i else 0
                kind = end < last and v.lower[end] in self.lists.kinds
                of_kind = v.lower[i] in self.lists.kinds and v.lower[i + 1 : i + 2] == ["of"]
                if end == i and not of_kind:
                    return None
                if of_kind:
                    end = self._past_name(i + 2, last)
                signs += SURE * bool(wide or kind or of_kind)
                i = self.around.past_kind(end) if kind else end
                continue
            behind, dated = self._past_day(i, last)
            if not dated:
                return None
            signs += SURE
            i = behind
            if v.words[i - 1] in CLOSES:
                return signs
        return None

    def _cell(self, head: Head) -> Head | None:
        """The name that fills the cell behind a province's or district's: "HILLSHIRE | Riverton | gunmen ..."."""
        v, at = self.v, head.stop
        if v.words[at : at + 1] != ["|"] or not self._wide(head.start, head.stop):
            return None
        end = self._past_name(at + 1, min(at + 1 + HEAD, len(v.words)))
        return Head(at + 1, end, "|", SURE) if end > at + 1 and v.words[end : end + 1] == ["|"] else None

    def _says_where(self, start: int, stop: int) -> int:
        """What brackets behind a name say: a province or country, or how far it is from somewhere."""
        v = self.v
        if any(w in self.lists.units or w in self.lists.turns for w in v.lower[start:stop]):
            return SURE
        return SURE * bool(self._wide(start, stop)) if stop > start else 0

    def _wide(self, start: int, stop: int) -> bool:
        """Whether some words name a division or a country."""
        found = self.g.find(self.v.name(start, stop))
        here = any(e.kind in ("A1", "A2") and (not self.countries or e.country in self.countries) for e in found)
        return here or any(e.kind == "C" for e in found)

    def _headings(self) -> Iterator[Head]:
        """Lines that are no more than a name, above a line with a bullet."""
        lines = list(self._lines())
        for (first, last), (below, end) in itertools.pairwise(lines):
            stop = self._past_name(first, last)
            if (
                stop > first
                and (stop == last or self.v.words[stop:last] in ([":"], ["."]))
                and self._past_mark(below, end) > below
            ):
                yield Head(first, stop, "heading", 1)
