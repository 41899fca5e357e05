"""Who accuses, denies, admits or answers for what: attributions whose stance is about an event told elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Actor, Stance
from rashomon.reading.accounts import Account
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import Attribution

NEAR = 3
"""Sentences back within which a blame or denial finds the event it is about."""


@dataclass(frozen=True)
class Blame:
    """An attribution (by number in the scene) that accuses or denies; ``accused`` where it names somebody."""

    attribution: int
    stance: Stance
    accused: Actor | None


def blames(scene: Scene, accounts: Sequence[Account]) -> dict[int, list[Blame]]:
    """Accusations and denials by the number of the incident they are about.

    What an accusation or denial is about: the incident whose words stand in it, else the one told last before it, at most
    :data:`NEAR` sentences back. An accusation of something else than violence ("of blocking talks") is about none.
    """
    home = {
        i: n for n, a in enumerate(accounts) if a.kind == "incident" for s in a.segments for i in range(s.start, s.end)
    }
    found: dict[int, list[Blame]] = defaultdict(list)
    for number, one in enumerate(scene.attributions):
        if one.stance not in ("accuses", "denies", "admits", "justifies") or not one.content:
            continue
        inside = sorted({home[i] for s, e in one.content for i in range(s, e) if i in home})
        accused = one.accused if one.stance == "accuses" else None
        if one.stance == "accuses" and accused is None:
            continue
        if inside:
            for n in inside:
                found[n].append(Blame(number, one.stance, accused))
            continue
        if one.stance == "accuses" and not _violent(scene, one):
            continue
        before = _before(scene, accounts, one)
        if before is not None:
            found[before].append(Blame(number, one.stance, accused))
    return found


def _violent(scene: Scene, one: Attribution) -> bool:
    """Whether the words said are of violence, or name nothing at all ("blamed X")."""
    words = lexicon()
    low = [scene.view.low[i] for s, e in one.content for i in range(s, e)]
    verbs = [w for w in low if w in words.verbs and words.verbs[w].plover == "ASSAULT"]
    nouns = [w for w in low if w in words.nouns and words.nouns[w].plover == "ASSAULT"]
    return bool(verbs or nouns) or len(low) < 4


def _before(scene: Scene, accounts: Sequence[Account], one: Attribution) -> int | None:
    """The incident told last before an attribution, within reach."""
    at = one.cue[0] if one.cue else one.content[0][0]
    sentence = scene.view.sentence[at]
    best: tuple[int, int] | None = None
    for n, account in enumerate(accounts):
        if account.kind != "incident":
            continue
        for segment in account.segments:
            if (
                segment.start <= at
                and sentence - segment.sentence <= NEAR
                and (best is None or segment.start > best[0])
            ):
                best = (segment.start, n)
    return best[1] if best else None
