"""Abbreviations that stand for a body of the state in which an article plays: "AFP" is an agency, but the army in the Philippines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from rashomon.language.actors.lexicon import DATA, Entry
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import View
from rashomon.model import Category


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
