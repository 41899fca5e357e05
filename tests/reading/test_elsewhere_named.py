"""What the sentences of an incident name besides where it was."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Place
from rashomon.reading.events.where import grade
from tests.reading.test_placed import places


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # those of several places from which the dead came
        ("Gunmen shot 21 miners in Pakistan on Monday. The other victims came from Pishin, Zhob, Musakhel and Chaman.", "Pakistan"),
        ("Rebels in Senegal killed six traders some eleven kilometres from Bignona on Monday.", "Bignona"),
        # where the hurt and the dead are looked after
        ("Gunmen shot nine people in northern Mexico on Monday. Five of them with gunshot wounds are being treated in Tucson.", "Mexico"),
        ("Gunmen shot nine people in Bambari, in the Central African Republic, on Monday. Helicopters took the badly injured to CHUB in Bangui.", "Bambari"),
        # a village of the province that the lead names
        ("Drone strikes in South Kordofan state in Sudan killed 114 people on Monday. The town of Kalogi has lost its only school.", "Kalogi"),
    ],
)  # fmt: skip
def test_what_else_is_named_is_not_where_it_was(nlp: Language, text: str, wanted: str) -> None:
    found = [name for name, _ in places(nlp, text)]
    assert found
    assert set(found) == {wanted}


def test_whose_side_somebody_takes_is_no_place(nlp: Language) -> None:
    text = "Twenty people were killed in Indonesia on Monday, two days after a mob of pro-Jakarta men butchered three aid workers in Atambua."
    assert [name for name, _ in places(nlp, text)] == ["Indonesia", "Atambua"]


def test_an_unnamed_spot_is_not_the_capital_that_the_page_was_sent_from(nlp: Language) -> None:
    assert places(nlp, "Gunmen killed two soldiers on an island on Monday.", "SEOUL, South Korea -") == []
    assert places(nlp, "Gunmen killed two soldiers on Monday.", "SEOUL, South Korea -") == [("Seoul", None)]


def test_the_road_east_of_a_city_is_where_a_village_on_it_is(nlp: Language) -> None:
    text = "Gunmen killed four observers on a mountain road east of Dushanbe, Tajikistan, on Monday, near Labijar, police said."
    assert [name for name, _ in places(nlp, text)] == ["Labijar"]


def test_the_way_between_two_towns_says_more_than_a_road_to_one() -> None:
    way = Place(name="Aranpur-Sameli road", precision=3, country="IND", source="text")
    assert grade(way) == 0
    assert grade(way.model_copy(update={"name": "Sameli road"})) == 1
