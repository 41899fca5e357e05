"""One date, place, type and title for an event, from what its reports say."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.earth import kilometres
from rashomon.model import EventType, Kind, Place, Report, Side, When, walk_actors
from rashomon.states import is_state

NEAR = 25.0
"""Kilometres between two gazetteer points that can still be one place."""
DARK = frozenset({"evening", "night"})
"""Parts of a day that are of a night, too."""
DISTRICT = 40.0
"""Kilometres from the middle of a district to a town that lies in it."""
FINE = 3
"""Precision up to which a place can be told from its neighbours."""
WIDE = 31
"""Days; an incident that is dated no better by one page takes its date from the others."""
SECOND = 0.4
"""Weight of a place that an article names, but not as the first."""
UNTOLD = 0.7
"""Weight of a place that stands elsewhere in an article than in the sentences that tell the event."""
_UNSAID = When()


def event_date(reports: Sequence[Report], dates: Mapping[str, When]) -> When:
    """The date that the reports' dates support best.

    Of all dates given, the one that overlaps most with all of them (mean Jaccard index over days), so an exact day that
    several give beats a range, and a range that most give beats a lone day; the narrower, then the earlier wins a tie. What a page
    leaves open over more than :data:`WIDE` days counts only where none dates the incident better.
    """
    known = [(d.start, d.end, d) for r in reports if (d := dates.get(r.id)) is not None and d.start and d.end]
    nights = {d.start: d for r in reports if (d := dates.get(r.id)) is not None and _is_night(r, d)}
    if not known:
        return next((d for r in reports if (d := dates.get(r.id)) is not None and d.edtf), _UNSAID)
    if reports[0].kind == "incident":
        known = [one for one in known if (one[1] - one[0]).days < WIDE] or known

    def worth(at: int) -> float:
        start, end, _ = known[at]
        total = 0.0
        for low, high, _ in known:
            common = (min(end, high) - max(start, low)).days + 1
            if common > 0:
                total += common / ((max(end, high) - min(start, low)).days + 1)
        return total

    best = min(range(len(known)), key=lambda at: (-worth(at), (known[at][1] - known[at][0]).days, known[at][0], at))
    found = known[best][2]
    evening = any(dates.get(r.id) == found and r.times and r.times[0].part in DARK for r in reports)
    # "On Monday night", and on another page "in the night of 17 to 18 January": one night.
    return nights.get(found.start, found) if evening and found.start == found.end and found.start else found


def _is_night(report: Report, when: When) -> bool:
    """Whether a page gives both days of a night."""
    two = when.start is not None and when.end is not None and (when.end - when.start).days == 1
    return two and bool(report.times) and report.times[0].part in ("night", "overnight")


def event_place(reports: Sequence[Report]) -> Place | None:
    """The best-supported of the most specific places.

    Places that share a name or lie within :data:`NEAR` are one; a group's weight is its number of articles, where one that names
    another place first counts :data:`SECOND`, and one whose sentences on the event don't name it :data:`UNTOLD`. Of groups that can be told from their neighbours the heaviest is taken, only
    else one of the wider; in it the commonest name, with coordinates. A district in which another page names the town is no place beside it.
    """
    given = [(r.place, r.article_id) for r in reports if r.place is not None]
    told = {r.article_id for r in reports if r.place is not None and _told(r)}
    if not given:
        return None
    least = min(_grade(p) for p, _ in given)
    least = 0 if least <= 1 else 5 if least <= 5 else 7
    fine = [(p, a) for p, a in given if _grade(p) <= max(least, 1)]
    fine = [(p, a) for p, a in fine if not any(_holds(p, other) for other, _ in fine)]
    groups: list[list[tuple[Place, str]]] = []
    for place, article in fine:
        group = next((g for g in groups if any(same_place(place, other) for other, _ in g)), None)
        if group is None:
            groups.append([(place, article)])
        else:
            group.append((place, article))

    def support(group: list[tuple[Place, str]]) -> float:
        first = {a for _, a in group}
        others = {
            r.article_id for r in reports if any(same_place(p, q) for p in r.places[1:] for q, _ in group)
        } - first
        return len(first & told) + UNTOLD * len(first - told) + SECOND * len(others)

    heaviest = min(groups, key=lambda g: (-support(g), min(_rank(p) for p, _ in g)))
    names = Counter(_fold(p.name) for p, _ in heaviest)
    best = min(
        (p for p, _ in heaviest),
        key=lambda p: (-names[_fold(p.name)], p.precision, p.lat is None, p.admin1 is None, p.within is None, p.name),
    )
    return best if best.within else best.model_copy(update={"within": _town([p for p, _ in heaviest], best)})


def _rank(place: Place) -> int:
    """Which of two that equally many tell is taken: a known town before a village that only the text knows, and that before what a town is only
    near to, and a district."""
    if place.precision < FINE:
        # "north of X" says less than the name of a village there
        return 2 if place.relation else 0
    return 1 if place.source == "text" and place.relation is None else place.precision


def _told(report: Report) -> bool:
    """Whether the sentences of a report name its place."""
    # without a blank behind it, as "Gaza's" is folded to one word
    name = f" {_fold(report.place.name)}" if report.place is not None else ""
    return not report.spans or any(name in f" {_fold(span.text)}" for span in report.spans)


def _holds(district: Place, town: Place) -> bool:
    """Whether a place is a district in which the other, a town or what is in one, can lie: who names the town says more."""
    if district.precision != FINE or district.source == "text" or town.precision >= FINE or town.source == "text":
        return False
    if None in (district.lat, district.lon, town.lat, town.lon) or (district.admin1, district.country) != (
        town.admin1,
        town.country,
    ):
        return False
    assert district.lat is not None
    assert district.lon is not None
    assert town.lat is not None
    assert town.lon is not None
    return kilometres(district.lat, district.lon, town.lat, town.lon) <= DISTRICT


def _town(places: Sequence[Place], best: Place) -> str | None:
    """The town that most of several tellings of one place put it in, where that is not the place itself."""
    own = {_fold(n) for n in (best.name, *best.other_names)}
    towns = Counter(p.within for p in places if p.within)
    return next((town for town, _ in towns.most_common() if _fold(town) not in own), None)


def _grade(place: Place) -> int:
    """How little a place says of where: 0 for a known one that can be told from its neighbours, 1 for one that only the text
    knows, else its precision."""
    if place.precision <= FINE:
        return 0
    return 1 if place.source == "text" and place.relation is None else place.precision


def same_place(a: Place, b: Place) -> bool:
    """Two mentions can be one place: a name in common, or near each other."""
    if {_fold(n) for n in (a.name, *a.other_names)} & {_fold(n) for n in (b.name, *b.other_names)}:
        return a.country is None or b.country is None or a.country == b.country
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None or a.relation or b.relation:
        return False
    if any(p.source == "text" and p.precision > FINE for p in (a, b)):
        # Its point is that of the province.
        return False
    return kilometres(a.lat, a.lon, b.lat, b.lon) <= NEAR


def compatible(a: Place, b: Place) -> bool:
    """Two places can both hold: the same, or one wide enough to contain the other."""
    if same_place(a, b):
        return True
    if a.country and b.country and a.country != b.country:
        return False
    wide, fine = (a, b) if a.precision >= b.precision else (b, a)
    if wide.precision >= 6:
        return True
    return wide.precision > FINE and bool(wide.admin1 and fine.admin1 and _fold(wide.admin1) == _fold(fine.admin1))


def event_type(reports: Sequence[Report]) -> EventType:
    """The commonest type of the reports, of that the commonest manner that any of them says."""
    broad = Counter(r.event.plover for r in reports)
    plover = min(broad, key=lambda p: (-broad[p], p))
    of_type = [r.event for r in reports if r.event.plover == plover]
    said = [e for e in of_type if e.mode or e.acled_sub] or of_type
    count = Counter(said)
    return max(count, key=lambda e: (count[e], bool(e.mode), bool(e.acled_sub), str(e.mode), str(e.acled_sub)))


def parties(reports: Sequence[Report]) -> tuple[str, ...]:
    """Sides that take part, the most often named first."""
    count = Counter(
        s
        for r in reports
        for s in walk_actors(tuple(p for code in r.parties or r.agents + r.targets for p in _apart(code)))
    )
    return tuple(sorted(count, key=lambda s: (-count[s], s)))


def _apart(code: str) -> list[str]:
    """Each of states that one phrase names together: ``IND and CHN`` are two sides."""
    parts = code.split(" and ")
    states = all(map(is_state, walk_actors(tuple(parts))))
    return parts if states else [code]


def title(kind: Kind, reports: Sequence[Report], event: EventType, place: Place | None, toll: Side | None) -> str:
    """A short factual line: what, where, how many; for talks and history the words of the reports themselves."""
    own = Counter(r.title for r in reports if r.title)
    if kind != "incident" and own:
        return min(own, key=lambda t: (-own[t], len(t), t))
    what = event.acled_sub or (event.mode or event.plover).replace("-", " ").capitalize()
    where = ""
    if place is not None:
        where = f" at {place.name}" if place.precision <= FINE else f" in {place.name}"
    return f"{what}{where}{_toll_words(toll)}"


def _toll_words(toll: Side | None) -> str:
    if toll is None:
        return ""
    if toll.low is not None and toll.low == toll.high:
        number = f"about {toll.low:,}" if toll.approximate else f"{toll.low:,}"
    elif toll.high is None:
        number = f"at least {toll.low:,}"
    elif toll.low is None:
        number = f"up to {toll.high:,}"
    else:
        number = f"{toll.low:,} to {toll.high:,}"
    whose = "" if toll.side in ("all", "unknown") else f" ({toll.side})"
    return f": {number} {toll.status}{whose}"


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().replace("’", "").replace("'", ""))
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))
