"""Which sayings blame whom for which incident, by the learned decision."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rashomon.forest import read
from rashomon.model import Actor
from rashomon.reading.accounts import Account
from rashomon.reading.accused import deniers
from rashomon.reading.accused.bystanders import stands_by
from rashomon.reading.accused.features import READ, Page, rows
from rashomon.reading.accused.sayings import NAMED, SPEAKS, Saying, sayings
from rashomon.reading.blame import Blame
from rashomon.reading.called import faceless
from rashomon.reading.events.days import names_day
from rashomon.reading.events.features import Features
from rashomon.reading.events.learned import Decision
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention
from rashomon.reading.events.scene import Scene
from rashomon.reading.lent import lent
from rashomon.reading.retold import retold
from rashomon.reading.voices import speaker
from rashomon.reading.words import words
from rashomon.states import is_state

STORED = Path(__file__).parent.parent / "data" / "blames.json"


EXPLICIT = 0.05
"""The chance from which on one counts whom a speaker blames in so many words ("pinned it on X"): below, his words are of something else."""
MANY = 3
"""Incidents of a page from which on it is a round-up, where a saying is about the last one told."""
EACH = words("each")
REJECTED = words("rejected")
SAID = words("what-was-said") | frozenset({"both", "everything", "all"})
POINTER = 3
"""Tokens of what is denied that only point back."""
RIGHT_BEFORE = 2
"""Sentences back to who was blamed."""


@dataclass(frozen=True)
class Judge:
    """The decision and, for each :func:`kind_of` saying, the chance from which on it says yes."""

    decision: Decision
    limits: Mapping[str, float]


def kind_of(saying: Saying, row: Features) -> str:
    """How surely a saying blames before the decision is asked: ``read`` as a blame by rules, ``named`` where a speaker only names somebody
    ("Turkey thanked Iran"), which must be likelier to be one; else ``rest``."""
    if by_rule(saying, row):
        return "read"
    return "named" if saying.stance == "asserts" and saying.ways <= NAMED else "rest"


def by_rule(saying: Saying, row: Features) -> bool:
    """Whether rules alone take a saying for a blame for the incident that the row is about."""
    return bool(saying.ways & READ) and bool(row["home"] or saying.ways & {"blames", "retold"})


def unpack(stored: dict[str, Any]) -> Judge:
    """The decision from its stored form."""
    return Judge(Decision(read(stored["blame"]), tuple(stored["blame"]["features"])), stored["limits"])


@lru_cache(maxsize=1)
def judge() -> Judge:
    """The shipped decision, read once."""
    return unpack(json.loads(STORED.read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Judged:
    """How likely a saying is to blame somebody for the incident of number ``incident``, and its :func:`kind_of` there."""

    saying: Saying
    incident: int
    kind: str
    chance: float


def judged(page: Page, decision: Decision) -> list[Judged]:
    """What the decision makes of each saying beside each incident that it can be about."""
    every = [(saying, n, row) for saying in page.sayings for n, row in nearest(page, saying, rows(page, saying))]
    chances = decision.chances([row for _, _, row in every])
    return [
        Judged(saying, n, kind_of(saying, row), float(chance))
        for (saying, n, row), chance in zip(every, chances, strict=True)
    ]


def nearest(page: Page, saying: Saying, beside: list[tuple[int, Features]]) -> list[tuple[int, Features]]:
    """The rows of a saying that tells no incident itself: in a page of many, only that of the incident told last before it.

    Unless it speaks of several deeds ("blamed rebels for the attacks").
    """
    if saying.start not in page.home and told_before(page, saying):
        return []
    beside = [(n, row) for n, row in beside if not only_later(page, saying, n)]
    if len(page.incidents) < MANY or several(page, saying):
        return beside
    if saying.start in page.home:
        if saying.stance != "accuses":
            return beside
        return [(n, row) for n, row in beside if n == page.home[saying.start]]
    last = max(((-row["back"], n) for n, row in beside), default=(0.0, -1))[1]
    return [(n, row) for n, row in beside if n == last]


def only_later(page: Page, saying: Saying, n: int) -> bool:
    """Whether a saying tells one incident, or follows what tells it, and incident ``n``, of another day by its own words, is first told after
    it: "accused soldiers of opening fire first. A day earlier a man had stepped on a mine"; or tells who did it, and ``n`` in the same breath:
    "settlers shot a man at the funeral of two killed a day before"."""
    home = page.home.get(saying.start)
    if home is None:
        home = next((page.home[i] for i in range(saying.start - 1, -1, -1) if i in page.home), None)
    start, end = page.scene.view.bounds(saying.start)
    first = page.accounts[n].start
    if home is None or home == n or first < (start if "agent" in saying.ways else end):
        return False
    days = [_first_day(page.accounts[m]) for m in (home, n)]
    return None not in days and days[0] != days[1]


def _first_day(account: Account) -> tuple[object, ...] | None:
    """The first day by which an incident's own words date it; ``None`` where they name none."""
    day = next((t for t in account.times if t.role == "event" and (names_day(t) or t.unit == "day")), None)
    return (day.year, day.month, day.day, day.weekday, day.offset, day.anchor) if day is not None else None


