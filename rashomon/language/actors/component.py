"""The spaCy component ``rashomon_actors``: finds who acts, speaks or suffers in a text, and resolves each to a code."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from rashomon.language.actors.codes import Coder
from rashomon.language.actors.context import Context
from rashomon.language.actors.find import pieces
from rashomon.language.actors.homonyms import defined, halves, local, surnames
from rashomon.language.actors.join import join
from rashomon.language.actors.keep import acts
from rashomon.language.actors.lexicon import Entry, lexicon
from rashomon.language.actors.located import located
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.points import pointers
from rashomon.language.actors.power import ruling
from rashomon.language.actors.shortened import spell_out
from rashomon.language.actors.view import NAMES, View
from rashomon.language.extensions import register
from rashomon.language.places.fold import fold
from rashomon.language.places.gazetteer import Gazetteer
from rashomon.model import Actor

_LOCATED = 4
"""What lies in a state says more of where an article plays than who is named, and a name more than an adjective ("Russian jets")."""
_GUESSED = 3
"""What a town says of that where no state is named: it may be a namesake."""
_IN = frozenset({"in", "near", "at", "outside", "around"})
_WATCH = frozenset({"observatory", "monitor", "monitoring", "watch", "rights", "monitors"})
_RULED = frozenset({"regime", "government", "administration", "forces"})
_OPENING, _STRESS = 2, 2
"""Sentences that open an article (the headline and the first), and how many times more a name in them says of where it plays."""
_BEHIND = frozenset({":", ",", "(", "-", "–", "—", "--"})
"""What stands behind the town of a dateline."""
_MONTHS = frozenset(calendar.month_name[1:])
"""Behind "in", and no town."""
_TOWNS = 8
"""Most towns of a text that are looked up; :data:`_CITY`: people of one that readers may think of first by a capital's name."""
_CITY = 100_000


def _nations(doc: Doc, found: Sequence[Mention]) -> list[Span]:
    """Where the text names a country or its people, labelled with its code and how ("DEU adj")."""
    named = (m for m in found if m.what == "state" and m.entry is not None and m.entry.kind == "state")
    return [
        Span(doc, m.start, m.end, label=f"{m.entry.country} {m.sort}")
        for m in named
        if m.entry is not None and m.entry.country is not None and m.sort in ("adj", "plural", "name")
    ]


