"""Filling templates: how words hang on a deed, who is one and the same, and what the learned decisions choose from."""

from dataclasses import replace

import numpy as np
import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from bench.muc import Filler, Template, filler
from bench.muc_choice import DECISIONS, Features, Option, beside, stored
from bench.muc_doers import body, unled
from bench.muc_fill import FURTHER, Candidate, chosen, words
from bench.muc_lexis import around
from bench.muc_score import Answer, score
from bench.muc_told import relation
from bench.muc_values import categorised, filled
from bench.muc_values import stored as values
from bench.muc_victims import Victim, add, best
from bench.muc_words import phrase
from bench.train_templates import mapped, right, whole

VOCAB = English().vocab
SURE = {4: (Answer("ATTACK"),)}


def doc() -> Doc:
    """ "The murder of the baker shocked his brother, who was kidnapped by men from Ilo." """
    words = [
        "The",
        "murder",
        "of",
        "the",
        "baker",
        "shocked",
        "his",
        "brother",
        ",",
        "who",
        "was",
        "kidnapped",
        "by",
        "men",
        "from",
        "Ilo",
        ".",
    ]
    heads = [1, 5, 1, 4, 2, 5, 7, 5, 7, 11, 11, 7, 11, 12, 13, 14, 5]
    deps = [
        "det",
        "nsubj",
        "prep",
        "det",
        "pobj",
        "ROOT",
        "poss",
        "dobj",
        "punct",
        "nsubjpass",
        "auxpass",
        "relcl",
        "agent",
        "pobj",
        "prep",
        "pobj",
        "punct",
    ]
    pos = [
        "DET",
        "NOUN",
        "ADP",
        "DET",
        "NOUN",
        "VERB",
        "PRON",
        "NOUN",
        "PUNCT",
        "PRON",
        "AUX",
        "VERB",
        "ADP",
        "NOUN",
        "ADP",
        "PROPN",
        "PUNCT",
    ]
    return Doc(VOCAB, words=words, heads=heads, deps=deps, pos=pos, lemmas=[w.lower() for w in words])


@pytest.mark.parametrize(
    ("word", "deeds", "how"),
    [
        ("baker", {1}, "of"),
        ("brother", {11}, "relcl"),
        ("men", {11}, "by"),
        ("Ilo", {11}, "deep"),
        ("brother", {1}, "far"),
    ],
)
def test_how_a_noun_hangs_on_a_deed(word: str, deeds: set[int], how: str) -> None:
    head = next(t for t in doc() if t.text == word)
    assert relation(head, deeds) == how


def test_a_phrase_begins_with_its_first_full_word() -> None:
    words = Doc(VOCAB, words=["more", "than", "30", "tired", "nurses"], tags=["JJR", "IN", "CD", "JJ", "NNS"])
    assert phrase(words[:]) == "TIRED NURSES"


def person(name: str, description: str, number: str = "1", effects: frozenset[str] = frozenset()) -> Victim:
    return Victim(name, description, "civilian", number, set(effects), {"far"}, 0, frozenset())


def test_people_are_told_once() -> None:
    people: list[Victim] = []
    for one in (
        person("JUAN ROJAS", "JUDGE"),
        person("ROJAS", "", effects=frozenset({"DEATH"})),
        person("", "JUDGE", effects=frozenset({"INJURY"})),
        person("", "NURSES", "PLURAL"),
        person("", "NURSES", "3"),
        person("", "NURSES", "4"),
    ):
        add(people, one)
    assert [(p.name, p.description, p.number, p.times) for p in people] == [
        ("JUAN ROJAS", "JUDGE", "1", 3),
        ("", "NURSES", "3", 2),
        ("", "NURSES", "4", 1),
    ]
    assert people[0].effects == {"DEATH", "INJURY"}


def test_an_office_says_more_than_a_long_phrase() -> None:
    assert best(["", "OLD AND TIRED MAN OF THE VILLAGE", "MAYOR"]) == "MAYOR"


