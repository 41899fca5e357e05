"""What is denied: that one's own side did it, that it was done at all, that what others say of it is true."""

from __future__ import annotations

from rashomon.model import Actor
from rashomon.reading.attribution.sources import subject
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.roles import agent_of
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import Attribution, Tokens
from rashomon.reading.which import DENIED, REJECTED
from rashomon.reading.words import words

NOT = words("not")
SURE = words("beyond-doubt")
OFFERED = words("offered")
US = words("us")
THEY = words("they")
"""Pronouns by which who speaks is told to speak of his own side: "the rebels said they did not"."""
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
BEFORE_UNTRUE = 9
"""Tokens before a word of untruth among which stands what is untrue."""
TRUCE = words("truce")
KEPT = words("kept")
PART = words("no-part")
BODIES = words("bodies")
ARMS = words("arms")
PRESENT = words("present")
INVENTED = words("invented")
FALSE = words("untrue-words")
UNTRUE = INVENTED | FALSE
"""What calls that untrue which was said."""
CALLED = words("calling")
KNOWING = words("knowing")
OPERATING = words("operating")
HAVING = frozenset({"has", "have", "had", "having"})
REALITY = frozenset({"reality", "truth", "facts"})
USED = frozenset({"used", "fired", "employed", "involved"})
NEXT = 4
"""Tokens between "there" and "no", and between "no" and the deed."""
AFTER_NOT = 10
"""Tokens after a negation among which the deed stands."""


def refused(scene: Scene, one: Attribution) -> bool:
    """Whether an offer is refused, and nothing denied: "dismissed proposals for talks", "rejected the plan to send observers"."""
    inside = [i for start, end in one.content for i in range(start, end)]
    offered = next((i for i in inside if scene.view.low[i] in OFFERED and scene.view.tag[i][:2] == "NN"), None)
    return offered is not None and not any(
        done(scene, i) or scene.view.low[i] in REJECTED for i in inside if i < offered
    )


def spared(scene: Scene, one: Attribution) -> bool:
    """Whether it is denied only that certain people came to harm, not that it was done: "rejected the claim that civilians had been hit"."""
    view, verbs = scene.view, lexicon().verbs
    for start, end in one.content:
        for i in range(start, end):
            if (t := verbs.get(view.low[i])) is not None and t.plover == "ASSAULT" and view.verbal(i):
                harmed = subject(view, i) if view.passive(i) else None
                actor = scene.actor_at.get(harmed) if harmed is not None else None
                return actor is not None and actor.kind == "people" and agent_of(scene, i) is None
    return False


def denied(scene: Scene, one: Attribution) -> Tokens | None:
    """Words by which a speaker says of his own side that it did not do it."""
    if one.actor is None or not _a_side(one.actor):
        return None
    low = scene.view.low
    for start, end in one.content:
        for k in range(start, end):
            kept = low[k] in KEPT and not TRUCE.isdisjoint(low[k + 1 : min(k + 1 + NEXT, end)])
            apart = low[k] in PART and low[k + 1 : k + 3] == ["to", "do"]
            if _away(scene, one, k, (start, end)):
                return (start, end)
            confined = low[k] in OPERATING and "only" in low[max(k - 2, start) : k + 3]
            if low[k] not in NOT and not kept and not apart and not confined:
                continue
            if low[k] in NOT and low[k + 1] in SURE:
                continue  # "had no doubt that X did it"
            named = next((m for m in reversed(scene.actors) if start <= m.start < k), None)
            we = next((i for i in range(k - 1, start - 1, -1) if low[i] in US or low[i] in THEY), None)
            own = named is not None and named.actor is not None and named.actor.side == one.actor.side
            # "a spokesman of the front said the group had nothing to do with it"
            own = own or (named is not None and low[named.end - 1] in BODIES and low[named.start - 1] == "the")
            if _never_was(scene, k, end) or _nothing_flew(scene, k, end):
                return (start, end)
            # "we did not" is the speaker's own word
            if not own and (we is None or (named is not None and named.start > we)):
                continue
            if we is not None and not own and low[we] in THEY and named is not None:
                continue  # who "they" are is anybody's guess beside another name
            if kept and not NOT.isdisjoint(low[max(k - NEXT, start) : k]):
                continue  # "had not respected the truce"
            deed = next((i for i in range(k + 1, min(k + 1 + AFTER_NOT, end)) if done(scene, i)), None)
            if deed is not None and not KNOWING.isdisjoint(low[k:deed]):
                continue  # "was not informed of the raid"
            if kept or apart or confined or deed is not None:
                return (start, end)
    return None


def _a_side(actor: Actor) -> bool:
    """Whether somebody can deny for a side: no medium but a state's, nobody who only lives there."""
    if actor.kind in ("outlet", "agency"):
        return actor.country is not None
    return actor.kind != "people" or actor.category not in ("civilian", "unknown")


