"""Figures told under the name of those whom they are of, in a table or a bulletin: "Army: 3 dead, 5 wounded", "| rebels | 12 killed |"."""

from __future__ import annotations

from rashomon.reading.tolls.people import CREWS, Group, View
from rashomon.reading.tolls.scene import Scene
from rashomon.reading.words import words

SIGNS = words("bullets") | {"|", "•", "·"}
PARTS = frozenset({":", "|", "-", "--", "–", "—"})
TELLERS = words("tellers")
ARMED = frozenset({"army", "military", "police"})
SPEAKERS = TELLERS - ARMED
ENEMY = words("enemy")
FINITE = ("VBZ", "VBP", "MD")
NAME = 6
"""Tokens of the longest name."""
ABOUT = 3
"""Tokens from what parts the name from the figure to that ("Enemy: est. 6 killed")."""
KINDS = frozenset({"forces", "non-state"})


def party(scene: Scene, group: Group) -> Group | None:
    """The phrase under which a bare figure stands in its row: that of the side whose people it counts.

    Parameters: the scene and the figure's phrase. ``None`` where a name may as well be that of who tells the figure ("Army: 12 dead"), which it is
    not where another such row stands beside it.
    """
    view = scene.view
    if group.noun is not None or group.kind not in ("number", "others"):
        return None
    start = next((k + 1 for k in range(group.start - 1, scene.start - 1, -1) if view.words[k] == ";"), scene.start)
    row = _row(view, start, group.start + 1)
    if row is None:
        return None
    name, part = row
    if view.words[part] == "|":
        return name
    if view.words[part - 1] in SPEAKERS:
        return None
    if ";" in view.words[scene.start : scene.end]:
        return name
    if view.words[part - 1] in ENEMY:
        return name
    if view.words[scene.start] not in SIGNS:
        # "Rebels: 12 killed": they may be telling it
        return None
    before = view.tokens[scene.start - 1].sent.start if scene.start else None
    rows = [k for k in (before, scene.end) if k is not None and k < len(view.words)]
    return name if any(_row(view, k, view.tokens[k].sent.end) is not None for k in rows) else None


def _row(view: View, start: int, end: int) -> tuple[Group, int] | None:
    """The phrase that opens a row of figures at ``start``, and what parts it from the first of them."""
    while start < end and (view.words[start] in SIGNS or view.words[start].isspace()):
        start += 1
    part = next((k for k in range(start + 1, min(start + 1 + NAME, end)) if view.words[k] in PARTS), None)
    if part is None or not any(k in view.counts for k in range(part + 1, part + 1 + ABOUT)):
        return None
    if any(tag in FINITE for tag in view.tags[start:end]):
        return None
    if any(k in view.counts or view.words[k] in view.lex.harm or view.tags[k][:1] in "VM" for k in range(start, part)):
        return None
    head = part - 1
    noun = view.lex.victims.get(view.words[head])
    span = view.actors.get(head)
    actor = span._.actor if span is not None else None
    named = actor is not None and actor.kind in KINDS
    crew = noun is not None and noun.kind != "not" and (noun.plural or noun.noun in CREWS)
    if not (named or crew or view.words[head] in ENEMY or view.words[head] in ARMED):
        return None
    return Group(start, part, head, None, "people", noun.category if noun is not None else "unknown", noun), part


__all__ = ["party"]
