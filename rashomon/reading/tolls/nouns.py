"""Harm told by a noun or an adjective: "the death of", "a toll of", "claimed the lives of", "12 dead", "seven bodies"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from rashomon.model import Status
from rashomon.reading.tolls.lexicon import Harm
from rashomon.reading.tolls.people import ONE, Counted, Group, View
from rashomon.reading.tolls.scene import Scene
from rashomon.reading.words import words

SOFT = words("soft")
"""Words before a toll's figure that say nothing of a level by themselves."""
AFTER = 6
"""Tokens from those whom "the number of" counts to the word of harm."""
WITH = 7
"""Tokens from "with" to the wound."""
LIE = frozenset({"", ".", ",", ";", "in", "at", "on", "near", "inside", "outside", "so"})
"""What follows bodies of which nothing else is told."""
AMONG = ("among", "amongst", "between")
FELL = frozenset({"fall", "falls", "fell", "fallen", "falling"})
LEFT = words("leaving")
GOT = words("got")
GOES = words("goes")
KEPT = words("kept-alive")
ABOUT_WHAT = 7
"""Tokens from "toll" to its verb, over what it is the toll of."""
KEPT_REACH = 5
"""Tokens from the preposition to "hospital", over what says which one."""
STILL = words("still")
LEVEL = frozenset({"of", "is", "are", "was", "were", "up", "as", "at", "including", "total", "to"})
"""Words of a toll's level that may also stand in what "the number of" counts."""
MANY = 6
"""From so many on an open number of injuries counts people."""
HEADLINE = 9
"""Tokens from a headline's "toll" to the verb that says what it rose to."""
WHY = frozenset({"because", "since", "while", "given"})
"""Between a toll and a figure: it is not the toll's."""
RISES = 6
"""Tokens from the verb by which a plural rises to its figure ("deaths rose from 5 to 8")."""
NOT_THEIRS = words("wounds")
"""Before a number of injuries: it counts wounds, not people."""


def after_noun(scene: Scene, i: int, entry: Harm) -> list[Group]:
    """ "The death of 12 people", "injuries to a woman", "seven civilian deaths", "the boy's death"."""
    view = scene.view
    if view.at(i + 1) in view.lex.cues["other"]:
        return []
    at = _over_a_date(scene, i + 1)
    if (view.at(at) == "of" and "of" in entry.frames) or (view.at(i + 1) in ("to", "on") and "to" in entry.frames):
        group = _next(scene, at + 1)
        if group is not None:
            return [group] if group.kind != "noun" or group.counted else []
    if "pre" in entry.frames:
        for counted in _count_before(scene, i, "NJVH"):
            loose = entry.status == "wounded" and counted.value.low != counted.value.high and _few(counted)
            if view.words[counted.start] in ("a", "an") or loose or view.at(counted.start - 1) in NOT_THEIRS:
                return []
            return [_figure(scene, counted, i)]
    if (whose := _possessed(scene, i)) is not None:
        return [whose]
    before = scene.cover.get(i - 2) if view.tags[i - 1 : i] == ["POS"] else None
    return [before] if before is not None and before.possessive and before.end == i - 1 else []


def _possessed(scene: Scene, i: int) -> Group | None:
    """The people whose deaths, bodies or coffins a number before them counts: "nine porters' deaths"."""
    view = scene.view
    before = scene.cover.get(i - 2) if view.tags[i - 1 : i] == ["POS"] else None
    if before is None or before.kind != "noun" or before.end != i + 1 or before.start not in view.counts:
        return None
    noun = view.lex.victims.get(view.words[i - 2])
    head = i - 2 if noun is not None else None
    return replace(before, head=head, noun=noun, kind="people" if noun is not None else "number")


