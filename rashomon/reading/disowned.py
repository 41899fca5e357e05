"""What is said to be untrue or not to have been the speaker's, in ways that name no deed: "nothing of the kind happened", "it was not us",
"lies", "our men were elsewhere", "no order was given"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rashomon.model import Actor
from rashomon.reading.attribution.lexicon import lexicon as cue_lexicon
from rashomon.reading.attribution.view import QUOTE_MARKS
from rashomon.reading.avowed import ACTING
from rashomon.reading.denied import UNTRUE
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.frames import Attribution, Tokens
from rashomon.reading.words import phrases, words

NOT = words("not")
NOTHING = frozenset({"no", "nothing", "never", "not", "n't"})
US = words("us")
THEY = words("they")
OURS = frozenset({"us", "we", "ours", "theirs", "them", "me", "i", "mine"})
OWNING = frozenset({"our", "its", "their", "his", "her", "my"})
MINE = US | THEY | {"he", "she", "himself", "herself", "itself", "themselves"}
PRESENT = words("present")
WITHIN = frozenset({"in", "inside", "at", "near", "within"})
NOBODY = frozenset({"nobody", "none"})
NEGATIVE = NOTHING | NOBODY
HOLDING = (["hold", "water"], ["hold", "up"], ["add", "up"], ["stand", "up"])
"""Behind "not": what an untrue story does."""
TIES = words("ties")
WORKING = words("working-near")
ANSWERS = words("answer") | {"comment", "verdict", "word", "line"}
KINDS = words("kinds-of")
COME_ABOUT = words("come-about")
HAPPENED = COME_ABOUT | words("happened")
TRUTH = words("truth")
LACKING = words("lacks-all")
HARDLY = words("grains")
FILLS = words("exclamations")
ALONE = phrases("not-so")
ORDERS = words("orders")
ORDERED = words("ordered")
ELSEWHERE = words("absent")
STORES = words("stores")
DOING = words("own-work")
GUILTY = words("culprits")
MADE_UP = words("concocted")
SPOKES = words("spokes")
CLEAN = words("clean-hands")
BLACKENING = words("blackening")
CHARGE = words("charge") | {"campaign", "campaigns"}
PAST = frozenset({"was", "were", "had", "has", "have", "did", "is", "are"})
BEING = lexicon().cues["being"] | {"had", "has", "have"}
LYING = words("lying-words")
SPOKEN = frozenset({".", ",", "about", "when", "again", "and", "over", "as", "!", '"', "”"})
"""Behind a form of "lie" that is about words."""
SHORT = 9
"""Tokens of an exclamation that is but a denial."""
NEAR = 4
FEW = 7
"""Tokens between a negation and what it says was not so."""


def disowned(scene: Scene, one: Attribution) -> Tokens | None:
    """The words of an attribution by which its speaker says that something told of his side is not so; ``None`` where there are none.

    Parameters: the scene; an attribution that asserts. What is found names no deed, and so is about the one told before; who reports for a paper
    denies nothing. Raises nothing. What counts is what CAMEO codes as 016, "reject accusation, deny responsibility".
    """
    if one.source is None or (one.actor is not None and one.actor.kind in ("outlet", "agency")):
        return None
    if one.stance == "promises" and all(PAST.isdisjoint(scene.view.low[start:end]) for start, end in one.content):
        return None  # "vowed that nothing of the kind would happen again"
    side = one.actor is not None and one.actor.kind != "people"
    for start, end in one.content:
        if _exclaimed(scene, start, end) or _made_up(scene, start, end):
            return start, end
        for k in range(start, end):
            low = scene.view.low[k]
            if low in NEGATIVE and (
                _never(scene, k, end)
                or _none_there(scene, k, end)
                or _not_ours(scene, k, (start, end), side)
                or _no_order(scene, k, (start, end))
            ):
                return start, end
            if low in TRUTH and _untrue(scene, k, start, end):
                return start, end
            if low in ELSEWHERE and _away(scene, k, start):
                return start, end
            if low in CLEAN and _clean(scene, k, start):
                return start, end
            if (
                low in BLACKENING
                and scene.view.tag[k] in ("VB", "VBG")
                and not CHARGE.isdisjoint(scene.view.low[start:k])
            ):
                return start, end
    return None


def cries(scene: Scene) -> Iterator[tuple[Tokens, str]]:
    """Exclamations within marks that are but denials, where no attribution holds them, with the code of whose they are: ""Absurd," Kyiv replied".

    He is named beside a verb of saying right behind them, or before a colon.
    """
    low = scene.view.low
    marks = [i for i, word in enumerate(low) if word in QUOTE_MARKS]
    for left, right in pairwise(marks):
        if not 1 < right - left <= SHORT or not _exclaimed(scene, left + 1, right):
            continue
        named = _speaker(scene, right)
        if named is None and low[left - 1] == ":":
            first = scene.view.bounds(left - 1)[0]
            answered = not ANSWERS.isdisjoint(low[first:left])
            named = next((m for m in scene.actors if m.end == left - 1 or (answered and m.start >= first)), None)
        if named is not None and named.actor is not None and named.actor.kind not in ("outlet", "agency"):
            yield (left + 1, right), named.actor.code


def _speaker(scene: Scene, mark: int) -> Marked | None:
    """Who is named with a verb of saying right behind the mark that closes a quotation."""
    view, end = scene.view, scene.view.bounds(mark)[1]
    if mark + 1 >= view.size:
        return None
    if mark + 1 >= end:
        end = view.bounds(mark + 1)[1]  # the parser ended the sentence at the mark
    said = next((i for i in range(mark + 1, min(mark + SHORT, end)) if view.low[i] in cue_lexicon().verbs), None)
    if said is None:
        return None
    near = (m for m in scene.actors if mark < m.start <= said + NEAR and m.end <= end and m.actor is not None)
    return next((m for m in near if m.end == said or m.start > said), None)


def speaking_for(scene: Scene, one: Attribution) -> Actor | None:
    """The side of which a spokesman without a name says that it did not do something: "the army was not involved, a spokesman insisted".

    ``None`` where it is told whose he is, or no armed side or body begins his words.
    """
    if one.actor is not None or one.source is None or not one.content:
        return None
    start, end = one.source
    if SPOKES.isdisjoint(scene.view.low[start:end]) and scene.view.low[start] not in OWNING:
        return None
    first = one.content[0][0]
    named = next((m.actor for m in scene.actors if first <= m.start <= first + 1), None)
    return named if named is not None and named.kind in ACTING else None


def _exclaimed(scene: Scene, start: int, end: int) -> bool:
    """Whether words are but an exclamation that something is untrue: "Lies", "a pack of lies", "not us"."""
    plain = [w for w in scene.view.low[start:end] if w not in QUOTE_MARKS and w not in (",", ".", "!", "'", "‘", "’")]
    if not plain or len(plain) > SHORT:
        return False
    if tuple(plain) in ALONE:
        return True
    return not UNTRUE.isdisjoint(plain) and all(w in UNTRUE or w in FILLS for w in plain)


def quoted(scene: Scene, one: Attribution) -> Tokens | None:
    """The exclamation within marks at the end of what an attribution says: "issued a one-line reply: 'Not us'"; ``None`` where there is none."""
    for start, end in one.content:
        mark = next(
            (k for k in range(end - 1, max(end - SHORT, start) - 1, -1) if scene.view.low[k] in QUOTE_MARKS), None
        )
        if mark is not None and mark + 1 < end and _exclaimed(scene, mark + 1, end):
            return start, end
    return None


def _made_up(scene: Scene, start: int, end: int) -> bool:
    """Whether it is said that others made the story up: "the rebels had made it up", "the villagers were lying"."""
    low, view = scene.view.low, scene.view
    for k in range(start, end):
        if low[k] == "up" and "made" in low[max(k - NEAR, start) : k]:
            return NOT.isdisjoint(low[max(k - FEW, start) : k])
        if low[k] in MADE_UP and view.tag[k] in ("VBG", "VBD", "VBN", "VBZ", "VBP") and k > start:
            before, after = low[max(k - FEW, start) : k], low[k + 1] if k + 1 < end else "."
            if low[k] in LYING and after not in SPOKEN:
                continue  # "bodies lying in a field"
            if low[k] == "staged" and after not in ("it", "this", "that", "everything") and not view.passive(k):
                continue
            if NOT.isdisjoint(before) and US.isdisjoint(before):
                return True
    return False


def _never(scene: Scene, k: int, end: int) -> bool:
    """Whether it is said at ``k`` that nothing such was: "nothing of the kind", "no such attack took place", "never happened"."""
    low = scene.view.low
    rest = low[k + 1 : min(k + FEW, end)]
    if low[k] == "nothing":
        return len(rest) > 2 and rest[0] == "of" and not KINDS.isdisjoint(rest[:4])
    if low[k] == "no":
        if rest[:1] == ["such"]:
            return rest[1:2] == ["thing"] or not HAPPENED.isdisjoint(rest)
        deed = _deed(scene, k + 1, min(k + NEAR, end))
        return deed is not None and not HAPPENED.isdisjoint(low[deed + 1 : min(deed + FEW, end)])
    return bool(rest) and (
        rest[0] in ("happened", "occurred", "existed", "happen", "occur", "exist")
        or rest[:2] in (["take", "place"], ["took", "place"])
    )


def _deed(scene: Scene, start: int, end: int) -> int | None:
    nouns, view = lexicon().nouns, scene.view
    return next(
        (
            i
            for i in range(start, end)
            if view.tag[i][:2] == "NN"
            and (
                view.low[i] in lexicon().cues["deed"]
                or ((t := nouns.get(view.low[i])) is not None and t.plover == "ASSAULT")
            )
        ),
        None,
    )


def _none_there(scene: Scene, k: int, end: int) -> bool:
    """Whether it is said at ``k`` that nobody of the speaker's was there: "no unit of its own was in the town", "no link between it and the
    blast"."""
    low = scene.view.low
    rest = low[k + 1 : min(k + FEW + NEAR, end)]
    of = next((i for i, word in enumerate(rest[:NEAR]) if word == "of"), None)
    if of is None or rest[of + 1 : of + 2] in ([], ["the"]) or rest[of + 1] not in OURS | OWNING:
        return False
    be = next((i for i, word in enumerate(rest) if word in BEING and i > of), None)
    return be is not None and any(word in WITHIN or word in PRESENT for word in rest[be + 1 :])