def option(decision: str, slot: int, value: str, state: bool = False, **features: float) -> Option:
    return Option(decision, {slot: (Answer(value),)}, features, state=state)


def test_a_template_holds_what_is_chosen() -> None:
    one = Candidate(SURE, (option("individual", 9, "MEN"), option("organisation", 10, "ARMY", state=True)), {})
    assert one.response([True, False]) == {4: SURE[4], 9: (Answer("MEN"),), 8: (Answer("TERRORIST ACT"),)}
    assert one.response([False, True])[8] == (Answer("STATE-SPONSORED VIOLENCE"),)


def test_of_days_the_likeliest_is_taken_and_of_two_that_say_the_same_the_likelier() -> None:
    offered = (
        option("day", 2, "04 MAY 90"), option("day", 2, "- 04 MAY 90"),
        option("thing", 12, "BAKERY"), option("thing", 12, "OLD BAKERY"), option("thing", 12, "MILL"),
        option("victim", 19, "BAKERY OWNER"), option("victim", 19, "BAKERY CLERK"), option("victim", 19, "TIRED CLERK"),
    )  # fmt: skip
    one = Candidate(SURE, offered, {})
    limits = {"day": 0.9, "thing": 0.4, "victim": 0.4}
    taken = chosen(one, [0.1, 0.2, 0.8, 0.9, 0.45, 0.9, 0.8, 0.7], limits)
    assert taken == [False, True, False, True, False, True, True, False]
    assert chosen(one, [0.1, 0.2, 0.8, 0.9, 0.4 + FURTHER, 0.9, 0.8, 0.7], limits)[4], "surer than the first need be"


def test_a_day_must_agree_wholly_to_be_right() -> None:
    key = Template("a", False, {2: (Filler(("04 MAY 90",)),), 4: (Filler(("ATTACK",)),)})
    one = Candidate(SURE, (option("day", 2, "04 MAY 90", own=0), option("day", 2, "- 04 MAY 90", own=1)), {})
    assert right(one, key, "day") == [True, False]
    assert whole(one) == [False, True]


def test_what_agrees_with_the_key_is_right() -> None:
    key = Template("a", False, {4: (Filler(("ATTACK",)),), 18: (Filler(("JUAN ROJAS",)),), 12: (Filler(("BAKERY",)),)})
    one = Candidate(
        SURE, (option("victim", 18, "JUAN ROJAS"), option("victim", 18, "PEDRO GIL"), option("thing", 12, "BAKERY")), {}
    )
    assert right(one, key, "victim") == [True, False]
    assert right(one, key, "thing") == [True]
    assert right(one, key, "organisation") == []
    assert mapped([one.response([False] * 3), one.response([True] * 3)], [key]) == {1: 0}


def test_each_decision_is_stored_and_listens_to_its_features() -> None:
    choices = stored()
    assert set(choices) == set(DECISIONS)
    for choice in choices.values():
        speaking = [frozenset(w for w, weight in choice.weights.items() if weight * sign > 0) for sign in (1, -1)]
        blank = np.zeros_like(choice.numbers)
        nothing, everything = choice.chances([{}, dict.fromkeys(choice.names, 1.0)], [frozenset()] * 2, [blank] * 2)
        assert 0 < nothing < 1
        assert nothing != everything
        likely, unlikely = choice.chances([{}, {}], speaking, [blank] * 2)
        assert likely > unlikely
        likely, unlikely = choice.chances([{}, {}], [frozenset()] * 2, [choice.numbers * 9, choice.numbers * -9])
        assert likely > unlikely


def test_the_words_around_a_noun_say_how_it_hangs_on_what_and_names_say_their_kind() -> None:
    found = around(doc()[13:14], {11})
    assert {"head men", "up <by kidnapped", "deed by kidnapped", "left1 by", "right1 from", "said brother"} <= found
    assert not any("ilo" in word.lower() for word in around(doc()[7:8], {11}))


