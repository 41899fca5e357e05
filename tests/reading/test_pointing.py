"""Who is pointed at in other words than "blame": idioms, entries of logs, pronouns, people without a name; and whose officials speak."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading

JNIM = "Jama'at Nusrat al-Islam wal-Muslimin (JNIM)"
DEED = "Nine people were killed when a bomb hit a market in Dimbal, Mali, on Monday. "


def blamed(reading: Reading) -> set[tuple[str, str]]:
    """Who names whom for an incident."""
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {
        (c.source, c.content.accused)
        for c in reading.claims
        if c.id in own and c.content.accused and c.stance in ("asserts", "accuses")
    }


@pytest.mark.parametrize(
    ("saying", "who", "whom"),
    [
        ("The defence minister pointed to elements of JNIM.", "MLI/defence minister", JNIM),
        ("The army suspects the JNIM group.", "MLI/Army", JNIM),
        ("Officials laid it at the door of JNIM.", "MLI/officials", JNIM),
        ("The governor put the attack down to JNIM.", "MLI/governor", JNIM),
        ("The military pinned the massacre on JNIM.", "MLI/Military", JNIM),
        ("The defence minister saw JNIM behind the attack.", "MLI/defence minister", JNIM),
        ("The minister said he was certain it was JNIM.", "MLI/minister", JNIM),
        ('"It\'s JNIM, we know some of them," several survivors said.', "survivors", JNIM),
        ("The spokesman said the disaster was caused by a misfired JNIM rocket.", "spokesman", JNIM),
        ("The minister said that all were members of the banned JNIM.", "MLI/minister", JNIM),
        ("The president blames JNIM fighters for both.", "MLI/president", JNIM),
        ("JNIM, for its part, held the Malian army responsible.", JNIM, "MLI/Army"),
        ("The party's leader says the traces lead to Algeria.", "leader", "DZA"),
        ("The city's mayor had at first pointed to drug gangs.", "MLI/mayor", "drug gangs"),
        ("Politicians in Bamako had pointed to Algeria.", "MLI/politicians", "DZA"),
        ("Police suspect a cell tied to Garba Unit.", "MLI/Police", "Garba Unit"),
        ('The attack, which officials put down to "terrorists", was the second.', "MLI/officials", "terrorists"),
        ('The government held "destructive elements" responsible.', "MLI", "destructive elements"),
        ("Its nurses accused the armed forces or the rightist death squads.", "nurses", "MLI/Military"),
        ("The government accused criminal groups of having attacked it.", "MLI", "criminal groups"),
    ],
)
def test_somebody_is_pointed_at_in_other_words(
    told: Callable[[str], Reading], saying: str, who: str, whom: str
) -> None:
    assert (who, whom) in blamed(told(DEED + saying))


@pytest.mark.parametrize(
    "saying",
    [
        "The rebels pointed to the army's record.",
        "The minister pointed to Tuesday's talks with Algeria.",
        "Police suspect murder.",
        "Mali's government has blamed JNIM for many such bombings.",
        "The Malian government has blamed JNIM for many such bombings; JNIM deny it.",
        "It was in Mali.",
    ],
)
def test_what_is_pointed_to_is_not_always_who_did_it(told: Callable[[str], Reading], saying: str) -> None:
    assert not blamed(told(DEED + saying))


def test_it_and_their_account_are_of_who_spoke_before(told: Callable[[str], Reading]) -> None:
    assert ("village association", JNIM) in blamed(
        told(DEED + "A village association reported the attack. It blamed JNIM.")
    )
    text = "Residents told of the attack. In their account JNIM fired at the market with mortars."
    assert ("residents", JNIM) in blamed(told(DEED + text))


def test_a_pronoun_is_the_source_and_the_name_before_it_names_it(told: Callable[[str], Reading]) -> None:
    reading = told("The Malian army said three soldiers died near Gao on Monday. It blamed JNIM for the ambush.")
    blame = next(c for c in reading.claims if c.content.accused is not None)
    assert blame.source == "MLI/Army"
    assert blame.source_span is not None
    assert blame.source_span.text == "It"


def test_an_entry_says_by_a_colon_whose_words_it_gives(told: Callable[[str], Reading]) -> None:
    text = "13:20 Ministry of Defence, on the radio: terrorists ambushed a patrol near Dimbal in Mali, killing nine soldiers."
    assert ("MLI/MOD", "terrorists") in blamed(told(text))


def test_as_reported_by_somebody_is_by_his_word(told: Callable[[str], Reading]) -> None:
    text = "As reported by the governor of Mopti region in Mali, JNIM fighters attacked Dimbal on Monday, killing nine."
    assert ("MLI/governor", JNIM) in blamed(told(text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # "Canadian" names a state, but the towns are of another one
        (
            "Police said nine were killed in Legazpi on Monday. A Canadian tourist in Zamboanga was hurt as gunmen fired.",
            "PHL/Police",
        ),
        # no state is named; the group is at home in one
        ("The LTTE attacked a village on Monday, killing nine. The army blamed the LTTE for it.", "LKA/Army"),
    ],
)
def test_officials_are_of_the_state_of_the_towns_and_groups(
    told: Callable[[str], Reading], text: str, who: str
) -> None:
    assert who in {c.source for c in told(text).claims}


def test_a_governor_is_of_the_state_that_his_sentence_is_about(told: Callable[[str], Reading]) -> None:
    text = (
        "Russia told of nine dead in Moscow, Belgorod and Bryansk, Russia, on Sunday, the Russian ministry said. A missile hit "
        "Lviv in Ukraine on Monday, killing nine people, regional governor Maksym Petrenko said."
    )
    assert "UKR/Maksym Petrenko" in {c.source for c in told(text).claims}


def test_rebels_of_a_people_are_not_its_state(told: Callable[[str], Reading]) -> None:
    text = "Rebel Serbs shelled Zagreb in Croatia on Monday, killing nine people, the Croatian mayor said."
    assert ("HRV/mayor", "rebel Serbs") in blamed(told(text))


def stands(reading: Reading) -> set[tuple[str, str]]:
    """Source and stance of what is said of an incident."""
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {(c.source, c.stance) for c in reading.claims if c.id in own}


@pytest.mark.parametrize(
    ("saying", "who"),
    [
        ("JNIM, as is its habit, denied its involvement.", JNIM),
        ("JNIM repeated its denial.", JNIM),
        ("Algeria denies everything.", "DZA"),
        ("The Algerian government threw out the accusations of Mali.", "DZA"),
        ("The Algerian army said its forces had no tasks in Dimbal that day.", "DZA/Army"),
        ("The Algerian air force said none of its planes was in the air that day.", "DZA/Air Force"),
        ("The Algerian army said that neither aircraft nor artillery were used.", "DZA/Army"),
        ("The Algerian army said it was not a soldier who shot them.", "DZA/Army"),
    ],
)
def test_somebody_denies_in_other_words(told: Callable[[str], Reading], saying: str, who: str) -> None:
    found = stands(told(DEED + saying))
    assert (who, "denies") in found
    assert (who, "admits") not in found


def test_a_denial_of_it_is_of_all_that_he_was_blamed_for(told: Callable[[str], Reading]) -> None:
    text = (
        "A bomb killed nine people in Gao, Mali, on Monday. On Tuesday gunmen killed four in Mopti, Mali. The army said "
        "both attacks were the work of JNIM. JNIM denied both."
    )
    reading = told(text)
    ids = {c.id for c in reading.claims if c.source == JNIM and c.stance == "denies"}
    assert sum(not ids.isdisjoint(r.claims) for r in reading.reports if r.kind == "incident") == 2


def test_who_is_named_behind_what_he_leads_speaks(told: Callable[[str], Reading]) -> None:
    text = "The leader of the unrecognised region, Modibo Keita, says the traces lead to Algeria."
    assert ("Modibo Keita", "DZA") in blamed(told(DEED + text))


def test_who_was_hit_holds_an_outrage_against_who_did_it(told: Callable[[str], Reading]) -> None:
    deed = "Algerian jets bombed Dimbal in Mali on Monday, killing nine villagers. "
    assert ("MLI/MFA", "DZA") in {
        (who, whom.split("/")[0])
        for who, whom in blamed(told(deed + "Mali's foreign ministry strongly condemned the aggression."))
    }


def test_who_denies_and_accuses_says_both(told: Callable[[str], Reading]) -> None:
    text = "JNIM denies that any of its men were in the market and accuses the Malian army of the attack."
    reading = told(DEED + text)
    assert (JNIM, "denies") in stands(reading)
    assert (JNIM, "MLI/Army") in blamed(reading)
    said = "The bishop Modibo Keita said people had been killed like animals and accused the army of the attack."
    assert ("Modibo Keita", "MLI/Army") in blamed(told(DEED + said))


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Nine people were killed in Beni, Congo, on Monday. The army blamed the ADF.", "Allied Democratic Forces"),
        (
            "Nine people were killed in Rangamati and two in Chittagong, Bangladesh, on Monday. Police blamed the UPDF.",
            "UPDF",
        ),
        ("Nine people were killed in Medellin, Colombia, on Monday. Police blamed the ELN.", "ELN"),
    ],
)
def test_an_abbreviation_is_the_group_of_the_state_it_is_named_in(
    told: Callable[[str], Reading], text: str, whom: str
) -> None:
    assert whom in {accused for _, accused in blamed(told(text))}
