"""The tolls of an event: every distinct figure, who gives it, how it stands, and what a later word superseded."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from rashomon.model import ALL_SIDES, UNKNOWN_SIDE, Category, Side, Status
from rashomon.states import is_state
from rashomon.weighing.shown import wholes
from rashomon.weighing.standing import Parties, standing, support
from rashomon.weighing.voices import Said, side

ROUNDING = 0.2
"""An approximate figure can stand for one this much smaller or bigger."""
VAGUE_SIDES = (UNKNOWN_SIDE, ALL_SIDES)
OPENING = 4
"""Words of a claim in which its number stands, if it has one."""
BODIES = "bodies"
"""What people a figure of bodies counts."""
SEVERAL = 3
"""Least number of people that "several" and "many" stand for."""
MORE = re.compile(r"\b(?:another|further)\b|\bmore\b(?! than)", re.IGNORECASE)
OF_THEM = re.compile(r"\bof (?:them|whom|these|those|the (?:dead|wounded|injured|victims))\b", re.IGNORECASE)
VAGUE = frozenset({"several", "many", "numerous", "few", "various", "number"})
_ORDER: dict[Status, int] = {"killed": 0, "wounded": 1, "captured": 2, "missing": 3, "displaced": 4}


@dataclass
class _Figure:
    """One distinct figure and all who give it."""

    side: str
    status: Status
    low: int | None
    high: int | None
    said: list[Said] = field(default_factory=list)
    denied: list[Said] = field(default_factory=list)
    superseded: bool = False

    @property
    def approximate(self) -> bool:
        return all(s.claim.content.count is not None and s.claim.content.count.approximate for s in self.said)

    @property
    def bare(self) -> bool:
        """A plural without a number, "several" or "many"."""
        if self.high is not None or self.low is None:
            return False
        return self.low <= 1 or (self.low <= SEVERAL and all(_vaguely(s.claim.span.text) for s in self.said))

    @property
    def totals(self) -> set[str]:
        """Ids of the claims that give the totals of which it is a part; empty as soon as somebody gives it as a whole."""
        given = {s.claim.content.part_of for s in self.said}
        return set() if None in given else {name for name in given if name}

    @property
    def category(self) -> Category:
        known: Counter[Category] = Counter(c for s in self.said if (c := s.claim.content.category) and c != "unknown")
        most = {c for c, times in known.items() if times == max(known.values())}
        # Where as much is said of soldiers as of civilians, one voice is wrong, or two people are meant ("one soldier", "a boy").
        return min(most) if most and (len(most) == 1 or "civilian" not in most) else "unknown"

    @property
    def people(self) -> frozenset[str | None]:
        """Of what kind the people are, by those who say so; ``None`` for everybody, as soon as somebody calls them no more than people."""
        kinds = frozenset(None if s.claim.content.people == BODIES else s.claim.content.people for s in self.said)
        return frozenset([None]) if None in kinds else kinds

    def range(self) -> tuple[float, float]:
        """What the figure can stand for; where only bodies are counted, more may be dead."""
        found = all(s.claim.content.people == BODIES for s in self.said)
        low, high = float(self.low or 0), float("inf") if self.high is None or found else float(self.high)
        return (low * (1 - ROUNDING), high * (1 + ROUNDING)) if self.approximate else (low, high)


def casualties(said: Iterable[Said], parties: Parties, country: str | None) -> tuple[Side, ...]:
    """Weigh the tolls of one event.

    Parameters: claims of the event's reports with their voices; its parties; the ``country`` (ISO alpha-3) it was in, whose
    people those are who belong to no party. Result: one entry for each distinct side, status, low and high, killed first,
    the biggest first; plans, history and what is only said to be false are no tolls.
    """
    figures = _not_vaguely(_from_the_text(_figures(list(said), country)))
    figures = _merge_sides(_of_all(_one_people(figures, country)), country)
    figures = _without_the_dead(_without_parts(_without_bare(figures)))
    for figure in figures:
        figure.superseded = _superseded(figure, figures)
    parents = {s.claim.content.part_of for f in figures for s in f.said if s.claim.content.part_of}
    sides = []
    for figure in figures:
        claims = {s.claim.id for s in figure.said}
        given = support(figure.said, (s.voice for s in figure.denied), admitted=_admitted(figure))
        contradicted = not figure.superseded and any(_contradict(figure, other) for other in figures)
        sides.append(
            Side(
                side=figure.side,
                status=figure.status,
                category=figure.category,
                low=figure.low,
                high=figure.high,
                approximate=figure.approximate,
                standing=standing(given, parties, contradicted=contradicted),
                voices=given.voices,
                claims=given.claims,
                superseded=figure.superseded,
                total=not claims.isdisjoint(parents),
            )
        )
    sides.sort(key=lambda s: (_ORDER[s.status], s.side, -(s.low or s.high or 0), s.high is None, s.high or 0))
    return tuple(sides)


def _figures(said: list[Said], country: str | None) -> list[_Figure]:
    figures: dict[tuple[str, Status, int | None, int | None], _Figure] = {}
    denials: list[tuple[str, Status, Said]] = []
    for one in said:
        claim, content = one.claim, one.claim.content
        count, status = content.count, content.status
        if content.what != "toll" or status is None or not claim.fresh:
            continue
        whose = _side(content.side, content.category, country)
        if claim.stance == "denies" or claim.reality == "negated" or (count and count.high == 0):
            denials.append((whose, status, one))
        elif count and (count.low is not None or count.high is not None) and _happened(one):
            key = (whose, status, count.low, count.high)
            figures.setdefault(key, _Figure(*key)).said.append(one)
    for whose, status, one in denials:
        for figure in figures.values():
            if figure.side == whose and figure.status == status and _denies(one, figure):
                figure.denied.append(one)
    return list(figures.values())


def _from_the_text(figures: list[_Figure]) -> list[_Figure]:
    """An outlet's headline "12 killed" is its text's "at least 12" made short, where the text never says twelve itself."""
    out = []
    for figure in figures:
        homes = {
            s.article: other
            for other in figures
            if other.status == figure.status and other.low == figure.low and other.high is None
            for s in other.said
            if not s.heading
        }
        if figure.low == figure.high and all(s.heading and s.own and s.article in homes for s in figure.said):
            for s in figure.said:
                homes[s.article].said.append(s)
        else:
            out.append(figure)
    return out


def _not_vaguely(figures: list[_Figure]) -> list[_Figure]:
    """Without an outlet's open headline figure ("Dozens dead") where its text puts a number to the same ("44 people were killed")."""

    def told(figure: _Figure, one: Said) -> bool:
        return any(
            other.status == figure.status
            and other is not figure
            and (other.low or 0) >= (figure.low or 0)
            and any(s.article == one.article and not s.heading for s in other.said)
            for other in figures
        )

    return [f for f in figures if f.high is not None or not all(s.heading and s.own and told(f, s) for s in f.said)]


