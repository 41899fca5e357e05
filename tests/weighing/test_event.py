"""One date, place, type and title for an event, and the other findings."""

from typing import Any

import pytest

from rashomon.model import OUTLET, EventType, Place, Report, Span, TimeMention, When
from rashomon.weighing import weigh
from rashomon.weighing.summary import compatible, event_date, event_place, same_place
from tests.weighing.make import FIRE, on, says, toll, weighed

OLD_FORD = Place(name="Old Ford", admin1="East", country="LUX", lat=50.0, lon=30.0, precision=1)
NEAR_FORD = Place(name="Ford Landing", admin1="East", country="LUX", lat=50.05, lon=30.05, precision=2)
EAST = Place(name="East", admin1="East", country="LUX", lat=50.3, lon=30.9, precision=4)
RURIK = Place(name="Rurik", country="LUX", precision=6)
FAR = Place(name="Mill", admin1="West", country="LUX", lat=48.0, lon=24.0, precision=1)


def days(first: str, last: str) -> When:
    return When(edtf=f"{first}/{last}", start=on(first).start, end=on(last).end)


def told(*places: Place | None, **fields: Any) -> Any:
    """Reports of pages a, b, c ... at these places."""
    return {chr(97 + i): {"place": place, **fields} for i, place in enumerate(places)}


def test_what_others_name_second_decides_between_two() -> None:
    event = weighed(by_page={"a": {"place": FAR, "places": (FAR, OLD_FORD)}, "b": {"place": OLD_FORD}})
    assert event.place == OLD_FORD


def test_a_place_that_the_sentences_on_the_event_name_stands_before_one_taken_from_around_them() -> None:
    village = Place(name="Karm", admin1="East", country="LUX", lat=50.3, lon=30.9, precision=4, source="text")
    names, leaves_open = (
        Span(start=0, end=len(t), text=t) for t in ("Shells hit Karm's market.", "Six men were shot.")
    )
    given = {"a": {"place": FAR, "spans": (leaves_open,)}, "b": {"place": village, "spans": (names,)}}
    assert weighed(by_page=given).place == village


def test_a_village_stands_before_a_district_that_as_many_give() -> None:
    village = Place(name="Karm", admin1="East", country="LUX", lat=50.3, lon=30.9, precision=4, source="text")
    district = Place(name="Lower East", admin1="East", country="LUX", lat=51.3, lon=30.9, precision=3)
    assert weighed(by_page=told(district, village)).place == village


def test_a_village_that_only_the_text_knows_stands_before_its_province() -> None:
    village = Place(name="Karm", admin1="East", country="LUX", lat=50.3, lon=30.9, precision=4, source="text")
    assert weighed(by_page=told(EAST, village)).place == village
    assert not same_place(village, EAST)


def test_an_event_without_a_report_is_refused() -> None:
    with pytest.raises(ValueError, match="e1"):
        weigh("e1", [], [], [], {})


def test_the_finest_place_that_most_pages_give_wins() -> None:
    event = weighed(by_page=told(RURIK, EAST, OLD_FORD, NEAR_FORD, FAR))
    assert event.place is not None
    assert event.place.name in ("Old Ford", "Ford Landing")
    assert weighed(by_page=told(RURIK, None)).place == RURIK
    assert weighed(by_page=told(None)).place is None


def test_the_page_that_names_the_town_beats_those_that_name_its_district() -> None:
    district = Place(
        name="Ford County", admin1="East", country="LUX", lat=50.0, lon=30.0, precision=3, source="geonames:1"
    )
    town = Place(name="Old Mill", admin1="East", country="LUX", lat=50.1, lon=30.5, precision=1, source="geonames:2")
    assert weighed(by_page=told(district, district, town)).place == town
    far = town.model_copy(update={"lat": 51.0})
    assert weighed(by_page=told(district, district, far)).place == district


def test_places_that_can_both_hold_are_no_dispute() -> None:
    def standing(*places: Place) -> dict[str, str | None]:
        said = [says(OUTLET, page, agent="LUX") for page in "abcde"[: len(places)]]
        event = weighed(*said, by_page=told(*places))
        return {v.value: v.standing for f in event.findings if f.field == "place" for v in f.values}

    assert set(standing(OLD_FORD, NEAR_FORD, EAST, RURIK).values()) == {"reported"}
    assert standing(OLD_FORD, FAR) == {"Old Ford": "disputed", "Mill": "disputed"}


