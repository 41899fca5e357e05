"""Which words of diplomacy tell an act, of which type, and whether it took place or is planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model import Plover
from rashomon.reading.attribution.view import RELATIVES
from rashomon.reading.diplomacy.words import cues
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention
from rashomon.reading.events.scene import Scene

Fate = Literal["actual", "planned"]
TIMES = frozenset({"at", "during", "after", "following", "in", "into", "to", "on"})
"""Prepositions that make a meeting the time or end of something else that took place."""
ABOUT = frozenset({"for", "to", "of", "about", "from", "against", "with", "on"})
"""Prepositions that lead to what is wished or feared; others lead to when and where."""
NAMES = ("compound", "amod", "nmod", "npadvmod")
COMPLEMENTS = (
    "xcomp",
    "ccomp",
    "dobj",
    "pobj",
    "prep",
    "pcomp",
    "acl",
    "conj",
    "nsubj",
    "nsubjpass",
    "advcl",
    "dep",
    "attr",
    "oprd",
)


@dataclass(frozen=True)
class Sight:
    """What a mention is taken for."""

    plover: Plover
    mode: str | None
    reality: Fate


def sight(scene: Scene, mention: Mention) -> Sight | None:
    """What act a mention tells; ``None`` when it only names, wishes, doubts or denies one."""
    trigger = mention.trigger
    if trigger.plover == "COERCE":
        return None
    fate = _fate(scene, mention.at)
    if fate is None:
        return None
    found = (_noun if trigger.noun else _verb)(scene, mention)
    if found is None:
        return None
    plover, mode = found
    return Sight(plover, mode, "planned" if mode == "pledge" else fate)


def _fate(scene: Scene, i: int) -> Fate | None:
    """Whether what stands at ``i`` took place or is to take place; ``None`` when it is neither."""
    view, words = scene.view, cues()
    if "?" in view.low[view.bounds(i)[1] - 1]:
        return None
    fate: Fate = "actual"
    node = i
    for depth in range(12):
        if view.negated(node) or any(
            view.low[k] in ("no", "neither") and view.dep[k] in ("det", "neg") for k in view.kids[node]
        ):
            return None
        if view.verbal(node):
            for k in view.kids[node]:
                low = view.low[k]
                if view.dep[k] == "aux" and view.lemma[k] in words["modal"] | {"'d"} and low not in ("had", "'d", "’d"):
                    return None
                if view.dep[k] == "aux" and low in ("will", "shall", "wo", "'ll", "’ll"):
                    fate = "planned"
                if view.dep[k] == "mark" and low in ("if", "unless", "whether", "until", "lest"):
                    return None
            if (
                view.dep[node] == "ROOT"
                and view.tag[node] == "VB"
                and any(view.low[k] == "to" for k in view.kids[node])
            ):
                fate = "planned"
        above = view.head[node]
        dep = view.dep[node]
        if (
            above == node
            or dep not in COMPLEMENTS + NAMES
            or (dep in ("advcl", "nsubj") and depth > 0 and view.verbal(node))
        ):
            return fate
        if dep == "conj" and view.verbal(node) and view.tag[node] not in ("VB", "VBP", "VBN", "VBG"):
            return fate
        lemma = view.lemma[above]
        governs = dep in ("xcomp", "ccomp", "dobj", "pcomp", "oprd") or dep == "prep"
        if view.verbal(above) and governs:
            if lemma in words["wish"] and (dep != "prep" or view.low[node] in ABOUT):
                return None
            if lemma in words["bid"] and dep == "xcomp":
                return None
            if lemma in words["plan"] and (
                dep in ("xcomp", "ccomp") or (dep == "prep" and view.low[node] in ("for", "to"))
            ):
                fate = "planned"
            if lemma == "be" and dep == "xcomp" and any(view.low[k] == "to" for k in view.kids[node]):
                fate = "planned"
        if view.pos[above] == "ADJ" and dep in ("xcomp", "ccomp") and lemma in words["plan_adjective"]:
            fate = "planned"
        if (
            view.pos[above] == "NOUN"
            and dep in ("prep", "acl", "ccomp", "compound")
            and lemma in words["wish_noun"]
            and node != i
        ):
            return None
        if dep == "conj" and view.verbal(node) and view.kid(node, "nsubj", "nsubjpass") is not None:
            return fate
        node = above
    return fate


def governor(scene: Scene, i: int) -> tuple[str, int, str]:
    """How a noun hangs on the next verb above: relation (``dobj``, ``nsubj``, ``nsubjpass`` or a preposition), that verb, its lemma.

    The relation is empty when no verb governs it.
    """
    view = scene.view
    node, through = i, ""
    for _ in range(8):
        above, dep = view.head[node], view.dep[node]
        if above == node:
            break
        if dep == "prep":
            through = through or view.low[node]
        if view.verbal(above):
            relation = through or dep
            return relation, above, view.lemma[above]
        if dep in ("conj", "appos", "dobj", "pobj", "prep", "compound", "nmod", "amod", "nummod", "pcomp", "dep"):
            node = above
            continue
        break
    return "", i, ""


def made(scene: Scene, i: int) -> bool:
    """Whether a participle says that somebody made it: "Swiss-brokered", "hosted by Egypt"."""
    view = scene.view
    return any(
        view.dep[k] in ("amod", "acl", "relcl") and view.tag[k] in ("VBN", "VBD") and view.lemma[k] in cues()["made"]
        for k in view.kids[i]
    )


def _unreal(scene: Scene, i: int) -> bool:
    """A meeting or agreement that is only thought of ("a draft deal", "talks proposal")."""
    view = scene.view
    if any(view.lemma[k] in cues()["unreal"] and view.dep[k] in NAMES for k in view.kids[i]):
        return True
    above = view.head[i]
    return view.dep[i] == "compound" and view.pos[above] == "NOUN" and above > i


def _noun(scene: Scene, mention: Mention) -> tuple[Plover, str | None] | None:
    trigger, words = mention.trigger, cues()
    i = mention.at
    relation, verb, lemma = governor(scene, i)
    passive = relation == "nsubjpass" or (relation == "nsubj" and scene.view.passive(verb))
    thing = relation == "dobj" or passive
    if trigger.plover == "CONSULT":
        return _meeting(scene, mention, relation, lemma, thing)
    if trigger.plover == "AGREE":
        if _unreal(scene, i) or (thing and lemma in words["breach"]):
            return None
        come = (thing and lemma in words["seal"]) or (relation == "nsubj" and not passive and lemma in words["effect"])
        come = (
            come
            or (relation == "with" and lemma in ("end", "conclude", "culminate"))
            or (relation in ("to", "on") and lemma == "agree")
        )
        return ("AGREE", trigger.mode) if come or made(scene, i) else None
    if trigger.plover == "AID":
        if relation in ("dobj", "nsubjpass", "in", "of", "with") and lemma in words["give"] | words["offer"]:
            return "AID", "pledge" if lemma in words["offer"] else trigger.mode
        return None
    if trigger.plover == "SANCTION" and thing:
        if lemma in words["impose"]:
            return "SANCTION", trigger.mode
        return ("CONCEDE", None) if lemma in words["lift"] else None
    if trigger.plover in ("REQUEST", "THREATEN") and thing and lemma in words["issue"]:
        return trigger.plover, trigger.mode
    if trigger.plover in ("RETREAT", "MOBILIZE"):
        going = (thing and lemma in words["carry"]) or (relation == "nsubj" and lemma in words["happen"])
        return (trigger.plover, trigger.mode) if going else None
    return None


def _meeting(
    scene: Scene, mention: Mention, relation: str, lemma: str, thing: bool
) -> tuple[Plover, str | None] | None:
    """A noun for a meeting: held, begun, travelled to, or a time at which something else was."""
    words, view, i = cues(), scene.view, mention.at
    if view.dep[i] == "compound" and view.pos[view.head[i]] == "NOUN" and view.head[i] > i:
        return None
    if any(view.low[k] in ("news", "press") and view.dep[k] == "compound" for k in view.kids[i]):
        return None
    if thing and lemma in words["stop"]:
        return "REJECT", None
    mode = mention.trigger.mode
    if (thing and lemma in words["hold"]) or (relation == "nsubj" and lemma in words["happen"]) or made(scene, i):
        return "CONSULT", mode
    if relation == "for" and lemma in words["go"]:
        return "CONSULT", mode
    if view.verbal(view.head[view.head[i]]) and relation in TIMES and _attended(scene, i):
        return "CONSULT", mode
    return None


def _attended(scene: Scene, i: int) -> bool:
    """Whether the phrase of a noun names who took part."""
    view = scene.view
    return any(
        view.dep[k] == "prep" and view.low[k] in ("with", "between", "among") and any(
            j in scene.actor_at or view.lemma[j] in cues()["people"] for j in range(*view.subtree(k))
        )
        for k in view.kids[i]
    )  # fmt: skip


def _object(scene: Scene, verb: int) -> int | None:
    view = scene.view
    return view.kid(verb, "nsubjpass") if view.passive(verb) else view.kid(verb, "dobj")


def _is(scene: Scene, thing: int | None, role: str, kinds: tuple[str, ...] = ()) -> bool:
    """Whether a noun, one joined to it, or what it is a number of, is of a role of ``talk_cues.tsv`` or an actor of one of the kinds."""
    if thing is None:
        return False
    view = scene.view
    heads = [thing, *(k for k in view.kids[thing] if view.dep[k] == "conj")]
    if view.pos[thing] == "NUM" or view.lemma[thing] in cues()["collective"]:
        for k in view.kids[thing]:
            if view.dep[k] == "prep" and view.low[k] == "of":
                heads += [o for o in view.kids[k] if view.dep[o] == "pobj"]
    for one in heads:
        actor = scene.actor_at.get(one)
        if view.lemma[one] in cues()[role] or (actor is not None and actor.kind in kinds):
            return True
    return False


def _verb(scene: Scene, mention: Mention) -> tuple[Plover, str | None] | None:
    trigger, view, i = mention.trigger, scene.view, mention.at
    thing = _object(scene, i)
    kept: tuple[Plover, str | None] = (trigger.plover, trigger.mode)
    word = trigger.word
    if trigger.plover == "CONSULT":
        if word == "meet":
            known = thing is None or _is(
                scene, thing, "people", ("state", "body", "person", "non-state", "organisation")
            )
            return kept if known and not view.passive(i) else None
        if word == "visit":
            return kept if mention.agent is not None and mention.agent.kind in ("person", "body") else None
        if word == "negotiate":
            return kept
        # "brokered a truce" is the agreement, which its noun tells
        made_what = thing if thing is not None and view.low[thing] not in RELATIVES else view.head[i]
        return None if _agreed(scene, made_what) else kept
    if trigger.plover == "AGREE":
        return kept if word != "sign" or _agreed(scene, thing) else None
    if trigger.plover == "REQUEST":
        return kept if asks(scene, i) is not None else None
    if trigger.plover == "ACCUSE":
        return kept if thing is not None else None
    if trigger.plover == "REJECT":
        charge = _is(scene, thing, "charge")
        return kept if not charge and (thing is not None or view.kid(i, "xcomp", "ccomp") is not None) else None
    if trigger.plover == "THREATEN":
        return kept if thing is not None or view.kid(i, "xcomp", "ccomp") is not None else None
    if word == "expel":
        return kept if _is(scene, thing, "diplomat") else None
    if word == "release":
        return kept if _is(scene, thing, "captive", ("forces", "people")) else None
    if trigger.plover == "MOBILIZE" or (word == "withdraw" and thing is not None):
        return kept if _is(scene, thing, "military", ("forces",)) else None
    if trigger.plover == "RETREAT":
        return kept if mention.agent is not None or _is(scene, view.kid(i, "nsubj"), "military", ("forces",)) else None
    if word in ("pledge", "donate"):
        aid = thing is not None and any(
            view.lemma[j] in ("aid", "assistance", "relief") for j in range(*view.subtree(thing))
        )
        return (
            ("AID", "pledge" if word == "pledge" else None)
            if aid
            else kept
            if word == "pledge" and thing is not None
            else None
        )
    return kept if thing is not None or trigger.plover == "COOPERATE" else None


def _agreed(scene: Scene, thing: int | None) -> bool:
    """Whether a noun or what stands before it is an agreement ("a peace deal")."""
    if thing is None:
        return False
    words, view = lexicon().nouns, scene.view
    near = [thing, *(k for k in view.kids[thing] if view.dep[k] in (*NAMES, "conj"))]
    if view.low[thing] in ("fire", "fires") and thing > 1 and view.low[thing - 2] == "cease":
        return True
    return any((found := words.get(view.low[j])) is not None and found.plover == "AGREE" for j in near)


def asks(scene: Scene, i: int) -> int | None:
    """What a verb of request asks for: its infinitive, clause, or the preposition before it; ``None`` when it asks nothing of anybody
    ("called it a lie", "asked whether")."""
    view = scene.view
    if view.passive(i) and view.kid(i, "agent") is None and view.kid(i, "xcomp", "ccomp") is None:
        return None
    # "called a meeting", "called it a lie"
    called = view.lemma[i] in ("call", "appeal") and view.kid(i, "dobj", "oprd") is not None
    for k in view.kids[i]:
        dep, low = view.dep[k], view.low[k]
        if dep == "xcomp" and view.verbal(k) and any(view.low[j] == "to" for j in view.kids[k]):
            return None if view.lemma[k] in cues()["unnamed"] else k
        if (
            dep == "advcl"
            and view.tag[k] == "VB"
            and any(view.low[j] == "for" and view.dep[j] == "mark" for j in view.kids[k])
        ):
            return k
        if dep == "ccomp" and view.verbal(k):
            marked = any(view.dep[j] == "mark" and view.low[j] in ("whether", "if") for j in view.kids[k])
            asked = any(view.tag[j] in ("WP", "WRB", "WDT") for j in view.kids[k])
            infinitive = any(view.low[j] in ("to", "for", "that") for j in view.kids[k])
            return k if infinitive and not marked and not asked else None
        if dep == "prep" and (low == "for" or (low in ("on", "upon") and view.lemma[i] != "ask")) and not called:
            return None if any(view.lemma[j] in cues()["unnamed"] for j in range(*view.subtree(k))) else k
    thing = view.kid(i, "dobj")
    if thing is not None and view.lemma[i] in ("demand", "request", "urge") and view.kid(i, "oprd") is None:
        return thing
    return None
