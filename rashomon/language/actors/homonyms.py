"""Abbreviations that stand for a body of the state in which an article plays: "AFP" is an agency, but the army in the Philippines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import cast

from rashomon.language.actors.lexicon import DATA, Entry, lexicon
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import View
from rashomon.model import Category

DIRECTIONS = frozenset({"north", "south", "east", "west"})
SPELT = 6
"""Tokens before a bracketed abbreviation in which it is spelt out."""


@lru_cache(maxsize=1)
def table() -> dict[tuple[str, str], Entry]:
    """The lines of ``data/local_names.tsv`` by abbreviation and state."""
    found: dict[tuple[str, str], Entry] = {}
    for line in (DATA / "local_names.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, state, code, category = line.split("\t")
            if "/" in code:
                found[word, state] = Entry("group", code, "body", cast(Category, category), country=state)
            else:
                found[word, state] = Entry("group", code, "non-state", cast(Category, category), "non-state")
    return found


def defined(view: View, pieces: Sequence[Mention]) -> list[Mention]:
    """The pieces of a text with abbreviations for a body of one state as that body of another, where the text spells one out so: "the National
    Police of Utopia (PNP)" is no police of the Philippines."""
    theirs: dict[str, str] = {}
    for m in pieces:
        old = m.entry.country if m.entry is not None else None
        if old is None or m.end - m.start > 1 or not view.text[m.start].isupper() or view.word(m.start - 1) != "(":
            continue
        before = [
            o for o in pieces if m.start - SPELT <= o.start < m.start and o.what == "state" and o.entry is not None
        ]
        states = {o.entry.country for o in before if o.entry is not None and o.sort in ("name", "adj")}
        if len(states) == 1 and (state := next(iter(states))) is not None and state != old:
            theirs.setdefault(view.text[m.start], state)
    for m in pieces if theirs else ():
        state = theirs.get(view.text[m.start]) if m.end - m.start == 1 else None
        if state is not None and m.entry is not None and m.entry.country is not None:
            m.entry = replace(m.entry, code=m.entry.code.replace(m.entry.country, state, 1), country=state)
    return list(pieces)


def surnames(view: View, pieces: Sequence[Mention]) -> list[Mention]:
    """The pieces of a text with a word for people as a person's family name, where the text tells of one so called: "Mujahid" after
    "Zabihullah Mujahid" is no fighter."""
    families = {ent[-1].text for ent in view.doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    found = []
    for m in pieces:
        named = m.what == "people" and m.end - m.start == 1 and view.text[m.start] in families
        if named and view.text[m.start].istitle() and view.tagged(m.end)[:3] != "NNP":
            m = Mention(m.start, m.end, m.head, "person", name=view.text[m.start])
        found.append(m)
    return found


@lru_cache(maxsize=1)
def _parted() -> dict[str, dict[str, Entry]]:
    """The lands that are several states by a direction, each with those: Korea by "north" and "south"."""
    found: dict[str, dict[str, Entry]] = {}
    for key, entry in lexicon().entries.items():
        if len(key) == 2 and key[0] in DIRECTIONS and entry.what == "state" and entry.sort == "name":
            found.setdefault(key[1], {})[key[0]] = entry
    return {land: halves for land, halves in found.items() if len({e.country for e in halves.values()}) > 1}


def halves(view: View, pieces: Sequence[Mention]) -> list[Mention]:
    """The pieces of a text that names a state of a parted land, with "the North", "the South's army" and "Southern guns" as the one they mean."""
    named = {m.entry.country for m in pieces if m.entry is not None}
    land, known = next(
        ((land, own) for land, own in _parted().items() if any(e.country in named for e in own.values())), ("", {})
    )
    if not known:
        return list(pieces)
    covered = {i for m in pieces for i in range(m.start, m.end) if m.what not in ("person", "organisation")}
    new: list[Mention] = []
    for i, word in enumerate(view.text):
        entry = known.get(word.lower().removesuffix("ern")) if word.istitle() else None
        if entry is None or i in covered or view.word(i + 1).startswith(land):
            continue
        adjective = word.endswith("ern")
        follows = view.tag[i + 1 : i + 2]
        if adjective or view.word(i - 1) != "the":
            if not adjective or follows not in (["NN"], ["NNS"]):
                continue
        elif follows and follows[0][:2] in ("NN", "JJ") and follows[0] not in ("NN", "NNS"):
            continue  # "the South Sea"
        elif view.word(i + 1) in ("of", "west", "east"):
            continue
        new.append(Mention(i, i + 1, i, "state", replace(entry, sort="adj") if adjective else entry))
    taken = {m.start for m in new}
    kept = [m for m in pieces if not any(i in taken for i in range(m.start, m.end))]
    return sorted([*kept, *new], key=lambda m: m.start)


def local(view: View, pieces: Sequence[Mention], scene: Counter[str]) -> list[Mention]:
    """The pieces of a text with such abbreviations as what they mean in the state that ``scene`` has most hints for, in order.

    What is known by that abbreviation everywhere gives way only behind "the" or before who serves there ("the AFP said", "AFP troops"): to take
    an agency's words for an army's is worse than to miss the army. Left alone are those in brackets ("(AFP)" credits the agency, and a bracketed one is spelt out before it), and a body that is known.
    """
    if not scene:
        return list(pieces)
    state = scene.most_common(1)[0][0]
    covered = {i: m for m in pieces for i in range(m.start, m.end)}
    new: dict[int, Mention] = {}
    for i, word in enumerate(view.text):
        entry = table().get((word.upper() if word[:2].isupper() else word, state))
        old = covered.get(i)
        if entry is None or view.word(i - 1) == "(" or (old is not None and _keeps(old, state)):
            continue
        foreign = old is not None and old.entry is not None and old.entry.country is not None
        if old is not None and not foreign and view.word(i - 1) != "the" and not _serves(covered.get(i + 1)):
            continue  # "AFP reported", "told AFP": the agency is meant in the Philippines, too
        new[i] = Mention(i, i + 1, i, "group", entry)
    kept = [m for m in pieces if not any(i in new for i in range(m.start, m.end))]
    return sorted([*kept, *new.values()], key=lambda m: m.start)


def _serves(after: Mention | None) -> bool:
    """Whether what follows an abbreviation is an office or a force of a state's body."""
    return after is not None and (after.what == "office" or after.sort in ("force", "army"))


def _keeps(old: Mention, state: str) -> bool:
    """Whether a piece that covers the abbreviation is a longer name, or already a body of that state."""
    return old.end - old.start > 1 or (old.entry is not None and old.entry.country == state)
