"""The rules by which a value stands: admitted, agreed, one-sided, disputed or reported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import OUTLET, Standing
from rashomon.weighing.voices import Said, side


@dataclass(frozen=True)
class Parties:
    """Who stands against whom in an event.

    ``sides`` are its parties; ``opposed`` the pairs of which one acts against or blames the other.
    """

    sides: frozenset[str]
    opposed: frozenset[frozenset[str]]

    def against(self, a: str, b: str) -> bool:
        """The two are on opposite ends of the event; with only two parties, they are."""
        if a == b or a not in self.sides or b not in self.sides:
            return False
        return frozenset((a, b)) in self.opposed or len(self.sides) == 2


@dataclass(frozen=True)
class Support:
    """Who gives a value and who denies it, each voice once."""

    voices: tuple[str, ...]
    claims: tuple[str, ...]
    outlets: frozenset[str]
    admitted: bool = False
    denied_by: tuple[str, ...] = ()


def support(said: Iterable[Said], denied_by: Iterable[str] = (), *, admitted: bool = False) -> Support:
    """Sum up who gives a value; what an outlet says beside a speaker whom it quotes for it is the speaker's word."""
    said = sorted(said, key=lambda s: s.order)
    named = list(dict.fromkeys(s.voice for s in said if not s.own))
    quoted_in = {s.article for s in said if not s.own}
    outlets = list(dict.fromkeys(s.voice for s in said if s.own and s.article not in quoted_in))
    outlets = [o for o in outlets if o not in named]
    return Support(
        tuple(named + outlets),
        tuple(dict.fromkeys(s.claim.id for s in said)),
        frozenset(outlets),
        admitted,
        tuple(dict.fromkeys(denied_by)),
    )


def standing(given: Support, parties: Parties, *, contradicted: bool = False) -> Standing:
    """How a value stands.

    Parameters: who gives and denies it; the event's parties; ``contradicted`` when another voice gives a value that can't
    hold beside it. Result, first rule that fits: *disputed* when denied or contradicted; *admitted* when a party says it
    against its interest; *agreed* when voices of opposing parties give it; *one-sided* when all who are quoted for it belong to one
    party; else *reported*. An outlet that nobody is quoted by adds nothing to a party's word.
    """
    if given.denied_by or contradicted:
        return "disputed"
    if given.admitted:
        return "admitted"
    sides = list(dict.fromkeys(side(v) for v in given.voices if v not in given.outlets and v != OUTLET))
    if any(parties.against(a, b) for i, a in enumerate(sides) for b in sides[i + 1 :]):
        return "agreed"
    if sides and all(s in parties.sides for s in sides):
        return "one-sided"
    return "reported"


_STRONGEST: tuple[Standing, ...] = ("disputed", "admitted", "agreed", "one-sided")


def strongest(standings: Sequence[Standing]) -> Standing:
    """How a whole finding stands: disputed when any of its values is, else as its best one."""
    return next((name for name in _STRONGEST if name in standings), "reported")


def parties_of(sides: Collection[str], against: Iterable[tuple[str, str]]) -> Parties:
    """Parties from their sides and the pairs of which one acts against or blames the other."""
    return Parties(frozenset(sides), frozenset(frozenset(p) for p in against if p[0] != p[1]))
