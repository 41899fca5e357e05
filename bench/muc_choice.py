"""What the coding guide of MUC-4 counts: decisions learned from the development texts, over what the rooms read.

The guide (section 1.0) counts attacks on people and things that belong to nobody's forces, in or against nine countries, two months old or
less, named or described and not only summed up; and of an incident those who did it and who or what was meant to be hit. Each of
these is a feature; how much each weighs is learned by :mod:`bench.train_templates`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.muc_score import Answer, Response
from bench.muc_seen import Vectors
from bench.muc_told import ARMED_STATE, Told
from bench.muc_words import fill_of
from rashomon.forest import Forest, read
from rashomon.model import Article, When
from rashomon.reading.events.scene import Scene

STORED = Path(__file__).parent / "data" / "muc_choice.json"
COUNTRIES = frozenset({"SLV", "GTM", "HND", "ARG", "BOL", "CHL", "COL", "ECU", "PER"})
"""Only what belongs to one of these nine is coded (guide, section 1.0, rule 4)."""
RECENT = timedelta(days=62)
"""Older incidents are coded only when something new is told of them (rule 6)."""

DECISIONS = ("day", "place", "victim", "thing", "individual", "organisation", "tool", "template")
"""What is decided: of days, places, people, things, doers, groups and tools whether they belong into a template; at last whether the template counts."""
ONE = ("day", "place")
"""Of these a template has one."""

LEXIS = "lexis"
"""The column of what the words around weigh."""
SEEN = "seen"
"""The column of what the vectors of the page encoder weigh."""

Features = dict[str, float]


def blank() -> Vectors:
    """What is made of nothing."""
    return np.zeros(0, dtype=np.float32)


@dataclass(frozen=True)
class Option:
    """Somebody or something that may belong into a template: its answers by slot, and what speaks for it."""

    decision: str
    answers: dict[int, tuple[Answer, ...]]
    features: Features
    words: frozenset[str] = frozenset()
    """What stands around it (:mod:`bench.muc_lexis`)."""
    state: bool = False
    """Whether it acts for a state."""
    at: frozenset[int] = frozenset()
    """The tokens that name it."""
    seen: Vectors = field(default_factory=blank, compare=False)
    """What the page encoder makes of those (:mod:`bench.muc_seen`)."""


def of_incident(one: Told, scene: Scene, article: Article, when: When, chance: float) -> Features:
    """What speaks for and against an incident.

    Parameters: what is told of it, when it was, and the ``chance`` of the reader that it is news. Result: numbers by name.
    """
    found: Features = {"chance": chance, "history": one.report.kind == "history"}
    published = article.published.end
    age = (published - when.end).days if published is not None and when.end is not None else None
    if age is not None and when.start is not None and when.end is not None:
        found |= {"age": min(age, 400), "stretch": min((when.end - when.start).days, 400)}
    place = one.report.place
    countries = {c for c in (place.country if place else None, *one.report.parties) if c}
    found["country"] = 1 if countries & COUNTRIES else 0 if countries else 0.5
    found["place"] = place.precision if place is not None else 8
    found["start"] = scene.view.sentence[one.spans[0][0]] if one.spans else 99
    found["sentences"] = len({scene.view.sentence[s] for s, _ in one.spans})
    found["acts"], found["tolls"] = len(one.acts), len(one.tolls)
    found["dead"] = max((t.count.low or 0 for t in one.tolls if t.status == "killed"), default=0)
    harmed = [t.category for t in one.tolls] + [m.target.category for m in one.acts if m.target is not None]
    found["armed harmed"] = sum(c in ARMED_STATE for c in harmed)
    found["civilian harmed"] = harmed.count("civilian")
    agents = [a for m in one.acts for a in m.agents]
    found["state agents"] = sum(a.country is not None for a in agents)
    found["other agents"] = sum(a.country is None for a in agents)
    lemmas = {scene.doc[m.at].lemma_.lower() for m in one.acts} | {
        scene.doc[t.trigger].lemma_.lower() for t in one.tolls
    }
    for deed in ("killing", "fighting", "bombing", "taking", "harming", "wrecking", "trial"):
        found[deed] = any(fill_of("deed", lemma) == deed.upper() for lemma in lemmas)
    found["told by verb"] = sum(scene.view.verbal(m.at) for m in one.acts)
    found["quoted"] = sum(scene.voiced[m.at] is not None for m in one.acts)
    found["planned"] = one.report.reality != "actual"
    found[f"mode {one.report.event.mode}"] = True
    for force in ("strong", "weak", "send", "harm", "back"):
        found[force] = sum(m.trigger.force == force for m in one.acts)
    found["length"] = len(scene.view.sentences)
    found["headline"] = any(s == 0 for s, _ in one.spans)
    found["times"] = len(one.report.times)
    found["claims"] = len(one.claims)
    found["accused"] = sum(c.content.accused is not None for c in one.claims)
    found["own place"] = own_place(one, scene)
    return {name: float(value) for name, value in found.items()}


def own_place(one: Told, scene: Scene) -> bool:
    """Whether the sentences that tell it name where it was."""
    place = one.report.place
    return place is not None and any(
        m.place is not None and m.place.name == place.name and any(s <= m.start < e for s, e in one.spans)
        for m in scene.places
    )


def of_options(found: Sequence[tuple[Option, float]]) -> Features:
    """How surely somebody or something belongs to an incident: the best and the sum of the chances of each decision."""
    chances: dict[str, list[float]] = {}
    for option, chance in found:
        chances.setdefault(option.decision, []).append(chance)
    best = {f"best {name}": max(own) for name, own in chances.items()}
    return best | {f"sum {name}": sum(own) for name, own in chances.items()}


def of_template(response: Response) -> Features:
    """What a filled template says of whether its incident counts."""
    found = {
        name: float(len(response.get(slot, ())))
        for slot, name in ((6, "tools"), (9, "doers"), (10, "groups"), (12, "things"), (18, "names"), (19, "people"))
    }
    found["dated"] = float(not str(response[2][0].value if response.get(2) else "-").startswith("-"))
    kinds = [a.value for a in response.get(20, ())]
    found["soldiers hit"] = float(kinds.count("ACTIVE MILITARY") + kinds.count("LAW ENFORCEMENT"))
    found["others hit"] = len(kinds) - found["soldiers hit"]
    found["many hit"] = float(sum(a.value == "PLURAL" for a in response.get(21, ())))
    found["deaths"] = float(sum(a.value == "DEATH" for a in response.get(23, ())))
    return found | {name.lower(): float(response[4][0].value == name) for name in ("ATTACK", "BOMBING", "KIDNAPPING")}


def beside(own: Sequence[Features], filled: Sequence[Response]) -> list[Features]:
    """Each of a text's incidents with how it stands among the others: whether a likelier one names the same people or things."""
    best = sorted((f["chance"] for f in own), reverse=True)
    names = [{a.value for slot in (12, 18, 19) for a in response.get(slot, ())} for response in filled]
    return [
        f
        | {
            "others": len(own),
            "rank": best.index(f["chance"]),
            "first": float(f["start"] == min(o["start"] for o in own)),
            "behind": best[0] - f["chance"],
            "shared": max(
                (len(names[k] & names[j]) for j, o in enumerate(own) if o["chance"] > f["chance"]), default=0
            ),
            "shared with less": max(
                (len(names[k] & names[j]) for j, o in enumerate(own) if o["chance"] < f["chance"]), default=0
            ),
        }
        for k, f in enumerate(own)
    ]


