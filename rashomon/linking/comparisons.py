"""What is compared between two reports, level by level: the SQL that decides a level, and its reason in words.

The levels of a comparison are tried from top to bottom. Their probabilities stand in ``parameters/KIND.yaml`` under the same
names; a comparison that is absent there is not made for that kind, a level that is absent is worth nothing.
"""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rashomon import earth
from rashomon.linking.rows import BACK, LATER, OUT, day

Row = dict[str, Any]
OPEN = 10
"""A figure of "at least" so many goes with one up to this many times as big."""
SEVERAL = 4
"""Names in common from which on they are those of an event and not only of whoever speaks for somebody."""
LONG = 8
"""Runs of words in common that are a passage; fewer can be what an outlet says of every such event."""


SOON = 5
"""Days within which two pages come out while an incident is news."""


@dataclass(frozen=True)
class Level:
    """One outcome of a comparison. ``unknown`` levels are no evidence either way."""

    name: str
    sql: str
    reason: Callable[[Row, Row], str]
    unknown: bool = False


@dataclass(frozen=True)
class Comparison:
    name: str
    levels: tuple[Level, ...]


KM = (
    "(12742 * asin(sqrt(least(1, pow(sin(radians(lat_r - lat_l) / 2), 2) "
    "+ cos(radians(lat_l)) * cos(radians(lat_r)) * pow(sin(radians(lon_r - lon_l) / 2), 2)))))"
)
_POINTS = "lat_l is not null and lat_r is not null"
_FINE = "precision_l <= 3 and precision_r <= 3"
# A border or sea lies in no province.
_WIDE = "(precision_{0} >= 6 or precision_{0} = 5 and admin1_{0} is null)"
# A clash on a border is told from both sides.
_BORDER = "list_contains(states_l, country_r) and list_contains(states_r, country_l)"
# A page that names the place of the other may tell of it, though its own was read wrong.
_NAMED_THERE = "(list_has_any(fine_names_l, on_page_r) or list_has_any(fine_names_r, on_page_l))"
_COSINE = "list_inner_product(words_l, words_r)"
_NAMES = "list_inner_product(names_l, names_r)"
_STORY = "list_inner_product(story_l, story_r)"
_OVERLAP = "day_from_l <= day_to_r and day_from_r <= day_to_l"
# Where the day of one is hardly known, its weekday and month still tell.
_ADRIFT = f"(adrift_l or adrift_r) and coalesce({_OVERLAP}, true)"
_WIDTH = "greatest(day_to_l - day_from_l, day_to_r - day_from_r)"
_SAME_DAY = f"{_WIDTH} = 0 and day_from_l = day_from_r"
_GAP = "greatest(day_from_l - day_to_r, day_from_r - day_to_l)"
# A day that the page of one tells, though another was taken for the deed's: that of an arrest, or of the saying.
_TOLD_THERE = f"({_WIDTH} = 0 and (list_contains(days_told_l, day_from_r) or list_contains(days_told_r, day_from_l)))"
# How far apart two pages came out; on one event most do within days.
_OUT = "greatest(out_from_l - out_to_r, out_from_r - out_to_l)"
_OUT_SOON = f"coalesce({_OUT} <= {SOON}, false)"

# One outlet tells two raids a week apart in much the same words, and names the same people.
_STATED_APART = f"coalesce({_GAP} > 1 and not (inferred_l or inferred_r) and not {_TOLD_THERE}, false)"
# One page tells another deed at the other's place: two pages on one day's news may be alike, and each mostly about another deed.
# A street and its town are one place.
_TOLD_BESIDE = (
    "((list_has_any(rare_names_l, beside_it_r) or list_has_any(rare_names_r, beside_it_l))"
    f" and not list_has_any(place_names_l, place_names_r) and {_FINE} and coalesce({KM} > 8, true))"
)


def _days(row: Row) -> str:
    if row["day_from"] is None:
        return "an unknown day"
    first, last = day(row["day_from"]), day(row["day_to"])
    return f"{first}" if first == last else f"{first} to {last}"


def _years(row: Row) -> str:
    first, last = day(row["day_from"]), day(row["day_to"])
    if first is None or last is None:
        return "an unknown year"
    return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"


def _month(row: Row) -> str:
    return month_name[row["month"]]


def _weekdays(row: Row) -> str:
    return " or ".join(day_name[number] for number in row["weekdays"])


def _two_days(left: Row, right: Row) -> str:
    return f"{_days(left)} and {_days(right)}"


