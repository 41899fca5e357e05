"""The spaCy component ``rashomon_bounds``: a paragraph's end is a sentence's end, whatever the parser thinks."""

from __future__ import annotations

import re

from spacy import attrs
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.columns import columns
from rashomon.language.places.words import words

HYPHEN = "-"
OPENS, CLOSES = frozenset("(["), frozenset(")]")
LEADS = frozenset("*•·‣▪●■►-–—/")
"""Signs before or within the figures that open a paragraph: a bullet, "9-11 May"."""
FIGURES = re.compile(r"\d{1,2}(?:[-–/]\d{1,2})?")
"""Figures of a day; a time of day that opens the entry of a live blog stands for itself."""
LEADING = frozenset({"in", "of", "from", "near", "across", "around", "to", "at", "into", "throughout", ","})
LONGEST = 8
"""Tokens of a bracket that opens a paragraph."""


@Language.component("rashomon_bounds", assigns=["token.is_sent_start"])
def bounds(doc: Doc) -> Doc:
    """Start a sentence after every blank line, so that a headline without a full stop is not read into the text below it; and none
    after the figures, bullets or the bracket that open a paragraph ("9-11 May: ...", "(May 12) ..."), after the one word that opens it ("Six Malian soldiers", "SEVEN people were hurt") or within a word with a hyphen ("at al-Barth"), or
    after what is short for a kind of district, before its name ("in Co. Down").

    Must stand before the parser, which keeps to starts that are set.
    """
    broken = False
    (texts,) = columns(doc, attrs.ORTH)
    spaced = doc.to_array(attrs.SPACY).tolist()
    if texts:
        _open(doc, 0, texts)
    if len(texts) > 1 and _goes_on(texts[0], texts[1]):
        doc[1].is_sent_start = False
    for i, text in enumerate(texts):
        if broken and not text.isspace():
            token = doc[i]
            token.is_sent_start = True
            broken = False
            _open(doc, i, texts)
            if i + 1 < len(doc) and _goes_on(texts[i], texts[i + 1]):
                doc[i + 1].is_sent_start = False
        elif "\n\n" in text:
            broken = True
        elif i and ((not spaced[i - 1] and HYPHEN in (text[0], texts[i - 1])) or _in_county(texts, i)):
            doc[i].is_sent_start = False
    return doc


def _goes_on(first: str, second: str) -> bool:
    """Whether the word that opens a paragraph, or a number before a small letter, is no sentence by itself: "Six | Malian soldiers", "SEVEN | people"."""
    return (first.isalpha() and not second.isspace()) or (first.isdigit() and second[0].islower())


def _in_county(texts: list[str], i: int) -> bool:
    """Whether a name follows what is short for a kind of district: "in Co. Down"."""
    return texts[i - 1].lower() in words().shortened and texts[i][0].isupper() and i > 1 and texts[i - 2] in LEADING


def _open(doc: Doc, start: int, texts: list[str]) -> None:
    """Start no sentence right after what opens a paragraph before its first words: figures, bullets, a short bracket."""
    i = start
    while i + 1 < len(texts) and (texts[i] in LEADS or FIGURES.fullmatch(texts[i])) and not texts[i + 1].isspace():
        i += 1
        doc[i].is_sent_start = False
    if texts[i] not in OPENS:
        return
    end = next((k for k in range(i + 1, min(i + LONGEST, len(texts) - 1)) if texts[k] in CLOSES), None)
    if end is not None and not any(text.isspace() for text in texts[i : end + 2]):
        for k in range(i + 1, end + 2):
            doc[k].is_sent_start = False
