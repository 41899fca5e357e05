"""Units of armies, named by a number or an arm: "the 4th Infantry Division", "the army's 25th Division", "Western Command"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import NAMES, View

_ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$")
_LONGEST = 5
"""Words of a unit's name."""
_OF = 4
"""Tokens after a unit's name in which it is said whose it is."""


def units(view: View, taken: dict[int, Mention]) -> Iterator[Mention]:
    """The units that the text names, each as a body like "army", so that it takes the state that it belongs to.

    Parameters: the view, and the pieces known so far by token. A number alone is no state's ("the 13th Division" of rebels) unless an
    owner stands beside it.
    """
    army = view.lex.entries[("army",)]
    for i, low in enumerate(view.low):
        if low not in view.lex.words["units"] or not view.text[i][:1].isupper():
            continue
        old = taken.get(i)
        if old is not None and old.what in ("group", "state", "body"):
            continue
        start = _numbered(view, i, taken) if low != "command" else _lying(view, i)
        if start is None or any(taken[k].what == "group" for k in range(start, i) if k in taken):
            continue
        name = " ".join(view.doc[start : i + 1].text.split())
        yield Mention(start, i + 1, i, "body", replace(army, code=name))


def _numbered(view: View, i: int, taken: dict[int, Mention]) -> int | None:
    """Where the name of the unit begins whose last word is at ``i``; ``None`` where it need not be a state's."""
    arms, start, armed = view.lex.words["arms"], i, False
    while start > 0 and i - start < _LONGEST and view.sentence[start - 1] == view.sentence[i]:
        low = view.low[start - 1]
        if low not in arms or not view.text[start - 1][:1].isupper():
            break
        armed, start = True, start - 1
    if start > 0 and view.sentence[start - 1] == view.sentence[i] and _ORDINAL.match(view.low[start - 1]):
        start -= 1
    elif not armed or (start > 0 and view.tag[start - 1] in NAMES and start - 1 not in taken):
        return None
    return start if armed or _owned(view, start, i + 1, taken) else None


def _owned(view: View, start: int, end: int, taken: dict[int, Mention]) -> bool:
    """Whether it is said whose a unit is: "the army's", "Ukrainian", "of the Syrian army"."""
    if start > 0 and (view.possessor(start - 1) or _owner(taken.get(start - 1))):
        return True
    return view.word(end) == "of" and any(_owner(taken.get(k)) for k in range(end + 1, min(end + _OF, len(view))))


def _owner(mention: Mention | None) -> bool:
    return mention is not None and mention.what in ("state", "body")


def _lying(view: View, i: int) -> int | None:
    """Where the name of a command begins that a point of the compass opens: "Western Mindanao Command"."""
    start = i
    while (
        start > 0 and i - start < _LONGEST and view.tag[start - 1] in (*NAMES, "JJ") and view.text[start - 1].istitle()
    ):
        start -= 1
    return start if start < i and view.low[start] in view.lex.words["compass"] else None
