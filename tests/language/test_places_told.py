"""Names that who lives there, a list of ports or a clause behind them show to be places; and bodies that are called like towns."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Place


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def located(nlp: Language, text: str) -> dict[str, Place]:
    doc = nlp(text)
    return {span.text: span._.place for span in doc.spans["places"]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops shot at villagers of Prey Chan, and Thai officials denied it.", "Prey Chan"),
        ("Six children of Majdal Shams, in the occupied Syrian Golan, were killed by a rocket.", "Majdal Shams"),
        ("Fighting went on around Tsorona, and Eritrea said that the Tsorona front was quiet by noon.", "Tsorona"),
        ("Israel said its jets had bombed the ports of Hodeidah, Ras Isa and Salif.", "Ras Isa"),
        ("Insurgents shot nine men on the football ground of Muatide over the weekend, Mozambique said.", "Muatide"),
        ("Planes bombed the bridge that links Bentiu, capital of Unity State, with the road north.", "Bentiu"),
        ("Guards shot at each other in the Chorkuh jamoat of Isfara in Tajikistan.", "Chorkuh"),
    ],
)
def test_what_is_said_around_it_makes_a_place(nlp: Language, text: str, name: str) -> None:
    assert name in located(nlp, text)


def test_a_body_is_not_the_town_far_away_that_is_called_so(nlp: Language) -> None:
    found = located(nlp, "An armed group attacked the Mission's base in Agok, South Sudan. The Mission condemned it.")
    assert set(found) == {"Agok", "South Sudan"}


def test_a_village_said_to_be_one_of_a_district_lies_in_it(nlp: Language) -> None:
    place = located(nlp, "Soldiers shot into Prey Chan, a village in O'Chrov district of Banteay Meanchey province.")
    assert place["Prey Chan"].admin1 == "Banteay Meanchey"
    assert place["Prey Chan"].country == "KHM"


def test_a_big_city_of_one_name_is_known_in_a_text_on_another_country(nlp: Language) -> None:
    assert located(nlp, "Israel said that it had bombed the port of Hodeidah.")["Hodeidah"].country == "YEM"


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Gunmen stormed Government Girls Secondary School Chibok in Nigeria and took 200 pupils.", "Chibok"),
        ("The wounded lay in University Teaching Hospital Maiduguri in Nigeria.", "Maiduguri"),
    ],
)
def test_a_school_that_ends_in_a_town_is_there(nlp: Language, text: str, town: str) -> None:
    assert town in located(nlp, text)


def test_unknown_villages_lie_in_the_country_that_the_page_was_sent_from_where_it_names_none(nlp: Language) -> None:
    text = "Kathmandu, 8 April. Rebels ambushed a police patrol at Tila, in the western district of Rolpa, on Monday."
    found = located(nlp, text)
    assert found["Tila"].country == found["Rolpa"].country == "NPL"


def test_an_ambush_between_two_villages_is_there(nlp: Language) -> None:
    text = "Twenty soldiers of Niger died in an ambush between Teguey and Bankilare in the Tillaberi region."
    assert {"Teguey", "Bankilare"} <= set(located(nlp, text))