def _happened(one: Said) -> bool:
    return one.claim.reality == "actual" and one.claim.stance not in (
        "demands",
        "promises",
        "threatens",
        "investigates",
    )


def _denies(one: Said, figure: _Figure) -> bool:
    """A denied number is that figure's; who says that nobody was harmed denies every figure, until he gives one himself."""
    count = one.claim.content.count
    if count and count.high != 0:
        return (count.low, count.high) == (figure.low, figure.high)
    took_back = any(s.voice == one.voice and s.day and one.day and s.day > one.day for s in figure.said)
    return not one.own and not took_back


def _side(code: str | None, category: str | None, country: str | None) -> str:
    """Whose people they are: those of no party take the country that they were harmed in, soldiers and police of no named state too."""
    whose = side(code) if code else UNKNOWN_SIDE
    nobody = whose == UNKNOWN_SIDE
    unnamed = category == "civilian" and whose != ALL_SIDES and whose[:1].islower()
    return country if country and (nobody or unnamed) else whose


def _one_people(figures: list[_Figure], country: str | None) -> list[_Figure]:
    """Dead "of more than one side" are the country's where nobody tells of any other side's: people, and police among them."""
    named = {f.side for f in figures if f.side not in (ALL_SIDES, UNKNOWN_SIDE)}
    if country and named == {country}:
        for figure in figures:
            if figure.side == ALL_SIDES:
                figure.side = country
    return figures