def _away(scene: Scene, one: Attribution, k: int, content: Tokens) -> bool:
    """Whether it is said at ``k`` that the speaker's people were not where it was done: "none of their forces were in the area", "outside
    our area of operations"."""
    low, end = scene.view.low, content[1]
    if low[k] == "outside":
        owner = low[k + 1 : k + 2]
        return (
            bool(owner) and (owner[0] in US or owner[0] in THEY) and not PRESENT.isdisjoint(low[k + 2 : k + 2 + NEXT])
        )
    if low[k] != "none" and low[k] not in NOT:
        return False
    if low[k : k + 2] == ["none", "of"] and (low[k + 2] in US or low[k + 2] in THEY):
        # "none of its planes was in the air"
        return not PRESENT.isdisjoint(low[k + NEXT : min(k + AFTER_NOT, end)])
    owned = any(
        scene.view.tag[i] == "PRP$" and (low[i] in US or low[i] in THEY) for i in range(max(content[0], k - NEXT), k)
    )
    if owned and not PRESENT.isdisjoint(low[k + 1 : min(k + AFTER_NOT, end)]):
        return True  # "its planes had not been in the area"
    if low[k] == "no" and _nobody_there(scene, one, k, end):
        return True
    near = [m for m in scene.actors if k < m.start <= k + NEXT and m.end <= end and m.actor is not None]
    ours = any(m.actor is not None and one.actor is not None and m.actor.side == one.actor.side for m in near)
    return ours and not PRESENT.isdisjoint(low[k + NEXT : min(k + AFTER_NOT, end)])


def _nobody_there(scene: Scene, one: Attribution, k: int, end: int) -> bool:
    """Whether it is said at ``k`` that none of the speaker's people are somewhere: "there is no Utopian soldier in the town", "had no troops
    there"."""
    low = scene.view.low
    ours = next((m for m in scene.actors if k < m.start <= k + 2 and m.end <= end and m.actor is not None), None)
    if ours is None or one.actor is None or ours.actor is None or ours.actor.kind not in ("forces", "non-state"):
        return False
    if ours.actor.side != one.actor.side:
        return False
    being = low[max(k - 2, 0) : k]
    where = low[ours.end : ours.end + NEXT]
    return ("there" in being or not HAVING.isdisjoint(being)) and ("in" in where or not PRESENT.isdisjoint(where))


def _never_was(scene: Scene, k: int, end: int) -> bool:
    """Whether it is said that no such deed was done at all, or none by the speaker's side: "there was no attack", "never an incursion from
    our side"."""
    low, tag = scene.view.low, scene.view.tag
    deed = next((i for i in range(k + 1, min(k + NEXT, end)) if tag[i][:2] == "NN" and done(scene, i)), None)
    if deed is not None and low[deed] in DENIED and "there" in low[max(k - NEXT, scene.view.bounds(k)[0]) : k]:
        # "there was no link between the army and the blast"
        return low[k] == "no" and "between" in low[deed : min(deed + NEXT, end)]
    if deed is None or "there" not in low[max(k - NEXT, scene.view.bounds(k)[0]) : k]:
        return False
    trigger = lexicon().nouns.get(low[deed])
    return trigger is not None and trigger.force in ("strong", "weak")


def _nothing_flew(scene: Scene, k: int, end: int) -> bool:
    """Whether it is said at ``k`` that no arms at all were used: "neither aircraft nor artillery were used"."""
    low = scene.view.low
    if low[k] not in ("neither", "no"):
        return False
    rest = range(k + 1, min(k + AFTER_NOT, end))
    arms = any(low[i] in ARMS or (low[i],) in lexicon().weapons for i in rest)
    return arms and any(low[i] in USED for i in rest)


def done(scene: Scene, i: int) -> bool:
    """Whether the word at ``i`` is a deed that somebody denies: violence, what it is done with, having had to do with it."""
    words, low, tag = lexicon(), scene.view.low[i], scene.view.tag[i]
    if low in DENIED or low in ARMS or (low,) in words.weapons:
        return True
    if tag in ("VB", "VBG") or (tag == "VBN" and not scene.view.passive(i)):
        return (t := words.verbs.get(low)) is not None and t.plover == "ASSAULT" and t.force in ("strong", "weak")
    return tag[:2] == "NN" and (t := words.nouns.get(low)) is not None and t.plover == "ASSAULT"


def _unlike(scene: Scene, k: int, start: int) -> bool:
    """Whether what is said is told to be unlike the truth at ``k``: "the reports do not correspond to reality", "the claim is far from the truth"."""
    before = scene.view.low[max(start, k - BEFORE_UNTRUE) : k]
    no = next((i for i, word in enumerate(before) if word in NOT or word in ("nothing", "far")), None)
    return no is not None and not lexicon().cues["told"].isdisjoint(before[:no])


def untrue(scene: Scene, one: Attribution) -> Tokens | None:
    """Words by which a speaker calls what is said of the event untrue: "that is false", "described the allegations as baseless"."""
    if one.actor is None or one.actor.kind in ("outlet", "agency", "people"):
        return None
    low, cues = scene.view.low, lexicon().cues
    for start, end in one.content:
        for k in range(start, end):
            if low[k] in REALITY and _unlike(scene, k, start):
                return (start, end)
            if low[k] not in UNTRUE:
                continue
            before = [w for w in low[max(start, k - BEFORE_UNTRUE) : k] if w not in QUOTES]
            called = one.cue is not None and not CALLED.isdisjoint(scene.view.lemma[slice(*one.cue)])
            if called and not cues["told"].isdisjoint(before) and NOT.isdisjoint(before):
                return (start, end)  # "called the report a lie"
            link = next((n for n in range(len(before) - 1, -1, -1) if before[n] in cues["being"]), None)
            if link is None or not NOT.isdisjoint(before[link:]):
                continue
            if not cues["told"].isdisjoint(before[:link]):
                return (start, end)
    return None
