"""Fill MUC-4 templates from what the rooms read: one for each incident that the coding guide would count.

Everything comes from the report of an incident, its claims and what the language and reading rooms mark inside the sentences that
tell it; this file only says it in the words of the coding guide. A thing that was hit is no noun of the model, so it is taken from the
parse of those sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from bench import muc_lexis, muc_values
from bench.muc_choice import (
    COUNTRIES,
    Features,
    Option,
    beside,
    of_incident,
    of_options,
    of_template,
    own_place,
    stored,
)
from bench.muc_doers import doers
from bench.muc_score import Answer, Response
from bench.muc_things import things, tools
from bench.muc_told import Told, told
from bench.muc_victims import victims
from bench.muc_words import country_name, fill_of, plain
from rashomon import dating
from rashomon.model import Article, Reading, Report, When
from rashomon.reading import scene_of
from rashomon.reading.events.scene import Scene

OWN = ("head ", "in ", "deed ")
"""Which of the words around somebody or something say of its incident whether it counts."""


@dataclass(frozen=True)
class Candidate:
    """An incident that a text tells: its sure answers, who and what may belong to it, and what else speaks for counting it."""

    sure: Response
    options: tuple[Option, ...]
    features: Features
    words: frozenset[str] = frozenset()
    """What its sentences and its text say (:mod:`bench.muc_lexis`)."""
    forms: Mapping[int, muc_values.Forms] = field(default_factory=dict)
    """For the day and the place the ways in which the guide may want them told; one of them is among the sure answers."""

    def valued(self, learned: Mapping[str, muc_values.Weights]) -> Candidate:
        """The same with the set fills of its options and the forms of its day and place that were learned."""
        kind = self.sure[4][0].value
        own = {
            n: (Answer(muc_values.formed(forms, self.form_grounds(n), learned[str(n)])),)
            for n, forms in self.forms.items()
        }
        options = tuple(muc_values.filled(o, kind, learned) for o in self.options)
        return replace(self, sure={**self.sure, **own}, options=options)

    def form_grounds(self, slot: int) -> frozenset[str]:
        """What may speak for a form of the day or the place."""
        given = {f"rule {name}" for name, value in self.forms[slot].items() if value == self.sure[slot][0].value}
        said = {word for word in self.words if not word.startswith("all ")}
        return frozenset(given | said | {f"is {name}" for name, value in self.features.items() if 0 < value <= 1})

    def grounds(self, response: Response, chosen: Sequence[bool]) -> frozenset[str]:
        """What may speak for the kind of doers of the template with the options that are chosen."""
        taken = [o for o, yes in zip(self.options, chosen, strict=True) if yes]
        return muc_values.grounds_of_all(words(self, chosen), self.features, response, taken)

    def response(self, chosen: Sequence[bool]) -> Response:
        """The template with the options that are chosen."""
        slots: dict[int, list[Answer]] = {n: list(answers) for n, answers in self.sure.items()}
        taken = [o for o, yes in zip(self.options, chosen, strict=True) if yes]
        for option in taken:
            for n, answers in option.answers.items():
                slots.setdefault(n, []).extend(answers)
        if slots.get(6):
            slots[7] = [a for a in slots[7] if a.of is not None]
        # Without anybody named it is presumed to be one of terror (guide, section 1.0, rule 3).
        slots[8] = [Answer("STATE-SPONSORED VIOLENCE" if any(o.state for o in taken) else "TERRORIST ACT")]
        return {n: tuple(dict.fromkeys(answers)) for n, answers in slots.items() if answers}


def candidates(doc: Doc, reading: Reading, chances: Mapping[str, float]) -> list[Candidate]:
    """All incidents of one text.

    Parameters: its annotated ``Doc``, what :func:`rashomon.reading.read` found in it, and for reports (by id) the chance that they are news.
    """
    article: Article = doc._.article
    # What is history to us is still coded when it is less than two months old or something new is told of it.
    reports = [r for r in reading.reports if r.kind in ("incident", "history") and r.reality != "negated"]
    dates = dating.date([article], [reading], [[r.id] for r in reading.reports]).reports
    scene = scene_of(doc)
    return [
        candidate(one, scene, article, dates[one.report.id], chances.get(one.report.id, 0.0))
        for one in told(scene, article, reading, reports)
    ]


def templates(own: Sequence[Candidate]) -> list[Response]:
    """The templates of one text: of its candidates those that the guide counts, in the order of the text."""
    choices = stored()
    own = [one.valued(muc_values.stored()) for one in own]
    chances = []
    for one in own:
        asked: dict[str, list[Option]] = {}
        for option in one.options:
            asked.setdefault(option.decision, []).append(option)
        answers = {
            name: iter(choices[name].chances([o.features for o in found], [o.words for o in found]))
            for name, found in asked.items()
        }
        chances.append([next(answers[o.decision]) for o in one.options])
    limits = {name: choice.limit for name, choice in choices.items()}
    taken = [chosen(one, found, limits) for one, found in zip(own, chances, strict=True)]
    filled = [one.response(yes) for one, yes in zip(own, taken, strict=True)]
    filled = [
        muc_values.categorised(response, one.grounds(response, yes), muc_values.stored())
        for one, response, yes in zip(own, filled, taken, strict=True)
    ]
    said = [words(one, yes) for one, yes in zip(own, taken, strict=True)]
    counted = choices["template"].chances(rows(own, filled, chances), said)
    return [response for response, chance in zip(filled, counted, strict=True) if chance >= limits["template"]]


def chosen(one: Candidate, chances: Sequence[float], limits: Mapping[str, float]) -> list[bool]:
    """For each option whether its chance reaches the limit of its decision."""
    return [chance >= limits[option.decision] for option, chance in zip(one.options, chances, strict=True)]


def words(one: Candidate, taken: Sequence[bool]) -> frozenset[str]:
    """The words of an incident, and those for who and what is taken into its template."""
    return one.words | {
        f"{option.decision} {word}"
        for option, yes in zip(one.options, taken, strict=True)
        if yes
        for word in option.words
        if word.startswith(OWN)
    }


def rows(own: Sequence[Candidate], filled: Sequence[Response], chances: Sequence[Sequence[float]]) -> list[Features]:
    """For each incident of one text, filled as a template from options with these chances, what speaks for counting it."""
    found = [
        one.features | of_template(response) | of_options(list(zip(one.options, own_chances, strict=True)))
        for one, response, own_chances in zip(own, filled, chances, strict=True)
    ]
    return beside(found, filled)


def candidate(one: Told, scene: Scene, article: Article, when: When, chance: float) -> Candidate:
    """An incident with what is sure of it, and all people, things and doers that its sentences name."""
    doc = scene.doc
    text = " ".join(doc[s:e].text for s, e in one.spans)
    kind = type_of(one, text)
    days, day = day_of(when, one.report, article)
    places, place = place_of(one, scene)
    slots: dict[int, list[Answer]] = {
        2: [Answer(days[day])] if days else [],
        3: [Answer(places[place])],
        4: [Answer(kind)],
        5: [Answer("ACCOMPLISHED" if one.report.reality == "actual" else "THREATENED")],
    }
    if kind == "BOMBING" or any(fill_of("shooting", scene.doc[m.at].text) for m in one.acts):
        slots[7] = [Answer("BOMB" if kind == "BOMBING" else "GUN")]
    hit = things(one, scene, kind) if kind != "KIDNAPPING" else []
    options = (
        *victims(one, scene, kind),
        *hit,
        *doers(one, scene),
        *(tools(one, scene, kind) if kind != "KIDNAPPING" else ()),
    )
    sure = {n: tuple(dict.fromkeys(answers)) for n, answers in slots.items() if answers}
    words = muc_lexis.told(doc, one.spans, one.deeds)
    features = of_incident(one, scene, article, when, chance)
    features |= {f"day {day}": 1.0, "printed": float(when.start == when.end == article.published.end)}
    forms = {2: days, 3: places}
    return Candidate(sure, options, features, words, {n: found for n, found in forms.items() if len(found) > 1})


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


def day_of(when: When, report: Report, article: Article) -> tuple[muc_values.Forms, str]:
    """The date in the forms of the guide, and which is likeliest: a day that the text counts to, else "on or before" the page's day."""
    published = article.published.end
    write = lambda d: d.strftime("%d %b %y").upper()  # noqa: E731
    found = {}
    if when.start is not None and when.end is not None:
        found["told"] = write(when.end) if when.start == when.end else f"{write(when.start)} - {write(when.end)}"
    last = published or when.end
    if last is not None:
        found["before"] = f"- {write(last)}"
    counted = any(t.day or t.offset is not None or t.part for t in report.times if t.role != "reporting")
    return found, "told" if "told" in found and (counted or published is None) else "before"


def place_of(one: Told, scene: Scene) -> tuple[muc_values.Forms, str]:
    """The country, and with the names below it; and which is likelier. A place of a country that the guide does not count is one of the
    country that the text is about.

    A town that the sentences of the incident do not name is mostly that of the dateline: then the guide gives the country alone (7.4, note 4).
    """
    place = one.report.place
    named = Counter(m.place.country for m in scene.places if m.place is not None and m.place.country)
    named += Counter(m.actor.country for m in scene.actors if m.actor is not None and m.actor.country)
    about = next((code for code, _ in named.most_common() if code in COUNTRIES), None)
    country = place.country if place is not None else None
    if country not in COUNTRIES:
        country = next((p for p in one.report.parties if p in COUNTRIES), about) or country
    names = [country_name(country) if country else "-"]
    found = {"country": names[0]}
    if place is not None and 0 < place.precision < 6:
        inner = (place.admin1, place.within, place.name) if country == place.country else (place.within, place.name)
        names += [plain(n) for n in inner if n and n.upper() != names[0]]
        found["town"] = ": ".join(dict.fromkeys(names))
    sure = "town" in found and place is not None and (place.precision > 1 or own_place(one, scene))
    return found, "town" if sure else "country"
