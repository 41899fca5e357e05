"""From MUC-4 keys to which words tell which incident: labels for :mod:`bench.train_events`.

    python -m bench.muc_labels --data PATH [--show N]

A sentence tells an incident when it holds a string of its key: the people or things hit, or, beside a word of the incident's type and where the text tells no other incident, those
who did it or with what. Strings that several incidents of a text share decide only where nothing else parts them: then the one whose place or
day the sentence names, else all. The coders left out fighting among armed men and what is older than two months, so a sentence that tells no
key is *unknown*, not background. Prints how many sentences tell an incident, and with ``--show`` some of them.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from bench import muc
from bench.muc_score import days, levels
from bench.muc_words import fill_of

HIT = (12, 18, 19)
DONE = (6, 9)
SENTENCE = re.compile(r"[^\s].*?(?:[.!?][\"')\]]*(?=\s)|(?=\n\s*\n)|\Z)", re.S)
GENERIC = frozenset(
    {
        "PEOPLE",
        "PERSON",
        "PERSONS",
        "MEN",
        "MAN",
        "GROUP",
        "MEMBERS",
        "CIVILIANS",
        "VICTIMS",
        "INDIVIDUALS",
        "CAR",
        "VEHICLE",
        "HOUSE",
    }
)
"""Strings that say nothing alone; they count only beside a word of violence."""


Spans = tuple[tuple[int, int], ...]
"""Characters of a page that tell one incident."""


def pattern(string: str) -> re.Pattern[str]:
    """The words of a string, whatever the white space."""
    inner = r"\s+".join(re.escape(word) for word in string.split())
    return re.compile(rf"(?<![A-Z0-9]){inner}(?![A-Z0-9])")


def strings(template: muc.Template, slots: tuple[int, ...]) -> set[str]:
    """All forms of the fillers of some slots."""
    return {v for n in slots for f in template.slots.get(n, ()) for v in f.values if len(v) > 2}


def found(words: set[str], text: str) -> set[str]:
    return {w for w in words if pattern(w).search(text)}


def violent(text: str) -> bool:
    return any(fill_of("type", w) or fill_of("harm", w) for w in re.findall(r"[A-Z]+", text))


def worth(template: muc.Template, text: str, alone: bool) -> float:
    """How much a sentence says of an incident: 0 where it tells nothing of it. ``alone``: no other incident is told in the text."""
    hit, done = found(strings(template, HIT), text), found(strings(template, DONE), text)
    sure = {w for w in hit if w not in GENERIC}
    if not (sure or (violent(text) and (hit or (alone and done)))):
        return 0.0
    return 2.0 * len(sure) + len(hit) + 0.5 * len(done) + 0.5 * violent(text)


def side(template: muc.Template, text: str) -> int:
    """How many of its places and days the sentence names."""
    names = {n for f in template.slots.get(3, ()) for v in f.values for n in levels(v)[1:]}
    numbers = {
        f"{d.day} {d:%B}".upper() for f in template.slots.get(2, ()) for v in f.values for d in days(v) if d is not None
    }
    return len(found(names, text)) + 2 * len(found(numbers, text))


def tell(text: muc.Text, templates: list[muc.Template]) -> list[Spans]:
    """The sentences of a text that tell each of its incidents.

    Parameters: a text and its keys. Result: in the order of the keys; one whose strings stand nowhere has no spans.
    """
    spans: dict[int, list[tuple[int, int]]] = {n: [] for n in range(len(templates))}
    for match in SENTENCE.finditer(text.capitals):
        values = {n: w for n, t in enumerate(templates) if (w := worth(t, match[0], len(templates) == 1))}
        if not values:
            continue
        most = max(values.values())
        best = [n for n, w in values.items() if w >= most - 0.5]
        named = {n: side(templates[n], match[0]) for n in best}
        for n in (n for n in best if named[n] == max(named.values())):
            spans[n].append(match.span())
    return [tuple(own) for own in spans.values()]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    keys = muc.keys(options.data, options.part)
    count: Counter[str] = Counter()
    for text in muc.texts(options.data, options.part):
        own = keys.get(text.name, [])
        for template, told in zip(own, tell(text, own), strict=True):
            count["incidents"] += 1
            count["sentences"] += len(told)
            count["incidents that no sentence tells"] += not told
            if count["incidents"] <= options.show:
                print(text.name, {n: [f.values[0] for f in template.slots.get(n, ())] for n in (4, *HIT)})
                for start, end in told:
                    print("    ", " ".join(text.page.text[start:end].split())[:200])
    print(dict(count))


if __name__ == "__main__":
    main()
