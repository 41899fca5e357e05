"""Expressions of time that count from another deed: "two days after gunmen killed ten", "the morning after a bomb went off"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.passing import since_the_deed
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.words import words

FOLLOWED = words("followed-on")
CAME = words("comes") | FOLLOWED
DEEP = 20
"""Steps up the tree from a word of violence at most."""


def turned(scene: Scene, mark: Marked, anchor: list[int]) -> Marked:
    """ "It came days after gunmen killed ten": days *before* what is told, for what the clause tells.

    Parameters: the article's scene; an expression of time in it; the tokens that tell violence. Result: the expression turned to the past, or itself.
    Raises nothing. Practice: TIMEX3 anchors such an expression at the event that it names.
    """
    view, time, i = scene.view, mark.time, behind(scene, mark)
    if time is None or time.anchor != "narrative" or i >= len(view.low) or time.offset is None or time.offset <= 0:
        return mark
    # "Days after ...", "Just days after ..."
    fronted = all(view.pos[k] in ("ADV", "DET", "SPACE") for k in range(view.bounds(mark.start)[0], mark.start))
    # "Two days after the attack that killed five, nobody is held", but not "two days after the talks, rebels killed five".
    deeds = [a for a in anchor if view.low[a] not in lexicon().cues["court"]] or anchor
    # "The bombings came eight days after a car bomb killed nine": what came was told before.
    came = [a for a in anchor if view.low[view.head[a]] in CAME and view.dep[a] == "nsubj" and view.head[a] < i]
    anchor = [a for a in anchor if a not in came] or anchor
    inside = view.dep[i] == "prep" and (not fronted or all(_inside(scene, i, a) for a in deeds))
    fits = (view.dep[i] == "mark" or inside) and all(a > i for a in anchor)
    if view.low[i] != "after" or not (fits or since_the_deed(scene, mark, anchor)):
        return mark
    far = time.offset if time.offset_high is None else time.offset_high
    back = {"offset": -far, "offset_high": None if time.offset_high is None else -time.offset, "direction": "past"}
    if time.unit == "week" and far == 1:
        # "A week after" an attack is its day of the week.
        back |= {"offset": -7, "unit": "day"}
    return replace(mark, time=time.model_copy(update=back))


def behind(scene: Scene, mark: Marked) -> int:
    """The token behind an expression that leads to what it is counted from: "two days | after", "the morning | after"."""
    return mark.end - (scene.view.low[mark.end - 1] == "after")


def _inside(scene: Scene, i: int, a: int) -> bool:
    """Whether a word is told behind the preposition at ``i``. No passive clause with a subject of its own stands there without "in which": "days
    after the attack a woman was killed" lost its comma."""
    view = scene.view
    start, end = view.subtree(i)
    if not start <= i < a < end:
        return False
    for _ in range(DEEP):
        if a == i:
            return True
        subject = view.kid(a, "nsubjpass") if view.dep[a] == "relcl" else None
        if subject is not None and not any(view.tag[k][0] == "W" for k in range(view.subtree(a)[0], a)):
            return False
        a = view.head[a]
    return True


def stands_with(scene: Scene, mark: Marked, counted: Marked) -> bool:
    """Whether a day stands with what is counted from, and not with the news: "two days after gunmen killed five on the road, police on
    Monday held three men" tells of the arrests on Monday."""
    view, i = scene.view, behind(scene, counted)
    start, end = view.subtree(i if view.dep[i] == "prep" else view.head[i])
    first, last = view.bounds(i)
    if counted.start == first:
        # In front of the news it ends with a comma, whatever the parse says.
        end = min(end, next((k for k in range(i, last) if view.low[k] == ","), end))
    return mark is counted or max(start, i) <= mark.start < end


def after_another(scene: Scene, mark: Marked, anchor: list[int]) -> bool:
    """Whether it is counted from something that is no violence: "just days after the president won a fifth term"."""
    view, i = scene.view, mark.end
    if (
        mark.time is None
        or mark.time.anchor != "narrative"
        or i >= len(view.low)
        or view.low[i] not in ("after", "before")
    ):
        return False
    start, end = view.subtree(view.head[i])
    return view.dep[i] == "mark" and not any(max(start, i) <= a < end for a in anchor)


def offset_of(mark: Marked) -> int | None:
    """By how much an expression is counted from something else."""
    return mark.time.offset if mark.time is not None else None
