"""Figures that sum up a stretch of time beside those of one incident."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article
from rashomon.reading import scene_of
from rashomon.reading.stretch import summed
from tests.spans import paragraphs


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def sums(nlp: Language, text: str) -> list[int | None]:
    """The numbers that sum up more than the one incident that the text tells."""
    article = Article(page="p.txt", index=0, spans=paragraphs(text))
    _, doc = next(language.annotate(nlp, [article]))
    scene = scene_of(doc)
    return [scene.tolls[k].count.low for k in sorted(summed(scene, range(len(scene.tolls))))]


@pytest.mark.parametrize(
    ("text", "wider"),
    [
        ("A shell killed four people. Shelling has killed 44 people in the town since Thursday.", [44]),
        ("A shell killed four people. More than 2,000 people have been killed since fighting began last year.", [2000]),
        ("A shell killed four people. Seven days of strikes have left 60 villagers dead.", [60]),
        ("A shell killed four people. More than 63 people have been killed over the past week.", [63]),
        ("Shelling has killed 44 people in the town since Thursday.", []),
        ("A shell killed four people. Since Thursday 44 people have been wounded.", []),
        ("A shell killed four people and a rocket killed two, the first attack since the truce.", []),
        ("A shell killed four people. Rockets killed two people in the last village before the river.", []),
    ],
)
def test_what_has_been_since_is_no_toll_of_one_incident(nlp: Language, text: str, wider: list[int]) -> None:
    assert sums(nlp, text) == wider
