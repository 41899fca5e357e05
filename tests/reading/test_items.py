"""Entries of time lines, bulletins and live blogs: what opens one belongs to all that it tells."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Report, When
from rashomon.reading import read, scene_of
from rashomon.reading.events.items import items
from tests.spans import paragraphs

DAY = date(2021, 11, 12)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def article(text: str, entries: tuple[int, ...] = ()) -> Article:
    when = When(edtf=DAY.isoformat(), start=DAY, end=DAY)
    return Article(
        page="p.txt", index=0, spans=paragraphs(text), published=when, published_stated=True, entries=entries
    )


def found(nlp: Language, text: str, entries: tuple[int, ...] = ()) -> list[tuple[str, str | None]]:
    """The text of each entry's beginning, and the day that opens it."""
    _, doc = next(language.annotate(nlp, [article(text, entries)]))
    return [
        (doc[i.start : i.start + 2].text, doc[i.day.start : i.day.end].text if i.day else None)
        for i in items(scene_of(doc))
    ]


def incidents(nlp: Language, text: str, entries: tuple[int, ...] = ()) -> list[Report]:
    _, doc = next(language.annotate(nlp, [article(text, entries)]))
    return [r for r in read(doc).reports if r.kind == "incident"]


def days(reports: list[Report]) -> list[tuple[int | None, int | None] | None]:
    return [(r.times[0].month, r.times[0].day) if r.times else None for r in reports]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nov 5 – Troops leave.\n\nNov 7 – They return.", ["Nov 5", "Nov 7"]),
        ("5 November: Troops leave.\n\n7 November: They return.", ["5 November", "7 November"]),
        ("[5 Nov] Troops leave.\n\n[7 Nov] They return.", ["5 Nov", "7 Nov"]),
        ("- 5 Nov, Gao: Troops leave.\n\n- 7 Nov, Kidal: They return.", ["5 Nov", "7 Nov"]),
        (
            "Friday, November 5: Troops leave.\n\nSunday, November 7: They return.",
            ["Friday, November 5", "Sunday, November 7"],
        ),
        (
            "November 5\n\nTroops leave.\n\nNobody is hurt.\n\nNovember 7\n\nThey return.",
            ["November 5"] * 3 + ["November 7"] * 2,
        ),
        ("On 5 November, troops left.\n\nOn 7 November, they returned.", ["5 November", "7 November"]),
        ("9:20 p.m., Nov. 5 – Troops leave.\n\n8:10 a.m., Nov. 7 – They return.", ["Nov. 5", "Nov. 7"]),
        ("1. Troops left on 5 November.\n\n2. They returned on 7 November.", ["5 November", "7 November"]),
        ("Nov 5 – Troops leave the town.\n\nThey may return.", []),
        ("Troops left on 5 November.\n\nThey returned on 7 November.", []),
    ],
)
def test_what_opens_an_entry_is_its_day(nlp: Language, text: str, wanted: list[str]) -> None:
    told = [day or "" for _, day in found(nlp, text)]
    assert len(told) == len(wanted)
    assert all(short in long for short, long in zip(wanted, told, strict=True))


def test_the_day_holds_for_all_that_an_entry_tells(nlp: Language) -> None:
    text = (
        "Nov 5 – Gunmen attack the town of Gao. Two people are killed.\n\n"
        "Nov 7 – Gunmen attack a market in Kidal. Eleven people are killed."
    )
    told = incidents(nlp, text)
    assert days(told) == [(11, 5), (11, 7)]
    assert [r.place.name for r in told if r.place] == ["Gao", "Kidal"]


def test_a_day_in_a_sentence_is_not_that_of_what_answers_no_deed(nlp: Language) -> None:
    text = (
        "On 5 November, gunmen attacked the town of Gao and killed nine people. Twelve were wounded.\n\n"
        "On 9 November, police arrested four men. The group denied that its fighters had killed anyone."
    )
    assert days(incidents(nlp, text)) == [(11, 5)]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            "9.05am Rockets hit a school in Gao, killing two people, officials say.\n\n"
            "11.20am Gunmen killed 14 people in a raid on a market in Kidal, residents say.",
            (),
        ),
        (
            "Gunmen attacked a post in Gao, killing two gendarmes.\n\n"
            "Gunmen raided a village that nobody has heard of, killing 14 farmers.",
            (0, 1),
        ),
    ],
    ids=["live blog", "bullets"],
)
def test_entries_of_other_places_or_harm_are_apart(nlp: Language, text: str, entries: tuple[int, ...]) -> None:
    assert len(incidents(nlp, text, entries)) == 2


def test_an_entry_without_a_place_takes_that_of_no_other(nlp: Language) -> None:
    text = (
        "Gunmen attacked a post in Gao, killing two gendarmes.\n\n"
        "Gunmen raided a village that nobody has heard of, killing 14 farmers."
    )
    told = incidents(nlp, text, (0, 1))
    assert [r.place.name if r.place else None for r in told] == ["Gao", None]


def test_one_incident_told_by_the_hour_or_in_bullets_is_one(nlp: Language) -> None:
    text = (
        "At 7:45 p.m., a car bomb exploded in front of a hotel in Gao, witnesses said.\n\n"
        "At 8:30 p.m., gunmen entered the hotel and opened fire.\n\n"
        "At 2 a.m., soldiers stormed the hotel. Three attackers were killed there."
    )
    assert len(incidents(nlp, text)) == 1
    text = "Gunmen entered a clinic in Gao on Monday and shot dead a nurse.\n\nTwo colleagues were wounded. They were moved to Bamako."
    assert len(incidents(nlp, text, (0, 1))) == 1


def test_bullets_below_a_numbered_entry_are_its_own(nlp: Language) -> None:
    text = (
        "1) 4 Nov abt 1400. A missile hit a tanker off Aden, the owner said. Fire on board, put out by the crew.\n\n"
        "2) 5 Nov 1130. A missile hit a bulk carrier off Hodeidah. The crew of 20 left the ship at night.\n\n"
        "- The navy: three sailors killed, four wounded.\n\n"
        "- The owner: two of the dead are Filipinos.\n\n"
        "3) 5 Nov eve. Navy ships shot down two drones over the strait, a spokesman said."
    )
    assert found(nlp, text) == [("1)", "4 Nov"), ("2)", "5 Nov 1130"), ("3)", "5 Nov")]
    told = incidents(nlp, text)
    assert [len({s.start for s in r.spans}) > 0 and days([r])[0] for r in told] == [(11, 4), (11, 5), (11, 5)]
    heads = "1. Gao\n\n- Gunmen killed two farmers on Monday.\n\n2. Kidal\n\n- A mine killed four soldiers on Monday."
    assert len(found(nlp, heads)) == 4


def test_the_running_toll_of_a_war_is_no_incident_of_a_live_blog(nlp: Language) -> None:
    text = (
        "19:05 GMT\n\nGunmen killed 14 people in a raid on a market in Kidal, residents say.\n\n"
        "16:30 GMT\n\nAt least 122 people have been killed in Gao since Monday, the health ministry says."
    )
    told = incidents(nlp, text)
    assert [r.place.name for r in told if r.place] == ["Kidal"]


def test_victims_in_a_town_are_where_it_was(nlp: Language) -> None:
    [told] = incidents(nlp, "Gunmen kidnapped six government officials in Mopti on Friday.")
    assert told.place is not None
    assert told.place.name == "Mopti"
