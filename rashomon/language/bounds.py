"""The spaCy component ``rashomon_bounds``: a paragraph's end is a sentence's end, whatever the parser thinks."""

from __future__ import annotations

from spacy import attrs
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.columns import columns

HYPHEN = "-"


@Language.component("rashomon_bounds", assigns=["token.is_sent_start"])
def bounds(doc: Doc) -> Doc:
    """Start a sentence after every blank line, so that a headline without a full stop is not read into the text below it; and none
    after the capitals that some outlets open a story with ("SEVEN people were hurt") or within a word with a hyphen ("at al-Barth").

    Must stand before the parser, which keeps to starts that are set.
    """
    broken = False
    (texts,) = columns(doc, attrs.ORTH)
    spaced = doc.to_array(attrs.SPACY).tolist()
    for i, text in enumerate(texts):
        if broken and not text.isspace():
            token = doc[i]
            token.is_sent_start = True
            broken = False
            if token.is_upper and token.is_alpha and i + 1 < len(doc) and doc[i + 1].is_lower:
                doc[i + 1].is_sent_start = False
        elif "\n\n" in text:
            broken = True
        elif i and not spaced[i - 1] and HYPHEN in (text[0], texts[i - 1]):
            doc[i].is_sent_start = False
    return doc
