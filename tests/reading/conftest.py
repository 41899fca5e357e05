"""What tests of a whole reading share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Reading, When
from rashomon.reading import read
from tests.spans import paragraphs

DAY = date(2020, 5, 5)
"""On which the texts were published."""


@pytest.fixture(scope="package")
def told() -> Callable[[str], Reading]:
    """Reads a text as an article of :data:`DAY`."""
    nlp = language.load(DEFAULT_MODEL)

    def make(text: str) -> Reading:
        when = When(edtf=DAY.isoformat(), start=DAY, end=DAY)
        article = Article(page="p", index=0, spans=paragraphs(text), published=when)
        _, doc = next(language.annotate(nlp, [article]))
        return read(doc)

    return make
