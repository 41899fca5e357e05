"""Soldiers and police of no named state are not of the state that struck them: "two constables were killed in a Utopian raid"."""

from __future__ import annotations

from rashomon.reading.tolls.people import Group, View
from rashomon.states import is_state

REACH = 6
"""Tokens from the word of harm to "in" or "by"."""
NAME = 4
"""Tokens from there to the name of who struck."""
BY = frozenset({"in", "by", "from", "during"})
DOER = frozenset({"by"})
FELL = frozenset({"fall", "falls", "fell", "fallen"})


def by_their_own(view: View, verb: int, group: Group, side: str | None) -> bool:
    """Whether the state that a phrase was taken to be of is the one that is told to have struck it.

    Parameters: the token of the word of harm; the phrase, which names no state itself; the side that it was taken to be of.
    """
    if side is None or not is_state(side) or group.noun is None or group.noun.kind != "force":
        return False
    sent = view.tokens[verb].sent
    before = view.tokens[sent.start - 1].sent.start if sent.start else sent.start
    others = (k for k in range(before, sent.end) if k != verb and view.words[k] in view.lex.harm)
    fell = BY | {"to"} if view.words[verb] in FELL else BY
    return _by(view, verb, sent.end, side, fell) or any(_by(view, k, sent.end, side, DOER) for k in others)


def _by(view: View, verb: int, end: int, side: str, names: frozenset[str]) -> bool:
    """Whether the state is named behind the word of harm as who did it: "killed by Utopian fire", "fell to Utopian shells"."""
    for k in range(verb + 1, min(verb + 1 + REACH, end)):
        if view.words[k] not in names:
            continue
        for j in range(k + 1, min(k + 1 + NAME, end)):
            span = view.actors.get(j)
            if span is not None and span._.actor is not None:
                if view.tokens[span.start].text[:1].isupper() and span._.actor.side == side:
                    return True
                break
    return False
