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
    ("a party blames the other", [says("SAV/MOD", accused="RUR", stance="accuses")], {"RUR": "one-sided"}),
    ("a party says so in plain words", [says("SAV/MOD", agent="RUR", target="SAV")], {"RUR": "one-sided"}),
    ("only the outlet says so", [says(OUTLET, agent="RUR")], {"RUR": "reported"}),
    ("only a third party says so", [says("Monitor", accused="RUR", stance="accuses")], {"RUR": "reported"}),
    ("it owns up", [says("RUR/MOD", agent="RUR", stance="admits")], {"RUR": "admitted"}),
    ("it says so of itself", [says("RUR/MOD", agent="RUR", target="SAV")], {"RUR": "admitted"}),
    (
        "blamed, and it owns up",
        [says("SAV/MOD", accused="RUR", stance="accuses"), says("RUR/MOD", agent="RUR", stance="justifies")],
        {"RUR": "admitted"},
    ),
    (
        "blamed, and it denies",
        [says("SAV/MOD", accused="RUR", stance="accuses"), says("RUR/MOD", agent="RUR", stance="denies")],
        {"RUR": "disputed"},
    ),
    (
        "a denial without content denies what one is accused of",
        [says("SAV/MOD", accused="RUR", stance="accuses"), says("RUR/MOD", stance="denies")],
        {"RUR": "disputed"},
    ),
    (
        "a denial of nothing that anybody says",
        [says("SAV/MOD", accused="RUR", stance="accuses"), says("SAV/MOD", stance="denies")],
        {"RUR": "one-sided"},
    ),
    (
        "a denied toll is no denied attack",
        [says("SAV/MOD", accused="RUR", stance="accuses"), toll("RUR/MOD", "RUR", 4, stance="denies")],
        {"RUR": "one-sided"},
    ),
    (
        "each blames the other",
        [says("SAV/MOD", accused="RUR", stance="accuses"), says("RUR/MOD", accused="SAV", stance="accuses")],
        {"RUR": "disputed", "SAV": "disputed"},
    ),
    (
        "each blames the other and one owns up",
        [
            says("SAV/MOD", accused="RUR", stance="accuses"),
            says("RUR/MOD", accused="SAV", stance="accuses"),
            says("RUR/MOD", agent="RUR", stance="admits"),
        ],
        {"RUR": "admitted", "SAV": "one-sided"},
    ),
    (
        "both own up",
        [says("RUR/MOD", agent="RUR", stance="admits"), says("SAV/MOD", agent="SAV", stance="admits")],
        {"RUR": "admitted", "SAV": "admitted"},
    ),
    (
        "the other side agrees that it was itself",
        [says("RUR/MOD", accused="SAV", stance="accuses"), says("SAV/Army", agent="SAV")],
        {"SAV": "admitted"},
    ),
    (
        "a third party confirms a party's word",
        [says("SAV/MOD", accused="RUR", stance="accuses"), says("Monitor", agent="RUR")],
        {"RUR": "reported"},
    ),
    ("a plan is no deed", [says("SAV/MOD", agent="RUR", reality="planned")], {}),
    ("what could be is no deed", [says(OUTLET, agent="RUR", reality="hypothetical")], {}),
    ("an older war is not this event", [says(OUTLET, agent="RUR", fresh=False)], {}),
    ("a demand says nothing of who did it", [says("SAV/MOD", agent="RUR", stance="demands")], {}),
    (
        "the outlet says it did not happen so",
        [says("SAV/MOD", accused="RUR", stance="accuses"), says("Monitor", agent="RUR", reality="negated")],
        {"RUR": "disputed"},
    ),
    ("it only fired back", [says("RUR/MOD", agent="RUR", returned=True)], {}),
    (
        "blamed, and it only fired back",
        [says("SAV/MOD", accused="RUR", stance="accuses"), says("RUR/MOD", agent="RUR", returned=True)],
        {"RUR": "one-sided"},
    ),
    ("nobody is named", [says(OUTLET, agent="unknown")], {}),
    ("nobody says anything", [says("SAV/MOD", stance="condemns")], {}),
]


@pytest.mark.parametrize(("said", "stands"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_standing(said: list[Says], stands: dict[str, str]) -> None:
    found = attacker(*said)
    assert ({v.value: v.standing for v in found.values} if found else {}) == stands


def test_admits_then_denies_is_disputed_and_denies_then_admits_is_admitted() -> None:
    blame = says("SAV/MOD", accused="RUR", stance="accuses")
    first = attacker(
        blame, says("RUR/MOD", agent="RUR", stance="admits"), says("RUR/MOD", "b", "denies", agent="RUR"), days=DAYS
    )
    then = attacker(
        blame, says("RUR/MOD", agent="RUR", stance="denies"), says("RUR/MOD", "b", "admits", agent="RUR"), days=DAYS
    )
    assert first is not None
    assert then is not None
    assert first.values[0].standing == "disputed"
    assert first.values[0].denied_by == ("RUR/MOD",)
    assert then.values[0].standing == "admitted"
    assert then.values[0].denied_by == ()


def test_who_blames_whom_stands_by_voice() -> None:
    found = attacker(
        says("SAV/MOD", accused="RUR", stance="accuses"),
        says("SAV/MOD", "b", "accuses", accused="RUR"),
        says("SAV/President", "b", "accuses", accused="RUR/Army"),
        says(OUTLET, "b", agent="RUR"),
    )
    assert found is not None
    (value,) = found.values
    assert value.value == "RUR"
    assert value.voices == ("SAV/MOD", "SAV/President"), "once each; an outlet that quotes them for it adds no voice"
    assert len(value.claims) == 4


def test_a_finding_is_disputed_when_any_of_its_values_is() -> None:
    found = attacker(
        says("SAV/MOD", accused="RUR", stance="accuses"),
        says("RUR/MOD", stance="denies"),
        says("Monitor", agent="Bandits", stance="asserts"),
    )
    assert found is not None
    assert found.standing == "disputed"
    assert {v.value: v.standing for v in found.values} == {"RUR": "disputed", "Bandits": "reported"}


def test_armed_groups_and_many_parties() -> None:
    """With three parties, two are opposed only when one acts against or blames the other."""
    parties = ("RUR", "SAV", "Hill Front")
    found = attacker(
        says("RUR/MOD", accused="Hill Front", target="RUR", stance="accuses"),
        says("SAV/MOD", accused="Hill Front", stance="accuses"),
        parties=parties,
    )
    assert found is not None
    assert found.values[0].standing == "one-sided", "neither of the two blames the other: they stand on one end"
    opposed = attacker(
        says("RUR/MOD", accused="Hill Front", target="RUR", stance="accuses"),
        says("SAV/MOD", accused="Hill Front", stance="accuses"),
        says("SAV/MOD", agent="RUR", target="SAV"),
        parties=parties,
    )
    assert opposed is not None
    assert {v.value: v.standing for v in opposed.values}["Hill Front"] == "agreed"


def test_who_fired_back_stands_beside_who_did_it() -> None:
    event = weighed(
        says("SAV/MOD", accused="RUR", stance="accuses"),
        says("RUR/MOD", accused="SAV", stance="accuses"),
        says("RUR/MOD", agent="RUR", returned=True),
    )
    found = {f.field: [(v.value, v.voices) for v in f.values] for f in event.findings}
    assert found["returned fire"] == [("RUR", ("RUR/MOD",))]
    assert dict(found["attacker"])["RUR"] == ("SAV/MOD",)
