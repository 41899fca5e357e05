"""People without a name of their own: soldiers, rebels, villagers, witnesses, officials, a coalition."""

from __future__ import annotations

from typing import cast

from rashomon.language.actors.context import MEDIA, Context, Seen
from rashomon.language.actors.lexicon import Entry, keys
from rashomon.language.actors.made import make, plural
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.persons import ranked
from rashomon.model import Actor, Category

_FIGHTS = frozenset({"rebel", "fighter", "group"})
_PLAIN = frozenset({"civil", "plain", "member"})
_ITS_MEN = frozenset({"man"})
"""Right behind the name of an armed group its fighters, as "women" or "families" are not."""
_NOBODYS = frozenset(
    [
        "activist", "monitor", "group", "agency", "agencies", "media", "journalist", "reporter", "local", "field", "analyst", "expert",
        "opposition", "organisation", "organization", "correspondent", "civil", "civilian", "photographer", "observer",
    ]
)  # fmt: skip
"""Words for people who speak for nobody, whatever nation stands beside them."""
_PARTISAN = frozenset({"national", "opposition", "democratic", "patriotic", "popular", "civic"})
"""Before a coalition of parties, which fights nowhere: "the National Coalition"."""
RANKED = frozenset({"officer", "general"})
"""Voices in the singular who may be somebody named before with his rank."""
_UNTIED = frozenset(
    ["sources", "informed", "diplomatic", "diplomats", "generals", "leaders", "negotiators", "commanders", "officers"]
)
"""Those who may be of any side or country where the text does not say which."""


def crowd(context: Context, m: Mention, entry: Entry, owner: Actor | None, joined: list[Actor]) -> Actor | None:
    """The actor of people named by what they are.

    Parameters: the phrase, its head's ``entry``, whose they are, and the other owners joined to that by "and". Result: a code below
    the state's for those who are a state's; a rebel never takes one. ``None`` when nothing tells whose they are.
    """
    if joined:
        return _joint(context, m, entry, [*joined, owner] if owner is not None else joined)
    if _loyal(m, entry, owner):
        country = owner.country if owner is not None else context.home(m.start)
        return _members(context, m, entry, country) if country else None
    if (
        owner is not None
        and owner.kind in (*MEDIA, "organisation")
        and entry.sort in ("witness", "voice", "watch", "medium")
    ):
        return owner
    if entry.sort in ("force", "arms"):
        return _force(context, m, entry, owner)
    if entry.sort in _FIGHTS:
        return _rebel(context, m, entry, owner)
    if entry.sort == "medium":
        return _medium(context, m, entry, owner)
    if entry.sort == "watch" and owner is None and not m.extra and context.watch is not None:
        return context.watch
    if entry.sort == "coalition":
        return _coalition(context, m, owner)
    if entry.sort == "voice":
        return _voice(context, m, entry, owner)
    return _folk(context, m, entry, owner)


def _loyal(m: Mention, entry: Entry, owner: Actor | None) -> bool:
    """Whether fighters stand with the state: "pro-government militia", "regime gunmen"."""
    if m.loyal:
        return True
    of_state = m.owner is not None and m.owner.what == "body" and m.owner.sort in ("state", "army")
    return entry.sort in _FIGHTS and of_state and owner is not None and owner.country is not None


def _joint(context: Context, m: Mention, entry: Entry, owners: list[Actor]) -> Actor | None:
    """ "Armenian and Azerbaijani troops"."""
    rebel = entry.sort in _FIGHTS
    codes = tuple(f"{a.country}/{entry.code}" if a.country and not rebel else a.code for a in owners)
    kind = "forces" if entry.category in ("military", "police") else "people"
    return plural(codes, context.text(m), kind, entry.category)


def _members(context: Context, m: Mention, entry: Entry, country: str) -> Actor:
    kind = "forces" if entry.category in ("military", "police") else "people"
    # one officer who speaks is not all of them
    name = entry.single if entry.one and context.speaks(m) else entry.code
    return make(f"{country}/{name}", context.text(m), kind, country, entry.category)


def _of(context: Context, m: Mention, entry: Entry, owner: Actor) -> Actor:
    """People of a side that is no state: they have its code; that of its branch where the text says which."""
    kind = "forces" if entry.category in ("military", "police") else owner.kind
    if owner.kind in ("organisation", "person"):
        kind = owner.kind
    category: Category = entry.category if entry.category != "unknown" else owner.category
    lex, code = context.view.lex, owner.code.partition("/")[0] if owner.kind == "person" else owner.code
    if owner.kind == "person":
        kind = "non-state"
    if context.view.word(m.end) == "in":
        after = context.view.word(m.end + 1)
        branch = lex.entries.get(keys(f"{owner.name} in {after}"))
        if branch is not None and branch.what == "group":
            code = branch.code
    return make(code, context.text(m), kind, category=category)


