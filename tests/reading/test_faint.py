"""What is violence only by who does it to whom, in sentences that no plainer word tells."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.reading import scene_of
from rashomon.reading.events.faint import deeds
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention, mentions, weapons
from tests.reading.test_events import article


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def found(nlp: Language, text: str) -> list[Mention]:
    _, doc = next(language.annotate(nlp, [article(text)]))
    scene = scene_of(doc)
    return [m for m in mentions(scene, weapons(scene, lexicon())) if m.trigger.force != "talk"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen took six teachers from a hostel near Maradi on Monday.",
        "Masked men dragged a mayor from his car in Tumaco on Friday.",
        "Rebels took 20 tourists hostage at a lodge near Bunia on Friday.",
        "Raiders drove off 300 cattle from a kraal near Marsabit on Sunday.",
        "Guerrillas swarmed into the garrison town of Puerto Rico at dawn on Monday.",
        "Rebels fought their way into the centre of Malakal on Monday.",
        "Militants wrested control of the Mosul dam from Kurdish forces on Sunday.",
        "The hill town of Masisi fell to the rebels on Sunday.",
        "The hill post of Masisi fell to men of the Islamic State on Sunday.",
        "The border post at Kassala changed hands twice on Friday.",
        "Gang members climbed over the walls of a prison in Petion-Ville on Friday.",
        "Rockets rained down on a camp outside Sinjar on Tuesday.",
        "Wreckage of two drones came down on a warehouse in Lutsk on Friday.",
        "Rebel gunners pumped shells into the airport at Kabul on Monday.",
        "An army truck ran over a mine outside Bambari on Sunday.",
        "Bulldozers knocked down nine homes in Jenin on Monday.",
        "A jeep was taken out by a drone near Tal Rifaat on Tuesday.",
        "Men slit the throats of villagers in Larbaa on Thursday.",
        "Pirates seized a trawler off Bosaso on Monday.",
        "Shots rang out near the palace in Ouagadougou on Friday.",
        "Bodies lay in the streets of Bentiu on Tuesday.",
        "Hooded gunmen ordered the passengers off a bus at Toribio on Monday.",
    ],
)
def test_a_deed_is_told_by_who_does_what_to_whom(nlp: Language, text: str) -> None:
    assert [m.reality for m in found(nlp, text)] == ["actual"]


@pytest.mark.parametrize(
    "text",
    [
        "Teachers took six pupils from a hostel near Maradi on Monday.",
        "Police took six youths from a hostel near Maradi on Monday.",
        "The rebels took the initiative in Geneva on Monday.",
        "Tourists swarmed into the garrison town of Puerto Rico on Monday.",
        "Complaints rained down on the ministry in Lima on Tuesday.",
        "The hill town of Masisi fell silent on Sunday.",
        "The company at Kassala changed owners twice on Friday.",
        "Workers knocked down nine walls in Jenin on Monday.",
        "An army truck ran over a dog outside Bambari on Sunday.",
        "After the earthquake bodies lay in the streets of Bam on Friday.",
        "A storm flattened the barracks at Antsirabe on Monday.",
        "The rebels want to take the town of Masisi on Sunday.",
        "In 1994 rebels marched into the town of Byumba.",
    ],
)
def test_the_same_words_tell_nothing_of_others(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


def test_no_faint_word_is_heard_beside_a_plain_one(nlp: Language) -> None:
    words = [m.trigger.word for m in found(nlp, "Rebels shelled Masisi on Sunday and then marched into the town.")]
    assert words == ["shell"]


def test_beside_plainer_news_a_faint_word_needs_a_day_or_a_place(nlp: Language) -> None:
    text = "Rebels shelled Masisi on Sunday. The gunmen took the nurses with them."
    assert [m.trigger.word for m in found(nlp, text)] == ["shell"]
    there = text.replace("with them", "to Sake with them")
    assert [m.trigger.word for m in found(nlp, there)] == ["shell", "take"]


def test_each_line_of_the_table_is_read() -> None:
    table = deeds()
    assert table.verbs["swarmed"][1] == "does"
    assert table.pairs["came", "down"][1] == "flies"
    assert table.nouns["salvoes" if "salvoes" in table.nouns else "salvos"][0].noun


@pytest.mark.parametrize(
    "text",
    [
        "5 Nov, Kidal. Car bomb near the garrison.",
        "14:20 - KIDAL. Two explosions close to the market.",
    ],
)
def test_a_log_notes_a_bomb_without_a_verb(nlp: Language, text: str) -> None:
    assert found(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "5 Nov, Kidal. Bomb scare near the garrison.",
        "5 Nov, Kidal. Bomb drill at the school.",
        "Bomb squad of the police.",
    ],
)
def test_an_alarm_and_a_squad_are_no_bomb(nlp: Language, text: str) -> None:
    assert not found(nlp, text)


def test_a_missile_slams_into_a_town_and_a_critic_slams_a_raid(nlp: Language) -> None:
    (told,) = found(nlp, "Six missiles slammed into central Kharkiv on Saturday.")
    assert told.trigger.word == "slammed"
    assert not any(
        m.trigger.word == "slammed" for m in found(nlp, "The missile makers slammed the decision on Saturday.")
    )
