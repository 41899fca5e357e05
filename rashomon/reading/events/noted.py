"""Deeds that a log or a bulletin notes without a verb: "Car bomb next to a hospital.", "Two explosions near the port"."""

from __future__ import annotations

from rashomon.reading.events.lexicon import Trigger, Weapon, lexicon
from rashomon.reading.events.scene import Scene
from rashomon.reading.words import words

LONG = 25
"""Words of such a note at most."""
OPENING = 14
"""Tokens at the head of a paragraph, among which a day, an hour or a place opens an entry."""
AT = words("noted-at")
CLOSERS = words("closers")
ALARMS = words("alarms")
BLAST = Trigger("bomb", True, "ASSAULT", "explosives", "weak")


def noted(scene: Scene, number: int, armed: dict[int, Weapon]) -> int | None:
    """The token of the weapon or blast that a sentence without a verb notes, with a word for where behind it, in a paragraph that opens as an
    entry does; ``None`` where it tells none. Parameters: the scene, the number of the sentence, the text's weapons."""
    view, (start, end) = scene.view, scene.view.sentences[number]
    if end - start > LONG or any(view.pos[i] in ("VERB", "AUX") for i in range(start, end)):
        return None
    if not ALARMS.isdisjoint(view.low[start:end]):
        return None
    for i in range(start, end):
        noun = lexicon().nouns.get(view.low[i])
        weapon = next((armed[k] for k in (i, i - 1, i - 2) if k in armed and k >= start), None)
        blast = noun is not None and noun.mode == "explosives"
        if view.pos[i] not in ("NOUN", "PROPN") or not (blast or (weapon is not None and weapon.mode == "explosives")):
            continue
        behind = next((k for k in range(i + 1, end) if view.pos[k] not in ("NOUN", "PROPN", "PUNCT")), None)
        told = behind is not None and view.low[behind] in AT and _in_entry(scene, i)
        return i if told else None
    return None


def _in_entry(scene: Scene, at: int) -> bool:
    """Whether the paragraph in which a word stands opens with a day, an hour or a name, and something that closes it, before that word."""
    view, first = scene.view, at
    while first > 0 and "\n\n" not in view.low[first - 1]:
        first -= 1
    end = min(first + OPENING, at)
    closes = any(view.low[k] in CLOSERS or view.low[k] in (".", ":") for k in range(first + 1, end))
    named = scene.doc[first].text[:1].isupper() and view.pos[first] == "PROPN"
    return closes and (named or any(first <= m.start < end for m in (*scene.times, *scene.places)))
