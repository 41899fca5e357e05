"""Which blocks of a page are the body of an article: a learned line model, and guards that keep paragraphs whole."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rashomon import forest
from rashomon.pages import dates
from rashomon.pages.blocks import STOPS, Block
from rashomon.pages.credit import media_words
from rashomon.pages.features import OWN, matrix
from rashomon.pages.headline import PHOTO
from rashomon.pages.published import is_date_line
from rashomon.pages.tallies import keep_tallies
from rashomon.pages.tongue import foreign

LIMIT = 0.3
"""Chance above which a block is kept: low, because a lost paragraph is worse than a kept line of boilerplate."""


ALIEN = -2.0
"""Lexical score below which a line's words are those of notices and offers ("Sign up for our newsletter ..."), however whole it is."""
LIMIT_ALIEN = 0.6
"""Chance above which such a line is kept all the same."""
LIMIT_ANY = 0.2
"""The same on a page that is not English, where the words don't help to tell."""
LIMIT_TELLING = 0.1
"""Chance above which a short line of sentences below a paragraph is kept that tells who said or suffered what; :data:`LEAST_WHOLE`: its words at least,
:data:`PROSE`: those of the paragraph."""
LEAST_WHOLE = 4
PROSE = 12
DOUBT = 0.65
"""Mean chance below which a list of short lines is links; :data:`DOUBT_LED` where a line such as "Read more" leads it."""
DOUBT_LED = 0.95
LEADING = 4
"""Words of the longest line, or of the beginning of one up to its colon, that only leads to other articles ("Also read")."""
CELL = 14
"""Words of the longest line that a table or list may repeat."""
SURE = 0.6
"""Chance above which such a line is content each time."""
TELLS = re.compile(r"\b(?:according to|said|told|reported)\b")
"""What a paragraph says and a caption hardly."""
CAPTION = 30
"""Words of the longest caption that is cut; a longer one tells the news again."""
LABELLED = re.compile(r"[\[(]?\s?([A-Za-z]{4,8})(?:\s(?:[Pp]hoto|[Ii]mage|[Pp]icture))?\s?(?:[:|]|[-–—]\s)")
TAKEN = re.compile(
    r"[\[(](?:(?:[A-Z][\w.'’-]+\s?){1,4}/\s?[A-Z][\w.&' -]{1,30}|(?:AFP|AP|EPA|Reuters|REUTERS|Getty Images)\s?[:/|]\s?[A-Z][^)\]]{2,50}|"
    r"(?:(?i:file|archive)\s)?(?i:photos?|image|picture)\b[^)\]]{0,60})[\])]\.?$|"
    r"\b(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture)s?\s?[:|]\s?[A-Z][^.]{1,50}$|\bAP Photo/[\w .'-]{3,40}$"
)
UNFILLED = re.compile(r"^(?:\{\{[^{}]*\}\}\s*)+$")
WEEKDAY = re.compile(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day[:.]?")
"""A line that is no more than a day of the week."""
TIMELINE = 4
"""Lines of nothing but a date on a page, from which on they are the headings of a timeline."""


@cache
def _model(name: str) -> tuple[forest.Forest, dict[str, float]]:
    """The shipped model ``name`` (``text``, ``html``, or ``any`` for text in any language) and the weights of words that its features need."""
    stored = json.loads((files("rashomon.pages") / "data" / "lines.json").read_text(encoding="utf-8"))
    return forest.read(stored[name]), stored["words"]


def body(blocks: Sequence[Block]) -> list[bool]:
    """For each block of a page, whether it belongs to the body of an article.

    Parameters: all ``blocks`` of one page in order. A line that is printed several times is kept once at most, and not at all
    where two prints stand side by side, as captions do, unless it surely is a paragraph.
    """
    if not blocks:
        return []
    html = any(block.main is not None for block in blocks)
    other = foreign("\n".join(block.text for block in blocks if not html or block.main)) is not None
    if html and other:
        # Of another language the extractor's word is better than what a model of forms alone says.
        return [bool(block.main) for block in blocks]
    model, words = _model("any" if other else "html" if html else "text")
    rows = matrix(blocks, None if other else words)
    chance = [float(p) for p in model.probability(rows)]
    lexical = rows[:, OWN.index("lexical")]
    kept = []
    for block, score, p in zip(blocks, lexical, chance, strict=True):
        alien = score < ALIEN and len(block.words) >= 8
        kept.append(bool(p > (LIMIT_ANY if other else LIMIT_ALIEN if alien else LIMIT)))
    prints: dict[str, list[int]] = defaultdict(list)
    for i, block in enumerate(blocks):
        prints[block.key].append(i)
    for places in prints.values():
        if len(places) > 1 and not _cells(blocks, places, chance):
            beside = any(b - a == 1 for a, b in pairwise(places))
            best = max(places, key=lambda i: (chance[i], -i))
            text = blocks[best].text
            told = blocks[best].ends_sentence and chance[best] > SURE and (not PHOTO.search(text) or TELLS.search(text))
            for i in places:
                kept[i] = kept[i] and i == best and (bool(told) or not beside)
    dated = [i for i, block in enumerate(blocks) if is_date_line(block.text)]
    if len(dated) < TIMELINE:
        for i in dated:
            kept[i] = False
    for i, block in enumerate(blocks):
        kept[i] = kept[i] and not _leads_away(block)
    if not any(kept) and len(blocks) <= 3:
        # So little text, or all of it in capitals, is nothing that the model has seen.
        kept = [len(block.words) >= 10 and block.ends_sentence for block in blocks]
    _cut_lists(blocks, kept, chance)
    _keep_enclosed(blocks, kept, chance, prints)
    if not other:
        _keep_telling(blocks, kept, chance, prints)
    keep_tallies(blocks, kept)
    _keep_weekdays(blocks, kept)
    return [keep and not _is_furniture(b) and not _is_caption(b) for keep, b in zip(kept, blocks, strict=True)]


def _keep_weekdays(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Keep the lines that are no more than a weekday, where some head what is told below: "Monday", and further down "Tuesday"."""
    told = [i for i, keep in enumerate(kept) if keep]
    days = [i for i, block in enumerate(blocks) if WEEKDAY.fullmatch(block.text.strip())]
    if told and len({blocks[i].key for i in days}) > 1:
        for i in days:
            kept[i] = kept[i] or (i < told[-1] and i + 1 < len(kept) and kept[i + 1])


def _keep_telling(
    blocks: Sequence[Block], kept: list[bool], chance: Sequence[float], prints: dict[str, list[int]]
) -> None:
    """A short line of whole sentences that tell who said or suffered what, right below a paragraph, stays, unless the model is sure
    against it: "The army blamed rebels. They denied it."."""
    for i in range(1, len(blocks)):
        above, block = blocks[i - 1], blocks[i]
        prose = kept[i - 1] and above.ends_sentence and len(above.words) >= PROSE
        whole = LEAST_WHOLE <= len(block.words) <= CAPTION and block.ends_sentence and block.text.endswith(STOPS)
        if not kept[i] and prose and whole and chance[i] > LIMIT_TELLING and len(prints[block.key]) == 1:
            kept[i] = not media_words("telling").isdisjoint(word.lower() for word in block.words)


def _leads_away(block: Block) -> bool:
    """A line amid the text that names another article: "Also read", "Read more: Ten hurt in ..."."""
    words = re.findall(r"\w+", block.text.partition(":")[0].lower())
    short = len(words) <= LEADING and (":" in block.text or len(words) <= 2) and not block.text.endswith(STOPS)
    return short and bool(words) and words[0] in media_words("lead")


def _is_furniture(block: Block) -> bool:
    """A line of words such as "Advertisement" and nothing else, or of a page's unfilled places ("{{title}}")."""
    words = [word.lower() for word in block.words]
    return bool(UNFILLED.search(block.text)) or (bool(words) and set(words) <= media_words("furniture"))


def _is_caption(block: Block) -> bool:
    """What stands below a picture, told by a label in front ("FILE - ...") or by who took it at its end ("(Agency/Jan Holt)")."""
    if len(block.words) > CAPTION:
        return False
    label = LABELLED.match(block.text)
    if label and label[1].lower() in media_words("picture"):
        return True
    # One with a full date may be all that dates a page, and tells of what happened.
    return bool(TAKEN.search(block.text)) and not any(dates.find(block.text))


def _cells(blocks: Sequence[Block], places: Sequence[int], chance: Sequence[float]) -> bool:
    """True for prints of one short line that the extractor and the model both take for content, each one: cells of a table, items
    of lists."""
    return all(blocks[i].main and chance[i] > SURE and len(blocks[i].words) <= CELL for i in places)


def _cut_lists(blocks: Sequence[Block], kept: list[bool], chance: Sequence[float]) -> None:
    """Three or more short lines in a row that are no sentences, and that the model doubts, are a list of links, not subheadings."""
    run: list[int] = []
    for i in range(len(blocks) + 1):
        text = blocks[i].text if i < len(blocks) else ""
        # A line that is cut short leads to the whole of it elsewhere.
        open_end = text.endswith(("...", "…")) or not text.endswith((*STOPS, '"', "”"))
        short = i < len(blocks) and len(blocks[i].words) <= 14 and open_end
        if short:
            run.append(i)
            continue
        led = bool(run) and blocks[run[0]].words[:1] and blocks[run[0]].words[0].lower() in media_words("lead")
        if len(run) >= 3 and sum(chance[j] for j in run) < (DOUBT_LED if led else DOUBT) * len(run):
            for j in run:
                kept[j] = False
        run = []


def _keep_enclosed(
    blocks: Sequence[Block], kept: list[bool], chance: Sequence[float], prints: dict[str, list[int]]
) -> None:
    """A whole paragraph between two kept ones stays, unless the model is sure against it."""
    sure = list(kept)
    for i in range(1, len(blocks) - 1):
        block = blocks[i]
        whole = len(block.words) >= 12 and block.ends_sentence and len(prints[block.key]) == 1
        if not kept[i] and whole and chance[i] > 0.12 and sure[i - 1] and sure[i + 1]:
            kept[i] = True
