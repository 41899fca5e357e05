"""Fill MUC-4 templates from what the rooms read: one for each incident that the coding guide would count.

Everything comes from the report of an incident, its claims and what the language and reading rooms mark inside the sentences that
tell it; this file only says it in the words of the coding guide. A thing that was hit is no noun of the model, so it is taken from the
parse of those sentences.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pycountry
from spacy.tokens import Doc, Span, Token

from bench.muc_score import Answer, Response
from rashomon import dating
from rashomon.model import Actor, Article, Claim, Reading, Report, When
from rashomon.reading import scene_of
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention, mentions, weapons
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import TollMention

WORDS = Path(__file__).parent / "data" / "muc_words.tsv"
COUNTRIES = frozenset({"SLV", "GTM", "HND", "ARG", "BOL", "CHL", "COL", "ECU", "PER"})
"""Only what belongs to one of these nine is coded (guide, section 1.0, rule 4)."""
RECENT = timedelta(days=62)
"""Older incidents are coded only when something new is told of them (rule 6)."""
ARMED_STATE = frozenset({"military", "police"})
EFFECTS = {"killed": "DEATH", "wounded": "INJURY"}
LOOSE = frozenset({
    "the", "a", "an", "some", "several", "another", "other", "more", "at", "least", "about", "these", "those", "this", "that",
})  # fmt: skip
FIRM = {"asserts": 1, "condemns": 2, "accuses": 3, "admits": 4}
"""Stances by how much they say of how surely somebody did it, the most last."""
BODIES = (
    "ARMED FORCES",
    "AIR FORCE",
    "ARMY",
    "NATIONAL POLICE",
    "POLICE",
    "NATIONAL GUARD",
    "NAVY",
    "MILITARY",
    "GOVERNMENT",
)
AUTHORITIES = frozenset({"state", "body", "forces"})
TOWARDS = frozenset({
    "of", "against", "on", "at", "in", "outside", "near", "inside", "to", "under", "beside", "behind", "by",
})  # fmt: skip
"""Prepositions between a word of violence and what it hits."""


@dataclass
class Told:
    """What stands in the sentences that tell one incident."""

    report: Report
    claims: list[Claim]
    acts: list[Mention]
    tolls: list[TollMention]
    spans: list[tuple[int, int]]
    """Token ranges of the ``Doc``."""


@cache
def word_lists() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """For each kind of slot its fills in the order of the file, with their words."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            fill, slot, listed = line.split("\t")
            found.setdefault(slot, []).append((fill, tuple(listed.split("|"))))
    return found


def fill_of(slot: str, text: str) -> str | None:
    """The set fill that the words of a phrase decide, the word that stands last before others; ``None`` where none does."""
    low = f" {re.sub(r'[^a-z0-9-]+', ' ', text.lower()).strip()} "
    best: tuple[int, int, str] | None = None
    for fill, listed in word_lists()[slot]:
        for word in listed:
            for form in (word, word + "s", word + "es", re.sub("y$", "ies", word)):
                at = low.rfind(f" {form} ")
                if at >= 0 and (best is None or (at + len(form), len(form)) > best[:2]):
                    best = (at + len(form), len(form), fill)
    return best[2] if best else None


def templates(doc: Doc, reading: Reading) -> list[Response]:
    """The templates of one text.

    Parameters: its annotated ``Doc`` and what :func:`rashomon.reading.read` found in it. Result: a template for each incident that the
    guide counts, in the order of the text.
    """
    article: Article = doc._.article
    # What is history to us is still coded when it is less than two months old or something new is told of it.
    reports = [r for r in reading.reports if r.kind in ("incident", "history") and r.reality != "negated"]
    dates = dating.date([article], [reading], [[r.id] for r in reading.reports]).reports
    scene = scene_of(doc)
    found = []
    for one in told(scene, article, reading, reports):
        if relevant(one, scene, article, dates[one.report.id]) and (
            one.report.kind == "incident" or specific(one, scene)
        ):
            found.append(fill(one, scene, article, dates[one.report.id]))
    return found


