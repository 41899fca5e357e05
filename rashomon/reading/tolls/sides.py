"""To whom the people of a phrase belong: their actor, side and category."""

from __future__ import annotations

from rashomon.model import Actor, Category
from rashomon.reading.tolls.people import Group, View


def belongs(view: View, group: Group) -> tuple[Actor | None, str | None, Category]:
    """Actor, side and category of a phrase's people; the side is ``None`` where the text doesn't say it.

    The actor is the one that the head noun is part of, else one named before it ("Hamas fighters") or in "of" or "from" right
    after it ("members of Hamas").
    """
    actor = _actor(view, group)
    category = group.category
    if actor is None:
        return None, None, category
    if category == "unknown" and (group.noun is None or group.noun.kind != "person"):
        category = actor.category
    return actor, _side(actor), category


def _actor(view: View, group: Group) -> Actor | None:
    actors = view.actors
    if not actors:
        return None
    order = [group.head] if group.head is not None else []
    order += range(group.end - 1, group.start - 1, -1)
    if view.at(group.end) in ("of", "from", "with"):
        order += range(group.end + 1, group.end + 4)
    for i in order:
        span = actors.get(i)
        if span is not None and span._.actor is not None and _side(span._.actor) is not None:
            return span._.actor
    return None


def _side(actor: Actor) -> str | None:
    """The side that an actor gives to its people; people of no party and of no country give none."""
    if actor.country is None and actor.kind in ("people", "person", "outlet", "agency"):
        return None
    return actor.side