def carried(scene: Scene, i: int) -> list[Group]:
    """ "A man with a gunshot wound", "three came to the hospital with burns"; not the dead."""
    view = scene.view
    near = range(i - 1, max(scene.start, i - WITH) - 1, -1)
    at = next((k for k in near if view.words[k] == "with" or _holds(view, k, i)), None)
    if at is None or any(
        view.tags[k][:1] not in "NJDCH" and view.tags[k] not in ("VBN", "PRP$") for k in range(at + 1, i)
    ):
        return []
    group = scene.adjacent(at, over=()) if view.words[at] == "with" else scene.subject(at)
    if group is None and view.words[at] == "with":
        verb = next((t for t in view.tokens[at].ancestors if t.pos_ == "VERB"), None)
        group = scene.subject(verb.i) if verb is not None and verb.i < at else None
    if group is not None and view.words[at] != "with" and group.start not in view.counts:
        return []
    if group is None or group.kind == "noun" or not group.counted or group.end > at:
        return []
    dead = any(h.status == "killed" for k in range(group.start, i) for h in view.lex.harm.get(view.words[k], ()))
    return [] if dead else [group]


def _holds(view: View, k: int, i: int) -> bool:
    """Whether "have" at ``k`` governs the wounds at ``i``: "two of them have gunshot wounds"."""
    object_ = view.tokens[i].dep_ == "dobj" and view.tokens[i].head.i == k
    return object_ and (view.words[k] in view.lex.cues["have"] or view.words[k] in GOT)


def lives(scene: Scene, i: int) -> list[Group]:
    """ "Claimed the lives of five", "cost 500 lives", "lost their lives"."""
    view, cues = scene.view, scene.view.lex.cues
    before = view.words[max(scene.start, i - 7) : i]
    lost = [k for k in range(max(scene.start, i - 4), i) if view.words[k] in cues["lost"]]
    gave = [k for k in range(max(scene.start, i - 3), i) if view.words[k] in cues["gave"]]
    if (lost or gave) and view.at(i - 1) in ("their", "his", "her", "its"):
        group = scene.subject((lost or gave)[-1])
    elif view.at(i - 1) in ("their", "his", "her") and (cost := scene.cover.get(i - 2)) is not None:
        # "the blast cost 16 people their lives"
        verb = view.at((cost.lead or cost).start - 1)
        group = cost if verb in cues["took"] and cost.end == i - 1 and cost.counted else None
    elif not lost and not cues["took"].intersection(before) and not _were_lost(view, i):
        return []
    elif view.at(i + 1) == "of":
        group = _next(scene, i + 2)
    else:
        figures = (c for c in _count_before(scene, i, "NJ") if view.words[c.start] not in ("a", "an"))
        group = next((_figure(scene, counted, i) for counted in figures), None)
    return [group] if group is not None else []


def _were_lost(view: View, i: int) -> bool:
    """Whether the lives are told to have been lost: "twelve lives were lost"."""
    gone = view.lex.cues["lost"] | view.lex.cues["took"]
    at = i + 1
    if view.at(at) == "of":
        # "the lives of 24 people were claimed"
        at = next((k for k in range(i + 3, i + 9) if view.at(k) in view.lex.cues["be"]), at)
    return view.at(at) in view.lex.cues["be"] | view.lex.cues["have"] and not gone.isdisjoint(
        view.words[at + 1 : at + 3]
    )


def bodies(scene: Scene, i: int) -> list[Group]:
    """ "Seven bodies were found", "the bodies of three miners"."""
    view = scene.view
    near = view.words[max(scene.start, i - 10) : min(scene.end, i + 12)]
    # "the body of a miner, a member of the union's board, was found"
    near.append(view.tokens[i].head.lower_)
    if not view.lex.cues["found"].intersection(near) and not (_many(view, i) and view.at(i + 1) in LIE):
        return []
    if view.at(i + 1) == "of":
        group = _next(scene, i + 2)
        if group is not None and group.counted:
            return [group]
        for counted in _count_before(scene, i, "NJVH"):
            # "12 bodies of the militants"
            whose = group or Group(i, i, None, None, "number")
            return [replace(_figure(scene, counted, i), head=whose.head, noun=whose.noun, category=whose.category)]
        if group is not None:
            return [group]
    if (owned := _possessed(scene, i)) is not None:
        return [owned]
    before = scene.cover.get(i - 2)
    if before is not None and before.possessive and before.end == i - 1 and before.start in view.counts:
        # "12 militants' bodies"
        return [before]
    return [_figure(scene, counted, i) for counted in _count_before(scene, i, "NJVH")]


