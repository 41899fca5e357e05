"""Tolls: every figure that anybody gives, once, with its voices and how it stands."""

import pytest

from rashomon.model import OUTLET, Event, Place, Side
from rashomon.weighing.casualties import killed
from rashomon.weighing.shown import wholes
from tests.weighing.make import Says, says, toll, weighed, weighed_text

IN_RURIK = {"place": Place(name="Ford", country="LUX", precision=1)}


def stands(event: Event) -> dict[tuple[str, str, int | None, int | None], str]:
    """Standing by side, status, low and high; superseded figures say so."""
    return {(s.side, s.status, s.low, s.high): "superseded" if s.superseded else s.standing for s in event.casualties}


@pytest.mark.parametrize(
    ("words", "low", "dead", "stays"),
    [
        ("two men were shot", 2, 3, False),
        ("a man was shot", 1, 1, False),
        ("two men were shot and wounded", 2, 3, True),
        ("five men were shot", 5, 3, True),
        ("seven men were shot", 2, 5, True),
        ("a boy with a gunshot wound", 1, 1, False),
        ("another boy with a gunshot wound", 1, 1, True),
        ("two women were found suffering", 2, 4, False),
        ("two women suffered burns", 2, 4, True),
        ("a boy dead from wounds", 1, 1, False),
        ("two men treated for gunshot wounds", 2, 2, True),
    ],
)
def test_those_who_were_shot_may_be_the_dead(words: str, low: int, dead: int, stays: bool) -> None:
    shot = toll(OUTLET, "LUX", low, status="wounded", words=words)
    event = weighed(shot, toll(OUTLET, "LUX", dead, page="b"))
    assert any(s.status == "wounded" for s in event.casualties) == stays
    assert weighed(shot).casualties


def test_the_figure_in_the_text_and_not_the_one_in_the_headline() -> None:
    head, gap, body = "Twelve killed", ". ", "at least 12 were killed"
    short, long = toll(OUTLET, "LUX", 12, words=head), toll(OUTLET, "LUX", 12, None, words=body)
    event = weighed_text(head + gap + body, [short, gap, long], headline=(0, len(head)))
    assert [(s.low, s.high, len(s.claims)) for s in event.casualties] == [(12, None, 2)]
    # Without the headline they are two figures, and so they are where a party says the one in it.
    assert len(weighed_text(head + gap + body, [short, gap, long]).casualties) == 2
    party = toll("LUX/MOD", "LUX", 12, words=head)
    assert len(weighed_text(head + gap + body, [party, gap, long], headline=(0, len(head))).casualties) == 2