def told(scene: Scene, article: Article, reading: Reading, reports: Sequence[Report]) -> Iterator[Told]:
    """Each report with the acts and tolls of its sentences."""
    claims = {c.id: c for c in reading.claims}
    found = mentions(scene, weapons(scene, lexicon()))
    for report in reports:
        spans = list(tokens_of(scene.doc, article, report))
        within = lambda i: any(s <= i < e for s, e in spans)  # noqa: B023, E731
        yield Told(
            report,
            [claims[c] for c in report.claims if c in claims],
            [m for m in found if within(m.at) and m.trigger.force != "talk"],
            [t for t in scene.tolls if within(t.trigger)],
            spans,
        )


def tokens_of(doc: Doc, article: Article, report: Report) -> Iterator[tuple[int, int]]:
    """Token ranges of a report's spans, which count in the page."""
    at = 0
    for own in article.spans:
        for span in report.spans:
            if own.start <= span.start < own.end:
                start = at + span.start - own.start
                part = doc.char_span(start, start + span.end - span.start, alignment_mode="expand")
                if part is not None:
                    yield part.start, part.end
        at += own.end - own.start + 2


def state(actor: Actor) -> bool:
    """Whether the actor acts for a state."""
    return actor.country is not None and (actor.kind in ("state", "body", "forces") or actor.category in ARMED_STATE)


def relevant(one: Told, scene: Scene, article: Article, when: When) -> bool:
    """Whether the guide counts the incident: recent, in or against one of the nine countries, and not of fighters among themselves."""
    published = article.published.end
    if when.end is not None and published is not None and published - when.end > RECENT:
        return False
    place = one.report.place
    countries = {c for c in (place.country if place else None, *one.report.parties) if c}
    if countries and not countries & COUNTRIES:
        return False
    agents = [a for m in one.acts for a in m.agents]
    hit = [m.target for m in one.acts if m.target is not None]
    harmed = {t.category for t in one.tolls} | {a.category for a in hit}
    fighters = harmed <= ARMED_STATE | {"unknown"} and bool(harmed & ARMED_STATE)
    things = list(hit_things(one, scene))
    return not (fighters and not things and not any("civilian" in a.category for a in agents))


def specific(one: Told, scene: Scene) -> bool:
    """Whether the sentences name who or what was hit, not only that there was violence."""
    hit = [m for m in one.acts if m.trigger.force != "back" and m.target is not None]
    return bool(hit or one.tolls or any(True for _ in hit_things(one, scene)))


def fill(one: Told, scene: Scene, article: Article, when: When) -> Response:
    """One template."""
    doc = scene.doc
    text = " ".join(doc[s:e].text for s, e in one.spans)
    kind = type_of(one, text)
    slots: dict[int, list[Answer]] = {
        2: [Answer(day_of(when, one.report, article))] if when.end or article.published.end else [],
        3: [Answer(place_of(one.report, article))],
        4: [Answer(kind)],
        5: [Answer("ACCOMPLISHED" if one.report.reality == "actual" else "THREATENED")],
    }
    if kind not in ("ARSON", "KIDNAPPING"):
        tools = list(instruments(one, scene))
        if not tools and any(fill_of("shooting", scene.doc[m.at].text) for m in one.acts):
            slots[7] = [Answer("GUN")]
        for thing in tools:
            slots.setdefault(6, []).append(Answer(thing.upper()))
            sort = fill_of("instrument", thing)
            if sort:
                slots.setdefault(7, []).append(Answer(sort, thing.upper()))
    perpetrators(one, scene, slots)
    if kind != "KIDNAPPING":
        for span in hit_things(one, scene):
            name, count = phrase(span), number_of(span)
            slots.setdefault(12, []).append(Answer(name))
            slots.setdefault(13, []).append(Answer(fill_of("thing", name) or "OTHER", name))
            slots.setdefault(14, []).append(Answer(count, name))
            effect = damage(span) or fill_of("effect", text)
            if effect:
                slots.setdefault(16, []).append(Answer(effect, name))
            owner = nation(span, scene, one.report.place.country if one.report.place else None)
            if owner:
                slots.setdefault(15, []).append(Answer(owner, name))
    victims(one, scene, kind, slots)
    return {n: tuple(dict.fromkeys(answers)) for n, answers in slots.items() if answers}


