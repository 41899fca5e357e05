"""Tolls: every figure of people killed, wounded, captured, missing or displaced that a text gives."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from spacy import attrs
from spacy.tokens import Doc, Span

from rashomon.columns import columns
from rashomon.model import ALL_SIDES, Count, Status
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls.bounds import at_least, bounded
from rashomon.reading.tolls.burials import told_dead
from rashomon.reading.tolls.fallen import where_they_died
from rashomon.reading.tolls.harm import BOTH, Hit, Sentence
from rashomon.reading.tolls.labels import sentences
from rashomon.reading.tolls.left import left_behind
from rashomon.reading.tolls.lexicon import lexicon
from rashomon.reading.tolls.limbs import one_of_the_hurt
from rashomon.reading.tolls.lists import link
from rashomon.reading.tolls.mourned import mourned
from rashomon.reading.tolls.nations import nation
from rashomon.reading.tolls.nouns import are_the_dead
from rashomon.reading.tolls.nouns import told_as_bodies as bodies
from rashomon.reading.tolls.ofthem import of_them, some_of_them
from rashomon.reading.tolls.onside import on_side
from rashomon.reading.tolls.people import ONE, SOME, Group, View, groups
from rashomon.reading.tolls.restated import SCALE, Restated, restated, whose_number
from rashomon.reading.tolls.sides import ENEMIES, belongs, loser, owned_up, struck
from rashomon.reading.tolls.theirs import by_their_own
from rashomon.reading.tolls.whosedead import told_before
from rashomon.reading.words import words

__all__ = ["tolls"]

REACH: dict[str, int] = {"number": 0, "others": 2}
"""How many sentences back a phrase without a noun of its own takes over whose people they are."""

RECENT = 5
"""Sentences back to those whom another figure may be of."""
EVERYBODY = words("everybody")
KEPT = words("kept-alive")
FELLOWS = words("fellows")
"""Nouns for people of the same side as those told before."""


def tolls(doc: Doc) -> list[TollMention]:
    """Find every figure of people harmed.

    Parameters: a ``Doc`` with ``doc.spans["quantities"]`` (needed) and ``doc.spans["actors"]`` (for the sides). Result: in
    the order of the text; totals before their parts. A definite or plural phrase without a number counts ``[1, None]``,
    nobody ``[0, 0]`` with reality ``negated``. ``side`` is ``None`` where the text names none.
    """
    words, tags = columns(doc, attrs.LOWER, attrs.TAG)
    harm, apart = lexicon().harm, lexicon().apart
    if not any(word in harm or word in apart for word in words):
        return []
    view = View(doc, words, tags)
    found: list[TollMention] = []
    before: TollMention | None = None
    since = 0
    told: list[tuple[int, int]] = []
    """The figures found so far, each with the number of its sentence."""
    for number, sentence in enumerate(sentences(view)):
        since += 1
        if not any(word in harm or word in apart for word in words[sentence.start : sentence.end]):
            _restate(view, sentence, number, found, told)
            continue
        phrases = groups(view, sentence.start, sentence.end)
        link(view, phrases)
        hits = _once(Sentence(view, sentence.start, sentence.end, phrases).read())
        hits = [hit for hit in hits if not hit.burial or told_dead(found) is not None]
        for _, listed in groupby(hits, lambda hit: (hit.trigger, hit.status, id(hit.group.lead or hit.group))):
            members = list(listed)
            mentions = [_mention(view, hit, before if since <= _reach(hit.group) else None) for hit in members]
            mentions = [told_before(view, hit, mention, found) for hit, mention in zip(members, mentions, strict=True)]
            partial = members[0].partial
            known = _told_before(members[0], mentions[0], found)
            alone = not partial or (known is None and are_the_dead(view, members[0].trigger))
            total = _total(view, [hit.group for hit in members], mentions) if alone else None
            mentions = bounded(view, members, mentions)
            if total is not None:
                found.append(total)
            whole = len(found) - 1 if total is not None else known
            for hit, mention in zip(members, mentions, strict=True):
                again = told_dead(found) if hit.burial else one_of_the_hurt(view, mention, found)
                if whole is not None and view.words[hit.trigger] in KEPT:
                    # "ten were in hospital a day later": some of the hurt, later
                    again = whole
                _add(view, hit, replace(mention, part_of=whole, again=again), found)
            before, since = _last(mentions), 0
        told += [(k, number) for k in range(len(told), len(found))]
        _restate(view, sentence, number, found, told)
    return found


def _restate(view: View, sentence: Span, number: int, found: list[TollMention], told: list[tuple[int, int]]) -> None:
    """Add the figures of a sentence that give the people of one before another number ("hospitals said 45"), or one to the dead or
    wounded by that word alone ("put the wounded at 40"); and those that count some of them ("14 of them were nurses")."""
    for mention in list(of_them(view, sentence, number, found, told)):
        at = mention.trigger
        if not any(found[k].tokens[0] <= at < found[k].tokens[1] for k, n in told if n == number):
            found.append(mention)
            told.append((len(found) - 1, number))
    taken = [m.tokens for k, n in told if n == number for m in (found[k],)]
    for one in restated(view, sentence.start, sentence.end):
        start, end, count = one.figure
        if any(_meet((start, end), span) for span in taken):
            continue
        k = _meant(found, told, one, number)
        if (k is None and one.word is None) or whose_number(view, one, found):
            continue
        trigger = one.word if k is None and one.word is not None else end - 1
        mention = TollMention((start, end), trigger, one.status or "killed", "unknown", count)
        if k is not None:
            of = found[k]
            same = one.status in (None, of.status)
            mention = replace(
                mention,
                tokens=(one.start, end),
                status=one.status or of.status,
                side=of.side,
                victim=of.victim,
                category=of.category if same else "unknown",
                people=of.people if same else None,
                again=of.again if of.again is not None else k,
            )
        found.append(mention)
        told.append((len(found) - 1, number))


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _meant(found: list[TollMention], told: list[tuple[int, int]], one: Restated, number: int) -> int | None:
    """The figure whose people another one is of: of the sentence before that told any last, the killed before the others; ``None`` where
    those are of several sides, too far off, or too many or few to be the same."""
    near = [(k, n) for k, n in told if number - n <= RECENT and (found[k].trigger < one.figure.start or n == number)]
    near = [(k, n) for k, n in near if found[k].trigger < one.figure.start] or near
    last = found[near[-1][0]].status if near else None
    near = [(k, n) for k, n in near if found[k].part_of is None and found[k].reality == "actual"]
    near = [(k, n) for k, n in near if found[k].count not in (ONE, SOME)] or near
    named: Status | None = one.status or (last if last not in BOTH else "killed")
    same = [(k, n) for k, n in near if found[k].status == named] or (near if last in BOTH else [])
    alike = [k for k, n in same if n == same[-1][1]]
    if not alike or len({found[k].side for k in alike}) > 1:
        return None
    k = alike[-1]
    size, of = (c.low or c.high or 1 for c in (one.figure.value, found[k].count))
    apart = found[k].status == (one.status or found[k].status) and not of / SCALE <= size <= of * SCALE
    return None if apart or found[k].count == SOME else k


def _last(listed: list[TollMention]) -> TollMention:
    """What a phrase that follows takes over from a list: of people of several named sides, those of all of them."""
    sides = {m.side for m in listed if m.side is not None}
    mixed = len(sides) > 1 and all(not side[:1].islower() for side in sides)
    return replace(listed[-1], side=ALL_SIDES, victim=None) if mixed else listed[-1]


def _once(hits: list[Hit]) -> list[Hit]:
    """The hits without those of people who are already told as a part of others ("16 were hurt, including two who were shot")."""
    told = {(id(part), hit.status) for hit in hits for part in hit.group.parts if part.counted}
    return [hit for hit in hits if (id(hit.group), hit.status) not in told]


def _told_before(hit: Hit, mention: TollMention, found: list[TollMention]) -> int | None:
    """For people who were "among the dead", the figure told last that can hold them."""
    if not hit.partial:
        return None
    need = mention.count.low or mention.count.high or 1
    for k in range(len(found) - 1, -1, -1):
        before = found[k]
        most = before.count.high or before.count.low or 0
        if before.trigger == mention.trigger or before.status != mention.status:
            continue
        if before.part_of is None and (most > need or before.count == SOME):
            return k
    return None


def _reach(group: Group) -> int:
    """How many sentences back a phrase takes over whose people they are; -1 where it doesn't."""
    fellows = group.noun is not None and group.noun.noun in FELLOWS
    return REACH["others" if fellows else group.kind] if fellows or group.kind in REACH else -1


