"""Sides that nothing but their name tells of, who speaks from far off or together, and which deed a denial is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading

DEED = "Gunmen killed nine people at a market in Puno, Peru, on Monday. "


def said(reading: Reading, *stances: str) -> set[tuple[str, str | None]]:
    """Who says of an incident, by these stances, and whom he names."""
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {(c.source, c.content.accused) for c in reading.claims if c.id in own and c.stance in stances}


@pytest.mark.parametrize(
    ("saying", "who", "whom"),
    [
        ("The army blamed the PRZK for the killing.", "PER/Army", "PRZK"),
        (
            "The army attributed the attack to the Comandos de la Puna, dissidents of the Shining Path.",
            "PER/Army",
            "Comandos de la Puna",
        ),
        ("The governor laid the attack at the door of Zuka, which he said kills at will.", "PER/governor", "Zuka"),
        ("The army and the police lay the raid at Bolivia's door.", "PER/Army", "BOL"),
        ("The army laid the killing on the Shining Path.", "PER/Army", "Shining Path"),
        ("The army blamed the Shining Path of Abimael Guzman.", "PER/Army", "Shining Path"),
    ],
)
def test_a_side_known_by_name_only_is_blamed(told: Callable[[str], Reading], saying: str, who: str, whom: str) -> None:
    assert (who, whom) in said(told(DEED + saying), "accuses")


def test_who_spoke_of_it_in_the_same_sentence_lays_it_at_a_door(told: Callable[[str], Reading]) -> None:
    text = (
        "The Andean Nurses Network, which gave a toll of 11, spoke of a crime against unarmed traders, many of them old "
        "men and children, and laid it at the door of the ELN."
    )
    assert ("Andean Nurses Network", "ELN") in said(told(DEED + text), "accuses")


def test_who_accuses_one_side_takes_no_other_for_granted(told: Callable[[str], Reading]) -> None:
    text = (
        "The Shining Path killed nine people in a raid in Puno, Peru, on Monday. The governor blamed the ELN and said "
        "the raid had been planned for weeks."
    )
    whom = {accused for who, accused in said(told(text), "asserts") if who == "PER/governor"}
    assert "Shining Path" not in whom


def test_no_doubt_denies_nothing(told: Callable[[str], Reading]) -> None:
    text = "The governor said he had no doubt that the people of the valley were behind the attack."
    assert not said(told(DEED + text), "denies")


def test_a_leader_denies_far_from_the_deed_what_his_men_were_blamed_for(told: Callable[[str], Reading]) -> None:
    text = (
        "The army blamed the Shining Path. Schools stayed closed. Traders counted what was left. The road to the lake was open "
        "again. Prices rose. Abimael Guzman, who leads the group, denied it."
    )
    assert "Abimael Guzman" in {who.split("/")[-1] for who, _ in said(told(DEED + text), "denies")}


def test_a_denial_is_about_the_deed_with_the_thing_it_names(told: Callable[[str], Reading]) -> None:
    text = (
        "Rockets killed two farmers near Tacna, Peru, on Sunday. Gunmen shot dead nine traders at a market in Puno, "
        "Peru, on Monday. The ELN denied any link with the rockets."
    )
    reading = told(text)
    denied = {c.id for c in reading.claims if c.stance == "denies"}
    places = {r.place.name for r in reading.reports if r.kind == "incident" and r.place and denied & set(r.claims)}
    assert places == {"Tacna"}


def test_fighters_of_a_group_known_by_its_initials_are_its(told: Callable[[str], Reading]) -> None:
    reading = told("Police said PRZK gunmen killed nine people at a market in Puno, Peru, on Monday.")
    assert ("PER/Police", "PRZK") in said(reading, "accuses", "asserts")


def test_a_party_denies_what_it_was_accused_of_right_before(told: Callable[[str], Reading]) -> None:
    text = "The army blamed the ELN. The governor blamed the PRZK for the killing. The party rejected it."
    assert {who for who, _ in said(told(DEED + text), "denies")} == {"PRZK"}


@pytest.mark.parametrize(
    ("saying", "who", "whom"),
    [
        ("But residents reached by telephone accused Bolivian soldiers of having joined in.", "residents", "BOL"),
        ("The governor said the massacre had been planned by a foreign country.", "PER/governor", "foreign country"),
        ("The governor blamed a neighbouring country for the attack.", "PER/governor", "neighbouring country"),
        ("The governor said the gunmen were recruited and paid by a foreign regime.", "PER/governor", "foreign regime"),
    ],
)
def test_witnesses_reached_and_powers_without_a_name(
    told: Callable[[str], Reading], saying: str, who: str, whom: str
) -> None:
    found = {(source, (accused or "").split("/")[0]) for source, accused in said(told(DEED + saying), "accuses")}
    assert (who, whom) in found


def test_what_was_planned_in_the_country_is_no_others_work(told: Callable[[str], Reading]) -> None:
    found = said(told(DEED + "The army said the raid was planned in the country."), "accuses")
    assert not {whom for _, whom in found if whom is not None}
