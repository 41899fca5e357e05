"""The past events that an article tells as background: wars, battles, attacks and flights, dated back or summed up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rashomon.model import Article, Plover, When
from rashomon.reading.accounts import Account, once
from rashomon.reading.diplomacy import clauses
from rashomon.reading.diplomacy.parties import expand
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.segments import Segment, mode_of
from rashomon.reading.history.dates import same
from rashomon.reading.history.find import Past, told

__all__ = ["history"]

_TYPES = ("ASSAULT", "COERCE", "PROTEST")


def history(scene: Scene, left: Sequence[Segment], found: Sequence[Mention], article: Article | None) -> list[Account]:
    """The past events of an article, in the order of the text.

    Parameters: the scene; the violent segments that no fresh incident took; all mentions of events; the article (for its
    publication, which says what is old). Result: accounts of kind ``history``, one for each past event; what is neither dated back
    nor sums up over a conflict gives none.
    """
    published = article.published if article else When()
    return [_account(scene, group) for group in _grouped(told(scene, left, published), published)]


def _grouped(found: list[Past], published: When) -> list[list[Past]]:
    """Stretches by the past event that they tell: the same years and nothing that speaks against it, or a sum right after its war."""
    groups: list[list[Past]] = []
    for past in found:
        for group in reversed(groups):
            if all(_one(other, past, published) for other in group):
                group.append(past)
                break
        else:
            groups.append([past])
    return groups


def _one(a: Past, b: Past, published: When) -> bool:
    near = abs(b.segment.sentence - a.segment.sentence) <= 1
    apart = bool(a.names and b.names and not a.names & b.names)
    left, right = ([m.time for m in past.times if m.time is not None] for past in (a, b))
    if left and right:
        return same(left, right, published) and (not apart or (near and (a.lasting or b.lasting)))
    # A sum without a date belongs to the war told beside it.
    return (near or bool(a.names & b.names)) and not apart and (a.lasting or b.lasting)


def _account(scene: Scene, group: list[Past]) -> Account:
    segments = [past.segment for past in group]
    plover, mode = mode_of(segments)
    kind = cast(Plover, plover if plover in _TYPES else "ASSAULT")
    best = max(group, key=lambda p: (bool(p.times), p.lasting))
    times = tuple(dict.fromkeys(m.time for past in (best, *group) for m in past.times if m.time is not None))
    places = {p.name.lower(): p for past in (best, *group) for p in past.places}
    agents = expand(scene, [a for s in segments for a in s.agents])
    targets = expand(scene, [a for s in segments for a in s.targets])
    sides = {a.side for a in (*agents, *targets)}
    others = once([a for past in group for a in past.parties if a.side not in sides])
    if agents:
        targets += others
    else:
        agents = others
    return Account(
        "history",
        lexicon().event(kind, mode),
        tuple(segments),
        "actual",
        times,
        tuple(places.values()),
        once(agents),
        once(targets),
        _title(scene, best),
    )


def _title(scene: Scene, past: Past) -> str:
    """Its noun phrase where that says something, else its clause, else the stretch."""
    view, at = scene.view, past.at
    start, end = past.segment.span
    if view.tag[at][:2] == "NN" and start <= at < end:
        first, last = view.subtree(at)
        clause = next((k for k in view.kids[at] if clauses.own_clause(view, k) and k > at), None)
        last = min(last, view.subtree(clause)[0] if clause is not None else last)
        if last - first >= 3:
            return clauses.title(scene, (first, last))
    own = clauses.span(view, clauses.root(view, at))
    return clauses.title(scene, (max(own[0], start), min(own[1], end))) or clauses.title(scene, (start, end))
