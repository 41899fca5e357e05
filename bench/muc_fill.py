"""Fill MUC-4 templates from what the rooms read: one for each incident that the coding guide would count.

Everything comes from the report of an incident, its claims and what the language and reading rooms mark inside the sentences that
tell it; this file only says it in the words of the coding guide. A thing that was hit is no noun of the model, so it is taken from the
parse of those sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from spacy.tokens import Doc

from bench import muc_lexis, muc_score, muc_values
from bench.muc_choice import (
    ONE,
    Features,
    Option,
    beside,
    blank,
    of_incident,
    of_options,
    of_template,
    stored,
)
from bench.muc_doers import doers
from bench.muc_score import STRINGS, Answer, Response
from bench.muc_seen import Vectors, mean, seen
from bench.muc_things import things, tools
from bench.muc_told import Told, told
from bench.muc_victims import victims
from bench.muc_when import days
from bench.muc_where import places
from bench.muc_words import fill_of
from rashomon import dating
from rashomon.model import Article, Reading, When
from rashomon.reading import scene_of
from rashomon.reading.events.scene import Scene

FURTHER = 0.1
"""By how much surer each further option of a decision must be than the one before: most templates have one."""
OWN = ("head ", "in ", "deed ")
"""Which of the words around somebody or something say of its incident whether it counts."""


@dataclass(frozen=True)
class Candidate:
    """An incident that a text tells: its sure answers, who and what may belong to it, and what else speaks for counting it."""

    sure: Response
    options: tuple[Option, ...]
    features: Features
    words: frozenset[str] = frozenset()
    """What its sentences and its text say (:mod:`bench.muc_lexis`)."""
    seen: Vectors = field(default_factory=blank, compare=False)
    """What the page encoder makes of the words that tell it, of its sentences and of its text (:mod:`bench.muc_seen`)."""

    def valued(self, learned: Mapping[str, muc_values.Weights]) -> Candidate:
        """The same with the set fills of its options that were learned."""
        kind = self.sure[4][0].value
        return replace(self, options=tuple(muc_values.filled(o, kind, learned) for o in self.options))

    def grounds(self, response: Response, chosen: Sequence[bool]) -> frozenset[str]:
        """What may speak for the kind of doers of the template with the options that are chosen."""
        taken = [o for o, yes in zip(self.options, chosen, strict=True) if yes]
        return muc_values.grounds_of_all(words(self, chosen), self.features, response, taken)

    def response(self, chosen: Sequence[bool]) -> Response:
        """The template with the options that are chosen."""
        slots: dict[int, list[Answer]] = {n: list(answers) for n, answers in self.sure.items()}
        taken = [o for o, yes in zip(self.options, chosen, strict=True) if yes]
        for option in taken:
            for n, answers in option.answers.items():
                slots.setdefault(n, []).extend(answers)
        if slots.get(6):
            slots[7] = [a for a in slots[7] if a.of is not None]
        # Without anybody named it is presumed to be one of terror (guide, section 1.0, rule 3).
        slots[8] = [Answer("STATE-SPONSORED VIOLENCE" if any(o.state for o in taken) else "TERRORIST ACT")]
        return {n: tuple(dict.fromkeys(answers)) for n, answers in slots.items() if answers}


def candidates(doc: Doc, reading: Reading, chances: Mapping[str, float]) -> list[Candidate]:
    """All incidents of one text.

    Parameters: its annotated ``Doc``, what :func:`rashomon.reading.read` found in it, and for reports (by id) the chance that they are news.
    """
    article: Article = doc._.article
    # What is history to us is still coded when it is less than two months old or something new is told of it.
    reports = [r for r in reading.reports if r.kind in ("incident", "history") and r.reality != "negated"]
    if not reports:
        return []
    dates = dating.date([article], [reading], [[r.id] for r in reading.reports]).reports
    scene = scene_of(doc)
    vectors = seen(doc)
    return [
        candidate(one, scene, article, dates[one.report.id], chances.get(one.report.id, 0.0), vectors)
        for one in told(scene, article, reading, reports)
    ]


def templates(own: Sequence[Candidate]) -> list[Response]:
    """The templates of one text: of its candidates those that the guide counts, in the order of the text."""
    choices = stored()
    own = [one.valued(muc_values.stored()) for one in own]
    chances = []
    for one in own:
        asked: dict[str, list[Option]] = {}
        for option in one.options:
            asked.setdefault(option.decision, []).append(option)
        answers = {
            name: iter(
                choices[name].chances([o.features for o in found], [o.words for o in found], [o.seen for o in found])
            )
            for name, found in asked.items()
        }
        chances.append([next(answers[o.decision]) for o in one.options])
    limits = {name: choice.limit for name, choice in choices.items()}
    taken = [chosen(one, found, limits) for one, found in zip(own, chances, strict=True)]
    filled = [one.response(yes) for one, yes in zip(own, taken, strict=True)]
    filled = [
        muc_values.categorised(response, one.grounds(response, yes), muc_values.stored())
        for one, response, yes in zip(own, filled, taken, strict=True)
    ]
    said = [words(one, yes) for one, yes in zip(own, taken, strict=True)]
    counted = choices["template"].chances(rows(own, filled, chances), said, [one.seen for one in own])
    return [response for response, chance in zip(filled, counted, strict=True) if chance >= limits["template"]]


def chosen(one: Candidate, chances: Sequence[float], limits: Mapping[str, float]) -> list[bool]:
    """For each option whether it is taken: its chance reaches the limit of its decision, which rises with each that is taken, and no likelier one
    says the same; of days and places the likeliest is."""
    taken = [False] * len(chances)
    met: dict[str, list[Option]] = {}
    for k in sorted(range(len(chances)), key=lambda k: -chances[k]):
        option = one.options[k]
        others = met.setdefault(option.decision, [])
        if option.decision in ONE:
            taken[k] = not others
        elif chances[k] >= limits[option.decision] + FURTHER * len(others):
            taken[k] = not any(same(option, other) for other in others)
        if taken[k]:
            others.append(option)
    return taken


def same(one: Option, other: Option) -> bool:
    """Whether two of one decision name the same: they share a word, people the last one."""
    mine, theirs = ([muc_score.words(a.value) for n in STRINGS for a in o.answers.get(n, ())] for o in (one, other))
    if one.decision == "victim":
        return any(a[-1] == b[-1] for a in mine for b in theirs if a and b)
    return any(set(a) & set(b) for a in mine for b in theirs)


def words(one: Candidate, taken: Sequence[bool]) -> frozenset[str]:
    """The words of an incident, and those for who and what is taken into its template."""
    return one.words | {
        f"{option.decision} {word}"
        for option, yes in zip(one.options, taken, strict=True)
        if yes
        for word in option.words
        if word.startswith(OWN)
    }


def rows(own: Sequence[Candidate], filled: Sequence[Response], chances: Sequence[Sequence[float]]) -> list[Features]:
    """For each incident of one text, filled as a template from options with these chances, what speaks for counting it."""
    found = [
        one.features | of_template(response) | of_options(list(zip(one.options, own_chances, strict=True)))
        for one, response, own_chances in zip(own, filled, chances, strict=True)
    ]
    return beside(found, filled)


def candidate(one: Told, scene: Scene, article: Article, when: When, chance: float, vectors: Vectors) -> Candidate:
    """An incident with what is sure of it, and all people, things and doers that its sentences name."""
    doc = scene.doc
    text = " ".join(doc[s:e].text for s, e in one.spans)
    kind = type_of(one, text)
    slots: dict[int, list[Answer]] = {
        4: [Answer(kind)],
        5: [Answer("ACCOMPLISHED" if one.report.reality == "actual" else "THREATENED")],
    }
    if kind == "BOMBING" or any(fill_of("shooting", scene.doc[m.at].text) for m in one.acts):
        slots[7] = [Answer("BOMB" if kind == "BOMBING" else "GUN")]
    hit = things(one, scene, kind) if kind != "KIDNAPPING" else []
    words = muc_lexis.told(doc, one.spans, one.deeds)
    options = (
        *days(one, scene, article, when, words),
        *places(one, scene, words),
        *victims(one, scene, kind),
        *hit,
        *doers(one, scene),
        *(tools(one, scene, kind) if kind != "KIDNAPPING" else ()),
    )
    sure = {n: tuple(dict.fromkeys(answers)) for n, answers in slots.items() if answers}
    features = of_incident(one, scene, article, when, chance)
    options = tuple(replace(o, seen=mean(vectors, o.at)) for o in options)
    inside = {i for s, e in one.spans for i in range(s, e)}
    all_seen = np.concatenate([mean(vectors, own) for own in (one.deeds, inside, range(len(doc)))])
    return Candidate(sure, options, features, words, all_seen)


def type_of(one: Told, text: str) -> str:
    """The incident type: what the mode of the event says, else the words."""
    mode = one.report.event.mode
    if mode == "abduct":
        return "KIDNAPPING"
    for special in ("HIJACKING", "ARSON", "ROBBERY"):
        if any(fill_of("type", scene_word) == special for scene_word in {m.trigger.word for m in one.acts}):
            return special
    if mode in ("explosives", "suicide-attack"):
        return "BOMBING"
    return "ATTACK"