def _shared(left: Row, right: Row, *fields: str) -> str:
    found = [x for f in fields for x in left[f] if x in right[f] and not x.startswith("#")]
    return ", ".join(dict.fromkeys(found)) or "?"


def kilometres(left: Row, right: Row) -> float:
    """Great-circle distance of two rows' places."""
    return earth.kilometres(left["lat"], left["lon"], right["lat"], right["lon"])


def _apart(left: Row, right: Row) -> str:
    both = f"{left['label']} and {right['label']}"
    if left["lat"] is None or right["lat"] is None:
        return both
    return f"{both}, {kilometres(left, right):.0f} km apart"


def _figure(grade: str) -> str:
    """SQL: some figure of that size is in both, on the same side where both say whose dead they are."""
    return (
        f"(list_has_any({grade}_sided_l, {grade}_sided_r) or list_has_any({grade}_loose_l, {grade}_plain_r)"
        f" or list_has_any({grade}_plain_l, {grade}_loose_r))"
    )


def _same_figure(grade: str) -> Callable[[Row, Row], str]:
    return lambda left, right: f"both give the figure {_shared(left, right, f'{grade}_plain')}"


def _text(fmt: str) -> Callable[[Row, Row], str]:
    return lambda left, right: fmt


def _shared_names(left: Row, right: Row) -> str:
    both = [n for n in left["named"] if n in right["named"]][:4]
    return "both name " + ", ".join(both) if both else "they name other people and places"


def _story(name: str, least: float, how: str, *, soon: bool = False) -> Level:
    """A level of how alike two pages are in what they are about; ``soon``: only those that came out within days of each other."""
    said = f"what both pages are about, {how}"
    if soon:
        return Level(
            f"{name}, on pages of the same days", f"{_STORY} >= {least} and {_OUT_SOON}", _text(f"{said}, within days")
        )
    return Level(name, f"{_STORY} >= {least}", _text(said))


def _people(left: Row, right: Row, field: str) -> str:
    return ", ".join([name.title() for name in left[field] if name in right[field]][:4])


DAY = Comparison("day", (
    Level("same month and day", "month_day_l = month_day_r and (day_from_l is null or day_from_r is null)",
          lambda a, b: f"both on {a['month_day']}, year unknown"),
    Level("other month", f"{_ADRIFT} and month_l <> month_r", lambda a, b: f"in {_month(a)} and in {_month(b)}"),
    Level("same weekday", f"{_ADRIFT} and list_has_any(weekdays_l, weekdays_r)",
          lambda a, b: f"both on a {_weekdays(a)}, date unknown"),
    Level("weekday beside", f"{_ADRIFT} and list_has_any(weekdays_l, beside_r)",
          lambda a, b: f"on a {_weekdays(a)} and on a {_weekdays(b)}"),
    Level("other weekday", f"{_ADRIFT} and len(weekdays_l) > 0 and len(weekdays_r) > 0",
          lambda a, b: f"on a {_weekdays(a)} and on a {_weekdays(b)}"),
    Level("unknown", "day_from_l is null or day_from_r is null", _text("no day known")),
    Level("same day, one by the other's", f"{_SAME_DAY} and (borrowed_l or borrowed_r)",
          lambda a, b: f"both on {_days(a)}, one by pages that may tell the same"),
    Level("same day, one by its page's day only", f"{_SAME_DAY} and (inferred_l or inferred_r)",
          lambda a, b: f"both on {_days(a)}, one by its page only"),
    Level("same day", _SAME_DAY, lambda a, b: f"both on {_days(a)}"),
    Level("few days in common", f"{_OVERLAP} and {_WIDTH} <= 3", lambda a, b: f"days in common: {_two_days(a, b)}"),
    Level("wide range in common", f"{_OVERLAP} and {_WIDTH} <= 15", lambda a, b: f"ranges in common: {_two_days(a, b)}"),
    Level("vague", _OVERLAP, lambda a, b: f"ranges too wide to tell: {_two_days(a, b)}"),
    Level("a day apart, on pages of one day", f"{_GAP} <= 1 and coalesce({_OUT} <= 0, false)",
          lambda a, b: f"a day apart, but the pages came out on one day: {_two_days(a, b)}"),
    Level("a day apart", f"{_GAP} <= 1", lambda a, b: f"a day apart: {_two_days(a, b)}"),
    Level("days apart, one told on the other's page", f"{_GAP} > 1 and {_TOLD_THERE}",
          lambda a, b: f"days apart, but one of them is told on the other's page: {_two_days(a, b)}"),
    Level("days apart, on pages of the same days", f"{_GAP} <= 10 and coalesce({_OUT} <= {OUT}, false)",
          lambda a, b: f"days apart, but the pages came out within days: {_two_days(a, b)}"),
    Level("one by its page's day only", f"{_GAP} <= {BACK} and ((inferred_l and day_from_l > day_to_r)"
          " or (inferred_r and day_from_r > day_to_l))",
          lambda a, b: f"days apart, one known by its page only: {_two_days(a, b)}"),
    Level("two or three days apart", f"{_GAP} <= 3", lambda a, b: f"days apart: {_two_days(a, b)}"),
    Level("up to ten days apart", f"{_GAP} <= 10", lambda a, b: f"days apart: {_two_days(a, b)}"),
    Level("further apart, one by its page's day only", f"{_GAP} <= {LATER} and ((inferred_l and day_from_l > day_to_r)"
          " or (inferred_r and day_from_r > day_to_l))",
          lambda a, b: f"weeks apart, one known by its page only: {_two_days(a, b)}"),
    Level("further apart", "ELSE", lambda a, b: f"other days: {_two_days(a, b)}"),
))  # fmt: skip