def _of_all(figures: list[_Figure]) -> list[_Figure]:
    """A number of people of no side ("clashes leave two dead") is all sides' together where it is the sum of what is told of each of several."""
    for figure in figures:
        if figure.low != figure.high or any(s.claim.content.side is not None for s in figure.said):
            continue
        told = [f for f in figures if f.status == figure.status and f.side not in VAGUE_SIDES and not _part(f)]
        told = [f for f in told if any(s.claim.content.side is not None for s in f.said)]
        sides = {f.side for f in told}
        exact = all(f.low == f.high for f in told)
        several = len(sides) > 1 and len(sides) == len(told) and not all(map(_vague, sides))
        if several and exact and sum(f.low or 0 for f in told) == figure.low:
            figure.side = ALL_SIDES
    return figures


def _merge_sides(figures: list[_Figure], country: str | None) -> list[_Figure]:
    """One entry where one figure was read with a side in one article and without or more vaguely in another."""
    groups: dict[tuple[Status, int | None, int | None], list[_Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.status, figure.low, figure.high].append(figure)
    out = []
    for group in groups.values():
        group = _one_cause(_to_the_named(group))
        clear = [f for f in group if not _vague(f.side)]
        vague = [f for f in group if f not in clear]
        alone: list[_Figure] = []
        for figure in vague:
            target = _home(figure, clear, vague, country) or _other_word(figure, alone)
            if target is None:
                alone.append(figure)
            else:
                target.said += figure.said
                target.denied += figure.denied
        out += clear + alone
    return out


def _one_cause(group: list[_Figure]) -> list[_Figure]:
    """A figure of people who are named by their cause and what they are ("Moslem militants", "Moslem guerrillas"), under one of the words,
    or under the name of the one armed group that somebody gives it to ("Kurdish guerrillas", "Kurdistan Workers' Party")."""
    kept: list[_Figure] = []
    by_name = [f for f in group if not (is_state(f.side) or _vague(f.side) or _half(f.side))]
    for figure in sorted(group, key=lambda f: _half(f.side)):
        of, _, kind = figure.side.rpartition(" ")
        half = _half(figure.side)
        if half and len(by_name) == 1 and not _side_by_side(by_name[0], figure):
            by_name[0].said += figure.said
            by_name[0].denied += figure.denied
            continue
        same = (
            f for f in kept if half and f.side.rpartition(" ")[::2] != (of, kind) and f.side.rpartition(" ")[0] == of
        )
        other = next((f for f in same if f.side[-1:].islower() and not _side_by_side(f, figure)), None)
        other = other or next((f for f in kept if _part_of_the_name(f, figure)), None)
        if other is None:
            kept.append(figure)
        else:
            other.said += figure.said
            other.denied += figure.denied
    return kept


def _half(whose: str) -> bool:
    """Whether a side is only named by its people or cause and what they are: "Kurdish guerrillas"."""
    of, _, kind = whose.rpartition(" ")
    return bool(of) and kind.islower() and not of.islower()


def _part_of_the_name(a: _Figure, b: _Figure) -> bool:
    """Whether the name of one body is that of the other and more ("United Nations", "United Nations Mission in Utopia")."""
    names = [set(re.findall(r"\w+", f.side.lower())) for f in (a, b)]
    if any(is_state(f.side) or _vague(f.side) for f in (a, b)) or min(map(len, names)) < 2:
        return False
    return (names[0] <= names[1] or names[1] <= names[0]) and not _side_by_side(a, b)


def _other_word(figure: _Figure, alone: list[_Figure]) -> _Figure | None:
    """The figure of an unnamed armed group that another word ("militants", "gunmen") gives, too."""
    if figure.side in VAGUE_SIDES:
        return None
    same = (f for f in alone if f.side not in VAGUE_SIDES and not _side_by_side(f, figure))
    return next(same, None)


def _home(figure: _Figure, clear: list[_Figure], vague: list[_Figure], country: str | None) -> _Figure | None:
    """The figure of a named side that a vague one of the same number repeats."""
    if figure.side not in VAGUE_SIDES:
        could = [f for f in clear if not _not_of(figure, f)]
        return could[0] if len(could) == 1 else None
    if len(clear) == 1 or (clear and all(f.side == ALL_SIDES for f in vague)):
        return max(clear, key=lambda f: (len({s.article for s in f.said}), f.side == country))
    return None


def _to_the_named(group: list[_Figure]) -> list[_Figure]:
    """A figure of people of no side ("six dead") is the one that somebody tells with a side ("six rebels"), and not also the country's."""
    named = [f for f in group if any(s.claim.content.side not in (None, UNKNOWN_SIDE) for s in f.said)]
    rest = [f for f in group if f not in named]
    fighters = all(f.side[:1].islower() and f.side not in VAGUE_SIDES for f in named)
    if not named or (len(named) > 1 and not fighters) or named[0].side == ALL_SIDES:
        return group
    same = [f for f in rest if not _other_people(f, named[0])]
    for figure in same:
        named[0].said += figure.said
        named[0].denied += figure.denied
    return [f for f in group if f not in same]


def _other_people(figure: _Figure, named: _Figure) -> bool:
    """Whether a figure can't be that of the named side's: civilians beside its fighters, soldiers or police of some state beside an
    armed group, or both told in one breath."""
    if figure.category in ("military", "police") and not is_state(named.side):
        return True
    if "civilian" in (figure.category, named.category) and "military" in (figure.category, named.category):
        return True
    return _side_by_side(figure, named)


def _side_by_side(left: _Figure, right: _Figure) -> bool:
    """Whether one clause gives both ("a guard and a rebel were killed"), so that they count different people."""
    return any(
        a.article == b.article and a.claim.span.start < b.claim.span.end and b.claim.span.start < a.claim.span.end
        for a in left.said
        for b in right.said
    )


def _not_of(figure: _Figure, target: _Figure) -> bool:
    """Whether people of an unnamed armed group ("militants") are others than a state's: its soldiers, its civilians, or told beside them."""
    if not is_state(target.side):
        return False
    return target.category != "unknown" or _side_by_side(figure, target)


def _vague(whose: str) -> bool:
    return whose in VAGUE_SIDES or whose[:1].islower()


def _without_bare(figures: list[_Figure]) -> list[_Figure]:
    """Who gives no number says nothing where somebody gives one; "several" still speaks against a smaller number."""
    most: dict[tuple[str, Status], float] = {}
    for f in figures:
        if not f.bare:
            high = float("inf") if f.high is None else f.high
            most[f.side, f.status] = max(most.get((f.side, f.status), 0), high)
    return [f for f in figures if not f.bare or (f.low or 0) > most.get((f.side, f.status), -1)]


def _without_the_dead(figures: list[_Figure]) -> list[_Figure]:
    """Those who "were shot" are no wounded where as many are told to have died, of whoever's side: one voice left open what another tells."""
    dead = max((f.high or f.low or 0 for f in figures if f.status == "killed" and not f.bare), default=0)
    rest = [f for f in figures if f.status != "wounded" or (f.high or f.low or 0) > dead or not all(map(_open, f.said))]
    return [f for f in rest if f.status != "wounded" or not _all_hit(f, rest)]


def _all_hit(figure: _Figure, figures: list[_Figure]) -> bool:
    """Whether a figure of wounded counts the dead, too: each page that gives it also gives the dead and the wounded that add up to it ("five
    were shot", "one died", "four others were hurt")."""

    def told(status: Status, article: str) -> set[int]:
        exact = (f for f in figures if f is not figure and f.status == status and f.low is not None and f.low == f.high)
        return {f.low for f in exact if f.low and any(s.article == article for s in f.said)}

    number = figure.low if figure.low == figure.high else None
    counted = {*_outcomes()["open"], *_outcomes()["bore"], "total"}
    return number is not None and all(
        not counted.isdisjoint(re.findall(r"\w+", s.claim.span.text.lower()))
        and any(number - dead in told("wounded", s.article) for dead in told("killed", s.article))
        for s in figure.said
    )


def _open(one: Said) -> bool:
    """Whether words say that somebody was hit, and nothing of what became of him."""
    told, count = _outcomes(), one.claim.content.count
    said = re.findall(r"\w+", one.claim.span.text.lower())
    if _by_its_wound(said, told) and not MORE.search(one.claim.span.text):
        return True
    if not any(word in told["open"] for word in said) or any(word in told["lived"] for word in said):
        return False
    numbers = [k for k, word in enumerate(said[:OPENING]) if word.isdigit() or word in told["numbers"]]
    first = numbers[0] if numbers else None
    if count is None or first is None or said[first + 1 : first + 2] == ["year"]:
        return True
    # "Seven were shot, two of them fatally": the five left are known to live.
    value = int(said[first]) if said[first].isdigit() else told["numbers"].index(said[first]) + 1
    return value in (count.low, count.high)


def _by_its_wound(said: Sequence[str], told: dict[str, list[str]]) -> bool:
    """Whether words name only the wound, which may have been deadly: "with a gunshot wound", "the victim's wounds", "found suffering"."""
    wounds = [k for k, word in enumerate(said) if word in told["wound"]]
    found = not set(told["found"]).isdisjoint(said)
    lived = set(told["lived"]) - set(told["wound"]) - set(told["bore"] if found else ())
    if not lived.isdisjoint(said):
        return False
    made = any(said[k - 1] in told["made"] or said[k - 1] == "s" for k in wounds if k)
    dead = bool(wounds) and not set(told["died"]).isdisjoint(said)
    return made or dead or (found and not set(told["bore"]).isdisjoint(said))


@cache
def _outcomes() -> dict[str, list[str]]:
    """The words of ``data/outcomes.tsv`` by kind."""
    text = files("rashomon.weighing").joinpath("data", "outcomes.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {kind: words.split() for kind, words in rows}


def _vaguely(text: str) -> bool:
    """Whether words give no number: "several", "a large number of"."""
    return not VAGUE.isdisjoint(text.lower().split())


def _without_parts(figures: list[_Figure]) -> list[_Figure]:
    """A part of a total of the same side stays in its claim only ("21 people, three children among them"), unless the total
    is split into those who fight and those who don't, or the text counts the part for itself ("21 people, 12 of them children") or tells
    of several by what they were ("21 people, including three teachers")."""
    home = {s.claim.id: f for f in figures for s in f.said}

    def total(figure: _Figure) -> _Figure | None:
        found = (home[name] for name in figure.totals if name in home)
        unnamed = all(s.claim.content.side is None for s in figure.said)
        return next((t for t in found if t.status == figure.status and (unnamed or _holds(t.side, figure.side))), None)

    def fights(figure: _Figure, whole: _Figure) -> bool:
        of = {s.claim.content.category for s in whole.said if s.claim.id in figure.totals}
        return (
            figure.category in ("military", "police")
            and figure.category != whole.category
            and figure.category not in of
        )

    split = {id(whole) for f in figures if (whole := total(f)) is not None and fights(f, whole)}
    return [f for f in figures if (whole := total(f)) is None or id(whole) in split or _counted_apart(f)]


def _counted_apart(figure: _Figure) -> bool:
    """Whether somebody counts a part of several people for itself ("12 of them", "of whom 12"), or tells who they were by more than their sex
    or age ("two of the ambulance crew")."""
    weak = set(_outcomes()["weak"])
    return (figure.low or 0) > 1 and any(
        OF_THEM.search(s.claim.span.text) or s.claim.content.people not in weak for s in figure.said
    )


def _holds(whose: str, part: str) -> bool:
    """Whether people of the second side can be some of the first's: "116 rebels, including a commander of the Northern Front"."""
    return whose == part or (
        whose not in VAGUE_SIDES and _vague(whose) and not is_state(part) and part not in VAGUE_SIDES
    )


def _superseded(figure: _Figure, figures: list[_Figure]) -> bool:
    """All who gave it gave another later, or a text says that another figure took its place.

    Within one article two figures may be parts of a whole, so there only the text's own word counts.
    """
    rivals = [f for f in figures if f is not figure and _comparable(f, figure)]
    return bool(rivals) and all(_outdated(one, figure, rivals) for one in figure.said)


def _outdated(one: Said, figure: _Figure, rivals: list[_Figure]) -> bool:
    others = [s for rival in rivals for s in rival.said]
    if any(_replaces(other, one) for other in others):
        return True
    if any(
        s.voice == one.voice and s.article != one.article and s.day and one.day and s.day > one.day for s in others
    ) and not _repeats(figure, one):
        return True
    # Who calls a figure an earlier one speaks of all who gave it before, if it was theirs to mend.
    return any(
        _replaces(other, mark) and (one.own or one.side == other.side or one.side == mark.side)
        for mark in figure.said
        if mark is not one and mark.revision == "old" and one.day and mark.day and one.day <= mark.day
        for other in others
    )


def _replaces(new: Said, old: Said) -> bool:
    """An article that gives both says which of them holds now."""
    if new.article != old.article:
        return False
    if old.revision == "old":
        return new.revision != "old"
    return new.revision == "new" and old.revision is None and (old.own or new.own or old.voice == new.voice)


def _repeats(figure: _Figure, one: Said) -> bool:
    """Undated words of a voice can't be put in order, so they supersede nothing and are not superseded."""
    return any(s.voice == one.voice and s.day is None for s in figure.said)


def _comparable(a: _Figure, b: _Figure) -> bool:
    """Figures of the same people: same side and status, of the same kind ("seven farmers" are not "two herders"), and neither is told as
    a part of others."""
    if a.side != b.side or a.status != b.status or a.category != b.category or _part(a) or _part(b):
        return False
    if _added(a) or _added(b):
        return False
    return bool(a.people & b.people)


def _added(figure: _Figure) -> bool:
    """Whether all who give it count only further dead beside those told before ("one more died of his wounds")."""
    return figure.status == "killed" and all(MORE.search(s.claim.span.text) for s in figure.said)


def _part(figure: _Figure) -> bool:
    return all(s.claim.content.part_of for s in figure.said)


def _contradict(a: _Figure, b: _Figure) -> bool:
    """Two figures can't both hold, and different voices stand by them; one voice's own figures in a text are parts."""
    if a is b or b.superseded or not _comparable(a, b):
        return False
    low_a, high_a = a.range()
    low_b, high_b = b.range()
    if low_a <= high_b and low_b <= high_a:
        return False
    return any(x.voice != y.voice and not (x.article == y.article and x.own and y.own) for x in a.said for y in b.said)


def _admitted(figure: _Figure) -> bool:
    """Somebody owns up: to his own losses, or to the harm that his side did."""
    return any(s.claim.stance == "admits" for s in figure.said)


def killed(sides: Sequence[Side]) -> Side | None:
    """The figure to show first: the best-supported total that nobody superseded, of killed before wounded."""
    standing_figures = [s for s in wholes(sides) if not (s.low is not None and s.low <= 1 and s.high is None)]
    return min(standing_figures, key=lambda s: (_ORDER[s.status], -len(s.voices), -(s.low or 0)), default=None)
