"""Sides of the harmed, who speaks behind colons and semicolons, and whom a round-up blames for which incident."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Actor, Claim, Reading, Stance
from rashomon.reading.reports import innocent
from rashomon.reading.voices import Voice


def incident(reading: Reading) -> list[Claim]:
    """The claims of the incidents."""
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return [c for c in reading.claims if c.id in own]


def stands(reading: Reading) -> set[tuple[str, str, str | None]]:
    """Source, stance and accused of what is said of who did it."""
    return {(c.source, c.stance, c.content.accused) for c in incident(reading) if c.content.what == "event"}


def tolls(reading: Reading) -> set[tuple[str, str | None, str | None, int | None]]:
    """Source, status, side and number of each figure that counts as happened."""
    return {
        (c.source, c.content.status, c.content.side, c.content.count.low)
        for c in incident(reading)
        if c.content.what == "toll" and c.content.count is not None and c.reality == "actual"
    }


def test_bandits_are_the_group_that_is_called_so_beside_them(told: Callable[[str], Reading]) -> None:
    text = (
        "Troops clashed with Abu Sayyaf bandits in Patikul on Monday. Two bandits were killed and four soldiers hurt."
    )
    assert ("outlet", "killed", "Abu Sayyaf", 2) in tolls(told(text))


def test_bandits_are_nobody_who_kills_them(told: Callable[[str], Reading]) -> None:
    text = "Members of the Maradi Valley Watch Corps killed eight bandits in Gusau, Nigeria, on Monday."
    assert tolls(told(text)) == {("outlet", "killed", "bandits", 8)}


@pytest.mark.parametrize(
    "vow",
    [
        '"We will not stop until the last bandit is neutralised," the governor said.',
        '"We shall not rest until every raider is captured or killed," the governor said.',
    ],
)
def test_a_vow_counts_nobody(told: Callable[[str], Reading], vow: str) -> None:
    reading = told(f"Raiders killed seven farmers in Gusau, Nigeria, on Monday. {vow}")
    assert {(status, number) for _, status, _, number in tolls(reading)} == {("killed", 7)}


def test_who_fought_until_he_was_killed_is_dead(told: Callable[[str], Reading]) -> None:
    reading = told("Raiders attacked Gusau, Nigeria, on Monday. A guard fought them until he was killed.")
    assert ("killed", 1) in {(status, number) for _, status, _, number in tolls(reading)}


def test_a_denial_behind_a_semicolon_leaves_the_blame_to_who_says_it(told: Callable[[str], Reading]) -> None:
    found = stands(
        told(
            "Fighting between Taliban fighters and Afghan soldiers in Kunduz on Monday left 15 dead. The Taliban accused the"
            " Afghan army of starting the fighting; the army spokesman denied it."
        )
    )
    assert ("Taliban", "accuses", "AFG/Army") in found
    assert ("AFG/Army", "denies", None) in found
    assert not {s for s in found if s[0] == "AFG/Army" and s[1] == "accuses"}


def test_each_says_what_its_own_side_of_a_semicolon_says(told: Callable[[str], Reading]) -> None:
    found = tolls(told("KUNDUZ, Monday: The Afghan army said 42 men were killed; the Taliban said 20 soldiers died."))
    assert ("AFG/Army", "killed", 42) in {(s, status, n) for s, status, _, n in found}
    assert ("Taliban", "killed", 20) in {(s, status, n) for s, status, _, n in found}


@pytest.mark.parametrize(
    ("text", "source", "number"),
    [
        ("Kherson: Ukraine's southern command claims its forces killed 23 Russian troops on Monday.", "UKR", 23),
        ("A shell hit Douma, Syria, on Monday. The White Helmets put the toll at seven killed.", "White Helmets", 7),
        (
            "The Turkish army denies striking a school in Mardin, says it killed 40 rebels there on Monday.",
            "TUR/Army",
            40,
        ),
        (
            "The Turkish army said on Monday, 4 May 2020 that at least 31 people were killed in a blast in Mardin.",
            "TUR/Army",
            31,
        ),
    ],
)
def test_who_gives_the_figure(told: Callable[[str], Reading], text: str, source: str, number: int) -> None:
    assert (source, "killed", number) in {(s, status, n) for s, status, _, n in tolls(told(text))}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Hizbul Mujahideen owned responsibility for the attack.",
            ("Hizbul Mujahideen", "admits", "Hizbul Mujahideen"),
        ),
        ("Hamas, an armed group, claimed the bombing.", ("Hamas", "admits", "Hamas")),
        ("The Turkish army denied shelling the market.", ("TUR/Army", "denies", None)),
    ],
)
def test_who_answers_for_it(told: Callable[[str], Reading], text: str, claim: tuple[str, str, str | None]) -> None:
    assert claim in stands(
        told(f"Nine people were killed when a bomb exploded in the market of Mardin on Monday. {text}")
    )


@pytest.mark.parametrize(
    "words", ["has not claimed", "did not claim", "never claimed", "has yet to claim", "refused to claim"]
)
def test_who_does_not_claim_an_attack_admits_nothing(told: Callable[[str], Reading], words: str) -> None:
    text = f"Nine people were killed in a bomb attack in Kabul on Monday. The Taliban {words} the attack."
    assert not [c for c in told(text).claims if c.stance == "admits"]


@pytest.mark.parametrize(
    "words", ["has not acknowledged killing", "has not accused anybody of killing", "did not deny that it killed"]
)
def test_what_somebody_does_not_say_is_no_stance(told: Callable[[str], Reading], words: str) -> None:
    text = f"Nine people were killed in an air strike in Idlib on Monday. Russia's defence ministry {words} civilians."
    assert not [c for c in told(text).claims if c.stance in ("admits", "denies", "accuses")]


def test_a_claim_that_the_attack_was_staged_claims_no_attack(told: Callable[[str], Reading]) -> None:
    text = "Nine people were killed in an attack in Gaza on Monday. Hamas claimed the attack was staged by Israel."
    assert not {s for s in stands(told(text)) if s[:2] == ("Hamas", "admits")}


def test_who_accuses_one_takes_no_other_for_granted(told: Callable[[str], Reading]) -> None:
    text = (
        "Air strikes by Saudi Arabia killed 12 people in Hajjah, Yemen, on Monday, residents said. The Yemeni government accused"
        " the Houthis of shelling homes in Hajjah, killing 22 people."
    )
    assert ("YEM", "accuses", "SAU") not in stands(told(text))


def test_a_round_up_blames_each_for_his_own(told: Callable[[str], Reading]) -> None:
    reading = told(
        "Gunmen kidnapped three clerks in Kirkuk on Monday.\n\nInsurgents attacked a checkpoint in Samarra on Monday, killing"
        " three soldiers, the Iraqi army said.\n\nA bomb wounded four people in Tikrit on Monday.\n\nMortar rounds killed two"
        " women in Baquba on Monday. Police blamed Mahdi Army militiamen."
    )
    for report in reading.reports:
        own = {c.content.accused for c in reading.claims if c.id in report.claims}
        assert ("Mahdi Army" in own) == (report.place is not None and report.place.name == "Baquba")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Shells killed 11 people in a camp for displaced people in El Fasher on Monday.", {("killed", 11)}),
        ("Gunmen stormed Gusau on Monday, shooting sporadically, a resident, Sani Aliyu, said.", set()),
        ("Ten men tagged by police as communist rebels were killed in Negros on Monday.", {("killed", 10)}),
        ("Eight soldiers embraced martyrdom in a blast in Quetta on Monday.", {("killed", 8)}),
        ("Two guards paid the supreme price in a raid on Gusau on Monday.", {("killed", 2)}),
        (
            "Militiamen attacked Djugu on Monday and killed 35 people, the mayor of Bunia, Jean-Pierre Bikili, said by phone.",
            {("killed", 35)},
        ),
        ("Rebels killed two men in Quetta on Monday. Guns were found on the slain rebels.", {("killed", 2)}),
    ],
)
def test_who_came_to_harm(told: Callable[[str], Reading], text: str, kinds: set[tuple[str, int]]) -> None:
    assert {(status, number) for _, status, _, number in tolls(told(text))} == kinds


def test_who_was_shot_dead_in_a_headline_shot_nobody(told: Callable[[str], Reading]) -> None:
    reading = told("Protesters shot dead in Khartoum\n\nSoldiers shot dead nine protesters in Khartoum on Monday.")
    assert "protesters" not in {c.content.agent for c in incident(reading)}


def test_soldiers_killed_in_shelling_shelled_nobody(told: Callable[[str], Reading]) -> None:
    reading = told(
        "Four Indian soldiers were killed on Monday in cross-border shelling near Poonch, Indian officials said."
    )
    assert not {c.content.agent for c in incident(reading) if c.content.agent}


def test_who_claims_to_have_killed_is_the_one_who_says_so(told: Callable[[str], Reading]) -> None:
    reading = told("Fighting went on in Damaturu on Monday. ISWAP, in a statement, claimed to have killed 11 soldiers.")
    assert ("Islamic State West Africa Province", "killed", 11) in {(s, t, n) for s, t, _, n in tolls(reading)}


@pytest.mark.parametrize(
    ("people", "category"),
    [("Five police reservists", "police"), ("A deputy commander", "military"), ("Two sheriff's deputies", "police")],
)
def test_whose_trade_it_is(told: Callable[[str], Reading], people: str, category: str) -> None:
    reading = told(f"{people} were killed in an ambush near Garissa on Monday.")
    assert {c.content.category for c in incident(reading) if c.content.what == "toll"} == {category}


def test_soldiers_from_each_side_are_of_both(told: Callable[[str], Reading]) -> None:
    reading = told(
        "Six soldiers, three from each side, were killed when Thai and Cambodian troops exchanged fire near Surin on Monday."
    )
    assert {side for _, _, side, number in tolls(reading) if number == 6} == {"all"}


def test_who_trades_blame_admits_nothing(told: Callable[[str], Reading]) -> None:
    reading = told(
        "Border guards trade blame after a clash\n\nKyrgyz and Tajik forces exchanged fire near Batken on Monday, killing 13."
    )
    assert not {s for s in stands(reading) if s[1] == "admits"}


def test_who_clashes_with_others_attacks_nobody_by_that(told: Callable[[str], Reading]) -> None:
    reading = told(
        "Turkey-backed factions and SDF fighters clashed near Tal Rifaat, Syria, on Monday; three fighters died."
    )
    assert not {c.content.accused for c in incident(reading) if c.content.accused}


@pytest.mark.parametrize(
    ("actor", "stance", "spared"),
    [
        (Actor(code="fishermen", name="fishermen", kind="people"), "accuses", True),
        (Actor(code="local media", name="local media", kind="people"), "asserts", True),
        (Actor(code="Reuters", name="Reuters", kind="agency"), "accuses", True),
        (Actor(code="United Nations", name="United Nations", kind="organisation"), "asserts", True),
        (Actor(code="United Nations", name="United Nations", kind="organisation"), "accuses", False),
        (Actor(code="gunmen", name="gunmen", kind="people"), "asserts", False),
        (Actor(code="M23", name="M23", kind="non-state"), "asserts", False),
    ],
)
def test_those_who_only_tell_are_no_attackers(actor: Actor, stance: Stance, spared: bool) -> None:
    assert innocent(actor, Voice(("outlet",), "outlet", stance)) is spared


@pytest.mark.parametrize(
    "answer",
    [
        "Troops killed the gunmen.",
        "Three of the assailants were shot dead by the army.",
        "The army shot both attackers.",
        "Police later killed all the raiders.",
        "At first the prime minister reported nine dead and about 20 wounded, then the interior minister reported 28 wounded.",
    ],
)
def test_who_harms_the_attackers_or_counts_the_harmed_is_no_attacker(
    told: Callable[[str], Reading], answer: str
) -> None:
    text = f"Gunmen of al-Shabaab stormed a hotel in Jowhar, Somalia, on Monday and killed nine people. {answer}"
    accused = {side for _, _, side in stands(told(text)) if side}
    assert "al-Shabaab" in accused
    assert not {side for side in accused if side.startswith("SOM")}


def test_a_raid_on_gunmen_is_the_deed_of_those_who_raid(told: Callable[[str], Reading]) -> None:
    text = "Somali troops killed nine gunmen in a raid on a hideout near Jowhar on Monday."
    assert {side.split("/")[0] for _, _, side in stands(told(text)) if side} == {"SOM"}


def test_a_country_before_the_name_of_a_feast_says_where(told: Callable[[str], Reading]) -> None:
    text = "Egypt Palm Sunday bombings kill 44\n\nTwo blasts killed 44 people in churches in Tanta, Egypt, on Monday."
    assert not {side for _, _, side in stands(told(text)) if side}


def test_who_shoots_drones_down_is_no_attacker_and_who_fires_them_is(told: Callable[[str], Reading]) -> None:
    text = "Russia fired missiles at Kharkiv, Ukraine, on Monday, killing nine people. Ukraine's air force said it shot down 25 of 33 drones."
    assert {side.split("/")[0] for _, _, side in stands(told(text)) if side} == {"RUS"}