def told_before(page: Page, saying: Saying) -> bool:
    """Whether a saying follows a sentence that tells of what was earlier, and so is about that: "Two blasts hit the city in May. Police
    blamed rebels"."""
    view = page.scene.view
    start = view.bounds(saying.start)[0]
    if start == 0 or saying.stance != "accuses":
        return False
    last = range(view.bounds(start - 1)[0], start)
    return any(i in page.past for i in last) and not any(i in page.home for i in last)


def several(page: Page, saying: Saying) -> bool:
    """Whether the sentence of a saying names several deeds at once."""
    view, nouns = page.scene.view, lexicon().nouns
    for i in range(*view.bounds(saying.start)):
        if view.low[i] in EACH or (
            view.tag[i] == "NNS" and (t := nouns.get(view.low[i])) is not None and t.plover == "ASSAULT"
        ):
            return True
    return False


def blaming(every: Sequence[Judged], limits: Mapping[str, float]) -> dict[int, list[Saying]]:
    """For each incident, by its number, the sayings that blame somebody for it: of those of one attribution on one side the surest.

    ``limits``: for each :func:`kind_of` saying, the chance from which on it does.
    """
    best: dict[int, dict[tuple[int, str], Judged]] = defaultdict(dict)
    for one in every:
        key = (one.saying.number, one.saying.accused.code)
        known = best[one.incident].get(key)
        explicit = one.kind == "read" and "blames" in one.saying.ways and not faceless(one.saying.accused.code)
        if one.chance >= (min(EXPLICIT, limits[one.kind]) if explicit else limits[one.kind]) and (
            known is None or one.chance > known.chance
        ):
            best[one.incident][key] = one
    return {n: [one.saying for one in found.values()] for n, found in best.items()}


def accusations(
    scene: Scene, accounts: Sequence[Account], found: Sequence[Mention], rules: Mapping[int, Sequence[Blame]]
) -> dict[int, list[Blame]]:
    """Who blames, admits or denies each incident, by its number: by rules, but for whom a named speaker blames, which is learned.

    Parameters: the scene, its accounts in the order in which they are numbered, its mentions of events; what the rules found.
    """
    made: dict[int, list[Blame]] = {n: [b for b in blames if not _asked(scene, b)] for n, blames in rules.items()}
    by = judge()
    every = judged(known(scene, accounts, found, rules), by.decision)
    for n, said in blaming(every, by.limits).items():
        for saying in said:
            if stands_by(scene, accounts[n], saying):
                continue
            made.setdefault(n, []).append(Blame(saying.tokens, saying.stance, saying.accused, saying.number))
    for n, blame in _of_both(scene, accounts, made):
        made.setdefault(n, []).append(blame)
    blamed: dict[int, set[str]] = defaultdict(set)
    for n, blames in made.items():
        blamed[n] |= {_side(b.accused) for b in blames if b.accused is not None and b.stance != "denies"}
    # Who denies was blamed by somebody: being named is enough.
    for n, said in blaming(every, {**by.limits, "named": by.limits["rest"]}).items():
        blamed[n] |= {_side(saying.accused) for saying in said}
    for n, blame in _denials(scene, accounts, made, blamed):
        made.setdefault(n, []).append(blame)
    for n in made:
        made[n] = [deniers.told(scene, b, blamed.get(n, set()), made[n]) for b in made[n]]
        made[n] = [b for b in made[n] if not b.if_blamed or _denier(scene, b) in blamed.get(n, ())]
    return made


def _side(actor: Actor) -> str:
    return actor.side.split("/")[0]


def _denials(
    scene: Scene, accounts: Sequence[Account], made: Mapping[int, Sequence[Blame]], blamed: Mapping[int, set[str]]
) -> list[tuple[int, Blame]]:
    """Denials by a side that nobody blames for the incident they are read of, for the nearest one that it is blamed for; ``blamed``: the
    sides that are, by incident."""
    found: list[tuple[int, Blame]] = []
    for n, blames in made.items():
        for blame in blames:
            if blame.stance != "denies":
                continue
            found += [(m, blame) for m in _charged(scene, made, n, blame)]
            side = _denier(scene, blame)
            if side is None:
                continue
            if side in blamed.get(n, ()):
                found += [(m, blame) for m in blamed if m != n and side in blamed[m] and _one_place(accounts, n, m)]
                continue
            others = [m for m, sides in blamed.items() if side in sides]
            if others:
                at = blame.tokens[0]
                found.append((min(others, key=lambda m: abs(accounts[m].start - at)), blame))
    return found + _of_several(scene, made)


