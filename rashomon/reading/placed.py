"""Where an incident of an article was: the places that its segments name, or that stand around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from rashomon.model import Place
from rashomon.reading.events.features import Known
from rashomon.reading.events.groups import Group
from rashomon.reading.events.pairs import kilometres
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.events.where import (
    FINE,
    PROVINCE,
    aside,
    brought,
    dateline,
    elsewhere,
    grade,
    holds,
    on_side,
    origin,
    pairs,
)
from rashomon.reading.which import long_ago
from rashomon.reading.words import words

COUNTRY = 6
"""Precision of a country, which says too little of where."""
DISTRICT_KM = 40
"""From the middle of a district, a town that lies in it."""
REGION_KM = 60
"""From the middle of a region, a town that lies in it."""
OPENING = 12
"""Tokens of the opening of an entry, at most."""
TURNS = words("directions")
BESIDE = frozenset({"near", "outside", "beyond", "off"})
NAMELESS = words("sites") | words("sites-nameless")
SPOTS = words("sites-nameless") | (words("sites") - {"city", "camp", "suburb"})
WITNESSES = words("witnesses")
"""Those who saw it, wherever they come from: "witnesses in X"."""
DWELLERS = words("dwellers") | WITNESSES
PASSED = words("describing") | {"of"}
STREETS = words("streets")
UNNAMED = frozenset({"a", "an", "another", "one", "some"})
AWAY = 6
"""Tokens between a village without a name and the word for where it lies from: "a village some 20 km north of"."""
ARTICLE = 4
"""Words between it and its article, at most: "a small fishing village"."""
NEAR = 8
"""Sentences after its first within which the place of an incident is still told."""


def places(
    scene: Scene, all_known: Sequence[Known], group: Group, whole: Group, taken: Container[int], plain: bool
) -> tuple[Place, ...]:
    """Where it was, best first: what most of its segments say, the finer and the earlier before the others.

    What none of them says finely is where the rest of the ``whole`` was, as one act mostly answers another on the spot; else it
    is taken from the text around it that tells no other incident (``taken``: numbers of sentences that tell one); else from
    the text before, else from whose police speak, else from what the article says most.
    """
    told = [all_known[k].segment for k in group.members]
    first = next((s for s in told if s.item is not None), told[0])
    found, far = _named(scene, all_known, group.core)
    if not found:
        found, far = _named(scene, all_known, group.members)
    elif found[0].precision in (FINE, PROVINCE) and found[0].source != "text":
        # The sentences that surely tell it say only the district: others of its own may say where in it.
        more, _ = _named(scene, all_known, group.members)
        inside = _told_in_district if found[0].precision == FINE else _in_province
        finer = next((p for p in more if inside(p, found[0]) and p not in found and not _seat_of_all(p)), None)
        found = (finer, *found) if finer is not None else found
    if found and (part := _part_told(scene, all_known, group.members, found[0])) is not None:
        found = (part, *(p for p in found if p != part))
    if found and grade(found[0]) >= PROVINCE and (heading := _heading(scene, first)) is not None:
        found = (heading, *found)
    if found and grade(found[0]) < COUNTRY:
        town = None
        if found[0].precision == FINE and found[0].source != "text":
            town = next((p for p in _around(scene, first, taken) if _in_district(p, found[0])), None)
            if town is None and plain:
                town = _sent_from(scene, found[0])
        elif plain and found[0].precision == PROVINCE and found[0].source != "text":
            town = _sent_small(scene, found[0]) or _soon_told(scene, told, found[0])
        if town is None and found[0].precision in (FINE, PROVINCE) and found[0].source != "text":
            town = _seat(scene, found[0])
        if town is None and _near_only(scene, all_known, group.members, found[0]):
            # "In a hamlet north of the capital": its name is told behind.
            named = (*found[1:], *(_around(scene, first, taken) if plain else ()))
            town = next((p for p in named if grade(p) <= 1 and _another(p, found[0])), None)
        return (town, *found) if town is not None else found
    beside, _ = _named(scene, all_known, whole.members)
    if beside and grade(beside[0]) < COUNTRY:
        return beside
    if not found and (part := _of_the_country(scene, told)) is not None:
        return (part, *far)
    if not found and (witnessed := _witnessed(scene, told)) is not None:
        return (witnessed, *far)
    countries = {p.country for p in found}
    around = [*(_headed(scene) if plain else ()), *_around(scene, first, taken)]
    home = [p for p in around if not countries or _loose(p) or (p.country in countries and on_side(p, found[0]))]
    near = next((p for p in home if grade(p) <= 1), None) or next((p for p in home if grade(p) < COUNTRY), None)
    if found:
        return (near, *found) if near is not None else found
    # What another entry of a list tells was somewhere else.
    earlier = (all_known[k].segment for k in range(group.members[0] - 1, -1, -1))
    before = (_own_place(scene, s) for s in earlier if s.item is None or s.item is first.item)
    last = next((p for p in before if p is not None), None)
    last = last or _set_before(scene, first, taken) or _left_over(scene, all_known, group, taken)
    # The place told last, unless a finer one is named around it.
    place = min([*([last] if last else []), *around], key=lambda p: min(grade(p), COUNTRY), default=None)
    sent = [scene.sent.place] if plain and scene.sent is not None and not scene.sent.relayed else []
    if sent and scene.sent is not None and not scene.sent.small and _at_some_spot(scene, told):
        sent = []
    if place is None and (at_home := scene.seats or sent or scene.homes):
        # Nothing is said of where; whose police speak of it mostly know it from their own town, a local page tells of the town that it was
        # sent from, and whose people tell it mostly lives there.
        own = _most_named(at_home)
        town = next(
            (p for p in (*sent, *at_home, *scene.homes) if own.precision == FINE and _in_district(p, own)), None
        )
        return (town, own, *far) if town is not None else (own, *far)
    # A hospital without a town, to which somebody was brought, or the country that somebody came from says nothing.
    far = tuple(p for p in far if p.precision < COUNTRY)
    if place is not None and place.precision == FINE and place.source != "text":
        # The district of a jail or a court, on a page that was sent from the town.
        town = (_sent_from(scene, place) if plain else None) or _seat(scene, place)
        return (town, place, *far) if town is not None else (place, *far)
    if place is not None or far:
        return (place, *far) if place is not None else far
    said = [m.place for m in scene.places if m.place is not None and not aside(scene, m) and not brought(scene, m)]
    if first.item is not None:
        # In a list, what is said most is of other entries; what they have in common is told above them.
        starts = [k.segment.item.start for k in all_known if k.segment.item is not None]
        above = [m for m in scene.places if m.start < min(starts) and not aside(scene, m) and not origin(scene, m)]
        said = [m.place for m in above if m.place is not None]
    common = Counter(p.name for p in said if p.precision <= 5) or Counter(p.name for p in said)
    return tuple(p for p in said if p.name == common.most_common(1)[0][0])[:1] if said else ()


def _of_the_country(scene: Scene, told: Sequence[Segment]) -> Place | None:
    """The country, where segments say no more than in which part of it they play: "in the north of the country"."""
    low = scene.view.low
    for segment in told:
        for k in range(segment.start + 2, segment.end - 1):
            if low[k : k + 2] != ["the", "country"] or low[k - 1] != "of" or low[k - 2] not in TURNS:
                continue
            lands = [m.place for m in scene.places if m.place is not None and m.place.precision == COUNTRY]
            lands = [p for p in lands if p.lat is not None]
            return _most_named(lands).model_copy(update={"relation": low[k - 2]}) if lands else None
    return None


def _near_only(scene: Scene, all_known: Sequence[Known], numbers: Sequence[int], place: Place) -> bool:
    """Whether the sentences of an incident name a place only to say near what it was."""
    marks = [
        m for k in numbers for m in all_known[k].segment.places if m.place is not None and m.place.name == place.name
    ]
    return bool(marks) and all(_nameless(scene, m) for m in marks)


def _another(place: Place, near: Place) -> bool:
    return place.name != near.name and place.country == near.country


def _nameless(scene: Scene, mark: Marked) -> bool:
    """Whether a place only says where a village without a name lies: "a fishing village north of X", "a hamlet near X"."""
    view, k = scene.view, mark.start - 1
    while k > 1 and view.low[k - 1] not in TURNS and (view.low[k] in PASSED or view.pos[k] in ("ADJ", "DET")):
        k -= 1
    if view.low[k] == "of" and k > 0 and view.low[k - 1] in TURNS:
        k -= 1
    elif view.low[k] not in BESIDE:
        return False
    sort = next((i for i in range(k - 1, max(k - AWAY, 0), -1) if view.low[i] in NAMELESS), None)
    return sort is not None and not UNNAMED.isdisjoint(view.low[max(sort - ARTICLE, 0) : sort])


def _at_some_spot(scene: Scene, segments: Sequence[Segment]) -> bool:
    """Whether the sentences of an incident say that it was at a spot in the country which they don't name: "on an island", "in a village"."""
    view = scene.view
    for segment in segments:
        for i in range(segment.start + 2, segment.end):
            if view.low[i] not in SPOTS or view.dep[i] not in ("pobj", "dobj"):
                continue
            if not UNNAMED.isdisjoint(view.low[max(i - ARTICLE, segment.start) : i]):
                return True
    return False


