"""A text's paragraphs as an article has them."""

from __future__ import annotations

import re

from rashomon.model import Span


def paragraphs(text: str, at: int = 0) -> tuple[Span, ...]:
    """The parts of a text between blank lines; ``at``: where the text begins on its page."""
    return tuple(
        Span(start=at + m.start(), end=at + m.end(), text=m[0]) for m in re.finditer(r"(?:(?!\n\n).)+", text, re.DOTALL)
    )