def _mention(view: View, hit: Hit, before: TollMention | None) -> TollMention:
    """What a hit says; a phrase without a noun ("two others") takes side and category over from the mention before."""
    group = hit.group
    actor, side, category = belongs(view, hit.told or group)
    own, lost = loser(view, hit.trigger, group)
    if lost is not None and (side is None or side[:1].islower() or not _says_whose(view, group)):
        side = lost if side is None or lost == ENEMIES or not lost[:1].islower() else side
    if not own and (lost := owned_up(view, hit.trigger, group)) is not None:
        side, actor = (lost, None) if side is None or not _says_whose(view, group) else (side, actor)
    if not own and side is None and (lost := left_behind(view, hit.trigger, group)) is not None:
        side = lost
    if not own and (side is None or side[:1].islower()) and (lost := mourned(view, hit.trigger, group)) is not None:
        actor, side = None, lost
    if not own and not _says_whose(view, group) and by_their_own(view, hit.trigger, group, side):
        actor, side = None, None
    if not own and not _says_whose(view, group) and (named := on_side(view, hit.trigger, group)) is not None:
        actor, side = None, named
    bare = group.noun is None and group.kind == "number"
    soldiers = group.noun is not None and group.noun.kind == "force"
    if side is None and (bare or soldiers) and (target := struck(view, hit.trigger, named=soldiers)) is not None:
        actor, side = target, target.side
        category = target.category if category == "unknown" else category
    if before is not None and view.at(group.start - 1) == "among":
        # "26 rebels shot dead in X; colonel, family among seven killed in Y": the seven are those told right before
        before = None
    if before is not None and some_of_them(view, group, hit.status):
        # "ten raiders were killed. Four of the injured ..." are others than they; whose "four of the dead" are is looked for farther back
        before = None
    if before is not None and side is None and not own and hit.told is None:
        side = before.side
        if category == "unknown" and not group.parts:
            category = before.category
    tokens = (group.start, group.end)
    count = _count(group.count, hit.either)
    people = "bodies" if bodies(view, hit.trigger) else _kind(view, hit.told or group)
    if people is None and hit.status == "killed":
        people = where_they_died(view, hit.trigger, group)
    return TollMention(tokens, hit.trigger, hit.status, category, count, side, actor, None, hit.reality, people)