def _heading(scene: Scene, segment: Segment) -> Place | None:
    """The place that the opening of a segment's entry names: "12 June, Riverton. Gunmen ..."."""
    item = segment.item
    if item is None:
        return None
    opening = (m for m in scene.within(scene.places, (item.start, min(item.start + OPENING, segment.start))))
    return next((m.place for m in opening if m.place is not None and grade(m.place) <= 1 and not aside(scene, m)), None)


def _sent_from(scene: Scene, district: Place) -> Place | None:
    """The town in a district that the page was sent from."""
    towns = [m.place for m in scene.places if m.place is not None and dateline(scene, m)]
    if scene.sent is not None and scene.sent.place not in towns:
        if scene.sent.place.source == "text":
            known = scene.sent.place.admin1 in (None, district.admin1)
            return _village_of(scene.sent.place, district) if known else None
        towns.insert(0, scene.sent.place)
    return next((p for p in towns if _in_district(p, district)), None)


def _sent_small(scene: Scene, province: Place) -> Place | None:
    """The town in a province that the page was sent from, where it is too small for an office that tells of all the province."""
    sent = scene.sent
    if sent is None or not sent.small or sent.relayed or sent.place.source == "text":
        return None
    return sent.place if _of_district(sent.place, province) and not _seat_of_all(sent.place) else None


