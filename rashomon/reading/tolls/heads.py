"""Which noun of a phrase names the people: what only describes a later one, and what only says the same in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model import Count

if TYPE_CHECKING:
    from rashomon.reading.tolls.people import Group, View

MAGNITUDES = frozenset({"millions", "billions"})
WHOSE = 4
"""Tokens from a possessive to the comma behind what is owned ("two members of the judge's escort, ...")."""


def in_other_words(view: View, left: Group, right: Group) -> bool:
    """Whether a plural between commas only says what those counted before it are: "two of her staff, members of the guard, were hurt"."""
    between = view.words[left.end : right.start]
    if between != [","] and (len(between) > WHOSE or between[:1] not in (["'s"], ["’s"], ["'"], ["’"])):
        return False
    plural = right.noun is not None and right.noun.plural and right.kind == "people" and not right.counted
    counted = left.kind == "people" and left.count is not None and left.count.high != 1
    closed = view.at(right.end) == "," and view.tags[right.end + 1 : right.end + 2] in (
        ["VBD"],
        ["VBP"],
        ["VBZ"],
        ["MD"],
    )
    return plural and counted and closed and view.tags[right.start] not in ("DT", "PRP$", "WP$", "PDT")


def describes(view: View, i: int) -> bool:
    """Whether the parse takes the adjective at ``i`` for one of a later noun that it stands before with nothing but such words between."""
    token = view.tokens[i]
    if token.dep_ not in ("amod", "compound", "nmod") or token.head.i <= i or token.head.ent_type_ == "PERSON":
        return False
    if view.words[i + 1] in view.lex.harm:
        return False
    if token.head.tag_ not in ("NN", "NNS") and view.words[token.head.i] not in view.lex.victims:
        # "head constable Karim" is a name
        return False
    return all(view.tags[k][:1] in "JN" or view.tags[k] in ("HYPH", "VBN") for k in range(i + 1, token.head.i + 1))


def no_people(view: View, at: int, end: int) -> bool:
    """Whether a number that ends at ``at`` counts no people: "two and a half weeks", "millions in losses", and not "millions of refugees"."""
    if view.words[at : at + 3] == ["and", "a", "half"]:
        return True
    if view.words[at - 1] not in MAGNITUDES or view.at(at) not in ("in", "of", "worth"):
        return False
    near = (view.lex.victims.get(view.words[k]) for k in range(at + 1, min(at + 5, end)))
    return not any(noun is not None and noun.kind not in ("not", "modifier") for noun in near)


def counted_before(view: View, i: int) -> Count | None:
    """The number that stands last before ``i`` in its sentence."""
    start = view.tokens[i].sent.start
    return next((view.counts[k].value for k in range(i - 1, start - 1, -1) if k in view.counts), None)


__all__ = ["counted_before", "describes", "in_other_words", "no_people"]
