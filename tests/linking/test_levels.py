"""Every level of every comparison, each by two tellings that meet it, and what almost meets it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb
import pytest

from rashomon.linking.comparisons import COMPARISONS
from rashomon.linking.rows import rows, table
from rashomon.linking.words import full_names
from rashomon.model import Article, EventType, Place, Reading, TimeMention, When
from tests.linking.make import (
    AIR_STRIKE,
    BOMBING,
    KHERSON,
    PESHAWAR,
    SHOOTING,
    SUMY,
    case,
    on,
    report,
    span,
    telling,
    weekday,
)

Telling = tuple[Article, Reading]

NEVER = on("2024-05-02").model_copy(update={"edtf": None, "start": None, "end": None, "basis": ""})
BY_PAGE = on("2024-05-02").model_copy(update={"basis": "not stated: page's day"})
BY_OTHER = on("2024-05-02").model_copy(update={"basis": "by the linked report of c"})
NORTH = Place(name="Sumy Oblast", admin1="Sumy", country="UKR", lat=51.0, lon=34.0, precision=4)
HAMLET = Place(name="Kyianytsia", admin1="Sumy", country="UKR", lat=51.1, lon=34.9, precision=2)
CROSSING = Place(name="Bacivsk crossing", admin1="Sumy", country="UKR", lat=51.8, lon=34.0, precision=1)
NEXT_DOOR = Place(name="Stetskivka", admin1="Sumy", country="UKR", lat=50.97, lon=34.83, precision=2)
UKRAINE = Place(name="Ukraine", country="UKR", lat=49.0, lon=32.0, precision=6)
POST = Place(name="Atmeh post", country="UKR", precision=2, source="text")
SPELLED = Place(name="Atme post", country="UKR", precision=2, source="text")
GUESS = Place(name="Chicken Ridge", admin1="Kherson", country="UKR", lat=46.6, lon=32.6, precision=6, source="text")
BARE = Place(name="Quarry Row", country="UKR", precision=4)


def between(first: str, last: str, basis: str = "stated") -> When:
    return When(edtf=f"{first}/{last}", start=on(first).start, end=on(last).start, basis=basis)


def time(**parts: Any) -> TimeMention:
    return TimeMention.model_validate({"span": span("then"), **parts})


def one(page: str = "a", text: str = "", day: When | None = None, **fields: Any) -> tuple[Telling, When]:
    """A telling and its report's day; without one it is not dated."""
    return telling(page, text, published=None, **fields), day or NEVER


def two(first: Mapping[str, Any], second: Mapping[str, Any], **both: Any) -> list[tuple[Telling, When]]:
    return [one("a", **{**both, **first}), one("b", **{**both, **second})]


def days(first: When, second: When, **both: Any) -> list[tuple[Telling, When]]:
    return two({"day": first}, {"day": second}, **both)


def places(first: Place | None, second: Place | None, **both: Any) -> list[tuple[Telling, When]]:
    return two({"place": first}, {"place": second}, **both)


def modes(first: EventType, second: EventType) -> list[tuple[Telling, When]]:
    return two({"event": first}, {"event": second})


def tolls(first: tuple[int, ...], second: tuple[int, ...], **both: Any) -> list[tuple[Telling, When]]:
    return two({"killed": first}, {"killed": second}, **both)


def words(first: str, second: str) -> list[tuple[Telling, When]]:
    return two({"text": first}, {"text": second})


def crowd(number: int, **fields: Any) -> list[tuple[Telling, When]]:
    return [one(f"c{at:02d}", f"Item {at}.", **fields) for at in range(number)]


def out(first: str, second: str, *when: When) -> list[tuple[Telling, When]]:
    """Two tellings on pages that came out on those days."""
    return [(telling(page, published=day), told) for page, day, told in zip("ab", (first, second), when, strict=True)]


def besides(one: tuple[Telling, When], text: str = "", **fields: Any) -> tuple[Telling, When]:
    """A telling on a page that tells another deed, too."""
    ((article, reading), day) = one
    more = report(article.page, text, number=1, **fields)
    reading = reading.model_copy(update={"reports": (*reading.reports, more)})
    return (article.model_copy(update={"spans": (*article.spans, *more.spans)}), reading), day


def half(second: str) -> list[tuple[Telling, When]]:
    """Two tellings, the second of a page that tells more of something else."""
    return [one("a", LONG), besides(one("b", "Two drones fell"), second)]


