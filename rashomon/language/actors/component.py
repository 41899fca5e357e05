"""The spaCy component ``rashomon_actors``: finds who acts, speaks or suffers in a text, and resolves each to a code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from rashomon.language.actors.codes import Coder
from rashomon.language.actors.context import Context
from rashomon.language.actors.find import pieces
from rashomon.language.actors.join import join
from rashomon.language.actors.keep import acts
from rashomon.language.actors.lexicon import lexicon
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.points import pointers
from rashomon.language.actors.view import View
from rashomon.language.extensions import register
from rashomon.language.places.gazetteer import Gazetteer

_WEIGHT = {"name": 1.0, "adj": 1.0, "plural": 1.0, "owns": 1.0, "capital": 0.7}


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
        states = self._states(view, found)
        mentions = [m for m in join(view, found) if acts(view, m)]
        mentions = pointers(view, mentions)
        context = Context(view, states)
        coder = Coder(view, context, self._country)
        for m in mentions:
            actor = coder.actor(m)
            if actor is not None:
                context.add(m, actor)
        best = {a.name: a for a in coder.persons.values()}
        for m in mentions:
            if m.actor is not None and m.actor.kind == "person" and m.actor.name in best:
                m.actor = best[m.actor.name]
        return [m for m in mentions if m.actor is not None]

    def _states(self, view: View, found: Iterable[Mention]) -> Counter[str]:
        """How much a text speaks of each state; by its towns when it names none."""
        counts: Counter[str] = Counter()
        for m in found:
            if m.what == "state" and m.entry is not None and m.entry.country:
                counts[m.entry.country] += _WEIGHT.get(m.sort, 1.0)  # type: ignore[assignment]
        if not counts:
            names = Counter(e.text for e in view.doc.ents if e.label_ == "GPE")
            for name, count in names.most_common(5):
                code = self._country(name)
                if code:
                    counts[code] += count
        return counts

    def _country(self, place: str) -> str | None:
        """Country of the most populous place of that name."""
        found = self._gazetteer.find(place)
        return found[0].country if found else None


@Language.factory("rashomon_actors", assigns=["doc.spans"])
def make_actors(nlp: Language, name: str) -> Actors:
    """Make the component for a pipeline that has a tagger, a parser and an entity recogniser before it."""
    return Actors(Gazetteer())
