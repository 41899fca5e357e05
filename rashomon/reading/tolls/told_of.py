"""Whose people a figure counts where words apart from it say so: "14 of the dead were fighters", "killed 12 and wounded 30 rebels", "fighters
loyal to the president"."""

from __future__ import annotations

from rashomon.model import Actor
from rashomon.reading.tolls.people import Group, View
from rashomon.reading.words import words

PREDICATE = 6
"""Tokens from a figure to the end of what it is told to be ("were mostly Islamist fighters")."""
THOSE = frozenset({"those", "them"})
FIGHT = frozenset({"force", "rebel"})
LOYAL = words("loyal")
STANDING_BY = frozenset({"to", "with"})
RULE = words("rule")
TO_WHOM = 6
"""Tokens from "loyal" to the end of the name of the side."""


def told_to_be(view: View, group: Group, trigger: int, phrases: list[Group]) -> Group | None:
    """The people that those of a figure without a noun are told to be: "14 of the dead were opposition fighters".

    Parameters: the figure's phrase, the token of its word of harm, and the phrases of its sentence. ``None`` where nothing says it.
    """
    if group.noun is not None or group.kind not in ("number", "others"):
        return None
    if view.words[group.end - 1] in THOSE and trigger == group.end:
        # "six of those killed were fighters of the north"
        return _predicate(view, trigger + 1, phrases)
    beside = next((p for p in phrases if p.start == group.end + 1 and view.at(group.end) == "and"), None)
    if beside is not None and beside.counted and beside.kind == group.kind == "others":
        # "four of the dead and two of the injured are nurses"
        return _predicate(view, beside.end, phrases)
    return _predicate(view, group.end, phrases) or _of_the_next(view, group, trigger, phrases)


def _predicate(view: View, at: int, phrases: list[Group]) -> Group | None:
    """The plural that stands behind "were" at ``at``."""
    if view.at(at) not in view.lex.cues["be"]:
        return None
    kind = next((p for p in phrases if at < p.start + 1 and p.end <= at + PREDICATE), None)
    if kind is None or kind.kind != "people" or kind.counted or kind.noun is None or not kind.noun.plural:
        return None
    plain = all(
        view.tags[k][:2] in ("RB", "JJ", "DT", "NN") or view.tags[k] == "HYPH" for k in range(at + 1, kind.start)
    )
    return kind if plain and view.at(kind.end) not in view.lex.harm else None


def _of_the_next(view: View, group: Group, trigger: int, phrases: list[Group]) -> Group | None:
    """Those who fight and are counted behind a second verb, which a bare number behind the first counts, too: "killed 12 and wounded 30 rebels"."""
    verb = group.end + 1
    joined = view.at(group.end) in ("and", "or", "&", ",") and view.at(verb) in view.lex.harm
    if trigger != group.start - 1 or not joined or view.tags[verb] != view.tags[trigger]:
        return None
    after = next((p for p in phrases if p.start == verb + 1), None)
    if after is None or after.kind != "people" or not after.counted or after.noun is None or not after.noun.plural:
        return None
    named = any(i in view.actors for i in range(after.start, after.end))
    return after if after.noun.kind in FIGHT or named else None


def stands_by(view: View, group: Group) -> tuple[bool, Actor | None]:
    """Whether people who fight are told to stand by somebody, and by whom, where that is an armed side: "gunmen loyal to the president"."""
    at = group.end
    if (
        group.noun is None
        or group.noun.kind not in FIGHT
        or view.at(at) not in LOYAL
        or view.at(at + 1) not in STANDING_BY
    ):
        return False, None
    rules = False
    for k in range(at + 2, min(at + 2 + TO_WHOM, len(view.words))):
        span = view.actors.get(k)
        rules = rules or view.words[k] in RULE
        if span is not None and span._.actor is not None:
            return True, span._.actor
        if view.tags[k][:1] not in "NJDP" and view.tags[k] != "HYPH":
            break
    return rules, None


__all__ = ["stands_by", "told_to_be"]
