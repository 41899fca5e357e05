"""The fresh incidents of an article: its segments of violence grouped, placed, dated and typed."""

from __future__ import annotations

from collections.abc import Container, Sequence

from rashomon.model import Actor, Article, Plover
from rashomon.reading.accounts import Account, once
from rashomon.reading.events.answered import parted
from rashomon.reading.events.features import Known, known
from rashomon.reading.events.groups import Group, dated, groups
from rashomon.reading.events.learned import Decisions
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.segments import Segment, civilian, mode_of
from rashomon.reading.placed import places
from rashomon.reading.quiet import quiet
from rashomon.reading.when import times

DATED = 0.15
"""Chance from which on harm that is told as done on a day of its own these weeks is an incident."""
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
    found = groups(all_known, learned)[0]
    likely = [g for g in found if g.chance >= (DATED if _of_these_weeks(g, all_known) else learned.limits["group"])]
    taken = [g for g in likely if not quiet(g, likely, all_known)]
    used = {k for g in taken for k in g.members}
    telling = {segments[k].sentence for k in used}
    # On a page that tells one incident, and from a known day, a day told around it is mostly its own.
    plain = len(taken) == 1 and article is not None and article.published.start is not None
    first = frozenset(segments[min(group.members)].start for group in taken)
    accounts = [
        _account(scene, all_known, part, group, telling, plain, first)
        for group in taken
        for part in parted(group, all_known)
    ]
    accounts.sort(key=lambda a: a.segments[0].start)
    return accounts, [s for k, s in enumerate(segments) if k not in used]


def _of_these_weeks(group: Group, all_known: Sequence[Known]) -> bool:
    """Whether it tells whom somebody harmed on a day of its own within the last fortnight."""
    members = [all_known[k] for k in group.members]
    return any(one.tolls for one in members) and any(dated(one) for one in members)


def _account(
    scene: Scene,
    all_known: Sequence[Known],
    group: Group,
    whole: Group,
    taken: Container[int],
    plain: bool,
    first: frozenset[int],
) -> Account:
    """The account that the segments of ``group`` give, which may be a part of the ``whole`` that tells what it answered, too;
    ``plain``: it is the only one of an article from a known day; ``first``: the first tokens of the segments that open an incident."""
    members = [all_known[k] for k in group.members]
    segments = [m.segment for m in members]
    plover, mode = mode_of(segments)
    agents = _parties(a for s in segments for a in s.agents)
    targets = _parties(a for s in segments for a in s.targets)
    # Both sides of a clash stand as agents; who is only ever hit is a target.
    event = lexicon().event(_plover(plover), mode, civilian=any(civilian(s, scene) for s in segments))
    reality = "actual" if any(s.reality(scene) == "actual" for s in segments) else segments[0].reality(scene)
    return Account(
        "incident",
        event,
        tuple(segments),
        reality,
        times(scene, members, taken, all_known, plain, first),
        places(scene, all_known, group, whole, taken, plain),
        agents,
        targets,
        chance=group.chance,
    )


def _plover(name: str) -> Plover:
    return "PROTEST" if name == "PROTEST" else "COERCE" if name == "COERCE" else "ASSAULT"


def _parties(actors) -> tuple[Actor, ...]:  # type: ignore[no-untyped-def]
    return once([a for a in actors if a.kind in PARTY_KINDS or a.country is not None or a.category == "military"])