def _soon_told(scene: Scene, segments: Sequence[Segment], province: Place) -> Place | None:
    """The one town of a province that the sentences of an incident and those right behind them name, whatever these tell."""
    numbers = {n for s in segments for n in (s.sentence, s.sentence + 1)}
    marks = [m for m in scene.places if m.place is not None and scene.view.sentence[m.start] in numbers]
    own = [m.place for m in marks if not aside(scene, m) and not elsewhere(scene, m)]
    towns = {p.name: p for p in own if p is not None and _in_province(p, province) and not _seat_of_all(p)}
    return next(iter(towns.values())) if len(towns) == 1 else None


def _village_of(village: Place, district: Place) -> Place:
    """A village that no gazetteer knows, as one of the district that the page tells of."""
    return village.model_copy(
        update={"admin1": district.admin1, "country": district.country, "lat": district.lat, "lon": district.lon, "precision": FINE}
    )  # fmt: skip


def _in_district(place: Place, district: Place) -> bool:
    """Whether a place is a known one of the province of a district and near enough to its middle to lie in it."""
    away = kilometres(place, district) if _of_district(place, district) else None
    return away is not None and away <= DISTRICT_KM


def _told_in_district(place: Place, district: Place) -> bool:
    """Whether a place is one of a district, as far as anybody knows: a village that only the text knows, which is put near it, too."""
    if _in_district(place, district):
        return True
    away = kilometres(place, district)
    return _village_of_text(place, district) and away is not None and away <= DISTRICT_KM


def _part_told(scene: Scene, all_known: Sequence[Known], numbers: Sequence[int], whole: Place) -> Place | None:
    """The only place that the sentences of an incident say lies in ``whole``."""
    marks = [m for k in numbers for m in all_known[k].segment.places if m.place is not None]
    inner = {_name(i): i.place for o, i in pairs(scene, marks) if o.place == whole and not elsewhere(scene, i)}
    return next(iter(inner.values())) if len(inner) == 1 else None


def _in_province(place: Place, province: Place) -> bool:
    """Whether a place is one of a province, as far as anybody knows: a village that only the text knows, too."""
    if province.source == "regions" and province.admin1 is None and place.country == province.country is not None:
        # of a county or region that is no unit of its state's administration any more
        away = kilometres(place, province)
        unheard = place.source == "text" and place.relation is None
        return grade(place) <= 1 and (unheard or (away is not None and away <= REGION_KM))
    return _of_district(place, province) or _village_of_text(place, province)


