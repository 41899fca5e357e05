"""Counts in words and figures, as ``[low, high]``: the spaCy component ``rashomon_quantities``."""

from __future__ import annotations

from spacy import attrs
from spacy.language import Language
from spacy.tokens import Doc, Span

from rashomon.columns import columns
from rashomon.language.extensions import register
from rashomon.language.quantities.find import DASHES, Found, find
from rashomon.language.quantities.lexicon import lexicon
from rashomon.model import Count

__all__ = ["Quantities", "counts", "make_quantities"]


def counts(doc: Doc) -> list[tuple[int, int, Count]]:
    """Find what a text counts: figures, number words, vague words ("dozens"), "a" and "one" before a noun, "no" and "nobody".

    Parameters: a tagged ``Doc``. Result: half-open token ranges over the whole expression (modifiers in, noun out), in
    order, none overlapping, each with its :class:`~rashomon.model.Count`. Years, dates, clock times, money, measures,
    shares, ages and numbers in names are left out. Vague words follow ACLED's practice: dozens is ``[12, None]``.
    """
    words, tags, texts = columns(doc, attrs.LOWER, attrs.TAG, attrs.ORTH)
    _set_off(words, doc)
    found: list[Found] = find(words, tags, texts, lexicon())
    return [(f.start, f.end, f.value) for f in found]


def _set_off(words: list[str], doc: Doc) -> None:
    """Write a dash that stands apart before a figure as the double one, so that it is no hyphen and no minus: "LIRA - 12 teachers were killed",
    "- 20 rebels captured". Between two figures ("10 - 15") it stays."""
    for i in range(len(words) - 1):
        if words[i] in DASHES and words[i + 1][:1].isdigit() and doc[i].whitespace_:
            before = doc[i - 1] if i else None
            if before is None or (bool(before.whitespace_ or before.is_space) and not words[i - 1][:1].isdigit()):
                words[i] = "--"


class Quantities:
    """Component that fills ``doc.spans["quantities"]``; each span's ``_.count`` is a :class:`~rashomon.model.Count`."""

    def __init__(self) -> None:
        register()
        lexicon()

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for start, end, count in counts(doc):
            span = Span(doc, start, end, label="COUNT")
            span._.count = count
            spans.append(span)
        doc.spans["quantities"] = spans
        return doc


@Language.factory("rashomon_quantities", assigns=["doc.spans"])
def make_quantities(nlp: Language, name: str) -> Quantities:
    """Make the component for a pipeline that has a tagger before it."""
    return Quantities()
