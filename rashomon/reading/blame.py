"""Who accuses, denies, admits or answers for what: words about a deed that is told elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.model import Actor, Stance
from rashomon.reading.accounts import Account
from rashomon.reading.answering import answers
from rashomon.reading.avowed import ACTING, owning
from rashomon.reading.denied import denied, done, refused, spared, untrue
from rashomon.reading.disowned import cries, disowned, quoted, speaking_for
from rashomon.reading.eachother import accusing_each_other, reciprocal
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import reality
from rashomon.reading.events.roles import agent_of, nation
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import Attribution, Tokens
from rashomon.reading.meant import meant
from rashomon.reading.which import (
    DENIED,
    REJECTED,
    about,
    before,
    elsewhere,
    far_back,
    first,
    long_ago,
    only,
    the_deed,
    thing,
)
from rashomon.reading.words import words

NOT = words("not")
CLAIMED = words("claimed")
OUTRAGES = words("outrages")
BEGUN = words("begun")
BROKEN = words("broken")
CALLING = words("calling")
HARMLESS = words("harmless")
TRUCE = words("truce")
UPON = words("upon")
OPENS = frozenset({",", "(", "-", "–", "—", "who", "and", "or"})
"""Behind a name: more is told of who he is, or another one named."""
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
FORCE = frozenset({"force", "violence", "aggression"})
CIRCUMSTANCES = words("circumstances")
"""Behind a name that is blamed: where, when or how that is said."""
FOR = frozenset({"for", "over"})
"""Before what somebody is blamed for."""
AIMING = words("aiming")
PLANTED = words("planted")
EVERYTHING = frozenset({"everything", "all"})
POINTER = 3
"""Tokens of what is denied that only point back."""
FRAY = words("fray")
WHOLE = words("whole-deed")
SUCH = words("such")
LEAD = 4
"""Sentences, the headline among them, in which an article says what all of it is about."""
WHEN = words("when-said")
PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "POS", "HYPH", "DT"})
"""Tags before the noun of a phrase."""
NEXT = 4
"""Tokens behind "claimed" among which the deed stands."""


@dataclass(frozen=True)
class Blame:
    """Words (``tokens``) that accuse, admit or deny; ``accused`` where they name somebody. Who says so is the attribution (by
    number in the scene), or ``source``, or the outlet."""

    tokens: Tokens
    stance: Stance
    accused: Actor | None
    attribution: int | None = None
    source: str | None = None
    if_blamed: bool = False
    """Denies only where somebody blames who says so."""


def blames(scene: Scene, accounts: Sequence[Account]) -> dict[int, list[Blame]]:
    """Accusations, admissions and denials by the number of the incident they are about.

    That is the incident whose words stand in them, else one told a few sentences before: the last whose doer is the one blamed
    or denying, else the last; else the one told first. An accusation of something else than violence ("of blocking talks") is about none.
    """
    found: dict[int, list[Blame]] = defaultdict(list)
    home = {
        i: n for n, a in enumerate(accounts) if a.kind == "incident" for s in a.segments for i in range(s.start, s.end)
    }
    held = _held_against(scene, accounts)
    mutual = _mutual(scene)
    left: list[Blame] = []
    said, answered = _attributed(scene, home), _answered(scene)
    pointed = answered + [(blame, spans) for blame, spans in said if _names_only(scene, blame)]
    cried = _cried(scene)
    for blame, spans in [*said, *held, *mutual, *answered, *cried]:
        inside = sorted({home[i] for start, end in spans for i in range(start, end) if i in home})
        if not inside:
            doer = blame.accused
            if doer is None and blame.attribution is not None:
                doer = scene.attributions[blame.attribution].actor
            if (blame, spans) in mutual:
                doer = None  # what two lay at each other's door is one deed, whoever did others
            last = before(scene, accounts, spans[0][0], doer)
            if last is None and blame.stance in ("accuses", "denies") and the_deed(scene, spans):
                last = first(accounts)
            if last is None and blame.stance == "denies" and (_leads(scene, spans) or _all_of_it(scene, spans)):
                last = first(accounts)
            if last is None and blame.stance == "accuses":
                last = about(scene, accounts, spans[0][0], doer)
            if last is None and blame.stance == "accuses" and (blame, spans) in pointed:
                last = far_back(scene, accounts, spans[0][0])
            named = thing(scene, accounts, spans) if blame.stance in ("accuses", "denies") else None
            last = last if named is None else named
            inside = [last] if last is not None else []
            if last is None and blame.stance == "denies":
                left.append(blame)
        for n in inside:
            found[n].append(blame)
    for blame in left:
        for n in _blamed_before(scene, found, blame) or _charged_before(scene, accounts, found, blame):
            found[n].append(blame)
    return found


def _charged_before(
    scene: Scene, accounts: Sequence[Account], found: dict[int, list[Blame]], blame: Blame
) -> list[int]:
    """The one incident of an article, where somebody was blamed for it before and a word that only points back is denied: "Its leader
    denied it"."""
    n = only(accounts)
    start, end = blame.tokens
    if n is None or end - start > POINTER or not _points(scene, start, end):
        return []
    return [n] if any(b.stance == "accuses" and b.tokens[0] < start for b in found.get(n, ())) else []


