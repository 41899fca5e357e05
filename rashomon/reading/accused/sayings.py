"""Whom a speaker names in his words, or takes for granted: what may be a blame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Actor, Stance
from rashomon.reading.accounts import Account
from rashomon.reading.blame import Blame, harmless, of_such, violent
from rashomon.reading.events.mentions import Mention
from rashomon.reading.events.returned import mutual, returned
from rashomon.reading.events.roles import citizens, in_feuds, nation, only_harmed
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.frames import Tokens
from rashomon.reading.voices import speaker
from rashomon.reading.words import words

SPEAKS: frozenset[Stance] = frozenset({"asserts", "accuses", "condemns", "justifies", "investigates", "cannot verify"})
"""Stances by which somebody can be named for a deed."""
ABLE = frozenset({"state", "body", "forces", "non-state", "people", "person"})
"""Kinds of actor that can be blamed; organisations only where a rule reads it."""
DEEDS = frozenset({"ASSAULT", "COERCE"})
ROLES = words("roles")
EITHER = frozenset({"both", "they", "their", "either", "each", "two"})
"""Words that only point back at several sides together."""
BORDERS = frozenset({"border", "borders", "frontier"})
NAMED = frozenset({"named", "target"})
"""Ways of one who is only named, or named as who was hit."""
LOOSE = NAMED | {"granted"}
"""Ways that say nothing of who did it."""


@dataclass(frozen=True)
class Saying:
    """Words of the attribution ``number`` that name ``accused``: at token ``at``, in the words ``tokens``; ``ways``: how rules read them.

    ``at`` is ``None`` where he is only taken for granted: told elsewhere as the doer of what the words are about.
    """

    number: int
    accused: Actor
    at: int | None
    tokens: Tokens
    ways: frozenset[str]
    stance: Stance
    about: frozenset[int] = frozenset()
    """The incidents that rules take the words to be about."""

    @property
    def start(self) -> int:
        return self.tokens[0] if self.at is None else self.at


def sayings(
    scene: Scene,
    accounts: Sequence[Account],
    found: Sequence[Mention],
    told: Mapping[str, Mapping[int, Sequence[Blame]]],
) -> list[Saying]:
    """All that may be blames, in the order of the text: for each attribution and sentence of its words each actor named there, and the
    doer of an incident that the words tell without naming him.

    Parameters: the scene; its incidents and other accounts; its mentions of events; what rules take for blames, by the name of the rule.
    """
    made: dict[tuple[int, str, int], Saying] = {}

    def add(
        number: int,
        actor: Actor,
        at: int | None,
        tokens: Tokens,
        way: str,
        stance: Stance = "asserts",
        n: int | None = None,
    ) -> None:
        if scene.attributions[number].stance not in SPEAKS or not _able(scene, number, actor, way):
            return
        key = (number, actor.code, scene.view.sentence[tokens[0] if at is None else at])
        old = made.get(key)
        about = frozenset({n} if n is not None else ())
        if old is None:
            own = scene.attributions[number].stance
            stance = own if own == "accuses" else stance
            made[key] = Saying(number, actor, at, tokens, frozenset({way}), stance, about)
        else:
            better = old.at is None or (way == "agent" and "agent" not in old.ways)
            made[key] = replace(
                old,
                at=at if better and at is not None else old.at,
                ways=old.ways | {way},
                about=old.about | about,
                stance=old.stance if stance == "asserts" else stance,
            )

    # who only denies it blames nobody by naming him
    denying = {b.attribution for blames in told.get("blames", {}).values() for b in blames if b.stance == "denies"}
    warding: set[tuple[int, str, int]] = set()
    for mention in found:
        number = scene.voiced[mention.at]
        if number is None:
            continue
        if mutual(scene, mention.at, mention.trigger) or returned(scene, mention.at):
            warding |= {(number, actor.code, mention.sentence) for actor in mention.agents}
            continue
        deed = mention.reality == "actual" and mention.trigger.plover in DEEDS
        if deed and mention.target and _side_of(scene, number) in {a.side.split("/")[0] for a in mention.agents}:
            # who tells what he did himself blames nobody to whom he did it
            warding.add((number, mention.target.code, mention.sentence))
            warding.add((number, nation(mention.target).code, mention.sentence))
        for way, actors in (
            ("agent" if deed else "named", mention.agents),
            ("target", (mention.target,) if mention.target else ()),
        ):
            for actor in actors if deed or (number not in denying and not _of_plans(scene, number)) else ():
                mark = _nearest(scene, actor, mention.at)
                add(number, actor, mark.start if mark is not None else None, _around(scene, number, mention.at), way)
    counted = [toll.tokens for toll in scene.tolls]
    here = {mark.start for mark in scene.places}
    for mark in scene.actors:
        number = scene.voiced[mark.start]
        if mark.actor is not None and mark.actor.kind == "state" and (mark.start in here or _beside(scene, mark)):
            continue  # "near the border with Utopia"
        if mark.actor is not None and len(mark.actor.plural_of) > 1 and scene.view.low[mark.start] in EITHER:
            continue  # "both say so"
        if any(start <= mark.start < end for start, end in counted):
            continue  # "two Utopian rebels were killed": they are the dead
        if number is not None and number not in denying and mark.actor is not None and not _of_plans(scene, number):
            add(number, nation(mark.actor), mark.start, _around(scene, number, mark.start), "named")
    for way, by_account in told.items():
        for n, blames in by_account.items():
            for blame in blames:
                if way != "blames" and blame.attribution in denying:
                    continue
                if blame.attribution is not None and blame.accused is not None and blame.source is None:
                    mark = next(
                        (
                            m
                            for m in scene.actors
                            if blame.tokens[0] <= m.start < blame.tokens[1]
                            and m.actor
                            and m.actor.code == blame.accused.code
                        ),
                        None,
                    )
                    add(
                        blame.attribution,
                        blame.accused,
                        mark.start if mark else None,
                        blame.tokens,
                        way,
                        blame.stance,
                        n,
                    )
    for number, actor, tokens in _granted(scene, accounts, _own(scene, found)):
        if number not in denying:
            add(number, actor, None, tokens, "granted")
    charged = _charged(scene, told.get("blames", {}))
    kept = (
        one
        for key, one in made.items()
        if (key not in warding or not one.ways <= LOOSE)
        and not (one.at is None and "blames" not in one.ways and _another(scene, one, charged))
    )
    return sorted(kept, key=lambda s: (s.start, s.number, s.accused.code))


def _charged(scene: Scene, rules: Mapping[int, Sequence[Blame]]) -> dict[tuple[str, int], set[str]]:
    """Whom each speaker accuses in so many words in a sentence: their sides, by his side and the sentence."""
    found: dict[tuple[str, int], set[str]] = {}
    for blame in (b for blames in rules.values() for b in blames if b.stance == "accuses" and b.accused is not None):
        one = scene.attributions[blame.attribution] if blame.attribution is not None else None
        name = blame.source or (speaker(scene, one) if one is not None else None)
        if name is not None and blame.accused is not None:
            key = (name.split("/")[0], scene.view.sentence[blame.tokens[0]])
            found.setdefault(key, set()).add(blame.accused.side.split("/")[0])
    return found


def _another(scene: Scene, one: Saying, charged: Mapping[tuple[str, int], set[str]]) -> bool:
    """Whether who takes somebody for granted accuses others in the same sentence: "blamed X and said the raid had been planned abroad"."""
    name = speaker(scene, scene.attributions[one.number])
    sides = charged.get((name.split("/")[0], scene.view.sentence[one.start])) if name is not None else None
    return sides is not None and one.accused.side.split("/")[0] not in sides


def _beside(scene: Scene, mark: Marked) -> bool:
    """Whether a state's name only says which border it is, or where a group is at home: "the border with Utopia", "Utopia's Red Front"."""
    low = scene.view.low
    if low[mark.start - 1] == "with" and low[mark.start - 2] in BORDERS:
        return True
    return low[mark.end : mark.end + 1] in (["'s"], ["’s"]) and any(
        m.start == mark.end + 1 and m.actor is not None and m.actor.kind == "non-state" for m in scene.actors
    )


