"""Time expressions as the text gives them: the spaCy component ``rashomon_times``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc, Span

from rashomon.language.extensions import register
from rashomon.language.times.context import behind_object, hangs_on, modifier, verbs
from rashomon.language.times.grammar import Hit, hits, rules
from rashomon.language.times.guards import CHECKS, GUARDS
from rashomon.language.times.heads import heads
from rashomon.language.times.parts import Parts, parts
from rashomon.language.times.ranges import joined
from rashomon.language.times.slashed import slashed
from rashomon.language.times.words import OTHER, Word, classify, lexicon
from rashomon.model import Span as Place
from rashomon.model import TimeMention

__all__ = ["Times", "make_times", "times"]

YEAR_BESIDE = "yr"
MEMORY = 500_000
"""Words whose class is kept at most."""
_known: dict[int, Word | None] = {}
"""Class of each word by the hash of its lower form, which spaCy makes the same way for every vocabulary."""


def times(doc: Doc) -> list[tuple[int, int, TimeMention]]:
    """Find the dates, clock times, durations and sets that a text names.

    Parameters: a tagged and parsed ``Doc`` (without a parse ``tense`` and ``role`` stay unset). Result: half-open token
    ranges in order, none overlapping, each with its :class:`~rashomon.model.TimeMention`, whose span counts characters of
    the page where ``doc._.article`` is set, else of the ``Doc``. Prepositions stay outside the range, as in TIMEX3.
    """
    words = _words(doc)
    text = doc.text
    found = []
    last = 0
    for hit in hits("".join(w.code if w else OTHER for w in words)):
        if hit.start < last:
            continue
        guard = hit.adds.get("guard")
        if guard == "trail":
            hit = _trailed(doc, words, hit)
        elif guard and not GUARDS[guard](doc, words, hit):
            continue
        said = parts(hit, words)
        if said is None:
            continue
        try:
            found.append((hit.start, hit.end, _mention(doc, text, hit, *said)))
        except ValueError:
            continue
        last = hit.end
    return [*_told(doc, joined(doc, found))]


def _told(doc: Doc, found: list[tuple[int, int, TimeMention]]) -> Iterator[tuple[int, int, TimeMention]]:
    """ "Reports on Thursday spoke of a raid on Wednesday": of two days of one saying the one behind what is said is that of the deed."""
    said = -1
    for start, end, time in found:
        reporting = time.role == "reporting"
        if reporting and said >= 0 and behind_object(doc, said, start, end):
            time = time.model_copy(update={"role": "event"})
        elif reporting:
            said = end
        yield start, end, time


def _words(doc: Doc) -> list[Word | None]:
    """Class of each word, where the words around let it have one."""
    hashes = doc.to_array("LOWER").tolist()
    strings: StringStore = doc.vocab.strings
    if len(_known) > MEMORY:
        _known.clear()
    words: list[Word | None] = []
    doubtful = []
    for at, key in enumerate(hashes):
        if key in _known:
            word = _known[key]
        else:
            word = _known[key] = classify(strings[key])
        words.append(word)
        if word is not None and word.kind in CHECKS:
            doubtful.append(at)
    _, codes = lexicon()
    for at in doubtful:
        word = words[at]
        if word is not None and not CHECKS[word.kind](doc, words, at):
            kept = word.kind == "year"
            words[at] = Word(codes[YEAR_BESIDE], YEAR_BESIDE, word.value) if kept else None
    for at, (day, month) in slashed(doc).items():
        words[at] = Word(codes["date"], "date", {"month": month, "day": day})
    return words


def _trailed(doc: Doc, words: list[Word | None], hit: Hit) -> Hit:
    """ "Two days after the attack": the word that leads on to what it is counted from is not of the expression."""
    word = words[hit.end - 1]
    if word is None or word.kind not in ("before", "after") or hit.end >= len(doc) or doc[hit.end].is_punct:
        return hit
    return hit._replace(end=hit.end - 1)


def _mention(doc: Doc, text: str, hit: Hit, near: Parts, far: Parts | None, far_at: int) -> TimeMention:
    """The mention with what its sentence says of it. Raises ``ValueError`` where the page doesn't hold its characters."""
    # A whole date that opens a text is its date line and hangs on nothing.
    dateline = hit.start == 0 and {"year", "month", "day"} <= near.keys()
    dateline = dateline or heads(doc, hit.start, hit.end, near)
    tense, role = (None, None) if dateline else hangs_on(doc, hit.start, hit.end)
    around: Parts = {"tense": tense, "role": role}
    if led := modifier(doc, hit.start, hit.end):
        near["modifier"] = led
    end = None
    if far:
        start = far_at if far_at < hit.end else hit.start
        end = TimeMention(span=_place(doc, text, start, hit.end), **_kind(far), **around)
    return TimeMention(span=_place(doc, text, hit.start, hit.end), end=end, **_kind(near), **around)


def _kind(fields: Parts) -> dict[str, Any]:
    if fields.get("hour") is not None and "kind" not in fields:
        fields["kind"] = "time"
    return fields


def _place(doc: Doc, text: str, start: int, end: int) -> Place:
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    if doc._.article is not None:
        return doc._.article.locate(first, last)
    return Place(start=first, end=last, text=text[first:last])


class Times:
    """Component that fills ``doc.spans["times"]``; each span's ``_.time`` is a :class:`~rashomon.model.TimeMention`."""

    def __init__(self) -> None:
        register()
        rules()
        verbs()

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for start, end, mention in times(doc):
            span = Span(doc, start, end, label="TIME")
            span._.time = mention
            spans.append(span)
        doc.spans["times"] = spans
        return doc


@Language.factory("rashomon_times", assigns=["doc.spans"])
def make_times(nlp: Language, name: str) -> Times:
    """Make the component for a pipeline that has a tagger and a parser before it."""
    return Times()