def _denier(scene: Scene, blame: Blame) -> str | None:
    """The side that denies something; ``None`` for one whom nothing names."""
    if blame.source is not None:
        return blame.source.split("/")[0]
    actor = scene.attributions[blame.attribution].actor if blame.attribution is not None else None
    return _side(actor) if actor is not None else None


def _charged(scene: Scene, made: Mapping[int, Sequence[Blame]], n: int, blame: Blame) -> list[int]:
    """The incidents of the accusations made in the sentence of a denial or right before, where it is they that are denied ("reject such
    charges"), and none of them is of the incident ``n`` that the denial is read of."""
    low, sentence = scene.view.low, scene.view.sentence
    if REJECTED.isdisjoint(low[slice(*blame.tokens)]):
        return []
    at = blame.tokens[0]
    near = [
        m
        for m, others in made.items()
        for o in others
        if o.stance == "accuses" and o.tokens[0] < at and sentence[at] - sentence[o.tokens[0]] <= 1
    ]
    return [] if n in near else list(dict.fromkeys(near))


def _one_place(accounts: Sequence[Account], left: int, right: int) -> bool:
    """Whether two incidents of an article were at one place: mostly one that is told in two parts."""
    first, second = ({p.name.lower() for p in accounts[n].places[:1]} for n in (left, right))
    return not first.isdisjoint(second)


def _of_both(scene: Scene, accounts: Sequence[Account], made: Mapping[int, Sequence[Blame]]) -> list[tuple[int, Blame]]:
    """Blames for "both attacks", for that of the two incidents told last before that does not have them yet."""
    found: list[tuple[int, Blame]] = []
    for n, blames in made.items():
        for blame in blames:
            start, end = blame.tokens
            if blame.stance == "denies" or blame.accused is None or not any(_both(scene, k) for k in range(start, end)):
                continue
            told = [m for m, a in enumerate(accounts) if a.kind == "incident" and a.start < start]
            last = sorted(told, key=lambda m: accounts[m].start)[-2:]
            if len(last) == 2 and n in last:
                (other,) = set(last) - {n}
                known = {(b.attribution, _side(b.accused)) for b in made.get(other, ()) if b.accused is not None}
                if (blame.attribution, _side(blame.accused)) not in known:
                    found.append((other, blame))
    return found


def _both(scene: Scene, k: int) -> bool:
    """Whether "both" at ``k`` is of deeds."""
    view = scene.view
    if view.low[k] != "both":
        return False
    after = view.low[k + 1] if k + 1 < view.size else "."
    deed = lexicon().nouns.get(after)
    return (deed is not None and deed.plover == "ASSAULT") or view.lemma[min(k + 1, view.size - 1)] == "be"


def _of_several(scene: Scene, made: Mapping[int, Sequence[Blame]]) -> list[tuple[int, Blame]]:
    """Denials of what was told before ("denied it", "denied both") for each further incident for which the side was blamed right before."""
    found: list[tuple[int, Blame]] = []
    sentence = scene.view.sentence
    for n, blames in made.items():
        for blame in blames:
            low = scene.view.low[slice(*blame.tokens)]
            actor = scene.attributions[blame.attribution].actor if blame.attribution is not None else None
            if blame.stance != "denies" or actor is None or not low or low[0] not in SAID or len(low) > POINTER:
                continue
            for m, others in made.items():
                if m != n and any(
                    o.stance != "denies"
                    and o.accused is not None
                    and _side(o.accused) == _side(actor)
                    and 0 <= sentence[blame.tokens[0]] - sentence[o.tokens[0]] <= RIGHT_BEFORE
                    for o in others
                ):
                    found.append((m, blame))
    return found


def known(
    scene: Scene, accounts: Sequence[Account], found: Sequence[Mention], rules: Mapping[int, Sequence[Blame]]
) -> Page:
    """The article with all its sayings, ready for the decision."""
    told = {"blames": rules, "lent": lent(scene, accounts), "retold": retold(scene, accounts, found)}
    return Page(scene, accounts, found, sayings(scene, accounts, found, told))


def _asked(scene: Scene, blame: Blame) -> bool:
    """Whether it is for the learned decision to say: words of a named speaker that name somebody."""
    if blame.attribution is None or blame.source is not None or blame.accused is None or blame.stance not in SPEAKS:
        return False
    name = speaker(scene, scene.attributions[blame.attribution])
    own = name is not None and name.split("/")[0] == _side(blame.accused)
    # an armed group that says it of itself admits it; of a state's own name much else may be said
    return name is not None and not (own and not is_state(_side(blame.accused)))
