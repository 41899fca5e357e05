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
    owned = _shared(mentions)
    for m in mentions:
        for phrase in _owners(m):
            actor, word = phrase.actor, _bracketed(view, phrase)
            if word and actor is not None and actor.code != word and actor.kind not in ("person", "outlet", "agency"):
                full.setdefault(word, actor)
    for m in mentions:
        for actor in _groups(m):
            word = _initials(actor.name)
            if word in view.words and (word.lower(),) not in view.lex.entries and word not in owned:
                full.setdefault(word, actor)
    full |= _tails(mentions)
    if not full:
        return list(mentions)
    _rename(mentions, full)
    return sorted([*mentions, *_missed(view, mentions, full)], key=lambda m: m.start)


def _initials(name: str) -> str:
    """First letters of a name of three or more words, or of "al-" and a word; empty for a shorter one."""
    words = name.replace("-", " ").split()
    letters = [word[0].upper() for k, word in enumerate(words) if word[:1].isupper() or (k == 0 and word == "al")]
    return "".join(letters) if len(letters) >= SHORTEST or words[:1] == ["al"] else ""


def _tails(mentions: Sequence[Mention]) -> dict[str, Actor]:
    """The armed groups whose names end with that of another group of the text, by that: "Islamic Jihad" after "Palestinian Islamic Jihad"."""
    named = {actor.code: actor for m in mentions for actor in _groups(m)}
    found: dict[str, Actor] = {}
    for code in named:
        longer = [actor for other, actor in named.items() if other.endswith(f" {code}") and len(code.split()) > 1]
        if len(longer) == 1:
            found[code] = longer[0]
    return found


def _shared(mentions: Sequence[Mention]) -> set[str]:
    """First letters that stand for several groups of the text, and so for none."""
    codes: dict[str, set[str]] = {}
    for m in mentions:
        for actor in _groups(m):
            codes.setdefault(_initials(actor.name), set()).add(actor.code)
    return {word for word, found in codes.items() if len(found) > 1}


def _groups(m: Mention) -> Iterator[Actor]:
    """The armed groups that a phrase is or is made of."""
    for phrase in _owners(m):
        if phrase.what in ("group", "organisation") and phrase.actor is not None and phrase.actor.kind == "non-state":
            yield phrase.actor


def _missed(view: View, mentions: Sequence[Mention], full: dict[str, Actor]) -> Iterator[Mention]:
    """The abbreviations that no phrase covers; fighters named behind one ("CDF rebels") are its own."""
    covered = {i for m in mentions for i in range(m.start, m.end)}
    after = {m.start: m for m in mentions}
    for i, word in enumerate(view.text):
        actor = full.get(word)
        if actor is None or i in covered or not word.isupper() or (len(word) < SHORTEST and view.shouted(i)):
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
