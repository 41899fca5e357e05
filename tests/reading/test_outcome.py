"""Who was shot and died is one of the dead."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article
from rashomon.reading import scene_of
from rashomon.reading.outcome import outcomes, singles
from tests.spans import paragraphs


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def wounded(nlp: Language, text: str) -> list[int]:
    """The numbers of wounded that remain of a text that tells one incident."""
    article = Article(page="p.txt", index=0, spans=paragraphs(text))
    _, doc = next(language.annotate(nlp, [article]))
    scene = scene_of(doc)
    settled = outcomes(scene, range(len(scene.tolls)))
    counts = [settled.get(k, toll.count) for k, toll in enumerate(scene.tolls) if toll.status == "wounded"]
    return [count.low for count in counts if count is not None and count.low is not None]


@pytest.mark.parametrize(
    ("text", "remain"),
    [
        ("A man was shot near the market. He was taken to hospital, where he died.", []),
        ("Four people were shot in the head. All of the victims, four people, were killed.", []),
        ("Six people were shot outside the bar. A woman was killed.", [5]),
        ("A woman was shot in the leg and a man was killed.", [1]),
        ("A policeman was shot in the leg. A villager was killed.", [1]),
        ("Karim Haddad was shot in the leg. Omar Nasser was killed.", [1]),
        ("She shot her brother by mistake. Her brother was killed by one bullet.", []),
        ("A soldier was wounded by a mine. He later died.", []),
        ("A soldier was wounded by a mine. Another soldier died.", [1]),
        ("He shot another teenager, killing him.", []),
        ("A girl was taken to hospital with a bullet in her leg. She died on Monday.", []),
        ("Twenty people were taken to hospital. Nine women were killed.", [20]),
        ("Sixteen people sustained burns. Nine women and two men were killed.", [16]),
        ("Five people were shot, two were killed and three were wounded.", [3]),
        ("Nine traders were shot, one fatally, near the ford.", [8]),
        ("Nine traders were shot, three of them fatally.", [6]),
        ("Six traders were shot, killing one of them.", [5]),
        ("A man stabbed two guards in the yard before soldiers shot him dead.", [2]),
    ],
)
def test_the_dead_are_not_counted_as_wounded(nlp: Language, text: str, remain: list[int]) -> None:
    assert wounded(nlp, text) == remain


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("Four people were shot. A boy was shot in the leg.", True),
        ("Four people were shot. Another boy was shot in the leg.", False),
        ("Four people were shot. One boy was shot in the leg.", False),
        ("Four people were shot. A boy was also shot.", False),
        ("Four people were shot in Gao. In Mopti, a boy was shot.", False),
        ("A boy was shot in the leg. Four people were shot.", False),
    ],
)
def test_who_is_told_after_a_count_is_one_of_those(nlp: Language, text: str, among: bool) -> None:
    article = Article(page="p.txt", index=0, spans=paragraphs(text))
    _, doc = next(language.annotate(nlp, [article]))
    scene = scene_of(doc)
    found = singles(scene, range(len(scene.tolls)))
    assert [scene.tolls[k].count.low for k in found.values()] == [4] * among
