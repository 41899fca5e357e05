"""Who speaks at the ends of a headline, who is only thought to have owned up, and by what name one voice knows who did it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Reading
from rashomon.reading import scene_of
from rashomon.reading.voices import phrase
from tests.spans import paragraphs


def stands(reading: Reading) -> set[tuple[str, str, str | None]]:
    """Source, stance and accused of what is said in incidents of who did it."""
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {
        (c.source, c.stance, c.content.accused) for c in reading.claims if c.id in own and c.content.what == "event"
    }


def counted(reading: Reading) -> set[str]:
    """Who gives figures."""
    return {c.source for c in reading.claims if c.content.what == "toll"}


@pytest.mark.parametrize(
    ("head", "who"),
    [
        ("Drone strike kills nine in Yemen – medics", "medics"),
        ("Fourteen killed in attack on village near Bankass - local residents", "residents"),
        ("Shelling kills nine in Donetsk, Ukraine: governor", "UKR/governor"),
        ("UN: 20 killed in Sudan air strike", "United Nations"),
    ],
)
def test_a_headline_names_who_says_it_without_a_verb(told: Callable[[str], Reading], head: str, who: str) -> None:
    assert counted(told(f"{head}\n\nA market was hit.")) == {who}


@pytest.mark.parametrize(
    "head",
    ["Nine killed in Kabul blast - live updates", "Mali: nine killed in Bankass", "A rebel-held town: nine killed"],
)
def test_a_topic_or_a_rubric_says_nothing(told: Callable[[str], Reading], head: str) -> None:
    assert counted(told(head)) == {"outlet"}


def test_a_blame_names_no_deed_where_it_only_tells_who_is_blamed(told: Callable[[str], Reading]) -> None:
    text = (
        "Gunmen attacked Dimbal in Mali on Monday, killing nine. Residents blamed JNIM, a group that is active there."
    )
    assert ("residents", "accuses", "Jama'at Nusrat al-Islam wal-Muslimin (JNIM)") in stands(told(text))


def test_who_backs_a_group_is_accused_of_no_attack(told: Callable[[str], Reading]) -> None:
    found = stands(told("The M23 killed nine in Kishishe on Monday. Kinshasa accuses Rwanda of backing the M23."))
    assert not {s for s in found if s[0] == "COD"}


def test_who_looked_on_while_others_shot_did_it_not(told: Callable[[str], Reading]) -> None:
    text = (
        "Nine died in Gonaives, Haiti, on Monday. The mayor blamed residents for looking on while police shot his men."
    )
    assert not {s for s in stands(told(text)) if s[2] == "residents"}


@pytest.mark.parametrize(
    "text",
    [
        "No one in the government in Iraq has claimed responsibility for the raid that killed nine in Hawija on Monday.",
        "None of the Taliban groups has claimed responsibility for the raid that killed nine in Kabul on Monday.",
    ],
)
def test_no_one_of_them_owned_up(told: Callable[[str], Reading], text: str) -> None:
    assert not {s for s in stands(told(text)) if s[1] == "admits"}


def test_who_neither_confirms_nor_denies_leaves_it_open(told: Callable[[str], Reading]) -> None:
    text = (
        "A drone killed nine in Sevastopol on Monday. Kyiv neither confirmed nor denied that it was behind the attack."
    )
    assert not {s for s in stands(told(text)) if s[1] in ("denies", "admits")}


def test_a_purpose_is_no_accusation(told: Callable[[str], Reading]) -> None:
    text = "Nine were killed in Donetsk on Monday. Officials said that Russia shells the city itself to blame Kyiv."
    assert not {s for s in stands(told(text)) if s[2] == "UKR"}


def test_a_number_accuses_nobody(told: Callable[[str], Reading]) -> None:
    text = (
        "Fano militiamen said 26 of those killed were civilians and accused federal troops of the bombardment of Gondar"
        " in Ethiopia."
    )
    assert {s[0] for s in stands(told(text)) if s[1] == "accuses"} == {"Fano"}


def test_they_who_tell_of_it_did_it_not(told: Callable[[str], Reading]) -> None:
    text = (
        "Gunmen attacked Dimbal in Mali on Monday, killing nine. Residents said the gunmen wore uniforms."
        ' "They came at dusk and shot at us," a farmer said.'
    )
    assert not {s for s in stands(told(text)) if s[2] == "residents"}


def test_an_army_bombs_in_what_a_statement_says(told: Callable[[str], Reading]) -> None:
    text = "Nine died in Bahri, Sudan, on Monday. The RSF said in a statement that army jets had bombed the market."
    assert ("Rapid Support Forces", "asserts", "SDN/jets") in stands(told(text))


def test_one_voice_has_one_name_for_terrorists(told: Callable[[str], Reading]) -> None:
    text = (
        "Terrorist attack in Aleppo, Syria\n\nA police source said on Monday that terrorist groups fired shells at Aleppo,"
        " killing nine. The terrorists shelled a school, the source said."
    )
    found = {s[2] for s in stands(told(text)) if s[0] != "outlet" and s[2]}
    assert found == {"terrorist groups"}


def test_who_others_blame_is_not_whom_a_voice_calls_gunmen(told: Callable[[str], Reading]) -> None:
    text = "Gunmen killed nine in Gao, Mali, on Monday, police said. Residents blamed Ansar Dine for the attack."
    found = stands(told(text))
    assert ("residents", "accuses", "Ansar Dine") in found
    assert not {s for s in found if s[0] == "MLI/Police" and s[2] == "Ansar Dine"}


def test_gunmen_are_the_group_that_owns_up(told: Callable[[str], Reading]) -> None:
    text = "Gunmen killed nine in Gao, Mali, on Monday. Ansar Dine claimed responsibility for the attack."
    assert ("outlet", "asserts", "Ansar Dine") in stands(told(text))


def test_what_is_denied_of_victims_is_no_denial_of_the_strike(told: Callable[[str], Reading]) -> None:
    text = (
        "A jet bombed a school in Ye-U, Myanmar, on Monday, killing nine. The military rejected the claim that civilians"
        " had been hit."
    )
    denials = [c for c in told(text).claims if c.stance == "denies" and c.content.what == "event"]
    assert all(c.content.target is not None for c in denials)


def test_the_office_is_the_one_that_spoke(told: Callable[[str], Reading]) -> None:
    text = (
        "Gangs killed nine in Gonaives, Haiti, on Monday, the UN human rights office said. The office said that the"
        " gangs burned homes and killed two more."
    )
    assert "office" not in {c.source for c in told(text).claims}


def test_a_headline_gives_the_blame_to_who_stands_behind_its_comma(told: Callable[[str], Reading]) -> None:
    found = stands(told("Six killed in night raid, villagers blame police\n\nSix men died in Lamu, Kenya, on Monday."))
    assert {s[0] for s in found if s[1] == "accuses"} == {"villagers"}


def test_who_attributes_an_attack_is_named(told: Callable[[str], Reading]) -> None:
    text = "Nine were massacred on Sunday in an attack that the Peruvian army attributed to the Shining Path."
    assert ("PER/Army", "accuses", "Shining Path") in stands(told(text))


def test_a_topic_before_a_colon_does_nothing(told: Callable[[str], Reading]) -> None:
    assert not {s for s in stands(told("Libya: air strike on migrant centre kills 53")) if s[2]}


def test_a_state_before_what_happened_tells_where(told: Callable[[str], Reading]) -> None:
    assert not {s for s in stands(told("Kenya bombings kill nine people\n\nNine people died in Lamu.")) if s[2]}


def test_who_says_who_fired_puts_the_toll(told: Callable[[str], Reading]) -> None:
    text = "SANA said terrorist groups had fired the rockets at Aleppo and put the number of dead at 14."
    assert counted(told(text)) == {"SYR/SANA"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Houthis said none of their forces were in the area.", "Houthis (Houthi rebels)"),
        ("The US-led coalition said the town was outside its area of operations.", "US-led coalition"),
        ("A Yemeni army source said the army did not possess such weapons.", "YEM/army source"),
        ("The Houthis called the report a lie.", "Houthis (Houthi rebels)"),
    ],
)
def test_who_was_not_there_denies(told: Callable[[str], Reading], text: str, who: str) -> None:
    reading = told(f"An air strike killed nine in Taiz, Yemen, on Monday. {text}")
    assert (who, "denies", None) in stands(reading)


@pytest.mark.parametrize(
    "text",
    [
        "The Houthis said their forces were in the area.",
        "The Houthis said the town was outside the area of the truce.",
        "The Houthis called the raid a crime.",
    ],
)
def test_who_was_there_denies_nothing(told: Callable[[str], Reading], text: str) -> None:
    reading = told(f"An air strike killed nine in Taiz, Yemen, on Monday. {text}")
    assert not {s for s in stands(reading) if s[1] == "denies"}


def test_who_denies_by_naming_a_group_blames_it_not(told: Callable[[str], Reading]) -> None:
    text = (
        "CODECO militiamen killed sixty near Bule, Congo, on Monday. A spokesman of the URDPC, a CODECO faction, said the"
        " group had nothing to do with the killings."
    )
    assert {(s[1], s[2]) for s in stands(told(text)) if s[0] == "URDPC"} == {("denies", None)}


def test_what_an_army_only_ever_hits_is_no_admission(told: Callable[[str], Reading]) -> None:
    text = "An air strike killed nine in Tigray on Monday. Ethiopia's army said it only hits military targets."
    assert not {s for s in stands(told(text)) if s[1] == "admits"}


def test_those_who_only_lie_are_accused_of_no_attack(told: Callable[[str], Reading]) -> None:
    text = 'M23 rebels killed nine near Sake, Congo, on Monday. Rwanda accused Pretoria of "lies" about the attack.'
    assert not {s for s in stands(told(text)) if s[2] == "ZAF"}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Tehran had blamed the United States and Israel.", {"USA", "ISR"}),
        ("Tehran blamed Jaish al-Adl (the army of justice).", {"Jaish al-Adl"}),
    ],
)
def test_who_is_blamed_without_a_word_of_the_deed(told: Callable[[str], Reading], text: str, whom: set[str]) -> None:
    found = stands(told(f"Two bombs killed ninety people in Kerman, Iran, on Monday. {text}"))
    assert {s[2] for s in found if s[0] == "IRN" and s[1] == "accuses"} == whom


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State claimed on Thursday two explosions in Iran that killed ninety people in Kerman on Monday.",
        "Islamic State claims Kerman bombing\n\nTwo bombs killed ninety people in Kerman, Iran, on Monday.",
    ],
)
def test_a_group_claims_what_it_names_by_place_or_number(told: Callable[[str], Reading], text: str) -> None:
    found = stands(told(text))
    assert ("Islamic State", "admits", "Islamic State") in found
    assert not {s for s in found if s[2] == "IRN"}


def test_a_group_that_claims_deaths_claims_no_deed_by_that(told: Callable[[str], Reading]) -> None:
    text = "A raid hit Baidoa, Somalia, on Monday. Ethiopia claims 20 killed in the raid."
    assert not {s for s in stands(told(text)) if s[1] == "admits"}


def test_who_was_not_told_of_it_denies_nothing(told: Callable[[str], Reading]) -> None:
    text = (
        "Police killed nine in Mamasapano, Philippines, on Monday. The military said it was not informed of the raid."
    )
    assert not {s for s in stands(told(text)) if s[1] == "denies"}


def test_a_side_without_a_link_to_it_denies_it(told: Callable[[str], Reading]) -> None:
    text = "A bomb killed nine in Ankara, Turkey, on Monday. Hamas said its forces had no link to the blast."
    assert ("Hamas", "denies", None) in stands(told(text))


def test_what_nobody_said_he_said_of_nobody(told: Callable[[str], Reading]) -> None:
    text = (
        "Soldiers looted Muatide, Mozambique, and killed nine people on Monday. The Islamist insurgents have not said"
        " anything about the attack."
    )
    assert not {s for s in stands(told(text)) if s[0] not in ("outlet",)}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A US commander, General John Campbell, admitted that the strike was a mistake.", {"USA/John Campbell"}),
        ("The US military admitted that two of its pilots were killed in the attack.", set()),
        ("The US military admitted that Taliban fighters had been in the building before the strike.", set()),
    ],
)
def test_who_admits_the_strike_that_others_tell(told: Callable[[str], Reading], text: str, who: set[str]) -> None:
    found = stands(told(f"US warplanes bombed a hospital in Kunduz, Afghanistan, on Monday, killing 22. {text}"))
    assert {s[2] for s in found if s[1] == "admits" and s[2]} == who


@pytest.mark.parametrize(
    "who",
    [
        "The blast revealed", "Six missiles confirmed", "The shelling of the day before revealed", "Saturday revealed", "Heavy fighting confirmed",
    ],
)  # fmt: skip
def test_a_deed_a_weapon_or_a_day_says_nothing(told: Callable[[str], Reading], who: str) -> None:
    reading = told(f"{who} that rebels had killed nine people in Goma on Monday.")
    assert {c.source for c in reading.claims} == {"outlet"}


@pytest.mark.parametrize(
    ("who", "source"),
    [
        ("Two of the guards said", "Two of the guards"),
        ("12 of the guards said", "12 of the guards"),
        ("Five told reporters", "Five"),
        ("A report on the blast said", "report on the blast"),
        ("Survivors of the attack said", "survivors"),
    ],
)
def test_people_and_papers_speak(told: Callable[[str], Reading], who: str, source: str) -> None:
    reading = told(f"{who} that rebels had killed nine people in Goma on Monday.")
    assert {c.source for c in reading.claims} == {source}


def test_the_day_is_no_part_of_who_spoke(told: Callable[[str], Reading]) -> None:
    reading = told("A court in the town of Orvel on Friday said that rebels had killed nine people in Goma on Monday.")
    assert {c.source for c in reading.claims} == {"court in the town of Orvel"}


def test_a_day_within_a_name_stays() -> None:
    text = "The 12 November Committee said that rebels had killed nine people in Goma."
    article = Article(page="p", index=0, spans=paragraphs(text))
    _, doc = next(language.annotate(language.load(DEFAULT_MODEL), [article]))
    assert phrase(scene_of(doc), (0, 4)) == "12 November Committee"


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State claimed a knife attack in Paris on Monday in which two people were killed.",
        "Boko Haram claimed an ambush in Borno on Monday in which seven soldiers died.",
        "The ELN claimed a car bomb that killed 21 cadets in Bogota on Thursday.",
        "A bombing claimed by the Taliban killed nine people in Kabul on Monday.",
        "Monday's attack in Kabul, claimed by Islamic State, killed nine people.",
    ],
)
def test_who_claims_a_deed_says_it_is_his(told: Callable[[str], Reading], text: str) -> None:
    (voice,) = {who for who, stance, _ in stands(told(text)) if stance == "admits"}
    assert (voice, "admits", voice) in stands(told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban claimed attacks by government forces killed nine people in Ghazni on Monday.",
        "Hamas claimed an Israeli strike killed nine people in Gaza City on Monday.",
        "The killing of nine villagers near Goma on Monday was claimed by no group.",
    ],
)
def test_who_claims_that_it_was_so_owns_up_to_nothing(told: Callable[[str], Reading], text: str) -> None:
    assert not [one for one in stands(told(text)) if one[1] == "admits"]


def test_a_state_that_says_where_is_blamed_by_nobody(told: Callable[[str], Reading]) -> None:
    text = (
        "Boko Haram fighters attacked a post at Blabrine in Niger near the border with Nigeria on Monday, killing 12 soldiers, the defence "
        "ministry said."
    )
    assert {accused for _, _, accused in stands(told(text))} == {"Boko Haram"}
