"""Where a text names places: what spaCy's entity recogniser finds, mended with the gazetteer and the words around."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.lang.en.stop_words import STOP_WORDS

from rashomon.language.places.around import LONGEST_PROVINCE, POSSESSIVE, Around
from rashomon.language.places.fold import ARTICLES, fold
from rashomon.language.places.gazetteer import Entry, Gazetteer
from rashomon.language.places.heads import Heads
from rashomon.language.places.listed import Lists
from rashomon.language.places.named import after_a_saint
from rashomon.language.places.openings import Openings
from rashomon.language.places.ordinary import LONGEST_INITIALS, Ordinary
from rashomon.language.places.put import Put
from rashomon.language.places.runs import LINKS, Runs
from rashomon.language.places.towns import PUT, Towns
from rashomon.language.places.view import View
from rashomon.language.places.words import words

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
GEOGRAPHIC = frozenset(("GPE", "LOC"))
NO_NAME_LABELS = frozenset(("NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "LANGUAGE"))
LONGEST = 6
"""Words of a name."""
POSITIONS = frozenset(("position", "positions"))
WELL_KNOWN = 100_000
"""People of a town whose bare name is believed without a word of place before it."""
DATELINE_ENDS = frozenset(("(", "-", "--", "–", "—"))
WEAK = frozenset(("of", "from", "to", "by"))
"""Of the words that go before places, those that as often go before somebody."""
Piece = tuple[int, int]
"""Token indices of a name."""


def places(view: View, gazetteer: Gazetteer, countries: Collection[str] = ()) -> list[Piece]:
    """Token ranges ``[start, end)`` of the place names of a text, in order, not overlapping.

    Parameters: a doc's view, with entities or without (then only the gazetteer and the words around decide); the
    gazetteer; ``countries`` (alpha-3) that the text speaks of, where names in other spellings are looked for.
    """
    return _Reader(view, gazetteer, countries).read()


class _Reader:
    def __init__(self, view: View, gazetteer: Gazetteer, countries: Collection[str]) -> None:
        self.v, self.g, self.countries = view, gazetteer, countries
        self.lists = words()
        self.around = Around(view, gazetteer)
        self.listed = Lists(view)
        self.put = Put(view, self.around)
        self.runs, self.happens = Runs(view, gazetteer), self.put.happens
        self.ordinary, self.heads = Ordinary(self.around, countries), Heads(self.around, countries)
        self.openings = Openings(self.around, frozenset(countries))
        self.surnames = self.put.surnames = self._surnames()
        self.towns = Towns(self.around, self.happens, countries, self.surnames)
        self.ends: set[int] = set()
        """Where the names end that surely are places', as far as the text is read."""

    def _surnames(self) -> set[str]:
        """The last words of persons' full names; a head that only places have ("Tal Hamis") makes no person."""
        v, found, put, i = self.v, list[list[str]](), set[str](), 0
        while i < len(v.label):
            if v.label[i] != "PERSON":
                i += 1
                continue
            start = i
            while i < len(v.label) and v.label[i] == "PERSON" and v.words[i].strip():
                i += 1
            i = max(i, start + 1)
            if self.put.lies(start) or self.around.of_dwellers(start) or self.put.shared(start, i, self.listed, ()):
                put.add(v.name(start, i))
                continue
            if self.around.kind_before(start) or self._told_where(start, i) or self.listed.of_places(start, i):
                continue
            if self.put.described(i) or (start in v.first and v.lower[start] in self.lists.leading):
                continue
            names = [w for w, capital in zip(v.lower[start:i], v.capital[start:i], strict=True) if capital]
            names = [w for w in names if w not in ARTICLES]
            if (len(names) == 2 and "-" in v.words[start:i]) or "of" in v.lower[start:i]:
                continue  # "Batangi-Mbau" is no first and last name, nor "Fulani of Riverton"
            if len(names) > 1 and not any(w in self.lists.place_heads for w in names):
                found.append([v.name(start, i), names[-1].removesuffix("s")])
        # "in Riverton Falls" is a place all over the text
        known = {name.lower() for name in put}
        return {last for name, last in found if name not in put and last not in known}

    def read(self) -> list[Piece]:
        taken: dict[int, Piece] = {}
        doubtful: list[Piece] = []
        for first, last in self.runs.runs():
            for piece, sure in self._pieces(first, last):
                if self._only_titled(piece):
                    continue
                if sure:
                    taken[piece[0]] = piece
                    self.ends.add(piece[1])
                else:
                    doubtful.append(piece)
        known = {fold(self.v.name(*piece)) for piece in taken.values()}
        ends = {stop for _, stop in taken.values()}
        for piece in doubtful:
            if fold(self.v.name(*piece)) in known or self._continues(piece[0], ends):
                taken[piece[0]] = piece
                ends.add(piece[1])
        for piece in self._again(list(taken.values())):
            taken.setdefault(piece[0], piece)
        return self._joined([taken[a] for a in sorted(taken)])

    def _only_titled(self, piece: Piece) -> bool:
        """Whether a name that no gazetteer knows, or that is none of a place here, stands only where every word has a capital: it may
        be any word of a headline ("... Sends Civilians Fleeing")."""
        v, (start, stop) = self.v, piece
        if self.openings.end(start) == stop:
            return False
        found = self.g.find(v.name(start, stop))
        known = found and (v.label[start] in PLACE_LABELS or self._of_province(stop, found))
        if start not in v.titled or known or self.around.strong_before(start):
            return False
        name = v.words[start:stop]
        ends = (i + len(name) for i, word in enumerate(v.words) if word == name[0] and i not in v.titled)
        return not any(v.words[end - len(name) : end] == name for end in ends)

    def _joined(self, pieces: list[Piece]) -> list[Piece]:
        """Two names with "and" between them that are one place's: "Jammu and Kashmir"."""
        found: list[Piece] = []
        for piece in pieces:
            before = found[-1] if found else None
            if (
                before is not None
                and before[1] + 1 == piece[0]
                and self.v.lower[before[1]] == "and"
                and self.g.exact(self.v.name(before[0], piece[1]))
            ):
                found[-1] = (before[0], piece[1])
            else:
                found.append(piece)
        return found

    def _again(self, taken: list[Piece]) -> Iterator[Piece]:
        """Where names that no gazetteer knows come again without a word of place: "the Nerkin Hand shooting"."""
        v = self.v
        covered = {i for start, stop in taken for i in range(start, stop)}
        names = {tuple(v.words[a:b]) for a, b in taken if not self.g.find(v.name(a, b))}
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in names:
            by_first.setdefault(name[0], []).append(name)
        for i, word in enumerate(v.words):
            for name in by_first.get(word, ()):
                stop = i + len(name)
                if tuple(v.words[i:stop]) != name or not covered.isdisjoint(range(i, stop)):
                    continue
                # A person can be called like a village, hardly by two words.
                if len(name) > 1 or v.label[i] in ("", *PLACE_LABELS) or self._put(i) or self._led(i):
                    covered.update(range(i, stop))
                    yield i, stop

    def _put(self, i: int) -> bool:
        return i > 0 and self.v.label[i] != "PERSON" and self.v.lower[i - 1] in self.lists.set_at

    def _led(self, i: int) -> bool:
        """Whether a word that looks like a body's name stands where a place's does: "near X", "shelled X"; no initials."""
        v, before = self.v, self.v.lower[i - 1] if i else ""
        if v.label[i] == "PERSON" or v.words[i].isupper():
            return False
        return before in PUT - WEAK or before in self.lists.razes or before in self.lists.hits

    def _pieces(self, first: int, last: int) -> Iterator[tuple[Piece, bool]]:
        """The names inside a run, longest first from the left, and whether each surely is a place."""
        v, g = self.v, self.g
        if opens := self.openings.end(first):
            yield (first, opens), True
            first = opens
            while first < last and not v.capital[first]:
                first += 1
            if first >= last:
                return
        if self._village(first, last) and not g.find(v.name(first, last)):
            yield (first, last), True
            return
        cuts = self.runs.cuts(first, last)
        at = 0
        while at < len(cuts) - 1:
            i, step = cuts[at], 1
            if v.lower[i] in self.lists.local:
                at += 1
                continue
            if v.lower[i] in self.lists.campaigns or self._of_a_line(first, last):
                return  # "Operation Riverton", "the Riverton-Hillshire pipeline"
            if i > first and v.lower[i - 1] in self.lists.local and not self.ordinary.plain(i, self.runs.trim(i, last)):
                # "Sitio Bud Taran"
                yield (i, self.runs.trim(i, last)), True
                return
            if self._whole(i, self.runs.trim(i, last)):
                yield (i, self.runs.trim(i, last)), True
                return
            for ahead in range(min(len(cuts) - 1 - at, LONGEST), 0, -1):
                stop = self.runs.trim(i, cuts[at + ahead])
                if stop <= i or self.ordinary.plain(i, stop):
                    continue
                name = v.name(i, stop)
                found = g.exact(name) if v.lower[i] == "the" else g.find(name)
                if found:
                    step = ahead
                    if self._of_a_body(i, stop, first, last) or self.ordinary.of_a_paper(stop):
                        break
                    sure = self._sure((i, stop), (first, last), found)
                    part = self._part_of_a_name(stop, last)
                    longer = self._unknown(cuts, at, first, last) if part or not sure else None
                    if longer and longer[1] > stop:
                        yield longer, True
                        step = self._steps(cuts, at, longer[1])
                    elif not (part and self._a_persons(i, last)):
                        yield (i, stop), sure or self._told_where(i, stop)
                    break
            else:
                unknown = self._unknown(cuts, at, first, last)
                if unknown:
                    yield unknown, True
                    step = self._steps(cuts, at, unknown[1])
            at += step

    def _of_a_line(self, first: int, last: int) -> bool:
        """Whether a run names a pipeline or train by its ends: "the Riverton-Hillshire pipeline"."""
        v = self.v
        return v.lower[last : last + 1] != [] and v.lower[last] in self.lists.lines and "-" in v.words[first:last]

    def _a_persons(self, start: int, stop: int) -> bool:
        """Whether a run is a longer name of some building or school: "the Franklin Delano Roosevelt training centre"."""
        return sum(self.v.capital[start:stop]) > 2 and self.v.lower[start - 1] == "the"

    def _whole(self, start: int, stop: int) -> bool:
        """Whether several words that no gazetteer knows together are one name, as they stand where a place's does: "in the Spin Tangi area",
        "in Santo Domingo de Acobamba"."""
        v, g, lists = self.v, self.g, self.lists
        if not 2 <= sum(v.capital[start:stop]) <= 3 or start in v.titled or g.find(v.name(start, stop)):
            return False
        words = v.lower[start:stop]
        if any(w in lists.outside or w in g.demonyms or w in g.countries or w.isdigit() for w in words):
            return False
        peoples = "NORP" in v.label[start:stop] and not (self.put.lies(start) and self.around.closed(stop))
        if peoples or words[-1].removesuffix("s") in self.surnames or _mixed(v.words[stop - 1]):
            return False
        the = start - (v.lower[start - 1] == "the")
        kind = self.around.settled(stop) or self.around.natural(stop) or self.around.kind_follows(stop)
        set_there = self.put.lies(start) and self.around.closed(stop)
        if (
            not (kind and self.put.lies(the))
            and not set_there
            and not self.put.shared(start, stop, self.listed, self.ends)
        ):
            return False
        linked = any(w in LINKS for w in words)
        own = [self.g.find(v.name(k, k + 1)) for k in range(start, stop) if v.capital[k]]
        if not linked and (sum(map(self._home, own)) > 1 or (self._home(own[0]) and self._big(own[0]))):
            return False  # a list that lost its commas, or a city and what follows
        parts = ((g.find(v.name(start, k)), g.find(v.name(k, stop))) for k in range(start + 1, stop) if v.capital[k])
        return linked or not any(self._home(a) and self._home(b) for a, b in parts)

    def _part_of_a_name(self, stop: int, last: int) -> bool:
        """Whether what stands behind a known name is more of the same, as no gazetteer knows it: "Krishna" of "Krishna Ghati"."""
        v, end = self.v, stop
        if stop < last and v.lower[stop] in LINKS and not v.capital[stop]:
            # "San Miguel del Ene": the river or hill that tells it from others of the name
            return any(v.capital[i] for i in range(stop + 1, last))
        while end < last and v.capital[end] and v.label[end] in PLACE_LABELS and v.lower[end] not in self.lists.kinds:
            end += 1
        inner = v.label[stop - 1] in PLACE_LABELS and end > stop
        return inner and not self.ordinary.plain(stop, end) and not self.g.find(v.name(stop, end))

    @staticmethod
    def _steps(cuts: list[int], at: int, stop: int) -> int:
        """How many cuts further a name ends."""
        return max(1, next((n for n, cut in enumerate(cuts[at:]) if cut >= stop), 1))

    def _of_a_body(self, start: int, stop: int, first: int, last: int) -> bool:
        """True for a name that is only part of a group's, an office's or an outlet's."""
        v, bodies = self.v, self.lists.bodies
        for i in range(self.around.past_kind(stop), last):
            if v.lower[i] in self.g.demonyms or v.words[i] in POSSESSIVE or self.around.parts(i):
                break
            if v.capital[i] and v.lower[i] in bodies:
                return not self._state(start, i)
        if after_a_saint(v, self.g, start, stop):
            return True
        i = start - 1
        if i > 0 and v.lower[i] in ("the", "and", "&"):
            i -= 1
            while i > 0 and v.capital[i] and v.lower[i] not in bodies:
                i -= 1
        return (
            i > 1
            and v.lower[i] in ("of", "for", "in")
            and v.capital[i - 1]
            and v.lower[i - 1] in bodies
            and not (v.lower[i] == "in" and (v.lower[i - 1] in self.lists.armed or self._town(start, stop)))
            and (v.capital[i - 2] or v.lower[i - 1] not in self.lists.kinds)
            and not any(self._state(k, i - 1) for k in range(max(i - 4, 0), i - 1))
        )

    def _town(self, start: int, stop: int) -> bool:
        """Whether a name is a town's or a division's by its first name: "the University in Riverton"."""
        return any(e.main and e.kind in ("P", "A1", "A2") for e in self.g.find(self.v.name(start, stop)))

    def _state(self, start: int, stop: int) -> bool:
        """Whether the word "State" at ``stop`` is the kind of the province named before it: "Rakhine State in Myanmar"."""
        v = self.v
        return v.lower[stop] == "state" and any(e.kind == "A1" for e in self.g.find(v.name(start, stop)))

    def _sure(self, piece: Piece, run: Piece, found: tuple[Entry, ...]) -> bool:
        v = self.v
        start, stop = piece
        here = v.label[start:stop]
        person = "PERSON" in here
        if found[0].user or self._dateline(start, stop):
            return True
        if any(map(_mixed, v.words[start:stop])):
            return False
        home = not self.countries or self._home(found)
        if stop - start == 1 and not home and self.around.with_article(start) and not self._big(found):
            return False  # "attacked the Mission's base", though a town elsewhere is called so
        if any(label in PLACE_LABELS for label in here):
            return not self.ordinary.vessel(start, stop, found)
        alone = piece == run or self._alone(piece, run)
        if any(e.kind == "C" for e in found) and not person:
            return True
        if alone and self.towns.here(start, stop, found):
            return True
        if not alone:
            return self.around.of_a_school(start) and stop == self.runs.trim(start, run[1]) and self._home(found)
        if self.around.fills_cell(start, stop) and (not self.countries or self._home(found)):
            return True
        if self.around.heads_entry(start, stop) and self._home(found):
            return True
        if self.around.kind_before(start) or self.around.kind_follows(stop) or self._of_province(stop, found):
            return True
        if self._state_follows(start, stop, found):
            return True
        if self.around.of_local(start) and (self._home(found) or self.around.within_follows(stop)):
            return True
        if self.around.of_dwellers(start) and v.lower[stop - 1] not in self.surnames:
            return True
        if self.listed.of_places(start, stop) or self.put.described(stop):
            return True
        if self.put.at(start, stop) or self.happens.there(start, stop):
            return True
        if self.happens.under_fire(start) and (self._home(found) or self._big(found)):
            return True
        if v.lower[start - 1] == "the" and self._region(found) and self.put.lies(start - 1):
            return True
        called = v.lower[start - 1] == "the" and stop - start == 1 and v.lower[start] not in self.g.demonyms
        if called and not home and not self._big(found):
            return False
        if self.around.before(start):
            headed = home and v.lower[start] in self.lists.place_heads
            return not person or headed or ((home or self._big(found)) and self.around.strong_before(start))
        return (
            start not in v.first
            and v.label[start] in ("", "ORG")
            and self._big(found)
            and not (stop < len(v.words) and v.words[stop] in POSSESSIVE and v.label[start])
        )

    def _home(self, found: tuple[Entry, ...]) -> bool:
        """Whether one of the places found lies in a country that the text speaks of."""
        return any(e.country in self.countries for e in found)

    def _ends_head(self, start: int, stop: int) -> bool:
        """Whether a name ends what an entry is on, after a place that begins it: "Hillshire, Riverton: gunmen ..."."""
        v = self.v
        if v.words[stop : stop + 1] != [":"] or v.words[start - 1] != "," or start - 1 not in self.ends:
            return False
        return any(i in v.first for i in range(max(start - 1 - LONGEST_PROVINCE, 0), start - 1))

    def _dateline(self, start: int, stop: int) -> bool:
        """Whether a name in capitals begins a sentence before a dash or bracket: the page was sent from there ("MIAMI (KXYZ) -")."""
        v = self.v
        name = v.name(start, stop)
        begins = start in v.first and name.isupper() and len(name) > LONGEST_INITIALS
        return begins and "".join(v.words[stop : stop + 1]) in DATELINE_ENDS

    def _of_province(self, stop: int, found: tuple[Entry, ...]) -> bool:
        """Whether the province that one of the places found lies in follows: "Vancleave, Mississippi", "Kramatorsk in Donetsk Oblast"."""
        v, provinces = self.v, {e.admin1 for e in found if e.kind == "P"}
        if "".join(v.words[stop : stop + 1]) not in (",", "in") or v.capital[stop + 1 : stop + 2] != [True]:
            return False
        ends = range(min(stop + 1 + LONGEST_PROVINCE, len(v.words)), stop + 1, -1)
        return any(e.kind == "A1" and e.admin1 in provinces for k in ends for e in self.g.find(v.name(stop + 1, k)))

    @staticmethod
    def _region(found: tuple[Entry, ...]) -> bool:
        """Whether a valley, hills or the like bears the name: "in the Galilee"."""
        return any(e.kind == "R" and e.main for e in found)

    @staticmethod
    def _big(found: tuple[Entry, ...]) -> bool:
        return any(e.population >= WELL_KNOWN and e.main for e in found)

    def _alone(self, piece: Piece, run: Piece) -> bool:
        """True when what else stands in the run is a word for a kind, a direction or another place's part."""
        lower, (start, end) = self.v.lower, run
        for i in range(run[0] + 1, piece[0]):
            if self.around.parts(i):
                start = i + 1
        after = min(self.around.past_kind(piece[1]), end)
        if lower[after : after + 1] == ["of"]:
            end = after
        rest = (*lower[start : piece[0]], *lower[after:end])
        lists, g = self.lists, self.g
        return all(
            w in lists.kinds
            or w in lists.locative
            or w in ("the", "of")
            or w in POSSESSIVE
            or w.removesuffix("s") in g.countries
            or w in g.demonyms
            for w in rest
        )

    def _village(self, first: int, last: int) -> bool:
        """Whether a run of two to four capitalised words is one name: "Nasarawa Mai Fara village", though Nasarawa and Fara are towns."""
        v, g, cuts = self.v, self.g, range(first + 1, last)
        labels = set(v.label[first:last])
        return (
            2 <= last - first <= 4
            and self.around.settled(last)
            and len(labels) == 1
            and labels <= {"PERSON", *PLACE_LABELS}
            and all(v.capital[first:last])
            and not any(self._big(g.find(v.name(first, k))) and self._big(g.find(v.name(k, last))) for k in cuts)
            and not any(
                w in self.g.demonyms or w in self.lists.kinds or w in self.lists.turns for w in v.lower[first:last]
            )
        )

    def _state_follows(self, start: int, stop: int, found: tuple[Entry, ...]) -> bool:
        """True for a province with or before the word "State" that no body's name goes on behind: not "Benue State University"."""
        v = self.v
        end = stop if stop - start > 1 and v.lower[stop - 1] == "state" else stop + 1
        ends = end >= len(v.words) or not v.capital[end]
        return v.lower[end - 1 : end] == ["state"] and ends and any(e.kind == "A1" for e in found)

    def _unknown(self, cuts: list[int], at: int, first: int, last: int) -> Piece | None:
        """A name that no gazetteer knows, where the words around it say that it is a place."""
        v = self.v
        start, end = cuts[at], at + 1
        while end < len(cuts) - 1 and end - at < LONGEST and not self._likely(v.name(cuts[end], last)):
            end += 1
        stop = self.runs.trim(start, cuts[end])
        # "... In Riverton Shooting": in a headline the deed has a capital like a name.
        deed = (i for i in range(start, stop) if start in v.titled and v.lower[i] in self.lists.deeds)
        stop = self.runs.trim(start, next(deed, stop))
        if stop - start > 1 and v.lower[stop - 1] in self.lists.deeds and v.capital[stop - 1]:
            return None  # "in Regime Air Raids on Riverton"
        if self._tells(start, stop):
            return None
        while stop > start and (not v.capital[stop - 1] or v.lower[stop - 1] in self.lists.kinds):
            stop = self.runs.trim(start, stop - 1)
        if stop <= start or self.ordinary.plain(start, stop) or self._of_a_body(start, stop, first, last):
            return None
        if stop - start == 1 and v.lower[start] in STOP_WORDS:
            return None
        labels = v.label[start:stop]
        the = start - (v.lower[start - 1] == "the")
        if v.lower[stop : stop + 1] == ["front"] and the < start and v.lower[the - 1] == "of":
            return None  # a unit: "rebels of the X front"
        led = self.around.strong_before(the) or (the > 0 and v.lower[the - 1] in self.lists.hits)
        kind = self.around.settled(stop) or self.around.natural(stop)
        # "an attack on X village", but no "attack on a Fulani village"
        struck = the == start and v.lower[the - 1] == "on" and v.lower[the - 2] in self.lists.deeds
        told = (kind and (struck or self.around.strong_before(the))) or (led and self.around.quarter(start, stop))
        # "the X bridge", "in X ward": no people has one
        told = told or (v.lower[stop : stop + 1] != [] and v.lower[stop] in self.lists.works)
        people = set(labels) == {"NORP"} and not (
            told or self.around.kind_before(start) or self._set_at(start, stop, first, last)
        )
        # what the recogniser takes for a people or a day, though "quarter" or "village" follows
        excused = {"NORP"} - ({"NORP"} if people else set()) | ({"DATE"} if told else set())
        if any(label in NO_NAME_LABELS and label not in excused for label in labels) or any(
            w in self.g.demonyms for w in v.lower[start:stop]
        ):
            return None
        if any(w in self.lists.bodies or w in self.lists.titles for w in v.lower[start:stop]):
            return None
        if _mixed(v.words[stop - 1]) or (stop - start > 1 and self.ordinary.ends_plainly(stop)):
            return None
        follows = self.around.kind_follows(stop)
        if (
            self.around.kind_before(start)
            or self.around.settled(stop)
            or (follows and (self.around.before(start) or v.lower[start - 1] == "the" or self._won(start, stop)))
        ):
            return start, stop
        if self.around.strong_before(start) and (
            self.around.distance_follows(stop) or self.around.within_follows(stop)
        ):
            return start, stop
        if self.listed.of_places(start, stop) and start not in v.titled:
            return start, stop
        surname = v.lower[stop - 1].removesuffix("s") in self.surnames
        if not surname and set(labels) <= GEOGRAPHIC and self._further_off(start):
            return start, stop
        whole = stop == self.runs.trim(start, last) and (start == first or v.lower[start - 1] in ("the", "of"))
        if start == first and stop == last and self.heads.place(start, stop):
            return start, stop
        if not surname and whole and ((start == first and self.put.described(stop)) or self.happens.there(start, stop)):
            return start, stop
        if self.around.of_local(start) and (
            set(labels) <= GEOGRAPHIC or (not surname and self.around.of_dwellers(start))
        ):
            return start, stop
        named = self.around.kinds_before(start) and set(labels) <= PLACE_LABELS
        if not surname and (named or self._told_where(start, stop) or self.listed.goes_on(start, stop, self.ends)):
            return start, stop
        if not surname and self.put.shared(start, stop, self.listed, self.ends):
            return start, stop
        if not surname and (
            self.around.among(stop) or self._ends_head(start, stop) or self._set_at(start, stop, first, last)
        ):
            return start, stop
        before = self.around.before(start)
        if not (before or follows or (self.around.within_follows(stop) and set(labels) <= PLACE_LABELS)):
            return None
        if all(label in PLACE_LABELS for label in labels) and not (surname and stop - start == 1):
            return start, stop
        if surname or (stop < len(v.words) and v.words[stop] in POSSESSIVE):
            return None
        if "PERSON" not in labels and before and self.around.province_follows(stop):
            return start, stop
        if start == first and v.lower[start] in self.lists.place_heads and stop - start > 1:
            return start, stop
        if "ORG" not in labels and stop == self.runs.trim(start, last) and self.around.strong_before(start):
            return start, stop
        if start == first and self.countries and self.g.similar(v.name(start, stop), self.countries):
            return start, stop
        return None

    def _tells(self, start: int, stop: int) -> bool:
        """Whether a name that no word of place goes before tells somebody something: "... the second city X told the agency"."""
        v = self.v
        heard = v.lower[stop : stop + 1] == ["told"] and v.capital[stop + 1 : stop + 2] == [True]
        before = v.lower[start - 1] if start else ""
        return heard and before not in self.lists.locative and before not in WEAK

    def _won(self, start: int, stop: int) -> bool:
        """Whether a kind of place behind a name was taken or attacked, or it is told how far it is: "overran X oilfield", "X prison, 50 km from ..."."""
        before = self.v.lower[start - 1]
        won = before in self.lists.takes or before in self.lists.hits or before in self.lists.razes
        return won or self.around.distance_follows(self.around.past_kind(stop))

    def _set_at(self, start: int, stop: int, first: int, last: int) -> bool:
        """Whether a whole run of words is told to be a place."""
        v, whole = self.v, self.runs.trim(start, last)
        held = v.lower[stop : stop + 1] == ["of"] and stop + 1 < whole and self._likely(v.name(stop + 1, whole))
        return start == first and (stop == whole or held) and self.put.at(start, stop)

    def _further_off(self, start: int) -> bool:
        """Whether a name stands right behind a place and its comma: what that lies in, "in Riverton, Hillshire"."""
        return self.v.words[start - 1 : start] == [","] and start - 1 in self.ends and start not in self.v.titled

    def _told_where(self, start: int, stop: int) -> bool:
        """Whether the words on both sides of a name, whatever it is called elsewhere, put it somewhere: "at X, near Y"."""
        taken = start > 0 and self.v.lower[start - 1] in self.lists.takes
        taken = taken or (start > 2 and self.v.lower[start - 1] == "of" and self.v.lower[start - 2] in POSITIONS)
        if self.around.of_local(start) and self.around.within_follows(stop):
            return True  # "the children of X, in Riverton"
        return (taken or self.around.strong_before(start)) and self.around.explained(stop)

    def _likely(self, name: str) -> bool:
        """True for the name of a place that a text on these countries can mean: Hand County is not in Nerkin Hand."""
        found = self.g.find(name)
        if not self.countries:
            return bool(found)
        return any(e.user or e.kind in ("C", "R") or e.country in self.countries for e in found) or self._big(found)

    def _continues(self, start: int, ends: Collection[int]) -> bool:
        """True for "..., X and Y" after a place, and for "Tigray's X"."""
        i, lower = start - 1, self.v.lower
        if i >= 0 and self.v.words[i] in POSSESSIVE:
            return i in ends
        if i > 0 and lower[i] in ("and", "or"):
            return i in ends or (lower[i - 1] == "," and i - 1 in ends)
        if i > 0 and lower[i] == "," and lower[i - 1] in self.lists.kinds:
            i -= 1  # "Riverton district, Hillshire"
        return i >= 0 and lower[start - 1] in (",", "/") and i in ends


def _mixed(word: str) -> bool:
    """Whether a word is written as only bodies and brands are: "CoBRA"; not "McLean", "M’Boki" or "GAZA"."""
    inner = word[1:2].islower() and sum(letter.isupper() for letter in word[1:]) > 1
    return inner or (word[:3].isalpha() and word[:3].isupper() and word[-1:].islower())
