"""Names of places that no gazetteer knows, or that are somebody's name elsewhere: what the words around say of them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon.language.places import Gazetteer
from tests.language.located import pipeline, places


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Some 300 people were massacred overnight at Rais, near Sidi Moussa, survivors in Algeria said.", "Rais"),
        ("Sixty-four people were killed at Beni Ali, in the mountains near Blida, Algeria.", "Beni Ali"),
        ("A trader was shot dead at Thonikkal, a suburb of the town of Vavuniya in Sri Lanka.", "Thonikkal"),
        ("On Tuesday students in Burundi were shot by rebels at Buta, in the hills of the south.", "Buta"),
        ("Mortars also landed in Bab al-Muadham and Bayaa in Baghdad.", "Bab al-Muadham"),
        ("Fighters overran a base at Metele village, in Abadam, and killed 44 soldiers in Nigeria.", "Metele"),
        ("A school in central Grozny burned down after the blast.", "Grozny"),
        ("Militiamen raided the mining site of Nyabibwe in Kalehe, South Kivu.", "Nyabibwe"),
    ],
)
def test_what_is_said_of_a_name_makes_it_a_place(nlp: Language, text: str, name: str) -> None:
    assert name in places(nlp, text)


def test_what_is_said_of_somebody_makes_him_no_place(nlp: Language) -> None:
    found = places(nlp, "A gunman in Lagos, Nigeria, fired at Okonkwo, a village elder, before dawn.")
    assert "Okonkwo" not in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The jets of Sri Lanka bombed Mullaithivu, Kilinochchi and Sampur hours later.", {"Kilinochchi", "Sampur"}),
        (
            "In Ukraine mortars were fired against Shyrokyne, Hnutove and Talakivka.",
            {"Shyrokyne", "Hnutove", "Talakivka"},
        ),
        (
            "Troops met bandits in Sitio Bud Taran, Barangay Karawan, Indanan, Sulu on Sunday.",
            {"Bud Taran", "Karawan", "Indanan", "Sulu"},
        ),
    ],
)
def test_a_list_of_places_is_read_to_its_end(nlp: Language, text: str, names: set[str]) -> None:
    assert names <= set(places(nlp, text))


def test_who_does_something_behind_a_place_is_none(nlp: Language) -> None:
    found = places(nlp, "Shells fell on Kilinochchi and Rajapakse said that the army of Sri Lanka would go on.")
    assert "Rajapakse" not in found


def test_a_municipality_can_be_where_and_who(nlp: Language) -> None:
    assert "Yala" in places(nlp, "He was shot while riding to work in the Yala municipality in Thailand.")


def test_villages_that_are_named_together_lie_together(nlp: Language) -> None:
    text = "In Syria the strikes hit two villages, Tokhar and Hoshariyeh, which are near the town of Manbij."
    found = places(nlp, text)
    assert found["Tokhar"].admin1 == found["Hoshariyeh"].admin1 == "Aleppo"


def test_a_county_is_no_far_town(nlp: Language) -> None:
    found = places(nlp, "Belfast. A bomb exploded in Omagh, County Tyrone, and killed 28 people.")
    assert found["Omagh"].country == "GBR"
    assert all(place.country == "GBR" for place in found.values())


def test_police_who_were_killed_make_no_local_page(nlp: Language) -> None:
    text = (
        "Bogota. Rebels in Colombia killed six police in Arauquita, Arauca. In San Vicente del Caguan, a former haven, "
        "an army patrol found explosives."
    )
    assert places(nlp, text)["San Vicente del Caguan"].admin1 == "Caquetá"


def test_where_the_page_was_sent_from_holds_no_village_of_the_country(nlp: Language) -> None:
    text = "Juba, 26 April 2013. A mission in South Sudan says that raiders burned the settlement of Gumuruk."
    assert places(nlp, text)["Gumuruk"].admin1 is None
    assert places(nlp, "Raiders came to Juba in South Sudan. They burned the settlement of Gumuruk.")["Gumuruk"].admin1


def test_a_page_sent_from_abroad_tells_of_the_country_that_it_names(nlp: Language) -> None:
    text = "NAIROBI. Raiders burned the settlement of Gumuruk in June, a mission in South Sudan said. Kenya and the Kenyan army denied it."
    found = places(nlp, text)["Gumuruk"]
    assert (found.admin1, found.country) == (None, "SSD")


def test_a_camp_in_a_district_is_in_no_town_outside_it(nlp: Language) -> None:
    text = "KAMPALA - Rebels killed 200 people in Barlonyo camp, Lira district, northern Uganda, on Saturday."
    found = places(nlp, text)["Barlonyo camp"]
    assert found.admin1 == "Northern Region"
    assert found.within is None


def test_a_hospital_in_a_town_does_not_hide_the_town(nlp: Language) -> None:
    assert "Ouahigouya" in places(nlp, "Nine farmers were killed. The wounded were taken to a hospital in Ouahigouya.")


def test_an_article_more_is_no_other_name() -> None:
    found = Gazetteer().find("Qamishli")
    assert [e.main for e in found if e.country == "SYR"] == [True]


def test_whose_shells_they_are_does_not_say_in_which_country_they_fell(nlp: Language) -> None:
    found = places(
        nlp, "On Monday Israeli soldiers searched houses in the village of Kherbet Marka, near Jenin in the West Bank."
    )
    assert found["Kherbet Marka"].country == "PSE"
    found = places(nlp, "Turkish shells fell on Qamishli on Wednesday, and seven people were killed in Qamishli.")
    assert found["Qamishli"].country == "SYR"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen shot twenty people in central Port-au-Prince on Friday, the Haitian police said.", "Port-au-Prince"),
        ("At Gwalada, in the Borno region, gunmen attacked a post of the Nigerian army.", "Gwalada"),
        ("Kenyan police said that residents of Lamu fled after the raid.", "Lamu"),
        ("Two days after the massacre of Beltona, Colombian soldiers came.", "Beltona"),
        ("Fighters entered Pont-Marteau (commune of Gonaïves), the Haitian police said.", "Pont-Marteau"),
        ("The Malian Armed Forces in Bamako, the army says, were attacked.", "Bamako"),
        ("Chilaw, Batticota: two Sri Lankan policemen were shot dead on Tuesday.", "Batticota"),
        ("Jets bombed Wokoni, Terep and other villages in Papua, Indonesia.", "Terep"),
    ],
)
def test_what_goes_before_or_ends_a_clause_makes_a_name_a_place(nlp: Language, text: str, name: str) -> None:
    assert name in places(nlp, text)


def test_an_outfit_in_the_news_is_no_place(nlp: Language) -> None:
    assert "FAMa" not in places(nlp, "The camp of the FAMa in the airport zone in Gao was hit, Mali's army said.")


def test_towns_tell_the_country_that_a_text_does_not_name(nlp: Language) -> None:
    text = "Anuradhapura correspondent. Mines hit a bus in the Kebitawela area, and the dead were taken to Kurunegala."
    assert places(nlp, text)["Kebitawela"].country == "LKA"


def test_a_camp_is_a_place_where_no_country_is_named(nlp: Language) -> None:
    place = places(nlp, "Unknown men attacked the village of Ngagiri before dawn, and five soldiers died.")["Ngagiri"]
    assert place.country is None
    assert place.lat is None


def test_a_city_is_known_with_that_word_behind_its_name(nlp: Language) -> None:
    found = places(nlp, "Israeli helicopters fired at a car in Gaza City yesterday. The Israeli army gave no reason.")
    assert found["Gaza City"].country == "PSE"


def test_the_capital_is_that_of_the_country_whose_capital_is_named(nlp: Language) -> None:
    text = (
        "SAN SALVADOR, El Salvador - Shots were fired at night. Rebels of El Salvador hold parts of the capital. The United States "
        "and U.S. officials condemned it, and the United States sent an envoy. The United States has said nothing more."
    )
    assert places(nlp, text)["the capital"].name == "San Salvador"
