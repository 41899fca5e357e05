"""Names that open the entries of a list, towns of the countries spoken of, and namesakes far from where a place is told to lie."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.language.places import nations
from rashomon.language.places.gazetteer import Gazetteer
from tests.language.test_places_put import found


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- Wadrusa, 23 Nov: herders were shot at by men from a hill.\n\n- Zeita, 24 Nov: nothing new.", "Wadrusa"),
        ("15:00 – GORBANDU. A mine went off at the well. One killed.\n\n17:20 – KERSHANU. Two hurt.", "GORBANDU"),
        ("Gorbandu (120 km east). The shelling killed four, a health worker counts.", "Gorbandu"),
        ("(a) Gorbandu - youths burned stalls, 3 May; nine dead.\n\n(b) Kassala - two hurt, 4 May.", "Gorbandu"),
        ("Thu 10 Oct, Gorbandu. A tank fired at a tower of the mission.", "Gorbandu"),
        ("e) 21-08-2020. Gorbandu (Cauca). Six tied and shot in Colombia.", "Gorbandu"),
        (
            "1. General area GORBANDU PASS: An ambush killed two.\n\n2. General area KERSHANU: One hurt.",
            "GORBANDU PASS",
        ),
        ("Sudan: weekly note\n\nGorbandu\n\n- Gunmen shot a trader.\n\nKassala\n\n- Calm.", "Gorbandu"),
        ("FARAH | Gorbandu | attack on a post in Afghanistan | 5 killed", "Gorbandu"),
    ],
)
def test_what_opens_an_entry_is_a_place(nlp: Language, text: str, name: str) -> None:
    assert name in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- Correction, 23 Nov: the toll was four.\n\n- Casualties, 24 Nov: none.", "Correction"),
        ("- Casualties: four.\n\n- Weapons: two rifles.", "Weapons"),
        ("Dawn Chorus: a quiet night.", "Chorus"),
    ],
)
def test_words_that_open_an_entry_are_none(nlp: Language, text: str, name: str) -> None:
    assert name not in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen threw grenades into two churches of Garissa on Sunday, Kenyan police said.", "Garissa"),
        ("On the day on which rebels took Bentiu, traders were shot, the South Sudanese army said.", "Bentiu"),
        ("Rebels fired at the farming cooperative of Pantasma, the Nicaraguan army said.", "Pantasma"),
        ("Priests were shot at the university in Antiguo Cuscatlan, Salvadoran officers said.", "Antiguo Cuscatlan"),
    ],
)
def test_towns_of_the_country_spoken_of_are_places_whatever_they_look_like(nlp: Language, text: str, name: str) -> None:
    assert name in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Two boys ran over a mine on a cart track at Rottanek Mindul on Friday, Cambodian medics said.",
            "Rottanek Mindul",
        ),
        ("The army wrested Hagligu from rebels on Tuesday, Sudanese radio said.", "Hagligu"),
        ("A bomb tore a train open between Sosaponi and Fokiragrem in lower Assam, Indian police said.", "Sosaponi"),
        ("A lorry burned short of Kilmawa on Monday, Congolese missionaries said.", "Kilmawa"),
        ("A sentry died on the Samulaki bridge, Congolese officers said.", "Samulaki bridge"),
    ],
)
def test_what_something_is_told_to_be_at_is_a_place(nlp: Language, text: str, name: str) -> None:
    assert name in found(nlp, text)


def test_initials_and_parts_of_continents_name_no_country() -> None:
    gazetteer = Gazetteer()
    assert not nations(
        "Car bomb kills ten. Us they let go. Students of the Central American University marched.", gazetteer
    )
    assert dict(nations("CAR troops and US jets.", gazetteer)) == {"CAF": 1, "USA": 1}


def test_a_namesake_far_from_what_it_lies_beside_is_not_meant(nlp: Language) -> None:
    text = "Soldiers shot villagers in the village of Rityan north of Aleppo, Syrian activists said. The army left Rityan on Friday."
    doc = nlp(text)
    assert {span._.place.country for span in doc.spans["places"] if span.text == "Rityan"} == {"SYR"}
