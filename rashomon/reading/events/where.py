"""Which of the places that a stretch of text names says where it happened."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Place
from rashomon.reading.events.led_away import led_away
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.telling import aside, preposition
from rashomon.reading.words import words

FINE = 3
"""Precision up to which a place can be told from its neighbours."""
PROVINCE = 4
COUNTRY = 6
OFF_MIDDLE = 0.2
"""Degrees from the middle of a country at which a part of it begins: 22 km."""
GAP = 10
"""Tokens between a place and what it is said to lie in."""
REACH = 16
"""Words before a place that can say what it belongs to."""
STOPS = frozenset({",", ";", ":", "and", "but", "while", '"', "”", "“"})
INSIDE = frozenset({"in", "within", "inside", "near", "outside", "of", ",", "("})
FIRM = frozenset({"in", "within", "inside", "near", "outside", "("})
TURNS = words("directions")
BESIDE = frozenset({"by", "at", "'s", "’s", "’"})
LINKS = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM", "ADV"})
PASSED = words("passed")
DESCRIBING = words("describing")
KEEPS = words("keeps")
NAMING = frozenset({"NNP", "NNPS", "JJ", "CD", "POS"})
"""Tags of the words of a hospital's name: "the Riverton Children's Hospital"."""
OLDEST = 110
"""Years of somebody's age."""
BROUGHT = words("brought")
LIES = words("lies-in")
MOVED = words("moved")
NEWS = words("news")
SPELLS = words("spells")
POSTED = words("posted")
STANDS = words("stands-of-guns")
STANDING = frozenset({"on", "in", "at", "above", "around", "near", "over", "outside", "overlooking"})
FIRED = words("fired-off")
PARTS_OF_TOWNS = words("parts-of-towns")
BOUND = words("bound")
BOUND_AWAY = 4
"""Tokens from "leave" to its "for"."""
ENDS = frozenset({".", "!", "?", '"', "”"})
ALONG = frozenset({"on", "along", "at", "near", "of", "off", "across", "beside"})
LEADS = frozenset({"leading", "leads", "running", "linking"})
TABLE = 6
"""Tokens before a place within which talks are named that are held there."""
COMES = words("comes")
AWAY = words("measures-away")
HAIL = words("hails")
MARCHES = words("marches")
COUNTED = frozenset({"after", "before", "ahead", "day"})
SINCE = 6
"""Words between a form of "come" and the word from which it is counted."""
WAYS = words("ways")
TELLERS = words("tellers-of-dead")
TALLIES = words("tallies")
LIKENS = words("likens")
PACTS = words("pacts")
MEANWHILE = words("meanwhile")
"""After a form of "come" they begin what else went on, not what happened."""


TOP = 50
"""Tokens at the top of a text, among which a line of a place and a day is its dateline; :data:`LINE`: tokens of that line."""
LINE = 10
TOWN = 5
"""Words of a town that a page was sent from, and their comma, at most."""
DASHES = frozenset({"(", "-", "--", "–", "—", "_", "/", ":"})


def grade(place: Place) -> int:
    """How little a place says of where: 0 for one that can be told from its neighbours, else its precision.

    A village that no gazetteer knows is as telling as one that it knows, though it has no point of its own; 1 where even its
    province is not known, and for a road.
    """
    if place.name.rpartition(" ")[2] in WAYS:
        # A road may run far from the town that it is called after; between two towns it is a stretch.
        return int("-" not in place.name and "–" not in place.name)
    if place.precision <= FINE:
        return 0
    if place.source == "text" and place.relation is None:
        return int(place.precision > PROVINCE)
    return place.precision


