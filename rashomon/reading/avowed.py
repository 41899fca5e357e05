"""What a side says that it did itself, where the deed is told elsewhere: "said it was behind the blast", "said they were responsible"."""

from __future__ import annotations

from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import Attribution, Tokens
from rashomon.reading.words import words

NOT = words("not")
US = words("us")
THEY = words("they")
GUILTY = frozenset({"behind", "responsible"})
BEING = frozenset({"was", "were", "is", "are", "been", "be"})
BACK = 4
"""Tokens before "behind" among which a form of "be" stands, and before that the pronoun."""
ACTING = frozenset({"state", "body", "forces", "non-state"})
"""Kinds of actor that answer for a deed."""


def owning(scene: Scene, one: Attribution) -> Tokens | None:
    """Words by which a speaker says of his own side, by a pronoun, that it was behind a deed; ``None`` where he does not."""
    actor = one.actor
    if actor is None or (actor.kind not in ACTING and not (actor.kind == "person" and "/" in actor.code)):
        return None
    low = scene.view.low
    for start, end in one.content:
        for k in range(start, end):
            if low[k] not in GUILTY:
                continue
            be = next((i for i in range(k - 1, max(k - BACK, start) - 1, -1) if low[i] in BEING), None)
            if be is None or not NOT.isdisjoint(low[max(be - BACK, start) : k]):
                continue
            we = next((i for i in range(be - 1, max(be - BACK, start) - 1, -1) if low[i] in US or low[i] in THEY), None)
            if we is None or any(
                start <= m.start < be and m.actor and m.actor.side != actor.side for m in scene.actors
            ):
                continue
            if any(scene.view.tag[i][:2] in ("NN", "VB") and low[i] not in BEING for i in range(we + 1, be)):
                continue
            return start, end
    return None
