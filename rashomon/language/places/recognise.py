"""Where a text names places: what spaCy's entity recogniser finds, mended with the gazetteer and the words around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from rashomon.language.places.fold import fold
from rashomon.language.places.gazetteer import Entry, Gazetteer
from rashomon.language.places.words import words

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
LONGEST = 5
WELL_KNOWN = 100_000
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ɏ]")
Piece = tuple[int, int]
"""Token indices of a name."""


def places(doc: Doc, gazetteer: Gazetteer) -> list[Piece]:
    """Token ranges ``[start, end)`` of the place names of a text, in order, not overlapping.

    Parameters: a doc with entities and parts of speech (both may be missing: then only the gazetteer and the words
    around decide); the gazetteer.
    """
    labels = _labels(doc)
    taken: dict[int, Piece] = {}
    doubtful: list[Piece] = []
    for start, end in _runs(doc):
        for piece, sure in _pieces(doc, start, end, gazetteer, labels):
            if sure:
                taken[piece[0]] = piece
            else:
                doubtful.append(piece)
    known = {fold(doc[a:b].text) for a, b in taken.values()}
    for piece in doubtful:
        if fold(doc[piece[0] : piece[1]].text) in known or _continues(doc, piece, taken):
            taken[piece[0]] = piece
    return [taken[a] for a in sorted(taken)]


def _labels(doc: Doc) -> list[str]:
    labels = [""] * len(doc)
    for ent in doc.ents:
        for i in range(ent.start, ent.end):
            labels[i] = ent.label_
    return labels


def _runs(doc: Doc) -> Iterator[Piece]:
    """Stretches of tokens that could be one name: capitalised words, joined by hyphens and particles."""
    size, i = len(doc), 0
    while i < size:
        if not _starts(doc[i]):
            i += 1
            continue
        first = i
        if i >= 2 and doc[i - 1].text == "-" and not doc[i - 2].whitespace_ and doc[i - 2].lower_ in words().particles:
            first = i - 2
        elif i >= 1 and doc[i - 1].lower_ in ("al", "el") and doc[i - 1].is_lower:
            first = i - 1
        last = i + 1
        while last < size:
            token = doc[last]
            if _starts(token) and "\n" not in doc[last - 1].whitespace_:
                last += 1
            elif (
                token.text in ("-", "–") and not doc[last - 1].whitespace_ and not token.whitespace_ and last + 1 < size
            ):
                last += 2
            elif token.lower_ in words().particles and token.is_lower and _joins(doc, last):
                last += 1
            else:
                break
        yield first, last
        i = last


def _starts(token: Token) -> bool:
    return bool(_NAME.match(token.text)) or (token.text[:1] in "'’‘" and bool(_NAME.match(token.text[1:2])))


def _joins(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and (_starts(doc[i + 1]) or doc[i + 1].text == "-")


def _pieces(doc: Doc, start: int, end: int, gazetteer: Gazetteer, labels: list[str]) -> Iterator[tuple[Piece, bool]]:
    """The names inside a run, longest first from the left, and whether each surely is a place."""
    i = start
    while i < end:
        piece = None
        for stop in range(min(end, i + LONGEST + 2), i, -1):
            if doc[stop - 1].text in ("-", "–", "'s", "’s", "'") or doc[i].text == "-":
                continue
            found = gazetteer.find(doc[i:stop].text)
            if found and not _plain(doc, i, stop):
                piece = (i, stop)
                yield piece, _sure(doc, piece, (start, end), found, labels)
                break
        if piece is None:
            unknown = _unknown(doc, i, end, labels, gazetteer)
            if unknown:
                yield unknown, True
                piece = unknown
        i = piece[1] if piece else i + 1


def _plain(doc: Doc, start: int, stop: int) -> bool:
    return all(t.lower_ in words().plain or t.is_digit for t in doc[start:stop]) and not (
        stop - start == 1 and doc[start].text in ("US",)
    )


def _sure(doc: Doc, piece: Piece, run: Piece, found: tuple[Entry, ...], labels: list[str]) -> bool:
    start, stop = piece
    if _body(doc, stop, labels):
        return False
    here = labels[start:stop]
    if any(label in PLACE_LABELS for label in here):
        return True
    if found[0].user:
        return True
    whole = piece == run or _alone(doc, piece, run)
    if any(e.kind == "C" for e in found) and "PERSON" not in here:
        return True
    if not whole:
        return False
    if _before(doc, start) or _kind_follows(doc, stop):
        return "PERSON" not in here or _kind_follows(doc, stop) or _before_strong(doc, start)
    return (
        not any(here) and any(e.population >= WELL_KNOWN and e.main for e in found) and start != doc[start].sent.start
    )


def _alone(doc: Doc, piece: Piece, run: Piece) -> bool:
    """True when what else stands in the run is a word for a kind, a direction or another sentence's start."""
    rest = [doc[i].lower_ for i in (*range(run[0], piece[0]), *range(piece[1], run[1]))]
    kinds = words().kinds
    return all(w in kinds or w in words().locative or w in ("the", "of", "'s", "’s") for w in rest)


