"""Districts and their provinces, sides of towns, waters, and names that the words around put in one country or another."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.language.located import pipeline, places


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("A bomb went off in Rueso district of Narathiwat on Tuesday.", "Narathiwat"),
        ("A bomb killed two in Raman district, Yala.", "Yala"),
        ("Gunmen killed five in the Paghman district of Kabul.", "Kabul"),
    ],
)
def test_a_district_lies_in_the_province_and_not_in_its_town(nlp: Language, text: str, province: str) -> None:
    assert places(nlp, text)[province].precision == 4


def test_a_town_is_one_where_nothing_lies_in_it(nlp: Language) -> None:
    assert places(nlp, "A bomb went off in Narathiwat, Thailand, on Tuesday.")["Narathiwat"].precision == 1


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A strike hit Beirut's southern suburbs. It bore the mark of Israel.", "Beirut's southern suburbs", "LBN"),
        ("A Thai farm worker died when a rocket hit a packing house in Ohad, Israeli medics said.", "Ohad", "ISR"),
        ("Armenia said a soldier was shot in a post near Kut. Azerbaijan denied it.", "Kut", "ARM"),
        ("Gunmen raided the Turkmen village of Brawchali. Two men were shot dead in Mosul.", "Brawchali", "IRQ"),
        (
            "Soldiers died in Israel's own security zone in south Lebanon. Israeli gunners shelled villages in Iqlim al-Toufah.",
            "Iqlim al-Toufah",
            "LBN",
        ),
    ],
)
def test_the_country_of_a_place(nlp: Language, text: str, name: str, country: str) -> None:
    assert places(nlp, text)[name].country == country


def test_a_quarter_lies_in_its_town_though_the_country_is_named(nlp: Language) -> None:
    found = places(nlp, "Gunmen killed five in the Karrada neighbourhood of Baghdad, Iraq.")
    assert found["Karrada neighbourhood"].lat == found["Baghdad"].lat


def test_a_farm_worker_is_no_farm(nlp: Language) -> None:
    assert "Thai farm" not in places(nlp, "A Thai farm worker died when a rocket hit a house in Ohad, Israel.")


def test_a_word_of_a_groups_name_is_no_place(nlp: Language) -> None:
    assert "Boko" not in places(nlp, "Chad soldiers die in Boko Haram attack. Boko Haram fighters raided Diffa, Niger.")


def test_a_river_is_not_the_town_of_its_name(nlp: Language) -> None:
    found = places(nlp, "Guards shot two men who had crossed the Panj river into the Farkhor district of Tajikistan.")
    assert found["Farkhor"].precision < found["Panj"].precision


def test_what_drones_attack_is_a_place(nlp: Language) -> None:
    assert places(nlp, "A drone attack on Kherson killed a woman on Monday.")["Kherson"].country == "UKR"
