"""Figures of bulletins and posts, which tell harm without a sentence: "Killed: 7", "12 KIA, 30 WIA"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span

from rashomon.reading.tolls.people import Group, View
from rashomon.reading.tolls.scene import Scene
from rashomon.reading.words import words

ENTRY = 10
"""Tokens of the longest label with its colon."""
SIGNS = words("bullets") | {"|"}
LONGEST = 24
"""Tokens of the longest entry, which has no verb of its own."""
FINITE = ("VBD", "VBZ", "VBP", "MD")
OPENING = 3
"""Tokens before the word of harm in a label."""
REMARK = 7
"""Tokens between that and the colon."""
KINDS = ("people", "number", "others")


def sentences(view: View) -> Iterator[Span]:
    """The sentences of a text; a label and the figure behind its colon are one, which the parser parts: "- slightly hurt:", "four nurses"."""
    held: int | None = None
    for sent in view.doc.sents:
        start, held = sent.start if held is None else held, None
        last = view.words[sent.end - 1]
        if last in (":", "):") and sent.end - sent.start <= ENTRY and (sent.end in view.counts):
            held = start
            continue
        yield view.doc[start : sent.end]
    if held is not None:
        yield view.doc[held : len(view.doc)]


def labelled(scene: Scene, i: int) -> list[Group]:
    """The figure behind a word of harm at ``i`` that stands before it as its label: "Killed: 7", "Dead - 12", "Soldiers wounded: 3".

    Nothing where a figure stands before the word: then what follows only says who they were ("12 killed: three women ...").
    """
    view = scene.view
    if (at := _remark(scene, i)) is not None:
        first = scene.begin.get(at + 1)
        goes_on = first is not None and view.at(first.chain()[-1].end) in view.lex.harm
        asked = "?" in view.words[at : scene.end]
        if (
            first is not None
            and first.counted
            and first.start in view.counts
            and first.kind in KINDS
            and not (goes_on or asked)
        ):
            return [_of_remark(scene, first, i, at)]
    if view.words[i] in view.lex.cues["label"] and _bare_label(scene, i):
        counted = view.counts[i + 1]
        return [Group(counted.start, counted.end, None, counted.value, "number")]
    if view.words[i] not in view.lex.cues["label"] or view.at(i + 1) not in view.lex.cues["sets-off"]:
        return []
    group = scene.begin.get(i + 2)
    if group is None or not group.counted or group.start not in view.counts or group.kind not in KINDS:
        return []
    before = scene.cover.get(i - 1) or scene.cover.get(i)
    told = before if before is not None and before.end >= i else scene.adjacent(i, over=("or", "and", "who", "that"))
    if told is not None and told.counted and (told.start in view.counts or told.end <= i):
        return []
    named = before is not None and before.end == i and before.kind == "people" and not before.counted
    if before is not None and named and group.kind == "number":
        return [replace(group, head=before.head, noun=before.noun, category=before.category)]
    return [group]


def _remark(scene: Scene, i: int) -> int | None:
    """The colon behind a remark, where the word of harm at ``i`` and the remark open an entry: "Dead (raiders): 4", "Taken to hospital: 8", "deaths
    reported by clinics so far: 14"."""
    view = scene.view
    start = scene.start
    if scene.end - start > LONGEST or any(tag in FINITE for tag in view.tags[start : scene.end]):
        return None
    while start < i and view.words[start] in SIGNS:
        start += 1
    if i - start > OPENING or any(k in view.counts or view.words[k] in view.lex.harm for k in range(start, i)):
        return None
    for k in range(i + 1, min(i + 2 + REMARK, scene.end)):
        if view.words[k] in (":", "):"):
            return k
        if k in view.counts or view.tags[k] in ("VBD", "VBZ", "VBP", "MD") or view.words[k] in (".", ";", "|"):
            return None
    return None


def _of_remark(scene: Scene, figure: Group, i: int, at: int) -> Group:
    """The figure with the noun that the label says it is of, where it has none itself: "Dead (raiders): 4"."""
    view = scene.view
    nouns = [g for g in scene.groups if scene.start <= g.start and g.end <= at and g.kind == "people" and not g.counted]
    if figure.kind != "number" or len(nouns) != 1 or nouns[0].noun is None or "by" in view.words[i:at]:
        return figure
    return replace(figure, head=nouns[0].head, noun=nouns[0].noun, category=nouns[0].category)


def _bare_label(scene: Scene, i: int) -> bool:
    """Whether a label and its figure stand alone, without a colon: "Dead 9, injured 20"."""
    view, counted = scene.view, scene.view.counts.get(i + 1)
    if counted is None or counted.start != i + 1 or view.tokens[i].text.islower() or i != scene.start:
        return False
    return view.words[i + 1].isdigit() and view.at(counted.end) in (",", ";", ".", "", "/", "|")


def abbreviated(scene: Scene, i: int) -> list[Group]:
    """The people before an abbreviation in capitals at ``i``: "12 KIA", "two soldiers WIA". It may also name an armed group ("two KIA
    fighters")."""
    view = scene.view
    if not view.tokens[i].text.rstrip("s").isupper() or _names(view, i):
        return []
    group = scene.cover.get(i - 1)
    if group is not None and group.end == i and group.kind == "people" and group.counted:
        return [group]
    k = i - 1
    while k > scene.start and (view.tags[k][:1] in "NJ" or view.words[k] == "x") and k not in view.counts:
        k -= 1
    counted = view.counts.get(k)
    return [Group(counted.start, counted.end, None, counted.value, "number")] if counted is not None else []


def _names(view: View, i: int) -> bool:
    """Whether the abbreviation at ``i`` stands for an armed group or before a noun."""
    others = [
        w for w, entries in view.lex.apart.items() if w != view.words[i] and any("abbr" in e.frames for e in entries)
    ]
    if any(word in others for word in view.words):
        return False
    return i in view.actors or view.tags[i + 1 : i + 2] in (["NN"], ["NNS"])
