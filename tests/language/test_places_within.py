"""What the rest of a text says of where a name lies, and names that are no place's there."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.language.located import pipeline, places


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        (  # told later than it is named first
            "Gunmen left Aleppo for the village of Kafr Zuhra, and Syrian troops followed. Kafr Zuhra, a village in Idlib province, lies on a hill.",
            "Kafr Zuhra",
            "Idlib",
        ),
        (  # not where a bureau abroad sent it from
            "Rockets fell on the Syrian city of Homs on Sunday. MOSCOW (Sputnik) Rockets hit the Nur al-Din neighborhood, "
            "residents of Homs said.",
            "Nur al-Din neighborhood",
            "Homs",
        ),
    ],
)
def test_an_unknown_name_lies_where_the_text_says(nlp: Language, text: str, name: str, admin1: str) -> None:
    place = places(nlp, text)[name]
    assert place.admin1 == admin1


def test_a_road_called_after_a_church_is_in_no_town_of_that_name(nlp: Language) -> None:
    found = places(nlp, "A girl was shot on Oak Grove Church Road in Macon, Georgia, police said.")
    assert found["Oak Grove Church Road"].within == "Macon"


def test_a_page_is_sent_from_the_town_not_its_province(nlp: Language) -> None:
    found = places(nlp, "San Salvador, 3 Jul 89 (AFP) -- A guerrilla was killed this morning in southern San Salvador.")
    assert found["San Salvador"].precision == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine people died in Regime Air Raids on the Syrian town of Binnish.", "Regime Air Raids"),
        ("Moscow defended its Damascus ally, and Russia vetoed the motion on Syria.", "Damascus"),
    ],
)
def test_other_names_are_no_places(nlp: Language, text: str, name: str) -> None:
    assert name not in places(nlp, text)


def test_a_neighborhood_is_no_county(nlp: Language) -> None:
    found = places(nlp, "Two men were shot in the Russell neighborhood. WXYZ News Louisville")
    assert found["Russell neighborhood"].within == "Louisville"


def test_this_capital_is_where_the_page_was_sent_from(nlp: Language) -> None:
    found = places(nlp, "Bogota, 2 May 89 (EFE) -- Colombian police said that a bomb went off in this capital.")
    assert found["this capital"].name == "Bogotá"
