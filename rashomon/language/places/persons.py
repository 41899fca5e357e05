"""Names of places that are a person's first or last name on this page: "Lincoln" beside "Abraham Lincoln", "Houston, 56,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.language.places.around import POSSESSIVE, Around
from rashomon.language.places.fold import ARTICLES, fold
from rashomon.language.places.gazetteer import Gazetteer
from rashomon.language.places.recognise import Piece
from rashomon.language.places.view import View
from rashomon.language.places.words import words

OLDEST = 110
"""Years; a bare number between two commas up to here is an age."""
LONGEST = 4
"""Words of a person's full name."""


AIM = 4
"""Words between what is aimed or said and "at", at most."""


def persons(view: View, gazetteer: Gazetteer, pieces: Sequence[Piece]) -> set[Piece]:
    """The pieces that name a person: all of one word that is part of a full name, as long as the text nowhere puts anything there.

    Parameters: a doc's view, with entities; the gazetteer, as a country is never taken for a person; token ranges that were taken for
    places. Result: those of the ranges that are no place's. Entity recognisers take the second, shorter naming of a person for a place or a body more often than the
    first, full one (Finkel, Grenager and Manning 2005, on holding a label through a text).
    """
    around = Around(view, gazetteer)
    full = {word for name in _full_names(view) for word in name}
    placed = {
        view.lower[start]
        for start, stop in pieces
        if stop == start + 1 and _surely(view, around, gazetteer, (start, stop))
    }
    return {
        (start, stop)
        for start, stop in pieces
        if (
            stop == start + 1
            and (view.lower[start] in full - placed or view.lower[start].removesuffix("s") in full - placed)
            and fold(view.words[start]) not in gazetteer.countries
        )
        or (_aged(view, stop) and "PERSON" in view.label[start:stop] and not around.strong_before(start))
    }


def _full_names(view: View) -> Iterator[tuple[str, ...]]:
    """The words of each person's name of two words or more, in small letters."""
    i, size = 0, len(view.words)
    while i < size:
        if view.label[i] != "PERSON":
            i += 1
            continue
        start = i
        while i < size and view.label[i] == "PERSON":
            i += 1
        name = tuple(view.lower[start:i])
        capitals = all(view.capital[start:i]) and all(word.isalpha() for word in name)
        # In a headline any two words can look like a name; "Khan Sheikhoun" and "al-Bab" are no persons.
        strange = start in view.titled or any(
            w in words().place_heads or w in words().kinds or w in ARTICLES for w in name
        )
        if 2 <= i - start <= LONGEST and capitals and not strange:
            yield name


def _surely(view: View, around: Around, gazetteer: Gazetteer, piece: Piece) -> bool:
    """Whether the words around say that it is a place: "in Houston", "Houston, Texas", "the town of Houston", "HOUSTON -"."""
    start, stop = piece
    before = start - 1
    while before > 0 and view.lower[before] in words().turns:
        before -= 1
    if view.lower[before] in words().set_at and _somebodys(view, before, stop):
        return False
    if (
        view.lower[before] in words().set_at
        or around.kind_before(start)
        or around.kind_follows(stop)
        or view.words[start].isupper()
    ):
        return True
    wide = (
        e.kind for k in (stop + 2, stop + 3) if k <= len(view.words) for e in gazetteer.find(view.name(stop + 1, k))
    )
    return view.words[stop : stop + 1] == [","] and not {"A1", "C"}.isdisjoint(wide)


def _somebodys(view: View, before: int, stop: int) -> bool:
    """Whether what stands behind a word like "in" is somebody's or somebody: "in Houston's car", "pointed it at Houston"."""
    aims = range(max(before - AIM, 0), before)
    return (
        "".join(view.words[stop : stop + 1]) in POSSESSIVE
        or (view.lower[before] == "at" and any(view.lower[i] in words().aimed for i in aims))
    )  # fmt: skip


def _aged(view: View, stop: int) -> bool:
    """Whether an age follows between commas: ", 56,"."""
    number = view.words[stop + 1 : stop + 2]
    return (
        view.words[stop : stop + 1] == [","]
        and view.words[stop + 2 : stop + 3] == [","]
        and bool(number)
        and number[0].isdigit()
        and 0 < int(number[0]) <= OLDEST
    )


__all__ = ["persons"]
