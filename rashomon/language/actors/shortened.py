"""Abbreviations that a text makes for somebody it has named in full: "the Coast Defence Forces (CDF)", later "CDF"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import View
from rashomon.model import Actor

LONGEST = 8
"""Letters of an abbreviation."""
NAMED = frozenset({"body", "group", "organisation", "people"})


def spell_out(view: View, mentions: Sequence[Mention]) -> None:
    """Give names that are nothing but such an abbreviation, and the people named with it, the actor that it stands for.

    Parameters: the phrases of one text in order, each with its actor; those whose actor's code is or begins with an abbreviation that
    the text puts in brackets behind somebody else are changed in place. Abbreviations that the data know are left alone.
    """
    full: dict[str, Actor] = {}
    for m in mentions:
        for phrase in _owners(m):
            actor, word = phrase.actor, _bracketed(view, phrase)
            if word and actor is not None and actor.code != word and actor.kind not in ("person", "outlet", "agency"):
                full.setdefault(word, actor)
    if not full:
        return
    for m in mentions:
        if m.actor is None:
            continue
        short, _, rest = m.actor.code.partition("/")
        actor = full.get(short)
        if actor is None:
            continue
        if not rest:
            m.actor = actor
            continue
        base = actor.country or actor.code
        update = {"code": f"{base}/{rest}", "country": actor.country}
        m.actor = m.actor.model_copy(update=update)


def _owners(m: Mention) -> Iterator[Mention]:
    """A phrase and those that it is made of: "the Coast Defence Forces" of their spokesman."""
    phrase: Mention | None = m
    while phrase is not None:
        if phrase.what in NAMED:
            yield phrase
        phrase = phrase.owner


def _bracketed(view: View, m: Mention) -> str:
    """The abbreviation in brackets at the end of a phrase or right behind it; empty when there is none, or the data know it."""
    for k in (m.end, m.end - 3):
        word = view.word(k + 1)
        if k < m.start or k + 2 >= len(view) or view.word(k) != "(" or view.word(k + 2) != ")":
            continue
        text = view.text[k + 1]
        if 2 <= len(text) <= LONGEST and text.isupper() and text.isalnum() and (word,) not in view.lex.entries:
            return text
    return ""
