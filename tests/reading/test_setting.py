"""The day and town that one sentence gives to the harm told in the next; shots told without a weapon."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.reading import scene_of
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import mentions, weapons
from rashomon.reading.events.segments import Segment, violent_segments
from rashomon.reading.events.setting import settle
from tests.reading.test_events import article


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def segments(nlp: Language, text: str) -> list[Segment]:
    _, doc = next(language.annotate(nlp, [article(text)]))
    scene = scene_of(doc)
    armed = weapons(scene, lexicon())
    found = violent_segments(scene, mentions(scene, armed), armed)
    settle(scene, found, armed)
    return found


def last(nlp: Language, text: str) -> tuple[str | None, str | None]:
    """The day and the town of the last stretch that tells harm."""
    segment = segments(nlp, text)[-1]
    day = segment.times[0].time.span.text if segment.times and segment.times[0].time else None
    return day, segment.place.name if segment.place is not None else None


@pytest.mark.parametrize(
    ("text", "day", "town"),
    [
        ("On Sunday gunmen walked along the main street of Kadugli. Six people died.", "Sunday", "Kadugli"),
        ("Rebels came over the hill above Ituango on 3 May. Two shepherds were killed.", "3 May", "Ituango"),
        ("On Monday a mine lay under the bridge in Taiz. A family was killed.", "Monday", "Taiz"),
        ("The army went into Bohorodychne on Saturday. Nine men were wounded.", "Saturday", "Bohorodychne"),
        ("Last Friday soldiers came by night to a farm in Jaffna. Four farmers lost their lives. One was 17.", "Last Friday", "Jaffna"),
        ("In Taiz, the search of the ruins is over. Seven people were killed.", None, "Taiz"),
        ("Elsewhere, the siege of Kidal went on. Three people were killed.", None, "Kidal"),
    ],
)  # fmt: skip
def test_a_sentence_that_sets_the_scene(nlp: Language, text: str, day: str | None, town: str) -> None:
    assert last(nlp, text) == (day, town)


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday the rebels said that they want peace in Kadugli. Six people died.",
        "On Monday soldiers were charged in Goma. A family was killed.",
        "The army went into Bohorodychne on Saturday.\n\nNine men were wounded.",
        "A choir sang in the church of Ituango on Sunday. Two shepherds were killed.",
        "The army went into Ituango on Saturday. In Taiz, nine men were wounded.",
    ],
)
def test_what_sets_no_scene(nlp: Language, text: str) -> None:
    day, town = last(nlp, text)
    assert day is None
    assert town in (None, "Taiz")


def test_the_line_that_opens_an_entry_names_the_town(nlp: Language) -> None:
    text = "Monday 4 May, Mosul. Two men were killed by a bomb.\n\nTuesday 5 May, Kandahar. Three women were shot dead."
    found = [(s.place.name if s.place else None, s.time.day if s.time else None) for s in segments(nlp, text)]
    assert found == [("Mosul", 4), ("Kandahar", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "A man fired at people in the street.",
        "Somebody fired several times at a bus.",
        "A stranger fired into the crowd.",
        "They fired on a convoy near Goma.",
        "The gunmen opened up on a funeral.",
        "Soldiers let fly at the fishermen.",
        "A bomb gutted a minibus in Vavuniya.",
    ],
)
def test_shots_without_a_weapon(nlp: Language, text: str) -> None:
    assert segments(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The coach fired at his critics in the press.",
        "The minister opened up on his childhood.",
        "The bank fired ten clerks at its branch in Lyon.",
        "The firm opened up a shop.",
    ],
)
def test_no_shots(nlp: Language, text: str) -> None:
    assert not segments(nlp, text)