def _of_plans(scene: Scene, number: int) -> bool:
    """Whether somebody is accused of no deed: "accused X of gearing up for an attack", "of backing Y"; then nobody named there did one."""
    one = scene.attributions[number]
    if one.stance != "accuses" or one.accused is None:
        return False
    return not violent(scene, one) or harmless(scene, one) or of_such(scene, one)


def _side_of(scene: Scene, number: int) -> str | None:
    name = speaker(scene, scene.attributions[number])
    return name.split("/")[0] if name is not None else None


def _own(scene: Scene, found: Sequence[Mention]) -> set[tuple[int, int]]:
    """Attributions and sentences in which who speaks says himself who did something: "our troops killed ten", "rebels fired at us"."""
    return {
        (number, mention.sentence)
        for mention in found
        if (number := scene.voiced[mention.at]) is not None and mention.agents and mention.trigger.plover in DEEDS
    }


def _granted(
    scene: Scene, accounts: Sequence[Account], own: set[tuple[int, int]]
) -> Iterator[tuple[int, Actor, Tokens]]:
    """Doers of an incident whose words an attribution says without naming them or, in their ``own`` words, another."""
    for account in accounts:
        if account.kind != "incident":
            continue
        doers = {a.code: a for a in account.agents}
        for segment in account.segments:
            at = [m.at for m in segment.mentions] + [scene.tolls[k].trigger for k in segment.tolls]
            for i in at:
                number = scene.voiced[i]
                if number is not None and (number, scene.view.sentence[i]) not in own:
                    another = scene.attributions[number].accused
                    for actor in doers.values():
                        if another is None or another.side == actor.side:
                            # who accuses somebody by name takes nobody else for the doer
                            yield number, actor, _around(scene, number, i)


def _able(scene: Scene, number: int, actor: Actor, way: str) -> bool:
    """Whether the speaker may blame him: no medium, nobody who is only harmed, not the speaker himself."""
    if actor.code in ROLES and way != "blames":
        return False  # who only "attacked" is nobody that a speaker lays it on
    if only_harmed(actor) or (actor.kind not in ABLE and (actor.kind != "organisation" or way in LOOSE)):
        return False
    by_name = way == "blames" and scene.attributions[number].stance == "accuses"
    if citizens(actor) and not (by_name or (way == "agent" and in_feuds(actor))):
        return False  # "Israeli settlers" are as often hit; who accuses them by name or tells what they did does blame them
    name = speaker(scene, scene.attributions[number])
    return name is not None and name.split("/")[0] != actor.side.split("/")[0]


def _nearest(scene: Scene, actor: Actor, at: int) -> Marked | None:
    start, end = scene.view.bounds(at)
    own = [
        m for m in scene.actors if m.actor is not None and nation(m.actor).code == actor.code and start <= m.start < end
    ]
    return min(own, key=lambda m: abs(m.start - at), default=None)


def _around(scene: Scene, number: int, at: int) -> Tokens:
    """The words of the speaker in the sentence of token ``at``."""
    start, end = scene.view.bounds(at)
    inside = next((span for span in scene.attributions[number].content if span[0] <= at < span[1]), (start, end))
    return max(start, inside[0]), min(end, inside[1])
