"""One code for one actor, and never one code for two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking import canonical, recode
from rashomon.linking.actors import aliases
from rashomon.linking.spelling import fold, sound
from rashomon.model import Actor, Claim, Content, Reading
from tests.linking.make import report, span


def person(code: str) -> Actor:
    country, _, name = code.rpartition("/")
    return Actor(code=code, name=name, kind="person", country=country or None)


def group(code: str, country: str | None = None) -> Actor:
    return Actor(code=code, name=code.rpartition("/")[2], kind="non-state", country=country)


@pytest.mark.parametrize(
    ("codes", "kept"),
    [
        (["ARM/Nikol Pashinyan", "ARM/Nikol Pashinian"], "ARM/Nikol Pashinian"),
        (["ARM/Nikol Pashinyan", "ARM/Pashinyan"], "ARM/Nikol Pashinyan"),
        (["IRQ/Saddam Hussein", "IRQ/Hossein", "IRQ/Hussein"], "IRQ/Saddam Hussein"),
        (["UKR/Volodymyr Zelensky", "UKR/Volodymyr Zelenskyy", "UKR/V. Zelensky"], "UKR/Volodymyr Zelensky"),
        (["SDN/Mohamed Hamdan Dagalo", "SDN/Mohammed Hamdan Daglo"], "SDN/Mohamed Hamdan Dagalo"),
    ],
)
def test_spellings_of_one_person_are_one(codes: list[str], kept: str) -> None:
    names = canonical(map(person, codes))
    assert {names.get(code, code) for code in codes} == {kept}


@pytest.mark.parametrize(
    "codes",
    [
        ["ARM/Nikol Pashinyan", "AZE/Nikol Pashinyan"],
        ["SYR/Bashar Assad", "SYR/Maher Assad"],
        ["IRQ/Ali Hassan", "IRQ/Ali Hussein", "IRQ/Hoshyani"],
        ["SYR/Bashar Assad", "SYR/Maher Assad", "SYR/Assad"],
        ["KOR/Kim", "KOR/Kin"],
        ["IRQ/Saddam Hussein", "IRQ/Hassan"],
        ["Boko Haram", "NGA/Boko Haram"],
    ],
    ids=[
        "two sides",
        "two brothers",
        "names of the same consonants",
        "nobody knows which brother",
        "short names",
        "a family name that only sounds alike",
        "a group and a person of a state",
    ],
)
def test_different_actors_stay_apart(codes: list[str]) -> None:
    assert canonical(group(c) if "Haram" in c else person(c) for c in codes) == {}


@pytest.mark.parametrize(
    ("codes", "kept"),
    [
        (["ISIS", "Daesh", "Islamic State"], "Islamic State"),
        (["Rapid Support Forces", "RSF"], "Rapid Support Forces"),
        (["Jaysh al-Adl", "Jeish ul-Adl"], None),
        (["Harakat Shabaab al-Mujahideen", "Harakat Shabab al-Mujahidin"], None),
        (["Karen National Liberation Army", "KNLA"], "Karen National Liberation Army"),
    ],
)
def test_spellings_acronyms_and_aliases_of_one_group_are_one(codes: list[str], kept: str | None) -> None:
    names = canonical(map(group, codes))
    left = {names.get(code, code) for code in codes}
    assert len(left) == 1
    assert kept is None or left == {kept}


def test_an_acronym_that_two_groups_share_is_neither() -> None:
    codes = ["Popular Defence Forces", "People's Defence Force", "PDF"]
    assert "PDF" not in canonical(map(group, codes))


def test_states_bodies_and_unnamed_people_keep_their_codes() -> None:
    actors = [
        Actor(code="ARM", name="Armenia", kind="state", country="ARM"),
        Actor(code="ARM/MOD", name="ministry of defence", kind="body", country="ARM"),
        Actor(code="militants", name="militants", kind="non-state"),
        Actor(code="militant", name="militant", kind="non-state"),
    ]
    assert canonical(actors) == {}


def test_the_commonest_spelling_is_kept() -> None:
    often, once = person("UKR/Volodymyr Zelenskyy"), person("UKR/Volodymyr Zelenskiy")
    assert canonical([once, often, often]) == {once.code: often.code}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(
            lambda side, name, kind: Actor(
                code=f"{side}/{name}" if side else name, name=name, kind=kind, country=side or None
            ),
            st.sampled_from(["", "SYR", "IRQ"]),
            st.sampled_from(
                ["ISIS", "IS", "Daesh", "Islamic State", "Ali Hassan", "A. Hassan", "Hassan", "Hasan", "RSF"]
            )
            | st.text("AaIiSs. '", min_size=1, max_size=8),
            st.sampled_from(["person", "non-state", "organisation"]),
        ),
        max_size=12,
    )
)
def test_names_never_chain_and_never_cross_sides(actors: list[Actor]) -> None:
    names = canonical(actors)
    side = {actor.code: actor.country for actor in actors}
    for old, new in names.items():
        assert new not in names
        assert (new.split("/")[0] if side[old] else None) == side[old]


def test_every_alias_means_one_name() -> None:
    assert all(name for name in aliases().values())
    assert aliases()["daesh"] == "Islamic State"


@pytest.mark.parametrize(
    ("left", "right"), [("Khan", "Han"), ("Jaysh", "Jeish"), ("Qasim", "Kasim"), ("Yusuf", "Iusuf")]
)
def test_transliterations_sound_alike(left: str, right: str) -> None:
    assert sound(left) == sound(right)


def test_a_reading_speaks_in_the_kept_names() -> None:
    claim = Claim(
        id="c",
        page="a",
        article=0,
        span=span("x"),
        voices=("Herald", "Daesh/spokesman"),
        source="Daesh",
        content=Content(what="event", agent="Daesh", target="IRQ", accused="ISIS", side="ISIS"),
    )
    told = report("a", agents=("ISIS", "Daesh"), parties=("ISIS", "IRQ"), claims=("c",))
    actors = (group("ISIS"), group("Daesh"), Actor(code="both", name="both", kind="people", plural_of=("ISIS", "IRQ")))
    reading = Reading(article="a#0", claims=(claim,), reports=(told,), actors=actors)
    names = canonical(reading.actors)
    new = recode(reading, names)
    assert new.claims[0].source == "Islamic State"
    assert new.claims[0].voices == ("Herald", "Islamic State/spokesman")
    assert new.claims[0].content.accused == new.claims[0].content.side == "Islamic State"
    assert new.claims[0].content.target == "IRQ"
    assert new.reports[0].agents == ("Islamic State",)
    assert [a.code for a in new.actors] == ["Islamic State", "both"]
    assert new.actors[1].plural_of == ("Islamic State", "IRQ")
    assert recode(reading, {}) is reading
    assert recode(reading, {"other": "x"}) is reading


def test_saints_are_written_out() -> None:
    assert fold("St. Louis") == fold("Saint Louis")
    assert fold("Main St.") == "main st"
