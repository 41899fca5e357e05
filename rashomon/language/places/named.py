"""Names that look like something else: towns called by words for kinds of place, and hospitals and schools called after a saint."""

from __future__ import annotations

from rashomon.language.places.around import POSSESSIVE
from rashomon.language.places.gazetteer import Gazetteer
from rashomon.language.places.view import View
from rashomon.language.places.words import words

TOWN = 1_000
"""People of a town whose name may be made of words for kinds of place."""
CITY = 100_000
"""People of a city that is called after a saint and may have a hospital of its own: "St. Petersburg's ..."."""
SAINT = frozenset(("st", "st.", "saint"))


def of_kinds(view: View, gazetteer: Gazetteer, start: int, stop: int) -> bool:
    """Whether a name of words for kinds of place is a town's of its own: "Fort Valley", "Lake City".

    Parameters: a doc's view, with entities; the gazetteer; a token range. Result: true for two words or more that the recogniser takes for a
    place and the gazetteer knows as a town.
    """
    kinds = stop - start > 1 and all(word in words().kinds for word in view.lower[start:stop])
    if not kinds or set(view.label[start:stop]) != {"GPE"}:
        return False
    return any(e.main and e.kind == "P" and e.population >= TOWN for e in gazetteer.find(view.name(start, stop)))


def after_a_saint(view: View, gazetteer: Gazetteer, start: int, stop: int) -> bool:
    """Whether something else is called after the saint in a token range: "St. Mary's Medical Center" is not in a town of that name."""
    if view.lower[start] not in SAINT or view.capital[stop + 1 : stop + 2] != [True]:
        return False
    known = gazetteer.find(view.name(start, stop))
    return view.words[stop] in POSSESSIVE and not any(e.main and e.population >= CITY for e in known)


__all__ = ["after_a_saint", "of_kinds"]
