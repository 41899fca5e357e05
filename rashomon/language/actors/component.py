"""The spaCy component ``rashomon_actors``: finds who acts, speaks or suffers in a text, and resolves each to a code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from rashomon.language.actors.codes import Coder
from rashomon.language.actors.context import Context
from rashomon.language.actors.find import pieces
from rashomon.language.actors.join import join, located
from rashomon.language.actors.keep import acts
from rashomon.language.actors.lexicon import keys, lexicon
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.points import pointers
from rashomon.language.actors.view import View
from rashomon.language.extensions import register
from rashomon.language.places.gazetteer import Gazetteer

_WEIGHT = {"name": 2, "adj": 2, "plural": 2, "owns": 2, "capital": 2}
_LOCATED = 4
"""What lies in a state says more of where an article plays than who is named."""
_TOWNS = 8
"""Most towns of a text that are looked up."""


class Actors:
    """Writes ``doc.spans["actors"]``: spans that do not overlap, each with ``span._.actor``.

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
        found = pieces(view)
        scene = self._scene(view, found)
        mentions = [m for m in join(view, found) if acts(view, m)]
        mentions = pointers(view, mentions)
        context = Context(view, scene, self._country)
        coder = Coder(context)
        for m in mentions:
            actor = coder.actor(m)
            if actor is not None:
                context.add(m, actor)
        for m in mentions:
            if m.actor is not None and m.actor.kind == "person" and m.what != "many":
                m.actor = coder.persons.best(m.actor)
        return [m for m in mentions if m.actor is not None]

    def _scene(self, view: View, found: Iterable[Mention]) -> Counter[str]:
        """How much speaks for each state that the article plays there: its name where something lies in it, its towns, its people.

        Towns count for a state that the text names, else for the one of the largest of that name.
        """
        counts: Counter[str] = Counter()
        for m in found:
            if m.what == "state" and m.entry is not None and m.entry.country:
                place = m.sort == "name" and located(view, m)
                counts[m.entry.country] += _LOCATED if place else _WEIGHT.get(m.sort, 2)
        named = frozenset(counts)
        towns = Counter(
            e.text for e in view.doc.ents if e.label_ in ("GPE", "LOC") and keys(e.text) not in view.lex.entries
        )
        for name, count in towns.most_common(_TOWNS):
            code = self._country(name, named)
            if code:
                counts[code] += _LOCATED * count
        return counts

    def _country(self, place: str, named: frozenset[str] = frozenset()) -> str | None:
        """Country of the most populous place of that name, one of those named if there is one."""
        found = self._gazetteer.find(place)
        for entry in found[:10]:
            if entry.country in named:
                return entry.country
        return None if named or not found else found[0].country


@Language.factory("rashomon_actors", assigns=["doc.spans"])
def make_actors(nlp: Language, name: str) -> Actors:
    """Make the component for a pipeline that has a tagger, a parser and an entity recogniser before it."""
    return Actors(Gazetteer())