def _points(scene: Scene, start: int, end: int) -> bool:
    low = scene.view.low
    return low[start] in ("it", "this", "that", "both") or not (REJECTED | DENIED).isdisjoint(low[start:end])


def _blamed_before(scene: Scene, found: dict[int, list[Blame]], blame: Blame) -> list[int]:
    """The incidents for which somebody blamed before, in so many words, the side that denies something far from them."""
    actor = scene.attributions[blame.attribution].actor if blame.attribution is not None else None
    if actor is None:
        return []
    side = actor.side.split("/")[0]
    return [
        n
        for n, blames in found.items()
        if any(
            b.stance == "accuses"
            and b.accused is not None
            and b.accused.side.split("/")[0] == side
            and b.tokens[0] < blame.tokens[0]
            for b in blames
        )
    ]


def _names_only(scene: Scene, blame: Blame) -> bool:
    """Whether somebody is blamed in so many words and no deed named, which is then the one that the article is about: "blamed X"."""
    one = scene.attributions[blame.attribution] if blame.attribution is not None else None
    return blame.stance == "accuses" and one is not None and one.stance == "accuses" and _bare(scene, one)


def _leads(scene: Scene, spans: Sequence[Tokens]) -> bool:
    """Whether violence or a broken truce is denied where an article says what all of it is about."""
    start, end = spans[0]
    return scene.view.sentence[start] < LEAD and any(
        done(scene, i) or scene.view.low[i] in BEGUN for i in range(start, end)
    )


def _all_of_it(scene: Scene, spans: Sequence[Tokens]) -> bool:
    """Whether all that was told is denied, in a word: "denies everything"."""
    start, end = spans[0]
    return end - start <= POINTER and scene.view.low[start] in EVERYTHING


