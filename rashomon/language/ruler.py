"""The rules of a spaCy pipeline by which a token gets its part of speech and form: asked once for each kind of token, not for each token."""

from __future__ import annotations

from typing import Any

from spacy import attrs
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

MEMORY = 200_000
"""Kinds of token whose rules are kept at most."""
Match = tuple[int, int, int]
"""Number of a rule, and where it holds: half-open token range."""


class Rules:
    """Stands in for the matcher of an ``AttributeRuler``, with the same matches.

    A rule for one token asks for nothing but some of its attributes, so it holds for all tokens that share them; the few rules for several
    tokens are matched as ever.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self.get = ruler.matcher.get
        self._one, self._several = Matcher(ruler.vocab, validate=False), Matcher(ruler.vocab, validate=False)
        asked: set[int] = set()
        rules: list[Any] = ruler.patterns
        for number, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                alone = len(pattern) == 1 and all(name in attrs.IDS for name in pattern[0])
                (self._one if alone else self._several).add(str(number), [pattern])
                asked.update(attrs.IDS[name] for name in pattern[0] if alone)
        self._asked = [attrs.IDS["ORTH"], *sorted(asked)]
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __call__(self, doc: Doc, **settings: Any) -> list[Match]:
        """All matches in a document; ``settings`` as for spaCy's ``Matcher``."""
        if len(self._known) > MEMORY:
            self._known.clear()
        found: list[Match] = self._several(doc, **settings)
        for at, (_, *values) in enumerate(doc.to_array(self._asked).tolist()):
            kind = tuple(values)
            rules = self._known.get(kind)
            if rules is None:
                rules = self._known[kind] = tuple(rule for rule, _, _ in self._one(doc[at : at + 1], **settings))
            found += [(rule, at, at + 1) for rule in rules]
        return found


def quicken(nlp: Language) -> None:
    """Let the rulers of a pipeline that is loaded match by :class:`Rules`; other components stay as they are."""
    for _, component in nlp.pipeline:
        if isinstance(component, AttributeRuler):
            component.matcher = Rules(component)  # type: ignore[assignment]