def at_least(pair: list[tuple[Telling, When]]) -> list[tuple[Telling, When]]:
    """The first telling's figures open above."""
    ((article, reading), day), second = pair[0], pair[1]
    claims = tuple(
        c.model_copy(
            update={
                "content": c.content.model_copy(update={"count": c.content.count.model_copy(update={"high": None})})
            }
        )
        for c in reading.claims
        if c.content.count
    )
    return [((article, reading.model_copy(update={"claims": claims})), day), second, *pair[2:]]


def armed(page: str, killed: int, side: str = "UKR") -> tuple[Telling, When]:
    return one(page, killed=[killed], side=side, category="military")


def with_weapon(page: str, weapon: str) -> tuple[Telling, When]:
    (article, reading), day = one(page, killed=[2])
    claims = tuple(
        c.model_copy(update={"content": c.content.model_copy(update={"weapon": weapon})}) for c in reading.claims
    )
    return (article, reading.model_copy(update={"claims": claims})), day


MANNERLESS = EventType(plover="ASSAULT", acled_type="Battles")
CLASH = EventType(plover="ASSAULT", mode="clash", acled_type="Battles", acled_sub="Armed clash")
SIEGE = EventType(plover="COERCE", mode="siege", acled_type="Strategic developments")
LONG = "Before sunrise two drones fell on the grain silo beside the river port and a night watchman lost his arm there"
SHORT = "Before sunrise two drones fell on the grain silo"
FOUR = "the dead as Lesya Ukrainka, Ivan Franko, Pavlo Tychyna and Mykola Lysenko"
D1, D2, D4, D9, D20 = (on(f"2024-05-{n:02d}") for n in (2, 3, 5, 10, 21))

