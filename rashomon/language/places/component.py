"""The spaCy component ``rashomon_places``: finds the places a text names and says where they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from rashomon.language.extensions import register
from rashomon.language.places import capital, recognise, sent
from rashomon.language.places.around import POSSESSIVE, Around
from rashomon.language.places.bands import bands
from rashomon.language.places.fold import fold
from rashomon.language.places.gazetteer import Entry, Gazetteer
from rashomon.language.places.heads import Heads
from rashomon.language.places.listed import PARTS, Lists
from rashomon.language.places.mention import BEFORE, Mention, describe, kilometres
from rashomon.language.places.openings import Openings
from rashomon.language.places.persons import persons
from rashomon.language.places.put import Put
from rashomon.language.places.resolve import IN_TOWN, Resolver
from rashomon.language.places.resolved import Resolved
from rashomon.language.places.seats import homes, seats
from rashomon.language.places.view import View
from rashomon.language.places.words import words
from rashomon.model import Place

NEAR = 2
"""Precision of a place that is only near."""
DISTRICT = 3
"""Precision of a district."""
LINE = 5
"""Precision of a river and the like."""
LEAST = 20_000
"""People of a town by which its country is known, of which a text names :data:`SEVERAL`."""
SEVERAL = 2
CITY = 100_000
"""People of a city whose name is known anywhere."""
COUNTRY = 6
"""Precision of a country."""
LONGEST_INITIALS = 3
"""Letters of a country's initials, which are all capitals: "US", "UAE", "CAR"."""
GUESSED = frozenset(("person", "organisation"))
"""What the tagger takes names for that no list of actors holds."""
NAMED = frozenset(("non-state", "organisation", "outlet"))
"""Groups and the like, whose name is no place's that gazetteers don't know."""
RESIDENTS = "RESIDENTS"
"""Label of a town's name before a word for those who live there."""
BREAKS = frozenset(("(", "-", "--", "–", "—", ",", ".", ":", ";", ")"))
"""What follows the country behind a town that lies in it."""
FAR_KM = 30.0
"""From this distance on "N km north of X" is a place of its own, whose coordinates are not known."""
_BACKED = re.compile(r"[-–‐][a-z]+(?:ed|de|lt)\b")
"""After a country's name: who arms or leads somebody, not where it is ("Iranian-backed", "US-led", "Russian-made")."""
_CAPITALISED = re.compile(r"\b(?:U\.S\.|U\.K\.|[A-Z][\w’']*(?:[ -](?:and |of |the )?[A-Z][\w’']*){0,3})")


