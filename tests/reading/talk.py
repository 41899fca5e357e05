"""Makes scenes for the tests of diplomacy and history: a parsed text with actors, times and places set by hand."""

from __future__ import annotations

from collections.abc import Mapping

import spacy
from spacy.language import Language

from rashomon.language.extensions import register
from rashomon.language.quantities import make_quantities
from rashomon.model import Actor, Place, Span, TimeMention
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import Attribution
from rashomon.reading.tolls import tolls


def state(code: str, name: str) -> Actor:
    return Actor(code=code, name=name, kind="state", country=code)


def person(code: str, country: str | None = None) -> Actor:
    return Actor(
        code=code, name=code.split("/")[-1], kind="person", country=country, office="minister" if country else None
    )


def both(*codes: str) -> Actor:
    return Actor(code=" and ".join(codes), name="both", kind="state", plural_of=codes)


def when(**parts: object) -> TimeMention:
    return TimeMention.model_validate({"span": Span(start=0, end=0, text=""), **parts})


def scene(
    nlp: Language,
    text: str,
    actors: Mapping[str, Actor],
    times: Mapping[str, TimeMention] | None = None,
    places: Mapping[str, Place] | None = None,
    attributions: list[Attribution] | None = None,
) -> Scene:
    """The scene of a text; every place in which the words of a table stand is marked."""
    register()
    doc = make_quantities(nlp, "quantities")(nlp(text))
    for key, attribute, table in (("actors", "actor", actors), ("times", "time", times), ("places", "place", places)):
        spans = []
        for words, value in (table or {}).items():
            at = text.find(words)
            while at >= 0:
                span = doc.char_span(at, at + len(words))
                if span is not None:
                    span._.set(attribute, value)
                    spans.append(span)
                at = text.find(words, at + 1)
        doc.spans[key] = spacy.util.filter_spans(spans)
    return Scene(doc, tolls(doc), attributions or [])