class Actors:
    """Writes ``doc.spans["actors"]``: spans that do not overlap, each with ``span._.actor``; and ``doc.spans["nations"]``, where a country or its
    people are named at all, labelled with code and form ("DEU adj").

    The text is read in order, so that words that point back ("the ministry", "its soldiers", "he") can take the actor named
    last. Settings: a gazetteer, to know the country of a body named by its town ("Aleppo police").
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        register()
        lexicon()
        self._gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        if len(doc):
            for mention in self.read(doc):
                span = Span(doc, mention.start, mention.end, label=mention.what)
                span._.actor = mention.actor
                spans.append(span)
        doc.spans["actors"] = spans
        return doc

    def read(self, doc: Doc) -> list[Mention]:
        """The phrases of a tagged and parsed document that name an actor, each with it, in order."""
        view = View(doc)
        found = surnames(view, defined(view, pieces(view)))
        doc.spans["nations"] = _nations(doc, found)
        scene = self._scene(view, found)
        found = halves(view, ruling(local(view, found, scene), _day(doc)))
        mentions = self._people_not_places(view, join(view, found), frozenset(scene))
        mentions = [m for m in mentions if acts(view, m)]
        mentions = pointers(view, mentions)
        context = Context(view, scene, self._country)
        coder = Coder(context, mentions)
        context.armed, context.watch = _armed(mentions), _watch(coder, found)
        context.local = _local(view, found)
        for m in mentions:
            actor = coder.actor(m)
            if actor is not None:
                context.add(m, actor)
        for m in mentions:
            if m.actor is not None and m.actor.kind == "person" and m.what != "many":
                m.actor = coder.persons.best(m.actor)
        return [m for m in spell_out(view, mentions) if m.actor is not None]

    def _people_not_places(self, view: View, mentions: list[Mention], named: frozenset[str]) -> list[Mention]:
        """Drop names that only the tagger takes for a person's or organisation's: those that lie somewhere in the text, or that the
        gazetteer knows in a state of it."""
        bare = [
            m
            for m in mentions
            if m.title is None and m.owner is None and m.what in ("person", "organisation") and not m.extra
        ]
        doubtful = {id(m) for m in bare}
        people = {m.name.split()[-1] for m in mentions if m.what == "person" and id(m) not in doubtful}
        places = {m.name for m in bare if located(view, m)}
        for m in bare:
            if m.name not in places and any(self._country(name, named) is not None for name in _bare(view, m)):
                places.add(m.name)
        people |= {m.name.split()[-1] for m in bare if m.what == "person" and " " in m.name and m.name not in places}
        return [m for m in mentions if id(m) not in doubtful or m.name not in places or m.name.split()[-1] in people]

    def _scene(self, view: View, found: Sequence[Mention]) -> Counter[str]:
        """How much speaks for each state that the article plays there: its name where something lies in it, its towns, its people.

        Towns count for a state that the text names, else for the one of the largest of that name where no state is named or several
        towns are of it. Armed groups count for the state that they are at home in.
        """
        counts: Counter[str] = Counter()
        states_named = {m.entry.country for m in found if m.what == "state" and m.entry and m.sort != "capital"}
        for m in found:
            if m.what == "state" and view.word(m.end) == "-" and view.word(m.end + 1) in view.lex.words["linked"]:
                # "Turkish-backed factions" may fight anywhere
                continue
            if m.sort == "capital" and m.entry and m.entry.country not in states_named:
                other = self._namesake(view.doc[m.start : m.end].text, states_named)
                if other is not None:
                    # "the Lebanese city of Tripoli", in a text that does not name Libya
                    counts[other] += _LOCATED
                    continue
            if m.what == "state" and m.entry is not None and m.entry.country:
                place = (
                    m.sort == "name" and located(view, m) and view.word(m.start - 2) not in view.lex.words["meetings"]
                )
                stress = _STRESS if view.sentence[m.start] < _OPENING else 1
                counts[m.entry.country] += (_LOCATED if place else 1 if m.sort == "adj" else 2) * stress
            elif m.what == "person":
                known = view.lex.leaders.get(fold(m.name))
                if known is not None and (not known[2] or view.word(m.end) in _RULED):
                    counts[known[0]] += 2
        named = frozenset(counts)
        states = {i for m in found if m.what == "state" for i in range(m.start, m.end)}
        towns = Counter(name for name in self._towns(view, states) if name not in _MONTHS)
        unnamed: dict[str, dict[str, int]] = {}
        for name, count in towns.most_common(_TOWNS):
            code = self._country(name, named)
            if code and named:
                counts[code] += _LOCATED * count
            elif code:
                # the largest of that name anywhere, however often the text names it
                counts[code] += _GUESSED
            elif named and (code := self._country(name)):
                unnamed.setdefault(code, {})[name] = count
        for code, its in unnamed.items():
            # one town can be another's namesake, two seldom are: "Canadian miners" in a page on towns of one other state
            if len(its) > 1:
                counts[code] += _LOCATED * sum(its.values())
        for code, count in _homes(view, found).items():
            counts[code] += min(count, _LOCATED) if code in named else min(2 * count, 2 * _LOCATED)
        return counts

    def _towns(self, view: View, states: set[int]) -> Iterator[str]:
        """Names that lie somewhere: after "in" or before "province", whatever the tagger takes them for; none of the words ``states``."""
        placed, size = view.lex.words["placed"], len(view)
        yield from _dateline(view)
        for ent in view.doc.ents:
            if ent.label_ == "GPE" and ent.start not in states and (view.low[ent.start],) not in view.lex.entries:
                yield ent.text
        i = 0
        while i < size:
            if view.tag[i] not in NAMES or view.word(i - 1) == "-":
                i += 1
                continue
            end = i + 1
            while end < size and end - i < 3 and view.tag[end] in NAMES:
                end += 1
            there = view.word(i - 1) in _IN or view.word(end) in placed
            if there and i not in states and (view.low[i],) not in view.lex.entries:
                yield view.doc[i:end].text
            i = end

    def _namesake(self, capital: str, named: Collection[str | None]) -> str | None:
        """The state, of those that a text names, with a city that is called like another one's capital; ``None`` where there is none."""
        found = (e for e in self._gazetteer.find(capital.title()) if e.main and e.population >= _CITY)
        return next((e.country for e in found if e.country in named), None)

    def _country(self, place: str, named: frozenset[str] = frozenset()) -> str | None:
        """Country of the most populous place of that name, one of those named if there is one."""
        found = self._gazetteer.find(place)
        for entry in found[:10]:
            if entry.country in named:
                return entry.country
        return None if named or not found else found[0].country