def _body(doc: Doc, stop: int, labels: list[str]) -> bool:
    return stop < len(doc) and _starts(doc[stop]) and doc[stop].lower_ in words().bodies


def _before(doc: Doc, start: int) -> bool:
    """True when a word of place goes before: "in X", "near the town of X"."""
    i = start - 1
    while i >= 0 and (
        doc[i].lower_ in ("the", "of", "northern", "southern", "eastern", "western", "central")
        or doc[i].lower_ in words().kinds
    ):
        if doc[i].lower_ in words().kinds:
            return True
        i -= 1
    if i >= 1 and doc[i].lower_ == "of" or (i + 1 < start and doc[i + 1].lower_ == "of"):
        turn = doc[i - 1] if doc[i].lower_ == "of" else doc[i]
        return turn.lower_ in words().turns
    return i >= 0 and doc[i].lower_ in words().locative


def _before_strong(doc: Doc, start: int) -> bool:
    i = start - 1
    if i >= 0 and doc[i].lower_ in ("of", "called", "named"):
        i -= 1
    return i >= 0 and words().kinds.get(doc[i].lower_) in ("P", "Q", "A1", "A2")


def _kind_follows(doc: Doc, stop: int) -> bool:
    if stop < len(doc) and doc[stop].text in ("'s", "’s"):
        return False
    return (stop < len(doc) and doc[stop].lower_ in words().kinds and not _starts(doc[stop])) or (
        stop < len(doc)
        and words().kinds.get(doc[stop].lower_) in ("A1", "A2")
        and doc[stop].lower_ not in ("state", "department")
    )


def _unknown(doc: Doc, start: int, end: int, labels: list[str], gazetteer: Gazetteer) -> Piece | None:
    """A name that no gazetteer knows, where the words around it say that it is a place."""
    stop = start
    while stop < end and stop - start < LONGEST and not (stop > start and gazetteer.find(doc[stop:end].text)):
        stop += 1
    while stop > start and (
        doc[stop - 1].text in ("-", "–", "'s", "’s", "'")
        or doc[stop - 1].is_lower
        or doc[stop - 1].lower_ in words().kinds
    ):
        stop -= 1
    if stop <= start or _plain(doc, start, stop) or _body(doc, stop, labels) or not _starts(doc[stop - 1]):
        return None
    if any(labels[i] in ("NORP", "DATE", "TIME", "CARDINAL", "ORDINAL") for i in range(start, stop)):
        return None
    if _before_strong(doc, start) or (_kind_follows(doc, stop) and _before(doc, start)):
        return start, stop
    if all(labels[i] in ("GPE", "FAC", "LOC") for i in range(start, stop)) and _before(doc, start):
        return start, stop
    return None


def _continues(doc: Doc, piece: Piece, taken: dict[int, Piece]) -> bool:
    """True for "..., X and Y" after a place."""
    i = piece[0] - 1
    if i < 0 or doc[i].lower_ not in (",", "and", "or", "/"):
        return False
    i -= doc[i].lower_ in ("and", "or") and i > 0 and doc[i - 1].text == ","
    return any(stop == i or stop == piece[0] - 1 for _, stop in taken.values())


def char_span(doc: Doc, piece: Piece) -> Span:
    """The tokens as a span."""
    return doc[piece[0] : piece[1]]
