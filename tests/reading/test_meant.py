"""Whom words of blame mean that mark no actor, who is meant by several names, and what a side says that it did or did not do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading

DEED = "Five soldiers were killed when a bomb hit a truck in Tibu, Colombia, on Monday. "
SHELLS = "Fourteen people were killed when shells hit a market in Kutum, Sudan, on Monday. "
RSF = "Rapid Support Forces"


def claims(reading: Reading, *stances: str) -> set[tuple[str, str | None]]:
    """Who says of an incident, by these stances, and whom he names."""
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {(c.source, c.content.accused) for c in reading.claims if c.id in own and c.stance in stances}


@pytest.mark.parametrize(
    ("saying", "who", "whom"),
    [
        ("The governor pointed to the 36th Front of the FARC dissidents.", "COL/governor", "36th Front"),
        ("The army blamed the Antonio Narino column.", "COL/Army", "Antonio Narino column"),
        ("The governor said the authors were the dissidents of the 33rd front.", "COL/governor", "33rd front"),
        ("Bogota was quick to blame the ELN.", "COL", "ELN"),
        ("Bogota hastened to name the ELN as the culprit.", "COL", "ELN"),
        ("The mayor and the governor had pointed to the ELN.", "COL/mayor", "ELN"),
        ("The governor denied the report and laid the attack at the door of the ELN.", "COL/governor", "ELN"),
        ("Police said the attackers were members of the ELN.", "COL/Police", "ELN"),
        ("The army, in a statement, attributed the bombing to the ELN.", "COL/Army", "ELN"),
        ("The army said the bomb was fired from positions of the ELN.", "COL/Army", "ELN"),
        ("A resident said it was the ELN who came.", "resident", "ELN"),
        ("Police said that the ELN did it.", "COL/Police", "ELN"),
        ("It was a mine of the ELN, according to police.", "COL/Police", "ELN"),
        ('The mayor blames "Venezuelan guerrillas" on her page.', "COL/mayor", "Venezuelan guerrillas"),
    ],
)
def test_units_bands_and_capitals_are_blamed_and_blame(
    told: Callable[[str], Reading], saying: str, who: str, whom: str
) -> None:
    assert (who, whom) in claims(told(DEED + saying), "accuses", "asserts")


@pytest.mark.parametrize(
    "saying",
    [
        "Neither the ELN nor the dissidents took responsibility.",
        "The governor pointed to the front of the truck.",
        "The attackers were killed by the army, the governor said.",
        "They were Christians, the governor said.",
    ],
)
def test_nobody_is_blamed_or_owns_up_by_like_words(told: Callable[[str], Reading], saying: str) -> None:
    found = claims(told(DEED + saying), "accuses", "admits")
    assert not {whom for _, whom in found if whom is not None}


def test_a_pronoun_of_the_accused_means_who_was_told_of_last(told: Callable[[str], Reading]) -> None:
    text = SHELLS + f"The {RSF} hold the hills above Kutum. The Sudanese army accused them of shelling the market."
    assert ("SDN/Army", RSF) in claims(told(text), "accuses")


def test_two_capitals_accuse_each_other_of_one_and_the_same(told: Callable[[str], Reading]) -> None:
    text = "Three soldiers were killed when shells hit Vardenis, Armenia, on Monday. Yerevan and Baku blamed each other for the outbreak."
    assert {("ARM", "AZE"), ("AZE", "ARM")} <= claims(told(text), "accuses")


def test_settlers_whom_somebody_accuses_are_blamed(told: Callable[[str], Reading]) -> None:
    text = "A man was shot dead in an attack near Huwara on Monday. Palestinian officials accused Israeli settlers of the attack."
    assert ("PSE/officials", "ISR/settlers") in claims(told(text), "accuses")


@pytest.mark.parametrize(
    "saying",
    [
        f"The {RSF} said its planes had not been in the area.",
        f"The {RSF} distanced itself from the attack.",
        f"The {RSF} called the army's account a lie.",
        f"A spokesman of the {RSF} said the group had no hand in the attack.",
        f"The {RSF} said the accusations do not correspond to reality.",
        f"The {RSF} denies having struck the market.",
    ],
)
def test_a_side_denies_in_other_words(told: Callable[[str], Reading], saying: str) -> None:
    assert any(who.startswith(RSF) for who, _ in claims(told(SHELLS + saying), "denies"))


def test_who_denies_everything_denies_what_the_page_tells_first(told: Callable[[str], Reading]) -> None:
    between = "The town lies on a plain. Its wells are deep. Traders come from far. The rains were good. "
    assert any(who == RSF for who, _ in claims(told(SHELLS + between + f"The {RSF} deny everything."), "denies"))


@pytest.mark.parametrize(
    ("saying", "owns"),
    [
        (f"The {RSF} said it was behind the shelling.", True),
        (f"The {RSF} said they were responsible for the attack.", True),
        (f"The {RSF} said it was not behind the shelling.", False),
        (f"The {RSF} said the army was behind the shelling.", False),
    ],
)
def test_who_says_that_he_was_behind_it_owns_up(told: Callable[[str], Reading], saying: str, owns: bool) -> None:
    assert any(who == RSF for who, _ in claims(told(SHELLS + saying), "admits")) == owns


def test_what_is_said_in_the_middle_of_a_sentence_is_of_who_stands_between_the_commas(
    told: Callable[[str], Reading],
) -> None:
    text = "Sudanese army shells landed in a market in Kutum on Monday and killed 14 people, doctors said, in the worst attack for weeks."
    reading = told(text)
    assert any(c.source == "doctors" and c.content.what == "toll" for c in reading.claims)
