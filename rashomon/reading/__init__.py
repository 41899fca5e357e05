"""From an annotated text to what it says: its claims, and its reports of incidents, diplomacy and history."""

from __future__ import annotations

from spacy.tokens import Doc

from rashomon.model import Article, Reading
from rashomon.reading.accounts import Account
from rashomon.reading.anaphora import owned
from rashomon.reading.attribution import attributions
from rashomon.reading.attribution.view import View
from rashomon.reading.diplomacy import diplomacy
from rashomon.reading.events.learned import decisions
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention, mentions, weapons
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.segments import violent_segments
from rashomon.reading.events.setting import settle
from rashomon.reading.history import history
from rashomon.reading.incidents import incidents
from rashomon.reading.reports import write
from rashomon.reading.spoken import spoken
from rashomon.reading.tolls import tolls

__all__ = ["read"]


def scene_of(doc: Doc, accurate: bool = False) -> Scene:
    """The document with its tolls and attributions found; ``accurate`` as for :func:`read`."""
    view = View(doc)
    scene = Scene(doc, tolls(doc), spoken(doc, attributions(doc, accurate, view)), view)
    scene.tolls = owned(scene)
    return scene


def read(doc: Doc, accurate: bool = False) -> Reading:
    """Read one article.

    Parameters: a ``Doc`` of the language room, with ``doc._.article`` set; ``accurate``: let the learned tagger say who says what,
    which takes longer. Result: claims and reports whose spans are of the
    article's page. Raises ``ValueError`` for a ``Doc`` without its article.
    """
    article: Article | None = doc._.article
    if article is None:
        raise ValueError(
            "a Doc without its article can't be traced to a page: annotate it with rashomon.language.annotate"
        )
    scene, accounts, found = accounts_of(doc, accurate)
    return write(scene, article, accounts, found)


def accounts_of(doc: Doc, accurate: bool = False) -> tuple[Scene, list[Account], list[Mention]]:
    """The document with what was found in it, the events that it tells in the order of the text, and its mentions of events."""
    article: Article | None = doc._.article
    scene = scene_of(doc, accurate)
    armed = weapons(scene, lexicon())
    found = mentions(scene, armed)
    segments = violent_segments(scene, found, armed)
    settle(scene, segments, armed)
    fresh, left = incidents(scene, segments, article, doc._.headline_end, decisions())
    accounts = [*fresh, *diplomacy(scene, found, article), *history(scene, left, found, article)]
    return scene, sorted(accounts, key=lambda a: (a.start, a.kind)), found
