"""Which of the set fills the coding guide gives to somebody or something: learned from the development texts, over what the rules say and the words around.

The rules of the other modules say one value each; what the coders wrote for such words weighs with it (:mod:`bench.train_templates`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from bench.muc_choice import STORED, Features, Option
from bench.muc_score import Answer, Response

DEPENDENT = {"victim": (23,), "thing": (16,), "organisation": (11,)}
"""The slots whose value belongs to somebody or something, by the decision about them."""
CATEGORY = 8
"""The slot for the kind of doers, which belongs to the whole template."""
NONE = "-"

Weights = Mapping[str, Mapping[str, float]]
"""For each value what each word weighs; what weighs all alike stands under the empty word."""


def said(option: Option, slot: int) -> str:
    """The value that an option has now, several joined."""
    return "/".join(sorted({a.value for a in option.answers.get(slot, ())})) or NONE


def grounds(option: Option, kind: str) -> frozenset[str]:
    """What may speak for a value: what the rules say, the words of the option and those around it, and its features that are true."""
    found = {f"rule {slot} {said(option, slot)}" for slot in (11, 13, 16, 20, 21, 23) if slot in option.answers}
    found |= {f"type {kind}", *(f"type {kind} {one}" for one in sorted(found))}
    found |= {f"is {name}" for name, value in option.features.items() if 0 < value <= 1}
    return option.words | found


def grounds_of_all(
    words: frozenset[str], features: Features, response: Response, taken: Sequence[Option]
) -> frozenset[str]:
    """The same for what a whole template gets: the ``words`` of the incident and of who is ``taken`` into it, and what the others of its slots say."""
    found = {f"rule {slot} {a.value}" for slot in (4, 7, CATEGORY, 20) for a in response.get(slot, ())}
    found |= {f"is {name}" for name, value in features.items() if 0 < value <= 1}
    return words | found | {f"{o.decision} for a state {o.state}" for o in taken}


def categorised(response: Response, grounds: frozenset[str], learned: Mapping[str, Weights]) -> Response:
    """A template with the kind of doers that weighs most."""
    value = best(grounds, learned[str(CATEGORY)])
    return {n: a for n, a in response.items() if n != CATEGORY} | (
        {CATEGORY: (Answer(value),)} if value != NONE else {}
    )


def valued(option: Option, slot: int, value: str) -> Option:
    """An option with another value in a slot."""
    key = next(a.of or a.value for n in (18, 19, 12, 10) for a in option.answers.get(n, ()))
    given = () if value == NONE else tuple(Answer(v, key) for v in value.split("/"))
    kept = {n: answers for n, answers in option.answers.items() if n != slot}
    return replace(option, answers=kept | ({slot: given} if given else {}))


def best(words: frozenset[str], weights: Weights) -> str:
    """The value that weighs most."""
    return max(weights, key=lambda v: weights[v][""] + sum(weights[v].get(w, 0.0) for w in sorted(words)))


def filled(option: Option, kind: str, learned: Mapping[str, Weights]) -> Option:
    """An option with the values that weigh most."""
    words = grounds(option, kind) if option.decision in DEPENDENT else frozenset()
    for slot in DEPENDENT.get(option.decision, ()):
        option = valued(option, slot, best(words, learned[str(slot)]))
    return option


@cache
def stored() -> dict[str, Weights]:
    """The learned weights of the values of each slot."""
    kept: dict[str, Weights] = json.loads(STORED.read_text(encoding="utf-8"))["values"]
    return kept
