"""Abbreviations that a text makes for somebody it has named in full: "the Coast Defence Forces (CDF)", later "CDF"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import View
from rashomon.model import Actor

LONGEST = 8
"""Letters of an abbreviation."""
SHORTEST = 3
"""Words of a name from which on its first letters alone stand for it."""
NAMED = frozenset({"body", "group", "organisation", "people"})


def spell_out(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """Give names that are nothing but such an abbreviation, and the people named with it, the actor that it stands for.

    Parameters: the phrases of one text in order, each with its actor; those whose actor's code is or begins with an abbreviation that
    the text puts in brackets behind somebody else, or that are the first letters of an armed group which it names, are changed in place.
    Abbreviations that the data know are left alone. Result: the phrases, and such abbreviations that stood in none.
    """
    full: dict[str, Actor] = {}
    for m in mentions:
        for phrase in _owners(m):
            actor, word = phrase.actor, _bracketed(view, phrase)
            if word and actor is not None and actor.code != word and actor.kind not in ("person", "outlet", "agency"):
                full.setdefault(word, actor)
    for m in mentions:
        if m.what == "group" and m.actor is not None and m.actor.kind == "non-state":
            word = _initials(m.actor.name)
            if word in view.words and (word.lower(),) not in view.lex.entries:
                full.setdefault(word, m.actor)
    if not full:
        return list(mentions)
    _rename(mentions, full)
    return sorted([*mentions, *_missed(view, mentions, full)], key=lambda m: m.start)


def _initials(name: str) -> str:
    """First letters of a name of three or more words; empty for a shorter one."""
    letters = [word[0] for word in name.replace("-", " ").split() if word[:1].isupper()]
    return "".join(letters) if len(letters) >= SHORTEST else ""


def _missed(view: View, mentions: Sequence[Mention], full: dict[str, Actor]) -> Iterator[Mention]:
    """The abbreviations that no phrase covers; fighters named behind one ("CDF rebels") are its own."""
    covered = {i for m in mentions for i in range(m.start, m.end)}
    after = {m.start: m for m in mentions}
    for i, word in enumerate(view.text):
        actor = full.get(word)
        if actor is None or i in covered or not word.isupper():
            continue
        m = after.get(i + 1)
        if (
            m is not None
            and m.what == "people"
            and m.sort in view.lex.words["fighters"]
            and m.owner is None
            and not m.pronoun
        ):
            m.start, m.actor = i, actor.model_copy(update={"kind": "forces", "category": "military"})
            continue
        yield Mention(i, i + 1, i, "group", actor=actor)


def _rename(mentions: Sequence[Mention], full: dict[str, Actor]) -> None:
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
