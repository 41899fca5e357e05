"""Who speaks for a state and who does not, and who is named before the place where he lives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading

RAID = "Government jets hit a market in Homs, Syria, on Monday, killing nine people. "


def stands(reading: Reading) -> set[tuple[str, str, str | None]]:
    """Source, stance and accused of what is said in incidents of who did it."""
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {
        (c.source, c.stance, c.content.accused) for c in reading.claims if c.id in own and c.content.what == "event"
    }


@pytest.mark.parametrize(
    "who",
    [
        "Syrian activist Simon Bolivar",
        "media activist Simon Bolivar",
        "opposition activist Simon Bolivar",
        "local journalist Simon Bolivar",
        "Syrian photographer Simon Bolivar",
        "the Syrian bishop Simon Bolivar",
        "civil defence official Simon Bolivar",
    ],
)
def test_one_of_a_people_does_not_own_up_for_its_state(told: Callable[[str], Reading], who: str) -> None:
    found = stands(told(RAID + f'"A government warplane fired rockets at the homes," said {who}.'))
    assert {(stance, accused) for source, stance, accused in found if source == "Simon Bolivar"} == {
        ("asserts", "SYR/warplanes")
    }


def test_an_officer_of_a_state_still_owns_up_for_it(told: Callable[[str], Reading]) -> None:
    found = stands(told(RAID + '"Our warplanes fired rockets at the homes," said Syrian army spokesman Simon Bolivar.'))
    assert ("SYR/Simon Bolivar", "admits") in {(source, stance) for source, stance, _ in found}


@pytest.mark.parametrize(
    ("tail", "who"),
    [
        (", killing nine people, an activist in the town said.", "activist"),
        (", killing nine people, a teacher from the village said.", "teacher"),
        (", killing nine people, a resident of the village told reporters.", "resident"),
        (
            " and killed nine people on Friday an organisation monitoring the war said.",
            "organisation monitoring the war",
        ),
    ],
)
def test_who_speaks_stands_before_where_he_lives_or_what_he_watches(
    told: Callable[[str], Reading], tail: str, who: str
) -> None:
    found = stands(told(f"Syrian army helicopters bombed a school near Homs on Monday{tail}"))
    assert who in {source for source, _, _ in found}


def test_a_phrase_that_only_sets_a_time_beside_a_source_is_no_speaker(told: Callable[[str], Reading]) -> None:
    found = stands(told("Syrian army helicopters bombed Homs on Monday, a market day in the town, activists said."))
    assert "activists" in {source for source, _, _ in found}


@pytest.mark.parametrize(
    "said", ["conducted no strikes in the area", "carried out no air raids that day", "launched no attack on the town"]
)
def test_who_says_that_he_did_no_such_thing_denies_it_and_does_not_own_up(
    told: Callable[[str], Reading], said: str
) -> None:
    text = f'Air strikes killed nine people in Homs on Monday. Activists blamed the Syrian army. "The army {said}," the Syrian army said.'
    own = {stance for source, stance, _ in stands(told(text)) if source == "SYR/Army"}
    assert "denies" in own
    assert "admits" not in own


def test_a_coalition_of_parties_is_not_the_one_that_flies(told: Callable[[str], Reading]) -> None:
    text = "The international coalition bombed Raqqa on Sunday. The National Coalition said Russian jets hit a school in Homs on Monday, killing nine."
    assert "National Coalition" in {source for source, _, _ in stands(told(text))}


def test_two_states_share_one_noun_where_the_second_is_named_by_its_ruler(told: Callable[[str], Reading]) -> None:
    text = (
        "Nine people died in Idlib on Monday when homes were hit by Russian and Assad regime warplanes, residents said."
    )
    accused = {a.split("/")[0] for source, _, a in stands(told(text)) if source != "outlet" and a}
    assert accused == {"RUS", "SYR"}