CASES: dict[tuple[str, str], list[tuple[Telling, When]]] = {
    ("day", "same month and day"): two(
        {"day": NEVER, "times": (time(month=5, day=2),)}, {"day": D1, "times": (time(month=5, day=2),)}
    ),
    ("day", "other month"): two({"times": (time(month=5),)}, {"times": (time(month=9),)}),
    ("day", "same weekday"): two({"times": (weekday(3),)}, {"day": D1}),
    ("day", "weekday beside"): two({"times": (weekday(2),)}, {"day": D1}),
    ("day", "other weekday"): two({"times": (weekday(0),)}, {"day": D1}),
    ("day", "unknown"): days(NEVER, D1),
    ("day", "same day, one by the other's"): days(D1, BY_OTHER),
    ("day", "same day, one by its page's day only"): days(D1, BY_PAGE),
    ("day", "same day"): days(D1, D1),
    ("day", "few days in common"): days(D1, between("2024-05-01", "2024-05-03")),
    ("day", "wide range in common"): days(D1, between("2024-04-28", "2024-05-06")),
    ("day", "vague"): days(D1, between("2024-03-01", "2024-05-30")),
    ("day", "a day apart, on pages of one day"): out("2024-05-04", "2024-05-04", D1, D2),
    ("day", "a day apart"): out("2024-05-03", "2024-05-04", D1, D2),
    ("day", "days apart, one told on the other's page"): two(
        {"day": D1, "times": (time(year=2024, month=5, day=2), time(year=2024, month=5, day=10))}, {"day": D9}
    ),
    ("day", "days apart, on pages of the same days"): out("2024-05-10", "2024-05-12", D1, D9),
    ("day", "one by its page's day only"): days(on("2024-04-25"), BY_PAGE),
    ("day", "two or three days apart"): days(D1, D4),
    ("day", "up to ten days apart"): days(D1, D9),
    ("day", "further apart, one by its page's day only"): days(on("2024-03-25"), BY_PAGE),
    ("day", "further apart"): days(D1, D20),
    ("years", "unknown"): days(NEVER, D1, kind="history"),
    ("years", "same years"): days(between("1991-01-01", "1994-05-12"), between("1991-06-01", "1994-12-31"), kind="history"),
    ("years", "years in common"): days(between("1991-01-01", "1994-05-12"), between("1980-06-01", "1992-12-31"), kind="history"),
    ("years", "other years"): days(between("1991-01-01", "1994-05-12"), between("1980-06-01", "1986-12-31"), kind="history"),
    ("held", "one to come"): two({"reality": "planned"}, {}, kind="diplomacy"),
    ("held", "alike"): two({}, {}, kind="diplomacy"),
    ("place", "unknown"): places(None, SUMY),
    ("place", "same place"): places(SUMY, SUMY),
    ("place", "same much-told place"): [*places(SUMY, SUMY), *crowd(10, place=SUMY)],
    ("place", "same place, spelled otherwise"): places(POST, SPELLED),
    ("place", "within 8 km"): places(SUMY, NEXT_DOOR),
    ("place", "named by the other"): places(SUMY, CROSSING, places=(SUMY,)),
    ("place", "province named by the other"): places(NORTH, CROSSING, places=(NORTH,)),
    ("place", "within 30 km"): places(SUMY, HAMLET),
    ("place", "much-told place named by the other"): [*places(SUMY, CROSSING, places=(SUMY,)), *crowd(10, place=SUMY)],
    ("place", "only the country"): places(SUMY, UKRAINE),
    ("place", "same province"): places(NORTH, CROSSING),
    ("place", "same province, one its namesake"): places(SUMY, CROSSING),
    ("place", "same province, elsewhere"): places(HAMLET, CROSSING),
    ("place", "province not known"): places(BARE, SUMY),
    ("place", "other province, one placed by guess"): places(SUMY, GUESS),
    ("place", "other province, each named on the other's page"): [
        one("a", "Shells fell on Sumy after those on Kherson", place=SUMY), one("b", "Kherson was shelled, and Sumy too", place=KHERSON)
    ],
    ("place", "other province, one named on the other's page"): [
        one("a", "Shells fell on Sumy after those on Kherson", place=SUMY), one("b", "Kherson was shelled", place=KHERSON)
    ],
    ("place", "other province"): [one("a", "Shells fell on Sumy", place=SUMY), one("b", "Kherson was shelled", place=KHERSON)],
    ("place", "across a border, one placed by guess"): places(PESHAWAR, GUESS, parties=("PAK", "UKR")),
    ("place", "across a border"): places(SUMY, PESHAWAR, parties=("PAK", "UKR")),
    ("place", "other country, the place named on the other's page"): [
        one("a", "Shells fell on Sumy", place=PESHAWAR), one("b", "", place=SUMY)
    ],
    ("place", "other country, each named on the other's page"): [
        besides(one("a", place=PESHAWAR), parties=("UKR",)), besides(one("b", place=SUMY), parties=("PAK",))
    ],
    ("place", "other country, one named on the other's page"): [besides(one("a", place=PESHAWAR), parties=("UKR",)), one("b", place=SUMY)],
    ("place", "other country, one placed by guess"): places(PESHAWAR, GUESS),
    ("place", "other country"): places(SUMY, PESHAWAR),
    ("type", "same seldom manner"): [*modes(BOMBING, BOMBING), *crowd(30, event=AIR_STRIKE)],
    ("type", "same manner"): modes(BOMBING, BOMBING),
    ("type", "same type, manner not said"): modes(MANNERLESS, SHOOTING),
    ("type", "same family"): modes(SHOOTING, CLASH),
    ("type", "same type"): modes(SHOOTING, BOMBING),
    ("type", "other type"): modes(SHOOTING, SIEGE),
    ("weapon", "unknown"): two({}, {}),
    ("weapon", "same"): [with_weapon("a", "mortar"), with_weapon("b", "Mortar")],
    ("weapon", "other"): [with_weapon("a", "mortar"), with_weapon("b", "drone")],
    ("parties", "no side in either"): two({"parties": ("militants",)}, {}),
    ("parties", "unknown"): two({"parties": ("militants",)}, {"parties": ("UKR",)}),
    ("parties", "same roles"): two({}, {}, agents=("RUS",), targets=("UKR",)),
    ("parties", "two in common"): two({}, {}, parties=("RUS", "UKR")),
    ("parties", "one in common"): two({"parties": ("RUS", "UKR")}, {"parties": ("UKR/MOD",)}),
    ("parties", "none in common"): two({"parties": ("RUS",)}, {"parties": ("Hill Front",)}),
    ("toll", "same figure, ten or more"): tolls((12,), (12, 3)),
    ("toll", "same figure, four to nine"): tolls((5,), (5, 40)),
    ("toll", "soldiers of one side counted otherwise"): [armed("a", 2), armed("b", 1)],
    ("toll", "same figure, up to three"): tolls((2,), (2,)),
    ("toll", "unknown"): tolls((), (2,)),
    ("toll", "close"): tolls((5,), (11,)),
    ("toll", "above the other's least"): at_least(tolls((20,), (58,))),
    ("toll", "far apart"): tolls((20,), (58,)),
    ("words", "unknown"): words("", LONG),
    ("words", "nearly the same"): words(LONG, f"{LONG} again"),
    ("words", "not alike"): words(LONG, "Envoys praised the harvest"),
    ("names", "unknown"): words("nobody", "no one"),
    ("names", "mostly the same"): words("there Ivan Franko spoke", "then Ivan Franko wept"),
    ("names", "others"): words("there Ivan Franko spoke", "then Pavlo Tychyna wept"),
    ("story", "not the main event of both"): half(LONG),
    ("story", "nearly the same, on pages of the same days"): [
        (telling(page, LONG, published=f"2024-05-0{day}"), D1) for page, day in (("a", 2), ("b", 7))
    ],
    ("story", "nearly the same"): words(LONG, f"{LONG} again"),
    ("story", "not alike"): words(LONG, "Envoys praised the harvest"),
    ("people", "same person and age"): words("They buried Lesya Ukrainka, 31, on Friday", "A shell killed Lesya Ukrainka, 31, at home"),
    ("people", "several names in common"): words(FOUR, f"Mourners named {FOUR}"),
    ("people", "a name in common"): words("there Ivan Franko spoke", "then Ivan Franko wept"),
    ("people", "none"): words("there Ivan Franko spoke", "then Pavlo Tychyna wept"),
    ("passage", "shared"): words(LONG, f"It was so: {LONG}"),
    ("passage", "a phrase"): words(f"{SHORT} in vain", f"Late or early, {SHORT} of a farm"),
    ("passage", "none"): words(LONG, "Envoys praised the harvest"),
}  # fmt: skip