def _attributed(scene: Scene, home: dict[int, int]) -> list[tuple[Blame, tuple[Tokens, ...]]]:
    """What attributions accuse, deny, admit or justify, and what they say was not done."""
    found: list[tuple[Blame, tuple[Tokens, ...]]] = []
    for number, one in enumerate(scene.attributions):
        if not one.content:
            continue
        tokens = one.content[0]
        if one.stance == "denies" and (refused(scene, one) or spared(scene, one)):
            continue
        if one.stance in ("denies", "admits", "justifies"):
            found.append((Blame(tokens, one.stance, None, number), one.content))
        elif one.stance == "accuses":
            told = any(i in home for start, end in one.content for i in range(start, end))
            if reciprocal(scene, tokens[0]) is not None:
                continue
            if one.source is None and not told and long_ago(scene, tokens[0]):
                continue  # "both have been accused of crimes since April"
            whom = meant(scene, one)
            if (
                whom is not None
                and (told or violent(scene, one))
                and not _of_others(scene, one)
                and not harmless(scene, one)
                and not of_such(scene, one)
            ):
                for accused in (whom, *_beside(scene, one)):
                    found.append((Blame(tokens, "accuses", nation(accused), number), one.content))
        elif one.stance == "asserts" and _claimed(scene, one):
            found.append((Blame(tokens, "admits", one.actor, number), one.content))
        elif one.stance == "asserts" and (span := owning(scene, one)) is not None:
            found.append((Blame(span, "admits", one.actor, number), (span,)))
        elif one.stance in ("asserts", "promises") and (span := denying(scene, one)) is not None:
            found.append((Blame(span, "denies", None, number), (span,)))
        elif (
            one.stance == "asserts"
            and (side := speaking_for(scene, one)) is not None
            and (span := denying(scene, replace(one, actor=side)))
        ):
            found.append((Blame(span, "denies", None, None, side.code), (span,)))
        elif one.stance in ("asserts", "condemns"):
            found += [(Blame(span, "accuses", doer, number), (span,)) for span, doer in _reproached(scene, one)]
    return found


def denying(scene: Scene, one: Attribution) -> Tokens | None:
    """Words of an attribution that asserts by which its speaker denies; ``None`` where he does not."""
    return denied(scene, one) or untrue(scene, one) or disowned(scene, one) or quoted(scene, one)


def _claimed(scene: Scene, one: Attribution) -> bool:
    """Whether a deed is claimed, and not that it was so: "X, a little-known group, claimed the bombing"."""
    view = scene.view
    if (
        one.actor is None
        or one.actor.kind not in ACTING
        or one.cue is None
        or CLAIMED.isdisjoint(view.low[slice(*one.cue)])
    ):
        return False
    if any(view.negated(k) or view.low[k] in NOT or view.low[k - 1] == "to" for k in range(*one.cue)):
        return False  # "has not claimed the attack", "has yet to claim it"
    start, end = one.content[0]
    taken = view.kid(one.cue[1] - 1, "dobj")
    if taken is not None and one.cue[1] <= taken < start:
        # "claimed an ambush in the hills in which nine died": the words that are said to be its own stand before
        start, end = one.cue[1], taken + 1
    if one.cue[1] > start or any(view.low[k] not in WHEN for k in range(one.cue[1], start)):
        return False
    if view.low[start] in ("the", "this", "that", "both"):
        deed = next((k for k in range(start + 1, min(start + NEXT, end)) if view.tag[k][:2] == "NN"), None)
    else:
        deed = _named_deed(scene, start, end)
    if deed is None or view.low[deed + 1 : deed + 2] == ["by"]:
        return False  # "claimed attacks by government forces killed nine"
    if view.tag[deed + 1 : deed + 2][:1] in (
        ["VBD"],
        ["VBN"],
        ["VBZ"],
        ["VBP"],
        ["MD"],
        ["NN"],
        ["NNS"],
    ):
        return False
    trigger = lexicon().nouns.get(view.low[deed])
    return trigger.plover == "ASSAULT" if trigger is not None else (view.low[deed],) in lexicon().weapons


def _named_deed(scene: Scene, start: int, end: int) -> int | None:
    """The deed that a claim names by its place or number: "claimed two explosions in the city", "claims Kabul bombing"."""
    view, nouns = scene.view, lexicon().nouns
    for k in range(start, min(start + NEXT + 1, end)):
        if view.tag[k][:2] == "NN" and (t := nouns.get(view.low[k])) is not None and t.plover == "ASSAULT":
            return k
        if (view.low[k],) in lexicon().weapons and view.low[k + 1 : k + 2] in (["that"], ["which"]):
            return k  # "claimed a car bomb that killed nine"
        if view.tag[k] not in PHRASE:
            return None
    return None


