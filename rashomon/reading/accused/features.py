"""What the decision on blames looks at: of a saying, and of a saying beside an incident. Nothing here knows a name or a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from rashomon.model import Actor
from rashomon.reading.accounts import Account
from rashomon.reading.accused.sayings import Saying
from rashomon.reading.answering import patterns
from rashomon.reading.called import faceless
from rashomon.reading.events.features import Features
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention, reality
from rashomon.reading.events.scene import Scene
from rashomon.reading.which import _elsewhere, long_ago, the_deed
from rashomon.reading.words import words

WAYS = ("agent", "target", "named", "blames", "lent", "retold", "granted")
READ = frozenset({"agent", "blames", "lent", "retold"})
"""Ways by which rules take a saying for a blame."""
KINDS = ("state", "body", "forces", "non-state", "organisation", "people", "person", "outlet", "agency")
STANCES = ("asserts", "accuses", "condemns", "justifies", "investigates", "cannot verify")
ROLES = (
    "nsubj",
    "nsubjpass",
    "dobj",
    "attr",
    "appos",
    "conj",
    "poss",
    "compound",
    "amod",
    "nmod",
    "npadvmod",
    "ROOT",
    "dative",
    "acl",
)
HANGS = ("by", "of", "from", "on", "with", "to", "against", "in", "at", "for", "between", "among", "as")
NOT = words("not")
POINTING = words("pointing")
FAR = 20
DOUBT = frozenset(
    {"suspected", "alleged", "presumed", "purported", "purportedly", "allegedly", "probably", "likely", "apparently"}
)


@lru_cache(maxsize=1)
def _answering() -> frozenset[str]:
    """Words by which somebody is said to answer for something."""
    deeds = lexicon().nouns
    return frozenset(
        w for pattern in patterns() for part in pattern.parts if not part & {"A", "S", "*", "**"} for w in part
        if w not in deeds and len(w) > 3
    )  # fmt: skip


def _side(actor: Actor) -> str:
    return actor.side.split("/")[0]


class Page:
    """One article with what is asked of it many times."""

    def __init__(
        self, scene: Scene, accounts: Sequence[Account], found: Sequence[Mention], all_said: Sequence[Saying]
    ) -> None:
        self.scene, self.accounts, self.found, self.sayings = scene, accounts, found, all_said
        self.incidents = [n for n, a in enumerate(accounts) if a.kind == "incident"]
        self.home = {i: n for n in self.incidents for s in accounts[n].segments for i in range(s.start, s.end)}
        self.other = {i for a in accounts if a.kind != "incident" for s in a.segments for i in range(s.start, s.end)}
        self.past = {i for a in accounts if a.kind == "history" for s in a.segments for i in range(s.start, s.end)}

    def alike(self, left: int, right: int) -> bool:
        """Whether two incidents were at one place."""
        first, second = ({p.name.lower() for p in self.accounts[n].places[:2]} for n in (left, right))
        return not first.isdisjoint(second)

    @cached_property
    def acting(self) -> Counter[str]:
        """How often each side is told to do violence."""
        return Counter(_side(a) for m in self.found if m.trigger.plover == "ASSAULT" for a in m.agents)

    @cached_property
    def suffering(self) -> Counter[str]:
        found = Counter(_side(m.target) for m in self.found if m.target is not None)
        found.update(t.side.split("/")[0] for t in self.scene.tolls if t.side)
        return found

    @cached_property
    def read(self) -> Counter[str]:
        """How many attributions name each side in a way that a rule takes for a blame."""
        return Counter(side for _, side in {(s.number, _side(s.accused)) for s in self.sayings if s.ways & READ})

    @cached_property
    def read_here(self) -> dict[int, Counter[str]]:
        """The same of each incident, as far as the words stand in what tells it."""
        found: dict[int, set[tuple[int, str]]] = {n: set() for n in self.incidents}
        for s in self.sayings:
            if s.ways & READ and s.start in self.home:
                found[self.home[s.start]].add((s.number, _side(s.accused)))
        return {n: Counter(side for _, side in pairs) for n, pairs in found.items()}

    @cached_property
    def by_speaker(self) -> dict[str, Counter[str]]:
        """How often each speaker names each side in a way that a rule takes for a blame."""
        found: dict[str, Counter[str]] = {}
        for s in self.sayings:
            if s.ways & READ:
                found.setdefault(self.speaker(s), Counter())[_side(s.accused)] += 1
        return found

    def speaker(self, saying: Saying) -> str:
        """Who speaks, as far as the words tell one from another."""
        one = self.scene.attributions[saying.number]
        if one.actor is not None:
            return one.actor.code
        return " ".join(self.scene.view.low[slice(*one.source)]) if one.source is not None else ""

    @cached_property
    def outlets(self) -> dict[int, set[str]]:
        """Whom the page itself says to have done it, by the number of the incident."""
        return {
            n: {_side(a) for s in self.accounts[n].segments for m in s.mentions for a in m.agents
                if self.scene.voiced[m.at] is None}
            for n in self.incidents
        }  # fmt: skip

    @cached_property
    def hit(self) -> dict[int, set[str]]:
        """Whose people each incident harms."""
        scene = self.scene
        return {
            n: {_side(a) for a in self.accounts[n].targets}
            | {(scene.tolls[k].side or "").split("/")[0] for s in self.accounts[n].segments for k in s.tolls}
            for n in self.incidents
        }

    @cached_property
    def sides(self) -> dict[int, set[str]]:
        return {n: {_side(a) for a in self.accounts[n].agents} for n in self.incidents}

    @cached_property
    def triggers(self) -> dict[int, Mention]:
        return {m.at: m for m in self.found}


def rows(page: Page, saying: Saying) -> list[tuple[int, Features]]:
    """For each incident of the page that the words can be about, by its number, what is known of the saying beside it.

    Words that tell an incident are about it, or about another one at the same place or whose place they name; words of a stretch of
    time ("for ten years") only about what they tell themselves.
    """
    if not page.incidents:
        return []
    own, home = _of_saying(page, saying), page.home.get(saying.start)
    found: list[tuple[int, Features]] = []
    for n in page.incidents:
        if n != home and own["long ago"] and n not in saying.about:
            continue
        row = _beside(page, saying, n)
        if home is None or n == home or page.alike(n, home) or row["same place"] == 1:
            found.append((n, own | row))
    return found


def _of_saying(page: Page, saying: Saying) -> Features:
    scene, view = page.scene, page.scene.view
    one = scene.attributions[saying.number]
    accused, side = saying.accused, _side(saying.accused)
    start, end = saying.tokens
    row: Features = {f"way {w}": float(w in saying.ways) for w in WAYS}
    row |= {f"stance {s}": float(one.stance == s) for s in STANCES}
    row["quoted"] = float(one.quoted)
    row["cue verb"] = float(one.cue is not None and any(view.verbal(i) for i in range(*one.cue)))
    row["no cue"] = float(one.cue is None)
    row["speaker"] = float(KINDS.index(one.actor.kind)) if one.actor is not None and one.actor.kind in KINDS else -1.0
    row["speaker state"] = float(one.actor is not None and one.actor.country is not None)
    row["nested"] = float(one.parent is not None)
    row["accused"] = float(KINDS.index(accused.kind))
    row["accused armed"] = float(accused.category == "military")
    row["accused police"] = float(accused.category == "police")
    row["accused state"] = float(accused.country is not None)
    row["accused generic"] = float(accused.code.islower())
    row["accused faceless"] = float(faceless(accused.code))
    row["accused by cue"] = float(one.accused is not None and _side(one.accused) == side)
    row["cue accuses another"] = float(one.accused is not None and _side(one.accused) != side)
    speaker = _side(one.actor) if one.actor is not None else ""
    row["speaker acts"] = float(page.acting[speaker])
    row["speaker suffers"] = float(page.suffering[speaker])
    row["side acts"] = float(page.acting[side])
    row["side acts share"] = page.acting[side] / max(sum(page.acting.values()), 1)
    row["side suffers"] = float(page.suffering[side])
    row["acting sides"] = float(len(page.acting))
    row["most acts"] = float(bool(page.acting) and page.acting[side] == max(page.acting.values()))
    row["read"] = float(page.read[side])
    row["read others"] = float(sum(page.read.values()) - page.read[side])
    others = page.by_speaker.get(page.speaker(saying), Counter())
    row["speaker names"] = float(others[side])
    row["speaker names others"] = float(sum(others.values()) - others[side])
    inside = [
        m
        for m in scene.actors
        if start <= m.start < end and m.actor is not None and scene.voiced[m.start] == saying.number
    ]
    named = list(dict.fromkeys(_side(m.actor) for m in inside if m.actor is not None))
    row["sides named"] = float(len(named))
    row["order"] = float(named.index(side)) if side in named else -1.0
    row["length"] = float(end - start)
    low = view.low[start:end]
    deeds = [m for i in range(start, end) if (m := page.triggers.get(i)) is not None and m.trigger.plover == "ASSAULT"]
    row["deeds"] = float(len(deeds))
    row["deeds actual"] = float(sum(m.reality == "actual" for m in deeds))
    row["deeds of another"] = float(sum(bool(m.agents) and all(_side(a) != side for a in m.agents) for m in deeds))
    row["deeds of nobody"] = float(sum(not m.agents for m in deeds))
    row["done to side"] = float(sum(m.target is not None and _side(m.target) == side for m in deeds))
    row["tolls"] = float(sum(start <= t.trigger < end for t in scene.tolls if t.again is None))
    row["tolls of side"] = float(
        sum(start <= t.trigger < end and (t.side or "").split("/")[0] == side for t in scene.tolls if t.again is None)
    )
    row["answering"] = float(any(w in _answering() for w in low))
    row["negated"] = float(not NOT.isdisjoint(low))
    row["doubt"] = float(not DOUBT.isdisjoint(low))
    row["deed pointed at"] = float(the_deed(scene, (saying.tokens,)))
    row["long ago"] = float(long_ago(scene, start))
    if saying.at is not None:
        row |= _standing(page, saying, saying.at)
    return row


def _standing(page: Page, saying: Saying, at: int) -> Features:
    """How the name of the accused stands in its sentence."""
    scene, view = page.scene, page.scene.view
    mark = next((m for m in scene.actors if m.start == at), None)
    span = (mark.start, mark.end) if mark is not None else (at, at + 1)
    head = next((i for i in range(*span) if not span[0] <= view.head[i] < span[1] or view.head[i] == i), at)
    row: Features = {}
    dep, node = view.dep[head], head
    row["modifies"] = 0.0
    if dep in ("compound", "amod", "nmod", "poss", "npadvmod") and view.head[head] != head:
        row["modifies"] = 1.0 + ("compound", "amod", "nmod", "poss", "npadvmod").index(dep)
        node = view.head[head]
        trigger = page.triggers.get(node)
        row["modifies deed"] = float(trigger is not None and trigger.trigger.plover == "ASSAULT")
        row["modifies carrier"] = float(view.low[node] in lexicon().carriers)
        row["modifies held"] = float(any(w in lexicon().cues["held"] for w in view.low[span[1] : span[1] + 2]))
    for _ in range(3):
        if view.dep[node] != "conj" or view.head[node] == node:
            break
        node = view.head[node]
    row["role"] = float(ROLES.index(view.dep[node])) if view.dep[node] in ROLES else -1.0
    above = view.head[node]
    row["hangs"] = -1.0
    if view.dep[node] == "pobj":
        low = view.low[above]
        row["hangs"] = float(HANGS.index(low)) if low in HANGS else float(len(HANGS))
        above = view.head[above]
    trigger = page.triggers.get(above)
    row["above deed"] = float(trigger is not None and trigger.trigger.plover == "ASSAULT")
    row["above harm"] = float(trigger is not None and trigger.trigger.force == "harm")
    row["above verb"] = float(view.verbal(above))
    row["above passive"] = float(view.verbal(above) and view.passive(above))
    row["above be"] = float(view.lemma[above] == "be")
    row["above actual"] = float(view.verbal(above) and reality(scene, lexicon(), above) == "actual")
    row["above is cue"] = float(above in scene.cued)
    row["above answering"] = float(view.low[above] in _answering())
    near = [
        abs(i - at)
        for i, m in page.triggers.items()
        if m.trigger.plover == "ASSAULT" and view.sentence[i] == view.sentence[at]
    ]
    row["to deed"] = float(min(near, default=FAR * 2))
    harm = [t.trigger - at for t in scene.tolls if t.again is None and view.sentence[t.trigger] == view.sentence[at]]
    row["to toll"] = float(min((abs(h) for h in harm), default=FAR * 2))
    row["from start"] = float(at - saying.tokens[0])
    row["doubted"] = float(view.low[max(at - 1, 0)] in DOUBT or scene.doc[span[0]].lower_ in DOUBT)
    row["behind by"] = float("by" in view.low[max(at - 5, 0) : at])
    return row


def _beside(page: Page, saying: Saying, n: int) -> Features:
    scene, account, side = page.scene, page.accounts[n], _side(saying.accused)
    start, end = saying.tokens
    sentence = scene.view.sentence[saying.start]
    homes = {page.home[i] for i in range(start, end) if i in page.home}
    own = page.home.get(saying.start)
    told = [s.sentence for s in account.segments]
    before = [sentence - t for t in told if t <= sentence]
    after = [t - sentence for t in told if t > sentence]
    row: Features = {
        "home": float(own == n),
        "touches": float(n in homes),
        "home elsewhere": float(own is not None and own != n),
        "touches others": float(len(homes - {n})),
        "of another kind": float(saying.start in page.other),
        "back": float(min(min(before, default=FAR), FAR)),
        "ahead": float(min(min(after, default=FAR), FAR)),
        "incidents": float(len(page.incidents)),
        "rank": float(page.incidents.index(n)),
        "segments": float(len(account.segments)),
        "chance": account.chance,
        "did": float(side in page.sides[n]),
        "doers": float(len(page.sides[n])),
        "hit": float(side in page.hit[n]),
    }
    row["read here"] = float(page.read_here[n][side])
    row["read here others"] = float(sum(page.read_here[n].values()) - page.read_here[n][side])
    row["outlet says"] = float(side in page.outlets[n])
    row["outlet says others"] = float(len(page.outlets[n] - {side}))
    speaker = scene.attributions[saying.number].actor
    name = _side(speaker) if speaker is not None else ""
    row["speaker hit"] = float(name in page.hit[n])
    row["speaker did"] = float(name in page.sides[n])
    dist = {
        m: min((abs(sentence - s.sentence) for s in page.accounts[m].segments), default=FAR) for m in page.incidents
    }
    row["nearer"] = float(sum(d < dist[n] for m, d in dist.items() if m != n))
    row["others did"] = float(sum(side in page.sides[m] for m in page.incidents if m != n))
    row["elsewhere"] = float(_elsewhere(scene, start, account))
    bounds = scene.view.bounds(start)
    here = {p.place.name.lower() for p in scene.places if bounds[0] <= p.start < bounds[1] and p.place}
    names = {p.name.lower() for p in account.places}
    row["same place"] = float(bool(here & names)) if here else -1.0
    times = [
        m.time
        for m in scene.times
        if bounds[0] <= m.start < bounds[1] and m.time is not None and m.time.role != "reporting"
    ]
    row["same time"] = float(any(t == u for t in times for u in account.times)) if times else -1.0
    if own is not None and own != n:
        home = page.accounts[own]
        row["homes time"] = float(bool(home.times and account.times and home.times[0] == account.times[0]))
        row["homes doers"] = float(bool(page.sides[own] & page.sides[n]))
        row["homes hit"] = float(bool(page.hit[own] & page.hit[n] - {""}))
    row["mode same"] = float(own is not None and page.accounts[own].event.mode == account.event.mode)
    return row