def levels(tellings: list[tuple[Telling, When]]) -> dict[str, str]:
    """The level of each comparison between the first two tellings, as the shipped SQL decides it."""
    articles, readings = case(*(t for t, _ in tellings))
    dates = {r.id: day for (_, reading), day in tellings for r in reading.reports}
    found = rows(articles, readings, dates)
    connection = duckdb.connect(":memory:")
    connection.register("reports", table(found))
    names = [f'{side}."{c}" AS "{c}_{side}"' for side in "lr" for c in table(found).column_names]
    chosen = [
        f"CASE {' '.join(f'WHEN {x.sql} THEN {i}' for i, x in enumerate(c.levels) if x.sql != 'ELSE')} ELSE {len(c.levels) - 1} END"
        for c in COMPARISONS
    ]
    query = f"SELECT {', '.join(chosen)} FROM (SELECT {', '.join(names)} FROM reports l, reports r WHERE l.unique_id = ? AND r.unique_id = ?)"
    outcomes = []
    for pair in (("a#0/0", "b#0/0"), ("b#0/0", "a#0/0")):
        row = connection.execute(query, list(pair)).fetchone()
        assert row is not None
        outcomes.append({c.name: c.levels[i].name for c, i in zip(COMPARISONS, row, strict=True)})
    assert outcomes[0] == outcomes[1], "left and right are no roles"
    by_id = {row["unique_id"]: row for row in found}
    for comparison in COMPARISONS:
        level = next(x for x in comparison.levels if x.name == outcomes[0][comparison.name])
        assert level.reason(by_id["a#0/0"], by_id["b#0/0"]), "each level says why"
    return outcomes[0]


@pytest.mark.parametrize(("comparison", "level"), CASES, ids=[f"{c}: {level}" for c, level in CASES])
def test_level(comparison: str, level: str) -> None:
    assert levels(CASES[comparison, level])[comparison] == level


def test_places_sound_alike_only_where_a_gazetteer_knows_one_of_them_not() -> None:
    known = [
        p.model_copy(update={"source": f"geonames:{n}", "lat": 36.0 + n, "lon": 36.0})
        for n, p in enumerate((POST, SPELLED))
    ]
    assert levels(places(POST, known[1]))["place"] == "same place, spelled otherwise"
    assert levels(places(*known))["place"] == "other province"
    # In which country a place lies that no gazetteer knows is a guess, too.
    abroad = SPELLED.model_copy(update={"country": "PAK"})
    assert levels(places(POST, abroad))["place"] == "same place, spelled otherwise"
    assert (
        levels(places(POST, POST.model_copy(update={"name": "Azaz post"})))["place"] != "same place, spelled otherwise"
    )


