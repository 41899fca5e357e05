"""Fights of words are no incidents; fights of arms in the same words are."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.reading import scene_of
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import mentions, weapons
from tests.reading.test_events import article
from tests.reading.test_quiet import incidents


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def told(nlp: Language, text: str) -> list[str]:
    _, doc = next(language.annotate(nlp, [article(text)]))
    scene = scene_of(doc)
    return [
        m.trigger.word
        for m in mentions(scene, weapons(scene, lexicon()))
        if m.trigger.force in ("strong", "send", "weak")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nelson Mandela attacked F. W. de Klerk in the debate.",
        "In parliament Winston Churchill launched an attack on Clement Attlee on Monday.",
        "The opposition attacked the government for failing to pay teachers.",
        "The minister attacked the court's ruling on the budget.",
        "The two parties are locked in a battle over the nomination.",
        "The prime minister came under a scathing attack on Tuesday.",
        "The party pulled its attack ads from television.",
        "The mayor fired a word missile at his critics.",
        "Richard Nixon keeps attacking me, John F. Kennedy said.",
    ],
)
def test_candidates_fight_with_words(nlp: Language, text: str) -> None:
    assert told(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the village of Bokkos on Monday.",
        "Rebels attacked the government's troops for burning their homes.",
        "Clashes over a new tax law broke out in Kumasi.",
        "Political clashes left three people dead in Karachi.",
        "A vicious attack on worshippers shook the town of Jos.",
        "The army attacked the rebels' positions over the weekend.",
        "Fighters fired a missile at the port of Eilat.",
    ],
)
def test_armed_fights_stay(nlp: Language, text: str) -> None:
    assert told(nlp, text) != []


def test_the_bare_attacks_of_a_debate_are_of_words(nlp: Language) -> None:
    debate = (
        "Richard Nixon attacked John F. Kennedy on Monday in Chicago. John F. Kennedy attacked Richard Nixon in turn. "
        "The attacks went on all night."
    )
    assert told(nlp, debate) == []
    assert incidents(nlp, debate) == []
    assert told(
        nlp, debate + " Gunmen killed four soldiers in Lamu. Militants raided a base in Garissa. Rebels bombed Wajir."
    )


def test_who_dies_of_age_dies_by_nobody(nlp: Language) -> None:
    assert incidents(nlp, "Nancy Reagan, who died on Sunday at the age of 94, was buried in Simi Valley.") == []