def locate(text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> list[Entry | None]:
    """Where each of the place names of a text is, whoever found the names.

    Parameters: ``spans``, character offsets of names, in order, not overlapping. Returns for each name the place meant,
    or what it is said to lie in when no gazetteer knows it, or ``None``.
    """
    mentions = describe(text, list(spans), gazetteer)
    found = Resolver(gazetteer, mentions, nations(text, gazetteer)).resolve()
    return [r.entry or r.parent for r in found]


def find_spans(doc: Doc, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Character offsets of the place names of a doc, countries that act included, in order."""
    view = View(doc)
    spans = (doc[a:b] for a, b in recognise.places(view, gazetteer, main_nations(nations(doc.text, gazetteer))))
    return [(s.start_char, s.end_char) for s in spans]


class Places:
    """Writes ``doc.spans["places"]``: spans of place names, each with ``span._.place``; and ``doc.spans["seats"]``: names of towns
    and districts that only stand in those of their police and the like, where an incident that has no other place mostly was; and
    ``doc.spans["homes"]``: towns whose people or deeds are told.

    Actor spans found before (``doc.spans["actors"]``) keep names that stand for a government out. Settings: the
    gazetteer to look names up in.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        register()
        self._gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        view = View(doc)
        # spaCy makes a doc's text anew whenever it is asked.
        text = view.text
        spoken_of = nations(text, self._gazetteer)
        countries = [*main_nations(spoken_of)]
        home = sent.country(doc._.article, self._gazetteer)
        if home is not None and home not in countries:
            countries.append(home)
        pieces = self._pieces(view, countries)
        lands = [code for code in self._lands(view, pieces) if code not in countries]
        if lands:
            countries += lands
            pieces = self._pieces(view, countries)
        acts = Acting(doc, view, self._gazetteer, pieces, countries)
        opening = {p for p in pieces if acts.openings.end(p[0]) == p[1]}
        nobody = persons(view, self._gazetteer, pieces) - opening
        pieces = [p for p in pieces if p in opening or (p not in nobody and not acts(*p))]
        offsets = [(view.start[a], view.start[b - 1] + len(view.words[b - 1])) for a, b in pieces]
        mentions = describe(text, offsets, self._gazetteer)
        local = seats(view, self._gazetteer)
        bodies = [
            Mention(view.start[a], view.start[b - 1] + len(view.words[b - 1]), view.name(a, b), seat=True, own=True)
            for a, b in local
        ]
        own = homes(view, self._gazetteer)
        people = [
            Mention(view.start[a], view.start[b - 1] + len(view.words[b - 1]), view.name(a, b), own=True)
            for a, b in own
        ]
        # At the end, where no name stands beside them: they say what the text speaks of, not where a place beside them lies.
        named = [*mentions, *bodies, *people]
        line = sent.mentions(doc._.article, self._gazetteer, named, len(text))
        # A page that names no country speaks of the one that it was sent from.
        spoken_of = spoken_of or Counter([home] if home is not None else [])
        for code in self._provinces_named([*named, *line], spoken_of):
            del spoken_of[code]
        found = Resolver(self._gazetteer, [*named, *line], spoken_of).resolve()
        seated, housed = found[len(mentions) : len(mentions) + len(bodies)], found[len(mentions) + len(bodies) :]
        housed = housed[: len(people)]
        doc._.sent = self._sent(doc, named, line, found)
        doc.spans["seats"] = list(self._seats(doc, local, bodies, seated))
        doc.spans["homes"] = list(self._seats(doc, own, people, housed))
        put = {
            fold(m.name)
            for (first, last), m in zip(pieces, mentions, strict=True)
            if (first, last) in opening or _put(view, first, last) or acts.told(first, last)
        }
        result = []
        # Where a page was sent from may be another country than the one it tells of.
        told = [r for m, r in zip(mentions, found, strict=False) if not m.sent]
        put_in = {
            r.entry.country
            for (first, last), r in zip(pieces, found, strict=False)
            if r.entry is not None
            and r.entry.kind == "C"
            and locative(view, first)
            and "".join(view.words[last : last + 1]) not in POSSESSIVE
        }
        country = _where_told(spoken_of, told, put_in) or _where_told(Counter(), found[: len(mentions)], put_in)
        country = country or home or (lands[0] if len(lands) == 1 else None)
        for (first, last), mention, resolved in zip(pieces, mentions, found[: len(mentions)], strict=True):
            place = to_place(mention, resolved, self._gazetteer, country)
            sited = mention.kind in ("P", "Q", "F", "A2") or (
                (_put(view, first, last) or (first, last) in opening)
                and first not in view.titled
                and view.lower[last - 1] not in words().deeds  # "In Riverton Shooting"
                and not self._cities(view, first, last)
            )
            told_where = fold(mention.name) in put and first not in view.titled
            if place is None and country is None and (told_where if resolved.dropped else sited):
                # a village, district or camp in a text that names no country
                place = Place(name=mention.full or mention.name, precision=COUNTRY, source="text")
            if place is None or mention.aside or (resolved.dropped and fold(mention.name) not in put):
                continue
            whole = doc[first:last]
            start = mention.phrase if place.lat is None and mention.phrase is not None else mention.start
            end = mention.noun_end if mention.kind in IN_TOWN and mention.noun_end else mention.end
            if (start, end) != (mention.start, mention.end):
                whole = doc.char_span(start, end, alignment_mode="expand") or whole
            whole._.place = place
            result.append(whole)
        for first, last, city in capital.meant(text, spoken_of, self._gazetteer, _year(doc)):
            span = doc.char_span(first, last, alignment_mode="expand")
            if span is None or _far_from(text[max(0, first - BEFORE) : first]):
                continue
            # "Burundi's capital" says more than the country in it.
            inside = [s for s in result if s.start < span.end and span.start < s.end]
            if all(span.start <= s.start and s.end < span.end and s._.place.precision == COUNTRY for s in inside):
                result = [s for s in result if s not in inside]
                span._.place = _place(city.name, city, self._gazetteer, city.precision, (), city.source, None)
                result.append(span)
        result += _further(doc, text, sorted(result, key=lambda s: s.start))
        doc.spans["places"] = filter_spans(result)
        return doc

    def _pieces(self, view: View, countries: Sequence[str]) -> list[recognise.Piece]:
        """The names of a text that are places', without those inside the name of an armed group."""
        groups = bands(view)
        found = recognise.places(view, self._gazetteer, countries)
        return [p for p in found if not groups.issuperset(range(*p))]

    def _sent(
        self, doc: Doc, named: Sequence[Mention], line: Sequence[Mention], found: Sequence[Resolved]
    ) -> sent.Sent | None:
        """Where the page was sent from: the town of its dateline, as resolved there or where else the text names it."""
        told = sent.read(doc._.article)
        if told is None:
            return None
        first = len(named) if line else next((k for k, m in enumerate(named) if fold(m.name) == fold(told[0])), None)
        mention, resolved = ([*named, *line][first], found[first]) if first is not None else (None, None)
        made = to_place(mention, resolved, self._gazetteer) if mention is not None and resolved is not None else None
        return sent.place(doc._.article, self._gazetteer, resolved.entry if resolved is not None else None, made)

    def _lands(self, view: View, pieces: Sequence[recognise.Piece]) -> list[str]:
        """Countries (alpha-3) of several towns of a text, each known in one country alone, as a text on one's own country doesn't name it."""
        names = {fold(view.name(*piece)) for piece in pieces}
        found: Counter[str] = Counter()
        for name in names:
            homes = {e.country for e in self._gazetteer.find(name) if e.main and e.kind in ("P", "A1", "A2")}
            big = any(e.population >= LEAST for e in self._gazetteer.find(name))
            found.update(code for code in homes if code and len(homes) == 1 and big)
        return [code for code, count in found.items() if count >= SEVERAL]

    def _cities(self, view: View, first: int, last: int) -> bool:
        """Whether a name of several words holds a city's, so that it may be two that lost their comma."""
        parts = (self._gazetteer.find(view.words[i]) for i in range(first, last) if last - first > 1)
        return any(e.main and e.population >= CITY for found in parts for e in found)

    def _provinces_named(self, mentions: Sequence[Mention], spoken_of: Counter[str]) -> set[str]:
        """The countries (alpha-3) in which a text names no place, and by whose name it means a province elsewhere in which it can: Georgia's Dodge
        County is in no country of that name."""
        found = {
            fold(m.name): self._gazetteer.find(m.name)
            for m in mentions
            if fold(m.name) not in self._gazetteer.countries
        }
        lands = {e.country for entries in found.values() for e in entries if e.main}
        around = {e.admin1 for entries in found.values() for e in entries if e.kind in ("P", "A2")}
        return {
            code
            for code in spoken_of
            if code not in lands
            for e in self._gazetteer.find(self._gazetteer.country_name(code))
            if e.kind == "A1" and e.main and e.country != code and e.admin1 in around
        }

    def _seats(
        self, doc: Doc, pieces: Sequence[recognise.Piece], mentions: Sequence[Mention], found: Sequence[Resolved]
    ) -> Iterator[Span]:
        """The towns and districts among some pieces, as where their own are: near, at best."""
        for (first, last), mention, resolved in zip(pieces, mentions, found, strict=True):
            place = to_place(mention, resolved, self._gazetteer) if resolved.entry else None
            if place is not None and resolved.entry is not None and resolved.entry.kind in ("P", "A2"):
                lives = last < len(doc) and doc[last].lower_ in words().residents
                span = Span(doc, first, last, label=RESIDENTS if lives else "")
                span._.place = place.model_copy(update={"precision": max(place.precision, NEAR)})
                yield span


def _further(doc: Doc, text: str, found: Sequence[Span]) -> Iterator[Span]:
    """ "Around 400 km to the north": a place far from the one that the sentence names before, in a country that is not said."""
    for match in words().further.finditer(text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        far = kilometres(match[1], match[2])
        if span is None or far is None or far < FAR_KM or any(s.start < span.end and span.start < s.end for s in found):
            continue
        start = span.sent.start if doc.has_annotation("SENT_START") else 0
        before = (s._.place for s in reversed(found) if start <= s.start < span.start)
        anchor = next((place for place in before if place.precision < 6), None)
        if anchor is not None:
            relation = f"{match[1]} {match[2]} {match[4].lower()} of"
            span._.place = Place(name=f"{relation} {anchor.name}", precision=5, relation=relation)
            yield span


def _far_from(before: str) -> bool:
    """Whether the words before a name say that something lies far from it: "95 miles south of"."""
    away = words().distance.search(before)
    return away is not None and (kilometres(away[2], away[3]) or 0.0) >= FAR_KM


def _year(doc: Doc) -> int | None:
    """The year in which the text was published, if it says so."""
    published = doc._.article.published.start if doc._.article is not None else None
    return published.year if published is not None else None


class Acting:
    """Tells names that stand for a government or are part of an actor's name from places."""

    def __init__(
        self,
        doc: Doc,
        view: View,
        gazetteer: Gazetteer,
        pieces: Sequence[recognise.Piece] = (),
        countries: Sequence[str] = (),
    ) -> None:
        self._doc, self._view, self._gazetteer = doc, view, gazetteer
        self._actors = [(s.start, s.end, s._.actor) for s in doc.spans.get("actors", ())]
        self._guessed = {s.start for s in doc.spans.get("actors", ()) if s.label_ in GUESSED}
        around = Around(view, gazetteer)
        self._around, self._listed, self._put = around, Lists(view), Put(view, around)
        self._heads = Heads(around, countries)
        self.openings = Openings(around, frozenset(countries))
        self._named = {i for start, stop in pieces for i in range(start, stop)}

    def __call__(self, start: int, stop: int) -> bool:
        for first, last, actor in self._actors:
            if first <= start and stop <= last:
                if actor is not None and actor.country is None and actor.code[:1].isupper() and actor.kind == "forces":
                    # fighters of a named group: a name that no gazetteer knows is the group's
                    return not self._gazetteer.find(self._view.name(start, stop))
                whose = actor is not None and actor.kind == "forces"
                if actor is not None and actor.kind == "people" and start == first and stop == last - 1:
                    # "a US citizen"
                    return self._is_country(start, stop)
                if whose and ((stop < last and self._is_country(start, stop)) or self._acted(start, stop)):
                    # "a US drone", "Niger troops", "the forces of Baghdad"
                    return True
                if actor is None or actor.kind in ("forces", "people"):
                    return False
                known = first not in self._guessed and actor.kind in NAMED
                if known and not self._gazetteer.find(self._view.name(start, stop)):
                    return True  # "a camp of Jaish-e-Mohammed"
                if first in self._guessed and actor.kind in GUESSED and self.told(start, stop):
                    return False
                # "in the Yala municipality"
                named = all(word in words().kinds for word in self._view.lower[stop:last])
                return first != start or not named or not locative(self._view, start)
        if self._is_country(start, stop):
            return not locative(self._view, start) and not self._behind(start, stop)
        both = [fold(part) for part in self._view.name(start, stop).split("-")]
        if len(both) > 1 and all(part in self._gazetteer.countries for part in both):
            # "a US-UK raid"
            return self._view.lower[stop : stop + 1] != ["border"]
        capital = fold(self._view.name(start, stop)) in self._gazetteer.capitals
        return self._acted(start, stop) or (capital and self._speaks(start, stop) and not locative(self._view, start))

    def _behind(self, start: int, stop: int) -> bool:
        """Whether a country or state stands right behind a place that lies in it: "RIVERTON, Georgia (KXYZ)"."""
        view = self._view
        if (
            view.words[start - 1 : start] != [","]
            or start - 2 not in self._named
            or self._listed.of_places(start, stop)
        ):
            return False
        return "".join(view.words[stop : stop + 1]) in BREAKS

    def told(self, start: int, stop: int) -> bool:
        """Whether the words around a name that only the tagger takes for somebody's say that it is a place's."""
        if self._around.kind_before(start) or self._around.of_dwellers(start) or self._put.lies(start):
            return True
        if self._around.of_a_school(start) or self._put.happens.there(start, stop) or self._heads.place(start, stop):
            return True
        if self._listed.of_places(start, stop) or self._put.described(stop):
            return True
        head = self._listed.head(start)
        return head < start and all(self._shared(i) for i in range(head, start)) and locative(self._view, head)

    def _shared(self, i: int) -> bool:
        """Whether a word before a name belongs to a list of places that ends in "and" and that name: "in Tyre, Nabatieh and Baalbek"."""
        return i in self._named or self._view.lower[i] in PARTS

    def _is_country(self, start: int, stop: int) -> bool:
        key = fold(self._view.name(start, stop))
        return key in self._gazetteer.countries or key.removesuffix("s") in self._gazetteer.countries

    def _speaks(self, start: int, stop: int) -> bool:
        """True for the subject of a verb in the active: "Baku said"."""
        return any(t.dep_ == "nsubj" and t.head.pos_ == "VERB" for t in self._doc[start:stop])

    def _acted(self, start: int, stop: int) -> bool:
        """True for a capital that did it, is accused or has forces: "denied by Bangkok", "accusing Tehran of", "the forces of Tehran and Baghdad"."""
        if fold(self._view.name(start, stop)) not in self._gazetteer.capitals:
            return False
        lower = self._view.lower
        if lower[max(start - 1, 0)] in words().allies or "".join(lower[stop : stop + 1]) in words().allies:
            return True  # "its ally Riverton", "defended its Riverton ally"
        for token in self._doc[start:stop]:
            while token.dep_ == "conj" and token.head is not token:
                token = token.head
            if token.dep_ == "dobj" and token.head.lower_ in words().accuses:
                return True
            if token.dep_ == "pobj":
                of_forces = token.head.lower_ == "of" and token.head.head.lower_ in words().powers
                if token.head.dep_ == "agent" or of_forces:
                    return True
        return False


def locative(view: View, start: int) -> bool:
    """True when the words before a name put something there: "in X", "near northern X", "the border with X"."""
    lower, lists = view.lower, words()
    i = start - 1
    while i >= 0 and (
        lower[i] in ("the", "and", ",", "both") or lower[i] in lists.passed_over or view.label[i] in ("GPE", "NORP")
    ):
        if lower[i] in lists.locative:
            return True
        i -= 1
    return i >= 0 and (
        lower[i] in lists.locative or (lower[i] in ("border", "with") and lower[max(i - 1, 0)] == "border")
    )


def _put(view: View, start: int, stop: int) -> bool:
    """Whether the words before a name, or they and its label, say that it is a place."""
    lower, i = view.lower, start - 1
    while i > 0 and (lower[i] == "the" or lower[i] in words().passed_over):
        i -= 1
    labelled = any(label in recognise.PLACE_LABELS for label in view.label[start:stop])
    return (i >= 0 and lower[i] in words().strong) or (labelled and locative(view, start))


def main_nations(counts: Counter[str], most: int = 3) -> list[str]:
    """The countries (alpha-3) that a text speaks of most."""
    return [code for code, _ in counts.most_common(most)]


def _where_told(counts: Counter[str], found: Iterable[Resolved], put_in: Collection[str | None]) -> str | None:
    """The country that a text speaks of most of those in which it names towns or provinces, else that of several of its towns, else the
    one that it puts something in (``put_in``: "in south Lebanon"), else the one that is named as a place, else the one that it speaks of
    most: soldiers of another may be named more often."""
    told = [r.entry for r in found if r.entry is not None and r.entry.country]
    whole = {e.country for e in told if e.kind == "C"}
    entries = {e.id: e for e in told if e.kind != "C"}
    lands = Counter(e.country for e in entries.values() if e.country)
    spoken_of = main_nations(counts, len(counts))
    own = next((code for code in spoken_of if code in lands), None)
    land, towns = next(iter(lands.most_common(1)), (None, 0))
    if own or towns >= SEVERAL or not spoken_of:
        return own or land
    return next((code for codes in (put_in, whole) for code in spoken_of if code in codes), spoken_of[0])


def nations(text: str, gazetteer: Gazetteer) -> Counter[str]:
    """How often a text names each country or its people (alpha-3 code -> count); capitals and towns do not count, nor who only backs
    somebody, nor who mostly is abroad ("a Thai worker")."""
    counts: Counter[str] = Counter()
    for found in _CAPITALISED.finditer(text):
        parts = re.split(r"[ -]", found[0].rstrip("'’"))
        backs = _BACKED.match(text, found.end()) is not None
        foreign = words().foreigners.match(text, found.end()) is not None
        i = 0
        while i < len(parts):
            for stop in range(len(parts), i, -1):
                written = " ".join(parts[i:stop])
                key = fold(written).removesuffix(" s")
                if key in words().no_nation:
                    i = stop - 1  # "Central American", "New Mexico"
                    break
                code = gazetteer.countries.get(key)
                if code is not None and len(key) <= LONGEST_INITIALS and not written.isupper():
                    code = None  # "Car bomb" is none of the Central African Republic
                code = code or gazetteer.demonyms.get(key)
                if code is None and key.endswith("s"):
                    code = gazetteer.countries.get(key[:-1])
                if code:
                    guest = foreign and stop == len(parts) and gazetteer.demonyms.get(key) == code
                    counts[code] += not (guest or (backs and stop == len(parts)))
                    i = stop - 1
                    break
            i += 1
    return +counts


def to_place(mention: Mention, resolved: Resolved, gazetteer: Gazetteer, country: str | None = None) -> Place | None:
    """The model's :class:`Place` for a resolved mention; ``None`` when nothing is known of where it is.

    Parameters: ``country`` (alpha-3) that the text speaks of, for names that nothing else is known of.
    """
    entry, parent = resolved.entry, resolved.parent
    name = re.sub(r"\s+", " ", mention.name).strip()
    if mention.kind in IN_TOWN and mention.full:
        name = mention.full
    if mention.kilometres is not None and mention.kilometres >= FAR_KM:
        home = entry or parent
        return Place(
            name=f"{mention.relation} {mention.name}", admin1=None, country=home.country if home else mention.country,
            precision=5, relation=mention.relation,
        )  # fmt: skip
    if entry is None:
        if parent is None:
            country = mention.country or country
            return Place(name=name, country=country, precision=6, source="text") if country else None
        coarse = max(parent.precision, 4 if resolved.guessed else 2)
        if mention.kind == "R" and mention.noun in words().nature:
            coarse = max(coarse, LINE)  # a village beside the river says more
        return _place(name, parent, gazetteer, coarse, (), "text", mention.relation, resolved.town, resolved.called)
    if entry.kind == "C" and fold(name) in gazetteer.demonyms:
        name = entry.name  # "the Thai side" lies in Thailand
    precision = max(entry.precision, 2) if mention.near else entry.precision
    if mention.kind == "A2" and entry.kind == "P" and resolved.town is None and (parent is None or parent.kind != "P"):
        # "the district of Riverton", of which only the town is known
        precision = max(precision, DISTRICT)
    others = [n for n in dict.fromkeys((entry.name, *entry.others.split("|"))) if n and n != name]
    return _place(
        name, entry, gazetteer, precision, others, entry.source, mention.relation, resolved.town, resolved.called
    )


def _place(
    name: str,
    at: Entry,
    gazetteer: Gazetteer,
    precision: int,
    others: Iterable[str],
    source: str,
    relation: str | None,
    town: Entry | None = None,
    called: str | None = None,
) -> Place:
    within = called or (town.name if town else None)
    within = within.title() if within is not None and within.isupper() and len(within) > LONGEST_INITIALS else within
    admin1 = at.admin1 if at.user else gazetteer.admin1_name(at.admin1)
    return Place(
        name=name, admin1=admin1, country=at.country, lat=at.lat, lon=at.lon, precision=precision,
        other_names=tuple(others), source=source, relation=relation, within=within,
    )  # fmt: skip


@Language.factory("rashomon_places", assigns=["doc.spans"], default_config={"gazetteer_csv": None})
def make_places(nlp: Language, name: str, gazetteer_csv: str | None) -> Places:
    """Make the component. Setting ``gazetteer_csv``: path of a user's own gazetteer, whose places win."""
    return Places(Gazetteer(Path(gazetteer_csv) if gazetteer_csv else None))


__all__ = ["Places", "Span", "make_places", "nations", "to_place"]