def _named(context: Context, m: Mention, entry: Entry, owner: Actor | None) -> Actor:
    """A side known by what its people are or believe: "Kurdish forces", "Moslem militants"."""
    extra = m.extra
    if owner is not None and owner.country is not None and m.owner is not None:
        # a rebel is named by his people where that is not the state the article plays in, or has no state
        foreign = owner.country == "PSE" or owner.country != context.main
        if foreign and m.owner.what == "state":
            extra = f"{context.text(m.owner)} {extra}".strip()
    kind = "people" if entry.category in ("civilian", "unknown") else "non-state"
    return make(f"{extra} {_said(context, m, entry)}".strip(), context.text(m), kind, category=entry.category)


def _said(context: Context, m: Mention, entry: Entry) -> str:
    """The plural for sides; for voices the number that the text gives, since one source is not several, and one group is not all."""
    speaks = entry.sort in ("witness", "voice", "watch", "medium") or (entry.sort in _PLAIN and context.speaks(m))
    if entry.one and (speaks or _one_group(m, entry)):
        return entry.single
    return entry.code


def _force(context: Context, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
    if any(word not in context.view.lex.words["loose"] for word in m.extra.split()):
        return _named(context, m, entry, owner)
    if owner is not None and m.gone and owner.kind == "person":
        name = owner.code.rpartition("/")[2]
        return make(name, context.text(m), "non-state", category=entry.category)
    if owner is not None:
        return _members(context, m, entry, owner.country) if owner.country else _of(context, m, entry, owner)
    if entry.sort == "arms":
        return None
    if m.pronoun == "our":
        # of whoever tells it, and not of those whose soldiers are named most
        home = context.main if context.dominant or context.leading else None
        return _members(context, m, entry, home) if home is not None else None
    if entry.code in context.view.lex.words["outsiders"]:
        return _sent(context, m, entry)
    if entry.code in context.view.lex.words["foes"]:
        return _foe(context, m, entry)
    sentence, doer = context.view.sentence[m.start], context.doer(m.head)
    if context.harmed(m.head):
        # the dead and wounded are of the one side named beside who did it, else of the side of who tells it
        hit = context.against(m.start, doer) or context.teller(m.head)
        if hit is not None and hit != doer:
            return _members(context, m, entry, hit)
    if context.speaks(m):
        told = context.last(lambda s: s.speaks and s.actor.country is not None, 4, sentence)
        country = told.country if told is not None else context.home(m.start)
        return _members(context, m, entry, country) if country else None
    if not context.dominant:
        speaker = context.last(
            lambda s: s.subject and s.actor.country not in (None, doer) and s.actor.kind in ("state", "body"),
            0,
            sentence,
        )
        if speaker is not None:
            return _members(context, m, entry, str(speaker.country))
    section = context.sections.at(m.start)
    # those who strike back are mostly not those who were told to be harmed
    does = context.view.dep[m.head] == "nsubj" and not context.harmed(m.head)
    before = context.last(
        lambda s: (
            s.mention.sort == "force"
            and context.sections.at(s.start) == section
            and s.actor.country not in (None, doer)
            and s.actor.category == entry.category
            and not (does and context.harmed(s.mention.head))
        ),
        4 if context.dominant or m.definite else 1,
        sentence,
    )
    if before is None and section is None and not context.dominant and not context.leading and context.armed is None:
        # of one side or the other: the text does not say
        return make(entry.code, context.text(m), "forces", category=entry.category)
    country = before.country if before is not None else context.teller(m.head) or _home(context, m, entry)
    if country is None or country == doer:
        return make(entry.code, context.text(m), "forces", category=entry.category)
    return _members(context, m, entry, country)


def _foe(context: Context, m: Mention, entry: Entry) -> Actor:
    """ "The enemy" of a state that tells what was done in it: the one other state whose soldiers the article names, else nobody in
    particular, as abroad it may be anybody."""
    home = context.main if context.dominant or context.leading else None
    teller = context.teller(m.head) or (home if "our" in context.view.low else None)
    armed = {
        o.owner.entry.country
        for o in context.mentions
        if o.sort in ("force", "army", "arms") and o.owner is not None and o.owner.what == "state" and o.owner.entry
    } - {None, teller}
    if teller is None or teller != home or len(armed) != 1:
        return make(entry.single, context.text(m), "non-state", category=entry.category)
    (other,) = armed
    return _members(context, m, entry, str(other))


def _sent(context: Context, m: Mention, entry: Entry) -> Actor:
    """Peacekeepers of no named nation: of the mission that the text named last, else of the United Nations."""
    mission = context.last(lambda s: s.actor.kind == "organisation" and s.actor.category == "military")
    code = mission.code if mission is not None else context.view.lex.entries[("united", "nations")].code
    return make(code, context.text(m), "organisation", category=entry.category)


def _home(context: Context, m: Mention, entry: Entry) -> str | None:
    """The state of soldiers without a nation: the one whose soldiers the article names, else that of its bodies."""
    armed = context.armed if entry.category == "military" and not context.sections else None
    return armed or context.home(m.start)


def _rebel(context: Context, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
    if owner is not None and owner.country is None and (m.owner is None or m.owner.what != "person"):
        return _of(context, m, entry, owner)
    if owner is None and m.definite and (not m.extra or _one_group(m, entry)):
        before = _same_rebels(context, m, entry)
        if before is not None:
            return before
    if entry.sort == "group" and not m.extra:
        # "a sabotage group of the Utopian army", "a group of Utopian soldiers"
        armed = owner is not None and (owner.country is None or owner.category in ("military", "police"))
        return owner if armed else None
    if _foes_army(context, m, entry, owner):
        return _members(context, m, entry, str(cast(Actor, owner).country))
    if owner is not None and m.owner is not None and m.owner.what == "group" and owner.country is not None:
        return _members(context, m, entry, owner.country)  # of a group that governs
    sent = owner is not None and m.owner is not None and m.owner.what == "state" and owner.country is not None
    if sent and not m.extra and entry.code in context.view.lex.words["sent"]:
        return _members(context, m, entry, str(cast(Actor, owner).country))
    return _named(context, m, entry, owner)


def _foes_army(context: Context, m: Mention, entry: Entry, owner: Actor | None) -> bool:
    """Whether a bad name is given to the soldiers of another state, which the article names as such too: "Utopian terrorists"."""
    if owner is None or m.owner is None or m.owner.what != "state" or m.extra:
        return False
    abroad = owner.country not in (None, "PSE", context.main) and context.armed == owner.country
    return abroad and entry.code in context.view.lex.words["bad_names"]


def _one_group(m: Mention, entry: Entry) -> bool:
    """Whether one group as such is meant ("the extremist group"), not its people."""
    noun = entry.single.split()[-1]
    return entry.one and noun in (
        "group",
        "organisation",
        "organization",
        "movement",
        "faction",
        "alliance",
        "militia",
        "outfit",
    )


def _same_rebels(context: Context, m: Mention, entry: Entry) -> Actor | None:
    """Whom "the militants", "the group" point back to: those called so before, else the only armed side named."""
    if entry.sort == "group" or _one_group(m, entry):
        return _named_group(context, m, armed=bool(m.extra) or entry.sort != "group")
    before = context.last(lambda s: s.mention.entry is not None and s.mention.entry.code == entry.code)
    if before is not None:
        return before
    if entry.code.startswith("opposition"):
        return None
    armed = {
        s.actor.code: s.actor
        for s in context.seen
        if s.mention.what in ("group", "organisation")
        and s.actor.kind == "non-state"
        and s.actor.category == "military"
    }
    return next(iter(armed.values())) if len(armed) == 1 else None


def _named_group(context: Context, m: Mention, armed: bool) -> Actor | None:
    """Whom "the group" means: the side or organisation named last, also by its spokesman; else the last one without a name. A group that
    is said to be ``armed`` is no mere organisation."""
    kinds = ("non-state", "forces") if armed else ("non-state", "organisation", "forces")
    sentence = context.view.sentence[m.start]

    def named(s: Seen) -> bool:
        person = s.actor.kind == "person" and "/" in s.actor.code
        return s.actor.country is None and (person or (s.actor.kind in kinds and s.actor.code[:1].isupper()))

    found = context.last(named, 4, sentence)
    if found is not None and found.kind == "person":
        side = found.code.partition("/")[0]
        return make(side, side, "non-state")
    return found or context.last(lambda s: s.actor.kind in kinds and s.actor.country is None, 4, sentence)


def _coalition(context: Context, m: Mention, owner: Actor | None) -> Actor:
    said = m.extra or (context.text(m.owner) if m.owner is not None else "")
    if m.extra and "led" in m.extra:
        known = context.view.lex.entries.get(keys(f"{m.extra} coalition"))
        code = known.code if known is not None else f"{m.extra} coalition"
        return make(code, context.text(m), "non-state", category="military")
    if not said:
        home, itself = context.view.text[m.start - 1] if m.start else "", context.text(m)
        if home.lower() in _PARTISAN and home[:1].isupper() and itself[:1].isupper():
            return make(f"{home} {itself}", f"{home} {itself}", "non-state")
        before = context.last(lambda s: "coalition" in s.actor.code.lower() and s.actor.category == "military")
        if before is not None:
            return before
    return make(
        f"{said} coalition" if said else "international coalition", context.text(m), "non-state", category="military"
    )


def _of_both(context: Context, m: Mention, entry: Entry) -> Actor | None:
    """ "Officials on both sides": those of each of the two sides that the article speaks of."""
    after = context.view.low[m.end : m.end + 3]
    if after[:1] not in (["on"], ["of"], ["from"]) or after[1:] not in (["both", "sides"], ["either", "side"]):
        return None
    codes = tuple(f"{side}/{entry.code}" for side in context.sides())
    return plural(codes, context.text(m), "body", entry.category) if codes else None


def _voice(context: Context, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
    both = _of_both(context, m, entry) if owner is None and m.entry is entry else None
    if both is not None:
        return both
    if owner is not None and owner.country is None:
        return _of(context, m, entry, owner)
    if m.extra and owner is None:
        return _named(context, m, entry, owner)
    if owner is None and not m.place and not m.extra and entry.single in RANKED:
        holder = ranked(context, m, entry.single)
        if holder is not None:
            return holder
    if owner is None and not m.place:
        before = context.last(lambda s: _same_voice(s, entry, m.definite))
        if before is not None and (m.definite or before.country is not None):
            return before
    if owner is not None and owner.kind == "body" and m.owner is not None and m.owner.end > m.head:
        return owner
    tied = entry.code.split()[0] not in _UNTIED
    country = context.country(m, owner) if owner is not None or m.place else _home(context, m, entry) if tied else None
    said = _said(context, m, entry)
    code = f"{country}/{said}" if country else said
    return make(code, context.text(m), "body" if country else "people", country, entry.category)


def _medium(context: Context, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
    """An outlet without a name: the one named last for "the agency", else known by its nation ("a Turkish newspaper")."""
    if owner is None and m.definite:
        return context.last(lambda s: s.actor.kind in MEDIA)
    if owner is None or m.owner is None:
        return None
    name = f"{context.text(m.owner)} {_said(context, m, entry)}"
    return make(name, name, "outlet", category="civilian")


def _same_voice(seen: Seen, entry: Entry, definite: bool) -> bool:
    """Whether an official or source named before is called by the same words; by the same noun, for "the source"."""
    said = seen.mention.entry
    said = said.people if said is not None and said.people is not None else said
    if said is None or said.what != "people" or said.sort != "voice" or seen.actor.kind == "person":
        return False
    return said.code == entry.code or (definite and said.code.split()[-1] == entry.code.split()[-1])


def _folk(context: Context, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
    """Civilians, witnesses and members."""
    if entry.sort == "member":
        if owner is None:
            return _named(context, m, entry, owner) if m.extra else None
        if owner.country is None:
            return _of(context, m, entry, owner)
        if owner.kind == "state" and entry.category == "military":
            # a state's affiliate, wing or operatives may be anybody's
            return None
    said = _said(context, m, entry)
    nobody = entry.sort == "watch" or (
        entry.sort == "witness" and any(w in _NOBODYS or w.removesuffix("s") in _NOBODYS for w in said.split())
    )
    if m.extra or nobody:
        return _named(context, m, entry, None)
    if owner is not None and owner.country is not None:
        if (
            owner.kind in ("body", "forces")
            and owner.category in ("military", "police")
            and entry.category != "civilian"
        ):
            return make(f"{owner.country}/{said}", context.text(m), "forces", owner.country, owner.category)
        return make(f"{owner.country}/{said}", context.text(m), "people", owner.country, entry.category)
    if owner is not None and owner.kind == "non-state" and entry.single in _ITS_MEN:
        return _of(context, m, entry, owner)
    return None if entry.sort == "plain" else make(said, context.text(m), "people", category=entry.category)
