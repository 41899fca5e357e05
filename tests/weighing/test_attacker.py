"""Who did it, and how that stands: from the simple to the nasty."""

import pytest

from rashomon.model import OUTLET, Finding
from tests.weighing.make import Says, says, toll, weighed

EARLY, LATE = "2031-03-01", "2031-03-04"
DAYS = {"a": EARLY, "b": LATE}


def attacker(*said: Says, **more: object) -> Finding | None:
    event = weighed(*said, **more)  # type: ignore[arg-type]
    return next((f for f in event.findings if f.field == "attacker"), None)


CASES: list[tuple[str, list[Says], dict[str, str]]] = [
    ("a party blames the other", [says("LIE/MOD", accused="LUX", stance="accuses")], {"LUX": "one-sided"}),
    ("a party says so in plain words", [says("LIE/MOD", agent="LUX", target="LIE")], {"LUX": "one-sided"}),
    ("only the outlet says so", [says(OUTLET, agent="LUX")], {"LUX": "reported"}),
    ("only a third party says so", [says("Monitor", accused="LUX", stance="accuses")], {"LUX": "reported"}),
    ("it owns up", [says("LUX/MOD", agent="LUX", stance="admits")], {"LUX": "admitted"}),
    ("it says so of itself", [says("LUX/MOD", agent="LUX", target="LIE")], {"LUX": "admitted"}),
    (
        "blamed, and it owns up",
        [says("LIE/MOD", accused="LUX", stance="accuses"), says("LUX/MOD", agent="LUX", stance="justifies")],
        {"LUX": "admitted"},
    ),
    (
        "blamed, and it denies",
        [says("LIE/MOD", accused="LUX", stance="accuses"), says("LUX/MOD", agent="LUX", stance="denies")],
        {"LUX": "disputed"},
    ),
    (
        "a denial without content denies what one is accused of",
        [says("LIE/MOD", accused="LUX", stance="accuses"), says("LUX/MOD", stance="denies")],
        {"LUX": "disputed"},
    ),
    (
        "a denial of nothing that anybody says",
        [says("LIE/MOD", accused="LUX", stance="accuses"), says("LIE/MOD", stance="denies")],
        {"LUX": "one-sided"},
    ),
    (
        "a denied toll is no denied attack",
        [says("LIE/MOD", accused="LUX", stance="accuses"), toll("LUX/MOD", "LUX", 4, stance="denies")],
        {"LUX": "one-sided"},
    ),
    (
        "each blames the other",
        [says("LIE/MOD", accused="LUX", stance="accuses"), says("LUX/MOD", accused="LIE", stance="accuses")],
        {"LUX": "disputed", "LIE": "disputed"},
    ),
    (
        "each blames the other and one owns up",
        [
            says("LIE/MOD", accused="LUX", stance="accuses"),
            says("LUX/MOD", accused="LIE", stance="accuses"),
            says("LUX/MOD", agent="LUX", stance="admits"),
        ],
        {"LUX": "admitted", "LIE": "one-sided"},
    ),
    (
        "both own up",
        [says("LUX/MOD", agent="LUX", stance="admits"), says("LIE/MOD", agent="LIE", stance="admits")],
        {"LUX": "admitted", "LIE": "admitted"},
    ),
    (
        "the other side agrees that it was itself",
        [says("LUX/MOD", accused="LIE", stance="accuses"), says("LIE/Army", agent="LIE")],
        {"LIE": "admitted"},
    ),
    (
        "a third party confirms a party's word",
        [says("LIE/MOD", accused="LUX", stance="accuses"), says("Monitor", agent="LUX")],
        {"LUX": "reported"},
    ),
    ("a plan is no deed", [says("LIE/MOD", agent="LUX", reality="planned")], {}),
    ("what could be is no deed", [says(OUTLET, agent="LUX", reality="hypothetical")], {}),
    ("an older war is not this event", [says(OUTLET, agent="LUX", fresh=False)], {}),
    ("a demand says nothing of who did it", [says("LIE/MOD", agent="LUX", stance="demands")], {}),
    (
        "the outlet says it did not happen so",
        [says("LIE/MOD", accused="LUX", stance="accuses"), says("Monitor", agent="LUX", reality="negated")],
        {"LUX": "disputed"},
    ),
    ("it only fired back", [says("LUX/MOD", agent="LUX", returned=True)], {}),
    (
        "blamed, and it only fired back",
        [says("LIE/MOD", accused="LUX", stance="accuses"), says("LUX/MOD", agent="LUX", returned=True)],
        {"LUX": "one-sided"},
    ),
    ("nobody is named", [says(OUTLET, agent="unknown")], {}),
    ("nobody says anything", [says("LIE/MOD", stance="condemns")], {}),
]