def _many(view: View, i: int) -> bool:
    """Whether a number of more than one stands right before the bodies, so that they are no corporations ("seven more bodies")."""
    counted = view.counts.get(i - 2 if view.at(i - 1) == "more" else i - 1)
    return counted is not None and counted.value != ONE


def victims(scene: Scene, i: int) -> list[Group]:
    """ "Among the victims are seven women", "the victims were two nurses and a cook"."""
    view = scene.view
    if among(view, i):
        return _among(scene, i)
    named = view.at(i - 1) == "the" and view.at(i + 1) in view.lex.cues["be"]
    who = scene.begin.get(i + 2) if named else None
    return [who] if who is not None and who.counted and who.kind == "people" else []


def are_the_dead(view: View, i: int) -> bool:
    """Whether the words say who the dead or hurt are: "the dead are", "those killed were"."""
    return view.at(i - 1) in ("the", "those") and view.at(i + 1) in view.lex.cues["be"]


def told_as_bodies(view: View, i: int) -> bool:
    """Whether the word of harm at ``i`` is one for bodies or burials, of which those found need not be all."""
    apart = view.lex.apart.get(view.words[i], ())
    return any("grave" in entry.frames for entry in apart) or any(
        "body" in entry.frames for entry in view.lex.harm.get(view.words[i], ())
    )


def toll(scene: Scene, i: int) -> list[Group]:
    """ "The death toll rose to 32", "rose from 5 to 8", "a toll of eight dead", "the number of people killed stands at 49"."""
    view, rose = scene.view, scene.view.lex.cues["rose"]
    words = view.words
    found: list[Group] = []
    done = False
    for group in scene.groups:
        if group.start <= i or group.start - i > 30 or group.whole or not _figured(view, group):
            continue
        gap = words[i + 1 : group.start]
        if not WHY.isdisjoint(gap):
            # "the toll may rise because there are dozens of people under the rubble"
            continue
        if gap == ["and", "at"]:
            # "put at 12 the number of people killed and at 38 that of the hurt"
            continue
        if not found and _stated(view, gap):
            # "Death toll: 24", "Death toll (provisional) - 24"
            return [group]
        if gap[-1:] == ["of"] and len(gap) > 2 and "from" in gap and gap[-2] in view.lex.cues["estimate"]:
            # "raising the toll from an estimate of 50"
            return [*found, group]
        if done:
            continue
        if (
            len(gap) < ABOUT_WHAT
            and view.words[group.start] in rose
            and not any(k in view.counts for k in range(i, group.start))
        ):
            # "the toll exceeds 30", "toll from the blast passes 70", where the verb is part of the figure
            found.append(group)
            done = True
        if not gap or (gap[-1] == "of" and len(gap) > 2) or gap[-1] in view.lex.harm:
            continue
        went = any(a in GOES and b in ("up", "down", "from") for a, b in pairwise(gap))
        level = went or any(word in rose and word not in SOFT for word in gap) or gap[0] in SOFT or len(gap) < 3
        changed = gap[-1] == "from" and (len(gap) == 1 or any(w in rose - LEVEL or w in GOES for w in gap[-4:-1]))
        if changed or (gap[-1] in rose and level):
            found.append(group)
            done = gap[-1] != "from" and view.at(group.end) != "to"
    if not found:
        for k in range(i - 1, max(scene.start, i - 9), -1):
            before = scene.cover.get(k)
            if before is not None and before.kind == "number" and view.at(before.start - 1) == "to":
                return [before]
    return _of_whom(scene, i, found)


def come_to(scene: Scene, i: int) -> list[Group]:
    """What a plural for the dead or wounded has come to: "fatalities rose to 36", "injuries have reached 80"."""
    view = scene.view
    at = i + 1
    while view.at(at) in view.lex.cues["have"] or view.tags[at : at + 1] == ["RB"]:
        at += 1
    verb = view.at(at) in view.lex.cues["rose"] - LEVEL and view.tags[at : at + 1][:1] != ["IN"]
    plural = view.tags[i] in ("NNS", "NNPS")
    plural = plural or (at == i + 1 and view.words[i] in view.lex.cues["dead"] | view.lex.cues["hurt"])
    return [g for g in toll(scene, i) if g.kind == "number" and g.start - at < RISES] if plural and verb else []


