"""Names that no gazetteer knows, at which something is told that is done at places, and names that head entries."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from tests.language.test_places_put import found


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels crept into Mbazira before dawn, the Congolese army said.", "Mbazira"),
        ("Gunships fired towards Herradiya, Yemeni officials said.", "Herradiya"),
        ("Planes circled over Hantarra before bombs fell, Yemeni residents said.", "Hantarra"),
        ("Army snipers in the hills above Kapangban shot four villagers, Philippine officials said.", "Kapangban"),
        ("A patrol boat was sunk off Vattakallimunai, the Sri Lankan navy said.", "Vattakallimunai"),
        ("Gunmen withdrew to their camp in neighbouring Durga Ladi, Nigerian officials said.", "Durga Ladi"),
    ],
)
def test_the_way_to_a_name_makes_it_a_place(nlp: Language, text: str, name: str) -> None:
    assert name in found(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Yaldizgora came under artillery fire again on Monday, Ukrainian officials said.",
        "Yaldizgora was raided and looted on Monday, Nigerian officials said.",
        "Militants burned down Yaldizgora, Mozambican sources said.",
        "The battle for Yaldizgora began at dawn, Congolese officers said.",
        "Rebels shot the imam of Yaldizgora, Malian officials said.",
        "Rebels killed two at the ferry point of Yaldizgora, Congolese officers said.",
    ],
)
def test_what_is_done_to_a_name_makes_it_a_place(nlp: Language, text: str) -> None:
    assert "Yaldizgora" in found(nlp, text)


def test_a_name_that_looks_like_a_place_is_one_where_it_was_taken(nlp: Language) -> None:
    assert "Yaldiz" in found(nlp, "The army took Yaldiz from the rebels on Monday, Syrian media said.")
    assert "Yaldiz" in found(nlp, "Yaldiz fell to the rebels on Monday, Congolese officials said.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They died in the absence of Macron, French officials said.", "Macron"),
        ("Hostility towards Museveni grew, Ugandan papers said.", "Museveni"),
        ("Voters looked into Kagame's eyes in Rwanda.", "Kagame"),
        ("Rebels attacked Savimbi and his men fled, Angolan radio said.", "Savimbi"),
        ("Fears for Sarkozy grew in France as planes flew over.", "Sarkozy"),
        ("Bodies were burned and looted shops stood empty in Haiti.", "Bodies"),
        ("Soldiers of Operation Riverton shot two herders near Mopti in Mali.", "Riverton"),
        ("Talks between Begin and Sadat in Egypt went on in Jerusalem.", "Begin"),
    ],
)
def test_persons_and_words_that_begin_a_sentence_are_none(nlp: Language, text: str, name: str) -> None:
    assert name not in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. Gasizabu, North Kivu, 3 April. Congolese rebels killed two.", "Gasizabu"),
        ("Gasizabu: two died.\n\nCalamar: three died. Colombia mourns.\n\nCali: five died.", "Gasizabu"),
        ("Monday 4 July, Gasizabu. A bomber struck outside a mosque in Saudi Arabia.", "Gasizabu"),
        ("Log of Mexico\n\n24 Jun | Gasizabu, Sinaloa | Two shoot-outs.", "Gasizabu"),
    ],
)
def test_a_name_that_heads_an_entry_is_a_place(nlp: Language, text: str, name: str) -> None:
    assert name in found(nlp, text)


def test_a_speaker_at_the_head_of_a_line_is_no_place(nlp: Language) -> None:
    assert "Gasizabu" not in found(nlp, "Gasizabu: we deny it.\n\nRiyadh was quiet. Yemen mourned.")


def test_a_name_put_somewhere_stands_without_a_country(nlp: Language) -> None:
    doc = nlp("An army helicopter came down in a field near Silverbridge, a few miles from the border.")
    assert [(s._.place.name, s._.place.country) for s in doc.spans["places"]] == [("Silverbridge", None)]


def test_a_name_told_as_a_place_once_is_no_surname(nlp: Language) -> None:
    text = "Rebels driven back from Bin Jawad\n\nLibyan rebels were mauled in Bin Jawad on Sunday."
    assert "Bin Jawad" in found(nlp, text)


def test_another_spelling_lies_in_the_district_that_is_told(nlp: Language) -> None:
    doc = nlp("Nine bodies lay near Narayanguri in Baksa district in India.")
    assert next(s._.place.admin1 for s in doc.spans["places"] if s.text == "Narayanguri") == "Assam"
