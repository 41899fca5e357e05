"""Who says what an entry of a log or a digest tells, before a colon: "13:20 Army spokesman: unknown men attacked the camp"."""

from __future__ import annotations

from rashomon.model import Actor
from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.view import View
from rashomon.reading.frames import Tokens

REACH = 12
"""Tokens from the name of who speaks to the colon: what he is, and where he said it."""
HEAD = 10
"""Tokens before the name: a bullet, a day, a time."""
LEAST = 4
"""Tokens that must follow, for there to be something said."""
NUMBERS = frozenset({"CD", "LS", ":", ",", "-LRB-", "-RRB-", "NFP", "HYPH", "SYM", "_SP", "."})
"""Tags of what may stand before the name."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def entries(view: View, found: list[Draft]) -> list[Draft]:
    """The attributions that entries make by a colon, but for those in which a verb says so (``found``)."""
    named = {span[0]: (span, actor) for span, actor in view.actors}
    heads = {d.head for d in found}
    made = []
    for start in range(view.size):
        if not (start == 0 or view.starts[start] or "\n" in view.low[start - 1]):
            continue
        draft = _entry(view, start, named)
        if draft is not None and heads.isdisjoint(range(start, draft.content[0][0])):
            heads.add(draft.head)
            made.append(draft)
    return made


def _entry(view: View, start: int, named: dict[int, tuple[Tokens, Actor]]) -> Draft | None:
    name = start
    while name < min(start + HEAD, view.size) and name not in named:
        if view.tag[name] not in NUMBERS and view.low[name] not in ("the", "a"):
            return None
        name += 1
    own = named.get(name)
    if own is None or not (_speaks(own[1]) or _amid(view, start, own) or _quoting(view, own)):
        return None
    span = own[0]
    colon = next((k for k in range(span[1], min(span[1] + REACH, view.size)) if view.low[k] == ":"), None)
    if colon is None or any(view.tag[k] in FINITE or view.low[k] in (".", ";") for k in range(span[1], colon)):
        return None
    first = colon + 1
    while first < view.size and view.pos[first] == "SPACE":
        first += 1
    if first >= view.size or "\n\n" in view.doc[colon:first].text:
        return None
    said = view.trim((first, view.bounds(first)[1]))
    if said is None or said[1] - said[0] < LEAST:
        return None
    return Draft(colon, (colon, colon + 1), None, "c", "asserts", [said], span[1] - 1, span)


def _amid(view: View, start: int, own: tuple[Tokens, Actor]) -> bool:
    """Whether a state stands before a colon in the middle of a paragraph, and so gives its version: "... Kyiv: their guns shot first."."""
    at, line = own[0], start
    while line > 0 and "\n" not in view.low[line - 1]:
        line -= 1
    inside = line < start and view.low[start - 1] in (".", "!", "?", ";", '"', "”") and at[0] == start
    if not inside or own[1].kind not in ("state", "non-state") or view.low[at[1] : at[1] + 1] != [":"]:
        return False
    return any(view.tag[k] in FINITE for k in range(at[1] + 1, view.bounds(at[1])[1]))


def _quoting(view: View, own: tuple[Tokens, Actor]) -> bool:
    """Whether a side's name opens an entry before a colon and its own words: "- Utopian Front: “A lie without foundation.”"."""
    end = own[0][1]
    return own[1].kind in ("non-state", "state", "organisation") and (
        view.low[end : end + 1] == [":"] and view.low[end + 1 : end + 2] in (['"'], ["“"], ["``"], ["«"])
    )


def _speaks(actor: Actor) -> bool:
    """Whether who stands there speaks: a body, or somebody with an office; a state or a bare name is a topic."""
    return actor.kind == "body" or (actor.kind == "person" and "/" in actor.code and actor.country is not None)