def _village_of_text(place: Place, around: Place) -> bool:
    """Whether a place is a village that only the text knows, in the province of another place."""
    told = place.source == "text" and place.relation is None and grade(place) == 0 and place.admin1 is not None
    return told and place.admin1 == around.admin1 and place.country == around.country


def _hamlet(place: Place, district: Place) -> bool:
    """Whether a place is a village that only the text knows, as far as anybody knows of a district of the gazetteer, and no street or
    building of a town."""
    street = place.within is not None or place.name.rpartition(" ")[2].lower() in STREETS
    return district.source != "text" and not street and _village_of_text(place, district)


def _seat_of_all(town: Place) -> bool:
    """Whether a town's name is its province's, too."""
    names = {n.lower() for n in (town.name, *town.other_names)}
    return town.precision < FINE and town.admin1 is not None and town.admin1.lower().split(" ")[0] in names


def _beside(place: Place, town: Place) -> bool:
    """Whether a place is another one of a town's province that can be told from its neighbours."""
    same = place.admin1 == town.admin1 and place.country == town.country
    return same and place.name != town.name and place.precision <= FINE


def _seat(scene: Scene, around: Place) -> Place | None:
    """The town in a district or province whose own police the text names most."""
    inside = _in_district if around.precision == FINE else _of_district
    towns = [p for p in scene.seats if inside(p, around) and p.name != around.name]
    return _most_named(towns) if towns else None


def _most_named(places: Sequence[Place]) -> Place:
    name = Counter(p.name for p in places).most_common(1)[0][0]
    return next(p for p in places if p.name == name)


def _of_district(place: Place, district: Place) -> bool:
    """Whether a place is a known one of the province of a district, which can be where in the district it was."""
    known = place.precision < FINE and place.source != "text"
    return known and place.admin1 is not None and place.admin1 == district.admin1 and place.country == district.country


