"""Towns and districts that a text names as whose police speak or come ("Bowling Green police", "police in Raleigh"), or as whose
people or deeds it tells ("a Medford man", "the Arnold shooting"): what has no other place was mostly there."""

from __future__ import annotations

from rashomon.language.places.fold import ARTICLES, fold
from rashomon.language.places.gazetteer import Gazetteer
from rashomon.language.places.recognise import Piece
from rashomon.language.places.view import View
from rashomon.language.places.words import words

LONGEST = 4
"""Words of such a name."""
SITES = 3
"""Words, at most, between a town and what happened in it: "the Ridgeton dance hall shooting"."""


def seats(view: View, gazetteer: Gazetteer) -> list[Piece]:
    """Token ranges ``[start, end)`` of the names of towns and districts right before a word for a local body, or after it and "in".

    Parameters: a doc's view; the gazetteer. The words are the lists ``seats``, ``seat_kinds`` and ``no_seats`` of ``data/words.yaml``.
    """
    lists, lower, found = words(), view.lower, []
    first_words = {body[0] for body in lists.seats}
    for i, word in enumerate(lower):
        if word not in first_words:
            continue
        end = max((i + len(b) for b in lists.seats if tuple(lower[i : i + len(b)]) == b), default=i)
        if end == i:
            continue
        stop = i - (i > 1 and lower[i - 1] in lists.seat_kinds and not gazetteer.find(view.name(i - 2, i)))
        start = next((k for k in range(max(stop - LONGEST, 0), stop) if _named(view, k, stop, gazetteer)), None)
        if start is not None:
            found.append(_first_of_two(view, start, stop, gazetteer))
        elif lower[end : end + 1] == ["in"] and view.label[i - 1] != "CARDINAL":
            # "six police in X" are no speakers
            last = min(end + 1 + LONGEST, len(lower))
            stop = next((k for k in range(last, end + 1, -1) if _named(view, end + 1, k, gazetteer)), end)
            if stop > end:
                found.append((end + 1, stop))
    return found


def _first_of_two(view: View, start: int, stop: int, gazetteer: Gazetteer) -> Piece:
    """Of a body that two places share, the first and bigger: "the Savannah-Chatham Metropolitan Police"."""
    before = start - 1 - (view.words[start - 1 : start] == ["-"])
    if before < 0 or not _named(view, before, before + 1, gazetteer):
        return start, stop
    first, last = (
        max((e.population for e in gazetteer.find(name) if e.kind == "P" and e.main), default=0)
        for name in (view.name(before, before + 1), view.name(start, stop))
    )
    return (before, before + 1) if first > last else (start, stop)


def homes(view: View, gazetteer: Gazetteer) -> list[Piece]:
    """Token ranges ``[start, end)`` of the names of towns right before a word for people who live there, or before what happened.

    Parameters: a doc's view; the gazetteer. The words are the lists ``residents``, ``deeds`` and ``no_homes`` of ``data/words.yaml``.
    """
    lists, lower, found = words(), view.lower, []
    for i, word in enumerate(lower):
        if word not in lists.residents and word not in lists.deeds:
            continue
        for stop in range(i, max(i - SITES, 1) - 1, -1):
            start = next((k for k in range(max(stop - LONGEST, 0), stop) if _home(view, k, stop, gazetteer)), None)
            if start is not None:
                found.append((start, stop))
            # "the Ridgeton nightclub shooting"
            if start is not None or not (lower[stop - 1] in lists.no_homes or lower[stop - 1] in lists.kinds):
                break
    return sorted(set(found))


def _home(view: View, start: int, stop: int, gazetteer: Gazetteer) -> bool:
    """Whether the words are the name of a town, and of no country, province or person."""
    named = _named(view, start, stop, gazetteer) and view.lower[start] not in words().no_homes
    labels = set(view.label[start:stop])
    # A longer name's last words are no town's: "Young Frankfort Man".
    before = view.capital[start - 1] and view.first.isdisjoint((start - 1, start)) and start not in view.titled
    if not named or before or not labels <= {"", "ORG", "GPE", "LOC", "FAC"}:
        return False
    name = view.name(start, stop)
    if fold(name) in gazetteer.demonyms:
        return False
    entries = [e for e in gazetteer.find(name) if e.main]
    town = max((e.population for e in entries if e.kind == "P"), default=0)
    # A province that is smaller than a town of its name is mostly none that a text means.
    return all(e.kind in ("P", "A2") or (e.kind == "A1" and e.population < town) for e in entries)


def _named(view: View, start: int, stop: int, gazetteer: Gazetteer) -> bool:
    """Whether the words are capitalised and the name of a town or district, and no kind of police ("military police")."""
    lists = words()
    if not all(view.capital[start:stop]) or view.lower[start] in lists.no_seats or view.lower[start] in ARTICLES:
        return False
    found = gazetteer.find(view.name(start, stop))
    whole = view.lower[start] not in lists.plain or (
        stop - start > 1 and (view.lower[start] in lists.turns or view.lower[start] in lists.heads)
    )  # "New Delhi police"
    return whole and any(e.kind in ("P", "A2") for e in found)