def _not_ours(scene: Scene, k: int, content: Tokens, side: bool) -> bool:
    """Whether it is said at ``k`` that something was not the speaker's: "it was not us", "the rocket was not ours", "not our doing", "not in its
    arsenal", "we did not do it", "they were not the culprits"."""
    low, end = scene.view.low, content[1]
    if low[k] not in NOT and low[k] not in NOBODY:
        return False
    after = low[k + 1 : min(k + FEW, end)]
    before = low[max(k - NEAR, content[0]) : k]
    if not after:
        return False
    if low[k] in NOBODY:
        return not (OWNING | OURS).isdisjoint(after[:NEAR]) and not {"did", "done", "was", "had"}.isdisjoint(after)
    if low[k] == "no":
        bound = next((i for i, word in enumerate(after) if word in TIES), None)
        return (
            bound is not None
            and bound < NEAR
            and after[bound + 1 : bound + 2] in (["to"], ["with"])
            and after[bound + 2 : bound + 3] in (["us"], ["ours"])
        )
    if after[0] in OURS and not BEING.isdisjoint(before):
        return True
    if after[0] in OWNING and not BEING.isdisjoint(before) and not DOING.isdisjoint(after[1:4]):
        return True
    if after[0] in ("in", "from", "part") and not STORES.isdisjoint(after) and not OWNING.isdisjoint(after):
        return True
    if after[:2] in HOLDING or (
        after[0] in ("supported", "backed", "borne", "based")
        and not {"evidence", "facts", "fact", "proof"}.isdisjoint(after)
    ):
        return True
    if MINE.isdisjoint(before):
        return False
    if after[0] in WORKING and side:
        return True
    if (
        scene.view.tag[k - 1] != "MD"
        and after[0] in ("do", "done", "did")
        and after[1:2]
        and after[1] in ("it", "this", "that", "so", "such")
    ):
        return True
    return not GUILTY.isdisjoint(after[:NEAR]) or (low[k] == "never" and _attacking(scene, k + 1, end))


