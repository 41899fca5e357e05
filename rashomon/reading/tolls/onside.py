"""Figures whose side is named behind them: "nine dead and 16 wounded among the Utopian forces", "20 killed on the government side"."""

from __future__ import annotations

from rashomon.reading.tolls.people import Group, View
from rashomon.reading.tolls.sides import ENEMIES, side_of
from rashomon.reading.words import words

AMONG = frozenset({"among", "amongst", "in", "from"})
SIDE = frozenset({"side", "ranks", "camp"})
MEN = words("own-men") | SIDE
ITS = frozenset({"its", "their", "his"})
NAME = 4
"""Tokens from the preposition to the end of the name."""
HARMS = 5
"""Tokens of a further figure of the same people ("nine dead and 16 wounded among ...")."""


def on_side(view: View, trigger: int, group: Group) -> str | None:
    """The armed side behind a figure, or ``None`` where none is named there.

    Parameters: the token of the word of harm and the phrase, which doesn't say itself whose people it counts.
    """
    at = max(group.end, trigger + 1)
    end = view.tokens[trigger].sent.end
    if at < end and view.words[at] in ("and", "&"):
        last = next((k for k in range(at + 1, min(at + 1 + HARMS, end)) if view.words[k] in view.lex.harm), None)
        if last is not None and view.at(at + 1) in view.words[at:last] and at + 1 in view.counts:
            at = last + 1
    word = view.at(at)
    if word not in AMONG and word != "on":
        return None
    behind = range(at + 1, min(at + 1 + NAME, end))
    head = next((k for k in behind if view.words[k] in MEN or _force(view, k)), None)
    if (
        head is None
        or (word == "on" and view.words[head] != "side")
        or (word in ("in", "from") and not _ranks(view, head))
    ):
        return None
    if any(k in view.counts for k in range(at + 1, head + 1)) or view.at(head + 1) in view.lex.harm:
        return None
    if not ITS.isdisjoint(view.words[at + 1 : head]):
        return _speaker(view, trigger)
    names = range(at + 1, head + 1)
    if view.words[head] in SIDE and view.at(head + 1) == "of":
        names = range(head + 2, min(head + 2 + NAME, end))
    return next((side for k in names if (side := side_of(view, k)) is not None and _known(view, side)), None)


def _known(view: View, side: str) -> bool:
    """Whether a side is one by name, or armed people of no state: "the government side" names none."""
    noun = view.lex.victims.get(side.split()[-1])
    return not side[:1].islower() or side == ENEMIES or (noun is not None and noun.kind == "rebel")


def _force(view: View, k: int) -> bool:
    noun = view.lex.victims.get(view.words[k])
    return (noun is not None and noun.kind in ("force", "rebel") and noun.plural) or (
        k in view.actors and view.tags[k] in ("NNPS", "NNS") and side_of(view, k) is not None
    )


def _ranks(view: View, head: int) -> bool:
    return view.words[head] in ("ranks", "camp")


def _speaker(view: View, i: int) -> str | None:
    """The side that "its men" are of: that of the subject of the verbs above."""
    for verb in view.tokens[i].ancestors:
        subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i < i), None)
        if subject is not None and subject.i in view.actors:
            return side_of(view, subject.i)
    return None
