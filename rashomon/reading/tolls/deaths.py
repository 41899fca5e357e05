"""Whether a text tells of no death at all: the "victims" of a shooting in which nobody died are those whom it hurt."""

from __future__ import annotations

from rashomon.reading.tolls.people import View
from rashomon.reading.words import words

GRAVELY = words("gravely")
VICTIMS = frozenset({"victims"})
"""Words for people to whom something happened, whatever became of them."""


def only_hurt(view: View) -> bool:
    """Whether a text tells of people who were hurt, or hit, and of nobody's death.

    Parameters: the text's view. Result: false for a word of ``harm.tsv`` that kills, and for "fatal" and the like; words that only count
    those whom another word tells of ("the dead included") are asked for by what they are ("dead"). Practice: the Gun Violence Archive and ACLED
    count somebody as a fatality only where a source says that he died.
    """
    harm, apart, cues = view.lex.harm, view.lex.apart, view.lex.cues
    said = set(view.words)
    told = {entry.status for word in said if word not in apart for entry in harm.get(word, ())}
    dead = "killed" in told or not cues["deathly"].isdisjoint(said)
    return not dead and ("wounded" in told or not cues["open"].isdisjoint(said))


def gravely(view: View, i: int) -> bool:
    """Whether an adverb before the participle at ``i`` says that it did harm: "badly beaten", "severely burnt"."""
    return view.tags[i] in ("VBN", "VBD") and view.at(i - 1) in GRAVELY


__all__ = ["GRAVELY", "VICTIMS", "gravely", "only_hurt"]