def _attacking(scene: Scene, i: int, end: int) -> bool:
    """Whether a verb of violence stands at ``i`` in the form of a habit: "we never attack civilians"."""
    t = lexicon().verbs.get(scene.view.low[i]) if i < end else None
    return t is not None and t.plover == "ASSAULT" and scene.view.tag[i] in ("VB", "VBP")


def _no_order(scene: Scene, k: int, content: Tokens) -> bool:
    """Whether it is said at ``k`` that nobody of the speaker's gave an order: "no order to shoot had been given", "had not ordered it"."""
    low = scene.view.low
    after = low[k + 1 : min(k + FEW, content[1])]
    if low[k] == "no":
        return not ORDERS.isdisjoint(after[:NEAR])
    own = not MINE.isdisjoint(low[max(k - FEW, content[0]) : k])
    return (
        own
        and bool(after)
        and (after[0] in ORDERED or (after[0] in ("given", "issued") and not ORDERS.isdisjoint(after)))
    )


def _untrue(scene: Scene, k: int, start: int, end: int) -> bool:
    """Whether it is said that there is no truth in what is told: "not a grain of truth in it", "without any foundation"."""
    low = scene.view.low
    before = low[max(k - NEAR, start) : k]
    lacking = next((i for i, word in enumerate(before) if word in LACKING), None)
    if lacking is None:
        return False
    return all(word in HARDLY or word in LACKING for word in before[lacking:])


def _clean(scene: Scene, k: int, start: int) -> bool:
    """Whether it is said at ``k`` that the speaker's hands are clean."""
    before = scene.view.low[max(k - FEW, start) : k]
    return ("hands" in before or "conscience" in before) and NOT.isdisjoint(before)


def _away(scene: Scene, k: int, start: int) -> bool:
    """Whether it is said at ``k`` that the speaker's people were somewhere else: "our men were elsewhere that day"."""
    low = scene.view.low
    before = low[max(k - FEW - 1, start) : k]
    return not BEING.isdisjoint(before) and not (OWNING | US | THEY).isdisjoint(before) and NOT.isdisjoint(before)
