"""Who stands as the accuser of whom: more ways of pointing at somebody, and those who point at nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading


def blames(reading: Reading) -> set[tuple[str, str]]:
    """Source and accused of the claims of the incidents, each by its side."""
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {
        (c.source, c.content.accused.split("/")[0])
        for c in reading.claims
        if c.id in own and c.content.accused is not None and c.stance != "denies"
    }


def denials(reading: Reading) -> set[str]:
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {c.source for c in reading.claims if c.id in own and c.stance == "denies"}


def agents(reading: Reading) -> set[str]:
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {c.content.agent for c in reading.claims if c.id in own and c.content.agent is not None}


@pytest.mark.parametrize(
    ("text", "blame"),
    [
        (
            "A rocket fell on a school near Haifa on Monday and killed three children. Paris said the rocket was Hezbollah's.",
            ("FRA", "Hezbollah"),
        ),
        (
            "Bombers killed six guards at a depot near Izmir on Monday. The Turkish interior minister said it was the PKK again.",
            ("TUR/interior minister", "Kurdistan Workers' Party"),
        ),
        (
            "Bombers killed six guards at a depot near Izmir on Monday. The pattern of the attack points clearly to the PKK, "
            "the Turkish interior minister said.",
            ("TUR/interior minister", "Kurdistan Workers' Party"),
        ),
        (
            "A blast killed two observers near Donetsk on Monday. The Ukrainian foreign ministry saw in it an attempt of Moscow to drive "
            "the mission out.",
            ("UKR/MFA", "RUS"),
        ),
        (
            "Grenades killed four people at a rally in Goma on Monday. The M23 pointed a finger openly at Burundi.",
            ("M23", "BDI"),
        ),
        (
            "A mine wounded four Thai soldiers near Surin on Monday. Thailand accused Cambodia of having planted it in the night.",
            ("THA", "KHM"),
        ),
        (
            "Gunmen killed seven guards at a bank in Grozny on Monday. The Russian interior ministry blamed foreign secret services.",
            ("RUS/MOI", "foreign secret services"),
        ),
        (
            "A bomb killed four worshippers in Cotabato in the Philippines on Monday. The mayor of Cotabato condemned what he called the "
            "cruel crimes of foreign terrorists.",
            ("PHL/mayor", "foreign terrorists"),
        ),
        (
            "Israeli jets hit a house in Tyre in Lebanon on Monday and killed five people. The Lebanese prime minister condemned the "
            "cowardly aggression and flew to Cairo.",
            ("LBN/prime minister", "ISR"),
        ),
        (
            "An Egyptian conscript was shot dead at the border near Rafah on Monday. Israeli radio said that the Egyptians opened fire first.",
            ("Israeli radio", "EGY"),
        ),
        (
            "Two villagers died in a gunfight near Batken in Kyrgyzstan on Monday. The Kyrgyz border service said that Tajik soldiers were "
            "the first to shoot at them.",
            ("KGZ/State Border Service", "TJK"),
        ),
        (
            "A bridge was blown up near Belgorod in Russia on Monday and a driver was killed. The Russian defence ministry said Ukrainian "
            "saboteurs were behind the blast.",
            ("RUS/MOD", "UKR"),
        ),
        (
            "A gunfight on the frontier left one man dead on Monday. The Thai army said nothing of it. Phnom Penh: Thai troops shot at "
            "farmers of Poipet and killed a man.",
            ("KHM", "THA"),
        ),
        (
            "Bombers killed six guards at a depot near Izmir on Monday. The Turkish interior minister said the four belonged to the PKK.",
            ("TUR/interior minister", "Kurdistan Workers' Party"),
        ),
        (
            "Bombers killed six guards at a depot near Izmir on Monday. Villagers fault the PKK.",
            ("villagers", "Kurdistan Workers' Party"),
        ),
        (
            "Gunmen killed six guards at a depot near Quetta on Monday. The Pakistani interior minister accused India of being the main sponsor.",
            ("PAK/interior minister", "IND"),
        ),
        (
            "Gunmen killed six guards at a depot near Quetta on Monday. The Pakistani interior minister said the assault had been planned in Iran.",
            ("PAK/interior minister", "IRN"),
        ),
        (
            "Two soldiers died in a duel of guns near Donetsk on Monday. The Ukrainian army said the Russians fired first.",
            ("UKR/Army", "RUS"),
        ),
        (
            "A petrol bomb killed three children in a house in Belfast on Monday. The chief constable said loyalists had thrown it.",
            ("GBR/chief constable", "loyalists"),
        ),
        (
            'A bomb killed four guards in Dushanbe on Monday. The president of Tajikistan blamed "traitors" for it.',
            ("TJK/president", "traitors"),
        ),
        (
            "North Korean guns shelled an island off South Korea on Monday and killed two marines. Pyongyang's army command said that the South "
            "had started it.",
            ("PRK/Army Command", "KOR"),
        ),
    ],
)
def test_who_points_at_somebody_blames_him(told: Callable[[str], Reading], text: str, blame: tuple[str, str]) -> None:
    assert blame in blames(told(text))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Rebels shelled a market in Goma on Monday and killed nine. Nine people had died, doctors said.", "doctors"),
        (
            "Rebels shelled a market in Goma in Congo on Monday and killed nine. The Italian foreign minister condemned the shelling.",
            "ITA/foreign minister",
        ),
        (
            "Taliban fighters attacked a convoy near Kunduz on Monday. Nine men were brought in with wounds, the provincial hospital said.",
            "AFG/hospital",
        ),
    ],
)
def test_carers_and_third_states_blame_nobody_whom_they_do_not_name(
    told: Callable[[str], Reading], text: str, source: str
) -> None:
    assert source not in {voice for voice, _ in blames(told(text))}


def test_what_others_want_does_not_make_a_state_the_culprit(told: Callable[[str], Reading]) -> None:
    text = (
        "Gunmen shot at a bus in Cabinda on Monday and killed two people. There is no rebel group any more, the minister told reporters, "
        "putting it down to a few bandits who wish to hurt Angola."
    )
    assert blames(told(text)) == {("outlet", "gunmen"), ("AGO/minister", "bandits")}


@pytest.mark.parametrize(
    "text",
    [
        "JERUSALEM, May 4 - A rocket killed four people in a bus on Monday.",
        "TRIPOLI (Agency) - Mortar bombs killed four people in a bus on Monday.",
        "Kinshasa — Rebels shelled a camp on Monday, killing four people.",
    ],
)
def test_the_place_of_a_dateline_does_nothing(told: Callable[[str], Reading], text: str) -> None:
    assert agents(told(text)) <= {"rebels"}


def test_a_minister_speaks_of_his_own_troops(told: Callable[[str], Reading]) -> None:
    text = (
        "Gunmen killed forty farmers near Djibo in Burkina Faso on Monday. The Burkinabe security minister said troops in helicopters had "
        "killed many of the gunmen. French troops left the country last year."
    )
    assert "FRA" not in {accused for _, accused in blames(told(text))}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Grenades killed four people at a rally in Goma on Monday. The rebels blamed Burundi. The Burundian army answered that there was "
            "no Burundian soldier in Goma.",
            "BDI/Army",
        ),
        (
            "Drones dropped bombs on a village near Imphal on Monday and killed two people. Hill tribe organisations disowned the attack.",
            "Hill tribe organisations",
        ),
    ],
)
def test_who_was_not_there_or_disowns_it_denies(told: Callable[[str], Reading], text: str, source: str) -> None:
    assert source in denials(told(text))


def test_a_website_with_a_name_is_no_voice_of_who_spoke_before(told: Callable[[str], Reading]) -> None:
    text = (
        "Boats attacked a harbour in Sri Lanka on Monday and killed a sailor. A navy spokesman spoke of ten dead rebels. "
        "The pro-rebel Eelamwatch website said the Tamil Tigers had carried out the raid."
    )
    assert ("Eelamwatch", "Liberation Tigers of Tamil Eelam") in blames(told(text))


def test_an_appositive_does_not_name_who_speaks(told: Callable[[str], Reading]) -> None:
    text = (
        "Soldiers shot dead five men in Putumayo in Colombia on Monday. Human Rights Watch gave five names. OPIAC, the organisation of the "
        "native peoples of the south, accuses the army of a massacre."
    )
    found = blames(told(text))
    assert ("OPIAC", "COL") in found
    assert ("Human Rights Watch", "COL") not in found


@pytest.mark.parametrize(
    ("text", "blame"),
    [
        (
            "A mortar bomb killed nine people in a chapel in Quibdo in Colombia on Monday. Officials said it was fired by the ELN.",
            ("COL/officials", "ELN"),
        ),
        (
            "Grenades killed four people at a rally in Goma on Monday. Two clans of the town attribute the attack to the M23.",
            ("Two clans of the town", "M23"),
        ),
        (
            "Grenades killed four people at a rally in Goma on Monday. Shops stayed shut. The buses did not run. Schools sent the children "
            "home. The harvest is near, too. The governor blamed the M23.",
            ("COD/governor", "M23"),
        ),
        (
            "Russian troops shelled a market in Kupiansk in Ukraine on Monday and killed four people. President Zelensky said Russian "
            "terrorists had fired the shells. Russian soldiers stand near the town.",
            ("UKR/Volodymyr Zelensky", "RUS"),
        ),
    ],
)
def test_a_bare_or_roundabout_accusation_finds_its_deed(
    told: Callable[[str], Reading], text: str, blame: tuple[str, str]
) -> None:
    assert blame in blames(told(text))


def test_the_dead_whom_an_army_counts_are_not_blamed(told: Callable[[str], Reading]) -> None:
    text = "Four ELN rebels were killed in a gunfight near Tibu in Colombia on Monday, the Colombian army said."
    assert ("COL/Army", "ELN") not in blames(told(text))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Gunmen crossed into a village near Belgorod in Russia on Monday and killed two people. Moscow blamed Kyiv. The Ukrainian general "
            "staff said its forces operated only on Ukrainian soil.",
            "UKR/General Staff",
        ),
        (
            "Gunmen killed forty people in villages near Jos in Nigeria on Monday. Farmers pointed at Fulani militias, but herders' "
            "associations rejected the charge.",
            "herders",
        ),
    ],
)
def test_a_denial_goes_with_the_accusation_that_it_answers(
    told: Callable[[str], Reading], text: str, source: str
) -> None:
    assert source in denials(told(text))
