"""From accounts to the model's nouns: one report an account, and the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rashomon.model import (
    ALL_SIDES,
    OUTLET,
    UNKNOWN_SIDE,
    Actor,
    Article,
    Claim,
    Content,
    Reading,
    Reality,
    Report,
    Span,
    Stance,
    TimeMention,
    walk_actors,
)
from rashomon.reading.accounts import Account
from rashomon.reading.accused import accusations
from rashomon.reading.blame import Blame, blames
from rashomon.reading.called import by_name, faceless, harmed, settled, voiced
from rashomon.reading.events.mentions import Mention
from rashomon.reading.events.opposed import opposed
from rashomon.reading.events.returned import mutual, returned
from rashomon.reading.events.roles import citizens, in_feuds, only_harmed
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.frames import Tokens, TollMention
from rashomon.reading.outcome import outcomes, singles
from rashomon.reading.stretch import summed
from rashomon.reading.voices import Voice, voice_of, voices_at, voices_of
from rashomon.reading.which import the_deed
from rashomon.reading.whose import country_of, of_the_struck
from rashomon.reading.words import words
from rashomon.states import is_state

HABITS = words("habits")
REPROACHES = words("reproaches")

LEAST_SAID = 3
"""Tokens; shorter contents of an attribution ("yes") make no claim of their own."""


@dataclass
class Writer:
    """Writes claims of one article, numbered in the order in which they come."""

    scene: Scene
    article: Article
    claims: list[Claim] = field(default_factory=list)

    def span(self, tokens: Tokens) -> Span | None:
        """The page's characters of a token range; ``None`` where they are no part of the article."""
        start, end = tokens
        doc = self.scene.doc
        while start < end and doc[start].is_space:
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start >= end:
            return None
        try:
            return self.article.locate(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        except ValueError:
            return None

    def add(
        self, tokens: Tokens, voice: Voice, stance: Stance, content: Content, reality: Reality, fresh: bool
    ) -> str | None:
        """Write a claim; its id, or ``None`` when the words are no part of the page."""
        span = self.span(tokens)
        if span is None:
            return None
        of = voice.of
        claim = Claim(
            id=f"{self.article.id}:c{len(self.claims)}",
            page=self.article.page,
            article=self.article.index,
            span=span,
            voices=voice.chain,
            source=voice.source,
            source_span=self.span(of.source) if of and of.source else None,
            cue=self.span(of.cue) if of and of.cue else None,
            stance=stance,
            reality=reality,
            fresh=fresh,
            content=content,
            said=of.said if of else None,
        )
        self.claims.append(claim)
        return claim.id


def write(scene: Scene, article: Article, accounts: Sequence[Account], found: Sequence[Mention]) -> Reading:
    """The reading of one article: a report for each account with its claims, and a claim for every other word that is quoted.

    Parameters: accounts in the order of the text, where each token belongs to at most one of a kind; all mentions of events. Result: reports in the order of the text.
    """
    writer = Writer(scene, article)
    used: set[int] = set()
    own: list[list[str]] = []
    told = accusations(scene, accounts, found, blames(scene, accounts))
    scene.tolls = harmed(scene)
    for number, account in enumerate(accounts):
        unnamed = {m.at for s in account.segments for m in s.mentions if m.agent and faceless(m.agent.code)}
        account, blamed = by_name(scene, account, told.get(number, []))
        first = len(writer.claims)
        accused = _accused(scene, account, blamed, unnamed)
        ids = list(_account_claims(writer, account, accused, used))
        ids += list(_blame_claims(writer, account, blamed, first, used))
        if account.kind == "incident":
            writer.claims[first:] = settled(writer.claims[first:])
        own.append(ids)
    for claim, k in _statements(writer, accounts, used):
        if k is not None:
            own[k].append(claim)
    writer.claims = voiced(scene, writer.claims)
    names = [f"{article.id}:r{n}" for n in range(len(accounts))]
    reports = tuple(_report(writer, accounts, n, names, own[n]) for n in range(len(accounts)))
    return Reading(article=article.id, claims=tuple(writer.claims), reports=reports, actors=_actors(scene))


def _actors(scene: Scene) -> tuple[Actor, ...]:
    return tuple({m.actor.code: m.actor for m in scene.actors if m.actor is not None}.values())


def _report(writer: Writer, accounts: Sequence[Account], n: int, names: Sequence[str], claims: Sequence[str]) -> Report:
    account, article = accounts[n], writer.article
    spans = [span for s in account.segments if (span := writer.span(s.span)) is not None]
    agents = tuple(dict.fromkeys(a.code for a in account.agents))
    targets = tuple(dict.fromkeys(a.code for a in account.targets))
    met = [a for s in account.segments for m in s.mentions for a in opposed(writer.scene, m.at)]
    sides = [side for a in (*account.agents, *account.targets, *met) for side in sorted(_sides(a))]
    sides += [t.side for s in account.segments for k in s.tolls if (t := writer.scene.tolls[k]).side]
    parties = tuple(
        dict.fromkeys(s for s in walk_actors(tuple(s for s in sides if s)) if s not in (ALL_SIDES, UNKNOWN_SIDE))
    )
    return Report(
        id=names[n],
        page=article.page,
        article=article.index,
        kind=account.kind,
        event=account.event,
        title=account.title or (spans[0].text[:160] if spans else ""),
        reality=account.reality,
        times=account.times,
        place=account.places[0] if account.places else None,
        places=account.places,
        parties=parties,
        agents=agents,
        targets=targets,
        claims=tuple(dict.fromkeys(claims)),
        spans=tuple(spans),
        after=_after(account, accounts, n, names),
    )


def _after(account: Account, accounts: Sequence[Account], n: int, names: Sequence[str]) -> str | None:
    """For "the previous day": the report told last before it."""
    first: TimeMention | None = account.times[0] if account.times else None
    if first is None or first.anchor != "narrative":
        return None
    # A day on which it was only said stands in no segment's times: then it is the account itself that is told after something.
    here = next((s.start for s in account.segments if any(m.time == first for m in s.times)), account.start)
    before = [
        (max(s.start for s in other.segments if s.start < here), k)
        for k, other in enumerate(accounts)
        if k != n and other.kind == account.kind and any(s.start < here for s in other.segments)
    ]
    return names[max(before)[1]] if before else None


Accused = frozenset[tuple[int | None, str]]
"""Who is blamed by whom for an incident: numbers of attributions and sides."""


def _accused(scene: Scene, account: Account, blamed: Sequence[Blame], unnamed: set[int]) -> Accused:
    """Who is blamed for an incident by whom; "gunmen" (``unnamed``: where the text told of such) are nobody who is blamed, and stay."""
    found = {(b.attribution, side) for b in blamed if b.accused is not None for side in _sides(b.accused)}
    for mention in (m for s in account.segments for m in s.mentions if m.at in unnamed):
        found |= {(_naming(scene, mention), side) for agent in mention.agents for side in _sides(agent)}
    return frozenset(found)


def _account_claims(writer: Writer, account: Account, accused: Accused, used: set[int]) -> Iterator[str]:
    """Claims for the tolls and the acts that an account's segments tell."""
    scene = writer.scene
    fresh = account.kind != "history"
    told = [k for s in account.segments for k in _with_restated(scene, s.tolls)]
    settled, wider = outcomes(scene, told), summed(scene, told) if account.kind == "incident" else set()
    among = singles(scene, told) if account.kind == "incident" else {}
    toll_ids: dict[int, str] = {}
    for segment in account.segments:
        for k in _with_restated(scene, segment.tolls):
            toll = of_the_struck(scene, account, scene.tolls[k])
            count = settled.get(k, toll.count)
            if count is None:
                continue
            toll = replace(toll, count=count, side=toll.side or country_of(scene, account, toll))
            whole = among.get(k, toll.part_of)
            parent = toll_ids.get(whole) if whole is not None else None
            for found in _toll_claims(writer, account, toll, parent, fresh and k not in wider, used):
                toll_ids.setdefault(k, found)
                yield found
        for mention in segment.mentions:
            yield from _act_claims(writer, account, segment, mention, accused, used)


def _with_restated(scene: Scene, tolls: Sequence[int]) -> list[int]:
    """The tolls of a segment with the other numbers that sentences after it give of the same people."""
    return sorted({*tolls, *(k for k, toll in enumerate(scene.tolls) if toll.again in tolls)})


def _mark(scene: Scene, i: int, used: set[int]) -> None:
    number = scene.voiced[i]
    if number is not None:
        used.add(number)


def _toll_claims(
    writer: Writer, account: Account, toll: TollMention, parent: str | None, fresh: bool, used: set[int]
) -> Iterator[str]:
    scene = writer.scene
    _mark(scene, toll.trigger, used)
    start, end = min(toll.tokens[0], toll.trigger), max(toll.tokens[1], toll.trigger + 1)
    content = Content(
        what="toll",
        event=account.event,
        status=toll.status,
        side=toll.side,
        category=toll.category,
        count=toll.count,
        part_of=parent,
        people=toll.people,
        target=toll.victim.code if toll.victim else None,
        place=account.places[0] if account.places else None,
    )
    for voice in voices_at(scene, writer.article, toll.trigger):
        found = writer.add((start, end), voice, stance_of(voice, None), content, toll.reality, fresh)
        if found is not None:
            yield found


def stance_of(voice: Voice, agent: Actor | None) -> Stance:
    """The cue's stance; who tells of himself what he did admits it: no "gunmen" or "residents", who seem to speak where a sentence is misread."""
    if (
        voice.stance == "asserts"
        and agent is not None
        and agent.kind != "people"
        and not faceless(agent.code)
        and voice.source != OUTLET
        and voice.source.split("/")[0] == agent.side
    ):
        return "admits"
    return voice.stance


def _act_claims(
    writer: Writer, account: Account, segment: Segment, mention: Mention, accused: Accused, used: set[int]
) -> Iterator[str]:
    """Who does it to whom, where a word of violence says so: a claim for each who does it and each who says so.

    Whom a speaker names, but doesn't blame, is no doer by his word.
    """
    if mention.agent is None and (mention.target is None or mention.trigger.force in ("harm", "back")):
        return
    scene = writer.scene
    _mark(scene, mention.at, used)
    weapon = max(segment.armed, key=lambda w: w.rank, default=None)
    clause = scene.view.subtree(mention.at)
    tokens = (max(clause[0], segment.start), min(clause[1], segment.end))
    answers, deed = returned(scene, mention.at), mention.trigger.force != "talk"
    number = _naming(scene, mention)
    habit = scene.view.tag[mention.at] in ("VBZ", "VBP") and not HABITS.isdisjoint(
        scene.view.low[max(mention.at - 2, segment.start) : mention.at + 3]
    )  # "said that it only hits military targets"
    for voice in voices_of(scene, writer.article, number):
        for agent in _each(mention.agents) or (None,):
            if agent is not None and voice.stance == "accuses" and voice.source.split("/")[0] in _sides(agent):
                continue  # who accuses does not accuse himself
            own = agent is not None and voice.source.split("/")[0] in _sides(agent)
            if own and (habit or mention.trigger.force == "back" or mention.trigger.word in REPROACHES):
                continue  # nobody calls his own deed a provocation or a violation
            if (
                agent is not None
                and account.kind == "incident"
                and (mutual(scene, mention.at, mention.trigger) or innocent(agent, voice))
            ):
                if mention.target is None:
                    continue
                agent = None
            judged = (
                account.kind == "incident"
                and not answers
                and voice.source != OUTLET
                and mention.reality != "negated"  # who says that somebody did not do it blames nobody
            )
            blamed = agent is None or any((number, side) in accused for side in _sides(agent))
            if agent is not None and judged and not blamed and blamable(agent, voice):
                if mention.target is None:
                    continue
                agent = None
            content = Content(
                what="event",
                event=account.event,
                agent=agent.code if agent else None,
                accused=agent.code
                if agent and account.kind == "incident" and not answers and deed and blamable(agent, voice)
                else None,
                target=mention.target.code if mention.target else None,
                weapon=weapon.name if weapon else None,
                place=account.places[0] if account.places else None,
                returned=answers,
            )
            denied = mention.reality == "negated" and voice.source != OUTLET and agent is not None
            stance = "denies" if denied else stance_of(voice, None if answers else agent)
            found = writer.add(tokens, voice, stance, content, mention.reality, account.kind != "history")
            if found is not None:
                yield found


def _naming(scene: Scene, mention: Mention) -> int | None:
    """The attribution that says who did it, where what was done is told outside it: "an attack that police said was carried out by X"."""
    number = scene.voiced[mention.at]
    if number is not None or mention.agent is None:
        return number
    start, end = scene.view.bounds(mention.at)
    named = [
        m for m in scene.actors if start <= m.start < end and m.actor is not None and m.actor.code == mention.agent.code
    ]
    return scene.voiced[min(named, key=lambda m: abs(m.start - mention.at)).start] if named else None


def _each(agents: Sequence[Actor]) -> list[Actor]:
    """Each of those who act, several named by one phrase ("Russian and Syrian jets") one by one; nobody of "the two sides"."""
    found: list[Actor] = []
    for agent in agents:
        if not agent.plural_of or " and " not in agent.name.replace("&", "and"):
            found.append(agent)
            continue
        for code in agent.plural_of:
            side = code.split("/")[0]
            state = side if is_state(side) else None
            found.append(agent.model_copy(update={"code": code, "country": state, "plural_of": ()}))
    return found


def innocent(agent: Actor, voice: Voice) -> bool:
    """Whether the words can't mean that somebody did it: people who are only ever harmed or only tell, and, where nobody accuses them,
    organisations and bare names, which are as often a source, a place or a victim."""
    if only_harmed(agent) or agent.kind in ("outlet", "agency"):
        return True
    if agent.kind == "organisation" or (citizens(agent) and not in_feuds(agent)):
        return voice.stance != "accuses"
    return agent.kind == "person" and "/" not in agent.code and agent.office is None and voice.stance != "accuses"


def blamable(agent: Actor, voice: Voice) -> bool:
    """Whether naming the agent blames somebody: not the speaker himself, and nobody who is innocent."""
    if agent.code == voice.source or innocent(agent, voice):
        return False
    return voice.source.split("/")[0] not in _sides(agent)


def _sides(actor: Actor) -> set[str]:
    return {code.split("/")[0] for code in actor.plural_of} or {actor.side.split("/")[0]}


def _blame_claims(writer: Writer, account: Account, told: Sequence[Blame], first: int, used: set[int]) -> Iterator[str]:
    """Claims of those who accuse, admit or deny without telling the act again; ``first``: number of the account's first claim."""
    scene = writer.scene
    said_so = {(c.source, c.content.accused) for c in writer.claims[first:]}
    for blame in told:
        said = voices_of(scene, writer.article, blame.attribution)
        if blame.source is not None:
            said = [Voice((said[0].chain[0], blame.source), blame.source, blame.stance)]
        elif blame.attribution is not None and blame.stance == scene.attributions[blame.attribution].stance:
            used.add(blame.attribution)
        for voice in said:
            for accused in _each([blame.accused] if blame.accused is not None else []) or (None,):
                if blame.stance != "asserts" or accused is None or (voice.source, accused.code) not in said_so:
                    yield from _blame_claim(writer, account, blame, voice, accused)


def _blame_claim(writer: Writer, account: Account, blame: Blame, voice: Voice, accused: Actor | None) -> Iterator[str]:
    stance: Stance = blame.stance
    if accused is not None and stance in ("accuses", "asserts") and not blamable(accused, voice):
        if stance == "asserts" or accused.side != voice.source.split("/")[0]:
            return
        stance = "admits"
    if stance == "admits" and accused is None:
        accused = _owned_up(writer.scene, account, blame)
    content = Content(what="event", event=account.event, accused=accused.code if accused else None)
    found = writer.add(blame.tokens, voice, stance, content, "actual", account.kind != "history")
    if found is not None:
        yield found


def _owned_up(scene: Scene, account: Account, blame: Blame) -> Actor | None:
    """Who admits a deed that others lay at his door in words that name nobody: "admitted that the strike was a mistake".

    ``None`` where he admits losses, what another did, or something else.
    """
    own = scene.attributions[blame.attribution].actor if blame.attribution is not None else None
    if own is None or own.kind == "people" or not any(_sides(a) == _sides(own) for a in account.agents):
        return None
    start, end = blame.tokens
    if not the_deed(scene, [blame.tokens]) or any(
        start <= t.trigger < end and t.side in _sides(own) for t in scene.tolls
    ):
        return None
    named = [m.actor for m in scene.actors if start <= m.start < end and m.actor is not None]
    strangers = [a for a in named if a.kind in ("forces", "non-state") and _sides(a).isdisjoint(_sides(own))]
    return None if strangers else own


def _statements(writer: Writer, accounts: Sequence[Account], used: set[int]) -> Iterator[tuple[str, int | None]]:
    """A claim for each attribution that no other claim took, with the account in whose segments it stands."""
    scene = writer.scene
    home = {i: n for n, a in enumerate(accounts) for s in a.segments for i in range(s.start, s.end)}
    for number, attribution in enumerate(scene.attributions):
        if number in used or not attribution.content:
            continue
        tokens = (attribution.content[0][0], attribution.content[0][1])
        if tokens[1] - tokens[0] < LEAST_SAID:
            continue
        voice = voice_of(scene, writer.article, number)
        found = writer.add(tokens, voice, attribution.stance, Content(), "actual", True)
        if found is not None:
            yield found, home.get(tokens[0])
