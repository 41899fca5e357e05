"""Whose voice says the words at a token: the chain from the outlet to the speaker, as codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import OUTLET, Article, Stance
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.frames import Attribution, Tokens
from rashomon.reading.words import words

PAPERS = words("papers")
BARE = words("bare")
"""Words for somebody that say nothing without those beside them."""
NEAR = 3
"""Tokens of a source among which the word for what was issued stands."""
NO_NOUN = frozenset({"WRB", "RB", "WP", "WDT"})
"""Tags of words that are nobody's name."""
LONGEST = 8
"""Words of a source that is no known actor: more is a description, not a name."""
_LEADING = re.compile(
    r"^(?:(?:the|a|an|one|some|several|its|his|her|their|other|another|local|many)\s+)+(?=\w)", re.IGNORECASE
)
_TRAILING = re.compile(r"(?: (?:on|in|at|of|by|for|from|since|after|before|until|between|the|a|an))+$", re.IGNORECASE)
"""What led to a day that is cut off."""
_HOUR = re.compile(r"^(?:[-–•*]\s*)?(?:\d{1,2}[:.]\d{2}\s*(?:[-–:]\s*)?)?")
"""The bullet and the time of day that open an entry of a log."""
_PRONOUNS = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "i",
        "we",
        "who",
        "which",
        "that",
        "this",
        "those",
        "these",
        "you",
        "one",
        "them",
        "him",
        "her",
        "us",
        "me",
        "his",
        "their",
        "its",
        "our",
        "my",
    }
)


@dataclass(frozen=True)
class Voice:
    """``chain`` outermost first; its last is ``source``. ``of`` is the attribution that it comes from."""

    chain: tuple[str, ...]
    source: str
    stance: Stance
    of: Attribution | None = None


def voices_at(scene: Scene, article: Article | None, i: int) -> list[Voice]:
    """Who says the word at token ``i``: one voice each for "residents and a monitor said"; nobody quoted means the outlet itself."""
    return voices_of(scene, article, scene.voiced[i])


def voices_of(scene: Scene, article: Article | None, number: int | None) -> list[Voice]:
    """The voices of the attribution ``number`` of the scene, one for each who speaks."""
    voice = voice_of(scene, article, number)
    names = speakers(scene, voice.of) if voice.of is not None else []
    if len(names) < 2:
        return [voice]
    return [Voice((*voice.chain[:-1], name), name, voice.stance, voice.of) for name in names]


def speakers(scene: Scene, attribution: Attribution) -> list[str]:
    """The several speakers that a source names, joined by "and"; empty where it is but one."""
    if attribution.actor is not None and len(attribution.actor.plural_of) > 1:
        return list(attribution.actor.plural_of)
    if attribution.naming is None:
        return []
    start, end = attribution.naming
    cuts = [i for i in range(start + 1, end - 1) if scene.view.low[i] == "and"]
    if len(cuts) != 1:
        return []
    names = []
    for left, right in ((start, cuts[0]), (cuts[0] + 1, end)):
        if scene.view.tag[right - 1][:2] != "NN":
            return []  # "Russian and Syrian officials": adjectives of one noun
        actor = next((a for i in range(right - 1, left - 1, -1) if (a := scene.actor_at.get(i)) is not None), None)
        name = actor.code if actor is not None else phrase(scene, (left, right))
        if name is None:
            return []
        names.append(name)
    return names if names[0] != names[1] else []


def voice_of(scene: Scene, article: Article | None, number: int | None) -> Voice:
    """The voice of the attribution ``number`` of the scene, with those that it is told through."""
    outlet = (article.outlet if article else None) or OUTLET
    if number is None:
        return Voice((outlet,), OUTLET, "asserts")
    chain: list[str] = []
    at: int | None = number
    # Two attributions can each hold the other's cue, so the way up may be a circle.
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        name = speaker(scene, scene.attributions[at])
        if name is not None and name not in chain:
            chain.append(name)
        at = scene.attributions[at].parent
    attribution = scene.attributions[number]
    if speaker(scene, attribution) is None:
        return Voice((outlet, *reversed(chain)), chain[0] if chain else OUTLET, attribution.stance, attribution)
    return Voice((outlet, *reversed(chain)), chain[0], attribution.stance, attribution)