@pytest.mark.parametrize(("said", "stands"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_standing(said: list[Says], stands: dict[str, str]) -> None:
    found = attacker(*said)
    assert ({v.value: v.standing for v in found.values} if found else {}) == stands


def test_admits_then_denies_is_disputed_and_denies_then_admits_is_admitted() -> None:
    blame = says("LIE/MOD", accused="LUX", stance="accuses")
    first = attacker(
        blame, says("LUX/MOD", agent="LUX", stance="admits"), says("LUX/MOD", "b", "denies", agent="LUX"), days=DAYS
    )
    then = attacker(
        blame, says("LUX/MOD", agent="LUX", stance="denies"), says("LUX/MOD", "b", "admits", agent="LUX"), days=DAYS
    )
    assert first is not None
    assert then is not None
    assert first.values[0].standing == "disputed"
    assert first.values[0].denied_by == ("LUX/MOD",)
    assert then.values[0].standing == "admitted"
    assert then.values[0].denied_by == ()


def test_who_blames_whom_stands_by_voice() -> None:
    found = attacker(
        says("LIE/MOD", accused="LUX", stance="accuses"),
        says("LIE/MOD", "b", "accuses", accused="LUX"),
        says("LIE/President", "b", "accuses", accused="LUX/Army"),
        says(OUTLET, "b", agent="LUX"),
    )
    assert found is not None
    (value,) = found.values
    assert value.value == "LUX"
    assert value.voices == ("LIE/MOD", "LIE/President"), "once each; an outlet that quotes them for it adds no voice"
    assert len(value.claims) == 4


def test_a_finding_is_disputed_when_any_of_its_values_is() -> None:
    found = attacker(
        says("LIE/MOD", accused="LUX", stance="accuses"),
        says("LUX/MOD", stance="denies"),
        says("Monitor", agent="Bandits", stance="asserts"),
    )
    assert found is not None
    assert found.standing == "disputed"
    assert {v.value: v.standing for v in found.values} == {"LUX": "disputed", "Bandits": "reported"}


def test_armed_groups_and_many_parties() -> None:
    """With three parties, two are opposed only when one acts against or blames the other."""
    parties = ("LUX", "LIE", "Hill Front")
    found = attacker(
        says("LUX/MOD", accused="Hill Front", target="LUX", stance="accuses"),
        says("LIE/MOD", accused="Hill Front", stance="accuses"),
        parties=parties,
    )
    assert found is not None
    assert found.values[0].standing == "one-sided", "neither of the two blames the other: they stand on one end"
    opposed = attacker(
        says("LUX/MOD", accused="Hill Front", target="LUX", stance="accuses"),
        says("LIE/MOD", accused="Hill Front", stance="accuses"),
        says("LIE/MOD", agent="LUX", target="LIE"),
        parties=parties,
    )
    assert opposed is not None
    assert {v.value: v.standing for v in opposed.values}["Hill Front"] == "agreed"


def test_who_fired_back_stands_beside_who_did_it() -> None:
    event = weighed(
        says("LIE/MOD", accused="LUX", stance="accuses"),
        says("LUX/MOD", accused="LIE", stance="accuses"),
        says("LUX/MOD", agent="LUX", returned=True),
    )
    found = {f.field: [(v.value, v.voices) for v in f.values] for f in event.findings}
    assert found["returned fire"] == [("LUX", ("LUX/MOD",))]
    assert dict(found["attacker"])["LUX"] == ("LIE/MOD",)