def _stated(view: View, gap: list[str]) -> bool:
    """Whether only a colon or the like stands between a toll and its figure, or that behind a remark in brackets."""
    if gap[:1] == ["("] and ")" in gap:
        gap = gap[gap.index(")") + 1 :]
    return len(gap) == 1 and gap[0] in view.lex.cues["sets-off"]


def _of_whom(scene: Scene, i: int, figures: list[Group]) -> list[Group]:
    """The figures, each of the people whom "the number of" before the word of harm at ``i`` counts ("of rebels killed rose to 39")."""
    counted = next(
        (g for g in scene.groups if g.end <= i < g.end + AFTER and g.kind == "people" and not g.counted), None
    )
    if counted is None or not numbered(scene, counted.start):
        return figures
    return [
        replace(g, head=counted.head, noun=counted.noun, category=counted.category) if g.kind == "number" else g
        for g in figures
    ]


def _figured(view: View, group: Group) -> bool:
    """Whether a phrase opens with a number, and not just with an article."""
    return (
        group.start in view.counts
        and group.counted
        and view.words[group.start : group.end][:1] not in (["a"], ["an"], ["another"])
    )


def is_toll(view: View, i: int) -> bool:
    """Whether the "toll" at ``i`` is one of people."""
    return (
        view.words[i] != "toll"
        or view.at(i - 1) in view.lex.cues["level"]
        or view.at(i - 1) in view.lex.harm
        or view.at(i + 1) in ("of", "from")
        or _rises(view, i)
    )


def _rises(view: View, i: int) -> bool:
    """Whether a headline's "toll" without an article goes up to a bare number: "Toll in Quetta blast rises to 25"."""
    sent = view.tokens[i].sent
    for k in range(i + 1, min(i + HEADLINE, sent.end - 2)):
        if view.words[k] in view.lex.cues["rose"] and view.words[k + 1] == "to" and k + 2 in view.counts:
            after = view.tags[view.counts[k + 2].end : view.counts[k + 2].end + 1]
            return (i == sent.start or view.tags[i - 1][:1] not in "DJNP") and after not in (["NN"], ["NNS"], ["CD"])
    return False


def numbered(scene: Scene, i: int) -> bool:
    """Whether "the number of" governs the word of harm at ``i``, so that a figure follows."""
    words = scene.view.words[max(scene.start, i - 14) : i]
    if "number" not in words or words[words.index("number") - 1 : words.index("number")] != ["the"]:
        return False
    # not "the number of dead rose to 23 after two of the injured ..."
    between = range(i - len(words) + words.index("number") + 1, i)
    return not any(
        view_word in scene.view.lex.cues["rose"] - LEVEL for view_word in (scene.view.words[k] for k in between)
    )


def said_of(scene: Scene, i: int) -> list[Group]:
    """ "12 dead", "two soldiers are missing", "six wounded children", "15 of the wounded"."""
    view = scene.view
    if among(view, i):
        return _among(scene, i)
    if view.at(i - 1) in FELL and view.words[i] != "dead":
        # "16 soldiers fell martyr": the verb says it
        return []
    if view.at(i - 1) == "as" and view.tags[i] == "NNS":
        # "mourned the two as martyrs"
        return []
    if view.at(i + 1) in view.lex.cues["rose"] - LEVEL and (level := come_to(scene, i)):
        # "the dead number 14", "rebel dead exceeded 30"
        return level
    if numbered(scene, i) and (figures := toll(scene, i)):
        return figures
    if are_the_dead(view, i) and (who := scene.begin.get(i + 2)) is not None:
        # "the dead are two Utopians and a Ruritanian"
        return [who] if who.counted else []
    inside = scene.cover.get(i)
    if inside is not None and inside.head is not None and inside.start <= i <= inside.head:
        lone = inside.count == ONE and i < inside.head and inside.start not in view.counts
        return [] if lone or view.words[inside.start] == "another" else [inside]
    if view.words[i] == "hurt" and not scene.passive(i) and i - 1 not in view.counts and not _numbered_before(scene, i):
        return []
    if i > scene.start and view.words[i] == "dead" and view.words[i - 1] in view.lex.harm:
        return []
    if numbered(scene, i):
        return toll(scene, i)
    if view.words[i] == "dead" and view.at(i - 1) in LEFT and (behind := scene.begin.get(i + 1)) is not None:
        return [behind]
    group = scene.adjacent(i, over=("or", "and", "who", "that"))
    if group is None and view.at(i - 1) == "," and (part := scene.cover.get(i - 2)) is not None:
        # "left six people, including two children, dead"
        group = part.whole
    if group is None and view.tokens[i].dep_ == "acomp":
        group = scene.subject(i)
    feared = view.words[i] == "dead" and view.tags[i - 1] == "VBN" and scene.passive(i - 1)
    if feared and (group is None or group.kind == "noun"):
        # "more than 40 people in the two camps are feared dead"
        group = scene.subject(i - 1) or group
    if group is None and view.words[i] == "dead":
        group = _brought_out(scene, i)
    if group is None or (group.kind == "pronoun" and view.words[i] == "missing"):
        return []
    own = group.end == i and view.at(i - 1) not in view.lex.cues["be"]
    whom = view.words[group.end - 1] == "whom"
    return [group] if own or whom or group.whole is None else [group.whole]