def test_dead_attackers_are_no_measure_of_the_toll() -> None:
    few = one("a", killed=[3], side="attackers", category="military")
    assert levels([few, one("b", killed=[77])])["toll"] == "unknown"
    assert levels([one("a", killed=[3]), one("b", killed=[77])])["toll"] == "far apart"


def test_a_pages_day_is_excused_only_where_the_page_is_the_later() -> None:
    early, late = on("2024-04-29").model_copy(update={"basis": "not stated: page's day"}), D1
    assert levels(days(on("2024-04-29"), BY_PAGE))["day"] == "one by its page's day only"
    assert levels(days(early, late))["day"] == "two or three days apart", "a page can't tell what is to come"


def test_only_a_town_that_bears_its_provinces_name_may_mean_the_province() -> None:
    assert levels(places(SUMY, CROSSING))["place"] == "same province, one its namesake"
    renamed = SUMY.model_copy(update={"admin1": "North"})
    assert (
        levels(places(renamed, CROSSING.model_copy(update={"admin1": "North"})))["place"] == "same province, elsewhere"
    )


def test_a_manner_is_seldom_up_to_a_tenth_of_the_case() -> None:
    assert levels([*modes(BOMBING, BOMBING), *crowd(18, event=AIR_STRIKE)])["type"] == "same seldom manner"
    assert levels([*modes(BOMBING, BOMBING), *crowd(17, event=AIR_STRIKE)])["type"] == "same manner"


def test_a_weekday_speaks_only_where_the_day_is_hardly_known() -> None:
    wednesday = (weekday(2),)
    week, month = between("2024-04-29", "2024-05-04"), between("2024-04-20", "2024-05-20")
    assert levels(two({"day": D1, "times": wednesday}, {"day": D1}))["day"] == "same day"
    assert levels(two({"day": week, "times": wednesday}, {"day": D1}))["day"] == "wide range in common"
    assert levels(two({"day": month, "times": wednesday}, {"day": D1}))["day"] == "weekday beside"
    said = (weekday(2).model_copy(update={"role": "reporting"}),)
    assert levels(two({"times": said}, {"day": D1}))["day"] == "weekday beside", "said on it, where nothing else tells"
    assert levels(two({"times": (*said, weekday(3))}, {"day": D1}))["day"] == "same weekday", (
        "the deed's own day comes first"
    )
    two_days = (*said, weekday(0).model_copy(update={"role": "reporting"}))
    assert levels(two({"times": two_days}, {"day": D1}))["day"] == "unknown", "said on two days tells nothing"
    night = (weekday(2).model_copy(update={"part": "night"}),)
    assert levels(two({"times": night}, {"day": D1}))["day"] == "same weekday", "a night is of two days"
    assert levels(two({"times": wednesday}, {"day": BY_PAGE}))["day"] == "unknown", "a page's day is not the event's"


GRADED = {
    ("words", "very alike"),
    ("words", "alike"),
    ("words", "somewhat alike"),
    ("words", "little alike"),
    ("names", "many the same"),
    ("names", "some the same"),
    ("names", "few the same"),
    ("story", "very alike, on pages of the same days"),
    ("story", "alike, on pages of the same days"),
    ("story", "somewhat alike, on pages of the same days"),
    ("story", "little alike, on pages of the same days"),
    ("story", "very alike"),
    ("story", "alike"),
    ("story", "little alike"),
}
"""Steps of one measure, of which the ends are tried."""


def test_what_holds_an_office_or_names_a_body_is_no_person() -> None:
    every, aged = full_names(
        "The Supreme Court in New York heard Professor John Maynard Keynes, 62, and Sumy Library Department poet Taras Shevchenko."
    )
    assert {"john keynes", "maynard keynes", "taras shevchenko"} & every == {"maynard keynes", "taras shevchenko"}
    assert aged == {"maynard keynes 62", "professor keynes 62"}
    assert not any("court" in name or "york" in name or "department" in name for name in every)


def test_names_that_many_articles_have_name_nobody_in_particular() -> None:
    text = "There Ivan Franko spoke."
    few = [one(page, text, D1) for page in "abc"]
    assert levels(few)["people"] == "a name in common"
    many = [one(page, text, D1) for page in "abcdefghij"]
    assert levels(many)["people"] == "none"