YEARS = Comparison(
    "years",
    (
        Level("unknown", "day_from_l is null or day_from_r is null", _text("no year known"), unknown=True),
        Level(
            "same years",
            "abs(day_from_l - day_from_r) <= 366 and abs(day_to_l - day_to_r) <= 366",
            lambda a, b: f"both in {_years(a)}",
        ),
        Level("years in common", _OVERLAP, lambda a, b: f"years in common: {_years(a)} and {_years(b)}"),
        Level("other years", "ELSE", lambda a, b: f"other years: {_years(a)} and {_years(b)}"),
    ),
)

PLACE = Comparison("place", (
    Level("unknown", "len(place_names_l) = 0 or len(place_names_r) = 0", _text("no place known"), unknown=True),
    Level("same place", f"list_has_any(place_names_l, place_names_r) and {_FINE} and not (common_l and common_r)"
          f" and coalesce(not ({_POINTS}) or {KM} < 60, true)",
          lambda a, b: f"both at {a['label']}"),
    Level("same much-told place", f"list_has_any(place_names_l, place_names_r) and {_FINE}"
          f" and coalesce(not ({_POINTS}) or {KM} < 60, true)",
          lambda a, b: f"both at {a['label']}, of which many reports tell"),
    Level("same place, spelled otherwise", f"(guessed_l or guessed_r) and list_has_any(sounds_l, sounds_r) and {_FINE}",
          lambda a, b: f"{a['label']} and {b['label']} sound alike"),
    Level("within 8 km", f"{_FINE} and {_POINTS} and {KM} <= 8 and not (guessed_l or guessed_r)", _apart),
    Level("named by the other", "(list_has_any(all_names_l, rare_names_r) or list_has_any(all_names_r, rare_names_l))"
          " and not (precision_l >= 5 or precision_r >= 5)",
          lambda a, b: f"{_shared(a, b, 'all_names')} is named in both"),
    Level("province named by the other",
          "(precision_l = 4 and not common_l and list_has_any(place_names_l, all_names_r)"
          " or precision_r = 4 and not common_r and list_has_any(place_names_r, all_names_l))"
          " and not (precision_l >= 5 or precision_r >= 5)",
          lambda a, b: f"{_shared(a, b, 'all_names')}, a province, is named in both"),
    Level("within 30 km", f"precision_l <= 4 and precision_r <= 4 and {_POINTS} and {KM} <= 30", _apart),
    Level("much-told place named by the other",
          "(list_has_any(all_names_l, place_names_r) or list_has_any(all_names_r, place_names_l))"
          " and not (precision_l >= 5 or precision_r >= 5)",
          lambda a, b: f"{_shared(a, b, 'all_names')}, of which many reports tell, is named in both"),
    Level("only the country", f"({_WIDE.format('l')} or {_WIDE.format('r')}) and coalesce(country_l = country_r, true)",
          _text("one gives no more than a country, a border or a sea"), unknown=True),
    Level("same province", "(precision_l >= 4 or precision_r >= 4) and admin1_l = admin1_r",
          lambda a, b: f"both in {a['admin1']}"),
    Level("same province, one its namesake", "admin1_l = admin1_r and (namesake_l or namesake_r)",
          lambda a, b: f"{_apart(a, b)}, and one of the names is the province's too"),
    Level("same province, elsewhere", "admin1_l = admin1_r", _apart),
    Level("province not known", "(admin1_l is null or admin1_r is null) and coalesce(country_l = country_r, true)"
          f" and not ({_POINTS}) and (precision_l >= 4 or precision_r >= 4)",
          _text("the province of one is not known"), unknown=True),
    Level("other province, one placed by guess", "(guessed_l or guessed_r) and coalesce(country_l = country_r, true)",
          lambda a, b: f"{_apart(a, b)}, one of them at a guess"),
    Level("other province, each named on the other's page", "coalesce(country_l = country_r, true)"
          " and list_has_any(fine_names_l, on_page_r) and list_has_any(fine_names_r, on_page_l)",
          lambda a, b: f"{_apart(a, b)}, each named on the other's page"),
    Level("other province, one named on the other's page", f"coalesce(country_l = country_r, true) and {_NAMED_THERE}",
          lambda a, b: f"{_apart(a, b)}, one of them named on the other's page"),
    Level("other province", "coalesce(country_l = country_r, true)", _apart),
    Level("other country, the place named on the other's page", f"not coalesce(country_l = country_r, true) and {_NAMED_THERE}",
          lambda a, b: f"{_apart(a, b)}, one of them named on the other's page"),
    Level("across a border, one placed by guess", f"{_BORDER} and (guessed_l or guessed_r)",
          lambda a, b: f"{_apart(a, b)}, one of them at a guess, and each names the other's country"),
    Level("across a border", _BORDER, lambda a, b: f"{_apart(a, b)}, and each names the other's country"),
    Level("other country, each named on the other's page",
          "list_contains(lands_l, country_r) and list_contains(lands_r, country_l)",
          lambda a, b: f"{_apart(a, b)}, and each page names the other's country"),
    Level("other country, one named on the other's page",
          "list_contains(lands_l, country_r) or list_contains(lands_r, country_l)",
          lambda a, b: f"{_apart(a, b)}, and one page names the other's country"),
    Level("other country, one placed by guess", "guessed_l or guessed_r",
          lambda a, b: f"{_apart(a, b)}, one of them at a guess"),
    Level("other country", "ELSE", _apart),
))  # fmt: skip