def test_same_and_compatible_places() -> None:
    assert same_place(OLD_FORD, NEAR_FORD)
    assert not same_place(OLD_FORD, FAR)
    abroad = OLD_FORD.model_copy(update={"country": "LIE"})
    assert not same_place(OLD_FORD, abroad), "a name that two countries have"
    assert compatible(EAST, OLD_FORD)
    assert not compatible(EAST, FAR)
    assert compatible(RURIK, FAR)
    north = Place(name="north of Old Ford", country="LUX", lat=50.0, lon=30.0, precision=2, relation="40 km north of")
    assert not same_place(north, OLD_FORD), "the anchor's point is not the place's"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([on("2031-03-01"), on("2031-03-01"), on("2031-03-02")], "2031-03-01"),
        ([on("2031-03-01"), days("2031-02-25", "2031-03-03")], "2031-03-01"),
        ([days("2025-01-04", "2034-12-31"), on("2031-03-01"), on("2031-03-02")], "2031-03-01"),
        ([When(), on("2031-03-05")], "2031-03-05"),
        ([When(edtf="2031~")], "2031~"),
        ([], None),
    ],
    ids=["most", "an exact day within a range", "what leaves years open", "the only one", "no days known", "nothing"],
)
def test_one_date(given: list[When], wanted: str | None) -> None:
    dates = {f"{chr(97 + i)}#0/0": when for i, when in enumerate(given)}
    event = weighed(says(OUTLET, "a"), says(OUTLET, "b"), says(OUTLET, "c"), dates=dates)
    assert event.date.edtf == wanted
    assert event_date([], {}) == When()


def test_days_that_cannot_both_hold_are_disputed() -> None:
    def standing(*given: When) -> dict[str, str | None]:
        dates = {f"{chr(97 + i)}#0/0": when for i, when in enumerate(given)}
        event = weighed(*(says(OUTLET, chr(97 + i)) for i in range(len(given))), dates=dates)
        return {v.value: v.standing for f in event.findings if f.field == "date" for v in f.values}

    assert set(standing(on("2031-03-01"), on("2031-03-02")).values()) == {"disputed"}
    assert set(standing(on("2031-03-01"), days("2031-02-25", "2031-03-03")).values()) == {"reported"}


def test_the_commonest_type_with_the_manner_that_anybody_says() -> None:
    bare = EventType(plover="ASSAULT")
    event = weighed(by_page={"a": {"event": bare}, "b": {"event": bare}, "c": {"event": FIRE}})
    assert event.event == FIRE
    assert weighed(by_page={"a": {"event": EventType(plover="PROTEST")}}).event.plover == "PROTEST"
    assert event_place([]) is None


def test_it_happened_when_any_page_tells_it_as_having_happened() -> None:
    assert weighed(by_page={"a": {"reality": "planned"}, "b": {"reality": "actual"}}).reality == "actual"
    assert weighed(by_page={"a": {"reality": "planned"}}).reality == "planned"


@pytest.mark.parametrize(
    ("figure", "title"),
    [
        (toll(OUTLET, "LUX", 3), "Shelling at Old Ford: 3 killed (LUX)"),
        (toll(OUTLET, "all", 3, None), "Shelling at Old Ford: at least 3 killed"),
        (toll(OUTLET, "LUX", None, 3), "Shelling at Old Ford: up to 3 killed (LUX)"),
        (toll(OUTLET, "LUX", 3, 5), "Shelling at Old Ford: 3 to 5 killed (LUX)"),
        (toll(OUTLET, "LUX", 30, approximate=True), "Shelling at Old Ford: about 30 killed (LUX)"),
        (toll(OUTLET, "LUX", 3, status="wounded"), "Shelling at Old Ford: 3 wounded (LUX)"),
        (toll(OUTLET, "LUX", 1, None), "Shelling at Old Ford"),
    ],
)
def test_the_title_says_what_where_and_how_many(figure: Any, title: str) -> None:
    assert weighed(figure, report={"place": OLD_FORD}).title == title


def test_talks_keep_the_words_of_their_reports() -> None:
    assert weighed(report={"kind": "diplomacy", "title": "Envoys meet at Old Ford"}).title == "Envoys meet at Old Ford"


def test_parties_are_sides_the_most_named_first() -> None:
    event = weighed(by_page={"a": {"parties": ("LIE/MOD", "LUX")}, "b": {"parties": ("LUX/Army",)}})
    assert event.parties == ("LUX", "LIE")


def test_weapons_and_targets_are_findings_and_two_weapons_no_dispute() -> None:
    event = weighed(
        says("LIE/MOD", agent="LUX", target="LIE/villagers", weapon="mortar"),
        says("LUX/MOD", agent="LUX", target="LIE", weapon="rocket"),
    )
    found = {f.field: {v.value: v.standing for v in f.values} for f in event.findings}
    assert found["weapon"] == {"mortar": "one-sided", "rocket": "one-sided"}
    assert found["target"] == {"LIE": "agreed"}
    assert not event.disputed


@pytest.mark.parametrize(
    ("part", "wanted"), [("night", "2031-03-01/2031-03-02"), ("evening", "2031-03-01/2031-03-02"), (None, "2031-03-01")]
)
def test_one_page_gives_both_days_of_a_night_that_another_names_by_its_evening(part: Any, wanted: str) -> None:
    def report(page: str, named: Any) -> Report:
        words = Span(start=0, end=5, text="words")
        time = TimeMention(span=words, kind="time", weekday=5, part=named)
        event = EventType(plover="ASSAULT")
        return Report(id=page, page=page, article=0, kind="incident", event=event, title="raid", times=(time,))

    reports = [report("a", part), report("b", "night")]
    assert event_date(reports, {"a": on("2031-03-01"), "b": days("2031-03-01", "2031-03-02")}).edtf == wanted
