"""Names of sides of which nothing else in the text tells: "blamed the PCJ", "laid it at the door of La Sombra"."""

from __future__ import annotations

from rashomon.model import Actor
from rashomon.reading.attribution.view import View
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.words import words

BANDS = words("groups") | words("bare") | frozenset({"tied", "linked", "men", "fighters", "remnants"})
"""May stand before the name of a group."""
COUNTRY = 6
"""Precision of a place that is a whole country."""
PARTICLES = words("name-particles")
CLOSES = frozenset(
    {",", ";", ".", "(", "and", "or", "who", "which", "that", "for", "over", "after", "—", "–", '"', "”"}
)
"""May stand right behind a name that is whole."""


def only_bands(scene: Scene, start: int, end: int) -> bool:
    """Whether no noun or verb stands there but for those for a band of somebody's: "elements of", "a cell tied to".

    Parameters: the article's scene; first token and the one behind the last, within its text. Raises nothing.
    """
    view = scene.view
    return all(view.tag[i][:2] not in ("NN", "VB", "MD") or view.low[i] in BANDS for i in range(start, end))


def stranger(scene: Scene, start: int, end: int, last: int) -> Marked | None:
    """A name of which nothing else tells: a state that is only named as a place, else a group.

    Parameters: the article's scene; the tokens ``[start, end)`` among which the name begins, and ``last``, up to which it may reach. Result: the
    name with its actor; ``None`` where there is none, or it is that of another place or a time. Raises nothing.
    """
    view = scene.view
    first = next((i for i in range(start, end) if _proper(view, i)), None)
    if first is None or not only_bands(scene, start, first):
        return None
    place = next((m for m in scene.places if m.start <= first < m.end), None)
    if place is not None:
        whole = place.place is not None and place.place.country is not None and place.place.precision == COUNTRY
        if not whole or place.place is None or place.place.country is None:
            return None
        code = place.place.country
        return Marked(place.start, place.end, Actor(code=code, name=place.place.name, kind="state", country=code))
    if any(m.start <= first < m.end for m in scene.times):
        return None
    stop = _name_end(view, first, last)
    name = scene.doc[first:stop].text
    return Marked(first, stop, Actor(code=name, name=name, kind="non-state"))


def before_mark(scene: Scene, start: int, end: int, last: int, mark: Marked | None) -> Marked | None:
    """Such a name where it stands before that of a known side, and is whole: "attributed it to the Sombra column, dissidents of X".

    Parameters: as of :func:`stranger`; ``mark``, the known one, if there is one. Result: the name; ``None`` where the known one is meant. Raises nothing.
    """
    found = stranger(scene, start, end, last)
    if found is None or mark is None or found.end >= mark.start or found.actor is None:
        return found if mark is None else None
    return found if found.actor.kind == "non-state" and scene.view.low[found.end] in CLOSES else None


def _proper(view: View, i: int) -> bool:
    token = view.doc[i]
    initials = token.is_upper and len(token) > 2 and token.is_alpha
    return (view.tag[i][:3] == "NNP" and token.is_title) or (initials and view.tag[i][:2] == "NN")


def _name_end(view: View, first: int, last: int) -> int:
    """Where a name ends that begins at ``first``, with its particles: "Comandos de la Sierra"."""
    stop = first + 1
    while stop < last:
        k = stop
        while k < min(last, stop + 2) and view.low[k] in PARTICLES:
            k += 1
        if k >= last or view.tag[k][:3] != "NNP":
            break
        stop = k + 1
    return stop