@dataclass(frozen=True)
class Choice:
    """A learned forest, the names of its columns, the chance from which on it says yes, and what the words around and the encoder's numbers weigh."""

    forest: Forest
    names: tuple[str, ...]
    limit: float
    weights: Mapping[str, float]
    numbers: Vectors

    def chances(
        self, rows: Sequence[Features], words: Sequence[frozenset[str]], seen: Sequence[Vectors]
    ) -> list[float]:
        """For each row, with the words around it and what the encoder makes of it, how likely it is one."""
        if not rows:
            return []
        weighed = [
            row | {LEXIS: weight(own, self.weights), SEEN: float(vector @ self.numbers)}
            for row, own, vector in zip(rows, words, seen, strict=True)
        ]
        return [float(p) for p in self.forest.probability(matrix(weighed, self.names))]


def weight(words: frozenset[str], weights: Mapping[str, float]) -> float:
    """The sum of the weights of some words; what weighs all alike stands under the empty word."""
    return weights[""] + sum(weights.get(word, 0.0) for word in sorted(words))


@cache
def stored() -> dict[str, Choice]:
    """The learned decisions by name."""
    kept = json.loads(STORED.read_text(encoding="utf-8"))
    return {
        name: Choice(
            read(kept[name]),
            tuple(kept[name]["features"]),
            kept[name]["limit"],
            kept[name]["words"],
            np.array(kept[name]["numbers"], dtype=np.float32),
        )
        for name in DECISIONS
    }


def matrix(rows: Sequence[Features], names: Sequence[str]) -> NDArray[np.float32]:
    """Rows of features as an array; what is not there is 0."""
    return np.array([[float(row.get(name, 0.0)) for name in names] for row in rows], dtype=np.float32)
