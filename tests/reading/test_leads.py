"""Leads of many wars: whose the dead are, who did it and who says so, in the words that agencies use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading
from tests.reading.test_who import incident, stands, tolls

Told = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "side", "number"),
    [
        ("A strike killed two Hezbollah men near Nabatieh on Monday.", "Hezbollah", 2),
        ("Two National Liberation Front fighters were killed near Aden on Monday.", "National Liberation Front", 2),
        ("Five Peshmerga fighters were killed when raiders attacked their post in Diyala.", "Peshmerga", 5),
        ("Soldiers pursued the rebels and killed three near Gulu on Tuesday afternoon.", "rebels", 3),
        ("A car blew up in the Dora district of Baghdad, a rebel stronghold, killing nine and wounding 30.", None, 30),
        ("Russian troops shelled Bamut on Monday. The Chechens lost two men, a spokesman said.", "Chechens", 2),
        (
            "An Armenian soldier was killed by Azerbaijani fire near Yeraskh on Monday, Armenia's defence ministry said.\n\nAzerbaijan denied "
            "opening fire, saying Armenian units had shelled its positions and wounded two of its servicemen.",
            "AZE",
            2,
        ),
    ],
)
def test_whose_people_they_are(told: Told, text: str, side: str | None, number: int) -> None:
    assert (side, number) in {(whose, count) for _, _, whose, count in tolls(told(text))}


def test_officials_on_both_sides_are_not_the_dead(told: Told) -> None:
    reading = told(
        "Guards exchanged fire near Batken on Tuesday, killing one Kyrgyz serviceman and a Tajik villager, officials on both sides said."
    )
    assert {side for _, _, side, _ in tolls(reading)} == {"KGZ", "TJK"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A 43-year-old rubber tapper was shot dead in Raman, Thailand, on Monday.", 1),
        ("Two gold panners were shot dead near Kidal, Mali, on Monday.", 2),
        ("A shell killed two men near Kidal, Mali, on Monday. The group mourned the two as martyrs.", 2),
        ("A soldier received a fatal gunshot wound near Kidal, Mali, on Monday.", 1),
        ("Two guards suffered fatal wounds near Kidal, Mali, on Monday.", 2),
        ("Four Administration Police officers died in Garissa, Kenya, on Monday.", 4),
    ],
)
def test_how_many_died(told: Told, text: str, number: int) -> None:
    assert {(status, count) for _, status, _, count in tolls(told(text))} == {("killed", number)}


def test_a_deadly_attack_may_only_have_wounded(told: Told) -> None:
    reading = told("A deadly attack wounded nine in Gao, Mali, on Monday.")
    assert {(status, count) for _, status, _, count in tolls(reading)} == {("wounded", 9)}


def test_a_bridge_of_some_age_is_nobody(told: Told) -> None:
    assert not tolls(told("A 30-year-old bridge was destroyed by a blast near Gao, Mali, on Monday."))


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Kenya attack leaves nine dead", set()),
        ("Pakistan suicide attack kills 23 soldiers", set()),
        ("Nine fishermen killed in Lake Chad raid", set()),
        ("Somalia: US strike kills nine in Harardere", {"USA"}),
        ("Israel attack kills ten in Gaza", {"ISR"}),
        ("Three people were killed when rebels triggered a mine blast in Bastar, India.", {"rebels"}),
        ("Six die in Somali roadside bombing", set()),
        ("A shell hit Armenian combat positions near Verin Shorzha on Monday, killing one.", set()),
        ("Gunmen disguised as police stormed a hospital in Kabul, killing nine.", {"gunmen"}),
        ("Nine were killed in Kaduna, Nigeria, in an ambush by what the army called bandits.", {"bandits"}),
        ("A bomb killed nine in Pattani, Thailand. Separatists often attack teachers.", set()),
        ("A bomb killed nine in Kunduz. The Taliban have carried out many such attacks.", set()),
        (
            "Israeli settlers shot dead a man and his son in Qusra on Monday, the Palestinian health ministry said.",
            {"ISR/settlers"},
        ),
        (
            "Israeli settlers torched homes in Huwara on Friday. A man was shot dead by settlers in Qusra, Palestinian medics said.",
            {"ISR/settlers"},
        ),
        ("A truck was hit when a sabotage group of the Armenian army ambushed it near Fuzuli.", {"ARM/groups"}),
        ("Haiti gangs kill at least 20 in Cabaret", {"gangs"}),
        ("Police: three officers slain in Guerrero", set()),
        (
            "A mine killed five in Jabrayil. Azerbaijan accuses Armenia of refusing to hand over maps of minefields.",
            set(),
        ),
        (
            "Militants attack Niger army base, 12 soldiers killed\n\n"
            'Twelve soldiers were killed and 31 wounded when "terrorists" on motorbikes attacked a military base at Tongo Tongo, near '
            "Niger's border with Mali, on Monday, the defence ministry said.",
            {"militants", "terrorists"},
        ),
        (
            "Yemen's Houthis fired two missiles at a tanker off Hodeidah, killing three, US Central Command said.",
            {"Houthis (Houthi rebels)"},
        ),
        (
            "Rebels shot dead a pilot in Mimika, Indonesia. The Free Papua Movement denied it had any hand in the killing.",
            {"rebels"},
        ),
    ],
)
def test_who_did_it(told: Told, text: str, accused: set[str]) -> None:
    assert {code for _, _, code in stands(told(text)) if code is not None} == accused


@pytest.mark.parametrize(
    ("text", "blame"),
    [
        (
            "A bomb killed nine in Beirut. A group calling itself the Brigades of Aisha said it was behind the blast.",
            ("Brigades of Aisha", "admits"),
        ),
        (
            "A bomb killed nine in Mohmand. The attack was claimed by a splinter group of the Taliban, Jamaat-ul-Ahrar.",
            ("Jamaat-ul-Ahrar", "admits"),
        ),
        (
            "A bomb killed nine in Parachinar. A Taliban spokesman said the group was responsible.",
            ("Taliban", "admits", "Taliban"),
        ),
        (
            "A bomb killed nine in Parachinar. A spokesman for the Taliban said it carried out the attack.",
            ("Taliban", "admits"),
        ),
        ("A bomb killed nine in Afrin. Turkey blamed the PKK/YPG.", ("TUR", "accuses", "Kurdistan Workers' Party")),
        ("A bomb killed nine in Afrin. Turkey blamed the PKK/YPG.", ("TUR", "accuses", "People's Protection Units")),
        (
            "Nine people died in a drone strike in Kunar. The Pentagon confirmed carrying out the strike.",
            ("USA/MOD", "admits"),
        ),
        (
            "Gunmen killed nine in Kigali. Rwanda says the FDLR, a Hutu rebel group, did it.",
            ("RWA", "accuses", "Democratic Forces for the Liberation of Rwanda (FDLR)"),
        ),
        (
            "A raid killed nine in Cabaret, Haiti. The National Network for the Defense of Human Rights blamed the Canaan gang led by Jeff.",
            ("National Network for the Defense of Human Rights", "accuses", "Canaan"),
        ),
        (
            "A guard was killed in a shootout at Kekh on Monday. Bishkek said Tajik guards opened fire first.",
            ("KGZ", "accuses", "TJK/guards"),
        ),
        ("The HPG said its fighters killed nine Turkish soldiers in northern Iraq on Saturday.", ("HPG", "admits")),
        (
            "Nine were shot dead near Ormara, Pakistan. An alliance of Baloch separatists, BRAS, claimed responsibility.",
            ("BRAS", "admits", "BRAS"),
        ),
        (
            "Nine were shot dead near Ormara, Pakistan. A Baloch separatist group, the BLA, claimed responsibility.",
            ("Baloch Liberation Army", "admits", "Baloch Liberation Army"),
        ),
    ],
)
def test_who_lays_it_at_whose_door(told: Told, text: str, blame: tuple[str, ...]) -> None:
    assert blame in {said[: len(blame)] for said in stands(told(text))}


def test_who_tells_of_his_own_deed_blames_nobody(told: Told) -> None:
    reading = told(
        "RSF shelling kills nine in El Fasher, says network\n\nThe Sudan Doctors Network said that nine civilians were killed when the Rapid "
        "Support Forces shelled the Abu Shouk camp north of El Fasher on Monday.\n\nThe RSF has not commented. The army said its air "
        "defences had downed two drones over the city the same day."
    )
    assert "SDN/Army" not in {voice for voice, _, code in stands(reading) if code == "Rapid Support Forces"}


@pytest.mark.parametrize(
    "text",
    [
        "A raid killed nine in El Obeid, Sudan. The militia accused the army of using the market as a base.",
        "A raid killed nine in El Obeid, Sudan. The militia accused the army of hiding among civilians.",
        "The Maritime Trade Operations said that a ship was hit by a missile off Aden on Monday; two were hurt.",
    ],
)
def test_who_blames_nobody(told: Told, text: str) -> None:
    assert not {code for _, _, code in stands(told(text)) if code is not None}


def test_blame_told_behind_one_deed_is_not_for_a_later_one_of_another_day(told: Told) -> None:
    reading = told(
        "A bomb killed four rangers in Rueso, Thailand, on Tuesday. Authorities blamed the Barisan Revolusi Nasional.\n\n"
        "On Monday a teacher was shot dead in Yala."
    )
    blamed = {c.id for c in incident(reading) if c.content.accused is not None}
    places = {r.place.name for r in reading.reports if r.place is not None and not blamed.isdisjoint(r.claims)}
    assert places == {"Rueso"}


def test_what_was_meant_to_be_done_was_not(told: Told) -> None:
    reading = told(
        "Taliban gunmen stormed a hotel in Kabul on Saturday, killing 22. They said they had meant to attack on Thursday."
    )
    assert len([r for r in reading.reports if r.kind == "incident"]) == 1


def test_an_entry_of_one_day_under_a_heading_of_several(told: Told) -> None:
    reading = told(
        "Incidents, 13-19 April\n\n19 April: gunmen attacked a post at Tera, Niger. Two policemen were killed.\n\n"
        "18 April: a car was hit near Menaka, Mali; the driver was killed and buried the same day.\n\n"
        "17 April: a mine hit a convoy between Gao and Kidal, killing one peacekeeper."
    )
    days = {r.place.name: r.times[0].day for r in reading.reports if r.place is not None and r.times}
    assert days["Menaka"] == 18