CASES: list[tuple[str, list[Says], dict[tuple[str, str, int | None, int | None], str]]] = [
    ("a party counts its own dead", [toll("LUX/MOD", "LUX", 4)], {("LUX", "killed", 4, 4): "one-sided"}),
    (
        "both parties give the same number of one side's dead",
        [toll("LUX/MOD", "LUX", 4), toll("LIE/MOD", "LUX", 4, page="b")],
        {("LUX", "killed", 4, 4): "agreed"},
    ),
    (
        "each party gives the same number of its own dead: two tolls, never one",
        [toll("LUX/MOD", "LUX", 4), toll("LIE/MOD", "LIE", 4)],
        {("LUX", "killed", 4, 4): "one-sided", ("LIE", "killed", 4, 4): "one-sided"},
    ),
    (
        "the other party counts more",
        [toll("LUX/MOD", "LUX", 4), toll("LIE/MOD", "LUX", 10, None, page="b")],
        {("LUX", "killed", 4, 4): "disputed", ("LUX", "killed", 10, None): "disputed"},
    ),
    (
        "the other party counts more vaguely",
        [toll("LUX/MOD", "LUX", 4), toll("LIE/MOD", "LUX", 3, None, page="b")],
        {("LUX", "killed", 4, 4): "one-sided", ("LUX", "killed", 3, None): "one-sided"},
    ),
    (
        "a round figure and an exact one near it both hold",
        [toll("LUX/MOD", "LUX", 33), toll("LIE/MOD", "LUX", 30, page="b", approximate=True)],
        {("LUX", "killed", 33, 33): "one-sided", ("LUX", "killed", 30, 30): "one-sided"},
    ),
    (
        "a round figure and an exact one far from it",
        [toll("LUX/MOD", "LUX", 50), toll("LIE/MOD", "LUX", 30, page="b", approximate=True)],
        {("LUX", "killed", 50, 50): "disputed", ("LUX", "killed", 30, 30): "disputed"},
    ),
    (
        "wounded do not contradict killed",
        [toll("LUX/MOD", "LUX", 4), toll("LIE/MOD", "LUX", 9, page="b", status="wounded")],
        {("LUX", "killed", 4, 4): "one-sided", ("LUX", "wounded", 9, 9): "one-sided"},
    ),
    (
        "soldiers do not contradict civilians",
        [
            toll("LUX/MOD", "LUX", 4, category="military"),
            toll("LIE/MOD", "LUX", 9, page="b", category="civilian"),
        ],
        {("LUX", "killed", 4, 4): "one-sided", ("LUX", "killed", 9, 9): "one-sided"},
    ),
    (
        "two outlets differ",
        [toll(OUTLET, "LUX", 4), toll(OUTLET, "LUX", 6, page="b")],
        {("LUX", "killed", 4, 4): "disputed", ("LUX", "killed", 6, 6): "disputed"},
    ),
    (
        "one outlet's own two figures in one text are parts",
        [toll(OUTLET, "LUX", 4), toll(OUTLET, "LUX", 6)],
        {("LUX", "killed", 4, 4): "reported", ("LUX", "killed", 6, 6): "reported"},
    ),
    (
        "a plural without a number says nothing beside a number",
        [toll("LUX/MOD", "LUX", 4), toll(OUTLET, "LUX", 1, None, page="b")],
        {("LUX", "killed", 4, 4): "one-sided"},
    ),
    ("but alone it stays", [toll(OUTLET, "LUX", 1, None)], {("LUX", "killed", 1, None): "reported"}),
    (
        "a figure denied by its number",
        [toll("LIE/MOD", "LUX", 40), toll("LUX/MOD", "LUX", 40, page="b", stance="denies")],
        {("LUX", "killed", 40, 40): "disputed"},
    ),
    (
        "a side that says it lost nobody denies every figure of its dead",
        [toll("LIE/MOD", "LUX", 40), toll("LUX/MOD", "LUX", 0, page="b")],
        {("LUX", "killed", 40, 40): "disputed"},
    ),
    (
        "an outlet that knows of no dead denies nothing",
        [toll("LIE/MOD", "LUX", 40), toll(OUTLET, "LUX", 0, page="b")],
        {("LUX", "killed", 40, 40): "one-sided"},
    ),
    (
        "no wounded, but dead",
        [toll("LIE/MOD", "LUX", 40), toll("LUX/MOD", "LUX", 0, page="b", status="wounded")],
        {("LUX", "killed", 40, 40): "one-sided"},
    ),
    ("losses owned up to", [toll("LUX/MOD", "LUX", 4, stance="admits")], {("LUX", "killed", 4, 4): "admitted"}),
    ("feared dead", [toll(OUTLET, "LUX", 4, reality="hypothetical")], {}),
    ("the dead of an older war", [toll(OUTLET, "LUX", 30000, fresh=False)], {}),
    ("a threat of many dead", [toll("LIE/MOD", "LUX", 500, stance="threatens")], {}),
    ("nobody was hurt", [toll(OUTLET, "LUX", 0)], {}),
    (
        "a body of the side is the side",
        [toll("LIE/MOD", "LUX/Army", 4), toll("LUX/MOD", "LUX", 4, page="b")],
        {("LUX", "killed", 4, 4): "agreed"},
    ),
    (
        "a figure without a side joins the one with a side",
        [toll("LUX/MOD", "LUX", 4), toll(OUTLET, None, 4, page="b")],
        {("LUX", "killed", 4, 4): "one-sided"},
    ),
    (
        "a third party confirms a party's figure",
        [toll("LUX/MOD", "LUX", 4), toll("Monitor", "LUX", 4, page="b")],
        {("LUX", "killed", 4, 4): "reported"},
    ),
    (
        "a third party confirms what both parties say",
        [toll("LUX/MOD", "LUX", 4), toll("LIE/MOD", "LUX", 4, page="b"), toll("Monitor", "LUX", 4, page="c")],
        {("LUX", "killed", 4, 4): "agreed"},
    ),
    (
        "a third party contradicts both",
        [toll("LUX/MOD", "LUX", 4), toll("LIE/MOD", "LUX", 4, page="b"), toll("Monitor", "LUX", 9, page="c")],
        {("LUX", "killed", 4, 4): "disputed", ("LUX", "killed", 9, 9): "disputed"},
    ),
    (
        "a side owns up to its dead, and a third party counts more",
        [toll("LUX/MOD", "LUX", 4, stance="admits"), toll("Monitor", "LUX", 9, page="b")],
        {("LUX", "killed", 4, 4): "disputed", ("LUX", "killed", 9, 9): "disputed"},
    ),
    (
        "unless two sides have it",
        [toll("LUX/MOD", "LUX", 4), toll("LIE/MOD", "LIE", 4), toll(OUTLET, None, 4, page="b")],
        {
            ("LUX", "killed", 4, 4): "one-sided",
            ("LIE", "killed", 4, 4): "one-sided",
            ("unknown", "killed", 4, 4): "reported",
        },
    ),
]