def on_side(place: Place, whole: Place) -> bool:
    """Whether a place can lie in that part of a country which is told: the capital is not in "the north" when it lies in the middle.

    Parameters: the place; the country, with the part as its ``relation`` ("northern"). True where either has no point, or no part is told.
    """
    told = (whole.relation or "").replace("-", "").replace(" ", "")
    if None in (place.lat, place.lon, whole.lat, whole.lon) or place.country != whole.country:
        return True
    assert place.lat is not None
    assert place.lon is not None
    assert whole.lat is not None
    assert whole.lon is not None
    ways = {
        "north": place.lat - whole.lat, "south": whole.lat - place.lat,
        "east": place.lon - whole.lon, "west": whole.lon - place.lon,
    }  # fmt: skip
    return all(away >= OFF_MIDDLE for way, away in ways.items() if way in told)


def best_places(scene: Scene, marks: list[Marked], anchor: list[int]) -> list[Marked]:
    """The places among ``marks`` that can say where it was, best first.

    The finest, those before what they lie in, of those the nearest after a word of the event (``anchor``); at last where
    somebody came from and the place that the page was sent from.
    """
    usable = [m for m in marks if m.place is not None and not aside(scene, m)]
    held: dict[int, int] = {}
    for outer, inner in pairs(scene, usable):
        held[outer.start] = max(held.get(outer.start, FINE), _behind(inner))

    def worth(mark: Marked) -> tuple[int, int]:
        assert mark.place is not None
        distance = min((m - mark.start) * 2 if m > mark.start else mark.start - m for m in anchor) if anchor else 0
        return max(grade(mark.place), held.get(mark.start, 0)) + 10 * elsewhere(scene, mark), distance

    return sorted(usable, key=worth)


def _behind(inner: Marked) -> int:
    """How little what a province is said to lie in counts as telling: less than the province."""
    assert inner.place is not None
    return grade(inner.place) + 1 if grade(inner.place) >= PROVINCE else 0


