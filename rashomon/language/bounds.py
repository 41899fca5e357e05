"""The spaCy component ``rashomon_bounds``: a paragraph's end is a sentence's end, whatever the parser thinks."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

HYPHEN = "-"


@Language.component("rashomon_bounds", assigns=["token.is_sent_start"])
def bounds(doc: Doc) -> Doc:
    """Start a sentence after every blank line, so that a headline without a full stop is not read into the text below it; and none
    after the capitals that some outlets open a story with ("SEVEN people were hurt") or within a word with a hyphen ("at al-Barth").

    Must stand before the parser, which keeps to starts that are set.
    """
    broken = False
    for token in doc:
        if broken and not token.is_space:
            token.is_sent_start = True
            broken = False
            if token.is_upper and token.is_alpha and token.i + 1 < len(doc) and doc[token.i + 1].is_lower:
                doc[token.i + 1].is_sent_start = False
        elif "\n\n" in token.text:
            broken = True
        elif token.i and not doc[token.i - 1].whitespace_ and HYPHEN in (token.text[0], doc[token.i - 1].text):
            token.is_sent_start = False
    return doc
