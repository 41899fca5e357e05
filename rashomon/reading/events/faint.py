"""Words that tell violence only by who does it to whom ("gunmen took five guests from the hotel", "rockets rained down on the camp"), for sentences
that no plainer word tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from rashomon.model import Plover, TimeMention
from rashomon.reading.attribution.lexicon import noun_forms, rows, verb_forms
from rashomon.reading.events.doing import BODIES, aimed_at, armed_at, by_whom, can_be_hit, fights, is_person, subject_of
from rashomon.reading.events.lexicon import Trigger, Weapon
from rashomon.reading.events.lexicon import lexicon as plain
from rashomon.reading.events.noted import BLAST, noted
from rashomon.reading.events.scene import Scene
from rashomon.reading.words import words

NEEDS = frozenset({"beside", "does", "flies", "takes", "people", "shoots", "trips"})
"""What must stand beside a word: the header of ``deeds.tsv``."""
HEARD = words("shots-sound")
LIE = words("bodies-lie")
SHOTS = words("shots-heard")
DEAD = words("corpses")
THROATS = words("throats")
CUTS = words("cuts")
THROAT = Trigger("slit", False, "ASSAULT", "primitive", "weak")
PASSES = words("passes")
FALL = Trigger("fall", False, "ASSAULT", "occupy", "weak")
SUFFERS = frozenset({"dobj", "nsubjpass"})
PARTED = frozenset({"prt", "advmod", "oprd", "acomp", "prep"})
"""How the particle of a verb hangs on it."""
ALOUD = frozenset({"VBD", "VBN", "VBZ", "VBP"})
"""Tags of verbs that tell something as done."""
DEFINITE = words("definite")


@dataclass(frozen=True)
class Faint:
    """``deeds.tsv``, by inflected form in lower case; ``pairs`` by a verb and its particle. With each word whether it must be done to something."""

    verbs: dict[str, tuple[Trigger, str]]
    nouns: dict[str, tuple[Trigger, str]]
    pairs: dict[tuple[str, str], tuple[Trigger, str]]


@lru_cache(maxsize=1)
def deeds() -> Faint:
    """The table, read once. Raises ``ValueError`` for a line with an unknown kind, type or need."""
    found = Faint({}, {}, {})
    for word, kind, plover, mode, need, irregular in rows("deeds.tsv"):
        if plover not in get_args(Plover) or kind not in ("v", "n") or need not in NEEDS:
            raise ValueError(f"deeds.tsv: unknown kind, type or need in the line of {word!r}")
        trigger = Trigger(word, kind == "n", cast(Plover, plover), None if mode == "-" else mode, "weak")
        given = tuple(irregular.split("+")) if irregular != "-" else ()
        if kind == "n":
            for form in noun_forms(word) | set(given):
                found.nouns.setdefault(form, (trigger, need))
            continue
        verb, _, particle = word.partition(" ")
        for form in verb_forms(verb, given):
            if particle:
                found.pairs.setdefault((form, particle), (trigger, need))
            else:
                found.verbs.setdefault(form, (trigger, need))
    return found


def faint(scene: Scene, armed: dict[int, Weapon], told: set[int]) -> list[tuple[int, Trigger]]:
    """The words of ``deeds.tsv`` that tell violence, with the token of each.

    Parameters: the scene; its weapons; the sentences (by number) in which something plainer is told, where none is looked for: that says more of where and
    when it was. Result: at most one a sentence, only in sentences that name a day or a place; in one without only where the text tells nothing
    plainer at all.
    """
    view = scene.view
    placed = {view.sentence[m.start] for m in scene.places}
    placed |= {view.sentence[m.start] for m in scene.times if m.time and m.time.kind == "date"}
    past = {view.sentence[m.start] for m in scene.times if m.time and _long_ago(m.time)}
    found: list[tuple[int, Trigger]] = []
    for number, (start, end) in enumerate(view.sentences):
        if number in told or number in past:
            continue
        note = noted(scene, number, armed)
        if note is not None:
            found.append((note, BLAST))
            continue
        if told and number not in placed:
            continue
        for i in range(start, end):
            trigger = _deed(scene, i, armed)
            if trigger is not None:
                found.append((i, trigger))
                break
    return found


def _weak(word: str) -> tuple[Trigger, str] | None:
    """A weak word of ``triggers.tsv``, which tells violence also by who does it: "pirates seized a trawler"."""
    trigger = plain().verbs.get(word)
    weak = trigger is not None and trigger.force == "weak" and trigger.plover == "ASSAULT" and trigger.mode != "arrest"
    return (trigger, "does") if trigger is not None and weak else None


def _seen(scene: Scene, i: int) -> Trigger | None:
    """Shots that are heard and bodies that lie about, without a number, where the text tells of no quake or the like."""
    view, verb = scene.view, scene.view.head[i]
    if view.dep[i] not in ("nsubj", "nsubjpass", "dobj") or view.tag[i] != "NNS":
        return None
    if view.low[i] in SHOTS and view.lemma[verb] in HEARD:
        return Trigger("shot", True, "ASSAULT", "firearms", "weak")
    if view.low[i] in DEAD and view.lemma[verb] in LIE and plain().causes.isdisjoint(view.low):
        return Trigger("body", True, "ASSAULT", None, "harm")
    return None


def _long_ago(time: TimeMention) -> bool:
    """Whether it names a month, a year or a stretch of time, and no day: what is told of then is history."""
    if time.day is not None or time.weekday is not None:
        return False
    return time.unit in ("month", "year", "decade") or time.modifier == "since" or (time.year or time.month) is not None


def _deed(scene: Scene, i: int, armed: dict[int, Weapon]) -> Trigger | None:
    view, table = scene.view, deeds()
    tag = view.tag[i]
    if tag[:2] not in ("VB", "NN"):
        return None
    if tag[:2] == "NN":
        trigger, _ = table.nouns.get(_word(scene, i), (None, ""))
        told = trigger is not None and _begins(scene, i) and _beside(scene, i, armed)
        return trigger if told else _seen(scene, i)
    if _throat(scene, i):
        return THROAT
    if _falls(scene, i, armed):
        return FALL
    # "Pressed" and "ordered" are cues of speech, with a particle they are none.
    alone = None if i in scene.cued else table.verbs.get(_word(scene, i)) or _weak(view.low[i])
    verb = _with_particle(scene, i) or alone
    if verb is None or not _aloud(scene, i):
        return None
    trigger, need = verb
    if need == "people":
        told = any(is_person(scene, k) for k in view.kids[i] if view.dep[k] in SUFFERS)
        told = told or (view.tag[i] == "VBN" and view.dep[i] == "acl" and is_person(scene, view.head[i]))
    elif need == "beside":
        told = _caused(scene, i, armed)
    elif need in ("shoots", "trips"):
        told = _with_weapon(scene, i, armed, need)
    else:
        told = _does(scene, i, armed, need)
    return trigger if told else None


def _word(scene: Scene, i: int) -> str:
    """The word at token ``i``, whole where it has a hyphen: "gang-raped"."""
    low, doc = scene.view.low, scene.doc
    if i >= 2 and low[i - 1] == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
        return f"{low[i - 2]}-{low[i]}"
    return low[i]


def _with_particle(scene: Scene, i: int) -> tuple[Trigger, str] | None:
    """A verb with its particle, behind it or behind its object: "tore down", "drove the rebels out"."""
    view, pairs = scene.view, deeds().pairs
    after = [view.low[i + 1]] if i + 1 < view.size else []
    after += [view.low[k] for k in view.kids[i] if k > i and view.dep[k] in PARTED]
    return next((pair for word in after if (pair := pairs.get((view.low[i], word))) is not None), None)


def _aloud(scene: Scene, i: int) -> bool:
    """Whether the verb at token ``i`` is told as what happens or has happened: no "to take", no bare "taking"."""
    view = scene.view
    if view.tag[i] in ALOUD:
        return True
    progressive = view.tag[i] == "VBG" and any(view.dep[k] == "aux" and view.lemma[k] == "be" for k in view.kids[i])
    return progressive or (view.dep[i] in ("conj", "xcomp") and view.tag[i] in ("VBG", "VB") and view.head[i] != i)


def _throat(scene: Scene, i: int) -> bool:
    """ "Slit the throats of villagers": who does it needs no arms."""
    view = scene.view
    return view.lemma[i] in CUTS and any(view.low[k] in THROATS for k in view.kids[i])


def _falls(scene: Scene, i: int, armed: dict[int, Weapon]) -> bool:
    """ "The town fell to the rebels", "passed into the hands of the rebels", "changed hands"."""
    view = scene.view
    if view.lemma[i] not in PASSES or view.tag[i] not in ALOUD:
        return False
    if view.lemma[i] == "change" and not any(view.low[k] == "hands" for k in view.kids[i]):
        return False
    subject = subject_of(scene, i)
    if subject is None or not (view.low[subject] in BODIES or any(m.start <= subject < m.end for m in scene.places)):
        return False
    if view.lemma[i] == "change":
        return view.low[subject] in BODIES
    for k in view.kids[i]:
        if view.dep[k] in ("prep", "dative") and view.low[k] in ("to", "into"):
            below = view.kid(k, "pobj")
            if below is not None and (fights(scene, below, armed, "does") or _in_hands(scene, below, armed)):
                return True
    return False


def _in_hands(scene: Scene, i: int, armed: dict[int, Weapon]) -> bool:
    inside = range(*scene.view.subtree(i))
    return scene.view.low[i] in ("hands", "control") and any(fights(scene, k, armed, "does") for k in inside if k != i)


def _begins(scene: Scene, i: int) -> bool:
    """Whether a noun tells something that was not told before: "a rampage", no "the siege"."""
    view = scene.view
    inside = range(view.subtree(i)[0], i)
    return view.dep[i] not in ("compound", "amod") and DEFINITE.isdisjoint(view.low[k] for k in inside)


def _beside(scene: Scene, i: int, armed: dict[int, Weapon]) -> bool:
    """Whether a weapon or fighters stand in the sentence of token ``i``."""
    start, end = scene.view.bounds(i)
    return any(armed_at(scene, k, armed) for k in range(start, end))


def _caused(scene: Scene, i: int, armed: dict[int, Weapon]) -> bool:
    """Whether a weapon or fighters stand in the clause of the verb at token ``i``, or are its subject, and no storm or quake."""
    view = scene.view
    subject = subject_of(scene, i)
    doers = range(*view.subtree(subject)) if subject is not None and subject != i else range(0)
    clause = range(*view.subtree(i))
    if any(view.low[k] in plain().causes for k in (*doers, *clause)):
        return False
    return any(armed_at(scene, k, armed) for k in (*doers, *clause))


def _does(scene: Scene, i: int, armed: dict[int, Weapon], need: str) -> bool:
    """Whether fighters or a weapon do what the verb at token ``i`` tells to people, a place, a site or a vehicle."""
    view = scene.view
    if view.passive(i):
        subject = view.kid(i, "nsubjpass", "nsubj")
        if subject is None and view.dep[i] in ("acl", "relcl"):
            subject = view.head[i]
        if subject is None and view.dep[i] == "conj":
            subject = view.kid(view.head[i], "nsubjpass", "nsubj")
        doer = by_whom(scene, i)
        if doer is None or subject is None or not fights(scene, doer, armed, need):
            return False
        return can_be_hit(scene, subject) or (need == "takes" and view.lemma[i] != "take")
    subject = subject_of(scene, i)
    if subject is None or not fights(scene, subject, armed, need):
        return False
    # Who drags or makes off with whatever it be does violence; what is only taken must be people or ground.
    any_object = (
        need == "takes" and view.lemma[i] != "take" and any(view.dep[k] in ("dobj", "prep") for k in view.kids[i])
    )
    return any_object or aimed_at(scene, i, beyond=need != "takes")


def _with_weapon(scene: Scene, i: int, armed: dict[int, Weapon], need: str) -> bool:
    """Whether the verb at token ``i`` has a weapon as its object, and something that can be hit behind it ("pumped shells into the town"); for one
    that a traveller sets off, whether that is an explosive ("ran over a mine")."""
    view = scene.view
    for k in view.kids[i]:
        below = view.kid(k, "pobj") if view.dep[k] == "prep" else None
        thing = k if view.dep[k] in ("dobj", "nsubjpass") else below if need == "trips" else None
        if thing is None:
            continue
        weapons = [armed[j] for j in range(*view.subtree(thing)) if j in armed and j <= thing]
        if need == "trips":
            if any(w.mode == "explosives" for w in weapons):
                return True
        elif any(w.armed for w in weapons) and (aimed_at(scene, i) or aimed_at(scene, thing)):
            return True
    return False