TYPE = Comparison("type", (
    Level("same seldom manner", "plover_l = plover_r and manner_l = manner_r and seldom_l",
          lambda a, b: f"both {a['manner']}, of which few reports tell"),
    Level("same manner", "plover_l = plover_r and manner_l = manner_r", lambda a, b: f"both {a['manner']}"),
    Level("same type, manner not said", "plover_l = plover_r and (manner_l is null or manner_r is null)",
          lambda a, b: f"both {a['plover']}"),
    Level("same family", "plover_l = plover_r and acled_type_l = acled_type_r", lambda a, b: f"both {a['acled_type']}"),
    Level("same type", "plover_l = plover_r", lambda a, b: f"{a['manner']} and {b['manner']}"),
    Level("other type", "ELSE", lambda a, b: f"{a['plover']} and {b['plover']}"),
))  # fmt: skip

WEAPON = Comparison("weapon", (
    Level("unknown", "len(weapons_l) = 0 or len(weapons_r) = 0", _text("no weapon known"), unknown=True),
    Level("same", "list_has_any(weapons_l, weapons_r)", lambda a, b: f"both with {_shared(a, b, 'weapons')}"),
    Level("other", "ELSE", lambda a, b: f"{', '.join(a['weapons'])} and {', '.join(b['weapons'])}"),
))  # fmt: skip

PARTIES = Comparison("parties", (
    Level("no side in either", "len(parties_l) = 0 and len(parties_r) = 0", _text("no side is named in either")),
    Level("unknown", "len(parties_l) = 0 or len(parties_r) = 0", _text("no named party"), unknown=True),
    Level("same roles", "list_has_any(agents_l, agents_r) and list_has_any(targets_l, targets_r)",
          lambda a, b: f"{_shared(a, b, 'agents')} against {_shared(a, b, 'targets')}"),
    Level("two in common", "len(list_intersect(parties_l, parties_r)) >= 2",
          lambda a, b: f"{_shared(a, b, 'parties')} in both"),
    Level("one in common", "list_has_any(parties_l, parties_r)", lambda a, b: f"{_shared(a, b, 'parties')} in both"),
    Level("none in common", "ELSE", _text("no party in common")),
))  # fmt: skip

