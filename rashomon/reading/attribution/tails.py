"""Who says it at an end of a headline, without a verb: "Nine killed in air strike - activists", "Police: gunmen killed nine"."""

from __future__ import annotations

from rashomon.model import Actor
from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.view import SKIPPED, View
from rashomon.reading.frames import Tokens
from rashomon.reading.words import words

MARKS = frozenset({"-", "–", "—", "--", ":"})
LEAST = 4
"""Tokens that must stand before the mark."""
LONGEST = 5
"""Tokens of a source."""
LAST = 3
"""Lines of an article, of those that end with no full stop, that can be its headline."""
SPEAKERS = frozenset({"body", "people", "organisation", "person", "state", "non-state"})
FIRST = frozenset({"body", "people", "organisation"})
"""Kinds of those who can stand before a colon: a state or person there is a topic."""
ENDS = words("ends-a-sentence")


def tails(view: View, found: list[Draft]) -> list[Draft]:
    """The attributions that the ends of an article's headings make, but for those in which somebody speaks by a verb (``found``)."""
    ends = {span[1]: (span, actor) for span, actor in view.actors}
    starts = {span[0]: (span, actor) for span, actor in view.actors}
    heads = {d.head for d in found}
    made = []
    for line in _headings(view):
        if heads.isdisjoint(range(*line)):
            draft = _last(view, line, ends.get(line[1])) or _first(view, line, starts.get(line[0]))
            made += [draft] if draft is not None else []
    return made


Named = tuple[Tokens, Actor]


def _last(view: View, line: Tokens, own: Named | None) -> Draft | None:
    """ "... - activists"."""
    start, end = line
    if own is None or own[1].kind not in SPEAKERS:
        return None
    mark = next((k for k in range(end - 1, max(end - LONGEST - 2, start), -1) if view.low[k] in MARKS), None)
    if mark is None or not mark < own[0][0] or not _only(view, mark + 1, own[0][0]):
        return None
    said = view.trim((start, mark))
    if said is None or said[1] - said[0] < LEAST or not _apart(view, mark):
        return None
    return Draft(mark, (mark, mark + 1), None, "c", "asserts", [said], end - 1, (mark + 1, end))


def _first(view: View, line: Tokens, own: Named | None) -> Draft | None:
    """ "Police: ..."."""
    if own is None or own[1].kind not in FIRST or (own[1].kind == "organisation" and own[1].category == "unknown"):
        return None
    mark = own[0][1]
    said = view.trim((mark + 1, line[1])) if view.low[mark : mark + 1] == [":"] else None
    if said is None or said[1] - said[0] < LEAST:
        return None
    return Draft(mark, (mark, mark + 1), None, "c", "asserts", [said], mark - 1, own[0])


def _headings(view: View) -> list[Tokens]:
    """The first lines of a document that do not end like a sentence, without the breaks behind them."""
    lines, start = [], 0
    for i in range(view.size + 1):
        if i == view.size or (view.pos[i] == "SPACE" and "\n" in view.low[i]):
            if i > start:
                lines.append((start, i))
            start = i + 1
            if len(lines) == LAST:
                break
    return [(s, e) for s, e in lines if view.low[e - 1] not in ENDS]


def _only(view: View, start: int, end: int) -> bool:
    """Whether nothing but adjectives stands between the mark and the name: "- local residents"."""
    return all(view.tag[k][:2] in ("JJ", "DT", "NN") or view.pos[k] in SKIPPED for k in range(start, end))


def _apart(view: View, mark: int) -> bool:
    """Whether the mark stands between phrases and is no hyphen of a word."""
    if view.low[mark] == ":":
        return True
    before = view.doc[mark - 1]
    return bool(before.whitespace_) or view.low[mark] in ("--", "—")
