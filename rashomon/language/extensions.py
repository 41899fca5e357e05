"""The spaCy extension attributes through which the language room's components hand on what they found."""

from spacy.tokens import Doc, Span

SPAN_ATTRIBUTES = ("actor", "place", "time", "count")


def register() -> None:
    """Register ``doc._.article``, ``doc._.headline_end``, ``doc._.sent`` and ``span._.actor / place / time / count``; safe to call twice."""
    if not Doc.has_extension("article"):
        Doc.set_extension("article", default=None)
    if not Doc.has_extension("headline_end"):
        Doc.set_extension("headline_end", default=0)
    if not Doc.has_extension("sent"):
        Doc.set_extension("sent", default=None)
    for name in SPAN_ATTRIBUTES:
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)