def _reproached(scene: Scene, one: Attribution) -> Iterator[tuple[Tokens, Actor]]:
    """Who is named as the doer of what a speaker calls an outrage, or is condemned himself: "this provocative act by the North",
    "condemned the South for it"."""
    if one.actor is None or one.actor.kind in ("outlet", "agency"):
        return
    low = scene.view.low
    for start, end in one.content:
        first = next((m for m in scene.actors if start <= m.start <= start + 1), None)
        if one.stance == "condemns" and first is not None and first.actor is not None and low[first.end] == "for":
            if first.actor.kind in ACTING:
                yield (start, end), nation(first.actor)
            continue
        for i in range(start, end):
            if low[i] in OUTRAGES and scene.view.tag[i][:2] == "NN":
                doer = agent_of(scene, i) or _of(scene, i, end)
                if doer is not None and doer.kind in ACTING and doer.side != one.actor.side:
                    yield (start, end), nation(doer)
                    break


def _of(scene: Scene, i: int, end: int) -> Actor | None:
    """Whose the outrage at ``i`` is, right behind it: "the vile acts of foreign fighters"."""
    low = scene.view.low
    start = i + 2 + (low[i + 2 : i + 3] == ["the"])
    if low[i + 1 : i + 2] != ["of"]:
        return None
    return next((m.actor for m in scene.actors if m.start == start and m.end <= end and m.actor is not None), None)


def _held_against(scene: Scene, accounts: Sequence[Account]) -> list[tuple[Blame, tuple[Tokens, ...]]]:
    """What somebody whose people were hit calls an outrage, held against the one side that is told to have done it: "called the raid a
    crime"."""
    found: list[tuple[Blame, tuple[Tokens, ...]]] = []
    for number, one in enumerate(scene.attributions):
        cue = scene.view.lemma[slice(*one.cue)] if one.cue is not None else []
        if one.actor is None or not (one.stance == "condemns" or not CALLING.isdisjoint(cue)):
            continue
        if one.stance not in ("asserts", "condemns") or not one.content:
            continue
        if not _outrage(scene, one.content, deeds=one.stance == "condemns"):
            continue
        n = only(accounts)
        n = before(scene, accounts, one.content[0][0], None) if n is None else n
        if n is None or elsewhere(scene, one.content[0], accounts[n]):
            continue
        side = one.actor.side.split("/")[0]
        doers = {a.side.split("/")[0]: a for a in accounts[n].agents if a.kind in ACTING}
        hit = {a.side.split("/")[0] for a in accounts[n].targets}
        hit |= {(scene.tolls[k].side or "").split("/")[0] for s in accounts[n].segments for k in s.tolls}
        hit |= {p.country for p in accounts[n].places[:1] if p.country is not None}
        # whose people were hit, or another armed side of the same war
        touched = side in hit or (one.actor.kind == "non-state" and one.stance != "condemns")
        if len(doers) == 1 and touched and side not in doers:
            (doer,) = doers.values()
            found.append((Blame(one.content[0], "accuses", nation(doer), number), one.content))
    return found


def _outrage(scene: Scene, content: Sequence[Tokens], deeds: bool) -> bool:
    """Whether words call something an outrage, and name nobody; ``deeds``: or speak of any deed ("condemned the use of force")."""
    named = any(
        start <= m.start < end and m.actor is not None and m.actor.kind in ACTING
        for start, end in content
        for m in scene.actors
    )
    low, tag = scene.view.low, scene.view.tag
    if named:
        return False
    nouns = [low[i] for start, end in content for i in range(start, end) if tag[i][:2] == "NN"]
    if deeds and any(word in FORCE or _assault(word) for word in nouns):
        return True
    return not OUTRAGES.isdisjoint(nouns)


def _assault(word: str) -> bool:
    trigger = lexicon().nouns.get(word)
    return trigger is not None and trigger.plover == "ASSAULT"


