"""Local news: which town a street, a bar or a quarter lies in, and namesakes of towns far away."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from tests.language.located import places as found


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        (  # no city is a neighborhood
            "Chicago police said four people were shot in the Austin neighborhood. Chicago detectives looked for a van.",
            "Austin neighborhood",
            "Chicago",
        ),
        (
            "Two men were stabbed in the Juniata section of Philadelphia on Monday, police said.",
            "Juniata section",
            "Philadelphia",
        ),
        (  # a park is called after any town
            "Richmond police in Virginia found a man shot in Providence Park on Friday.",
            "Providence Park",
            "Richmond",
        ),
        (
            "GRAND RAPIDS, Mich. (AP) - Four people were shot at the Lexington Bar on Friday, police said.",
            "Lexington Bar",
            "Grand Rapids",
        ),
        (
            "A man was shot near the corner of Lexington and Houston on Friday, Baltimore police said.",
            "Lexington",
            "Baltimore",
        ),
        (  # by the name that the text has for it
            "ANTIOCH, Tenn. (AP) - A girl was shot on Hickory Hollow Parkway on Saturday.",
            "Hickory Hollow Parkway",
            "Antioch",
        ),
        (  # of the two whose body it is, the bigger
            "Savannah-Chatham police said that a man was shot dead on Indiana Avenue.",
            "Indiana Avenue",
            "Savannah",
        ),
        (  # whose town no gazetteer knows
            "Two herders were shot dead on Dollar Road in Zumbrowa village in Nigeria on Friday.",
            "Dollar Road",
            "Zumbrowa",
        ),
    ],
)
def test_what_a_street_or_quarter_lies_in(nlp: Language, text: str, name: str, within: str) -> None:
    assert found(nlp, text)[name].within == within


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (  # where the hurt are brought, nothing else lies
            "Five people were shot on the South Side on Friday. Two men were taken to Mount Sinai in stable condition.",
            "South Side",
        ),
        (
            "A man was shot on Hickory Street on Friday. The driver, a man, 32, of Richmond, was arrested on Sunday.",
            "Hickory Street",
        ),
        (
            "Girl Was Found Shot\n\nHunt Goes On for Killer, Say Police in Hurry. A shot was heard on Gold Street.",
            "Gold Street",
        ),
    ],
)
def test_towns_told_in_passing_hold_no_street(nlp: Language, text: str, name: str) -> None:
    places = found(nlp, text)
    assert name not in places or places[name].within is None


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("A teenager was killed in a shooting in St. Paul on Friday.", "St. Paul", "Minnesota"),
        (
            "Several people were hurt in an overnight Savannah shooting. It began in Savannah at 2 a.m.",
            "Savannah",
            "Georgia",
        ),
        (  # Georgia is no country where only places of the state are told
            "The Georgia Bureau of Investigation looked for a man on Friday. A boy was shot in Macon.",
            "Macon",
            "Georgia",
        ),
    ],
)
def test_the_town_of_a_name(nlp: Language, text: str, name: str, admin1: str) -> None:
    assert found(nlp, text)[name].admin1 == admin1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (  # a small town a thousand kilometres from the district whose police speak
            "DeKalb County police said that a child was shot in the head. The victim, 4-year-old Ada, was visiting an uncle there.",
            "Ada",
        ),
        (
            "Sam Houston fell at noon. A man got into Houston's car and pointed a gun at Houston. A doctor treated Houston.",
            "Houston",
        ),
    ],
)
def test_names_that_are_of_no_far_place(nlp: Language, text: str, name: str) -> None:
    places = found(nlp, text)
    assert name not in places or places[name].source == "text"


def test_a_far_province_is_not_meant_by_another_of_its_names(nlp: Language) -> None:
    text = "WILLOWBROOK - A man was shot west of the Harbor (110) Freeway, Los Angeles County sheriff’s deputies said."
    assert "TWN" not in {place.country for place in found(nlp, text).values()}