TOLL = Comparison("toll", (
    Level("same figure, ten or more", _figure("big"), _same_figure("big")),
    Level("same figure, four to nine", _figure("mid"), _same_figure("mid")),
    Level("soldiers of one side counted otherwise",
          "list_has_any(lost_sides_l, lost_sides_r) and not list_has_any(lost_l, lost_r)",
          lambda a, b: f"other numbers of soldiers killed: {', '.join(a['lost'])} and {', '.join(b['lost'])}"),
    Level("same figure, up to three", _figure("small"), _same_figure("small")),
    Level("unknown", "killed_l is null or killed_r is null", _text("no toll in one of them"), unknown=True),
    Level("close", "greatest(killed_l, killed_r) <= 2 * least(killed_l, killed_r) + 2",
          lambda a, b: f"{a['killed']} and {b['killed']} killed"),
    Level("above the other's least",
          f"greatest(killed_l, killed_r) <= {OPEN} * least(killed_l, killed_r)"
          " and (case when killed_l < killed_r then killed_or_more_l else killed_or_more_r end)",
          lambda a, b: f"at least {min(a['killed'], b['killed'])} and {max(a['killed'], b['killed'])} killed"),
    Level("far apart", "ELSE", lambda a, b: f"{a['killed']} and {b['killed']} killed"),
))  # fmt: skip

WORDS = Comparison("words", (
    Level("unknown", "not (has_words_l and has_words_r)", _text("no words to compare"), unknown=True),
    Level("nearly the same", f"{_COSINE} >= 0.5", _text("told in nearly the same words")),
    Level("very alike", f"{_COSINE} >= 0.3", _text("told in very similar words")),
    Level("alike", f"{_COSINE} >= 0.2", _text("told in similar words")),
    Level("somewhat alike", f"{_COSINE} >= 0.12", _text("some rare words in common")),
    Level("little alike", f"{_COSINE} >= 0.06", _text("few rare words in common")),
    Level("not alike", "ELSE", _text("hardly a rare word in common")),
))  # fmt: skip

NAMES = Comparison("names", (
    Level("unknown", "not (has_names_l and has_names_r)", _text("no names to compare"), unknown=True),
    Level("mostly the same", f"{_NAMES} >= 0.5", _shared_names),
    Level("many the same", f"{_NAMES} >= 0.3", _shared_names),
    Level("some the same", f"{_NAMES} >= 0.15", _shared_names),
    Level("few the same", f"{_NAMES} >= 0.04", _shared_names),
    Level("others", "ELSE", _text("they name other people and places")),
))  # fmt: skip

STORY = Comparison("story", (
    Level("not the main event of both", f"not (main_l and main_r) or {_STATED_APART} or {_TOLD_BESIDE}",
          _text("not what both pages are about"), unknown=True),
    _story("nearly the same", 0.5, "in nearly the same words", soon=True),
    _story("very alike", 0.3, "in very similar words", soon=True),
    _story("alike", 0.2, "in similar words", soon=True),
    _story("somewhat alike", 0.12, "with some rare words in common", soon=True),
    _story("little alike", 0.08, "with few rare words in common", soon=True),
    _story("nearly the same", 0.5, "in nearly the same words"),
    _story("very alike", 0.3, "in very similar words"),
    _story("alike", 0.2, "in similar words"),
    _story("little alike", 0.08, "with few rare words in common"),
    Level("not alike", "ELSE", _text("what both pages are about, in other words")),
))  # fmt: skip

PEOPLE = Comparison("people", (
    Level("same person and age", "list_has_any(aged_l, aged_r)",
          lambda a, b: f"both name {_people(a, b, 'aged')} with the same age"),
    Level("several names in common", f"len(list_intersect(people_l, people_r)) >= {SEVERAL} and not {_TOLD_BESIDE}",
          lambda a, b: f"both name {_people(a, b, 'people')}"),
    Level("a name in common", f"list_has_any(people_l, people_r) and not {_STATED_APART} and not {_TOLD_BESIDE}",
          lambda a, b: f"both name {_people(a, b, 'people')}"),
    Level("none", "ELSE", _text("no person named in both"), unknown=True),
))  # fmt: skip

PASSAGE = Comparison("passage", (
    Level("shared", f"len(list_intersect(shingles_l, shingles_r)) >= {LONG}", _text("a passage in the same words")),
    Level("a phrase", "list_has_any(shingles_l, shingles_r)", _text("a phrase in the same words")),
    Level("none", "ELSE", _text("no passage in the same words"), unknown=True),
))  # fmt: skip

HELD = Comparison("held", (
    Level("one to come", "planned_l != planned_r", _text("one is told as held, the other as to come")),
    Level("alike", "ELSE", _text("both held or both to come")),
))  # fmt: skip

COMPARISONS = (DAY, YEARS, HELD, PLACE, TYPE, WEAPON, PARTIES, TOLL, WORDS, NAMES, STORY, PEOPLE, PASSAGE)