def _day(doc: Doc) -> date | None:
    """The day on which the article of a text was published, as far as it is known."""
    article = doc._.article
    return article.published.start if article is not None else None


def _homes(view: View, found: Iterable[Mention]) -> Counter[str]:
    """How often armed groups are named that are at home in each state."""
    codes = [m.entry.code for m in found if m.what == "group" and m.entry is not None and not m.entry.unsure]
    return Counter(home for code in codes if (home := view.lex.homes.get(code)))


def _dateline(view: View) -> Iterator[str]:
    """The town at the head of one of the first lines, in capitals before a comma, bracket or dash: "QUETTA: Nine ..."."""
    for i in range(len(view)):
        if view.sentence[i] > _OPENING:
            return
        if i and not view.opens(i) and "\n" not in view.text[i - 1]:
            continue
        end = i
        while end < len(view) and view.text[end].isupper() and view.text[end].isalpha() and end - i < 3:
            end += 1
        if end > i and view.word(end) in _BEHIND and len(view.text[i]) > 2:
            yield view.doc[i:end].text.title()


def _bare(view: View, mention: Mention) -> Iterator[str]:
    """A name, and what it is without a province behind it ("Bentiu, Unity") or the kind of place that it is ("Kajuru LGA")."""
    yield mention.name
    town, comma, province = mention.name.partition(", ")
    if comma and province:
        yield town
    placed = view.lex.words["placed"]
    if mention.end - mention.start > 1 and view.low[mention.end - 1] in placed:
        yield view.doc[mention.start : mention.end - 1].text


def _watch(coder: Coder, mentions: Iterable[Mention]) -> Actor | None:
    """The one organisation named that keeps count of victims, for "a monitor said" before its name."""
    found = [
        m
        for m in mentions
        if m.what in ("group", "organisation") and _WATCH.intersection(coder.name(m).lower().split())
    ]
    actors = {a.code: a for m in found if (a := coder.actor(m)) is not None and a.kind == "organisation"}
    return next(iter(actors.values())) if len(actors) == 1 else None


def _local(view: View, found: Iterable[Mention]) -> dict[str, Entry]:
    """Parts of peoples that are sides of their own by the name of the people, where the text names one such part: "Bosnian Serbs"."""
    parts: dict[str, dict[str, Entry]] = {}
    for m in found:
        words = m.entry.code.lower().split() if m.what == "group" and m.entry is not None else []
        people = words[1].removesuffix("s") if len(words) == 2 else ""
        known = view.lex.entries.get((people,))
        if m.entry is not None and known is not None and known.what == "state" and known.sort == "adj":
            parts.setdefault(people, {})[m.entry.code] = m.entry
    return {people: next(iter(named.values())) for people, named in parts.items() if len(named) == 1}


def _armed(mentions: Iterable[Mention]) -> str | None:
    """The state whose forces the phrases mostly name, at least twice as often as another's."""
    counts = Counter(
        m.owner.entry.country
        for m in mentions
        if (m.sort in ("force", "army"))
        and not (m.entry is not None and m.entry.code in lexicon().words["outsiders"])
        and m.owner is not None
        and m.owner.what == "state"
        and m.owner.entry is not None
    )
    most = counts.most_common(2)
    if not most or (len(most) > 1 and most[0][1] < 2 * most[1][1]):
        return None
    return most[0][0]


@Language.factory("rashomon_actors", assigns=["doc.spans"])
def make_actors(nlp: Language, name: str) -> Actors:
    """Make the component for a pipeline that has a tagger, a parser and an entity recogniser before it."""
    return Actors(Gazetteer())
