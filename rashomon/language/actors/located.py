"""Whether a name is a place where it stands."""

from __future__ import annotations

from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import NAMES, View

LONGEST = 10
"""Tokens of a dateline behind its place."""
SIGNS = frozenset({"-", "–", "—", "--"})
QUOTES = ('"', "“", "'", "‘")
FILLING = frozenset({"NNP", "CD", ",", "-LRB-", "-RRB-", "HYPH", ":"})
"""Tags of what stands in a dateline: a day, an agency."""
_NEXT = frozenset({"neighbouring", "neighboring"})


def located(view: View, mention: Mention) -> bool:
    """Whether the words before a name make it a place: "in Syria", "near northern Iraq"."""
    k = mention.start - 1
    words, joined, determined = view.lex.words["locative"], False, False
    while k >= 0 and view.sentence[k] == view.sentence[mention.start]:
        low = view.low[k]
        if low in _NEXT:
            k -= 1
            continue  # "in neighbouring Chad" is a place, "accused neighbouring Chad" is none
        if low in words:
            # "to", "from": a place for who goes there, a party for who speaks or gives
            return low not in ("to", "from") or not _addressed(view, k)
        if low == "," and determined:
            # "In Islamabad, a Pakistan military spokesman": no list
            return False
        determined = determined or low in ("a", "the")
        joined = joined or low in ("and", "or", ",")
        passed = low in ("the", "a", "both", "all", "and", "or", ",") or view.tag[k] == "JJ"
        if not passed and not (joined and view.tag[k] in NAMES):
            return low == "of" and view.word(k - 1) in view.lex.words["placed"]
        k -= 1
    return False


def dateline(view: View, mention: Mention) -> bool:
    """Whether a name only opens a dateline: "TRIPOLI, May 3 (Agency) - A rocket hit", "Kinshasa — Rebels shelled"."""
    k = mention.start
    if not (view.opens(k) or view.doc[k - 1].is_space):
        return False
    for i in range(mention.end, min(mention.end + LONGEST, len(view) - 1)):
        if view.text[i] in SIGNS and (view.doc[i - 1].whitespace_ or view.text[i] in ("—", "--")):
            return view.text[i + 1][:1].isupper() or view.text[i + 1][:1] in QUOTES
        if view.tag[i] not in FILLING and not view.doc[i].is_space and view.text[i] not in ("(", ")", "/", "."):
            return False
    return False


def _addressed(view: View, k: int) -> bool:
    """Whether the "to" or "from" at ``k`` hangs on saying, giving or asking rather than on going."""
    return view.lemma[view.head[k]] in ("support", "aid", "weapon", "arms", "assistance", "threat", "message", "loyal", "allied", "ally",
                                        "speak", "appeal", "warning", "statement", "demand", "denial", "comment", "belong", "accord", "according")  # fmt: skip