def pairs(scene: Scene, marks: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    """Of the places that stand together, which lies in which: the outer and the inner one."""
    return [(outer, inner) for outer in marks for inner in marks if outer is not inner and holds(scene, outer, inner)]


def holds(scene: Scene, outer: Marked, inner: Marked) -> bool:
    """Whether the text says that ``inner`` lies in or near ``outer``: "Hass village in rural Idlib", "the Damascus suburb of Qudsaya"."""
    assert outer.place is not None
    assert inner.place is not None
    unheard = inner.place.source == "text" and inner.place.relation is None
    # "Deir al-Balah in central Gaza": a part of it, whatever the maps call the two
    turned = outer.place.relation is not None and scene.view.low[inner.end : outer.start][:1] == ["in"]
    unheard = unheard or (turned and inner.place.precision <= PROVINCE)
    if (not unheard and grade(inner.place) > grade(outer.place)) or inner.place.name == outer.place.name:
        return False
    known = inner.place.source != "text" and outer.place.precision <= PROVINCE
    if known and inner.place.admin1 and outer.place.admin1 and inner.place.admin1 != outer.place.admin1:
        return False
    view = scene.view
    if inner.end <= outer.start <= inner.end + GAP:
        words = view.low[inner.end : outer.start]
        linked = any(w in INSIDE for w in words) and all(_linking(scene, i) for i in range(inner.end, outer.start))
        # "X, Y" may as well be a list.
        firm = not FIRM.isdisjoint(words) or not TURNS.isdisjoint(words) or grade(outer.place) > grade(inner.place)
        own = _village_of(scene, inner.start) or _unheard(scene, inner, outer)
        return linked and firm and (own or not _names_kind(scene, inner.end, outer.start))
    if outer.end <= inner.start <= outer.end + 4:
        words = view.low[outer.end : inner.start]
        if _village_of(scene, outer.start) or _unheard(scene, outer, inner):
            return False
        return (bool(words) and words[0] in ("'s", "’s")) or _names_kind(scene, outer.end, inner.start)
    return False


def _unheard(scene: Scene, part: Marked, town: Marked) -> bool:
    """Whether no gazetteer knows a name that is called a part of another, which one knows: "the Shaar district of Aleppo" is Shaar, in
    Aleppo; not "the Pacific resort of Riverton"."""
    if PARTS_OF_TOWNS.isdisjoint(scene.view.low[part.end : town.start]) and not any(
        part.place is not None and part.place.name.lower().endswith(word) for word in PARTS_OF_TOWNS
    ):
        return False
    assert part.place is not None
    assert town.place is not None
    return part.place.source == "text" and town.place.source != "text"


def _linking(scene: Scene, i: int) -> bool:
    view = scene.view
    word = view.low[i]
    return word in INSIDE or word in BESIDE or word == ")" or view.pos[i] in LINKS or view.tag[i] == "VBN"


def _names_kind(scene: Scene, start: int, end: int) -> bool:
    """ "suburb of", "district of" between two names: the second is that part of the first."""
    view = scene.view
    if not 2 <= end - start <= 4 or view.low[end - 1] != "of" or view.low[end - 2] in TURNS:
        return False
    return all(view.pos[i] == "NOUN" for i in range(start, end - 1))


def _village_of(scene: Scene, start: int) -> bool:
    """Whether no article goes before a name: "at Veeriland village of Anantnag" is in Anantnag, "the Damascus suburb of Qudsaya" in Damascus."""
    return start > 0 and (scene.view.low[start - 1] in FIRM or scene.view.low[start - 1] == "at")


def elsewhere(scene: Scene, mark: Marked) -> bool:
    """Where somebody came from or was brought to, the page was sent from, something else was before or went on: hardly the place of
    the event."""
    return (
        origin(scene, mark)
        or dateline(scene, mark)
        or since(scene, mark)
        or _posted(scene, mark)
        or _meanwhile(scene, mark)
        or _table(scene, mark)
        or brought(scene, mark)
        or _lives_there(scene, mark)
        or _marched(scene, mark)
        or _counted_there(scene, mark)
        or _likened(scene, mark)
        or led_away(scene, mark)
    )


def _counted_there(scene: Scene, mark: Marked) -> bool:
    """Where doctors or a morgue count those to whom it happened: "hospitals in X received 12 bodies"."""
    low, at = scene.view.low, preposition(scene, mark)
    return (
        bool(at)
        and not TELLERS.isdisjoint(low[max(at - 3, 0) : at])
        and not TALLIES.isdisjoint(low[mark.end : mark.end + 2])
    )


def _likened(scene: Scene, mark: Marked) -> bool:
    """Where an earlier deed was with which it is compared: "the raid on Riverton recalls a massacre in X"."""
    low, first = scene.view.low, scene.view.bounds(mark.start)[0]
    for i in range(mark.start - 1, max(mark.start - REACH, first), -1):
        if low[i] in STOPS:
            return False
        if low[i] in LIKENS:
            return True
    return False


def _marched(scene: Scene, mark: Marked) -> bool:
    """Where people marched about it: "thousands rallied in Riverton against the attack"."""
    view, i = scene.view, _head(scene, mark)
    return (
        view.dep[i] == "pobj"
        and view.lemma[view.head[view.head[i]]] in MARCHES
        and view.verbal(view.head[view.head[i]])
    )


def _head(scene: Scene, mark: Marked) -> int:
    """The token on which the words of a mark hang."""
    return scene.doc[mark.start : mark.end].root.i


def _lives_there(scene: Scene, mark: Marked) -> bool:
    """Where those live to whom it happened: "a Medford man", "two Ridgeton teenagers"; it may as well have been elsewhere."""
    return mark.place is not None and mark.place.precision <= FINE and mark.start in scene.home_starts


def brought(scene: Scene, mark: Marked) -> bool:
    """Where somebody was brought, treated or held: "airlifted to a Ridgeton hospital", "was pronounced dead at Ridgeton Medical Center",
    "taken to hospitals in Ridgeton"."""
    view = scene.view
    k = mark.start - 1
    # "admitted in Ridgeton hospitals"
    if KEEPS.isdisjoint(view.low[mark.end - 1 : mark.end + 1]):
        k = preposition(scene, mark) - 1
        if mark.start > 1 and view.low[mark.start - 1] == "of":
            k = mark.start - 2  # "are in the hospitals of Riverton"
        if k < 1 or view.low[k] not in KEEPS:
            return False
        k -= 1
    while k > 0 and (view.low[k] in PASSED or view.low[k] in ("a", "an") or view.tag[k] in NAMING):
        k -= 1
    if view.low[k] not in ("to", "at", "in", "into"):
        return False
    first = max(view.bounds(mark.start)[0], k - REACH)
    return view.low[k - 1] in LIES or not BROUGHT.isdisjoint(view.low[first:k])


def _posted(scene: Scene, mark: Marked) -> bool:
    """Where those stand who do it somewhere else, which the sentence names behind: "gunners positioned in the villages of X and Y fired at Z"."""
    low, (first, last) = scene.view.low, scene.view.bounds(mark.start)
    k = mark.start - 1
    while k > first and low[k] != "in" and low[k] != "at" and mark.start - k < REACH and low[k] not in ENDS:
        k -= 1
    if k <= first or low[k] not in ("in", "at"):
        return False
    if low[k - 1] not in POSTED:
        # "positioned in X town in the Hillshire countryside": what it lies in
        wide = mark.place is not None and mark.place.precision >= PROVINCE
        inner = next((m for m in scene.places if wide and m.end in (k - 1, k)), None)
        return inner is not None and _posted(scene, inner)
    if any(low[i] in STOPS - {"and", ","} or scene.view.pos[i] == "VERB" for i in range(k + 1, mark.start)):
        return False
    return any(
        mark.end < m.start < last and _done_at(scene, mark.end, m) and not aside(scene, m)
        for m in scene.places
        if m.place is not None
    )


def _done_at(scene: Scene, end: int, mark: Marked) -> bool:
    """Whether a verb stands between the end of one place and another one to which it leads: "fired at Z", "killed two men in Z"."""
    view = scene.view
    return any(view.pos[i] == "VERB" for i in range(end, mark.start)) and view.low[mark.start - 1] != "from"


def _meanwhile(scene: Scene, mark: Marked) -> bool:
    """In what else went on: "the attack came as a delegation arrived in the city of X"."""
    low, first = scene.view.low, scene.view.bounds(mark.start)[0]
    for i in range(mark.start - 1, first, -1):
        if low[i] in MEANWHILE and low[i - 1] in COMES:
            return True
        if low[i] in COUNTED and not COMES.isdisjoint(low[max(i - SINCE, first) : i]):
            # "came on the day that a delegation arrived in X", "came hours before a summit in X"
            spell = low[i] == "day" or not SPELLS.isdisjoint(low[max(i - 2, first) : i])
            return spell and not _violent(scene, i, scene.view.bounds(mark.start)[1])
    return False


def _violent(scene: Scene, start: int, end: int) -> bool:
    """Whether a stretch of a sentence tells violence or harm."""
    view, words = scene.view, lexicon()
    for i in range(start, end):
        noun, verb = words.nouns.get(view.low[i]), words.verbs.get(view.lemma[i])
        if i in scene.toll_at or any(one is not None and one.force != "talk" for one in (noun, verb)):
            return True
    return False


def since(scene: Scene, mark: Marked) -> bool:
    """In what the event is counted from: "the first attack since rebels took the city of X", and, behind another place, "two days after
    the blast at X"; "since Monday in X" is not."""
    low, first = scene.view.low, scene.view.bounds(mark.start)[0]
    for i in range(mark.start - 1, max(mark.start - REACH, first) - 1, -1):
        if low[i] in STOPS:
            return False
        if low[i] == "since":
            return not any(m.start in (i + 1, i + 2) for m in scene.times)
        if low[i] == "after" and low[i - 1] in SPELLS:
            if any(i < toll.tokens[0] < scene.view.bounds(mark.start)[1] for toll in scene.tolls):
                return False  # that one is told as well
            return any(first <= m.start < i and m.place is not None and grade(m.place) < COUNTRY for m in scene.places)
    return False


def _talks(word: str) -> bool:
    """Whether a word is one for a meeting of several sides."""
    noun = lexicon().nouns.get(word)
    return noun is not None and noun.force == "talk" and noun.plover == "CONSULT"


def _table(scene: Scene, mark: Marked) -> bool:
    """Where people talk: "the talks that began in Paris", "a summit in the city of X"."""
    low, words = scene.view.low, lexicon()
    if any(_talks(low[i]) for i in range(mark.end, min(mark.end + 2, scene.view.bounds(mark.start)[1]))):
        return True  # "on the eve of the Geneva peace talks"
    if low[mark.start - 1] == "of" and low[mark.start - 2] in PACTS:
        return True  # "broke the truce of Riverton"
    at = preposition(scene, mark)
    if not at or low[at] == "from":
        return False
    for i in range(at - 1, max(at - TABLE, scene.view.bounds(mark.start)[0]) - 1, -1):
        if low[i] in words.cues["signed"]:
            return True
        noun = words.nouns.get(low[i]) if scene.view.pos[i] == "NOUN" else None
        if noun is not None or low[i] in STOPS:
            return _talks(low[i])
    return False


def origin(scene: Scene, mark: Marked) -> bool:
    """After "from" or "to": where somebody came from or was brought; and what that lies in ("from Makassar, South Sulawesi")."""
    view = scene.view
    k = mark.start - 1
    if k > 0 and view.low[k] in ("and", ",") and (inner := _beside(scene, k)) is not None:
        wider = mark.place is not None and mark.place.precision >= PROVINCE and view.low[k] == ","
        return (wider or _homes(scene, inner)) and origin(scene, inner)
    if _of_person(scene, mark):
        return True
    while k > 0 and (view.low[k] in PASSED or view.low[k] in DESCRIBING or view.pos[k] == "ADJ"):
        k -= 1
    if k > 1 and view.low[k] == "from" and view.low[k - 1] in COMES and view.low[k - 2] in NEWS:
        return False  # "word came from Riverton that ..."
    if k > 1 and view.low[k] == "from" and view.low[k - 1] in AWAY:
        return False  # "seven kilometres from Riverton"
    if _on_the_way(scene, k):
        return False  # "on the road from Riverton to Hillshire"
    if k < 0:
        return False
    return view.low[k] in MOVED or _fired_from(scene, k) or _bound(scene, k)


def _bound(scene: Scene, k: int) -> bool:
    """Whether the "for" at ``k`` tells where somebody goes: "a bus about to leave X for Y", "bound for Y"."""
    low, first = scene.view.low, scene.view.bounds(k)[0]
    return low[k] == "for" and not BOUND.isdisjoint(low[max(k - BOUND_AWAY, first) : k])


def _fired_from(scene: Scene, k: int) -> bool:
    """Whether the preposition at ``k`` tells where those stood who fired: "a shell fired from rebel positions on Mount X hit the town"."""
    low, first = scene.view.low, scene.view.bounds(k)[0]
    if k - 1 <= first or low[k] not in STANDING or low[k - 1] not in STANDS:
        return False
    source = next((i for i in range(k - 2, max(k - REACH, first), -1) if low[i] == "from"), None)
    return source is not None and not FIRED.isdisjoint(low[max(source - 3, first) : source])


def _beside(scene: Scene, k: int) -> Marked | None:
    """The place that stands right before the comma or "and" at a token: X of "X, Y and Z"."""
    return next((m for m in scene.places if m.end in (k, k - (scene.view.low[k - 1] == ","))), None)


def _homes(scene: Scene, mark: Marked) -> bool:
    """Whether a place is the first of a list of those from which somebody comes, or goes on such a list: "the others came from X, Y and Z"."""
    low, k = scene.view.low, mark.start - 1
    if k < 1:
        return False
    if low[k] in ("and", ",") and (before := _beside(scene, k)) is not None:
        return _homes(scene, before)
    return low[k] == "from" and (low[k - 1] in COMES or low[k - 1] in HAIL)


def _of_person(scene: Scene, mark: Marked) -> bool:
    """Whether a place is where somebody lives whose name or age goes before: "Ali Hassan, 32, of Riverton, was"."""
    view, k = scene.view, mark.start - 1
    while k > 0 and view.low[k] != "of" and (view.pos[k] in ("ADJ", "DET", "NUM") or view.low[k] in DESCRIBING):
        k -= 1
    if k < 2 or view.low[k] != "of" or view.low[k - 1] != ",":
        return False
    age = view.low[k - 2].isdigit() and 0 < int(view.low[k - 2]) <= OLDEST
    return age or (view.tag[k - 2] == "NNP" and scene.doc[k - 2].ent_type_ == "PERSON")


def _on_the_way(scene: Scene, k: int) -> bool:
    """Whether a "from" or "to" at a token says which road it is: "the road to X", "the highway leading from X to Y"."""
    view = scene.view
    low, way = view.low, k - 1 - (view.low[k - 1] in LEADS)
    if way > 0 and low[way] in WAYS:
        way -= 1
        while way > 0 and (view.pos[way] in ("DET", "ADJ", "NOUN", "NUM") or low[way] == "-"):
            way -= 1
        return low[way] in ALONG
    other = next((m for m in scene.places if m.end == k and m.place is not None), None)
    return (
        low[k] == "to" and other is not None and low[other.start - 1] == "from" and _on_the_way(scene, other.start - 1)
    )


def _dated_line(scene: Scene, mark: Marked) -> bool:
    """Whether a sentence near the top is no more than a place and a day: "MAPUTO, 9 November 2020."."""
    first, last = scene.view.bounds(mark.start)
    if mark.start != first or last > TOP or last - first > LINE:
        return False
    days = scene.within(scene.times, (first, last))
    held = {i for m in (*days, *scene.within(scene.places, (first, last))) for i in range(m.start, m.end)}
    return bool(days) and not any(scene.doc[i].is_alpha and i not in held for i in range(first, last))


def dateline(scene: Scene, mark: Marked) -> bool:
    """At the beginning of a sentence, with a new one's beginning after it: where the page was sent from."""
    view, doc = scene.view, scene.doc
    if mark.start in scene.dateline or _dated_line(scene, mark):
        return True
    first = view.bounds(mark.start)[0]
    if first < mark.start - 1 < first + TOWN and view.low[mark.start - 1] == "," and mark.end < view.size:
        # "MONTCLAIR, N.J. (AP) -", whether or not the town is known
        town = doc[first : mark.start - 1].text
        named = (
            first in scene.place_starts or town.isupper() or (town.istitle() and view.low[mark.end] in ("--", "–", "—"))
        )
        return named and view.low[mark.end] in DASHES
    if mark.start != view.bounds(mark.start)[0] or mark.end >= view.size:
        return False
    inner = scene.place_starts.get(mark.end + 1) if view.low[mark.end] == "," else None
    if inner is not None and view.low[inner.end : inner.end + 1] and view.low[inner.end] in DASHES:
        return True
    following = doc[mark.end]
    name = doc[mark.start : mark.end].text
    return (
        (view.low[mark.end] in DASHES and (view.low[mark.end] != ":" or name.isupper() or _narrowed(scene, mark)))
        or (name.isupper() and len(name) > 3)
        or (following.is_title and view.pos[mark.end] in ("DET", "ADJ", "NUM", "PRON"))
    )


def _narrowed(scene: Scene, mark: Marked) -> bool:
    """Whether the sentence that a place begins names another one below a province: "Raipur: Eight died in Bijapur district", not "Raipur: Eight
    died in clashes"."""
    span = scene.view.bounds(mark.start)
    others = (m.place for m in scene.within(scene.places, span) if m.start >= mark.end)
    return any(
        p is not None and grade(p) < PROVINCE and p.name != scene.doc[mark.start : mark.end].text for p in others
    )


__all__ = ["FINE", "aside", "best_places", "brought", "elsewhere", "grade", "pairs"]
