"""The fresh incidents of an article: its segments of violence grouped, placed, dated and typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.model import Actor, Article, Place, Plover, TimeMention
from rashomon.reading.accounts import Account, once
from rashomon.reading.events.features import Known, known
from rashomon.reading.events.groups import Group, groups
from rashomon.reading.events.learned import Decisions
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.segments import FINE, Segment, civilian, mode_of

PARTY_KINDS = frozenset({"state", "body", "forces", "non-state", "organisation"})
"""Kinds of actor that can be a party to an incident; a person acts for one."""


def incidents(
    scene: Scene, segments: Sequence[Segment], article: Article | None, headline_end: int, learned: Decisions
) -> tuple[list[Account], list[Segment]]:
    """The incidents that an article tells as news, in the order of the text, and the segments that none of them took.

    Parameters: the scene with its violent segments; the article (for its publication); the end of the headline in characters
    of the ``Doc``; the learned decisions.
    """
    if not segments:
        return [], []
    all_known = known(scene, segments, article, headline_end)
    found, _ = groups(all_known, learned)
    taken = [g for g in found if g.chance >= learned.limits["group"]]
    accounts = [_account(scene, all_known, group) for group in taken]
    used = {k for g in taken for k in g.members}
    return accounts, [s for k, s in enumerate(segments) if k not in used]


def _account(scene: Scene, all_known: Sequence[Known], group: Group) -> Account:
    members = [all_known[k] for k in group.members]
    segments = [m.segment for m in members]
    plover, mode = mode_of(segments)
    agents = _parties(a for s in segments for a in s.agents)
    targets = _parties(a for s in segments for a in s.targets)
    # Both sides of a clash stand as agents; who is only ever hit is a target.
    event = lexicon().event(_plover(plover), mode, civilian=any(civilian(s, scene) for s in segments))
    reality = "actual" if any(s.reality(scene) == "actual" for s in segments) else segments[0].reality(scene)
    return Account(
        "incident", event, tuple(segments), reality, _times(members), _places(all_known, group), agents, targets
    )


def _plover(name: str) -> Plover:
    return "PROTEST" if name == "PROTEST" else "COERCE" if name == "COERCE" else "ASSAULT"


def _parties(actors) -> tuple[Actor, ...]:  # type: ignore[no-untyped-def]
    return once([a for a in actors if a.kind in PARTY_KINDS or a.country is not None or a.category == "military"])


def _times(members: Sequence[Known]) -> tuple[TimeMention, ...]:
    """Expressions that date the event: those of the body before the headline's, a day before a vague one, at last the day of saying."""
    order = [m for m in members if not m.headline] + [m for m in members if m.headline]
    own = [mark.time for m in order for mark in m.segment.times if mark.time is not None]
    exact = [t for t in own if _exact(t)]
    rest = [t for t in own if not _exact(t)]
    said = [m.segment.said for m in order if m.segment.said is not None]
    return (*exact, *rest, *said)


def _exact(time: TimeMention) -> bool:
    return time.day is not None or time.weekday is not None or time.unit == "day" or time.part is not None


def _places(all_known: Sequence[Known], group: Group) -> tuple[Place, ...]:
    """Where it was, best first: what most of its segments say, the finer and the earlier before the others; what none of them
    says is taken over from the text before, else from what the article says most."""
    weight: Counter[str] = Counter()
    place_of: dict[str, Place] = {}
    order: dict[str, int] = {}
    for n, k in enumerate(group.members):
        for rank, mark in enumerate(all_known[k].segment.places):
            assert mark.place is not None
            name = mark.place.name.lower()
            weight[name] += (4 if n == 0 else 3) - min(rank, 2)
            if name not in place_of or mark.place.precision < place_of[name].precision:
                place_of[name] = mark.place
            order.setdefault(name, len(order))
    if place_of:
        names = sorted(
            place_of, key=lambda n: (place_of[n].precision > FINE, place_of[n].precision > 5, -weight[n], order[n])
        )
        return tuple(place_of[n] for n in names)
    for k in range(group.members[0] - 1, -1, -1):
        place = all_known[k].segment.place
        if place is not None:
            return (place,)
    said = [m.place for m in all_known[0].scene.places if m.place is not None]
    common = Counter(p.name for p in said if p.precision <= 5) or Counter(p.name for p in said)
    return tuple(p for p in said if p.name == common.most_common(1)[0][0])[:1] if said else ()
