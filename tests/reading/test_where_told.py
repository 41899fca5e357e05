"""Which of the places of a sentence is that of the deed: buildings of bodies, posts of gunners, towns of speakers, earlier deeds."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.reading import accounts_of, scene_of
from rashomon.reading.events.where import aside, elsewhere
from tests.reading.test_events import article


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def told(nlp: Language, text: str) -> list[str]:
    """The places of a text that can be those of a deed."""
    _, doc = next(language.annotate(nlp, [article(text)]))
    scene = scene_of(doc)
    return [m.place.name for m in scene.places if m.place and not aside(scene, m) and not elsewhere(scene, m)]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("A blast wrecked the police headquarters in Esmeraldas in Ecuador.", "Esmeraldas"),
        ("An Israeli strike on the Iranian consulate in Damascus killed seven people.", "Damascus"),
        ("Gunmen attacked the Turkish embassy in Mogadishu on Saturday, killing two guards.", "Mogadishu"),
        ("A bomb went off outside the governor's office in Bauchi, Nigeria, killing two.", "Bauchi"),
        ("The UN office in Goma has been attacked, and two guards died.", "Goma"),
        ("As ministers met in Ankara, word came from Diyarbakir that gunmen had shot four policemen.", "Diyarbakir"),
        ("A truck blew up at the gate of the French embassy in Beirut, killing six.", "Beirut"),
    ],
)
def test_a_building_that_was_hit_is_where_it_was(nlp: Language, text: str, town: str) -> None:
    assert town in told(nlp, text)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The embassy in Mogadishu said gunmen killed two guards in Baidoa.", "Mogadishu"),
        ("The US embassy in Nairobi condemned it after gunmen killed nine in Lamu.", "Nairobi"),
        ("A protest was handed to the consulate in Basra after shells killed six in Faw.", "Basra"),
        ("Soldiers from Niger killed 25 bandits near Maradi, the defence ministry said in Niamey on Friday.", "Niamey"),
        ("Rebels killed six in Bria, the UN said in New York late on Monday.", "New York"),
        ("A grenade killed two policemen in Kirkuk, days after a suicide bombing in Baquba, Iraq said.", "Baquba"),
        (
            "Gunners positioned in the villages of Rahma and Tel Amar fired ten shells on Salamiyah, Syria said.",
            "Rahma",
        ),
        ("Troops garrisoned at Dilling killed nine herders in Kadugli on Wednesday, Sudan's rebels said.", "Dilling"),
        ("Troops seeking a man wanted in Cairo shot nine herders dead in Kadugli, Sudan said.", "Cairo"),
        ("The shooting of nine herders in Kadugli recalls the killings in Dilling, Sudan's rebels said.", "Dilling"),
        ("Nine died in Kadugli. A resident reached by phone in Dilling counted bodies, Sudan said.", "Dilling"),
        ("Gunmen held Kadugli for hours, sources in Dilling told us, and beheaded two men in Sudan.", "Dilling"),
        ("Shells hit Kadugli in Sudan. Hospitals in Dilling received nine bodies.", "Dilling"),
        ("Shells killed nine in Kadugli, a Sudanese rebel told our correspondent in Dilling.", "Dilling"),
        ("The guard, Sunday Bako, 32, of Dilling, was shot dead by men in Kadugli, Sudan said.", "Dilling"),
        (
            "Gunmen in Kadugli shot a boy. He was taken to the Mercy Children's Hospital in Dilling, Sudan said.",
            "Dilling",
        ),
    ],
)
def test_where_it_was_said_or_fired_or_done_before_is_not(nlp: Language, text: str, town: str) -> None:
    assert town not in told(nlp, text)


def test_what_is_dated_from_a_deed_that_is_told_as_well_keeps_its_place(nlp: Language) -> None:
    text = "A guard was shot dead in Lurgan, three days after gunmen killed two sailors in Omagh, Britain said."
    assert {"Lurgan", "Omagh"} <= set(told(nlp, text))


def test_a_village_that_only_the_text_knows_is_where_in_the_district(nlp: Language) -> None:
    text = "Rebels ambushed a navy bus at Thoppur, in the district of Trincomalee, and killed nine Sri Lankan sailors."
    _, doc = next(language.annotate(nlp, [article(text)]))
    _, accounts, _ = accounts_of(doc)
    assert accounts[0].places[0].name == "Thoppur"


def test_the_name_in_the_opening_of_an_entry_says_where_in_the_province(nlp: Language) -> None:
    text = (
        "Incidents in Darfur\n\n12 June, Kutum: Militiamen shot dead seven herders in Darfur, Sudanese police said."
        "\n\n13 June, Mellit: A convoy was ambushed and two drivers were killed."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    _, accounts, _ = accounts_of(doc)
    assert [a.places[0].name for a in accounts if a.kind == "incident"] == ["Kutum", "Mellit"]


def test_a_village_is_told_before_its_district(nlp: Language) -> None:
    text = (
        "Armed men held the post of Mucojo, Macomia district, for hours on Saturday, sources in Pemba told us. They"
        " beheaded two fishermen, Mozambique said."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    _, accounts, _ = accounts_of(doc)
    assert [a.places[0].name for a in accounts if a.kind == "incident"] == ["Mucojo"]


def test_what_is_told_of_who_speaks_may_be_the_deed_itself(nlp: Language) -> None:
    heard = '"We heard the plane," said Sara, whose two sons died when a missile hit their house in Maarat al-Numan, in Syria, on Monday.'
    assert "Maarat al-Numan" in told(nlp, heard)
    assert told(nlp, '"Two men died," said Sara, who works for the council of Maarat al-Numan.') == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Raipur: Eight policemen were killed in Bijapur district of Chhattisgarh, India, on Monday.", "Bijapur"),
        ("Thirty were killed in a strike on a school in Deir al-Balah in central Gaza on Monday.", "Deir al-Balah"),
        ("Bandits killed 23 persons in an attack on Kabasa village in Magami district, Zamfara State.", "Kabasa"),
        (
            "Four teenagers were killed by rebels of the Carolina Ramirez front in Putumayo, Colombia, on Monday.",
            "Putumayo",
        ),
        (
            "Blast at Mass\n\nFour people were killed when a bomb went off during Sunday Mass in a gym in Marawi City, the Philippines.",
            "Marawi City",
        ),
        (
            "The Houthis fired two missiles at a Marshall Islands-flagged tanker in the Gulf of Aden, killing three of its crew, the US said.",
            "Gulf of Aden",
        ),
    ],
)
def test_the_place_of_a_deed(nlp: Language, text: str, name: str) -> None:
    _, doc = next(language.annotate(nlp, [article(text)]))
    _, accounts, _ = accounts_of(doc)
    places = next(a.places for a in accounts if a.kind == "incident")
    assert places[0].name == name
