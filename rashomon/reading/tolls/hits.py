"""What a sentence says of people who came to harm, and which of it doesn't hold beside the rest of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Reality, Status
from rashomon.reading.tolls.people import Group, View
from rashomon.reading.words import words

DYING = words("dying")


@dataclass(frozen=True)
class Hit:
    """A phrase and the harm that the word at ``trigger`` says of it."""

    group: Group
    status: Status
    trigger: int
    reality: Reality
    either: bool = False
    """Killed *or* wounded, together so many: at most that many of each."""
    partial: bool = False
    """Some of those whom the text has counted before: "among the dead were two children"."""
    burial: bool = False
    """They are only told to have been buried."""
    told: Group | None = None
    """What people they are told to be ("14 of the dead were fighters")."""


def without_the_dead(view: View, hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those of people brought to a hospital of whom the sentence tells that they died there.

    Parameters: the text and what was found in a sentence. Those of several hurt who are told to be dead are no longer a part of the hurt, either: "12
    were brought in, one of whom was dead on arrival".
    """
    killed = [hit for hit in hits if hit.status == "killed"]
    dead = {id(hit.group) for hit in killed if hit.group.whole is not None}
    for hit in hits:
        if hit.status == "wounded":
            hit.group.parts = [part for part in hit.group.parts if id(part) not in dead]
    died = {id(hit.group) for hit in killed if view.words[hit.trigger] in DYING}
    # "the bodies of four men were taken to hospital"
    died |= {
        id(hit.group)
        for hit in killed
        if any("body" in e.frames for e in view.lex.harm.get(view.words[hit.trigger], ()))
    }
    return [h for h in hits if h.status != "wounded" or id(h.group) not in died or not _brought(view, h.trigger)]


def _brought(view: View, i: int) -> bool:
    """Whether the word of harm at ``i`` only says that somebody was brought to a hospital, or the like."""
    word = view.words[i]
    return word in view.lex.apart or any("care" in entry.frames for entry in view.lex.harm.get(word, ()))


def either(view: View, i: int, status: Status) -> bool:
    """Whether the verb at ``i`` is joined by "or" to a word of another harm ("killed or wounded")."""
    other = [k for k, joint in ((i + 2, i + 1), (i - 2, i - 1)) if view.at(joint) == "or"]
    last = max([i, *other])
    if view.at(last + 1) == "dead" or view.words[last + 1 : last + 3] == ["to", "death"]:
        # "were shot or hacked to death"
        return False
    return any(entry.status not in (None, status) for k in other for entry in view.lex.harm.get(view.at(k), ()))


__all__ = ["Hit", "either", "without_the_dead"]
