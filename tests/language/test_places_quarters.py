"""Names that the recogniser takes for persons, days or peoples, which the words around make places; and those that they don't."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from tests.language.located import places


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A car bomb in the Roueiss quarter of Beirut killed 27 people on Thursday.", "Roueiss"),
        ("A rocket hit a house in the Hamdaniyeh neighbourhood of Aleppo in Syria on Friday.", "Hamdaniyeh"),
        ("Gunmen in Mali overran the army base of Boulkessi, in the centre of the country.", "Boulkessi"),
        ("The position of Boulkessi, in the region of Douentza in Mali, was attacked on Sunday.", "Boulkessi"),
        ("Gunmen burst into the mosque of nearby Haouch Sahraoui, in Algeria, on Sunday.", "Haouch Sahraoui"),
        ("A mine killed two men at Kork Morn, Banteay Ampil district, Oddar Meanchey, in Cambodia.", "Oddar Meanchey"),
        (
            "It came hours after the shooting of seven people on election duty in Baghaichhari. Gunmen had fired on jeeps on the Baghaichhari-Dighinala road in Bangladesh.",
            "Baghaichhari",
        ),
    ],
)
def test_the_words_around_make_a_place_of_a_name(nlp: Language, text: str, name: str) -> None:
    assert any(name in found for found in places(nlp, text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The group denied any hand in the massacre of Pashtun workers in Duki, Pakistan.", "Pashtun"),
        ("Troops in Mexico died in the short-lived capture of Ovidio Guzman Lopez in Culiacan.", "Ovidio Guzman Lopez"),
        ("A mob killed five men in the Hazara quarter of Kabul on Monday.", "Hazara"),
    ],
)
def test_a_people_or_a_person_stays_one(nlp: Language, text: str, name: str) -> None:
    assert not any(name in found for found in places(nlp, text))


def test_a_city_is_meant_by_another_spelling_rather_than_a_hamlet_abroad(nlp: Language) -> None:
    found = places(
        nlp,
        "Russia's defence ministry said Russian missiles hit officers in Vinnitsa on July 14. Russia spoke of Ukraine's army. Russia has lost men.",
    )
    assert found["Vinnitsa"].country == "UKR"


@pytest.mark.parametrize("name", ["County Down", "Co. Tyrone", "West Timor", "Korengal Valley"])
def test_regions_that_are_no_units_are_known(nlp: Language, name: str) -> None:
    assert places(nlp, f"Gunmen shot two men in {name} on Monday.")[name].source == "regions"