def _brought_out(scene: Scene, i: int) -> Group | None:
    """Whom the verb before "dead" at ``i`` is said of: "two cousins were dragged out of the well dead"."""
    view = scene.view
    if i + 1 < scene.end and view.tags[i + 1][:1] in "NJ":
        return None
    for k in range(i - 1, max(scene.start, i - WITH) - 1, -1):
        if view.tags[k] in ("VBN", "VBD") and view.words[k] in view.lex.cues["found"]:
            return scene.subject(k) if scene.passive(k) else None
        if view.tags[k][:1] not in "NIDJR":
            return None
    return None


def _numbered_before(scene: Scene, i: int) -> bool:
    """Whether people with a number stand right before the word: "four others hurt", "30 people hurt"."""
    before = scene.cover.get(i - 1)
    return (
        before is not None and before.end == i and before.kind in ("people", "others") and _figured(scene.view, before)
    )


def among(view: View, i: int) -> bool:
    """Whether "among", "among the" or "among those who were" stands before the word of harm at ``i``."""
    return _opening(view, i) is not None


def _opening(view: View, i: int) -> int | None:
    """The token of "among" that governs the word of harm at ``i``."""
    k = i - 1
    while view.at(k) in view.lex.cues["be"] or view.at(k) in view.lex.cues["have"]:
        k -= 1
    noun = view.lex.victims.get(view.at(k))
    if noun is not None and noun.plural and view.at(k - 1) == "the" and view.at(k - 2) in AMONG:
        # "among the tourists killed"
        return k - 2
    if view.at(k) in ("who", "that"):
        return k - 2 if view.at(k - 1) in ("those", "people") and view.at(k - 2) in AMONG else None
    if view.at(i - 1) in AMONG:
        return i - 1
    return i - 2 if view.at(i - 1) in ("the", "those", "its", "their", "our") and view.at(i - 2) in AMONG else None


def _among(scene: Scene, i: int) -> list[Group]:
    """ "Two women were among the dead", "among the dead were two women", "there are two women among those who died"."""
    view, be = scene.view, scene.view.lex.cues["be"]
    k = (_opening(view, i) or i) - 1
    if k > scene.start and view.tags[k] == "VBN" and view.words[k] not in be and view.words[k - 1] in be:
        # "six nurses were identified among the dead"
        k -= 1
    group = scene.subject(k + 1) if view.at(k) in be else None
    if group is None and k in scene.cover and scene.cover[k].counted and scene.cover[k].end == k + 1:
        group = scene.cover[k]
    if group is None and view.at(i + 1) in be:
        group = scene.begin.get(i + 2)
    return [group] if group is not None else []