def _named(
    scene: Scene, all_known: Sequence[Known], numbers: Sequence[int]
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places that some segments name, best first, and apart from them those where somebody came from or was brought."""
    weight: Counter[str] = Counter()
    place_of: dict[str, Place] = {}
    order: dict[str, int] = {}
    within: dict[str, set[str]] = {}
    far: list[Place] = []
    told: set[str] = set()
    # A place and what it lies in can stand in two clauses: "a raid in X, in the south of the capital, killed ...".
    told_of = [m for k in numbers for m in all_known[k].segment.places]
    for outer, inner in pairs(scene, told_of):
        within.setdefault(_name(outer), set()).add(_name(inner))
    for n, k in enumerate(numbers):
        marks = all_known[k].segment.places
        far += [m.place for m in marks if m.place is not None and elsewhere(scene, m)]
        for rank, mark in enumerate(m for m in marks if not elsewhere(scene, m)):
            assert mark.place is not None
            name = _name(mark)
            weight[name] += (5 if n == 0 else 3) - min(rank, 2)
            if name not in place_of or grade(mark.place) < grade(place_of[name]):
                place_of[name] = mark.place
            order.setdefault(name, len(order))
            if not all_known[k].headline:
                told.add(name)

    inside = [place_of[name] for name in told]
    # A headline's "Narathiwat" is the province where the text below it names a place of that province.
    loose = {n for n, p in place_of.items() if n not in told and _seat_of_all(p) and any(_beside(i, p) for i in inside)}
    firm = [p for n, p in place_of.items() if n not in loose]

    def wide(name: str) -> int:
        # What holds one of the places is wider than it; what holds several is what they have in common; a district beside a
        # known place of its province mostly holds it.
        place = place_of[name]
        beside = place.precision == FINE and any(_of_district(p, place) or _hamlet(p, place) for p in firm)
        holds = beside or name in loose or len(within.get(name, ())) == 1
        return max(grade(place), FINE * holds)

    found = tuple(place_of[n] for n in sorted(place_of, key=lambda n: (wide(n), -weight[n], order[n])))
    return found, tuple(far)


def _own_place(scene: Scene, segment: Segment) -> Place | None:
    """Where a segment says that it was, and not where somebody came from, talks or something else went on."""
    return next((m.place for m in segment.places if not elsewhere(scene, m)), None)


def _set_before(scene: Scene, segment: Segment, taken: Container[int]) -> Place | None:
    """The place named last in the few sentences before an incident that tell none, whatever they tell: "In Riverton hardly a house stands."."""
    if segment.item is not None:
        return None
    number = scene.view.sentence[segment.start]
    for mark in reversed(scene.places):
        at = scene.view.sentence[mark.start]
        if mark.place is None or not 0 < number - at <= NEAR or at in taken or grade(mark.place) > 1:
            continue
        if not aside(scene, mark) and not elsewhere(scene, mark) and mark.start not in scene.actor_at:
            return _innermost(scene, mark).place
    return None


def _innermost(scene: Scene, mark: Marked) -> Marked:
    """The place told right before another one that it lies in: X of "X, Hillshire district"."""
    number = scene.view.sentence[mark.start]
    before = [
        m
        for m in scene.places
        if m.end <= mark.start and m.place is not None and scene.view.sentence[m.start] == number
    ]
    inner = before[-1] if before else None
    if inner is None or inner.place is None or mark.place is None or elsewhere(scene, inner):
        return mark
    comma = mark.start == inner.end + 1 and scene.view.low[inner.end] == ","
    of_district = comma and inner.place.precision < mark.place.precision == FINE
    return inner if of_district or holds(scene, mark, inner) else mark


def _left_over(scene: Scene, all_known: Sequence[Known], group: Group, taken: Container[int]) -> Place | None:
    """The place of the nearest later telling of violence that no incident took: mostly the same one, told by the other side."""
    item = all_known[group.members[0]].segment.item
    later = (k.segment for k in all_known[group.members[0] + 1 :] if k.segment.sentence not in taken)
    later = (s for s in later if not long_ago(scene, s.start))
    found = (_own_place(scene, s) for s in later if s.mentions and s.item is item)
    return next((p for p in found if p is not None and grade(p) < COUNTRY), None)


def _witnessed(scene: Scene, segments: Sequence[Segment]) -> Place | None:
    """Where those live or come from who tell it, as they mostly saw it there: "residents of X said that soldiers had shot", "survivors from
    the village of X say"."""
    sentences = {s.sentence for s in segments}
    for mark in scene.places:
        if mark.start not in scene.speaking or scene.view.sentence[mark.start] not in sentences or mark.place is None:
            continue
        if _dwellers(scene, mark) and grade(mark.place) <= 1:
            return mark.place
    return None


def _dwellers(scene: Scene, mark: Marked) -> bool:
    """Whether a word for those who live in a place or fled from it goes before it: "residents of X", "refugees from the town of X"."""
    view, k = scene.view, mark.start - 1
    while k > 1 and (view.low[k] in PASSED or view.pos[k] in ("ADJ", "DET")) and view.low[k - 1] not in DWELLERS:
        k -= 1
    if k < 1 or view.low[k - 1] not in DWELLERS:
        return False
    return view.low[k] in ("of", "from") or (view.low[k] == "in" and view.low[k - 1] in WITNESSES)


def _loose(place: Place) -> bool:
    """Whether of a place nothing is known but its name, so that its country is a guess."""
    return place.source == "text" and place.relation is None and place.precision == COUNTRY


def _headed(scene: Scene) -> Iterator[Place]:
    """Places within a country that the headline names: "Thousands bury six in Riverton" is on what was done there, wherever else they march."""
    for mark in scene.places:
        if scene.doc[mark.start].idx >= scene.doc._.headline_end:
            return
        if mark.place is not None and grade(mark.place) <= 1 and not aside(scene, mark) and not elsewhere(scene, mark):
            yield mark.place


def _around(scene: Scene, segment: Segment, taken: Container[int]) -> Iterator[Place]:
    """Places within a country that are named in or soon after the sentence of a segment, where no incident is told; of those in a list
    only what its own entry names."""
    item = segment.item
    first = segment.sentence if item is None else scene.view.sentence[item.start]
    for mark in scene.places:
        number = scene.view.sentence[mark.start]
        if mark.place is None or not first <= number <= first + NEAR or number in taken or grade(mark.place) >= COUNTRY:
            continue
        if item is not None and not item.start <= mark.start < item.end:
            continue
        if not aside(scene, mark) and not elsewhere(scene, mark):
            yield mark.place


def _name(mark: Marked) -> str:
    assert mark.place is not None
    return mark.place.name.lower()
