"""What a place name is said to be by the words around it: its kind, what it lies in, near or how far from."""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass, field

from rashomon.language.places.fold import fold
from rashomon.language.places.gazetteer import Gazetteer
from rashomon.language.places.words import NUMBERS, words

BEFORE = 90
AFTER = 60
BROUGHT_BEFORE = 160
KIND_AWAY = 4
MOST_PARENTS = 3
"""Village, district, province, country: a longer chain is a list."""
_PER_MILE = 1.609
_AND = re.compile(r",?\s*(?:and|or|&)(?:\s+the)?")
_STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])[.!?][\"”’')]*\s+(?=[A-Z\"“(])|\n")
_SENT = re.compile(
    r"(?:,\s+[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?,?\s*(?:[(/:–—-]|\d{1,2}\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d)"
)
_STOPPED = re.compile(r"\.\s+[\"“(]?[A-Z]")
"""What follows a town in capitals that stands for itself at the head of a line: "HARARE. The minister said"."""
_LIVES = re.compile(r"(?:\b\d{1,3}|\b[A-Z][\w’'.-]+),\s+of\s+$")
_BUREAU = re.compile(r"\s*\([A-Z]\w*[a-z]\w*(?:[ -]\w+){0,2}\)\s")
"""What follows the town in capitals that a report was sent from where its head runs on into it: "... in Hillshire NAIROBI (Reuters) Gunmen"."""
LONGEST_INITIALS = 3
BESIDE_KM = 150.0
"""From a place, another that is only said to lie on one side of it; :data:`ABOUT_KM`: what a distance in round figures may be off."""
ABOUT_KM = 40.0
_BESIDE = re.compile(
    r",?\s*\(?\s*(?:(?:which|that|is|was|lies|lying|located|situated|just|about|around|some|roughly|nearly|almost|over|a|an|the|to|due)\s+)*"
    r"(?:[\d.,]+[\s-]*(?:km|kms|mi|miles?|kilomet(?:er|re)s?)\s+(?:\([^)]*\)\s*)?(?:to the |due )?)?"
    r"(?:(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?\s+of|away from|outside|from)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}"
)
EXPLAINS = re.compile(r"[,(]\s*(?:(?:which|that)\s+)?(?:(?:is|are|was|lies|lying|located|situated|sits)\s+){0,2}$")
"""Before a distance that only says where another place lies: "X, which is 40 km west of Y"."""


@dataclass(slots=True)
class Mention:
    """A place name in a text and what the words around it say of it.

    ``start``, ``end``: character offsets of the name; ``kind``: ``A1 A2 P Q F R S`` of the word for its kind (see
    ``data/words.yaml``), which stands in ``noun``; ``parents``: indices of the mentions it is said to lie in, nearest
    first; ``country``: alpha-3 code where a demonym says it ("the Syrian town of"); ``near``: only near it;
    ``kilometres``: how far from it; ``aside``: a distance that only explains another place ("X, 40 km west of Y").
    """

    start: int
    end: int
    name: str
    kind: str | None = None
    noun: str | None = None
    parents: list[int] = field(default_factory=list)
    country: str | None = None
    relation: str | None = None
    near: bool = False
    kilometres: float | None = None
    phrase: int | None = None
    """Where the phrase that gives the distance begins."""
    aside: bool = False
    noun_end: int | None = None
    """Where the word for its kind ends, when it follows."""
    seat: bool = False
    """Only the town of a local body."""
    own: bool = False
    """Only the town or district of a local body, or of the people who are told of."""
    full: str = ""
    """The name with that word, as written; empty where none follows."""
    sentence: int = 0
    """Number of the sentence that names it, by full stops alone."""
    treated: bool = False
    """A hospital's name or town to which the hurt were brought, or where somebody is told to live."""
    sent: bool = False
    """Where the page was sent from: it begins a line, and a date or an agency follows."""
    beside: int | None = None
    """Index of the mention that it is told to lie north of, or so far from: "X, 40 km west of Y"."""
    reach: float = 0.0
    """Kilometres within which it lies from that."""
    row: int | None = None
    """Number of the list that it is an item of: "A, B, C and D"."""

    @property
    def of_a_water(self) -> bool:
        """Whether a word behind the name says that it is a river or lake: "the X river"."""
        return self.kind == "R" and self.noun_end is not None and self.noun in words().waters

    @property
    def of_the_town(self) -> bool:
        """Whether the word for its kind is one for a side or a part of the town that bears the name, not for what is called after a
        town: "X's suburbs", "X southern suburb", not "X neighbourhood"."""
        owned, _, rest = self.full.removeprefix(self.name).lstrip("'’").partition(" ")
        return owned == "s" or (not owned and rest.partition(" ")[0].lower() in words().turns)