def in_condition(scene: Scene, i: int) -> list[Group]:
    """ "Four of the soldiers were in critical condition", "nine are in hospital", "a man is on life support"."""
    view, cues = scene.view, scene.view.lex.cues
    k = i - 1
    if view.at(k) == "life" and view.words[i] == "support":
        k -= 1
    elif view.words[i] == "support":
        return []
    if view.words[i] in KEPT and (at := _kept_in(view, i)) is not None:
        k = at - 1
    elif view.at(k) not in cues["grave"]:
        return []
    while view.at(k) in cues["grave"] or view.at(k) in ("in", "a", "an", "but", "and", ","):
        k -= 1
    still = view.at(k) in cues["be"] or view.at(k) in STILL
    group = scene.subject(k + 1 if view.at(k) in cues["be"] else k) if still else None
    if group is not None and group.kind not in ("number", "others") and view.at(k + 1) == "at":
        # "two ministers were at the hospital"
        return []
    return [group] if group is not None and group.counted and group.kind != "pronoun" else []


def _kept_in(view: View, i: int) -> int | None:
    """The preposition before where somebody hurt is kept: "in hospital", "at a military clinic", "under treatment"."""
    k = i - 1
    while k > i - KEPT_REACH and view.tags[k] in ("DT", "JJ", "NN", "NNP", "VBN", "PRP$"):
        k -= 1
    if view.words[i] == "treatment":
        return k if view.at(k) == "under" else None
    return k if view.at(k) in ("in", "on", "at") else None


def throats(scene: Scene, i: int) -> list[Group]:
    """ "Five people had their throats cut", "slit the throats of five people"."""
    view, cues = scene.view, scene.view.lex.cues
    if view.at(i - 1) == "the" and view.at(i - 2) in cues["slit"] and view.at(i + 1) == "of":
        group = _next(scene, i + 2)
        return [group] if group is not None and group.counted else []
    if view.at(i - 1) != "their" or view.at(i - 2) not in cues["have"] or view.at(i + 1) not in cues["slit"]:
        return []
    group = scene.subject(i - 2)
    return [group] if group is not None and group.counted else []


def _over_a_date(scene: Scene, j: int) -> int:
    """The first token behind a day that stands at ``j`` ("the deaths on Wednesday of two nurses"); else ``j``."""
    k = j + (scene.view.at(j) in ("on", "in"))
    if k >= scene.end or not scene.dated(k):
        return j
    while k < scene.end and scene.dated(k):
        k += 1
    return k


def _next(scene: Scene, j: int) -> Group | None:
    """The phrase that begins at ``j`` or right after, over what may stand before a number."""
    for k in range(j, min(j + 4, scene.end)):
        group = scene.begin.get(k)
        if group is not None:
            return group
        if scene.view.tags[k] not in ("DT", "RB", "JJ", "IN"):
            break
    return None


def _count_before(scene: Scene, i: int, between: str) -> Iterator[Counted]:
    """The count that belongs to the noun at ``i``, with only nouns and adjectives (tags beginning so) between, if any."""
    for k in range(i - 1, max(scene.start, i - 5) - 1, -1):
        counted = scene.view.counts.get(k)
        if counted is not None:
            yield counted
            return
        if scene.view.tags[k][:1] not in between:
            return


def _few(counted: Counted) -> bool:
    """Whether an open number is so small that it may count the wounds of one person ("several injuries")."""
    return (counted.value.low or counted.value.high or 0) < MANY


def _figure(scene: Scene, counted: Counted, i: int) -> Group:
    """A phrase of the count and the noun of harm at ``i`` ("seven civilian deaths"), with the parts told of it."""
    view, plain = scene.view, scene.begin.get(counted.start)
    parts = plain.parts if plain is not None and plain.kind in ("number", "noun") and plain.end <= i + 1 else []
    nouns = [k for k in range(counted.end, i) if view.words[k] in view.lex.victims]
    if not nouns:
        return Group(counted.start, i + 1, None, counted.value, "number", parts=parts)
    noun = view.lex.victims[view.words[nouns[0]]]
    armed = noun.kind in ("force", "rebel")
    head, whose = (nouns[0], noun) if armed else (None, None)
    return Group(counted.start, i + 1, head, counted.value, "number", noun.category, whose, parts=parts)


STATUS_BEFORE: dict[str, Status] = {"injury": "wounded", "wounded": "wounded", "injured": "wounded"}
"""What a toll is of, when it isn't of deaths."""
