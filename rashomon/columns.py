"""What spaCy knows of each token of a document, as plain lists: about half the time that it takes to ask token after token.

A tool, not a room: it knows nothing of pages or events, so any room may use it.
"""

from __future__ import annotations

import numpy as np
from spacy import attrs
from spacy.tokens import Doc


def columns(doc: Doc, *names: int) -> list[list[str]]:
    """For each of the attributes a list of its strings, one for each token.

    Parameters: a ``Doc`` and numbers of :mod:`spacy.attrs` whose values are strings (``ORTH``, ``LOWER``, ``TAG`` ...). A value that is not
    set is the empty string.
    """
    strings = doc.vocab.strings
    return [[strings[key] for key in doc.to_array(name).tolist()] for name in names]


def tree(doc: Doc) -> tuple[list[int], list[bool]]:
    """The head of each token of a parsed ``Doc``, by number, and whether each one begins a sentence."""
    offsets, starts = doc.to_array([attrs.HEAD, attrs.SENT_START]).astype(np.int64).T
    heads: list[int] = (offsets + np.arange(len(doc))).tolist()
    begins: list[bool] = (starts == 1).tolist()
    return heads, begins
