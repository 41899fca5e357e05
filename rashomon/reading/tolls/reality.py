"""Whether the harm that a word tells of happened, was denied or was only planned or imagined."""

from __future__ import annotations

from rashomon.model import Reality
from rashomon.reading.tolls.lexicon import Harm
from rashomon.reading.tolls.scene import Scene
from rashomon.reading.words import words

UNTIL = 10
"""Tokens between "until" and the word of harm."""
TILL = words("until")


def reality(scene: Scene, i: int, entry: Harm | None) -> Reality:
    """Whether the harm at ``i`` happened, is denied by a "not", or is only planned or imagined."""
    view, cues = scene.view, scene.view.lex.cues
    for k in range(i - 1, max(scene.start, i - 6) - 1, -1):
        word, tag = view.words[k], view.tags[k]
        if word in cues["not"]:
            return "negated"
        if word in cues["maybe"] and view.at(k + 1) == "have" and scene.passive(i):
            # "as many as 20 may have been killed": who says so thinks that they were
            return "actual"
        if word in cues["modal"]:
            return "hypothetical"
        if word in ("will", "'ll", "wo"):
            return "planned"
        if word == "to" and entry is not None and view.tags[k + 1] == "VB":
            before = view.words[max(scene.start, k - 4) : k]
            if cues["real"].intersection(before):
                return "actual"
            return "planned" if cues["plan"].intersection(before) else "hypothetical"
        light = tag[:2] == "RB" or word in cues["be"] or word in cues["have"] or word in ("and", "or", "to")
        if not light and not (tag[:2] == "VB" and word in view.lex.harm):
            break
    if _until(scene, i):
        return "hypothetical"
    return "hypothetical" if "if" in view.words[max(scene.start, i - 8) : i] else "actual"


def _until(scene: Scene, i: int) -> bool:
    """Whether the harm at ``i`` ends something that still goes on: "until the last of them is killed"."""
    view = scene.view
    until = next((k for k in range(i - 1, max(scene.start, i - UNTIL) - 1, -1) if view.words[k] in TILL), None)
    return until is not None and any(view.tags[k] in ("VBZ", "VBP") for k in range(until + 1, i + 1))


__all__ = ["reality"]
