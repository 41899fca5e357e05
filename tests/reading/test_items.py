"""Entries of time lines, bulletins and live blogs: what opens one belongs to all that it tells."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Report, When
from rashomon.reading import read, scene_of
from rashomon.reading.events.items import items, opening_names
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
        (
            "- 5 Nov (late entry), Gao district. Troops leave.\n\n- 7 Nov, Kidal area, by the park (north gate). They return.",
            ["5 Nov", "7 Nov"],
        ),
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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("8 November. Two bombs go off.\n\n9 November. A claim is made.", ["8 November", "9 November"]),
        ("9 November, late evening. Shots near the fort.\n\n11 November. A post is hit.", ["9 November", "11 November"]),
        ("MONDAY. Shots near the fort.\n\nNIGHT TO TUESDAY. A post is hit.", ["MONDAY", "NIGHT TO TUESDAY"]),
        ("TUE 10:20 The premier speaks.\n\nMON 22:40 Seven dead.\n\n20:15 A car burns.", ["TUE", "MON", "MON"]),
        ("Kidal, 5-6 November. Rebels took the town.\n\nGao, 7 November. A bomb.", ["5-6 November", "7 November"]),
        ("Kidal (5 Nov): Rebels took it.\n\nGao (7 Nov): A bomb.", ["5 Nov", "7 Nov"]),
        ("2021-11-05 Kidal: Rebels took it.\n\n2021-11-07 Gao: A bomb.", ["2021-11-05", "2021-11-07"]),
        ("Update, Friday 5 November: A bomb.\n\nUpdate, Sunday 7 November: Calm.", ["Friday 5 November", "Sunday 7 November"]),
    ],
)  # fmt: skip
def test_entries_that_a_place_or_a_day_alone_opens(nlp: Language, text: str, wanted: list[str]) -> None:
    assert [day for _, day in found(nlp, text)] == wanted


def test_the_day_of_a_numbered_title_is_that_of_what_stands_below(nlp: Language) -> None:
    text = (
        "1. Kidal, northern region, 5 November (R)\n\nGunmen shot dead two traders.\n\n"
        "2. Gao town, 7 November (V)\n\nA bomb killed three guards.\n\n3. Roads\n\nNo change."
    )
    assert dict(found(nlp, text))["Gunmen shot"] == "5 November"
    assert dict(found(nlp, text))["A bomb"] == "7 November"
    assert dict(found(nlp, text)).get("No change") is None


def test_one_line_that_is_a_night_heads_what_stands_below(nlp: Language) -> None:
    text = "Rebels spoke of losses.\n\nThe mayor left.\n\nOvernight into Thursday\n\nA bomb killed two guards in Gao."
    assert found(nlp, text)[-1] == ("A bomb", "Overnight into Thursday")
    page = "News desk - 12 Nov 2021 - 10:30\n\nA bomb killed two guards in Gao.\n\nThe mayor left."
    assert not [day for _, day in found(nlp, page) if day]


def test_a_day_before_that_of_the_page_heads_what_stands_below_the_title_that_ends_with_it(nlp: Language) -> None:
    text = (
        "NORTH: WHAT HAPPENED, Thursday 11 November (by police and clinics; figures may change)\n\n"
        "GAO, Airport - Car bomb near the gate. Four people killed, six wounded.\n\nGAO, Old Town - A gunman shot two people dead."
    )
    assert days(incidents(nlp, text)) == [(11, 11), (11, 11)]
    assert days(incidents(nlp, text.replace("Thursday 11", "Friday 12"))) != [(11, 12), (11, 12)]


def test_this_morning_is_that_of_the_entry(nlp: Language) -> None:
    text = (
        "THU 10:20 The premier speaks of calm in the town.\n\n"
        "TUE 08:40 Gunmen shot dead seven guards in Gao at five this morning."
    )
    assert [r.times[0].weekday for r in incidents(nlp, text)] == [1]


def test_entries_of_other_places_and_days_are_no_one_incident(nlp: Language) -> None:
    text = (
        "Mopti, 6 November. Gunmen killed five farmers in their fields. Two were wounded.\n\n"
        "Gao, 8 November. A mine exploded under a lorry. Three traders died.\n\n"
        "Kidal, 9-10 November. Rebels attacked the army camp. The army gives seven dead soldiers."
    )
    assert days(incidents(nlp, text)) == [(11, 6), (11, 8), (11, 9)]


def test_the_day_of_the_page_heads_nothing(nlp: Language) -> None:
    day = "Friday 12 November 2021 | 6:20 a.m."
    text = f"Rebels kill two in Gao\n\n{day}\n\nGunmen shot two people dead in Gao.\n\nNov 13, 2021 | 4 p.m.\n\nRice is dear."
    assert "Friday 12 November 2021" not in [told for _, told in found(nlp, text)]


def test_the_dateline_of_a_dispatch_opens_no_list(nlp: Language) -> None:
    text = (
        "Battle at the border\n\nRIVERTON AGENCY\n\nASMARA, June 14 (XYZ) -\n\nThe two armies fought for hours near Tsorona.\n\n"
        "Both lost many soldiers, officials said."
    )
    assert found(nlp, text) == []


def test_a_story_with_two_times_of_day_is_no_log(nlp: Language) -> None:
    story = [
        "On January 27 about 18:40 guards shot at each other near Isfara.",
        "Nobody knows who began.",
        "Mortars were used.",
        "A driver was killed.",
        "At 01:00 on January 28 the two sides met.",
        "They agreed to stop.",
        "Eleven wounded were taken to hospital in Batken.",
    ]
    _, doc = next(language.annotate(nlp, [article("\n\n".join(story))]))
    scene = scene_of(doc)
    assert all("Batken" not in doc[item.start : item.end].text for item in items(scene))
    log = ["At 18:40 guards shot at each other near Isfara.", "At 20:15 a mortar killed a driver in Batken."]
    assert len(found(nlp, "\n\n".join(log))) == 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5 Nov, Gao: Troops leave.\n\n7 Nov, Kidal (north): They return.", [{"gao"}, {"kidal"}]),
        (
            "5 November. Gao (Mali), Old Town. Men came.\n\n7 November. Kidal. Men left.",
            [{"gao", "mali", "old town"}, {"kidal"}],
        ),
        ("a) 5 Nov, Gao. Men came.\n\nb) 7 Nov, Menaka. Men left.", [{"gao"}, {"menaka"}]),
        (
            "GAO, Old Town - Men came at dusk.\n\nGAO, Airport - Men left at dawn.",
            [{"gao", "old town"}, {"gao", "airport"}],
        ),
        ("15:00 – GAO. Men came.\n\n17:30 – MOSUL. Men left.", [{"gao"}, {"mosul"}]),
        # On a page that follows one story, and for who reports it, they are no names of where it was.
        ("15:00 Reminder: Men came.\n\n17:30 Photo: Men left.", [set(), set()]),
        (
            "Gao Doctors Committee, 5 Nov: Men came.\n\nGao Bar Association, 7 Nov: Men left.",
            [set(), set()],
        ),
    ],
)
def test_names_open_an_entry_behind_its_day(nlp: Language, text: str, wanted: list[set[str]]) -> None:
    _, doc = next(language.annotate(nlp, [article(text)]))
    scene = scene_of(doc)
    assert [opening_names(scene, i) for i in items(scene)] == wanted


def test_one_dispatch_from_each_town_is_no_list(nlp: Language) -> None:
    text = "GAO - Gunmen killed five men on Monday.\n\nNIAMEY - Talks go on."
    assert not found(nlp, text)


def test_a_remark_in_brackets_leaves_a_day_a_heading(nlp: Language) -> None:
    text = (
        "The day as the police give it.\n\nThey name nobody.\n\nFriday 5 November (a holiday here)\n\n"
        "08:00 – MOSUL. Men came.\n\n09:00 – KIRKUK. Men left."
    )
    assert [day for _, day in found(nlp, text)] == ["Friday 5 November"] * 3


def test_what_stands_below_a_line_of_names_is_told_of_there(nlp: Language) -> None:
    text = "GAO, Old Town -\n\nGunmen killed five men.\n\nGAO, Airport - Gunmen killed two men."
    assert len(found(nlp, text)) == 2


def test_two_entries_of_two_quarters_are_two_incidents(nlp: Language) -> None:
    text = (
        "GAO, Airport - Car bomb near the gate. Four people killed, six wounded.\n\n"
        "GAO, Old Town - Bomb on a minibus. Two soldiers killed, five wounded."
    )
    assert len(incidents(nlp, text)) == 2