@pytest.mark.parametrize(("said", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_standing(said: list[Says], wanted: dict[tuple[str, str, int | None, int | None], str]) -> None:
    assert stands(weighed(*said)) == wanted


def only(event: Event) -> Side:
    (side,) = event.casualties
    return side


def test_a_toll_that_falls_supersedes_the_earlier_and_both_stay() -> None:
    event = weighed(
        toll("LUX/MOD", "LUX", 12), toll("LUX/MOD", "LUX", 9, page="b"), days={"a": "2031-03-01", "b": "2031-03-02"}
    )
    assert stands(event) == {("LUX", "killed", 12, 12): "superseded", ("LUX", "killed", 9, 9): "one-sided"}


def test_a_later_word_of_another_voice_supersedes_nothing() -> None:
    event = weighed(
        toll("LUX/MOD", "LUX", 12), toll("LIE/MOD", "LUX", 9, page="b"), days={"a": "2031-03-01", "b": "2031-03-02"}
    )
    assert set(stands(event).values()) == {"disputed"}


def test_two_figures_of_one_voice_on_one_day_or_in_one_article_supersede_nothing() -> None:
    one_day = weighed(toll("LUX/MOD", "LUX", 12), toll("LUX/MOD", "LUX", 9, page="b"))
    one_text = weighed(toll("LUX/MOD", "LUX", 12), toll("LUX/MOD", "LUX", 9))
    for event in (one_day, one_text):
        assert "superseded" not in stands(event).values()


def test_a_side_that_admits_its_dead_and_then_denies_them_is_disputed_until_it_admits_again() -> None:
    said = [toll("LUX/MOD", "LUX", 4, stance="admits"), toll("LUX/MOD", "LUX", 4, page="b", stance="denies")]
    again = toll("LUX/MOD", "LUX", 4, page="c", stance="admits")
    days = {"a": "2031-03-01", "b": "2031-03-02", "c": "2031-03-03"}
    assert stands(weighed(*said, days=days)) == {("LUX", "killed", 4, 4): "disputed"}
    assert stands(weighed(*said, again, days=days)) == {("LUX", "killed", 4, 4): "disputed"}, "a denied number stays"


def test_a_copy_chain_in_which_one_page_mends_the_figure() -> None:
    """Three papers print one wire; the last has the agency's new figure, which takes the place of the old one everywhere."""
    event = weighed(
        toll(OUTLET, "LUX", 4),
        toll(OUTLET, "LUX", 4, page="b"),
        toll(OUTLET, "LUX", 6, page="c"),
        passages=[("a", 0, "b", 0), ("b", 0, "c", 0)],
        agencies={"a": ("Wire Agency",)},
        days={"a": "2031-03-01", "b": "2031-03-01", "c": "2031-03-02"},
    )
    assert stands(event) == {("LUX", "killed", 4, 4): "superseded", ("LUX", "killed", 6, 6): "reported"}
    assert {side.voices for side in event.casualties} == {("Wire Agency",)}


def sentence(*parts: str | Says) -> Event:
    """An article of one sentence, figures amid the words around them; ``Says.words`` are the figure's own."""
    return weighed_text("".join(part if isinstance(part, str) else part.words for part in parts), parts)


def given(low: int, words: str, source: str = OUTLET, **more: object) -> Says:
    return toll(source, "LUX", low, words=words, **more)  # type: ignore[arg-type]


NOW, THEN = ("LUX", "killed", 12, 12), ("LUX", "killed", 9, 9)
REVISED: list[tuple[str, list[str | Says]]] = [
    ("raises an earlier one", [given(12, "Twelve died"), ", raising an earlier ", given(9, "toll of nine"), "."]),
    ("put before", [given(12, "Twelve died"), "; officials had earlier put the toll at ", given(9, "nine dead"), "."]),
    ("up from", [given(12, "Twelve are dead"), ", up from ", given(9, "nine"), " on Monday."]),
    ("revised from", ["The ministry revised the count from ", given(9, "nine"), " to ", given(12, "12 dead"), "."]),
    ("first said", ["Police first said ", given(9, "nine had died"), ". ", given(12, "Twelve died"), "."]),
    ("corrected", [given(12, "Twelve died"), ". An earlier version said that ", given(9, "nine died"), "."]),
    ("later raised", [given(9, "Nine died"), ", a number later raised. ", given(12, "Twelve bodies were found"), "."]),
    ("rose to", [given(9, "Nine people died"), " at once. By noon the toll had risen to ", given(12, "12"), "."]),
    ("now stands at", [given(9, "Nine died"), " at the gate. The death toll now stands at ", given(12, "12"), "."]),
    ("taking the toll to", [given(9, "Nine died"), ". A guard died later, taking the toll to ", given(12, "12"), "."]),
    (
        "had said earlier",
        [given(12, "Twelve died"), ". Earlier, the local ministry had put it at ", given(9, "nine dead"), "."],
    ),
    ("raised the toll to", [given(9, "Nine died"), ". The governor raised the toll to ", given(12, "12 dead"), "."]),
    (
        "another voice in the outlet's own words",
        [given(9, "Nine died", "LUX/MOD"), ". The toll has since risen to ", given(12, "12"), "."],
    ),
]
NOT_REVISED: list[tuple[str, list[str | Says]]] = [
    ("two places", [given(12, "Twelve died"), " at the gate and ", given(9, "nine in the yard"), "."]),
    ("an earlier blast", [given(12, "Twelve died"), "; in an earlier blast ", given(9, "nine were killed"), "."]),
    ("said earlier", [given(12, "Twelve died"), " and ", given(9, "nine by the wall"), ", police said earlier."]),
    ("what rose is no toll", [given(9, "Nine died"), ". Prices rose to a new high. ", given(12, "Twelve died"), "."]),
    (
        "another voice's own",
        [given(9, "Nine died", "LUX/MOD"), ". The toll rose to ", given(12, "12", "LIE/MOD"), ", they said."],
    ),
]


@pytest.mark.parametrize("parts", [c[1] for c in REVISED], ids=[c[0] for c in REVISED])
def test_a_figure_that_its_own_article_calls_out_of_date_is_superseded(parts: list[str | Says]) -> None:
    found = stands(sentence(*parts))
    assert found[THEN] == "superseded"
    assert found[NOW] != "superseded"


@pytest.mark.parametrize("parts", [c[1] for c in NOT_REVISED], ids=[c[0] for c in NOT_REVISED])
def test_two_figures_of_one_article_else_both_stand(parts: list[str | Says]) -> None:
    assert "superseded" not in stands(sentence(*parts)).values()


def test_a_figure_that_nothing_replaces_stands_though_it_is_called_provisional() -> None:
    assert stands(sentence("The provisional toll is ", given(9, "nine dead"), ".")) == {THEN: "reported"}


def test_who_calls_a_figure_an_earlier_one_mends_the_pages_that_gave_it_but_not_another_partys() -> None:
    mended = [
        given(12, "Twelve died", "LUX/Army", page="b"),
        ", raising an earlier ",
        given(9, "toll of nine", page="b"),
        ".",
    ]
    days = {"a": "2031-03-01", "b": "2031-03-02"}
    for source, wanted in ((OUTLET, "superseded"), ("LUX/MOD", "superseded"), ("LIE/MOD", "disputed")):
        before = given(9, "Nine died", source)
        event = weighed_text(
            "".join(p if isinstance(p, str) else p.words for p in mended), mended, before=[before], days=days
        )
        assert stands(event)[THEN] == wanted, source


def test_a_superseded_figure_contradicts_nobody() -> None:
    event = weighed(
        toll("LUX/MOD", "LUX", 12),
        toll("LUX/MOD", "LUX", 9, page="b"),
        toll("LIE/MOD", "LUX", 9, page="b"),
        days={"a": "2031-03-01", "b": "2031-03-02"},
    )
    assert stands(event) == {("LUX", "killed", 12, 12): "superseded", ("LUX", "killed", 9, 9): "agreed"}


def test_an_early_no_losses_is_taken_back_by_a_later_figure_of_the_same_voice() -> None:
    event = weighed(
        toll("LUX/MOD", "LUX", 0), toll("LUX/MOD", "LUX", 3, page="b"), days={"a": "2031-03-01", "b": "2031-03-02"}
    )
    assert stands(event) == {("LUX", "killed", 3, 3): "one-sided"}


def test_totals_and_their_parts_both_stand_and_are_never_added() -> None:
    event = weighed(
        toll(OUTLET, "LUX", 7),
        toll(OUTLET, "LUX", 5, part_of="a/0", category="military"),
        toll(OUTLET, "LUX", 2, part_of="a/0", category="civilian"),
    )
    assert {(s.low, s.total) for s in event.casualties} == {(7, True), (5, False), (2, False)}
    assert set(stands(event).values()) == {"reported"}


def test_a_part_contradicts_no_total_of_another_voice() -> None:
    event = weighed(
        toll("LUX/MOD", "LUX", 7),
        toll("LUX/MOD", "LUX", 2, part_of="a/0", category="police"),
        toll("LIE/MOD", "LUX", 7, page="b"),
    )
    assert stands(event) == {("LUX", "killed", 7, 7): "agreed", ("LUX", "killed", 2, 2): "one-sided"}


def test_a_part_of_the_same_people_is_no_figure_of_its_own() -> None:
    children = toll(OUTLET, "LUX", 3, part_of="a/0", category="civilian", people="children")
    assert only(weighed(toll(OUTLET, "LUX", 21), children)).low == 21
    nurses = toll(OUTLET, "LUX", 3, part_of="a/0", category="civilian", people="nurses")
    assert {s.low for s in weighed(toll(OUTLET, "LUX", 21), nurses).casualties} == {21, 3}
    nurse = toll(OUTLET, "LUX", 1, part_of="a/0", category="civilian", people="nurses")
    assert only(weighed(toll(OUTLET, "LUX", 21), nurse)).low == 21
    assert len(weighed(toll(OUTLET, "LUX", 21), children, toll(OUTLET, "LUX", 3, page="b")).casualties) == 2
    fighters = toll(OUTLET, "LIE", 14, part_of="a/0", category="military")
    assert {(s.side, s.low) for s in weighed(toll(OUTLET, "LUX", 17), fighters).casualties} == {
        ("LUX", 17),
        ("LIE", 14),
    }


def test_several_say_nothing_beside_a_number() -> None:
    several = toll(OUTLET, "LUX", 3, None, page="b", words="several villagers were killed")
    at_least = toll(OUTLET, "LUX", 3, None, page="b", words="at least three were killed")
    assert {(s.low, s.high) for s in weighed(toll("LUX/MOD", "LUX", 9), several).casualties} == {(9, 9)}
    assert {(s.low, s.high) for s in weighed(toll("LUX/MOD", "LUX", 9), at_least).casualties} == {(9, 9), (3, None)}
    assert only(weighed(several)).low == 3
    assert {(s.low, s.high) for s in weighed(toll("LUX/MOD", "LUX", 1), several).casualties} == {(1, 1), (3, None)}


def test_soldiers_of_no_named_state_are_not_the_rebels_of_the_same_number() -> None:
    def sides(category: str) -> set[str]:
        other = toll(OUTLET, None, 4, page="b", category=category)
        return {s.side for s in weighed(toll(OUTLET, "rebels", 4), other, report=IN_RURIK).casualties}

    assert sides("military") == sides("police") == {"rebels", "LUX"}
    assert sides("unknown") == {"rebels"}


def test_people_of_no_party_take_the_country_they_were_harmed_in() -> None:
    civilians = weighed(toll(OUTLET, None, 3, category="civilian"), report=IN_RURIK)
    villagers = weighed(toll(OUTLET, "villagers", 3, category="civilian"), report=IN_RURIK)
    assert only(civilians).side == only(villagers).side == "LUX"
    assert only(weighed(toll(OUTLET, None, 3, category="police"), report=IN_RURIK)).side == "LUX", "rebels have a name"
    assert only(weighed(toll(OUTLET, "all", 3, category="unknown"), report=IN_RURIK)).side == "all"
    assert only(weighed(toll(OUTLET, None, 3, category="civilian"))).side == "unknown", "no country is known"


def test_one_ministry_statement_printed_by_many_pages_is_one_voice() -> None:
    event = weighed(*(toll("LUX/MOD", "LIE", 30, page=p) for p in "abcdefgh"))
    assert only(event).voices == ("LUX/MOD",)
    assert only(event).standing == "one-sided"
    assert len(only(event).claims) == 8


def test_killed_come_first_and_the_biggest_of_them() -> None:
    event = weighed(toll(OUTLET, "LUX", 3, status="wounded"), toll(OUTLET, "LUX", 2), toll(OUTLET, "LUX", 8, page="b"))
    assert [(s.status, s.low) for s in event.casualties] == [("killed", 8), ("killed", 2), ("wounded", 3)]


def test_the_title_gives_a_figure_that_still_holds() -> None:
    event = weighed(
        toll("LUX/MOD", "LUX", 12),
        toll("LUX/MOD", "LUX", 9, page="b"),
        says("LIE/MOD", accused="LUX", stance="accuses"),
        days={"a": "2031-03-01", "b": "2031-03-02"},
        report=IN_RURIK,
    )
    assert event.title == "Shelling at Ford: 9 killed (LUX)"


def test_a_figure_without_a_side_is_the_one_told_with_a_side() -> None:
    both = weighed(toll(OUTLET, None, 6, page="b"), toll("LUX/MOD", "rebels", 6), report=IN_RURIK)
    assert [(s.side, len(s.claims)) for s in both.casualties] == [("rebels", 2)]


def test_fighters_without_a_name_are_no_states_people() -> None:
    soldiers = weighed(toll(OUTLET, "LUX", 2, category="military", page="b"), toll(OUTLET, "rebels", 2))
    assert {s.side for s in soldiers.casualties} == {"LUX", "rebels"}
    named = weighed(
        toll(OUTLET, "LUX", 2, category="military"),
        toll(OUTLET, "rebels", 2, page="b"),
        toll(OUTLET, "Red Star", 2, page="c"),
    )
    assert {(s.side, len(s.claims)) for s in named.casualties} == {("LUX", 1), ("Red Star", 2)}


def test_civilians_are_not_the_fighters_of_the_same_number() -> None:
    event = weighed(
        toll(OUTLET, None, 3, page="b", category="civilian"),
        toll(OUTLET, "rebels", 3, category="military"),
        report=IN_RURIK,
    )
    assert {s.side for s in event.casualties} == {"LUX", "rebels"}


def test_a_part_without_a_side_belongs_to_its_total() -> None:
    child = toll(OUTLET, None, 1, part_of="a/0", category="civilian")
    assert only(weighed(toll(OUTLET, "LIE", 3), child, report=IN_RURIK)).low == 3


def test_two_words_for_fighters_without_a_name_are_one_side() -> None:
    event = weighed(toll(OUTLET, "militants", 9), toll(OUTLET, "gunmen", 9, page="b"))
    assert [(s.low, len(s.claims)) for s in event.casualties] == [(9, 2)]


def test_a_part_of_the_same_category_as_its_total_is_not_split_off_by_what_others_say_of_the_total() -> None:
    event = weighed(
        toll(OUTLET, "LUX", 5, category="military"),
        toll(OUTLET, "LUX", 1, part_of="a/0", category="military"),
        toll(OUTLET, "LUX", 5, page="b", category="police"),
        toll(OUTLET, "LUX", 5, page="c", category="police"),
    )
    assert only(event).low == 5


def test_a_figure_of_soldiers_and_of_as_many_civilians_is_of_neither() -> None:
    one = weighed(
        toll(OUTLET, "LUX", 1, category="military"),
        toll(OUTLET, "LUX", 1, page="b", category="civilian"),
    )
    assert only(one).category == "unknown"


def test_different_people_are_no_two_words_on_one_figure() -> None:
    farmers = toll("LUX/Police", "LUX", 7, people="farmers")
    herders = toll("herders' union", "LUX", 2, people="herders")
    assert set(stands(weighed(farmers, herders)).values()) == {"one-sided", "reported"}
    spot = toll("LUX/Police", "LUX", 21, people="dead on the spot")
    assert "disputed" not in stands(weighed(toll("herders' union", "LUX", 30), spot)).values()
    same = toll("herders' union", "LUX", 2, people="farmers")
    assert set(stands(weighed(farmers, same)).values()) == {"disputed"}
    people = toll("villagers", "LUX", 12), toll("LUX/Police", "LUX", 9)
    assert set(stands(weighed(*people)).values()) == {"disputed"}


def test_bodies_that_were_found_are_at_least_so_many_dead() -> None:
    found = toll("LIE/MOD", "LUX", 9, people="bodies")
    assert "disputed" not in stands(weighed(found, toll("LUX/MOD", "LUX", 12))).values()
    assert set(stands(weighed(found, toll("LUX/MOD", "LUX", 5))).values()) == {"disputed"}


def test_an_open_headline_gives_way_to_the_number_in_its_text() -> None:
    head, gap, body = "Dozens dead", ". ", "44 people were killed"
    vague, exact = toll(OUTLET, "LUX", 12, None, words=head), toll("doctors", "LUX", 44, words=body)
    event = weighed_text(head + gap + body, [vague, gap, exact], headline=(0, len(head)))
    assert [(s.low, s.high) for s in event.casualties] == [(44, 44)]
    fewer = toll("doctors", "LUX", 4, words=body)
    event = weighed_text(head + gap + body, [vague, gap, fewer], headline=(0, len(head)))
    assert len(event.casualties) == 2


def test_one_armed_cause_under_two_words_is_one_side() -> None:
    said = (
        toll(OUTLET, "Sava militants", 4, words="four Sava militants were killed"),
        toll("LUX/MOD", "Sava guerrillas", 4, words="killed four Sava guerrillas", page="b"),
    )
    assert len(weighed(*said).casualties) == 1
    other = toll("LUX/MOD", "Kabasa guerrillas", 4, words="killed four Kabasa guerrillas", page="b")
    assert len(weighed(said[0], other).casualties) == 2


def test_one_of_a_named_group_among_unnamed_fighters_is_told_in_their_total() -> None:
    whole = toll(OUTLET, "rebels", 16, words="16 rebels were killed")
    part = toll(OUTLET, "Northern Front", 1, part_of="a/0", words="a commander of the Northern Front")
    event = weighed(whole, part)
    assert [(s.side, s.low) for s in event.casualties if s.side == "rebels"] == [("rebels", 16)]


def test_one_more_dead_contradicts_no_total() -> None:
    more = toll("doctors", "LUX", 1, words="one more man died of his wounds")
    assert (
        "disputed" not in stands(weighed(more, toll("LUX/Police", "LUX", 26, words="26 people were killed"))).values()
    )
    one = toll("doctors", "LUX", 1, words="one man died of his wounds")
    assert set(stands(weighed(one, toll("LUX/Police", "LUX", 26, words="26 people were killed"))).values()) == {
        "disputed"
    }


def test_a_figure_of_all_who_were_hit_is_none_of_the_wounded() -> None:
    dead, hurt, hit = (
        toll(OUTLET, "LUX", 1, words="one died"),
        toll(OUTLET, "LUX", 4, status="wounded", words="four others were wounded"),
        toll(OUTLET, "LUX", 5, status="wounded", words="a total of five wounded"),
    )
    assert [s.low for s in weighed(dead, hurt, hit).casualties if s.status == "wounded"] == [4]
    # On pages of their own they are two figures.
    apart = weighed(dead, hurt, toll(OUTLET, "LUX", 5, page="b", status="wounded", words="a total of five wounded"))
    assert [s.low for s in apart.casualties if s.status == "wounded"] == [5, 4]


def test_the_figure_of_one_victim_is_not_shown_for_all_though_more_voices_give_it() -> None:
    total = toll("LUX/MOD", "LUX", 5)
    parts = [toll("LUX/MOD", "LUX", 1), toll("LIE/MOD", "LUX", 1)]
    sides = weighed(total, *parts).casualties
    assert [s.low for s in wholes(sides)] == [5]
    shown = killed(sides)
    assert shown is not None
    assert shown.low == 5
    # Of two who contradict each other both stay.
    assert [s.low for s in wholes(weighed(toll("LUX/MOD", "LUX", 4), toll("LIE/MOD", "LUX", 9)).casualties)] == [9, 4]


def test_fighters_of_two_words_take_over_the_figure_of_no_side() -> None:
    figures = [
        toll(OUTLET, "insurgents", 16),
        toll(OUTLET, "militants", 16, page="b"),
        toll(OUTLET, None, 16, page="c"),
    ]
    event = weighed(*figures, report=IN_RURIK)
    assert [(s.low, len(s.claims)) for s in event.casualties] == [(16, 3)]
    assert event.casualties[0].side in ("insurgents", "militants")


def test_a_body_and_its_mission_are_one_side() -> None:
    mission = toll(OUTLET, "United Nations Mission in Rurik", 53, status="wounded", page="b")
    event = weighed(toll(OUTLET, "United Nations", 53, status="wounded"), mission)
    assert [(s.low, len(s.claims)) for s in event.casualties] == [(53, 2)]
    other = toll(OUTLET, "Southern Front", 53, status="wounded", page="b")
    assert len(weighed(toll(OUTLET, "Northern Front", 53, status="wounded"), other).casualties) == 2


def test_a_number_of_nobodys_dead_that_both_sides_make_up_is_of_all() -> None:
    event = weighed(toll(OUTLET, "LUX", 1), toll(OUTLET, "LIE", 1), toll(OUTLET, None, 2, page="b"), report=IN_RURIK)
    assert ("all", "killed", 2, 2) in stands(event)
    # ... also where one of them has no name.
    event = weighed(toll(OUTLET, "LUX", 2), toll(OUTLET, "militants", 4), toll(OUTLET, None, 6), report=IN_RURIK)
    assert ("all", "killed", 6, 6) in stands(event)


def test_dead_of_a_people_are_those_of_its_group_that_another_names() -> None:
    event = weighed(toll(OUTLET, "Orvel Front", 24), toll(OUTLET, "Orvelian guerrillas", 24, page="b"), report=IN_RURIK)
    assert list(stands(event)) == [("Orvel Front", "killed", 24, 24)]
