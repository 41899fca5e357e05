"""Names of people, and of what is called after somebody, that are no places."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.language.located import pipeline, places


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "John Booth shot Abraham Lincoln at a theatre in Washington. Guards carried Lincoln across the street.",
            "Lincoln",
        ),
        ("Sam Houston was wounded at San Jacinto in Texas. A doctor treated Houston.", "Houston"),
    ],
)
def test_who_bears_the_name_of_a_town_is_no_place(nlp: Language, text: str, person: str) -> None:
    assert person not in places(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Sam Houston gave his name to the town. Two men were shot in Houston.",
        "Sam Houston gave his name to the town. Police drove to Houston, Texas.",
    ],
)
def test_a_name_that_the_text_puts_somewhere_is_a_place_beside_a_person_of_that_name(nlp: Language, text: str) -> None:
    assert "Houston" in places(nlp, text)


def test_a_country_is_no_person(nlp: Language) -> None:
    found = places(nlp, "Barbara Jordan spoke to the Senate. Jordan closed the border after a raid near Irbid.")
    assert "Irbid" in found


def test_a_hospital_called_after_a_saint_is_in_no_town_of_that_name(nlp: Language) -> None:
    found = places(nlp, "Nine soldiers lay in St. Mary's Clinic near Evansville, Indiana.")
    assert "St. Mary" not in found
    assert "Indiana" in found


def test_a_town_may_be_called_by_words_for_kinds_of_place(nlp: Language) -> None:
    assert places(nlp, "A man was shot in Fort Valley on Monday.")["Fort Valley"].admin1 == "Georgia"


@pytest.mark.parametrize(
    ("text", "road", "whole"),
    [
        ("A girl was hit at Tates Creek Parkway in Lexington, Kentucky.", "Parkway", "Tates Creek Parkway"),
        ("Shots were fired on Interstate 24 near Smyrna, Tennessee.", "Interstate", "Smyrna"),
    ],
)
def test_a_word_for_a_road_is_no_place(nlp: Language, text: str, road: str, whole: str) -> None:
    found = places(nlp, text)
    assert road not in found
    assert whole in found
