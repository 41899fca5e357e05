"""When it was: the days that a MUC-4 template may give, each as an option with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.muc_choice import Features, Option
from bench.muc_lexis import around
from bench.muc_score import Answer
from bench.muc_told import Told
from rashomon.model import Article, When
from rashomon.reading.events.days import ago
from rashomon.reading.events.scene import Marked, Scene

LONGEST = 62
"""Days of a stretch that is still told as one."""
OLDEST = 730
"""Days before the page after which nothing is taken for news."""


@dataclass
class Days:
    """One answer: the words for it, and whether it is the day that the reader gives."""

    start: date | None
    """``None`` for "on or before"."""
    end: date
    own: bool = False
    marks: list[Marked] = field(default_factory=list)

    @property
    def value(self) -> str:
        last = write(self.end)
        return (
            f"- {last}" if self.start is None else last if self.start == self.end else f"{write(self.start)} - {last}"
        )

    @property
    def form(self) -> str:
        return "before" if self.start is None else "day" if self.start == self.end else "stretch"


def write(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def days(one: Told, scene: Scene, article: Article, when: When, words: frozenset[str]) -> list[Option]:
    """The days that the text counts to around the incident, that of the page, and for each "on or before" it."""
    found: dict[tuple[date | None, date], Days] = {}
    for new in told(one, scene, article, when):
        known = found.setdefault((new.start, new.end), new)
        known.own |= new.own
        if known is not new:
            known.marks += new.marks
    printed = article.published.end
    said = {word for word in words if not word.startswith("all ")}
    return [option(own, one, scene, printed, found, said) for own in found.values()]


def told(one: Told, scene: Scene, article: Article, when: When) -> Iterator[Days]:
    """Each of them, those that several words give several times."""
    printed = article.published.end
    if when.start is not None and when.end is not None:
        yield Days(when.start, when.end, own=True)
        yield Days(None, when.end, own=True)
    if printed is None:
        return
    yield Days(printed, printed)
    yield Days(None, printed)
    for mark in scene.times:
        if mark.time is None or not any(s <= mark.start < e for s, e in (*one.spans, *one.beside)):
            continue
        since = ago(mark.time, article.published)
        if since is not None and 0 <= since[0] <= OLDEST and since[1] - since[0] <= LONGEST:
            start, end = printed - timedelta(days=since[1]), printed - timedelta(days=max(since[0], 0))
            yield Days(start, end, marks=[mark])
            yield Days(None, end, marks=[mark])


def option(
    own: Days,
    one: Told,
    scene: Scene,
    printed: date | None,
    found: dict[tuple[date | None, date], Days],
    said: set[str],
) -> Option:
    """An answer with what speaks for it."""
    sentence = scene.view.sentence
    inside = [m for m in own.marks if any(s <= m.start < e for s, e in one.spans)]
    times = [m.time for m in own.marks if m.time is not None]
    counted = any(t.day or t.offset is not None or t.part for t in one.report.times if t.role != "reporting")
    lines = {sentence[i] for s, e in one.spans for i in range(s, e)}
    features: dict[str, float] = {
        "own": own.own, "printed": own.end == printed, "age": (printed - own.end).days if printed is not None else -1,
        "stretch": (own.end - own.start).days if own.start is not None else -1, "marks": len(own.marks), "inside": len(inside),
        "away": min((abs(sentence[m.start] - n) for m in own.marks for n in lines), default=9),
        "near": min((abs(m.start - i) for m in own.marks for i in one.deeds), default=99),
        "behind": any(m.start > i for m in inside for i in one.deeds), "counted": counted, "history": one.report.kind == "history",
        "answers": len(found), "other marks": sum(bool(o.marks) for o in found.values()),
        "others inside": sum(any(s <= m.start < e for s, e in one.spans) for o in found.values() if o is not own for m in o.marks),
        "own told": sum(o.own and o.start is not None and o.end != printed for o in found.values()),
        "times": len(one.report.times), "planned": one.report.reality != "actual", "tolls": len(one.tolls), "start": min(lines, default=99),
        "dated": any(t.day is not None for t in times), "weekday": any(t.weekday is not None for t in times),
        "offset": any(t.offset is not None for t in times), "part": any(t.part is not None or t.hour is not None for t in times),
        "saying": any(t.role == "reporting" for t in times), "bound": any(t.modifier is not None for t in times),
        f"form {own.form}": True,
    }  # fmt: skip
    spans = [scene.doc[m.start : m.end] for m in own.marks]
    kind = f"{own.form} {'own' if own.own else 'marked' if own.marks else 'page'}"
    features[f"kind {kind}"] = True
    words = {f"{own.form} {word}" for span in spans for word in around(span, one.deeds)} | {f"{kind} {w}" for w in said}
    at = frozenset(i for m in own.marks for i in range(m.start, m.end))
    numbers: Features = {name: float(value) for name, value in features.items()}
    return Option("day", {2: (Answer(own.value),)}, numbers, frozenset(words), at=at)