def test_a_value_is_the_one_that_its_words_weigh_for() -> None:
    one = Option("victim", {19: (Answer("NURSES"),), 20: (Answer("CIVILIAN", "NURSES"),)}, {"killed": 1.0})
    learned = {"23": {"-": {"": 0.5}, "DEATH": {"": 0.0, "is killed": 1.0}, "INJURY": {"": 0.0, "head lamp": 9.0}}}
    assert filled(one, "ATTACK", learned).answers[23] == (Answer("DEATH", "NURSES"),)
    assert 23 not in filled(replace(one, features={}), "ATTACK", learned).answers


def test_the_kind_of_doers_is_weighed_by_who_is_taken_into_the_template() -> None:
    soldiers = Option("individual", {9: (Answer("SOLDIERS"),)}, {}, frozenset({"head soldier", "left1 the"}))
    one = Candidate(SURE, (soldiers, option("organisation", 10, "ARMY", state=True)), {}, frozenset({"says kill"}))
    assert words(one, [True, True]) == {"says kill", "individual head soldier"}
    learned = {
        "8": {
            "TERRORIST ACT": {"": 0.5},
            "STATE-SPONSORED VIOLENCE": {"": 0.0, "individual head soldier": 1.0},
            "-": {"": 0.0, "organisation for a state True": 2.0},
        }
    }
    kinds = [
        categorised(response := one.response(chosen), one.grounds(response, chosen), learned).get(8)
        for chosen in ([False, False], [True, False], [True, True])
    ]
    assert kinds == [(Answer("TERRORIST ACT"),), (Answer("STATE-SPONSORED VIOLENCE"),), None]


def test_the_values_that_are_stored_are_those_of_the_guide() -> None:
    known = {8: "TERRORIST ACT", 11: "REPORTED AS FACT", 16: "DESTROYED", 23: "DEATH"}
    assert {int(slot) for slot in values()} == set(known)
    assert all(value in values()[str(slot)] for slot, value in known.items())


def test_an_incident_is_seen_among_the_others() -> None:
    own: list[Features] = [{"chance": 0.2, "start": 0.0}, {"chance": 0.9, "start": 7.0}]
    names = {18: (Answer("JUAN ROJAS"),)}
    found = beside(own, [SURE | names, SURE | names])
    assert [(f["rank"], f["first"], round(f["behind"], 1)) for f in found] == [(1, 1.0, 0.7), (0, 0.0, 0.0)]
    assert [(f["shared"], f["shared with less"]) for f in found] == [(1, 0), (0, 1)]


def test_a_template_without_a_named_tool_keeps_its_kind_of_tool() -> None:
    sure = SURE | {7: (Answer("BOMB"),)}
    tool = Option("tool", {6: (Answer("DYNAMITE"),), 7: (Answer("DYNAMITE", "DYNAMITE"),)}, {})
    one = Candidate(sure, (tool,), {})
    assert one.response([False])[7] == (Answer("BOMB"),)
    assert one.response([True])[7] == (Answer("DYNAMITE", "DYNAMITE"),)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("guerrillas of the Red Dawn Front", "Red Dawn Front"),
        ("the Red Dawn Front", "the Red Dawn Front"),
        ("mayor of the town", "mayor of the town"),
    ],
)
def test_a_group_is_named_without_its_people(words: str, name: str) -> None:
    assert unled(words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Red Dawn Air Force troops", "RED DAWN AIR FORCE"),
        ("soldiers from the Lima Battalion", "LIMA BATTALION"),
        ("the mayor", None),
    ],
)
def test_a_body_of_a_state_ends_with_the_word_for_it(text: str, name: str | None) -> None:
    assert body(text) == name


def test_a_reference_to_nothing_is_none() -> None:
    assert filler('GUN: "-"') == filler("GUN: -") == Filler(("GUN",))
    assert (
        score(
            {"a": [SURE | {7: (Answer("GUN"),)}]},
            {"a": [Template("a", False, {4: (Filler(("ATTACK",)),), 7: (filler('GUN: "-"'),)})]},
        )
        .slots[7]
        .right
        == 1
    )
