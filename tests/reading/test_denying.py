"""Who denies, in whatever words: charges turned away, cries, what nobody ordered; and what denies nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading

DEED = "A bomb exploded at a market in Idlib on Monday, killing nine people. The opposition blamed Damascus. "
RAID = "Nine villagers were killed in a hamlet near Herat, Afghanistan, on Monday. "


def denials(reading: Reading) -> set[str]:
    """The sides of those who deny an incident."""
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {c.source.split("/")[0] for c in reading.claims if c.id in own and c.stance == "denies"}


def blames(reading: Reading) -> set[tuple[str, str]]:
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {
        (c.source, c.content.accused)
        for c in reading.claims
        if c.id in own and c.content.accused is not None and c.stance != "denies"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Damascus issued a flat denial.",
        "A denial came from the Syrian foreign ministry.",
        "It is a charge Damascus denies.",
        "The Syrian army scoffed at the accusation.",
        "Damascus laughed off the charge.",
        "Damascus waved the charge aside as meaningless.",
        "The Syrian army knew of no such case.",
        "The Syrian government on Tuesday threw out what it called the accusations of the rebels.",
        "Damascus poured scorn on the allegation.",
        "Damascus pushed back against the charge.",
        "Damascus took issue with the report.",
        "Damascus protested its innocence.",
        "Damascus would have none of it.",
        "Damascus begged to differ.",
        "Damascus was quick to deny it.",
        "The army dissociated itself from the blast.",
        "The army withdrew its claim of responsibility.",
        "The government does not accept responsibility.",
        "Damascus cleared its forces of blame.",
        "Damascus spoke of a smear campaign.",
        "Damascus branded the allegation a fabrication.",
        "Damascus calls that an obscene lie.",
        "Damascus accused the opposition of lying.",
        "An adviser in Damascus rejected the charge.",
        "Syria's ambassador at the UN called the charge a fairy tale.",
    ],
)
def test_who_turns_a_charge_away_denies(told: Callable[[str], Reading], text: str) -> None:
    assert denials(told(DEED + text)) == {"SYR"}


@pytest.mark.parametrize(
    "text",
    [
        '"Lies," the Syrian information minister said.',
        '"A pack of lies," retorted the Syrian army.',
        '"Absurd," the Syrian foreign minister replied.',
        'Damascus: "Not us."',
        'The Syrian army issued a one-line reply: "Not us."',
        '"It was not us," the Syrian army said.',
        '"We did not do it," the Syrian army spokesman said.',
        "The army swore that nothing of the kind had occurred.",
        "Damascus said no such attack took place.",
        "The army said its men were elsewhere.",
        "The army said no unit of its own was in Idlib.",
        "The Syrian army said the weapon was not in its arsenal.",
        "The government said no order to shoot had been given.",
        "The president said that he himself had not ordered it.",
        '"There is not a grain of truth in it," the Syrian minister said.',
        "Damascus said the opposition had made it up.",
        "The Syrian army was not involved, a spokesman insisted.",
        "The government said there was no link between the army and the blast.",
    ],
)
def test_who_says_that_it_is_not_so_or_was_not_his_denies(told: Callable[[str], Reading], text: str) -> None:
    assert denials(told(DEED + text)) == {"SYR"}


@pytest.mark.parametrize(
    "text",
    [
        "Damascus called the attack a crime.",
        "Damascus described it as an act of terror.",
        "The rebels claimed responsibility.",
        "The army said none of its soldiers were hurt.",
        "The army withdrew its forces from the city.",
        "The army pushed back the rebels.",
        "The president said that those who ordered it would be punished.",
        "Residents said that they had never seen such an attack.",
        "The mayor said no such bombing had ever been seen in the city.",
        "The army said it could not do so before the rebels went.",
        "Residents said bodies were lying in the street.",
        "Damascus had no immediate comment.",
        "Damascus neither confirmed nor denied the report.",
    ],
)
def test_what_denies_nothing(told: Callable[[str], Reading], text: str) -> None:
    assert not denials(told(DEED + text))


def test_who_only_disagrees_denies_where_somebody_blames_him(told: Callable[[str], Reading]) -> None:
    deed = "A bomb exploded at a market in Idlib on Monday, killing nine people. "
    assert "TUR" not in denials(told(deed + "The opposition blamed Damascus. Ankara disagreed."))
    assert "TUR" in denials(told(deed + "The opposition blamed Ankara. Ankara disagreed."))


def test_two_who_deny_together_both_deny(told: Callable[[str], Reading]) -> None:
    assert denials(told(DEED + "Both Damascus and Moscow denied responsibility.")) == {"SYR", "RUS"}


def test_its_faction_is_that_of_the_group_told_of_before(told: Callable[[str], Reading]) -> None:
    text = RAID + "The army suspects the Taliban. Its main faction repudiated the crime."
    assert "Taliban" in denials(told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Afghan army put the bloodshed on the account of the Taliban.",
        "The Afghan army cast suspicion on the Taliban.",
        "The Afghan army traced the killing of the nine men at the hamlet on Monday to the Taliban.",
        "The Afghan army linked the attack to the Taliban.",
        "The Afghan army heaped blame on the Taliban.",
        "The Afghan army lodged a case against the Taliban.",
        "The Afghan army singled out the Taliban.",
        "The Taliban are the main suspects, the Afghan army said.",
        "The Afghan army accused the Taliban of it.",
        "The Afghan army said the Taliban started it.",
        "The Afghan army said the villagers died at the hands of the Taliban.",
        "The Afghan army said the Taliban had put them to death.",
        "The Afghan army swore the Taliban had done it.",
        "The Afghan army is certain that the Taliban killed them.",
        "The Afghan army made known on Tuesday that the Taliban had killed them.",
        "The Afghan army's version is that the Taliban killed them.",
        "There was no doubt that the Taliban did it, the Afghan army said.",
    ],
)
def test_more_ways_of_laying_it_at_a_door(told: Callable[[str], Reading], text: str) -> None:
    assert ("AFG/Army", "Taliban") in blames(told(RAID + text))


@pytest.mark.parametrize(
    "text",
    [
        "The Afghan army played a major part in battles with the Taliban.",
    ],
)
def test_what_lays_it_at_no_door(told: Callable[[str], Reading], text: str) -> None:
    assert ("AFG/Army", "Taliban") not in blames(told(RAID + text))


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        (
            "The president put the bloodshed on “uncontrolled elements of the army”.",
            "uncontrolled elements of the army",
        ),
        ("The president charged a renegade Taliban unit with the attack.", "renegade Taliban unit"),
        ("The president traced the killings to local political networks.", "local political networks"),
        ("The president accused “professionals armed by Tehran” of the attack.", "professionals"),
    ],
)
def test_rogues_and_hirelings_are_not_the_side_itself(told: Callable[[str], Reading], text: str, accused: str) -> None:
    assert accused in {a for _, a in blames(told(RAID + text))}


@pytest.mark.parametrize(
    ("speaker", "state"),
    [
        ("An army colonel", "AFG"),
        ("The council chairman", "AFG"),
        ("The regional prosecutor", "AFG"),
        ("The intelligence service", "AFG"),
        ("The defence headquarters", "AFG"),
    ],
)
def test_officers_and_offices_speak_for_the_state_that_it_was_in(
    told: Callable[[str], Reading], speaker: str, state: str
) -> None:
    found = blames(told(RAID + f"{speaker} blamed the Taliban."))
    assert state in {source.split("/")[0] for source, accused in found if accused == "Taliban"}


def test_another_deed_that_the_page_tells_itself_is_no_blame_for_the_one_before(told: Callable[[str], Reading]) -> None:
    text = DEED.partition(". ")[0] + ". The Syrian army set fire to the base of the rebels."
    assert not blames(told(text))


def test_a_side_before_a_colon_speaks_what_is_quoted_behind(told: Callable[[str], Reading]) -> None:
    text = "A blast killed nine people at a clinic in Gaza City on Monday. Israel blamed Islamic Jihad for it.\n\n- Islamic Jihad: “A lie without foundation.”"
    assert denials(told(text)) == {"Islamic Jihad"}
