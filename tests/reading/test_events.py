"""Event mentions, their roles and reality, segments, and groups of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Reading, When
from rashomon.reading import read, scene_of
from rashomon.reading.events.groups import agglomerate
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention, mentions, weapons
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.segments import Segment, violent_segments
from tests.spans import paragraphs


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def article(text: str, published: str | None = "2021-06-16", headline: str | None = None) -> Article:
    """An article whose page is just its text."""
    spans = paragraphs(f"{headline}\n\n{text}" if headline else text)
    day = date.fromisoformat(published) if published else None
    when = When(edtf=published, start=day, end=day) if day else When()
    return Article(
        page="p.txt", index=0, spans=spans, headline=spans[0] if headline else None, published=when,
        published_stated=day is not None,
    )  # fmt: skip


@pytest.fixture(scope="module")
def scene(nlp: Language) -> Callable[[str], Scene]:
    def make(text: str) -> Scene:
        _, doc = next(language.annotate(nlp, [article(text)]))
        return scene_of(doc)

    return make


def found(scene: Scene) -> list[Mention]:
    return mentions(scene, weapons(scene, lexicon()))


def cut(scene: Scene) -> list[Segment]:
    armed = weapons(scene, lexicon())
    return violent_segments(scene, mentions(scene, armed), armed)


@pytest.mark.parametrize(
    ("text", "word", "agent", "target"),
    [
        ("Indian troops shelled Pakistani positions on Monday.", "shelled", "IND", "PAK"),
        ("Six villagers were killed by Cambodian artillery near the temple.", "killed", "KHM", None),
        ("Boko Haram fighters attacked a Nigerian army base.", "attacked", "Boko Haram", "NGA"),
        ("An Ethiopian air strike hit the market.", "strike", "ETH", None),
        ("Nine people were killed in U.S. air strikes near the port.", "strikes", "USA", None),
        ("Ten people died in Chadian and Sudanese raids on the town.", "raids", "SDN", None),
        ("Dozens were hurt in the heavy bombing of the town on Friday by Sudanese jets.", "bombing", "SDN", None),
        ("The strikes appear to have been carried out by the Turkish army.", "strikes", "TUR", None),
        ("The convoy came under attack from Taliban fighters.", "attack", "Taliban", None),
        ("A farmer was killed in an exchange of fire with Indian troops.", "killed", "IND", None),
        ("A spokesman said that Boko Haram was leading the attack on the town.", "attack", "Boko Haram", None),
        ("Rebels who hold the hills shelled the market, residents said.", "shelled", "rebels", None),
    ],
)
def test_who_does_what_to_whom(
    scene: Callable[[str], Scene], text: str, word: str, agent: str | None, target: str | None
) -> None:
    made = scene(text)
    mention = next(m for m in found(made) if made.doc[m.at].text == word)
    assert (mention.agent.side if mention.agent else None) == agent
    if target is not None:
        assert mention.target is not None
        assert mention.target.side == target


@pytest.mark.parametrize(
    ("text", "word", "reality"),
    [
        ("Gunmen attacked the convoy.", "attacked", "actual"),
        ("The army will attack the town, the general said.", "attack", "planned"),
        ("The rebels threatened to attack the port.", "attack", "planned"),
        ("Gunmen did not attack the convoy.", "attack", "negated"),
        ("Residents fear an attack on the camp by militants.", "attack", "hypothetical"),
        ("If militants attack the dam, the valley floods.", "attack", "hypothetical"),
    ],
)
def test_what_did_not_happen_is_told_apart(scene: Callable[[str], Scene], text: str, word: str, reality: str) -> None:
    made = scene(text)
    assert next(m.reality for m in found(made) if made.doc[m.at].text == word) == reality


def test_a_cease_fire_is_no_fire(scene: Callable[[str], Scene]) -> None:
    made = scene("The soldiers of both countries kept to the cease-fire along the river.")
    assert [m.trigger.plover for m in found(made)] == ["AGREE"]


def test_weak_words_need_arms_beside_them(scene: Callable[[str], Scene]) -> None:
    assert not found(scene("The storm hit the coast and the operation of the port."))
    assert found(scene("Rockets hit the port."))


def test_a_sentence_of_two_places_is_cut(scene: Callable[[str], Scene]) -> None:
    made = scene("Gunmen killed four farmers in Kano on Sunday and a bomb wounded nine people in Maiduguri on Monday.")
    segments = cut(made)
    assert [s.place.name if s.place else None for s in segments] == ["Kano", "Maiduguri"]
    assert [[made.tolls[k].status for k in s.tolls] for s in segments] == [["killed"], ["wounded"]]


def test_its_soldiers_are_the_speakers(scene: Callable[[str], Scene]) -> None:
    made = scene("Two of its soldiers were wounded in the exchange of fire, Eritrea said.")
    assert [t.side for t in made.tolls] == ["ERI"]


def test_average_linkage_joins_no_chain() -> None:
    chain = np.array([[1, 0.9, 0.0], [0.9, 1, 0.9], [0.0, 0.9, 1]])
    assert agglomerate(chain, 0.5) == [[0, 1], [2]]
    assert agglomerate(np.ones((3, 3)), 0.5) == [[0, 1, 2]]
    assert agglomerate(np.zeros((2, 2)), 0.5) == [[0], [1]]
    assert agglomerate(np.zeros((0, 0)), 0.5) == []


TWO_SIDES = (
    "Shells killed three Thai soldiers near the Cambodian border on Tuesday, the Thai army said. "
    "It accused Cambodian troops of opening fire first. Cambodia denied the accusation. "
    "Cambodia's defence ministry said Thai troops fired first and wounded two of its soldiers."
)


@pytest.fixture(scope="module")
def two_sides(nlp: Language) -> Reading:
    _, doc = next(language.annotate(nlp, [article(TWO_SIDES, headline="Three soldiers killed on Thai border")]))
    return read(doc)


def test_a_reading_keeps_to_the_page(two_sides: Reading) -> None:
    text = f"Three soldiers killed on Thai border\n\n{TWO_SIDES}"
    assert two_sides.claims
    for claim in two_sides.claims:
        assert text[claim.span.start : claim.span.end] == claim.span.text


def test_both_sides_blame_each_other(two_sides: Reading) -> None:
    blames = {
        (c.source.split("/")[0], (c.content.accused or "").split("/")[0]) for c in two_sides.claims if c.content.accused
    }
    assert {("THA", "KHM"), ("KHM", "THA")} <= blames


def test_a_denial_is_a_claim_of_the_incident(two_sides: Reading) -> None:
    denials = [c for c in two_sides.claims if c.stance == "denies"]
    assert [c.source for c in denials] == ["KHM"]
    assert any(denials[0].id in report.claims for report in two_sides.reports if report.kind == "incident")


def test_tolls_stand_on_their_side(two_sides: Reading) -> None:
    tolls = {
        (c.content.status, c.content.side, c.content.count.low)
        for c in two_sides.claims
        if c.content.count and c.content.count.high is not None
    }
    assert {("killed", "THA", 3), ("wounded", "KHM", 2)} <= tolls


def test_what_was_said_hours_after_has_no_report_before_it(nlp: Language) -> None:
    text = "Officers of the army said hours after two farmers had been murdered that rebels had shelled the village of Kidal."
    _, doc = next(language.annotate(nlp, [article(text)]))
    told = [r for r in read(doc).reports if r.times and r.times[0].anchor == "narrative"]
    assert told
    assert all(r.after is None for r in told)


def test_a_doc_without_its_article_is_refused(nlp: Language) -> None:
    with pytest.raises(ValueError, match="without its article"):
        read(nlp("Rockets hit the port."))


def test_nations_joined_by_and_act_together(scene: Callable[[str], Scene]) -> None:
    made = scene("Ten people died in Chadian and Sudanese raids on the town.")
    raids = next(m for m in found(made) if made.doc[m.at].text == "raids")
    assert {a.side for a in raids.agents} == {"TCD", "SDN"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Egyptian mosque attack killed nine people.", set()),
        ("Nine people died in the Saudi oil attack on Sunday.", set()),
        ("An Egyptian army attack killed nine people.", {"EGY/Army"}),
        ("Nine people died in the Israeli drone attack on Sunday.", {"ISR/drones"}),
    ],
)
def test_whose_site_is_attacked_is_not_who_attacks(scene: Callable[[str], Scene], text: str, wanted: set[str]) -> None:
    made = scene(text)
    (attack,) = (m for m in found(made) if made.doc[m.at].text == "attack")
    assert {a.code for a in attack.agents} == wanted


def test_a_coalition_is_named_by_who_leads_it(scene: Callable[[str], Scene]) -> None:
    made = scene("Saudi-led air strikes killed nine people near the port.")
    assert {a.code for m in found(made) for a in m.agents} == {"Saudi-led coalition"}


def test_a_text_may_end_in_the_first_word_of_a_weapon(scene: Callable[[str], Scene]) -> None:
    lexis = lexicon()
    firsts = {name[0] for name in lexis.weapons if len(name) == 1 and max(lexis.weapon_sizes[name[0]]) > 1}
    assert firsts
    found_last = 0
    for first in sorted(firsts):
        made = scene(f"Rebels had a {first}")
        found_last += made.view.size - 1 in weapons(made, lexis)
    assert found_last


def test_who_lays_a_bomb_did_it(scene: Callable[[str], Scene]) -> None:
    made = scene("A source said an explosive device which was planted earlier by militants exploded in a car.")
    assert "militants" in {a.code for m in found(made) for a in m.agents}


def test_a_phrase_between_does_not_part_doer_and_deed(scene: Callable[[str], Scene]) -> None:
    made = scene("Police said that gunmen positioned in the hills fired a number of mortar shells on the town.")
    assert {a.code for m in found(made) for a in m.agents} == {"gunmen"}


@pytest.mark.parametrize(
    "text",
    [
        "Two mines killed at least six people, among them three police officers, and wounded four others, police said.",
        "But Cambodia's Foreign Ministry called it an unprovoked attack, and by the morning it had sent a letter to the embassy.",
    ],
)
def test_neither_who_was_hit_nor_who_protests_did_it(scene: Callable[[str], Scene], text: str) -> None:
    assert not [m.agent for m in found(scene(text)) if m.agent is not None and m.trigger.force != "talk"]


def test_a_verb_with_its_particle_tells_an_attack_where_a_weapon_follows(scene: Callable[[str], Scene]) -> None:
    made = scene("Hamas set off a roadside mine near the gate.")
    assert [(m.trigger.word, m.agent.code) for m in found(made) if m.agent] == [("set off", "Hamas")]
    assert not found(scene("Hamas set off for the gate at noon."))


def test_the_day_of_an_arrest_is_not_that_of_the_deed(scene: Callable[[str], Scene]) -> None:
    (segment,) = cut(scene("Police arrested two men on Monday in the shooting of a teacher."))
    assert not segment.times
    assert segment.said is not None
    assert segment.said.weekday == 0


@pytest.mark.parametrize(("published", "days"), [("2021-06-16", ["8 p.m. Monday"]), (None, [])])
def test_a_day_told_around_an_incident_is_its_own_on_a_page_of_a_known_day(
    nlp: Language, published: str | None, days: list[str]
) -> None:
    text = (
        "Gunmen killed four people at a checkpoint near Gao. Medics were called to the road at 8 p.m. Monday. "
        "A suspect is to appear in court on Friday."
    )
    [doc] = [doc for _, doc in language.annotate(nlp, [article(text, published)])]
    [report] = [r for r in read(doc).reports if r.kind == "incident"]
    assert [t.span.text for t in report.times if t.role != "reporting"] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The mayor blamed rebels for the death of a guard who was killed Monday when a mine exploded near Gao.",
            ["Monday"],
        ),
        ("Gunmen on Friday shot dead a guard who was wounded on Monday near Gao.", ["Friday"]),
        ("Patrols over Gao were halted on Monday after gunmen killed a guard there on Friday.", ["Friday", "Monday"]),
        ("Clashes took place on Monday near Gao where troops carried out a raid on April 16.", ["Monday"]),
        ("Gunmen shot dead a guard near Gao whose party had on Monday urged its men to attack the town.", []),
        ("Gunmen shot dead a guard near Gao, and troops on Monday arrested a man who is suspected of it.", []),
        (
            "Gunmen shot dead six men in Gao before dawn on Sunday. The toll rose to nine dead on Monday.",
            ["dawn on Sunday"],
        ),
        ("A bomb killed six men in Gao. On Monday a doctor had spoken of three dead.", []),
    ],
)
def test_the_days_of_an_incident_are_those_of_the_deed_and_its_clauses(
    nlp: Language, text: str, days: list[str]
) -> None:
    [doc] = [doc for _, doc in language.annotate(nlp, [article(text)])]
    [report] = [r for r in read(doc).reports if r.kind == "incident"]
    assert [t.span.text for t in report.times if t.role != "reporting"] == days


def test_an_incident_in_a_district_was_in_the_town_that_its_page_is_from(nlp: Language) -> None:
    text = (
        "KERRVILLE, Texas -- Gunmen shot dead two people in Kerr County on Friday, the sheriff said. "
        "A third was flown to San Antonio."
    )
    [doc] = [doc for _, doc in language.annotate(nlp, [article(text)])]
    [report] = [r for r in read(doc).reports if r.kind == "incident"]
    assert report.place is not None
    assert report.place.name == "KERRVILLE"


def test_a_page_on_a_trial_names_the_day_of_the_deed(nlp: Language) -> None:
    text = "A court on Tuesday charged a man with the shooting of a guard near Gao. The Jan. 13 shooting was filmed by a neighbour."
    [doc] = [doc for _, doc in language.annotate(nlp, [article(text)])]
    [report] = [r for r in read(doc).reports if r.kind == "incident"]
    assert report.times[0].span.text == "Jan. 13"


def test_who_is_brought_to_a_hospital_was_not_hit_there(nlp: Language) -> None:
    text = (
        "Gunmen shot a guard near Bukavu on Friday. The guard was flown to a Goma hospital, where he died of the shots."
    )
    [doc] = [doc for _, doc in language.annotate(nlp, [article(text)])]
    places = [r.place.name for r in read(doc).reports if r.kind == "incident" and r.place]
    assert set(places) == {"Bukavu"}


def test_an_incident_without_a_place_was_where_its_people_live(nlp: Language) -> None:
    text = "A Medford man shot dead a friend on Monday night. The two had played with a rifle."
    [doc] = [doc for _, doc in language.annotate(nlp, [article(text)])]
    [report] = [r for r in read(doc).reports if r.kind == "incident"]
    assert report.place is not None
    assert report.place.name == "Medford"


def test_an_incident_without_a_place_was_where_its_police_are(nlp: Language) -> None:
    text = "Gunmen shot dead three people on Monday night, Karachi police said. The attackers fled on a motorbike, police said."
    _, doc = next(language.annotate(nlp, [article(text)]))
    places = [r.place.name for r in read(doc).reports if r.kind == "incident" and r.place]
    assert places == ["Karachi"]


def test_a_spokesman_who_fires_back_shoots_nobody(scene: Callable[[str], Scene]) -> None:
    made = scene("The Hamas spokesman Ali Nasser fired back at those claims about the raid.")
    assert "fired" not in {made.view.low[m.at] for m in found(made)}


def test_what_was_answered_was_not_done_by_who_answers(scene: Callable[[str], Scene]) -> None:
    made = scene("A group said the attack was launched in reaction to the operations by the Turkish army.")
    launched = [m for m in found(made) if made.view.low[m.at] == "launched"]
    assert [m.agent for m in launched] == [None]


@pytest.mark.parametrize(
    ("text", "blown"),
    [
        ("A suicide blast killed six people.", True),
        ("Suicide car bombs killed six people.", True),
        ("He shot four people and committed suicide.", False),
        ("Police call the deaths of six people a murder-suicide.", False),
    ],
)
def test_a_suicide_alone_is_no_weapon(scene: Callable[[str], Scene], text: str, blown: bool) -> None:
    assert any(w.mode == "suicide-attack" for w in weapons(scene(text), lexicon()).values()) == blown


@pytest.mark.parametrize(
    ("text", "armed"),
    [
        ("Soldiers opened fire first after a drone was spotted above the base.", False),
        ("Villagers fled as a drone was seen bombing the base.", True),
        ("A drone struck the base.", True),
    ],
)
def test_a_drone_that_is_only_seen_is_no_weapon(scene: Callable[[str], Scene], text: str, armed: bool) -> None:
    assert any(w.mode == "drone" for w in weapons(scene(text), lexicon()).values()) == armed
