"""Figures of bulletins and posts, which tell harm without a sentence: "Killed: 7", "12 KIA, 30 WIA"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.tolls.people import Group, View
from rashomon.reading.tolls.scene import Scene

KINDS = ("people", "number", "others")


def labelled(scene: Scene, i: int) -> list[Group]:
    """The figure behind a word of harm at ``i`` that stands before it as its label: "Killed: 7", "Dead - 12", "Soldiers wounded: 3".

    Nothing where a figure stands before the word: then what follows only says who they were ("12 killed: three women ...").
    """
    view = scene.view
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
    others = [w for w, entry in view.lex.apart.items() if "abbr" in entry.frames and w != view.words[i]]
    sentence = view.tokens[i].sent
    if any(view.words[k] in others for k in range(sentence.start, sentence.end)):
        return False
    return i in view.actors or view.tags[i + 1 : i + 2] in (["NN"], ["NNS"])