def describe(text: str, spans: list[tuple[int, int]], gazetteer: Gazetteer) -> list[Mention]:
    """One mention for each span, with what the text says of it.

    Parameters: ``spans``, character offsets of place names, in order, not overlapping; ``gazetteer`` for demonyms.
    Returns as many mentions, in the same order.
    """
    mentions = [Mention(start, end, text[start:end]) for start, end in spans]
    for index, mention in enumerate(mentions):
        before = mentions[index - 1] if index else None
        # the district in "the Jobar district of Damascus" is Jobar, not Damascus
        left = (before.noun_end or before.end) if before else 0
        right = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        _look_after(mention, text[mention.end : min(right, mention.end + AFTER)])
        _look_before(mention, text[max(left, mention.start - BEFORE) : mention.start], gazetteer)
        _look_within(mention, text)
        begins = not text[: mention.start].strip() or text[: mention.start].rstrip(" ").endswith("\n")
        after = text[mention.end :][:AFTER]
        mention.treated = _treated(text, mention)
        mention.sent = begins and bool(_SENT.match(after) or (mention.name.isupper() and _STOPPED.match(after)))
        mention.sent = mention.sent or bool(
            len(mention.name) > LONGEST_INITIALS and mention.name.isupper() and _BUREAU.match(after)
        )
        if mention.noun_end:
            mention.full = re.sub(r"\s+", " ", text[mention.start : mention.noun_end])
    stops = [m.start() for m in _STOP.finditer(text)]
    for mention in mentions:
        mention.sentence = bisect.bisect(stops, mention.start)
    _streets(text, mentions)
    _find_parents(text, mentions)
    _find_beside(text, mentions)
    return mentions


def _treated(text: str, mention: Mention) -> bool:
    """Whether a sentence has brought somebody to a hospital that stands right before or after a name ("taken to Riverton General Hospital"), or a
    name is where somebody lives ("Ali Hassan, 32, of Riverton")."""
    if _LIVES.search(text[max(0, mention.start - BEFORE) : mention.start]):
        return True
    before = _STOP.split(text[max(0, mention.start - BROUGHT_BEFORE) : mention.start])[-1]
    if not words().brought.search(before):
        return False
    after = _STOP.split(text[mention.end : mention.end + AFTER])[0]
    return bool(words().care.search(before) or words().care.search(after))


def _find_beside(text: str, mentions: list[Mention]) -> None:
    """Set ``beside`` and ``reach``: "the village of X, north of the city of Y", "X, some 40 km west of Y"."""
    for index, (first, second) in enumerate(itertools.pairwise(mentions)):
        gap = text[first.noun_end or first.end : second.start]
        if not _BESIDE.fullmatch(gap):
            continue
        far = second.kilometres
        first.beside, first.reach = index + 1, BESIDE_KM if far is None else max(2 * far, far + ABOUT_KM)
    for first, second in reversed(list(itertools.pairwise(mentions))):
        # "the villages of X and Y, north of Z"
        listed = first.row is not None and first.row == second.row
        if listed and second.beside is not None and first.beside is None and not first.parents:
            first.beside, first.reach = second.beside, second.reach


def _look_within(mention: Mention, text: str) -> None:
    """A street or a quarter by its name alone: "Edding Drive", "the 600 block of South Lowe", "the West Side"."""
    lists = words()
    last = mention.name.rpartition(" ")[2]
    if (last in lists.street_ends and last != mention.name) or lists.block_before.search(text[: mention.start][-12:]):
        mention.kind = "S"
    elif lists.side.fullmatch(mention.name):
        mention.kind = "Q"


def _streets(text: str, mentions: list[Mention]) -> None:
    """Two streets with one word for both, or that cross: "at Jones and Mead boulevards", "the corner of Jones and Mead"."""
    for first, second in itertools.pairwise(mentions):
        corner = words().corner_before.search(text[: first.start][-BEFORE:])
        if text[first.end : second.start] == " and " and (
            corner or words().streets_after.match(text[second.end :][:AFTER])
        ):
            first.kind = second.kind = "S"