def speaker(scene: Scene, attribution: Attribution) -> str | None:
    """Code of who speaks: the actor, else the words that name him; ``None`` for nobody in particular."""
    actor = attribution.actor
    if actor is not None:
        part = actor.code.rpartition("/")[2]
        if part in BARE and attribution.naming is not None:
            return phrase(scene, attribution.naming) or part  # "a local council member"
        # residents and doctors of a state do not speak for it
        return part if actor.kind == "people" and actor.country is not None and part != "people" else actor.code
    if attribution.naming is None:
        return None
    start, end = attribution.naming
    if _mute(scene, attribution.naming):
        return None
    if any(m.start <= start and end <= m.end for m in scene.places):
        return None  # a place that does not act says nothing: "a statement from Yerevan, which appears ..."
    name = phrase(scene, _issuer(scene, attribution.naming))
    # A name that the page uses for an actor elsewhere names him here, too.
    return scene.code_of.get(name, name) if name is not None else None


def _mute(scene: Scene, span: Tokens) -> bool:
    """Whether what stands where a source does is nothing that speaks: a deed or the harm it did ("the blast shows"), what is fired
    ("supported by heavy weapons"), a number in figures, a day, or no noun at all ("here")."""
    view, told = scene.view, lexicon()
    head = next((i for i in range(*span) if not span[0] <= view.head[i] < span[1] or view.head[i] == i), span[0])
    deed = told.nouns.get(view.low[head])
    if deed is not None and deed.force != "talk":
        return True
    if any(tuple(view.low[start : head + 1]) in told.weapons for start in range(span[0], head + 1)):
        return True
    if view.pos[head] == "NUM":
        # "34" is somebody's age; "five said so", "12 of the guards" are people.
        return view.low[head].isdigit() and "of" not in view.low[head : span[1]]
    return view.tag[head] in NO_NOUN or any(mark.start <= head < mark.end for mark in _days(scene))


def _names(scene: Scene, i: int, end: int) -> bool:
    """Whether a noun stands at ``i``, before ``end``."""
    return i < end and scene.view.pos[i] in ("NOUN", "PROPN")


def _days(scene: Scene) -> Iterator[Marked]:
    """The expressions for a day or a time of day."""
    return (mark for mark in scene.times if mark.time is not None and mark.time.kind in ("date", "time"))


def _issuer(scene: Scene, span: Tokens) -> Tokens:
    """Who issued it, for "a statement released on Saturday by the committee"."""
    low, (start, end) = scene.view.low, span
    paper = any(low[i] in PAPERS for i in range(start, min(start + NEAR, end)))
    by = next((i for i in range(end - 2, start, -1) if low[i] == "by"), None) if paper else None
    return (by + 1, end) if by is not None else span


def phrase(scene: Scene, span: Tokens) -> str | None:
    """The words that name a source, cut to the name: without articles, appositions, relative clauses and the day on which it spoke."""
    words: list[str] = []
    # "The 12 November Committee" is called so.
    days = {i for mark in _days(scene) if not _names(scene, mark.end, span[1]) for i in range(mark.start, mark.end)}
    for i in range(*span):
        token = scene.doc[i]
        if i in days and words:
            break
        inner = token.text == "-" and bool(words) and not words[-1][-1:].isspace()  # "ex-hostages"
        if token.lower_ in ("who", "which", "that", ",", "(", ";", "-", "–", "—") and words and not inner:
            break
        if token.is_space:
            continue
        words.append(token.text_with_ws)
    text = _LEADING.sub("", _HOUR.sub("", " ".join("".join(words).split())))
    text = _TRAILING.sub("", text).strip(" \"'“”‘’.,:")
    if not text or text.lower() in _PRONOUNS or len(text.split()) > LONGEST:
        return None
    return text