def test_days_apart_speak_louder_than_the_names_of_who_is_often_named() -> None:
    text = "There Ivan Franko, 31, spoke of it in the very same words as ever."
    apart = levels([one("a", text, D1), one("b", text, D9)])
    assert apart["story"] == "not the main event of both"
    assert apart["people"] == "same person and age"
    assert levels([one("a", text.replace(", 31,", ""), D1), one("b", text, D9)])["people"] == "none"
    by_page = levels([one("a", text, on("2024-04-25")), one("b", text, BY_PAGE)])
    assert by_page["story"] == "nearly the same"


def test_who_of_the_family_is_no_family_name() -> None:
    assert full_names("They heard Sammy Davis Jr., 41, there.")[0] == {"sammy davis"}


def test_a_day_that_the_other_page_tells_of_another_deed_excuses_nothing() -> None:
    both = two({"day": D1, "times": (time(year=2024, month=5, day=2), time(year=2024, month=5, day=10))}, {"day": D9})
    assert levels(both)["day"] == "days apart, one told on the other's page"
    article, reading = besides(both[0], text="More shells fell later")[0]
    dated = {"a#0/0": D1, "a#0/1": D9, "b#0/0": D9}
    found = {row["unique_id"]: row for row in rows(*case((article, reading), both[1][0]), dated)}
    assert D9.start
    assert D9.start.toordinal() not in found["a#0/0"]["days_told"]


def test_a_page_is_about_what_most_of_it_tells_though_it_begins_with_something_else() -> None:
    brief = one("b", "Two drones fell", D1)
    long_first, long_last = (
        besides(one("a", LONG, D1), "Two drones fell"),
        besides(one("a", "Two drones fell", D1), LONG),
    )
    for told, main in ((long_first, "a#0/0"), (long_last, "a#0/1")):
        found = rows(*case(told[0], brief[0]), {"a#0/0": D1, "a#0/1": D1, "b#0/0": D1})
        assert [row["unique_id"] for row in found if row["main"]] == [main, "b#0/0"]
    halves = besides(besides(one("a", SHORT, D1), f"{SHORT} again"), SHORT)
    found = rows(*case(halves[0], brief[0]), {"a#0/0": D1, "a#0/1": D1, "b#0/0": D1})
    assert [row["unique_id"] for row in found if row["main"]] == ["b#0/0"], "of three things it is about none"


def test_every_level_is_tried() -> None:
    assert {(c.name, x.name) for c in COMPARISONS for x in c.levels} == set(CASES) | GRADED


def test_a_place_where_the_page_tells_another_deed_is_named_for_that_one() -> None:
    text = "Shells fell on Peshawar after those on Sumy"
    both = [one("a", text, place=PESHAWAR), one("b", "", place=SUMY)]
    assert levels(both)["place"] == "other country, the place named on the other's page"
    assert (
        levels([besides(both[0], place=SUMY), both[1]])["place"] != "other country, the place named on the other's page"
    )


def test_a_border_says_nothing_against_a_place_in_a_province() -> None:
    border = Place(name="Green Line", lat=35.1, lon=33.3, precision=5)
    assert levels(places(border, border))["place"] == "only the country"
    assert levels(places(border, SUMY))["place"] == "only the country"
    assert levels(places(border.model_copy(update={"admin1": "Sumy"}), KHERSON))["place"] == "other province"


def test_pages_that_each_tell_the_place_apart_are_not_alike_for_their_main_deeds() -> None:
    """One day's news tells a deed at each of two towns; the page mostly about one of them has no story in common with the other."""
    text = f"{LONG} said Ivan Franko"
    first, second = one("a", text, D1, place=SUMY), one("b", text, D1, place=KHERSON)
    alone = levels([first, second])
    assert alone["story"].startswith("nearly the same")
    assert alone["people"] == "a name in common"
    for number in (0, 1):
        both = [first, second]
        both[number] = besides(both[number], "Shells fell", place=(KHERSON, SUMY)[number])
        apart = levels(both)
        assert (apart["story"], apart["people"]) == ("not the main event of both", "none")
    street = Place(name="Kherson Quay", admin1="Kherson", country="UKR", lat=46.63, lon=32.6, precision=1)
    near = [one("a", text, D1, place=street), besides(second, "Shells fell", place=street)]
    assert levels(near)["story"].startswith("nearly the same"), "a street and its town are one place"