def type_of(one: Told, text: str) -> str:
    """The incident type: what the mode of the event says, else the words."""
    mode = one.report.event.mode
    if mode == "abduct":
        return "KIDNAPPING"
    for special in ("HIJACKING", "ARSON", "ROBBERY"):
        if any(fill_of("type", scene_word) == special for scene_word in {m.trigger.word for m in one.acts}):
            return special
    if mode in ("explosives", "suicide-attack"):
        return "BOMBING"
    return "ATTACK"


def day_of(when: When, report: Report, article: Article) -> str:
    """The date in the guide's form: a day that the text counts to, else "on or before" the page's day."""
    published = article.published.end
    write = lambda d: d.strftime("%d %b %y").upper()  # noqa: E731
    counted = any(t.day or t.offset is not None or t.part for t in report.times if t.role != "reporting")
    if when.start is None or when.end is None or (not counted and published is not None):
        return f"- {write(published or when.end or date(1990, 1, 1))}"
    return write(when.end) if when.start == when.end else f"{write(when.start)} - {write(when.end)}"


def plain(name: str) -> str:
    """A name in capitals without accents and without the word for the kind of a province."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r" (?:DEPARTMENT|PROVINCE|REGION|D\.C\.)$", "", bare.upper())


def country_name(code: str) -> str:
    found = pycountry.countries.get(alpha_3=code)
    name = getattr(found, "common_name", None) or getattr(found, "name", code)
    return str(name).partition(",")[0].upper()


def place_of(report: Report, article: Article) -> str:
    """The country and the names below it."""
    place = report.place
    country = (
        place.country
        if place is not None and place.country
        else next((p for p in report.parties if p in COUNTRIES), None)
    )
    names = [country_name(country) if country else "-"]
    if place is not None and place.precision < 6:
        names += [plain(n) for n in (place.admin1, place.within, place.name) if n and n.upper() != names[0]]
    return ": ".join(dict.fromkeys(names))


def phrase(span: Span) -> str:
    """The words of a noun phrase without articles and counts, in capitals."""
    tokens = list(span)
    while tokens and (
        tokens[0].lower_ in LOOSE or tokens[0].tag_ in ("CD", "PRP$", "DT", "PDT", ",") or not tokens[0].is_alpha
    ):
        tokens = tokens[1:]
    if not tokens:
        return span.text.upper()
    text = re.sub(r"\s+", " ", span.doc[tokens[0].i : tokens[-1].i + 1].text).strip(" .,;\"'()").upper()
    return re.sub(r" \([^)]*$", "", text)


def chunk(head: Token) -> Span:
    """The noun phrase of a head up to it, with a name or noun that follows at once."""
    return head.doc[head.left_edge.i : head.i + 1]


def number_of(span: Span) -> str:
    """How many the phrase says: a figure, ``PLURAL`` or 1."""
    for other in span.doc.spans.get("quantities", ()):
        if other.start < span.end and span.start < other.end and other._.count and other._.count.low:
            count = other._.count
            return f"{'~' if count.approximate else ''}{count.low}" + ("-" if count.high is None else "")
    return "PLURAL" if span.root.tag_ in ("NNS", "NNPS") else "1"


def instruments(one: Told, scene: Scene) -> Iterator[str]:
    """The words for what it was done with."""
    seen = set()
    for at, weapon in sorted(weapons(scene, lexicon()).items()):
        if any(s <= at < e for s, e in one.spans) and weapon.armed:
            head = scene.doc[at]
            while head.dep_ in ("compound", "amod") and head.head.i > head.i:
                head = head.head
            if fill_of("use", head.text):
                continue
            if head.pos_ in ("NOUN", "PROPN") and fill_of("instrument", head.text):
                name = phrase(chunk(head))
                if name not in seen:
                    seen.add(name)
                    yield name


def marks_of(scene: Scene, actor: Actor, near: int) -> Span | None:
    """The words nearest to a token that name the actor."""
    same = [m for m in scene.actors if m.actor is not None and m.actor.code == actor.code]
    found = [m for m in same if scene.view.tag[m.start] not in ("PRP", "PRP$", "WP", "WDT")]
    found = [m for m in found if scene.doc[m.start : m.end].root.dep_ not in ("compound", "amod")] or found
    if not found:
        return None
    best = min(found, key=lambda m: abs(m.start - near))
    return scene.doc[best.start : best.end]


def perpetrators(one: Told, scene: Scene, slots: dict[int, list[Answer]]) -> None:
    """Who did it: people by their words, organisations by their names and how surely."""
    accused = {
        c.content.accused: c for c in sorted(one.claims, key=lambda c: FIRM.get(c.stance, 0)) if c.content.accused
    }
    agents: dict[str, tuple[Actor, int]] = {}
    for act in one.acts:
        for agent in act.agents:
            claim = accused.get(agent.code)
            # A bare name that nobody accuses is as often somebody who was hit.
            if agent.kind != "person" or (claim is not None and claim.stance == "accuses"):
                agents.setdefault(agent.code, (agent, act.at))
    for act_code in accused:
        mark = next((m for m in scene.actors if m.actor is not None and m.actor.code == act_code), None)
        if mark is not None and mark.actor is not None and act_code not in agents:
            agents[act_code] = (mark.actor, mark.start)
    if not agents:
        agents = {a.code: (a, at) for a, at in beside(one, scene)}
    if agents and all(a.kind in ("non-state", "forces") and a.code[:1].islower() for a, _ in agents.values()):
        # "The rebels", where the text names one armed group: its own.
        whole = {a.code: (a, m.start) for m in scene.actors if (a := m.actor) is not None and armed_group(a)}
        if len(whole) == 1:
            said = next((accused[code] for code in agents if code in accused), None)
            accused |= {code: said for code in whole if said is not None and code not in accused}
            agents |= whole
    official = False
    for code, (agent, near) in agents.items():
        span = marks_of(scene, agent, near)
        if span is None:
            continue
        name = phrase(widened(span))
        official = official or state(agent)
        named = agent.code[:1].isupper() and agent.kind in ("non-state", "organisation", "body")
        group = organisation(scene, agent) if named else official_body(name) if state(agent) else None
        adjective = span.root.dep_ in ("compound", "amod") and not fill_of("baseline", span.root.head.text)
        if (not named or span.root.tag_ in ("NN", "NNS")) and not adjective and name != group:
            people, _, whole_name = name.partition(" OF THE ")
            slots.setdefault(9, []).append(Answer(people if group and whole_name else name))
        if group:
            slots.setdefault(10, []).append(Answer(group))
            slots.setdefault(11, []).append(Answer(confidence(accused.get(code), scene), group))
    # Without anybody named it is presumed to be one of terror (guide, section 1.0, rule 3).
    slots[8] = [Answer("STATE-SPONSORED VIOLENCE" if official else "TERRORIST ACT")]


def widened(span: Span) -> Span:
    """The words of an actor with the nouns and adjectives right before them: "urban guerrillas"."""
    start = span.start
    while (
        start > span.sent.start
        and span.doc[start - 1].pos_ in ("ADJ", "NOUN", "PROPN")
        and span.doc[start - 1].head in span
    ):
        start -= 1
    return span.doc[start : span.end]


def armed_group(actor: Actor) -> bool:
    """Whether the actor is an armed group with a name."""
    return actor.kind == "non-state" and actor.category == "military" and actor.code[:1].isupper()


def official_body(name: str) -> str | None:
    """The army, police or government in the words for who acts for a state: "SALVADORAN AIR FORCE TROOPS"."""
    found = re.search(rf"\b(?:[A-Z.]+ )?(?:{'|'.join(BODIES)})\b", name)
    return found[0] if found else None


def beside(one: Told, scene: Scene) -> Iterator[tuple[Actor, int]]:
    """Armed groups that stand in the sentences that tell it, or in those around, where nobody is said to have done it."""
    own = {scene.view.sentence[s] for s, _ in one.spans}
    others = (m for m in scene.actors if m.actor is not None and m.actor.kind == "non-state")
    groups = [(m.actor, m.start) for m in others if m.actor is not None and m.actor.category == "military"]
    inside = [(a, at) for a, at in groups if any(s <= at < e for s, e in one.spans)]
    yield from inside or [(a, at) for a, at in groups if own & {scene.view.sentence[at] + d for d in (-1, 1)}]


def organisation(scene: Scene, actor: Actor) -> str | None:
    """The longest run of capitalised words by which the text names the organisation."""
    found = [m for m in scene.actors if m.actor is not None and m.actor.code == actor.code]
    names = [scene.doc[m.start : m.end].text for m in found if scene.view.tag[m.start] not in ("PRP", "PRP$")]
    runs = [run for name in names for run in re.findall(r"[A-Z][\w'-]*(?:(?: of| for| the)* [A-Z][\w'-]*)*", name)]
    return max(runs, key=len).upper() if runs else None


def confidence(claim: Claim | None, scene: Scene) -> str:
    """How surely an organisation is held to have done it, by the stance and the voice of the claim."""
    if claim is None or claim.source == "outlet":
        return "REPORTED AS FACT"
    if claim.stance == "admits":
        return "CLAIMED OR ADMITTED"
    source = next((m.actor for m in scene.actors if m.actor is not None and m.actor.code == claim.source), None)
    official = source is not None and (
        source.kind in AUTHORITIES or source.category in ARMED_STATE or source.country is not None
    )
    if claim.stance in ("accuses", "condemns") or claim.source != "outlet":
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if official else "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT"


def hit_things(one: Told, scene: Scene) -> Iterator[Span]:
    """Phrases for things that the acts are done to: objects of their verbs, or where a bomb went off."""
    seen: set[int] = set()
    doc = scene.doc
    verbs = {act.at for act in one.acts} | {
        t.i for s, e in one.spans for t in doc[s:e] if t.pos_ in ("VERB", "NOUN") and fill_of("effect", t.text)
    }
    # "The attack took place at ...": the place hangs on the verb.
    verbs |= {doc[i].head.i for i in verbs if doc[i].dep_ in ("nsubj", "nsubjpass") and doc[i].pos_ == "NOUN"}
    for at in sorted(verbs):
        for head in (part for found in objects(doc[at]) for part in held(found)):
            if head.i in seen:
                continue
            if fill_of("thing", head.text) and not fill_of("victim", head.text):
                seen.add(head.i)
                yield chunk(head)


def held(head: Token) -> list[Token]:
    """A noun, or where it is no thing to be hit, what it is of: "the front of the bank", "the windows of two shops"."""
    if fill_of("thing", head.text):
        return [head]
    own = [o for k in head.children if k.dep_ == "prep" and k.lower_ == "of" for o in k.children if o.dep_ == "pobj"]
    return [o for k in own for o in (k, *k.conjuncts)] or [head]


def damage(span: Span) -> str | None:
    """What happened to a thing, by the verb that it hangs on."""
    head = span.root.head
    return fill_of("effect", head.text) or fill_of("effect", head.head.text if head.pos_ == "ADP" else "")


def nation(span: Span, scene: Scene, country: str | None) -> str | None:
    """The country of an actor within a phrase, where it is not the one where it happened."""
    codes = (scene.actor_at[i].country for i in range(span.start, span.end) if i in scene.actor_at)
    found = next((c for c in codes if c), None)
    return country_name(found) if found and country and found != country else None


def victims(one: Told, scene: Scene, kind: str, slots: dict[int, list[Answer]]) -> None:
    """The people harmed or attacked: name, description, kind, how many and what became of them."""
    doc = scene.doc
    spans: list[tuple[Span, str | None, str, str]] = []
    totals = {t.part_of for t in scene.tolls if t.part_of is not None}
    for toll in one.tolls:
        if scene.tolls.index(toll) in totals and toll.count.low != 1:
            continue
        if toll.status not in EFFECTS and not (toll.status == "captured" and kind == "KIDNAPPING"):
            continue
        span = doc[toll.tokens[0] : toll.tokens[1]]
        count = toll.count
        number = "PLURAL" if count.high is None and count.low in (1, None) else f"{count.low or count.high}"
        if count.approximate:
            number = "~" + number
        elif count.high is None and number != "PLURAL":
            number += "-"
        effect = EFFECTS.get(toll.status)
        if toll.reality == "negated" or count.high == 0:
            effect = {"DEATH": "NO DEATH", "INJURY": "NO INJURY"}.get(effect or "")
        spans.append((span, effect, number, toll.category))
    harmed = {i for span, *_ in spans for i in range(span.start, span.end)}
    for act in one.acts:
        for head in objects(doc[act.at]):
            actor = scene.actor_at.get(head.i)
            person = (
                head.ent_type_ == "PERSON"
                or fill_of("victim", head.text)
                or (actor is not None and actor.kind in ("people", "person"))
            )
            if person and head.i not in harmed:
                span = chunk(head)
                effect = "DEATH" if fill_of("harm", doc[act.at].lemma_) == "KILLED" else None
                spans.append((span, effect, number_of(span), actor.category if actor is not None else "unknown"))
    people: list[Victim] = []
    home = one.report.place.country if one.report.place else None
    for span, effect, number, category in spans:
        name, description = parts(span)
        if not re.search("[A-Z]{3}", description) or fill_of("filler", description.split()[-1]):
            description = ""
        if name or description:
            effects = {effect} if effect else set()
            add(people, Victim(name, description, category, number, effects, nation(span, scene, home)))
    for one_of in people:
        key = one_of.name or one_of.description
        if one_of.name:
            slots.setdefault(18, []).append(Answer(one_of.name))
        if one_of.description:
            slots.setdefault(19, []).append(Answer(one_of.description, one_of.name or None))
        slots.setdefault(20, []).append(Answer(victim_type(one_of.description, one_of.category), key))
        slots.setdefault(21, []).append(Answer(one_of.number, key))
        if one_of.nation:
            slots.setdefault(22, []).append(Answer(one_of.nation, key))
        # Who died was hurt; only the worst is told of one and the same.
        for effect in sorted(
            one_of.effects - ({"INJURY"} if "DEATH" in one_of.effects and one_of.number == "1" else set())
        ):
            slots.setdefault(23, []).append(Answer(effect, key))


@dataclass
class Victim:
    """Somebody who was hit, as far as the sentences tell."""

    name: str
    description: str
    category: str
    number: str
    effects: set[str]
    nation: str | None = None
    """Of foreigners."""


def add(people: list[Victim], new: Victim) -> None:
    """Add somebody, or what is new of him: one name in another's, one description of the same number in another's."""
    for old in people:
        if new.name and old.name:
            same = set(new.name.split()) <= set(old.name.split()) or set(old.name.split()) <= set(new.name.split())
        elif new.name or old.name:
            # "the judge", of somebody who was named as a judge.
            same = (
                bool(new.description)
                and new.description.split()[-1] in old.description.split()
                and "1" in (new.number, old.number)
            )
        else:
            same = new.description.split()[-1] == old.description.split()[-1] and (
                new.number in (old.number, "PLURAL") or old.number == "PLURAL"
            )
        if same:
            old.name = max(old.name, new.name, key=len)
            old.description = max(old.description, new.description, key=len)
            old.effects |= new.effects
            old.nation = old.nation or new.nation
            old.category = new.category if old.category == "unknown" else old.category
            old.number = new.number if old.number == "PLURAL" else old.number
            return
    people.append(new)


def objects(token: Token) -> list[Token]:
    """Whom or what the word of violence is done to, with those joined by "and"."""
    found = [k for k in token.children if k.dep_ in ("dobj", "nsubjpass")]
    for k in token.children:
        if k.dep_ == "prep" and k.lower_ in TOWARDS:
            found += [o for o in k.children if o.dep_ == "pobj"]
    found += [o for k in found for o in k.conjuncts]
    return [k for k in found if k.pos_ in ("NOUN", "PROPN")]


def victim_type(description: str, category: str) -> str:
    if category == "civilian":
        found = fill_of("victim", description)
        return found if found and found not in ("ACTIVE MILITARY", "LAW ENFORCEMENT") else "CIVILIAN"
    if category == "police":
        return "LAW ENFORCEMENT"
    found = fill_of("victim", description)
    if found is None and category == "military":
        return "ACTIVE MILITARY"
    return found or "CIVILIAN"


def parts(span: Span) -> tuple[str, str]:
    """The name in a phrase for people, and what else it calls them."""
    who = next((e for e in span.doc.ents if e.label_ == "PERSON" and e.start < span.end and span.start < e.end), None)
    if who is not None:
        start = min(span.start, who.root.left_edge.i)
        return phrase(who), phrase(span.doc[start : who.start]) if start < who.start else ""
    return "", phrase(span)