def _look_after(mention: Mention, after: str) -> None:
    street = words().street_after.match(after)
    found = words().kind_after.match(after)
    if street:
        mention.noun, mention.kind, mention.noun_end = street[1], "S", mention.end + street.end()
    elif words().corner_after.match(after):
        mention.kind = "S"
    elif found and (road := words().street_after.match(after[found.end() :])) and found[1][:1].isupper():
        # "Oak Hill Church Road", "Airport Road"
        mention.noun, mention.kind, mention.noun_end = road[1], "S", mention.end + found.end() + road.end()
    elif found:
        own = words().kind_after.match(after[found.end() :]) if found[1][:1].isupper() else None
        if own is not None and own[1][:1].isupper() and words().kinds[re.sub(r"\s+", " ", own[1].lower())] == "F":
            # "Hill Valley Hospital"
            mention.noun, mention.kind, mention.noun_end = own[1].lower(), "F", mention.end + found.end() + own.end()
            return
        mention.noun = found[1].lower()
        mention.kind = words().kinds[re.sub(r"\s+", " ", mention.noun)]
        mention.noun_end = mention.end + found.end()
    if words().near_after.match(after):
        mention.near = True


def _look_before(mention: Mention, before: str, gazetteer: Gazetteer) -> None:
    lists = words()
    turn = lists.direction.search(before)
    if turn:
        mention.relation = turn[1].lower()
        before = before[: turn.start()]
    # The long pattern is only tried where a kind's last word stands near enough: "the village known as the".
    near = re.findall(r"\w+", before.lower())[-KIND_AWAY:]
    if (mention.kind is None or mention.kind == "R") and not lists.kind_ends.isdisjoint(near):
        found = lists.kind_before.search(before)
        if found:
            mention.noun = found[1].lower()
            mention.kind = lists.kinds[re.sub(r"\s+", " ", mention.noun)]
            ahead = lists.direction.search(before[: found.start()])
            if ahead and not mention.relation:
                mention.relation = None
    far = lists.distance.search(before)
    if far:
        mention.kilometres = kilometres(far[2], far[3])
        mention.relation = re.sub(r"\s+", " ", far[1]).strip()
        mention.phrase = mention.start - len(before) + far.start(1)
        mention.near = True
        mention.aside = bool(EXPLAINS.search(before[: far.start(1)])) or far.start(1) == 0
    elif lists.near_before.search(before):
        mention.near = True
    nation = lists.people_before.search(before)
    if nation and (people := fold(nation[1])) not in lists.no_nation:
        mention.country = gazetteer.demonyms.get(people) or gazetteer.demonyms.get(people.split()[-1])


def kilometres(number: str, unit: str) -> float | None:
    """A distance in kilometres from its number, in figures or words, and its unit; ``None`` when it is none."""
    value = NUMBERS.get(number.lower())
    if value is None:
        try:
            value = int(float(number.replace(",", "").rstrip(".")))
        except ValueError:
            return None
    return value * _PER_MILE if unit.lower().startswith("mi") else float(value)


def _find_parents(text: str, mentions: list[Mention]) -> None:
    """Set ``parents``: what follows as "X in Y", "X, Y", "X Y" or goes before as "Y's X"; then the parents' own."""
    gaps = [text[a.end : b.start] for a, b in itertools.pairwise(mentions)]
    listed = _lists(gaps)
    for index in sorted(listed):
        mentions[index].row = mentions[index].row if index - 1 in listed else index
        mentions[index + 1].row = mentions[index].row
    for index, between in enumerate(gaps):
        if index not in listed and len(between) <= 80 and "\n" not in between and words().to_parent.fullmatch(between):
            mentions[index].parents.append(index + 1)
        if len(between) <= 60 and words().from_parent.fullmatch(between):
            mentions[index + 1].parents.append(index)
            if index and index in mentions[index - 1].parents:
                # "X in Armenia's Syunik": X lies in Syunik.
                mentions[index - 1].parents.insert(0, index + 1)
    for index in range(len(mentions) - 1, -1, -1):
        for parent in list(mentions[index].parents):
            if parent > index:
                further = [p for p in mentions[parent].parents if p not in mentions[index].parents and p > parent]
                mentions[index].parents += further[: MOST_PARENTS - len(mentions[index].parents)]


def _lists(gaps: list[str]) -> set[int]:
    """Indices of the gaps that part the items of a list: "A, B, C, D" or "A, B and C"."""
    found: set[int] = set()
    start = 0
    for index in range(len(gaps) + 1):
        gap = gaps[index].strip() if index < len(gaps) else ""
        if gap == ",":
            continue
        if index - start >= MOST_PARENTS or (index > start and _AND.fullmatch(gap)):
            found.update(range(start, index))
        start = index + 1
    return found
