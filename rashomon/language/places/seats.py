"""Towns and districts that a text names only as whose police speak or come: "Bowling Green police", "the Raleigh Police Department"."""

from __future__ import annotations

from rashomon.language.places.gazetteer import Gazetteer
from rashomon.language.places.recognise import Piece, View
from rashomon.language.places.words import words

LONGEST = 4
"""Words of such a name."""


def seats(view: View, gazetteer: Gazetteer) -> list[Piece]:
    """Token ranges ``[start, end)`` of the names of towns and districts right before a word for a local body, in order.

    Parameters: a doc's view; the gazetteer. The words are the lists ``seats`` and ``no_seats`` of ``data/words.yaml``.
    """
    lists, lower, found = words(), view.lower, []
    first_words = {body[0] for body in lists.seats}
    for i, word in enumerate(lower):
        if word not in first_words or not i or not any(tuple(lower[i : i + len(b)]) == b for b in lists.seats):
            continue
        stop = i - (i > 1 and lower[i - 1] == "city" and not gazetteer.find(view.name(i - 2, i)))
        start = next((k for k in range(max(stop - LONGEST, 0), stop) if _named(view, k, stop, gazetteer)), None)
        if start is not None:
            found.append((start, stop))
    return found


def _named(view: View, start: int, stop: int, gazetteer: Gazetteer) -> bool:
    """Whether the words are capitalised and the name of a town or district, and no kind of police ("military police")."""
    lists = words()
    if not all(view.capital[start:stop]) or view.lower[start] in lists.no_seats or view.lower[start] in lists.plain:
        return False
    return any(e.kind in ("P", "A2") for e in gazetteer.find(view.name(start, stop)))
