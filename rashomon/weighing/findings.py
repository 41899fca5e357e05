"""Who did it to whom, with what, where and when: each value with the voices behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.model import OUTLET, UNKNOWN_SIDE, Finding, FindingValue, Report, When
from rashomon.weighing.standing import Parties, standing, strongest, support
from rashomon.weighing.voices import Said, side

_SPEAKS_OF = {"asserts", "accuses", "admits", "justifies", "condemns"}
"""Stances by which a voice says, or takes for granted, that something was done."""
_VIOLENT = {"ASSAULT", "COERCE", "THREATEN", "MOBILIZE"}


def attacker(said: Sequence[Said], parties: Parties) -> Finding | None:
    """Who did it: each accused or self-named side with those who say so and those who deny it.

    A party that names itself *admits*. Two opposing parties that blame each other are *disputed*, unless one of them admits. Fire that
    was only returned (see :func:`returned`) says nothing of who did it.
    """
    given: dict[str, list[Said]] = defaultdict(list)
    denials: list[tuple[str | None, Said]] = []
    for one in said:
        claim, content = one.claim, one.claim.content
        if not claim.fresh or content.returned:
            continue
        accused = content.accused
        if accused is None and content.what == "event" and (content.event is None or content.event.plover in _VIOLENT):
            accused = content.agent
        if claim.stance == "denies" or claim.reality == "negated":
            # A denied toll is weighed with the tolls, and that somebody was hit ("rejects the claim that civilians were hit") says
            # nothing of who did it.
            spared = content.what == "event" and content.target is not None and accused is None
            if accused or not (spared or content.what == "toll"):
                denials.append((side(accused) if accused else None, one))
        elif accused and claim.reality == "actual" and claim.stance in _SPEAKS_OF and side(accused) != UNKNOWN_SIDE:
            given[side(accused)].append(one)
    if not given:
        return None
    denied: dict[str, list[Said]] = defaultdict(list)
    for accused_side, one in denials:
        # Who denies without saying what denies what he is accused of.
        value = accused_side if accused_side in given else one.side
        if value in given:
            denied[value].append(one)
    blamed_by = {value: {s.side for s in ones if not s.own} for value, ones in given.items()}
    admitted = {value for value in given if _admits(value, given[value], denied[value])}
    values = []
    for value, ones in given.items():
        deniers = [s.voice for s in denied[value] if not _took_back(s, ones)]
        # A side that blames the one who blames it contests who did it; a side that owns up does not.
        mutual = value not in admitted and any(
            value in blamed_by.get(accuser, ()) and parties.against(value, accuser) and accuser not in admitted
            for accuser in blamed_by[value]
        )
        summed = support(ones, deniers, admitted=value in admitted)
        values.append(
            _value(
                value, summed.voices, summed.claims, standing(summed, parties, contradicted=mutual), summed.denied_by
            )
        )
    values.sort(key=lambda v: (-len(v.voices), str(v.value)))
    return _finding("attacker", values)


def _admits(value: str, ones: Sequence[Said], deniers: Sequence[Said]) -> bool:
    """The side says it of itself, and did not deny it later."""
    own = [s for s in ones if s.side == value and not s.own]
    last_denial = max((s.order for s in deniers if s.side == value), default=None)
    return bool(own) and (last_denial is None or max(s.order for s in own) > last_denial)


def _took_back(denial: Said, ones: Sequence[Said]) -> bool:
    """Who denied it says it himself on a later day."""
    return any(s.voice == denial.voice and s.day and denial.day and s.day > denial.day for s in ones)


def returned(said: Sequence[Said], parties: Parties) -> Finding | None:
    """Who answered another's fire, by its own word or another's."""
    return _collect(
        "returned fire", said, parties, lambda s: side(s.claim.content.agent) if s.claim.content.returned and s.claim.content.agent else None
    )  # fmt: skip


def target(said: Sequence[Said], parties: Parties) -> Finding | None:
    """Whom it was done to."""
    return _collect("target", said, parties, lambda s: side(s.claim.content.target) if s.claim.content.target else None)


def weapon(said: Sequence[Said], parties: Parties) -> Finding | None:
    """What it was done with. Several weapons can be used at once, so they contradict nobody."""
    return _collect("weapon", said, parties, lambda s: s.claim.content.weapon)


def _collect(
    name: str, said: Sequence[Said], parties: Parties, value_of: Callable[[Said], str | None]
) -> Finding | None:
    given: dict[str, list[Said]] = defaultdict(list)
    denied: dict[str, list[str]] = defaultdict(list)
    for one in said:
        value = value_of(one)
        if value is None or value in (UNKNOWN_SIDE, OUTLET) or not one.claim.fresh:
            continue
        if one.claim.stance == "denies" or one.claim.reality == "negated":
            denied[value].append(one.voice)
        elif one.claim.reality == "actual" and one.claim.stance in _SPEAKS_OF:
            given[value].append(one)
    values = []
    for value, ones in given.items():
        summed = support(ones, denied[value])
        values.append(_value(value, summed.voices, summed.claims, standing(summed, parties), summed.denied_by))
    values.sort(key=lambda v: (-len(v.voices), str(v.value)))
    return _finding(name, values) if values else None


def places(
    reports: Sequence[Report], said: Sequence[Said], parties: Parties, same: Callable[[str, str], bool]
) -> Finding | None:
    """Where it was, by those who name the place, else by all that a report quotes; ``same`` says whether two can both hold."""
    by_claim = {s.claim.id: s for s in said}
    given: dict[str, list[Said]] = defaultdict(list)
    for report in reports:
        if report.place is not None:
            telling = _telling(report, by_claim)
            named = [s for s in telling if s.claim.content.place and s.claim.content.place.name == report.place.name]
            given[report.place.name] += named or telling
    values = []
    for name, ones in given.items():
        summed = support(ones)
        other = any(not same(name, rival) for rival in given if rival != name)
        values.append(_value(name, summed.voices, summed.claims, standing(summed, parties, contradicted=other), ()))
    values.sort(key=lambda v: (-len(v.voices), str(v.value)))
    return _finding("place", values) if values else None


def days(
    reports: Sequence[Report], said: Sequence[Said], parties: Parties, dates: Mapping[str, When]
) -> Finding | None:
    """When it was, as dated for each report; days that can't both hold contradict each other."""
    by_claim = {s.claim.id: s for s in said}
    given: dict[str, list[Said]] = defaultdict(list)
    when: dict[str, When] = {}
    for report in reports:
        date = dates.get(report.id)
        if date is not None and date.edtf:
            when[date.edtf] = date
            given[date.edtf] += _telling(report, by_claim)
    values = []
    for edtf, ones in given.items():
        summed = support(ones)
        other = any(_apart(when[edtf], rival) for name, rival in when.items() if name != edtf)
        values.append(_value(edtf, summed.voices, summed.claims, standing(summed, parties, contradicted=other), ()))
    values.sort(key=lambda v: (-len(v.voices), str(v.value)))
    return _finding("date", values) if values else None


def _telling(report: Report, by_claim: Mapping[str, Said]) -> list[Said]:
    """What is said in a report of the event itself; who denies it gives neither its place nor its day."""
    found = [by_claim[c] for c in report.claims if c in by_claim]
    return [s for s in found if s.claim.reality == "actual" and s.claim.stance in _SPEAKS_OF and s.claim.fresh]


def _apart(a: When, b: When) -> bool:
    return bool(a.start and a.end and b.start and b.end and (a.end < b.start or b.end < a.start))


def _value(
    value: str, voices: Iterable[str], claims: Iterable[str], stands: object, denied_by: Iterable[str]
) -> FindingValue:
    return FindingValue.model_validate(
        {
            "value": value,
            "standing": stands,
            "voices": tuple(voices),
            "claims": tuple(claims),
            "denied_by": tuple(denied_by),
        }
    )


def _finding(name: str, values: Sequence[FindingValue]) -> Finding:
    return Finding(field=name, standing=strongest([v.standing for v in values if v.standing]), values=tuple(values))