def _beside(scene: Scene, one: Attribution) -> list[Actor]:
    """Those who are accused beside the first: "blamed X, Y and the Z for it"."""
    start, end = one.content[0]
    inside = [m for m in scene.actors if start <= m.start < end and m.actor is not None]
    found: list[Actor] = []
    for left, right in pairwise(inside):
        assert right.actor is not None
        between = [w for w in scene.view.low[left.end : right.start] if w not in ("the", "its", "their", "both")]
        if between not in ([","], ["and"], [",", "and"]) or right.actor.kind in ("person", "people"):
            break
        found.append(right.actor)
    first = inside[0].actor if inside else None
    return found if first is not None and one.accused is not None and first.code == one.accused.code else []


def _mutual(scene: Scene) -> list[tuple[Blame, tuple[Tokens, ...]]]:
    """What sides that accuse each other lay at each other's door."""
    return [(Blame(span, "accuses", them, None, us.code), (span,)) for span, us, them in accusing_each_other(scene)]


def _cried(scene: Scene) -> list[tuple[Blame, tuple[Tokens, ...]]]:
    """Exclamations that deny, where no attribution has them."""
    return [
        (Blame(span, "denies", None, None, code), (span,))
        for span, code in cries(scene)
        if scene.voiced[span[0]] is None
    ]


def _answered(scene: Scene) -> list[tuple[Blame, tuple[Tokens, ...]]]:
    found: list[tuple[Blame, tuple[Tokens, ...]]] = []
    denying = {
        i: one.actor
        for one in scene.attributions
        if one.stance == "denies" and one.actor is not None
        for span in one.content
        for i in range(*span)
    }
    for answer in answers(scene):
        denier = denying.get(answer.tokens[0])
        if answer.stance == "accuses" and denier is not None and answer.accused.side == denier.side:
            continue  # "denied it had any hand in the killing"
        number = scene.voiced[answer.tokens[1] - 1] if answer.source is None else None
        accused = answer.accused if answer.stance != "denies" else None
        found.append(
            (Blame(answer.tokens, answer.stance, accused, number, answer.source, answer.if_blamed), (answer.tokens,))
        )
    return found


def violent(scene: Scene, one: Attribution) -> bool:
    """Whether the words said are of violence that was done ("of shelling", not "of preparing an attack"), or of "this act", or name
    nothing at all ("blamed X")."""
    words = lexicon()
    inside = [i for s, e in one.content for i in range(s, e)]
    low = scene.view.low
    told = {i: words.verbs.get(low[i]) or words.nouns.get(low[i]) for i in inside}
    # what only sends a weapon ("launching", "staging") is a deed by the weapon
    deeds = [i for i, t in told.items() if t is not None and t.plover == "ASSAULT" and t.force != "send"]
    if not deeds and any(low[i] in words.cues["deed"] or _armed(scene, i) for i in inside):
        return True
    if any(low[i] in FOR and low[i + 1] in WHOLE for i in inside[:-1]):
        return True
    if (
        len(inside) > 1
        and low[inside[-2]] == "of"
        and low[inside[-1]] in WHOLE
        and low[inside[0] : inside[-1]].count("of") == 1
    ):
        return True  # "accused the rebels of it"
    if any(low[i] in AIMING or _planted(scene, i) for i in inside):
        return True
    if any(low[i] in BEGUN and not FRAY.isdisjoint(low[i + 1 : i + NEXT]) for i in inside):
        return True
    if not BROKEN.isdisjoint(low[i] for i in inside) and not TRUCE.isdisjoint(low[i] for i in inside):
        return True
    return any(reality(scene, words, i) == "actual" for i in deeds) or len(inside) < 4 or _bare(scene, one)


def _planted(scene: Scene, i: int) -> bool:
    """Whether explosives are laid at ``i``: "accused X of having laid it", "of planting the bombs"."""
    low = scene.view.low
    if low[i] not in PLANTED or scene.view.tag[i][:2] != "VB":
        return False
    behind = low[i + 1 : min(i + NEXT, scene.view.bounds(i)[1])]
    return any(word in ("it", "them") or (word,) in lexicon().weapons for word in behind)