def _kind(view: View, group: Group) -> str | None:
    """What people a phrase counts, in the plural, where its noun is one for some of a side only; ``None`` for "people", "soldiers"."""
    if group.noun is not None:
        return None if group.noun.noun in EVERYBODY else group.noun.many
    return view.words[group.head] if group.kind == "noun" and group.head is not None else None


def _says_whose(view: View, group: Group) -> bool:
    """Whether the phrase names whose people it means, and not only what they are ("five soldiers")."""
    return any(view.tags[i] in ("NNP", "NNPS") or i in view.peoples for i in range(group.start, group.end))


def _total(view: View, groups: list[Group], mentions: list[TollMention]) -> TollMention | None:
    """The sum of a list's exact figures where they are people of one kind: a family ("a woman and her three children"), or
    somebody with those around him ("a commander, Ali, and eight of his men").

    Lists of soldiers and others are left apart, because they mostly stand on different sides.
    """
    first = mentions[0]
    sides = {m.side for m in mentions}
    led = groups[0].named and len(sides - {None}) < 2 and all(m.count != first.count for m in mentions[1:])
    if len(mentions) < 2 or (len(sides) > 1 and not led):
        return None
    counts = [m.count.low or 0 for m in mentions]
    least = at_least(view, groups[0])
    if any(m.count.low != m.count.high or not m.count.low for m in mentions[least:]) or not mentions[0].count.low:
        return None
    plain = all(
        g.noun is not None and g.noun.kind == "person" and m.category in ("civilian", "unknown")
        for g, m in zip(groups, mentions, strict=True)
    )
    if not (plain or led or all(g.kind == "name" or g.named for g in groups)):
        return None
    category = next((m.category for m in mentions if m.category != "unknown"), first.category)
    high = None if least else sum(counts)
    count = Count(low=sum(counts), high=high, approximate=any(m.count.approximate for m in mentions))
    tokens = (mentions[0].tokens[0], mentions[-1].tokens[1])
    side = next(iter(sides - {None}), None)
    return replace(first, tokens=tokens, count=count, category=category, side=side, victim=None, people=None)


def _add(view: View, hit: Hit, mention: TollMention, found: list[TollMention]) -> None:
    """Add a mention, then those of the parts that the text gives of it."""
    at = len(found)
    found.append(mention)
    for part in hit.group.parts:
        if not part.counted:
            continue
        actor, side, category = belongs(view, part)
        if not {"them", "whom"}.isdisjoint(view.words[part.start : part.end]):
            actor, side, category = mention.victim, nation(view, part) or mention.side, part.category
        part_mention = replace(
            mention,
            tokens=(part.start, part.end),
            category=category if category != "unknown" else mention.category,
            count=_count(part.count, hit.either),
            side=side or (mention.side if mention.side != ALL_SIDES else None),
            victim=actor,
            part_of=at,
            people=_kind(view, part),
        )
        found.append(part_mention)


def _count(count: Count | None, either: bool) -> Count:
    if count is None:
        return SOME
    if either and count.high != 0:
        return Count(low=None, high=count.high) if count.high is not None else SOME
    return count
