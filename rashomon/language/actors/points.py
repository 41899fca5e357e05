"""Words that stand for somebody named before or for two sides: "he", "it", "they", "both sides"."""

from __future__ import annotations

from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import View

PRONOUNS = frozenset({"he", "she", "it", "they"})
SIDES = frozenset(
    [
        "sides",
        "countries",
        "nations",
        "neighbors",
        "neighbours",
        "governments",
        "parties",
        "armies",
        "militaries",
        "foes",
        "rivals",
        "enemies",
        "adversaries",
        "nationalities",
        "communities",
        "factions",
        "camps",
    ]
)
ONE_SIDE = frozenset({"side", "country", "party", "government", "army"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def pointers(view: View, mentions: list[Mention]) -> list[Mention]:
    """The mentions with those words added, in order.

    A pronoun counts as a subject only, and "it" not where it stands for nothing ("it was reported").
    """
    taken = {i for m in mentions for i in range(m.start, m.end)}
    added: list[Mention] = []
    for i, low in enumerate(view.low):
        if low in PRONOUNS:
            if view.dep[i] in _SUBJECT and i not in taken and not (low == "it" and _empty(view, i)):
                added.append(Mention(i, i + 1, i, "pronoun"))
        elif (low in SIDES or low in ONE_SIDE) and i not in taken:
            before = ("both", "two", "rival", "warring") if low in SIDES else ("each",)
            start = next((k for k in range(i - 1, max(i - 4, -1), -1) if view.low[k] in before), None)
            if (
                start is not None
                and view.sentence[start] == view.sentence[i]
                and not taken.intersection(range(start, i))
            ):
                added.append(Mention(start, i + 1, i, "many"))
    return sorted([*mentions, *added], key=lambda m: m.start) if added else mentions


def _empty(view: View, i: int) -> bool:
    """Whether an "it" stands for nothing: "it was not clear", "it is reported that"."""
    head = view.head[i]
    return (
        view.dep[i] == "nsubjpass" or view.lemma[head] == "be" or view.lemma[head] in ("seem", "appear", "rain", "take")
    )