def harmless(scene: Scene, one: Attribution) -> bool:
    """Whether somebody is accused only of what harms nobody: of saying what is not so ("of lies"), of hiding, of how he uses what is no
    weapon ("of using the market as a base")."""
    low = scene.view.low
    for start, end in one.content:
        of = next((k for k in range(start, end) if low[k] == "of"), None)
        if of is None:
            continue
        if not HARMLESS.isdisjoint(low[of + 1 : min(of + NEXT, end)]):
            return True
        if low[of + 1 : of + 2] == ["using"]:
            used = next((k for k in range(of + 2, end) if low[k] in ("as", "for", "to", ",")), of)
            if low[used] in ("as", "for") and not any(_armed(scene, k) for k in range(of + 2, used)):
                return True
    return False


def of_such(scene: Scene, one: Attribution) -> bool:
    """Whether somebody is accused of other deeds of the kind: "has blamed X for many such bombings"."""
    low, tag, nouns = scene.view.low, scene.view.tag, lexicon().nouns
    for start, end in one.content:
        for i in range(start, end - 1):
            if low[i] in SUCH and any(
                tag[k] == "NNS" and (t := nouns.get(low[k])) is not None and t.plover == "ASSAULT"
                for k in range(i + 1, min(i + 1 + NEXT, end))
            ):
                return True
    return False


def _of_others(scene: Scene, one: Attribution) -> bool:
    """Whether what somebody is blamed for was done by others, by the words themselves: "blamed residents for looking on while police shot
    his men"."""
    deeds = [
        agent_of(scene, i)
        for start, end in one.content
        for i in range(start, end)
        if (t := lexicon().verbs.get(scene.view.low[i])) and t.plover == "ASSAULT" and scene.view.verbal(i)
    ]
    return bool(deeds) and one.accused is not None and all(a is not None and a.side != one.accused.side for a in deeds)


def _bare(scene: Scene, one: Attribution) -> bool:
    """Whether somebody is blamed and no deed named, though it is told who he is: "blamed X, a group that is active in the area"."""
    if one.cue is None:
        return False
    start, end = one.content[0]
    upon = not UPON.isdisjoint(scene.view.lemma[slice(*one.cue)])
    if one.accused is None:
        # "blamed foreign secret services"
        return upon and FOR.isdisjoint(scene.view.low[start:end])
    if not upon and "of" in scene.view.low[start:end]:
        return False
    mark = next(
        (
            m
            for m in scene.actors
            if start <= m.start < end and m.actor is not None and m.actor.code == one.accused.code
        ),
        None,
    )
    if mark is None:
        # a unit or band that no mark names: "blamed the X column"
        return upon and FOR.isdisjoint(scene.view.low[start:end])
    behind = _led(scene, mark.end, end)
    if upon and behind < end and scene.view.tag[behind] == "VBN" and scene.view.dep[behind] == "acl":
        return True  # "blames the X gang led by Y"
    rest = [word for word in scene.view.low[behind:end] if word not in QUOTES]
    if upon and rest and rest[0] in CIRCUMSTANCES and scene.view.tag[end - 1] != "VBG":
        return True  # "blames X on its page"
    return FOR.isdisjoint(rest) and (not rest or rest[0] in OPENS)


def _led(scene: Scene, start: int, end: int) -> int:
    """Where the words end that go on with a name ("X/Y") or tell whose it is: "of Simon Bolivar"; ``start`` where there are none."""
    while start + 1 < end and scene.view.low[start] == "/":
        start += 2
    view, k = scene.view, start + 1
    if start >= end or view.low[start] != "of":
        return start
    while k < end and view.tag[k][:3] == "NNP":
        k += 1
    return k if k > start + 1 else start


def _armed(scene: Scene, i: int) -> bool:
    """Whether a weapon is named at ``i``: "blamed a rocket that fell short"."""
    weapon = lexicon().weapons.get((scene.view.low[i],))
    return weapon is not None and weapon.armed
